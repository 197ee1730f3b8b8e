//! schemathesis against the real server: no request that its document allows, and none that it does
//! not, makes it fail or answer otherwise than the document says.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::server::Server;

/// The version that this was written with.
const VERSION: &str = "4.32.5";
/// Operations that would end our own rights in the middle; they are tried last.
const OWN: [&str; 3] = ["tokensRevoke", "peopleChange", "peopleRemove"];
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
                      response_headers_conformance,response_schema_conformance";

const DEFINITIONS: &str = "\
apiVersion: fenqun/v1
kind: Workspace
metadata: {name: shop}
spec: {time_zone: Asia/Shanghai, currency: CNY, country: CN}
---
kind: Segment
metadata: {name: recent, title: {zh: 近期购买, en: Bought lately}}
spec: {rule: 'did(order, last 30d)'}
---
kind: Segmentation
metadata: {name: rfm}
spec:
  method: rfm
  recency: 'since(last(order))'
  frequency: 'count(order, last 365d)'
  monetary: 'sum(order.amount, last 365d)'
  scores: {by: quantile, bins: 5}
  labels: preset/rfm-11
";

#[test]
fn the_server_is_as_its_document_says() {
    let Some(tool) = tool() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    seed(folder.path());
    let server = Server::first(folder.path(), &["--log-level", "error"]);
    let token = server.token();
    let others: Vec<&str> = OWN
        .iter()
        .flat_map(|name| ["--exclude-operation-id", name])
        .collect();
    let own: Vec<&str> = OWN
        .iter()
        .flat_map(|name| ["--include-operation-id", name])
        .collect();
    for operations in [others, own] {
        let output = Command::new(&tool)
            .arg("run")
            .arg(format!("{}/api/openapi.json", server.url))
            .args(["--header", &format!("Authorization: Bearer {token}")])
            .args(["--checks", CHECKS, "--phases", "examples,coverage,fuzzing"])
            .args(["--max-examples", "8", "--seed", "20261121", "--no-shrink"])
            .args([
                "--request-timeout",
                "20",
                "--workers",
                "2",
                "--warnings",
                "off",
            ])
            .args(operations)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", said(&output));
    }
    let (status, log) = server.stop();
    assert!(status.success(), "{log}");
    assert!(!log.contains("fault of the program"), "{log}");
}

/// A few customers and definitions, so that there is something to be asked about.
fn seed(folder: &Path) {
    let events = folder.join("events.jsonl");
    let lines = (1..=40).map(|number| {
        format!(
            "{{\"type\":\"track\",\"userId\":\"C{}\",\"event\":\"order\",\"messageId\":\"m{number}\",\
             \"timestamp\":\"2026-{:02}-01T08:00:00Z\",\"properties\":{{\"amount\":{number}}}}}\n",
            number % 9,
            number % 11 + 1,
        )
    });
    std::fs::write(&events, lines.collect::<String>()).unwrap();
    let file = folder.join("definitions.yaml");
    std::fs::write(&file, DEFINITIONS).unwrap();
    let fenqun = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fenqun"));
        let output = command
            .arg("--data")
            .arg(folder)
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", said(&output));
    };
    fenqun(&["import", events.to_str().unwrap(), "--as", "events"]);
    fenqun(&["apply", file.to_str().unwrap()]);
}

/// The tool, installed from the Python registry into the folder for what tests build. Nothing when
/// it cannot be had, which is said loudly, and is a failure where `CI` is set.
fn tool() -> Option<PathBuf> {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("schemathesis-{VERSION}"));
    let tool = home.join("bin").join("schemathesis");
    if works(&tool) {
        return Some(tool);
    }
    let made = Command::new("python3")
        .args(["-m", "venv"])
        .arg(&home)
        .output();
    let installed = made.and_then(|_| {
        let wanted = format!("schemathesis=={VERSION}");
        Command::new(home.join("bin").join("pip"))
            .args(["install", "--quiet", "--disable-pip-version-check", &wanted])
            .output()
    });
    if works(&tool) {
        return Some(tool);
    }
    let reason = installed.map_or_else(|error| error.to_string(), |output| said(&output));
    let skipped = format!("SKIPPED: schemathesis {VERSION} cannot be installed: {reason}");
    assert!(std::env::var_os("CI").is_none(), "{skipped}");
    eprintln!("{skipped}");
    None
}

fn works(tool: &Path) -> bool {
    let asked = Command::new(tool).arg("--version").output();
    asked.is_ok_and(|output| output.status.success())
}

fn said(output: &Output) -> String {
    let (out, errors) = (&output.stdout, &output.stderr);
    format!(
        "{}{}",
        String::from_utf8_lossy(out),
        String::from_utf8_lossy(errors)
    )
}
