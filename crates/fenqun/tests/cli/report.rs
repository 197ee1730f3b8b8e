//! `fenqun report`: the page from real rows, its numbers counted by hand.

use crate::shop::{GROUPS, ORDERS, SETTINGS};
use crate::tool::{Tool, assert_says};

/// Every method that has a picture, and a strategy beside a group.
const PICTURES: &str = "\
apiVersion: fenqun/v1
kind: Segmentation
metadata: {name: rfm, title: {en: RFM}}
spec:
  method: rfm
  recency: 'since(last(order))'
  frequency: 'count(order)'
  monetary: 'sum(order.amount)'
---
kind: Segmentation
metadata: {name: classes, title: {en: Classes}}
spec: {method: abc, value: 'sum(order.amount)'}
---
kind: Segmentation
metadata: {name: matrix}
spec:
  method: matrix
  value: {of: 'sum(order.amount)'}
  potential: {of: 'count(order)'}
---
kind: Segmentation
metadata: {name: life}
spec: {method: lifecycle}
---
kind: Strategy
metadata: {name: hold, owner: Ms Li}
spec:
  for: [{segmentation: classes, label: A}, {segment: recent}]
  advice: {zh: 常联系, en: Stay in touch}
";

/// The page that the command writes.
fn page(tool: &Tool, arguments: &[&str]) -> String {
    let file = tool.path("page.html").display().to_string();
    let words = [&["report", "--out", &file], arguments].concat();
    tool.ok(&words);
    std::fs::read_to_string(&file).unwrap()
}

fn opened(definitions: &[&str]) -> Tool {
    let tool = Tool::new();
    for (number, text) in definitions.iter().enumerate() {
        let file = tool.file(&format!("{number}.yaml"), text);
        tool.ok(&["apply", &file]);
    }
    tool
}

fn with_orders(definitions: &[&str]) -> Tool {
    let tool = opened(&[SETTINGS]);
    let orders = tool.file("orders.csv", ORDERS);
    tool.ok(&["import", &orders, "--as", "events", "--source", "orders"]);
    for (number, text) in definitions.iter().enumerate() {
        let file = tool.file(&format!("more-{number}.yaml"), text);
        tool.ok(&["apply", &file]);
    }
    tool
}

#[test]
fn the_page_counts_what_the_rows_say() {
    let tool = with_orders(&[GROUPS]);
    let page = page(&tool, &[]);
    // A 180, B 200, C 450 in the last year, four orders.
    assert_says(
        &page,
        &[
            "As of 2024-03-15 00:00",
            "Events from 2023-06-01 to 2024-03-01",
            "<p>3</p>",
            "<p>¥830</p>",
            "<p>¥208</p>",
            "4 orders in the last 365 days",
            "what the ABC segmentation “abc” calls value: spend = sum(order.amount).",
            "Bought lately",
            ">5<",
            "orders.csv",
        ],
    );
}

#[test]
fn every_method_has_its_picture_and_strategies_stand_beside_groups() {
    let tool = with_orders(&[GROUPS, PICTURES]);
    let text = page(&tool, &[]);
    assert_says(
        &text,
        &[
            "Frequency (F)",
            "Share of value",
            "Value ↑ · Potential →",
            "Prospect",
            "Stay in touch (Ms Li)",
            "from 3 customers as of 2024-03-15",
        ],
    );
    assert_eq!(text.matches("Stay in touch").count(), 2);
    let chinese = page(&tool, &["--lang", "zh"]);
    assert_says(&chinese, &["客户分群报告", "常联系（Ms Li）", "口径说明"]);
}

#[test]
fn movements_are_those_between_the_instants_asked_for() {
    let tool = with_orders(&[GROUPS]);
    let movements = ["--from", "2024-01-01", "--to", "2024-02-15"];
    // At the earlier instant only B had bought, at the later one A and C had as well; A's first
    // order lies more than 30 days back by then, B's even more.
    let text = page(&tool, &movements);
    assert_says(
        &text,
        &[
            "From 2024-01-01 to 2024-02-15",
            "1 of 3 customers (33.3%) stayed where they were.",
        ],
    );
    let backwards = tool.run(&["report", "--from", "2024-02-15", "--to", "2024-01-01"]);
    assert_eq!(backwards.status, 2);
    assert!(
        backwards.err.contains("must lie before"),
        "{}",
        backwards.err
    );
}

#[test]
fn without_data_or_definitions_the_page_says_what_to_do() {
    let tool = opened(&[SETTINGS]);
    let text = page(&tool, &[]);
    assert_says(
        &text,
        &[
            "There are no customers yet.",
            "There are no segments or segmentations yet.",
        ],
    );
    let tool = with_orders(&[]);
    let text = page(&tool, &[]);
    assert_says(
        &text,
        &[
            "<p>¥830</p>",
            "There are no segments or segmentations yet.",
            "Nothing defines value",
        ],
    );
    let tool = opened(&[SETTINGS, GROUPS, PICTURES]);
    let text = page(&tool, &[]);
    assert_says(
        &text,
        &["There are no customers yet.", "With data: fenqun fit rfm"],
    );
}

#[test]
fn threads_and_batches_do_not_change_the_page() {
    let tool = with_orders(&[GROUPS, PICTURES]);
    let timeless = |arguments: &[&str]| {
        let text = page(&tool, arguments);
        let lines = text.lines().filter(|line| !line.contains("Made at"));
        lines.collect::<Vec<_>>().join("\n")
    };
    let one = timeless(&["--threads", "1"]);
    assert_eq!(one, timeless(&["--threads", "7", "--batch", "1"]));
}

#[test]
fn a_page_that_cannot_be_written_is_an_error() {
    let tool = with_orders(&[]);
    let ran = tool.run(&["report", "--out", "no/such/folder/page.html"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("--out"), "{}", ran.err);
    let printed = tool.ok(&["report", "--out", "-"]);
    assert!(printed.starts_with("<!doctype html>"));
}
