//! The demo through the binary: the first thing that anybody sees.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

fn fenqun(data: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fenqun"));
    command.args(["--lang", "en", "--data"]).arg(data);
    let output = command.args(arguments).output().expect("the binary runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
    String::from_utf8(output.stdout).expect("the tool prints UTF-8")
}

#[test]
fn the_whole_loop_once_and_again() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let data = folder.path().join("demo");
    let walk = ["demo", "--no-serve", "--until", "2026-04-01"];
    let shown = fenqun(&data, &walk);
    for part in [
        "A made-up shop",
        "rows read: 5,200 accepted",
        "(churn-risk, version 1): In",
        "High-value loyal",
        "The rule catches",
        "report --out",
    ] {
        let found = shown.to_lowercase().contains(&part.to_lowercase());
        assert!(found, "{part:?} is not in\n{shown}");
    }
    for file in ["客户细分管理表.xlsx", "report.html", "shop/segments.yaml"] {
        assert!(data.join(file).exists(), "{file}");
    }
    let before = fenqun(&data, &["eval", "--format", "csv"]);
    assert!(before.lines().count() > 5_200);
    // The day is the one of the first walk.
    fenqun(&data, &["demo", "--no-serve"]);
    let after = fenqun(&data, &["eval", "--format", "csv"]);
    assert!(
        before == after,
        "a second demo over the same folder changed something"
    );
}

/// A demo that is being served.
struct Served {
    child: Child,
    url: String,
    email: String,
    password: String,
}

impl Served {
    fn start(data: &Path, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fenqun"));
        command.args(["demo", "--lang", "en", "--data"]).arg(data);
        let started = command.args(arguments).stdout(Stdio::piped()).spawn();
        let mut child = started.expect("the binary runs");
        let told = child.stdout.take().expect("it is piped");
        let mut lines: Vec<String> = Vec::new();
        for line in BufReader::new(told).lines() {
            lines.push(line.expect("the tool prints UTF-8"));
            if lines.iter().any(|line| line.contains("Ctrl-C stops it")) {
                break;
            }
        }
        let after = |mark: &str| {
            let found = lines.iter().find_map(|line| line.trim().strip_prefix(mark));
            found.unwrap_or_default().trim().to_owned()
        };
        Self {
            child,
            url: format!("http:{}", after("http:")),
            email: after("E-mail"),
            password: after("Password"),
        }
    }

    /// What the API answers to somebody who signs in as the demo says.
    fn ask(&self, path: &str) -> Value {
        let body = json!({"email": self.email, "password": self.password});
        let answer = ureq::post(format!("{}/api/v1/session", self.url)).send_json(body);
        let answer = answer.expect("the demo's sign-in works");
        let cookie = answer.headers()["set-cookie"].to_str().expect("it is text");
        let cookie = cookie.split(';').next().unwrap_or_default();
        let asked = ureq::get(format!("{}{path}", self.url)).header("cookie", cookie);
        let mut answer = asked.call().expect("it is answered");
        answer.body_mut().read_json().expect("it is JSON")
    }

    /// Whether the change log has changes of a cause, wherever in it they are.
    fn has_recorded(&self, cause: &str) -> bool {
        let path = format!("/api/v1/changes?cause={cause}&limit=1");
        let mut page = self.ask(&path);
        while page["items"] == json!([]) {
            let Some(next) = page["next"].as_str() else {
                return false;
            };
            page = self.ask(&format!("{path}&cursor={next}"));
        }
        true
    }

    /// As with Ctrl-C.
    fn stop(mut self) {
        let id = self.child.id().to_string();
        let told = Command::new("kill").args(["-INT", &id]).status();
        assert!(told.is_ok_and(|status| status.success()));
        assert!(self.child.wait().is_ok_and(|status| status.success()));
    }
}

impl Drop for Served {
    /// A test that fails leaves nothing running.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn served_it_has_a_history_and_is_there_again_the_next_time() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let data = folder.path().join("demo");
    let first = Served::start(&data, &["--until", "2026-04-01"]);
    let status = first.ask("/api/v1/status");
    assert_eq!(status["customers"], 5449, "{status}");
    let imports = first.ask("/api/v1/imports?limit=100");
    let states = imports["items"].as_array().expect("a list");
    assert!(states.len() > 20 && states.iter().all(|import| import["state"] == "done"));
    assert!(first.has_recorded("deadline") && first.has_recorded("import"));
    let password = first.password.clone();
    first.stop();

    let again = Served::start(&data, &[]);
    assert_eq!(again.password, password);
    let status = again.ask("/api/v1/status");
    assert_eq!(status["customers"], 5449, "{status}");
    again.stop();

    let walked = Command::new(env!("CARGO_BIN_EXE_fenqun"))
        .args(["demo", "--no-serve", "--lang", "en", "--data"])
        .arg(&data)
        .output()
        .expect("the binary runs");
    let said = String::from_utf8_lossy(&walked.stderr);
    assert!(said.contains("made to be served"), "{said}");
}

#[test]
fn nothing_of_it_goes_into_a_workspace_of_somebody_else() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let rows = folder.path().join("orders.csv");
    let text = "customer_id,time,amount\nC1,2025-11-01 10:00:00,5\n";
    std::fs::write(&rows, text).expect("it is writable");
    let data = folder.path().join("own");
    let rows = rows.display().to_string();
    fenqun(&data, &["import", &rows, "--as", "events"]);
    for arguments in [&["demo"][..], &["demo", "--no-serve"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fenqun"));
        let command = command.args(arguments).args(["--lang", "en", "--data"]);
        let output = command.arg(&data).output().expect("the binary runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("no demo made"), "{said}");
    }
    assert!(!data.join("shop").exists());
}

#[test]
fn a_day_that_is_none_is_refused() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_fenqun"));
    let command = command.args(["demo", "--until", "spring", "--lang", "en", "--data"]);
    let output = command
        .arg(folder.path())
        .output()
        .expect("the binary runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("\"spring\" is no day"), "{said}");
}
