//! A workspace in a folder of its own, driven through the binary.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// A workspace that goes away with the test.
pub(crate) struct Workspace(TempDir);

impl Workspace {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().expect("a folder for the test"))
    }

    /// Runs a command that has to succeed and gives its standard output.
    pub(crate) fn run(&self, args: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_fenqun"))
            .args(["--lang", "en", "--data"])
            .arg(self.0.path().join("data"))
            .args(args)
            .output()
            .expect("the binary starts");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "fenqun {args:?} failed:\n{errors}");
        String::from_utf8(output.stdout).expect("output is UTF-8")
    }

    /// Saves definitions.
    pub(crate) fn apply(&self, yaml: &str) {
        let file = self.0.path().join("definitions.yaml");
        std::fs::write(&file, yaml).expect("the definitions are written");
        self.run(&["apply", file.to_str().expect("a path in UTF-8")]);
    }

    /// Evaluates a definition for every customer: customer and answer, by customer.
    pub(crate) fn eval(&self, name: &str) -> Vec<(String, Value)> {
        let text = self.run(&["eval", "--format", "json", "--all", name]);
        let answer: Value = serde_json::from_str(&text).expect("eval answers in JSON");
        standings(&answer["results"][0]["customers"])
    }
}

fn standings(customers: &Value) -> Vec<(String, Value)> {
    let customers = customers.as_array().expect("customers are a list");
    customers
        .iter()
        .map(|customer| {
            let answer = ["label", "value", "member"]
                .iter()
                .find_map(|key| customer.get(key));
            let name = customer["customer"].as_str().expect("a name").to_owned();
            (name, answer.cloned().unwrap_or_default())
        })
        .collect()
}

/// A number as `eval` writes it: whole ones as numbers, money as text.
pub(crate) fn number(value: &Value) -> f64 {
    let text = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    text.parse()
        .unwrap_or_else(|_| panic!("{value} is a number"))
}

/// A file of the data sets that are kept outside the repository, or `None`, said loudly. In
/// continuous integration a missing file is a failure.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data")
        .join(path);
    if file.exists() {
        return Some(file);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "{} is not there",
        file.display()
    );
    eprintln!(
        "SKIPPED: {} is not there, so the published numbers were NOT checked",
        file.display()
    );
    None
}
