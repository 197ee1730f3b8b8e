//! Files that cannot be imported, and questions that cannot be answered: each refused by name, and
//! nothing is left behind.

use serde_json::json;

use crate::server::Server;

const ORDERS: &str = "order_id,customer_id,time,amount\n1,C1,2025-11-01 10:00:00,10.00\n";

#[test]
fn wrong_files_are_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    let events = "/api/v1/imports?as=events";
    for (path, body, status, code) in [
        (events, "\u{1}\u{2}\0\0\u{3}", 422, "import-format-unknown"),
        (events, "", 422, "upload-empty"),
        (events, "PK\u{3}\u{4}nonsense", 422, "import-file-damaged"),
        ("/api/v1/imports?upload=nonsense", "", 404, "upload-unknown"),
        (
            "/api/v1/imports/7/progress",
            "",
            405,
            "http-method-not-allowed",
        ),
        ("/api/v1/imports?as=products", ORDERS, 400, "http-malformed"),
        (
            "/api/v1/imports?as=events&mapping=kind:%20Nonsense",
            ORDERS,
            422,
            "",
        ),
    ] {
        let refused = server.file(path, body).refusal();
        assert_eq!(refused.0, status, "{path} {body:?} {refused:?}");
        assert!(
            code.is_empty() || refused.1 == code,
            "{path} {body:?} {refused:?}"
        );
    }
    assert_eq!(server.events(), 0);
    let uploads = folder.path().join("uploads");
    assert_eq!(
        std::fs::read_dir(uploads).unwrap().count(),
        0,
        "nothing is left behind"
    );
    assert_eq!(server.get("/api/v1/imports").ok()["items"], json!([]));
}

#[test]
fn a_mapping_that_does_not_fit_is_refused_and_the_file_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    let guess = server.file("/api/v1/imports/guess?as=events", ORDERS).ok();
    let upload = guess["upload"].as_str().unwrap();
    let wrong = guess["mapping"]
        .as_str()
        .unwrap()
        .replace("customer_id", "client");
    let path = format!("/api/v1/imports?upload={upload}");
    let refused = server.file(&path, wrong);
    assert_eq!(
        refused.refusal(),
        (422, "import-mapping-column-missing".into())
    );
    assert!(
        refused.text.contains("customer_id"),
        "it says what there is: {}",
        refused.text
    );
    assert!(server.file(&path, "").status.is_success());
}

#[test]
fn broken_forms_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    let post = |kind: &str, body: &'static str| {
        let path = "/api/v1/imports?as=events";
        server
            .send(axum::http::Method::POST, path, kind, body)
            .refusal()
    };
    let form = "multipart/form-data; boundary=XX";
    assert_eq!(
        post("multipart/form-data", "x"),
        (400, "upload-form-broken".into())
    );
    assert_eq!(
        post(form, "--XX\r\nnonsense"),
        (400, "upload-form-broken".into())
    );
    let other = "--XX\r\ncontent-disposition: form-data; name=\"other\"\r\n\r\nx\r\n--XX--\r\n";
    assert_eq!(post(form, other), (400, "upload-no-file".into()));
}

#[test]
fn what_is_not_there_is_said_to_be_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    for (path, code) in [
        ("/api/v1/imports/7", "import-unknown"),
        ("/api/v1/imports/7/progress", "import-unknown"),
        ("/api/v1/imports/7/rejects", "import-unknown"),
        ("/api/v1/exports/7", "export-unknown"),
        ("/api/v1/exports/7/file", "export-unknown"),
        ("/api/v1/jobs/7", "job-run-unknown"),
        ("/api/v1/fit-reviews/7", "fit-review-unknown"),
    ] {
        assert_eq!(server.get(path).refusal(), (404, code.into()), "{path}");
    }
    for path in [
        "/api/v1/imports/x",
        "/api/v1/jobs/-1",
        "/api/v1/jobs?state=asleep",
    ] {
        assert_eq!(server.get(path).refusal().0, 400, "{path}");
    }
    assert_eq!(
        server.delete("/api/v1/jobs/7").refusal(),
        (404, "job-run-unknown".into())
    );
    let approve = server.json("/api/v1/fit-reviews/7/approve", &json!({}));
    assert_eq!(approve.refusal(), (404, "fit-review-unknown".into()));
}
