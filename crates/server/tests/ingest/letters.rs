//! Dead letters over HTTP.

use axum::http::{Method, StatusCode};
use fenqun_engine::access::Right;
use fenqun_engine::live::HubSettings;
use serde_json::json;

use crate::server::Server;

const BATCH: &str = r#"{"batch":[
    {"type":"track","event":"look","userId":"u","messageId":"1"},
    {"type":"track","event":"look","messageId":"2","properties":{"phone":"13812345678"}},
    {"type":"track","userId":"u","messageId":"3"}]}"#;

#[test]
fn the_client_is_told_what_was_put_aside() {
    let server = Server::new();
    let answer = server.post("/v1/batch", BATCH);
    assert_eq!(answer.status, StatusCode::OK);
    let expect = json!({
        "success": true,
        "dead_letters": {
            "count": 2,
            "first": [
                {"index": 1, "code": "import-row-no-customer",
                 "reason": "no column says whose the row is"},
                {"index": 2, "code": "import-row-no-event-name",
                 "reason": "no event name in \"event\""},
            ],
        },
    });
    assert_eq!(answer.json(), expect);
    assert_eq!(server.events("u").len(), 1);
}

#[test]
fn letters_are_listed_shown_sent_again_and_dropped() {
    let server = Server::new();
    assert_eq!(
        server.api(Method::GET, "/api/v1/dead-letters").json(),
        json!({"items": [], "next": null, "counts": {}})
    );
    server.post("/v1/batch", BATCH);
    let first = server
        .api(Method::GET, "/api/v1/dead-letters?limit=1")
        .json();
    assert_eq!(
        first["counts"],
        json!({"import-row-no-customer": 1, "import-row-no-event-name": 1})
    );
    let next = first["next"].as_str().unwrap();
    let path = format!("/api/v1/dead-letters?limit=1&cursor={next}");
    let second = server.api(Method::GET, &path).json();
    assert_eq!(second["next"], json!(null));
    assert_ne!(first["items"][0]["id"], second["items"][0]["id"]);
    let of_one = "/api/v1/dead-letters?code=import-row-no-customer";
    let nobody = server.api(Method::GET, of_one).json()["items"][0].clone();
    assert_eq!(nobody["times"], 1);
    assert!(nobody["body"].as_str().unwrap().contains("13812345678"));
    let one = format!("/api/v1/dead-letters/{}", nobody["id"].as_str().unwrap());
    assert_eq!(server.api(Method::GET, &one).json(), nobody);
    let replayed = server.api(Method::POST, &format!("{one}/replay"));
    assert_eq!(replayed.json(), json!({"taken": 0, "refused": 1}));
    let replayed = server.api(Method::POST, "/api/v1/dead-letters/replay");
    assert_eq!(replayed.json(), json!({"taken": 0, "refused": 2}));
    assert_eq!(
        server.api(Method::DELETE, &one).status,
        StatusCode::NO_CONTENT
    );
    for (method, path) in [
        (Method::DELETE, one.clone()),
        (Method::GET, one.clone()),
        (Method::POST, format!("{one}/replay")),
    ] {
        let gone = server.api(method, &path);
        assert_eq!(
            (gone.status, gone.code().as_str()),
            (StatusCode::NOT_FOUND, "dead-letter-unknown")
        );
    }
}

#[test]
fn who_may_not_see_personal_fields_sees_no_bodies() {
    let server = Server::with(HubSettings::default(), &[Right::See, Right::Import]);
    server.post("/v1/batch", BATCH);
    let page = server.api(Method::GET, "/api/v1/dead-letters").json();
    for item in page["items"].as_array().unwrap() {
        assert_eq!(
            (&item["body"], &item["reason"]),
            (&json!(null), &json!(null))
        );
        assert!(item["code"].is_string());
    }
    let server = Server::with(HubSettings::default(), &[Right::See]);
    let refused = server.api(Method::GET, "/api/v1/dead-letters");
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
