//! What client libraries of the protocol rely on, a test each.

use std::io::Write;
use std::path::PathBuf;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

use crate::server::{Answer, Server, basic};

const TRACK: &str = r#"{"type":"track","event":"look","userId":"u","messageId":"m1"}"#;

fn assert_success(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    assert_eq!(answer.body, r#"{"success":true}"#);
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
}

fn packed(text: &str) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(vec![], flate2::Compression::fast());
    packer.write_all(text.as_bytes()).unwrap();
    packer.finish().unwrap()
}

#[test]
fn long_paths_and_letters_are_taken() {
    let server = Server::new();
    for (long, letter, event) in [
        ("identify", "i", None),
        ("track", "t", Some("look")),
        ("page", "p", Some("page")),
        ("screen", "s", Some("screen")),
        ("group", "g", None),
        ("alias", "a", None),
    ] {
        for path in [long, letter] {
            let id = format!("m-{path}");
            // What the path says goes before what the body says.
            let body = json!({"type": "dance", "event": "look", "userId": path, "messageId": id,
                "previousId": "before", "groupId": "g1", "traits": {"city": "上海"}});
            assert_success(&server.post(&format!("/v1/{path}"), body.to_string()));
            let expect: Vec<(String, String)> = event
                .into_iter()
                .map(|event| (event.to_owned(), id.clone()))
                .collect();
            assert_eq!(server.events(path), expect, "{path}");
        }
    }
    for path in ["batch", "b", "import"] {
        let body = json!({"batch": [{"type": "track", "event": "look", "userId": path,
            "messageId": "m"}]});
        assert_success(&server.post(&format!("/v1/{path}"), body.to_string()));
        assert_eq!(server.events(path).len(), 1);
    }
}

#[test]
fn the_key_is_the_user_of_basic_or_a_bearer_token_or_in_the_body() {
    let server = Server::new();
    let with = |authorization: Option<String>, body: &str| {
        let mut request = Request::post("/v1/track");
        if let Some(value) = authorization {
            request = request.header("Authorization", value);
        }
        server.send(request.body(Body::from(body.to_owned())).unwrap())
    };
    let keyed = |key: &str| {
        json!({"event": "look", "userId": "u", "messageId": "m1", "writeKey": key}).to_string()
    };
    assert_success(&with(Some(basic(&server.key)), TRACK));
    assert_success(&with(Some(format!("bearer {}", server.key)), TRACK));
    assert_success(&with(None, &keyed(&server.key)));
    assert_success(&with(Some("Basic !!".into()), &keyed(&server.key)));
    assert_success(&with(Some("Basic Og==".into()), &keyed(&server.key)));
    // The same event each time.
    assert_eq!(server.events("u"), [("look".to_owned(), "m1".to_owned())]);
    for (authorization, body) in [
        (None, TRACK.to_owned()),
        (None, keyed("fq_wk_nonsense")),
        (Some(basic("nonsense")), TRACK.to_owned()),
        // A wrong key is not made good by another one.
        (Some(basic("nonsense")), keyed(&server.key)),
    ] {
        let refused = with(authorization, &body);
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
        assert_eq!(refused.code(), "ingest-unknown-key");
        assert_eq!(refused.header("access-control-allow-origin"), "*");
    }
}

#[test]
fn the_kind_of_content_does_not_matter() {
    let server = Server::new();
    for kind in [
        "application/json",
        "text/plain;charset=UTF-8",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "nonsense",
    ] {
        let request = Request::post("/v1/t")
            .header("authorization", basic(&server.key))
            .header("content-type", kind);
        assert_success(&server.send(request.body(Body::from(TRACK)).unwrap()));
    }
    assert_eq!(server.events("u").len(), 1);
}

