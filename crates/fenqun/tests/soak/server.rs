//! The server: the real binary on a port that stays the same over all kills.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant as Clock};

use serde_json::{Value, json};

use crate::sender::now;

const PATIENCE: Duration = Duration::from_secs(60);
const PASSWORD: &str = "seven brave kites over the harbour";
const SCOPES: [&str; 3] = ["see", "see-personal", "manage-webhooks"];

/// The server and the keys to it.
pub(crate) struct Server {
    child: Option<Child>,
    data: PathBuf,
    port: u16,
    token: String,
    write_key: String,
}

/// What a sender needs.
#[derive(Clone, Debug)]
pub(crate) struct Door {
    url: String,
    write_key: String,
    agent: ureq::Agent,
}

/// The change log folded up to an instant.
pub(crate) struct Recorded {
    /// RFC 3339.
    pub(crate) as_of: String,
    /// Newest sequence number.
    pub(crate) last: u64,
    /// Label by definition and customer; those outside are left out.
    pub(crate) standings: BTreeMap<(String, String), String>,
}

impl Server {
    /// Applies the definitions, starts the server and makes keys.
    pub(crate) fn first(data: &Path, definitions: &str) -> Self {
        let file = data.with_extension("yaml");
        fs::write(&file, definitions).expect("the definitions are written");
        let mut server = Self {
            child: None,
            data: data.into(),
            port: free_port(),
            token: String::new(),
            write_key: String::new(),
        };
        server.command(&["apply", file.to_str().expect("a path in UTF-8")]);
        let log = data.with_extension("log");
        server.start(Stdio::from(
            fs::File::create(&log).expect("a file for the log"),
        ));
        let printed = fs::read_to_string(&log).expect("the log can be read");
        server.make_keys(&printed);
        server
    }

    fn start(&mut self, out: Stdio) {
        let listen = format!("127.0.0.1:{}", self.port);
        let child = self
            .fenqun(&[
                "serve",
                "--listen",
                &listen,
                "--allow-webhook-networks",
                "127.0.0.0/8",
            ])
            .stdout(out)
            .spawn();
        self.child = Some(child.expect("the binary starts"));
        let start = Clock::now();
        while ureq::get(self.url("/readyz")).call().is_err() {
            let child = self.child.as_mut().expect("it was started");
            let ended = child.try_wait().expect("the child can be asked");
            assert!(ended.is_none(), "the server ended: {ended:?}");
            assert!(start.elapsed() < PATIENCE, "the server did not get ready");
            std::thread::yield_now();
        }
    }

    pub(crate) fn kill_and_start(&mut self) {
        let mut child = self.child.take().expect("it runs");
        child.kill().expect("the child can be killed");
        child.wait().expect("the child can be waited for");
        self.start(Stdio::null());
    }

