//! The real binary, on a port of its own.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

const PASSWORD: &str = "seven brave kites over the harbour";

/// A running server with a write key and a token.
pub(crate) struct Server {
    child: Child,
    url: String,
    write_key: String,
    token: String,
    _folder: TempDir,
}

impl Server {
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut child = Command::new(env!("CARGO_BIN_EXE_fenqun"))
            .args(["--lang", "en", "--data"])
            .arg(folder.path().join("data"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary starts");
        let stdout = child.stdout.take().expect("it was asked for");
        let mut words = BufReader::new(stdout)
            .lines()
            .map_while(Result::ok)
            .flat_map(|line| {
                line.split_whitespace()
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            });
        let mut find = |start: &str| {
            let found = words.find(|word| word.starts_with(start));
            found.unwrap_or_else(|| panic!("the server printed nothing like {start}"))
        };
        let url = find("http://").trim_end_matches(['.', '/', ',']).to_owned();
        let once = find("fq_setup_");
        // Goes on reading, or the server would be stopped by a full pipe.
        std::thread::spawn(move || {
            let stdout = words;
            stdout.for_each(drop);
        });
        let mut server = Self {
            child,
            url,
            write_key: String::new(),
            token: String::new(),
            _folder: folder,
        };
        server.make_keys(&once);
        server
    }

    fn make_keys(&mut self, once: &str) {
        let body = json!({"token": once, "name": "Li", "email": "li@example.com",
            "password": PASSWORD});
        let answer = ureq::post(format!("{}/api/v1/setup", self.url)).send_json(body);
        let answer = answer.expect("the first administrator is made");
        let cookie = answer.headers()["set-cookie"].to_str().expect("it is text");
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        let session: Value = answer.into_body().read_json().expect("the answer is JSON");
        let csrf = session["csrf"].as_str().expect("a session has its token");
        let make = |path: &str, body: Value| -> String {
            let made = ureq::post(format!("{}{path}", self.url))
                .header("Cookie", &cookie)
                .header("X-Fenqun-CSRF", csrf)
                .send_json(body);
            let made = made.unwrap_or_else(|error| panic!("{path}: {error}"));
            let made: Value = made.into_body().read_json().expect("the answer is JSON");
            made["secret"].as_str().expect("a secret").to_owned()
        };
        let scopes = json!({"name": "test", "scopes": ["see", "see-personal"]});
        let token = make("/api/v1/tokens", scopes);
        let write_key = make("/api/v1/keys", json!({"name": "test", "source": "web"}));
        (self.token, self.write_key) = (token, write_key);
    }

    pub(crate) fn port(&self) -> u16 {
        let port = self
            .url
            .rsplit(':')
            .next()
            .and_then(|port| port.parse().ok());
        port.unwrap_or_else(|| panic!("no port in {}", self.url))
    }

    pub(crate) fn write_key(&self) -> &str {
        &self.write_key
    }

    /// How often each event of a customer is there, by name.
    pub(crate) fn events(&self, customer: &str) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for item in self.timeline(customer, "event") {
            let name = item["name"].as_str().expect("an event has its name");
            *counts.entry(name.to_owned()).or_default() += 1;
        }
        counts
    }

    /// Values of an attribute, newest first.
    pub(crate) fn attribute(&self, customer: &str, name: &str) -> Vec<String> {
        let items = self.timeline(customer, "attribute").into_iter();
        let values = items.filter(|item| item["name"] == name);
        values
            .map(|item| {
                item["properties"]["value"]
                    .as_str()
                    .unwrap_or("")
                    .to_owned()
            })
            .collect()
    }

    fn timeline(&self, customer: &str, kind: &str) -> Vec<Value> {
        let path = format!("/api/v1/customers/{customer}/timeline?kind={kind}&limit=500");
        let answer = ureq::get(format!("{}{path}", self.url))
            .header("Authorization", format!("Bearer {}", self.token))
            .call();
        let answer = match answer {
            Err(ureq::Error::StatusCode(404)) => return vec![],
            answer => answer.unwrap_or_else(|error| panic!("{path}: {error}")),
        };
        let page: Value = answer.into_body().read_json().expect("the answer is JSON");
        page["items"].as_array().expect("a page has items").clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Whether the process is gone already does not matter.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
