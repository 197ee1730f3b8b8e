//! Same rows, same answers: whatever the files, their order, threads and batches.

use crate::shop::{GROUPS, SETTINGS, file_of, many_orders};
use crate::tool::Tool;

const CUSTOMERS: usize = 300;

const MORE: &str = "
---
kind: Segmentation
metadata: {name: rfm}
spec:
  method: rfm
  recency: 'since(last(order))'
  frequency: 'count(order)'
  monetary: 'sum(order.amount)'
---
kind: Segment
metadata: {name: best}
spec: {rule: 'top(20, by spend)'}
";

fn applied() -> Tool {
    let tool = Tool::new();
    let settings = tool.file("settings.yaml", SETTINGS);
    let groups = tool.file("groups.yaml", &format!("{GROUPS}{MORE}"));
    tool.ok(&["apply", &settings, &groups]);
    tool
}

fn eval(tool: &Tool, more: &[&str]) -> String {
    tool.ok(&[
        &["eval", "--all", "--format", "json", "--as-of", "2023-10-01"],
        more,
    ]
    .concat())
}

#[test]
fn any_division_into_files_in_any_order_gives_the_same_bytes() {
    let orders = many_orders(CUSTOMERS);
    let one = applied();
    one.ok(&[
        "import",
        &one.file("all.csv", &file_of(&orders)),
        "--as",
        "events",
        "--source",
        "orders",
    ]);
    let expected = eval(&one, &[]);
    assert!(expected.contains("Champions"));

    // The same orders backwards in five files, one of them twice, then everything again at once.
    let many = applied();
    let backwards: Vec<String> = orders.iter().rev().cloned().collect();
    let mut files = Vec::new();
    for (index, part) in backwards.chunks(backwards.len().div_ceil(5)).enumerate() {
        files.push(many.file(&format!("part{index}.csv"), &file_of(part)));
    }
    for file in [
        &files[3], &files[0], &files[4], &files[0], &files[1], &files[2],
    ] {
        many.ok(&["import", file, "--as", "events", "--source", "orders"]);
    }
    many.ok(&[
        "import",
        &many.file("all.csv", &file_of(&orders)),
        "--as",
        "events",
        "--source",
        "orders",
    ]);
    assert_eq!(eval(&many, &[]), expected);
}

#[test]
fn threads_batches_and_memory_change_nothing() {
    let tool = applied();
    let file = tool.file("all.csv", &file_of(&many_orders(CUSTOMERS)));
    tool.ok(&["import", &file, "--as", "events", "--source", "orders"]);
    let expected = eval(&tool, &["--threads", "1"]);
    for more in [
        &["--threads", "2"][..],
        &["--threads", "7"],
        &["--threads", "2", "--batch", "1"],
        &["--threads", "7", "--batch", "64"],
        &["--threads", "1", "--batch", "1000000"],
        &["--memory-budget", "1"],
        &["--memory-budget", "1", "--threads", "7", "--batch", "100"],
    ] {
        assert_eq!(eval(&tool, more), expected, "{more:?}");
    }
}
