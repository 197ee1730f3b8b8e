//! The data as a whole.

use serde_json::json;

use crate::server::{ANALYST, OPERATOR, Server, VIEWER};

#[test]
fn totals_are_counted() {
    let server = Server::shop();
    let totals = server.get(VIEWER, "/api/v1/statistics").ok();
    assert_eq!(
        (&totals["customers"], &totals["events"]),
        (&json!(4), &json!(5))
    );
    assert_eq!(totals["by_name"], json!({"order": 5}));
    assert_eq!(totals["first"], "2023-06-01T04:00:00Z");
    let empty = Server::empty().get(VIEWER, "/api/v1/statistics").ok();
    assert_eq!(
        (&empty["customers"], &empty["first"]),
        (&json!(0), &json!(null))
    );
}

#[test]
fn quality_of_nothing_imported_is_empty() {
    let server = Server::shop();
    let quality = server.get(VIEWER, "/api/v1/quality").ok();
    assert_eq!(
        (&quality["items"], &quality["next"]),
        (&json!([]), &json!(null))
    );
    assert_eq!(quality["whole"]["imports"], 0);
}

#[test]
fn a_sound_workspace_is_found_sound() {
    let server = Server::shop();
    assert_eq!(
        server.post(VIEWER, "/api/v1/check", &json!({})).refusal().0,
        403
    );
    let check = server.post(OPERATOR, "/api/v1/check", &json!({})).ok();
    assert_eq!(
        (&check["sound"], &check["problems"]),
        (&json!(true), &json!([]))
    );
}

#[test]
fn the_report_is_a_page_that_runs_nothing() {
    let server = Server::shop();
    let page = server.get(ANALYST, "/api/v1/report");
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    let policy = page.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; style-src-elem 'sha256-"),
        "{policy}"
    );
    assert!(!policy.contains("script"), "{policy}");
    assert!(page.text().contains("<!doctype html>") || page.text().contains("<!DOCTYPE html>"));
    assert!(!page.text().contains("<script"));
    let chinese = server.get_with(ANALYST, "/api/v1/report", &[("accept-language", "zh-CN")]);
    assert!(
        chinese.text().contains("lang=\"zh"),
        "the page is in the caller's language"
    );
    let wrong = server.get(ANALYST, "/api/v1/report?from=2024-03-01&to=2024-01-01");
    assert_eq!(wrong.refusal(), (400, "flows-backwards".into()));
}
