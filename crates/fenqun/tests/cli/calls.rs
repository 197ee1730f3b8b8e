//! Importing tracking calls: every event once, however often they come.

use serde_json::json;

use crate::tool::Tool;

/// Five events by four ids (`m2` comes twice), of two customers; one call that is no event.
const CALLS: [&str; 6] = [
    r#"{"type":"identify","userId":"u1","traits":{"city":"上海"},"timestamp":"2024-01-01T00:00:00Z"}"#,
    r#"{"type":"track","userId":"u1","event":"order","timestamp":"2024-03-01T00:00:00Z","properties":{"amount":120},"messageId":"m1"}"#,
    r#"{"type":"track","userId":"u2","event":"order","timestamp":"2024-03-02T00:00:00Z","properties":{"amount":80},"messageId":"m2"}"#,
    r#"{"type":"track","userId":"u2","event":"order","timestamp":"2024-03-02T00:00:00Z","properties":{"amount":80},"messageId":"m2"}"#,
    r#"{"type":"track","userId":"u2","event":"order","timestamp":"2024-03-02T00:00:00Z","properties":{"amount":80},"messageId":"m3"}"#,
    r#"{"type":"track","userId":"u2","event":"login","timestamp":"2024-03-03T00:00:00Z","messageId":"m4"}"#,
];

const DEFINITIONS: &str = "\
apiVersion: fenqun/v1
kind: Workspace
metadata: {name: w}
spec: {time_zone: UTC, now: '2024-04-01'}
---
kind: Metric
metadata: {name: orders}
spec: {value: 'count(order)'}
---
kind: Metric
metadata: {name: logins}
spec: {value: 'count(login)'}
---
kind: Segment
metadata: {name: shanghai}
spec: {rule: \"city = '上海'\"}
";

/// Values of a metric: orders or logins of u1 and u2.
fn counts(tool: &Tool, metric: &str) -> Vec<(String, i64)> {
    let found = tool.json(&["eval", metric]);
    let customers = found["results"][0]["customers"].as_array().unwrap();
    let counted = customers.iter().map(|row| {
        let customer = row["customer"].as_str().unwrap().to_owned();
        (customer, row["value"].as_i64().unwrap())
    });
    counted.collect()
}

#[test]
fn calls_are_counted_once_however_often_they_are_imported() {
    let tool = Tool::new();
    tool.ok(&["apply", &tool.file("d.yaml", DEFINITIONS)]);
    let file = tool.file("calls.jsonl", &CALLS.join("\n"));
    let report = tool.json(&["import", &file, "--as", "events"]);
    assert_eq!(report["files"][0]["quality"]["rows"], 6);
    let expected = |u1, u2| vec![("u1".to_owned(), u1), ("u2".to_owned(), u2)];
    assert_eq!(counts(&tool, "orders"), expected(1, 2));
    assert_eq!(counts(&tool, "logins"), expected(0, 1));
    let members = tool.json(&["eval", "shanghai"]);
    assert_eq!(
        members["results"][0]["customers"][0]["customer"],
        json!("u1")
    );
    let before = tool.ok(&["eval", "--all", "--format", "json"]);

    // The same file: nothing is done.
    let again = tool.json(&["import", &file, "--as", "events"]);
    assert_eq!(again["files"][0]["already_done"], true);
    assert_eq!(tool.ok(&["eval", "--all", "--format", "json"]), before);

    // The same calls in a file that is another one: nothing changes.
    let mut backwards = CALLS;
    backwards.reverse();
    let other = tool.file("other.jsonl", &backwards.join("\n"));
    let again = tool.json(&["import", &other, "--as", "events"]);
    assert_eq!(again["files"][0]["already_done"], false);
    assert_eq!(tool.ok(&["eval", "--all", "--format", "json"]), before);
    assert_eq!(counts(&tool, "orders"), expected(1, 2));
}
