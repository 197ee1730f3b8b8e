//! Help, results and errors in the language asked for.

use crate::shop::{GROUPS, SETTINGS};
use crate::tool::{Tool, assert_says};

#[test]
fn help_is_in_the_language_asked_for() {
    let tool = Tool::new();
    assert_says(&tool.ok(&["--help", "--lang", "zh"]), &["用法", "导入数据"]);
    assert_says(&tool.ok(&["--help"]), &["Usage", "Brings data in"]);
    for command in [
        "import", "apply", "get", "delete", "eval", "preview", "explain", "flows", "history",
        "fit", "fits", "export", "sample", "review", "check", "forget", "merge", "unmerge",
    ] {
        let chinese = tool.ok(&[command, "--help", "--lang", "zh"]);
        assert_says(&chinese, &["用法", "通用选项"]);
    }
}

#[test]
fn wrong_use_has_its_own_status_and_a_hint() {
    let tool = Tool::new();
    assert_says(&tool.fails(2, &["evl"]), &["evl", "eval"]);
    assert_says(
        &tool.fails(2, &["eval", "--asof", "now"]),
        &["--asof", "--as-of"],
    );
    assert_says(&tool.fails(2, &["flows", "rfm"]), &["--from"]);
    assert_says(
        &tool.fails(2, &["eval", "--format", "xml"]),
        &["xml", "json"],
    );
    assert_says(
        &tool.fails(2, &["import", "x.csv", "--as", "orders"]),
        &["orders", "events"],
    );
    assert_says(&tool.fails(2, &["evl", "--lang", "zh"]), &["没有", "eval"]);
    assert_eq!(tool.run(&[]).status, 2);
}

#[test]
fn a_malformed_instant_is_wrong_use() {
    let tool = Tool::new();
    let (settings, groups) = (tool.file("s.yaml", SETTINGS), tool.file("g.yaml", GROUPS));
    tool.ok(&["apply", &settings, &groups]);
    assert_says(
        &tool.fails(2, &["eval", "--as-of", "tomorrow"]),
        &["tomorrow", "2024-06-12"],
    );
    assert_says(
        &tool.fails(2, &["history", "stage", "--step", "often"]),
        &["often", "1mo"],
    );
    let error = tool.fails(
        2,
        &[
            "flows",
            "stage",
            "--from",
            "2024-02-01",
            "--to",
            "2024-01-01",
        ],
    );
    assert_says(&error, &["before"]);
    assert_says(
        &tool.fails(1, &["history", "stage", "--recorded"]),
        &["fenqun serve"],
    );
}
