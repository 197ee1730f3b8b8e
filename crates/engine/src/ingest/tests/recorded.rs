//! What real client libraries of the protocol sent to a recorder, sent again, byte for byte.

use std::path::PathBuf;

use fenqun_model::identifier::IdentifierKind;
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::*;

/// A recorded request.
#[derive(Deserialize)]
struct Request {
    path: String,
    body: Box<RawValue>,
}

/// The requests of a client, in order; `None` where the recordings are not there, which
/// continuous integration counts as a failure.
fn recorded(client: &str) -> Option<Vec<Request>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let file = folder.join(format!("sdk_requests/{client}.ndjson"));
    let Ok(text) = std::fs::read_to_string(&file) else {
        assert!(
            std::env::var_os("CI").is_none(),
            "{} is missing",
            file.display()
        );
        eprintln!("SKIPPED: {} is missing", file.display());
        return None;
    };
    let lines = text.lines();
    Some(
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect(),
    )
}

/// Sends everything a client sent, whatever it was answered then.
fn after(client: &str) -> Option<Door> {
    let door = Door::new();
    for request in recorded(client)? {
        assert_eq!(request.path, "/v1/batch");
        door.accept(Call::Batch, request.body.get());
    }
    Some(door)
}

/// Names, ids and instants of a customer's events.
fn shown(door: &Door, customer: &str) -> Vec<(String, String)> {
    let events = door.events(customer).into_iter();
    events
        .map(|event| (event.name, event.occurred_at.to_string()))
        .collect()
}

/// Names of the events of the recorded customer, sorted.
fn names(door: &Door) -> Vec<String> {
    let shown = shown(door, "u1").into_iter();
    let mut names: Vec<String> = shown.map(|(name, _)| name).collect();
    names.sort();
    names
}

#[test]
fn the_library_for_node() {
    let Some(door) = after("seg_node") else {
        return;
    };
    let expect = [
        ("Order Completed", "2024-01-02T03:04:05.678Z"),
        ("Viewed", "2026-11-21T19:17:38.897Z"),
        ("page", "2026-11-21T19:17:38.897Z"),
        ("screen", "2026-11-21T19:17:38.898Z"),
    ];
    let expect = expect.map(|(name, at)| (name.to_owned(), at.to_owned()));
    assert_eq!(shown(&door, "u1"), expect);
    // The alias has made the visitor and the customer one.
    assert_eq!(shown(&door, "anon-1"), expect);
    let order = &door.events("u1")[0];
    assert_eq!(
        json!(order.properties),
        json!({
            "revenue": 12.5, "amount": 12.5, "currency": "CNY",
            "products": [{"sku": "A", "qty": 2}], "items": [{"product": "A"}],
        })
    );
    assert_eq!(
        order.id,
        "node-next-1795288658897-266d65c7-c92d-4390-ba96-2fe373192256"
    );
    assert_eq!(door.values("u1", "name"), [json!("张三")]);
    assert_eq!(door.values("u1", "vip"), [json!(true)]);
    assert!(door.values("u1", "group").contains(&json!({"id": "g1"})));
    let page = &door.events("u1")[2].properties;
    assert_eq!(page["name"], "Home");
    assert_eq!(page["category"], "Docs");
}

#[test]
fn the_library_for_python_plain_and_packed() {
    for client in ["py_seg", "py_seg_gz"] {
        let Some(door) = after(client) else {
            return;
        };
        assert_eq!(
            names(&door),
            ["Order Completed", "Viewed", "naive", "page", "screen"],
            "{client}"
        );
        assert_eq!(shown(&door, "u1")[0].1, "2024-01-02T03:04:05Z");
        let event = &door.events("u1")[0];
        assert_eq!(event.who[0].kind, IdentifierKind::Customer);
    }
}

#[test]
fn repeats_after_refusals_and_failures_count_once() {
    for (client, once) in [
        ("seg_node_400", "seg_node"),
        ("seg_node_429", "seg_node"),
        ("seg_node_500", "seg_node"),
        ("py_seg_400", "py_seg"),
        ("py_seg_429", "py_seg"),
        ("py_seg_500", "py_seg"),
    ] {
        let (Some(door), Some(plain)) = (after(client), after(once)) else {
            return;
        };
        assert_eq!(names(&door), names(&plain), "{client}");
        assert_eq!(door.letters(), [], "{client}");
    }
}
