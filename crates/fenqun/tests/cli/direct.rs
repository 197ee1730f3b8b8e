//! `eval --events/--customers`: definition files against data files, without a workspace.

use crate::tool::{Tool, assert_says};

const EVENTS: &str = r#"{"type":"track","userId":"u1","event":"order","timestamp":"2024-03-01T00:00:00Z","properties":{"amount":120},"messageId":"m1"}
{"type":"track","userId":"u2","event":"order","timestamp":"2024-03-02T00:00:00Z","properties":{"amount":80},"messageId":"m2"}
{"type":"track","userId":"u2","event":"order","timestamp":"2024-03-02T00:00:00Z","properties":{"amount":80},"messageId":"m2"}
"#;

const CUSTOMERS: &str = r#"{"type":"identify","userId":"u1","traits":{"city":"上海"},"timestamp":"2024-01-01T00:00:00Z"}
{"type":"identify","userId":"u2","traits":{"city":"北京"},"timestamp":"2024-01-01T00:00:00Z"}
{"type":"identify","userId":"u3","traits":{"city":"上海"},"timestamp":"2024-01-01T00:00:00Z"}
"#;

const DEFINITIONS: &str = "\
apiVersion: fenqun/v1
kind: Workspace
metadata: {name: w}
spec: {time_zone: UTC}
---
kind: Segment
metadata: {name: local-buyers}
spec: {rule: \"city = '上海' and sum(order.amount, last 30d) >= 100\"}
---
kind: Segmentation
metadata: {name: stage}
spec:
  method: rules
  labels: [{label: buyer, when: 'did(order)'}]
  otherwise: prospect
";

#[test]
fn files_are_evaluated_directly() {
    let tool = Tool::new();
    let (events, customers) = (
        tool.file("e.jsonl", EVENTS),
        tool.file("c.jsonl", CUSTOMERS),
    );
    let define = tool.file("d.yaml", DEFINITIONS);
    let answer = tool.json(&[
        "eval",
        "--define",
        &define,
        "--events",
        &events,
        "--customers",
        &customers,
        "--as-of",
        "2024-03-10T00:00:00Z",
    ]);
    assert_eq!(
        answer,
        serde_json::json!({
            "as_of": "2024-03-10T00:00:00Z",
            "results": [
                {"definition": "local-buyers", "version": 1, "customers": [
                    {"customer": "u1", "member": true, "next_change": "2024-03-31T00:00:00Z"}]},
                {"definition": "stage", "version": 1, "customers": [
                    {"customer": "u1", "label": "buyer", "next_change": null},
                    {"customer": "u2", "label": "buyer", "next_change": null},
                    {"customer": "u3", "label": "prospect", "next_change": null}]},
            ],
        })
    );
    assert!(!tool.data().exists());
}

#[test]
fn a_name_chooses_and_all_shows_the_others() {
    let tool = Tool::new();
    let (events, customers) = (
        tool.file("e.jsonl", EVENTS),
        tool.file("c.jsonl", CUSTOMERS),
    );
    let define = tool.file("d.yaml", DEFINITIONS);
    let files = [
        "--define",
        &define,
        "--events",
        &events,
        "--customers",
        &customers,
    ];
    let arguments = [
        &[
            "eval",
            "local-buyers",
            "--all",
            "--as-of",
            "2024-03-10T00:00:00Z",
        ],
        &files[..],
    ]
    .concat();
    let answer = tool.json(&arguments);
    let customers = answer["results"][0]["customers"].as_array().unwrap();
    let members: Vec<_> = customers
        .iter()
        .map(|customer| customer["member"].as_bool())
        .collect();
    assert_eq!(members, [Some(true), Some(false), Some(false)]);
}

#[test]
fn definitions_are_needed() {
    let tool = Tool::new();
    let events = tool.file("e.jsonl", EVENTS);
    assert_says(
        &tool.fails(2, &["eval", "--events", &events]),
        &["--define"],
    );
}
