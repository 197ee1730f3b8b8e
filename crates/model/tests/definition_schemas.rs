//! The published JSON Schemas say what the program reads. `UPDATE_SCHEMAS=1` writes them anew.

use std::path::PathBuf;

use fenqun_model::definition::{Kind, Segmentation, json_schema};
use serde_json::Value;

fn published(kind: Kind) -> PathBuf {
    let name = format!("{}.json", kind.name().to_lowercase());
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("schemas")
        .join(name)
}

#[test]
fn the_published_schemas_are_in_step() {
    for kind in Kind::ALL {
        let text = format!("{:#}\n", json_schema(kind));
        let path = published(kind);
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let on_disk = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            on_disk == text,
            "{} is out of step; run this test with UPDATE_SCHEMAS=1",
            path.display()
        );
    }
}

#[test]
fn every_method_has_its_schema() {
    let schema = json_schema(Kind::Segmentation);
    let variants = schema["$defs"]["Segmentation"]["oneOf"].as_array().unwrap();
    let mut methods: Vec<&str> = variants
        .iter()
        .map(|variant| variant["properties"]["method"]["const"].as_str().unwrap())
        .collect();
    methods.sort_unstable();
    assert_eq!(methods, Segmentation::METHODS);
}

#[test]
fn every_reference_leads_somewhere() {
    for kind in Kind::ALL {
        let schema = json_schema(kind);
        let mut open = vec![&schema];
        while let Some(value) = open.pop() {
            match value {
                Value::Object(fields) => {
                    if let Some(Value::String(reference)) = fields.get("$ref") {
                        let pointer = reference.trim_start_matches('#');
                        assert!(schema.pointer(pointer).is_some(), "{kind:?} {reference}");
                    }
                    open.extend(fields.values());
                }
                Value::Array(items) => open.extend(items),
                _ => {}
            }
        }
    }
}
