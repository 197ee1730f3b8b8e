//! Groups over time, fits, and the sampling check.

use serde_json::{Value, json};

use crate::server::{ANALYST, Server, VIEWER};

#[test]
fn history_is_evaluated_at_every_step() {
    let server = Server::shop();
    let path = "/api/v1/history/recent?from=2024-01-10&to=2024-03-10&step=1mo";
    let history = server.get(VIEWER, path).ok();
    assert_eq!(history["labels"], json!(["in", "out"]));
    let sizes: Vec<&Value> = history["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| &point["sizes"])
        .collect();
    assert_eq!(sizes, [&json!([1, 3]), &json!([0, 4]), &json!([2, 2])]);
    let wrong = server.get(VIEWER, "/api/v1/history/recent?step=often");
    assert_eq!(wrong.refusal(), (400, "step-malformed".into()));
    let backwards = server.get(
        VIEWER,
        "/api/v1/history/recent?from=2024-03-01&to=2024-01-01",
    );
    assert_eq!(backwards.refusal(), (400, "flows-backwards".into()));
}

#[test]
fn a_rule_that_is_not_saved_has_a_past_too() {
    let server = Server::shop();
    let stretch = json!({"from": "2024-01-10", "to": "2024-03-10", "step": "1mo"});
    let ask = |rule: Value| {
        let mut asked = stretch.clone();
        for (name, value) in rule.as_object().unwrap() {
            asked[name] = value.clone();
        }
        server.post(VIEWER, "/api/v1/history", &asked)
    };
    let saved = "/api/v1/history/recent?from=2024-01-10&to=2024-03-10&step=1mo";
    let expected = server.get(VIEWER, saved).ok()["points"].clone();
    let rule = server
        .get(VIEWER, "/api/v1/definitions/Segment/recent")
        .ok();
    let rule = &rule["definition"]["spec"]["rule"];
    let by_text = ask(json!({"rule": rule})).ok();
    assert_eq!(by_text["labels"], json!(["in", "out"]));
    assert_eq!(by_text["points"], expected);
    let tree = server
        .post(VIEWER, "/api/v1/rules/parse", &json!({"rule": rule}))
        .ok();
    assert_eq!(ask(json!({"tree": tree["tree"]})).ok()["points"], expected);
    assert_eq!(ask(json!({})).refusal(), (400, "http-rule-or-tree".into()));
    assert_eq!(
        ask(json!({"rule": "ordr = 1"})).refusal().1,
        "unknown-in-rule"
    );
    assert_eq!(
        ask(json!({"rule": "did(order", "step": "1d"})).refusal().1,
        "rule-wrong"
    );
}

#[test]
fn flows_say_who_moved_and_where_to() {
    let server = Server::shop();
    let flows = server
        .get(VIEWER, "/api/v1/flows/stage?from=2024-02-20&to=2024-03-15")
        .ok();
    assert_eq!(flows["labels"], json!(["lately", "earlier", "never"]));
    assert_eq!(flows["matrix"], json!([[0, 1, 0], [1, 1, 0], [1, 0, 0]]));
    let cell = "/api/v1/flows/stage/customers?from=2024-02-20&to=2024-03-15";
    let moved = server
        .get(
            ANALYST,
            &format!("{cell}&from_label=lately&to_label=earlier"),
        )
        .ok();
    assert_eq!(moved["total"], 1);
    assert_eq!(moved["items"][0]["customer"], "C");
    let wrong = server.get(ANALYST, &format!("{cell}&from_label=x&to_label=earlier"));
    assert_eq!(wrong.refusal(), (400, "label-unknown".into()));
    let missing = server.get(ANALYST, "/api/v1/flows/stage");
    assert_eq!(missing.status, 400);
}

#[test]
fn fits_are_listed_made_and_compared() {
    let server = Server::shop();
    // The first evaluation makes the first fit.
    server.get(VIEWER, "/api/v1/members/segmentation/abc").ok();
    let refused = server.post(VIEWER, "/api/v1/fits/abc/refit", &json!({}));
    assert_eq!(refused.refusal(), (403, "http-forbidden".into()));
    let refitted = server
        .post(
            ANALYST,
            "/api/v1/fits/abc/refit",
            &json!({"as_of": "2024-02-01"}),
        )
        .ok();
    let number = refitted["fit"]["number"].as_u64().unwrap();
    assert_eq!(refitted["fit"]["population"], 2);
    let fits = server.get(VIEWER, "/api/v1/fits/abc").ok();
    assert_eq!(fits["items"][0]["number"], number);
    let step = format!(
        "/api/v1/fits/abc/compare?from={}&to={number}&as_of=2024-02-01",
        number - 1
    );
    let moved = server.get(VIEWER, &step).ok();
    assert_eq!(moved["matrix"], refitted["migration"]["matrix"]);
    let none = server.get(VIEWER, "/api/v1/fits/stage");
    assert_eq!(none.refusal(), (422, "fit-not-needed".into()));
    let unknown = server.get(VIEWER, "/api/v1/fits/abc/compare?from=1&to=99");
    assert_eq!(unknown.refusal(), (404, "fit-unknown".into()));
}

#[test]
fn the_sampling_check_goes_out_and_comes_back() {
    let server = Server::shop();
    let asked = json!({"segmentation": "stage", "per_label": 1});
    let sample = server.post(ANALYST, "/api/v1/samples", &asked).ok();
    let rows = sample["rows"].as_array().unwrap();
    let labels: Vec<&str> = rows
        .iter()
        .map(|row| row["label"].as_str().unwrap())
        .collect();
    assert_eq!(labels, ["earlier", "lately"]);
    assert_eq!(
        rows[0]["facts"].as_array().unwrap().len(),
        sample["facts"].as_array().unwrap().len()
    );
    let marks: Vec<Value> = labels
        .iter()
        .map(|label| json!({"label": label, "right": *label == "lately"}))
        .collect();
    let review = server
        .post(
            ANALYST,
            "/api/v1/reviews",
            &json!({"segmentation": "stage", "marks": marks}),
        )
        .ok();
    assert_eq!(review["labels"][0]["right"], 0);
    assert_eq!(review["labels"][2]["accuracy"], 0.5);
    let reviews = server
        .get(VIEWER, "/api/v1/reviews?segmentation=stage")
        .ok();
    assert_eq!(reviews["items"][0]["id"], review["id"]);
    let empty = server.post(
        ANALYST,
        "/api/v1/reviews",
        &json!({"segmentation": "stage", "marks": []}),
    );
    assert_eq!(empty.refusal(), (400, "review-empty".into()));
}

#[test]
fn the_sampling_check_is_a_workbook_too() {
    let server = Server::shop();
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let head = [("accept", kind), ("content-type", "application/json")];
    let book = server.post_with(
        ANALYST,
        "/api/v1/samples",
        &head,
        json!({"segmentation": "stage"}).to_string(),
    );
    assert_eq!(book.header("content-type"), kind);
    assert!(book.bytes.starts_with(b"PK"));
    let unmarked = server.post_with(
        ANALYST,
        "/api/v1/reviews",
        &[("content-type", kind)],
        book.bytes,
    );
    assert_eq!(unmarked.refusal(), (400, "review-no-marks".into()));
    let many = server.post(
        ANALYST,
        "/api/v1/samples",
        &json!({"segmentation": "stage", "per_label": 0}),
    );
    assert_eq!(many.refusal(), (400, "http-per-label-out-of-range".into()));
    let viewer = server.post(VIEWER, "/api/v1/samples", &json!({"segmentation": "stage"}));
    assert_eq!(viewer.refusal().0, 403);
}
