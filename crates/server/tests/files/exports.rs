//! Groups taken out as files.

use fenqun_engine::access::Right;
use serde_json::{Value, json};

use crate::server::Server;

const ORDERS: &str = "order_id,customer_id,phone,time,amount\n\
    1,C1,13812345678,2025-11-01 10:00:00,10.00\n2,C2,13912345678,2025-11-02 10:00:00,20.00\n";
const SEGMENT: &str = "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: buyers}\n\
    spec: {rule: 'did(order)'}\n";

fn shop(server: &Server) {
    let asked = server
        .file("/api/v1/imports?as=events&file_name=orders.csv", ORDERS)
        .ok();
    server.follow(asked["id"].as_u64().unwrap());
    let path = "/api/v1/definitions/apply";
    let applied = server.send(axum::http::Method::POST, path, "application/yaml", SEGMENT);
    assert!(applied.status.is_success(), "{}", applied.text);
}

fn export(server: &Server, request: &Value) -> Value {
    let asked = server.json("/api/v1/exports", request);
    assert_eq!(asked.status.as_u16(), 202, "{}", asked.text);
    let id = asked.ok()["id"].as_u64().unwrap();
    let done = server.ended(&format!("/api/v1/exports/{id}"));
    assert_eq!(done["state"], "done", "{done}");
    done
}

#[test]
fn an_export_is_made_downloaded_and_audited() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    shop(&server);
    let request = json!({"definition": "buyers", "fields": ["sum(order.amount)"]});
    let done = export(&server, &request);
    assert_eq!(done["customers"], 2);
    assert_eq!(done["masked"], false);
    assert!(done["expires_at"].is_string());
    let file = server.get(done["file"].as_str().unwrap());
    assert!(file.disposition.contains("buyers-"), "{}", file.disposition);
    assert!(
        file.text.contains("C1,+8613812345678,,true,,10"),
        "{}",
        file.text
    );
    let audited = server.audited();
    let id = &done["id"];
    assert!(
        audited.contains(&format!("export export/{id} of buyers, unmasked")),
        "{audited:?}"
    );
    assert!(
        audited.contains(&format!("export export/{id}/file")),
        "{audited:?}"
    );

    for format in ["jsonl", "csv"] {
        let done = export(&server, &json!({"definition": "buyers", "format": format}));
        let file = server.get(done["file"].as_str().unwrap());
        assert!(
            file.disposition.contains(&format!(".{format}")),
            "{}",
            file.disposition
        );
    }
}

#[test]
fn those_who_may_not_see_who_it_is_get_a_masked_file_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::new(folder.path());
    shop(&server);
    let open = export(&server, &json!({"definition": "buyers"}));
    server.allow(&[Right::See, Right::Export]);
    let done = export(&server, &json!({"definition": "buyers"}));
    assert_eq!(done["masked"], true);
    let file = server.get(done["file"].as_str().unwrap());
    assert!(file.text.contains("138****5678"), "{}", file.text);
    assert!(!file.text.contains("13812345678"), "{}", file.text);
    let refused = server.get(open["file"].as_str().unwrap()).refusal();
    assert_eq!(refused.0, 403, "somebody else's open file");
    server.allow(&[Right::See]);
    let refused = server
        .json("/api/v1/exports", &json!({"definition": "buyers"}))
        .refusal();
    assert_eq!(refused.0, 403);
}

#[test]
fn the_customer_table_is_a_template() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    shop(&server);
    let request = json!({"definition": "buyers", "template": "customer-table", "masked": true});
    let done = export(&server, &request);
    let file = server.get(done["file"].as_str().unwrap());
    assert_eq!(file.text.lines().count(), 3, "{}", file.text);
    assert!(!file.text.contains("13812345678"), "{}", file.text);
}

#[test]
fn wrong_questions_are_refused_before_anything_is_queued() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    shop(&server);
    for (request, status, code) in [
        (json!({"definition": "nobody"}), 404, ""),
        (json!({"definition": "buyers", "as_of": "soon"}), 400, ""),
        (
            json!({"definition": "buyers", "fields": ["sum("]}),
            400,
            "export-field-wrong",
        ),
        (
            json!({"definition": "buyers", "fields": ["city"], "template": "customer-table"}),
            400,
            "export-fields-with-template",
        ),
        (json!({"definition": "buyers", "format": "docx"}), 422, ""),
        (json!({}), 422, ""),
    ] {
        let refused = server.json("/api/v1/exports", &request).refusal();
        assert_eq!(refused.0, status, "{request} {refused:?}");
        assert!(
            code.is_empty() || refused.1 == code,
            "{request} {refused:?}"
        );
    }
    let jobs = server.get("/api/v1/jobs?job=export").ok();
    assert_eq!(jobs["items"], json!([]));
}
