//! The demo through the binary: the first thing that anybody sees.

use std::path::Path;
use std::process::Command;

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
        "rows read: 5200 accepted",
        "In churn-risk (version 1)",
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