#[test]
fn packed_bodies_are_known_by_their_first_bytes() {
    let server = Server::new();
    let send = |encoding: Option<&str>, body: Vec<u8>| {
        let mut request = Request::post("/v1/t").header("authorization", basic(&server.key));
        if let Some(encoding) = encoding {
            request = request.header("content-encoding", encoding);
        }
        server.send(request.body(Body::from(body)).unwrap())
    };
    assert_success(&send(Some("gzip"), packed(TRACK)));
    assert_success(&send(None, packed(TRACK)));
    // Something on the way has unpacked it and left the header.
    assert_success(&send(Some("gzip"), TRACK.into()));
    let mut cut = packed(TRACK);
    cut.truncate(20);
    let refused = send(Some("gzip"), cut);
    assert_eq!(
        (refused.status, refused.code().as_str()),
        (StatusCode::BAD_REQUEST, "ingest-gzip-broken")
    );
    let bomb = packed(&" ".repeat(8 << 20));
    let refused = send(None, bomb);
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[test]
fn browsers_may_send_from_any_page() {
    let server = Server::new();
    let ask = Request::options("/v1/t")
        .header("origin", "https://shop.example")
        .header("access-control-request-method", "POST")
        .header(
            "access-control-request-headers",
            "authorization,content-type,x-retry-count",
        );
    let allowed = server.send(ask.body(Body::empty()).unwrap());
    assert_eq!(allowed.status, StatusCode::NO_CONTENT);
    assert_eq!(allowed.header("access-control-allow-origin"), "*");
    for header in ["authorization", "content-type", "x-retry-count"] {
        let headers = allowed.header("access-control-allow-headers");
        assert!(headers.contains(header), "{headers}");
    }
    assert!(
        allowed
            .header("access-control-allow-methods")
            .contains("POST")
    );
    // Nowhere else.
    let ask = Request::options("/api/v1/status").header("origin", "https://shop.example");
    let refused = server.send(ask.body(Body::empty()).unwrap());
    assert_eq!(refused.header("access-control-allow-origin"), "");
}

#[test]
fn the_library_for_browsers_finds_its_settings() {
    let server = Server::new();
    let ask = |key: &str| {
        let path = format!("/v1/projects/{key}/settings");
        let request = Request::get(path).header("host", "fenqun.example:8080");
        server.send(request.body(Body::empty()).unwrap())
    };
    let found = ask(&server.key);
    assert_eq!(found.status, StatusCode::OK);
    assert_eq!(found.header("access-control-allow-origin"), "*");
    let own = &found.json()["integrations"]["Segment.io"];
    assert_eq!(own["apiKey"], server.key);
    assert_eq!(own["apiHost"], "fenqun.example:8080/v1");
    assert_eq!(ask("nonsense").status, StatusCode::UNAUTHORIZED);
}

#[test]
fn what_cannot_be_read_is_refused_and_never_elsewhere() {
    let server = Server::new();
    let refused = server.post("/v1/batch", "{\"batch\":\n [{]}");
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert_eq!(refused.code(), "ingest-not-json");
    let title = refused.json()["title"].as_str().unwrap().to_owned();
    assert!(title.contains("line 2, column 4"), "{title}");
    let request = Request::post("/v1/batch")
        .header("authorization", basic(&server.key))
        .header("accept-language", "zh-CN");
    let refused = server.send(request.body(Body::from("{")).unwrap());
    assert!(
        refused.json()["title"]
            .as_str()
            .unwrap()
            .contains("第 1 行"),
        "{refused:?}"
    );
    let refused = server.post("/v1/batch", b"{\"batch\":[\"\xff\"]}".to_vec());
    assert_eq!(refused.code(), "ingest-not-utf8");
    let refused = server.post("/v1/batch", r#"{"batch":[]}"#);
    assert_eq!(
        (refused.status, refused.code().as_str()),
        (StatusCode::BAD_REQUEST, "ingest-batch-empty")
    );
    let refused = server.post("/v1/batch", " ".repeat((500 << 10) + 1));
    assert_eq!(
        (refused.status, refused.code().as_str()),
        (StatusCode::PAYLOAD_TOO_LARGE, "ingest-request-too-large")
    );
    let full = format!("{TRACK}{}", " ".repeat((500 << 10) - TRACK.len()));
    assert_eq!(
        server.post("/v1/track", full).code(),
        "ingest-event-too-large"
    );
    for path in ["/v1/track/", "/v1/dance", "/v1"] {
        assert_eq!(
            server.post(path, TRACK).status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}

/// A recorded request.
#[derive(Deserialize)]
struct Recorded {
    path: String,
    headers: std::collections::BTreeMap<String, String>,
    body: Box<RawValue>,
}

/// Sends a recorded request with its own headers, the key exchanged for one that is known here.
fn again(server: &Server, recorded: &Recorded) -> Answer {
    let mut request = Request::post(&recorded.path);
    for (name, value) in &recorded.headers {
        match name.to_ascii_lowercase().as_str() {
            "authorization" => request = request.header(name, basic(&server.key)),
            "content-length" | "connection" | "host" => {}
            _ => request = request.header(name, value),
        }
    }
    let is_packed = recorded.headers.contains_key("Content-Encoding");
    let body = match is_packed {
        true => packed(recorded.body.get()),
        false => recorded.body.get().into(),
    };
    server.send(request.body(Body::from(body)).unwrap())
}

#[test]
fn recorded_requests_are_answered_as_their_senders_expect() {
    let folder =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/sdk_requests");
    if !folder.exists() {
        assert!(
            std::env::var_os("CI").is_none(),
            "{} is missing",
            folder.display()
        );
        eprintln!("SKIPPED: {} is missing", folder.display());
        return;
    }
    for (client, events) in [("seg_node", 4), ("py_seg", 5)] {
        for variant in ["", "_400", "_429", "_500", "_gz"] {
            let file = folder.join(format!("{client}{variant}.ndjson"));
            let Ok(text) = std::fs::read_to_string(&file) else {
                continue;
            };
            let server = Server::new();
            for line in text.lines() {
                let recorded: Recorded = serde_json::from_str(line).unwrap();
                assert_success(&again(&server, &recorded));
            }
            assert_eq!(server.events("u1").len(), events, "{client}{variant}");
        }
    }
}
