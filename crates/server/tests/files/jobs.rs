//! Jobs seen, started and cancelled.

use fenqun_engine::access::Right;
use serde_json::json;

use crate::server::Server;

#[test]
fn a_job_is_started_seen_and_listed() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(folder.path());
    let kinds = server.get("/api/v1/jobs/kinds").ok();
    let names: Vec<&str> = kinds["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|kind| kind["name"].as_str().unwrap())
        .collect();
    for name in [
        "checkpoint",
        "import",
        "refit",
        "retention",
        "review-fits",
        "self-check",
    ] {
        assert!(names.contains(&name), "{names:?}");
    }
    for name in [
        "checkpoint",
        "refit",
        "refresh-ranks",
        "retention",
        "review-fits",
        "self-check",
    ] {
        let asked = server.json(&format!("/api/v1/jobs/{name}/run"), &json!({}));
        assert_eq!(asked.status.as_u16(), 202, "{}", asked.text);
        let done = server.ended(&format!("/api/v1/jobs/{}", asked.ok()["id"]));
        assert_eq!(done["state"], "done", "{done}");
        assert_eq!(done["failure"], json!([]));
    }
    let first = server.get("/api/v1/jobs?limit=4&state=done").ok();
    assert_eq!(first["items"].as_array().unwrap().len(), 4);
    let next = format!(
        "/api/v1/jobs?cursor={}&state=done",
        first["next"].as_str().unwrap()
    );
    let rest = server.get(&next).ok();
    assert_eq!(rest["items"].as_array().unwrap().len(), 2);
    assert_eq!(rest["next"], json!(null));
    assert!(
        server
            .audited()
            .contains(&"run-job job/retention".to_owned())
    );
}

#[test]
fn what_cannot_be_started_is_refused_and_what_has_ended_stays_ended() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::new(folder.path());
    for name in ["import", "nonsense"] {
        let refused = server
            .json(&format!("/api/v1/jobs/{name}/run"), &json!({}))
            .refusal();
        assert_eq!(refused, (404, "job-unknown".into()));
    }
    let id = server.json("/api/v1/jobs/retention/run", &json!({})).ok()["id"].clone();
    let path = format!("/api/v1/jobs/{id}");
    server.ended(&path);
    assert_eq!(server.delete(&path).ok()["state"], "done");
    server.allow(&[Right::See]);
    assert_eq!(server.delete(&path).refusal().0, 403);
    assert_eq!(
        server
            .json("/api/v1/jobs/retention/run", &json!({}))
            .refusal()
            .0,
        403
    );
    assert_eq!(server.get(&path).ok()["job"], "retention");
}
