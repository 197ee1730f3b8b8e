//! Definitions over HTTP: listed, saved, planned, versioned, deleted.

use serde_json::json;

use crate::server::{ANALYST, Server, VIEWER};

const RECENT: &str = "/api/v1/definitions/segment/recent";

#[test]
fn a_list_tells_kind_title_version_state_and_sizes() {
    let server = Server::shop();
    let page = server
        .get(VIEWER, "/api/v1/definitions?kind=segments&sizes=true")
        .ok();
    let names: Vec<&str> = page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["big", "recent"]);
    let big = &page["items"][0];
    assert_eq!(big["title"]["en"], "Big");
    assert_eq!((&big["version"], &big["state"]), (&json!(1), &json!("ok")));
    assert_eq!(
        big["sizes"],
        json!([{"label": "in", "customers": 3, "week_ago": null}])
    );
    assert!(page["freshness"].is_object());
    assert_eq!(page["next"], json!(null));
}

#[test]
fn a_list_is_walked_by_cursor() {
    let server = Server::shop();
    let mut names = Vec::new();
    let mut path = "/api/v1/definitions?limit=2".to_owned();
    loop {
        let page = server.get(VIEWER, &path).ok();
        for item in page["items"].as_array().unwrap() {
            names.push(item["name"].as_str().unwrap().to_owned());
        }
        match page["next"].as_str() {
            Some(next) => path = format!("/api/v1/definitions?limit=2&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(
        names,
        ["shop", "spend", "big", "recent", "staff", "abc", "stage"]
    );
}

#[test]
fn a_definition_comes_out_as_it_went_in() {
    let server = Server::shop();
    let answer = server.get(ANALYST, RECENT);
    assert_eq!(answer.header("etag"), "\"1\"");
    let saved = answer.ok();
    assert_eq!(saved["definition"]["spec"]["rule"], "did(order, last 30d)");
    let file = server.get_with(ANALYST, RECENT, &[("accept", "application/yaml")]);
    assert_eq!(file.header("content-type"), "application/yaml");
    let again = server.apply(std::str::from_utf8(&file.bytes).unwrap()).ok();
    assert_eq!(again["definitions"][0]["verdict"], "unchanged");
    // JSON goes in as it came out, and a rule may be a tree.
    let mut definition = saved["definition"].clone();
    definition["spec"]["rule"] = json!({"type": "did", "event": "order", "window": "last 60d"});
    let changed = server
        .post(ANALYST, "/api/v1/definitions/apply", &definition)
        .ok();
    assert_eq!(changed["definitions"][0]["verdict"], "changed");
    let saved = server.get(ANALYST, RECENT).ok();
    assert_eq!(saved["definition"]["spec"]["rule"], "did(order, last 60d)");
}

#[test]
fn a_plan_says_who_comes_and_goes_and_changes_nothing() {
    let server = Server::shop();
    let yaml = "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: recent}\nspec: {rule: 'did(order, last 10d)'}\n";
    let kind = [("content-type", "application/yaml")];
    let plan = server
        .post_with(ANALYST, "/api/v1/definitions/plan", &kind, yaml)
        .ok();
    assert_eq!(plan["plan"], true);
    let movement = &plan["movements"][0];
    assert_eq!(movement["definition"], "recent");
    // Without A, who bought 14 days ago.
    assert_eq!(
        movement["labels"],
        json!([{"label": "in", "before": 2, "joins": 0, "leaves": 1, "after": 1}])
    );
    assert_eq!(server.get(ANALYST, RECENT).header("etag"), "\"1\"");
}

#[test]
fn every_version_stays_with_who_saved_it() {
    let server = Server::shop();
    server
        .apply("apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: recent}\nspec: {rule: 'did(order, last 60d)'}\n")
        .ok();
    let versions = server.get(VIEWER, &format!("{RECENT}/versions")).ok();
    assert_eq!(versions["items"][0]["version"], 2);
    assert_eq!(
        versions["items"][0]["saved_by"],
        "administrator@example.com"
    );
    let first = server.get(VIEWER, &format!("{RECENT}/versions/1")).ok();
    assert_eq!(first["definition"]["spec"]["rule"], "did(order, last 30d)");
    let missing = server.get(VIEWER, &format!("{RECENT}/versions/3"));
    assert_eq!(missing.refusal(), (404, "version-unknown".into()));
}

#[test]
fn who_looked_at_an_old_version_does_not_overwrite_a_newer_one() {
    let server = Server::shop();
    let yaml = |days: u32| {
        format!(
            "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {{name: recent}}\nspec: {{rule: 'did(order, last {days}d)'}}\n"
        )
    };
    let save = |seen: &str, days| {
        let head = [("content-type", "application/yaml"), ("if-match", seen)];
        server.post_with(ANALYST, "/api/v1/definitions/apply", &head, yaml(days))
    };
    assert_eq!(save("\"1\"", 40).ok()["definitions"][0]["version"], 2);
    let late = save("\"1\"", 50);
    assert_eq!(late.refusal(), (412, "definition-changed-meanwhile".into()));
    let new = save("\"0\"", 50);
    assert_eq!(new.refusal(), (412, "definition-changed-meanwhile".into()));
    let late = server.delete_with(ANALYST, RECENT, &[("if-match", "\"1\"")]);
    assert_eq!(late.status, 412);
}

#[test]
fn what_others_use_is_not_deleted_and_they_are_named() {
    let server = Server::shop();
    let refused = server.delete_with(ANALYST, RECENT, &[]);
    assert_eq!(refused.refusal(), (409, "delete-used".into()));
    assert!(
        refused.text().contains("Segmentation stage"),
        "{}",
        refused.text()
    );
    let stage = "/api/v1/definitions/segmentation/stage";
    assert_eq!(server.delete_with(ANALYST, stage, &[]).ok()["version"], 2);
    server.delete_with(ANALYST, RECENT, &[]).ok();
    let gone = server.get(ANALYST, RECENT);
    assert_eq!(gone.refusal().0, 404);
    // What was deleted can still be looked at.
    let versions = server.get(ANALYST, &format!("{RECENT}/versions")).ok();
    assert_eq!(versions["items"][0]["deleted"], true);
}

#[test]
fn mistakes_are_named_with_the_way_out() {
    let server = Server::shop();
    let near = server.get(VIEWER, "/api/v1/definitions/segment/recnt");
    assert_eq!(near.refusal(), (404, "definition-unknown-near".into()));
    assert!(near.text().contains("recent"), "{}", near.text());
    let kind = server.get(VIEWER, "/api/v1/definitions/segmant/recent");
    assert_eq!(kind.refusal(), (400, "kind-unknown".into()));
    let wrong = server.apply(
        "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: x}\nspec: {rul: 'did(order)'}\n",
    );
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.text().contains("Did you mean \\\"rule\\\"?"),
        "{}",
        wrong.text()
    );
    let rule = server.apply(
        "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: x}\nspec: {rule: 'spend >'}\n",
    );
    assert!(rule.text().contains("column 8"), "{}", rule.text());
    let head = [("content-type", "application/json")];
    let broken = server.post_with(ANALYST, "/api/v1/definitions/apply", &head, "{");
    assert_eq!(broken.refusal(), (400, "http-malformed".into()));
    let chinese = [("accept-language", "zh-CN")];
    let near = server.get_with(VIEWER, "/api/v1/definitions/segment/recnt", &chinese);
    assert!(near.text().contains("是不是"), "{}", near.text());
}

#[test]
fn an_empty_workspace_has_no_definitions_and_says_so_quietly() {
    let server = Server::empty();
    let page = server.get(VIEWER, "/api/v1/definitions").ok();
    assert_eq!((&page["items"], &page["next"]), (&json!([]), &json!(null)));
}

#[test]
fn a_viewer_may_not_define() {
    let server = Server::shop();
    let kind = [("content-type", "application/yaml")];
    for path in ["/api/v1/definitions/apply", "/api/v1/definitions/plan"] {
        let refused = server.post_with(VIEWER, path, &kind, "kind: Segment");
        assert_eq!(refused.refusal(), (403, "http-forbidden".into()));
    }
}
