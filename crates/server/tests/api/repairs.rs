//! Identity repair, erasure, receipts.

use serde_json::json;

use crate::server::{ANALYST, OPERATOR, Server, VIEWER};

#[test]
fn two_customers_become_one_and_two_again() {
    let server = Server::shop();
    let asked = json!({"a": "A", "b": "B"});
    assert_eq!(
        server.post(ANALYST, "/api/v1/merges", &asked).refusal().0,
        403
    );
    let merged = server.post(OPERATOR, "/api/v1/merges", &asked).ok();
    assert_eq!(merged["customer"]["customer"], "A");
    let one = server.get(OPERATOR, "/api/v1/customers/A").ok();
    assert_eq!(
        (&one["events"], &one["merges"]),
        (&json!(3), &json!([merged["id"]]))
    );
    // B's number leads to the one customer now.
    assert_eq!(
        server.get(OPERATOR, "/api/v1/customers/B").ok()["customer"],
        "A"
    );
    let again = server.post(OPERATOR, "/api/v1/merges", &asked);
    assert_eq!(again.refusal(), (409, "store-merge-same".into()));
    let undo = format!("/api/v1/merges/{}", merged["id"]);
    assert_eq!(server.delete_with(OPERATOR, &undo, &[]).status, 204);
    assert_eq!(
        server.get(OPERATOR, "/api/v1/customers/B").ok()["events"],
        1
    );
    let gone = server.delete_with(OPERATOR, &undo, &[]);
    assert_eq!(gone.refusal(), (404, "store-no-such-merge".into()));
    let nobody = server.post(OPERATOR, "/api/v1/merges", &json!({"a": "A", "b": "Z"}));
    assert_eq!(nobody.refusal(), (404, "customer-unknown".into()));
    let lines = server.audited();
    assert!(
        lines
            .iter()
            .any(|line| line == &format!("merge merge/{}", merged["id"])),
        "{lines:?}"
    );
}

#[test]
fn who_is_forgotten_leaves_a_receipt_without_a_name() {
    let server = Server::shop();
    assert_eq!(
        server.get(VIEWER, "/api/v1/receipts").ok()["items"],
        json!([])
    );
    assert_eq!(
        server
            .post(ANALYST, "/api/v1/customers/A/forget", &json!({}))
            .refusal()
            .0,
        403
    );
    let id = server.get(OPERATOR, "/api/v1/customers/A").ok()["id"].clone();
    let path = format!("/api/v1/customers/{}/forget", id.as_str().unwrap());
    let forgotten = server.post(OPERATOR, &path, &json!({})).ok();
    assert_eq!(
        (&forgotten["events"], &forgotten["identifiers"]),
        (&json!(2), &json!(2))
    );
    for gone in ["A", id.as_str().unwrap(), "phone:%2B8613812345678"] {
        let gone = server.get(OPERATOR, &format!("/api/v1/customers/{gone}"));
        assert_eq!(gone.refusal(), (404, "customer-unknown".into()));
    }
    assert_eq!(
        server.get(OPERATOR, "/api/v1/customers?q=1381234").ok()["items"],
        json!([])
    );
    let receipts = server.get(VIEWER, "/api/v1/receipts");
    assert_eq!(receipts.json()["items"][0]["proof"], forgotten["proof"]);
    assert!(receipts.json()["items"][0]["code"].is_null());
    let members = server.get(OPERATOR, "/api/v1/members/segment/recent").ok();
    assert_eq!(members["total"], 1);
    let lines = server.audited();
    assert!(lines.contains(&"forget receipt/1".to_owned()), "{lines:?}");
}
