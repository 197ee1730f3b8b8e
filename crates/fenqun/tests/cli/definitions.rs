//! Definitions as code: apply, plan, get, delete.

use crate::shop::{GROUPS, ORDERS, SETTINGS};
use crate::tool::{Tool, assert_says};

fn shop() -> Tool {
    let tool = Tool::new();
    let (settings, groups) = (
        tool.file("settings.yaml", SETTINGS),
        tool.file("groups.yaml", GROUPS),
    );
    let orders = tool.file("orders.csv", ORDERS);
    tool.ok(&["apply", &settings, &groups]);
    tool.ok(&["import", &orders, "--as", "events"]);
    tool
}

#[test]
fn a_plan_changes_nothing_and_tells_who_comes_and_goes() {
    let tool = shop();
    let change = tool.file(
        "change.yaml",
        "apiVersion: fenqun/v1\nkind: Metric\nmetadata: {name: spend, title: {zh: 累计消费, en: Spend}}\nspec: {value: 'sum(order.amount, last 60d)'}\n",
    );
    let plan = tool.json(&["apply", &change, "--plan"]);
    assert_eq!(plan["definitions"][0]["verdict"], "changed");
    let movements = plan["movements"].as_array().unwrap();
    let big = movements
        .iter()
        .find(|movement| movement["definition"] == "big")
        .unwrap();
    // B's only order is old, A's order of January too: only C stays.
    assert_eq!(big["labels"][0]["before"], 2);
    assert_eq!(big["labels"][0]["leaves"], 1);
    assert_eq!(big["labels"][0]["after"], 1);
    assert!(
        !movements
            .iter()
            .any(|movement| movement["definition"] == "recent")
    );
    let metric = tool.ok(&["get", "metric", "spend"]);
    assert!(!metric.contains("60d"), "{metric}");

    tool.ok(&["apply", &change]);
    assert_says(&tool.ok(&["get", "metric", "spend"]), &["60d"]);
    let again = tool.json(&["apply", &change]);
    assert_eq!(again["definitions"][0]["verdict"], "unchanged");
    assert_eq!(again["definitions"][0]["version"], 2);
}

#[test]
fn get_gives_what_apply_takes() {
    let tool = shop();
    let everything = tool.ok(&["get", "--format", "yaml"]);
    let other = Tool::new();
    let file = other.file("all.yaml", &everything);
    other.ok(&["apply", &file]);
    assert_eq!(other.ok(&["get", "--format", "yaml"]), everything);
    let again = other.json(&["apply", &file]);
    let verdicts = again["definitions"].as_array().unwrap();
    assert!(
        verdicts
            .iter()
            .all(|definition| definition["verdict"] == "unchanged"),
        "{again}"
    );
}

#[test]
fn what_others_use_cannot_be_deleted() {
    let tool = shop();
    let error = tool.fails(1, &["delete", "metric", "spend"]);
    assert_says(&error, &["spend", "Segment big", "Segmentation abc"]);
    tool.ok(&["delete", "segment", "big"]);
    let error = tool.fails(1, &["get", "segment", "big"]);
    assert_says(&error, &["big"]);
    let error = tool.fails(1, &["delete", "segment", "recemt"]);
    assert_says(&error, &["recemt", "recent"]);
}

#[test]
fn an_empty_workspace_says_what_to_do_next() {
    let tool = Tool::new();
    let error = tool.fails(1, &["eval"]);
    assert_says(&error, &["fenqun import", "fenqun apply"]);
    tool.ok(&["apply", &tool.file("settings.yaml", SETTINGS)]);
    let ran = tool.run(&["eval"]);
    assert_eq!(ran.status, 0);
    assert_says(&ran.err, &["fenqun apply"]);
}
