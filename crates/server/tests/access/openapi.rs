//! The OpenAPI document: a snapshot that a client can be generated from. `UPDATE=1` writes it anew.

use std::collections::BTreeSet;

use fenqun_server::openapi;
use serde_json::Value;

use crate::house::{House, get};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");

fn operations(document: &Value) -> Vec<&Value> {
    let paths = document["paths"].as_object().unwrap().values();
    paths
        .flat_map(|item| item.as_object().unwrap().values())
        .collect()
}

#[test]
fn the_document_is_the_one_that_is_kept() {
    let text = serde_json::to_string_pretty(&openapi()).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(FILE, &text).unwrap();
    }
    let known = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(
        known == text,
        "openapi.json is out of date: run with UPDATE=1, and read what changed"
    );
}

#[test]
fn the_server_gives_it_to_anybody() {
    let answer = House::new().send(&get("/api/openapi.json"));
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json(), openapi());
}

#[test]
fn operations_are_named_explained_and_may_refuse() {
    let document = openapi();
    assert_eq!(document["openapi"], "3.1.0");
    let mut names = BTreeSet::new();
    for operation in operations(&document) {
        let name = operation["operationId"].as_str().unwrap();
        let plain = name.chars().all(|c| c.is_ascii_alphanumeric());
        assert!(
            plain && name.starts_with(|c: char| c.is_ascii_lowercase()),
            "{name}"
        );
        assert!(names.insert(name), "{name} twice");
        assert!(operation["summary"].is_string(), "{name} has no summary");
        let refusal = &operation["responses"]["4XX"]["content"];
        assert!(refusal["application/problem+json"].is_object(), "{name}");
        assert!(operation["security"].is_array(), "{name}");
        assert!(operation.get("x-right").is_some(), "{name}");
        let parameters = operation["parameters"].as_array();
        for parameter in parameters.into_iter().flatten() {
            assert!(parameter["description"].is_string(), "{name}: {parameter}");
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let document = openapi();
    let mut references = vec![];
    gather(&document, &mut references);
    assert!(!references.is_empty());
    for reference in references {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

fn gather(value: &Value, references: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get("$ref") {
                references.push(reference.clone());
            }
            members
                .values()
                .for_each(|member| gather(member, references));
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, references)),
        _ => {}
    }
}
