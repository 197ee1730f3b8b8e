//! The real binary, serving a folder on a free port.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};

use serde_json::{Value, json};

/// The password of the first administrator.
pub(crate) const PASSWORD: &str = "seven brave kites";

/// A server that ends with the test.
pub(crate) struct Server {
    child: Child,
    log: Option<ChildStderr>,
    /// What it printed once it was ready.
    pub(crate) printed: String,
    /// Without a path.
    pub(crate) url: String,
}

impl Server {
    /// Starts a server on a new folder, which prints its token.
    pub(crate) fn first(folder: &Path, arguments: &[&str]) -> Self {
        Self::start(folder, arguments, |line| line.contains("-d '"))
    }

    /// Starts a server on a folder in which somebody can sign in.
    pub(crate) fn again(folder: &Path, arguments: &[&str]) -> Self {
        Self::start(folder, arguments, |_| true)
    }

    /// Starts a server and reads what it prints up to a line; it answers by then.
    fn start(folder: &Path, arguments: &[&str], is_last: impl Fn(&str) -> bool) -> Self {
        let mut child = command(folder, arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut printed = String::new();
        for line in lines.map(Result::unwrap) {
            printed += &format!("{line}\n");
            if is_last(&line) {
                break;
            }
        }
        let mut words = printed.split_whitespace();
        let url = words.find(|word| word.starts_with("http"));
        let Some(url) = url.map(str::to_owned) else {
            let mut log = String::new();
            let errors = child.stderr.as_mut().unwrap();
            errors.read_to_string(&mut log).unwrap();
            panic!("the server did not start: {log}");
        };
        Self {
            log: child.stderr.take(),
            child,
            printed,
            url,
        }
    }

    /// The one-time token.
    pub(crate) fn one_time_token(&self) -> Option<&str> {
        let mut words = self.printed.split_whitespace();
        words.find(|word| word.starts_with("fq_setup_"))
    }

    /// Makes the first administrator; the session's cookie and token.
    pub(crate) fn set_up(&self) -> (String, String) {
        let token = self.one_time_token().expect("a new workspace has a token");
        let body =
            json!({"token": token, "name": "Li", "email": "li@example.com", "password": PASSWORD});
        let answer = ureq::post(format!("{}/api/v1/setup", self.url)).send_json(body);
        let mut answer = answer.unwrap();
        let cookie = answer.headers()["set-cookie"].to_str().unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        let session: Value = answer.body_mut().read_json().unwrap();
        (cookie, session["csrf"].as_str().unwrap().to_owned())
    }

    /// A token of the first administrator with all rights.
    pub(crate) fn token(&self) -> String {
        let (cookie, csrf) = self.set_up();
        let session = ureq::get(format!("{}/api/v1/session", self.url));
        let answer = session.header("cookie", &cookie).call();
        let session: Value = answer.unwrap().body_mut().read_json().unwrap();
        let body = json!({"name": "test", "scopes": session["rights"]});
        let made = ureq::post(format!("{}/api/v1/tokens", self.url))
            .header("cookie", &cookie)
            .header("x-fenqun-csrf", &csrf)
            .send_json(body);
        let made: Value = made.unwrap().body_mut().read_json().unwrap();
        made["secret"].as_str().unwrap().to_owned()
    }

    /// Asks it to stop; how it ended, and its log.
    pub(crate) fn stop(mut self) -> (ExitStatus, String) {
        let id = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &id]).status().unwrap();
        assert!(told.success());
        let mut log = String::new();
        let mut errors = self.log.take().unwrap();
        errors.read_to_string(&mut log).unwrap();
        (self.child.wait().unwrap(), log)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `fenqun serve` on a free port, with nothing of the environment's settings.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fenqun"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("FENQUN_")) {
        command.env_remove(name);
    }
    command
        .args(["--lang", "en", "--data"])
        .arg(folder)
        .arg("serve")
        .args(arguments);
    if !arguments.contains(&"--listen") {
        command.args(["--listen", "127.0.0.1:0"]);
    }
    command
}
