//! Identifiers that came together and belong to two customers: named by the import, joined by hand.

use crate::tool::{Tool, assert_says};

const SETTINGS: &str = "\
apiVersion: fenqun/v1
kind: Workspace
metadata: {name: shop}
spec: {time_zone: Asia/Shanghai, country: CN}
---
kind: Source
metadata: {name: orders}
spec:
  as: events
  event: order
  id: no
  identifiers: [{column: customer, kind: customer}, {column: phone, kind: phone}]
  time: {column: time}
---
kind: Metric
metadata: {name: orders}
spec: {value: 'count(order)'}
";

/// One telephone of two customers.
const ORDERS: &str = "\
no,customer,phone,time
1,A,13812345678,2024-03-01 09:00
2,B,13812345678,2024-03-02 09:00
3,C,13912345678,2024-03-03 09:00
";

fn import(tool: &Tool, name: &str, rows: &str, more: &[&str]) -> String {
    let file = tool.file(name, rows);
    let arguments = ["import", &file, "--as", "events", "--source", "orders"];
    tool.ok(&[&arguments[..], more].concat())
}

#[test]
fn a_telephone_of_two_customers_is_named_and_can_be_joined_by_hand() {
    let tool = Tool::new();
    tool.ok(&["apply", &tool.file("s.yaml", SETTINGS)]);
    let report = import(&tool, "a.csv", ORDERS, &[]);
    assert_says(
        &report,
        &[
            "1 pair of identifiers came in one row and was not joined.",
            "fenqun merge customer:B phone:+8613812345678",
            "From 2024-03-01 09:00 to 2024-03-03 09:00.",
        ],
    );

    // Only what a file brings is named.
    let later = ORDERS.replace("2024-03", "2024-04").replace('C', "D");
    let report = import(
        &tool,
        "b.csv",
        &later,
        &["--format", "json", "--lang", "zh"],
    );
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let done = &report["files"][0];
    assert_eq!(done["quality"]["collisions"], 1);
    assert_eq!(
        done["collisions"],
        serde_json::json!({"count": 1, "first": [{
            "row_of": "customer:D",
            "not_joined": "phone:+8613912345678",
            "reason": "two-customers",
        }]})
    );

    // What it tells people to do does it.
    tool.ok(&["merge", "customer:B", "phone:+8613812345678"]);
    let shown = tool.json(&["eval", "orders"]);
    let names: Vec<_> = shown["results"][0]["customers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["customer"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["A", "C", "D"]);
}

#[test]
fn it_is_said_in_chinese_too() {
    let tool = Tool::new();
    tool.ok(&["apply", &tool.file("s.yaml", SETTINGS)]);
    let report = import(&tool, "a.csv", ORDERS, &["--lang", "zh"]);
    assert_says(
        &report,
        &[
            "有 1 对标识出现在同一行但未合并",
            "属于编号不同的客户",
            "fenqun merge customer:B phone:+8613812345678",
        ],
    );
}