    /// SIGTERM, and the end of the process.
    pub(crate) fn stop(&mut self) {
        let mut child = self.child.take().expect("it runs");
        let id = child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &id]).status();
        assert!(told.expect("kill runs").success());
        let status = child.wait().expect("the child can be waited for");
        assert!(status.success(), "the server ended with {status}");
    }

    fn make_keys(&mut self, printed: &str) {
        let once = printed
            .split_whitespace()
            .find(|word| word.starts_with("fq_setup_"));
        let once = once.unwrap_or_else(|| panic!("the first start printed no token: {printed}"));
        let answer = ureq::post(self.url("/api/v1/setup"))
            .send_json(
                json!({"token": once, "name": "Soak", "email": "soak@example.com",
                "password": PASSWORD}),
            )
            .expect("the first administrator is made");
        let cookie = answer.headers()["set-cookie"]
            .to_str()
            .expect("a cookie is text");
        let cookie = cookie.split(';').next().expect("it has a value").to_owned();
        let session: Value = answer.into_body().read_json().expect("the answer is JSON");
        let csrf = session["csrf"]
            .as_str()
            .expect("a session has its token")
            .to_owned();
        let make = |path: &str, body: Value| -> String {
            let made: Value = ureq::post(self.url(path))
                .header("Cookie", &cookie)
                .header("X-Fenqun-CSRF", &csrf)
                .send_json(body)
                .unwrap_or_else(|error| panic!("{path}: {error}"))
                .into_body()
                .read_json()
                .expect("the answer is JSON");
            made["secret"]
                .as_str()
                .unwrap_or_else(|| panic!("{path}: {made}"))
                .to_owned()
        };
        let token = make("/api/v1/tokens", json!({"name": "soak", "scopes": SCOPES}));
        let write_key = make("/api/v1/keys", json!({"name": "soak", "source": "soak"}));
        (self.token, self.write_key) = (token, write_key);
    }

    pub(crate) fn door(&self) -> Door {
        Door {
            url: self.url("/v1/batch"),
            write_key: self.write_key.clone(),
            agent: ureq::Agent::config_builder()
                .timeout_global(Some(Duration::from_secs(20)))
                .build()
                .into(),
        }
    }

    /// Subscribes a webhook to every change.
    pub(crate) fn subscribe(&self, url: &str) {
        ureq::post(self.url("/api/v1/webhooks"))
            .header("Authorization", self.bearer())
            .send_json(json!({"url": url}))
            .expect("the webhook is subscribed");
    }

    /// The change log, once everything up to now is recorded, folded up to now.
    pub(crate) fn recorded_until_now(&self) -> Recorded {
        let as_of = now();
        let start = Clock::now();
        while self.watermark() < as_of {
            assert!(start.elapsed() < PATIENCE, "deadlines are not kept up with");
            std::thread::yield_now();
        }
        let mut recorded = Recorded {
            as_of: fenqun_model::Instant(as_of).to_string(),
            last: 0,
            standings: BTreeMap::new(),
        };
        loop {
            let path = format!("/api/v1/changes?after={}&limit=500", recorded.last);
            let page = self.get(&path);
            let items = page["items"].as_array().expect("a page has items");
            for change in items {
                recorded.take_in(change, as_of);
            }
            if items.is_empty() {
                return recorded;
            }
        }
    }

    fn watermark(&self) -> i64 {
        let status = self.get("/api/v1/status");
        instant(&status["watermark"])
    }

    fn get(&self, path: &str) -> Value {
        let answer = ureq::get(self.url(path))
            .header("Authorization", self.bearer())
            .call();
        let answer = answer.unwrap_or_else(|error| panic!("{path}: {error}"));
        answer.into_body().read_json().expect("the answer is JSON")
    }

    /// Runs another command on the folder, which no server may hold; what it printed.
    pub(crate) fn command(&self, args: &[&str]) -> String {
        let output: Output = self.fenqun(args).output().expect("the binary starts");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?} failed:\n{errors}");
        String::from_utf8(output.stdout).expect("output is UTF-8")
    }

    fn fenqun(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fenqun"));
        command
            .args(["--lang", "en", "--data"])
            .arg(&self.data)
            .args(args);
        command
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn bearer(&self) -> String {
        format!("Bearer {}", self.token)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            // The test failed; whether the process is gone already does not matter.
            drop(child.kill());
            drop(child.wait());
        }
    }
}

impl Door {
    /// Sends a batch; whether it was acknowledged.
    pub(crate) fn batch(&self, body: &Value) -> bool {
        let sent = self
            .agent
            .post(&self.url)
            .header("Authorization", format!("Bearer {}", self.write_key))
            .send_json(body);
        match sent {
            Ok(answer) => {
                let mut text = String::new();
                answer
                    .into_body()
                    .into_reader()
                    .read_to_string(&mut text)
                    .is_ok()
            }
            Err(ureq::Error::StatusCode(status @ 400..=428)) => {
                panic!("a good batch was refused: {status}")
            }
            Err(_) => false,
        }
    }
}

impl Recorded {
    /// Changes after the instant are told of, but do not count.
    fn take_in(&mut self, change: &Value, as_of: i64) {
        let text = |name: &str| change[name].as_str().map(str::to_owned);
        let sequence = change["sequence"]
            .as_u64()
            .expect("a change has its number");
        assert_eq!(sequence, self.last + 1, "the change log has a gap");
        self.last = sequence;
        if instant(&change["at"]) > as_of {
            return;
        }
        let key = (
            text("definition").expect("a change names its definition"),
            text("customer").expect("a change names its customer"),
        );
        let before = self.standings.get(&key).cloned();
        assert_eq!(
            before,
            text("from"),
            "what was before is not what is said: {change}"
        );
        match text("to") {
            Some(label) => self.standings.insert(key, label),
            None => self.standings.remove(&key),
        };
    }
}

/// A port that stays free while nobody listens: below those that the system gives to clients, or a
/// client that knocks while the server is down could be given this very one and talk to itself.
fn free_port() -> u16 {
    let first = 20_000 + (std::process::id() % 10_000) as u16;
    let free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    (first..first + 500)
        .find(free)
        .expect("one of so many ports is free")
}

fn instant(text: &Value) -> i64 {
    let text = text.as_str().expect("an instant is text");
    let read = fenqun_model::Instant::parse_rfc3339(text);
    read.unwrap_or_else(|| panic!("not an instant: {text}")).0
}
