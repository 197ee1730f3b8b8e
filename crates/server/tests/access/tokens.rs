//! Personal tokens and write keys.

use fenqun_engine::access::{Right, Role};
use serde_json::json;

use crate::house::{House, ask, get, post};

#[test]
fn a_token_may_what_its_scopes_and_its_owner_may() {
    let house = House::new();
    let administrator = house.person(Role::Administrator);
    let body = json!({"name": "report", "scopes": ["see", "manage-people"]});
    let made = house.send(&post("/api/v1/tokens", body).from(&administrator));
    assert_eq!(made.status, 201);
    let secret = made.json()["secret"].as_str().unwrap().to_owned();
    assert!(secret.starts_with("fq_pat_"));
    let status = |path: &str| house.send(&get(path).bearer(&secret)).status.as_u16();
    assert_eq!(status("/api/v1/people"), 200);
    assert_eq!(status("/api/v1/keys"), 403, "not in its scopes");
    let body = json!({"email": "two@example.com", "name": "Two", "role": "administrator"});
    house.send(&post("/api/v1/people", body).from(&administrator));
    let demote = ask("PATCH", "/api/v1/people/1").json(json!({"role": "viewer"}));
    assert_eq!(house.send(&demote.from(&administrator)).status, 200);
    assert_eq!(status("/api/v1/status"), 200);
    assert_eq!(status("/api/v1/people"), 403, "its owner may no more");
}

#[test]
fn tokens_are_listed_without_their_secret_and_revoked() {
    let house = House::new();
    let viewer = house.person(Role::Viewer);
    let body = json!({"name": "report", "scopes": ["see"]});
    let made = house
        .send(&post("/api/v1/tokens", body).from(&viewer))
        .json();
    let secret = made["secret"].as_str().unwrap();
    assert_eq!(
        house.send(&get("/api/v1/status").bearer(secret)).status,
        200
    );
    let listed = house.send(&get("/api/v1/tokens").from(&viewer));
    assert!(!listed.text.contains(secret));
    let listed = listed.json();
    assert_eq!(listed["items"][0]["hint"], secret[secret.len() - 4..]);
    assert_ne!(listed["items"][0]["used_at"], json!(null));
    let other = house.person(Role::Operator);
    let foreign = house.send(&ask("DELETE", "/api/v1/tokens/1").from(&other));
    assert_eq!(foreign.refusal(), (404, "token-unknown".into()));
    assert_eq!(
        house
            .send(&ask("DELETE", "/api/v1/tokens/1").from(&viewer))
            .status,
        204
    );
    let after = house.send(&get("/api/v1/status").bearer(secret));
    assert_eq!(after.refusal(), (401, "http-token-unknown".into()));
}

#[test]
fn tokens_expire_and_cannot_grow() {
    let house = House::new();
    let viewer = house.person(Role::Viewer);
    let make = |body| house.send(&post("/api/v1/tokens", body).from(&viewer));
    for (body, code) in [
        (json!({"name": "t", "scopes": ["define"]}), "scope-beyond"),
        (json!({"name": "t", "scopes": []}), "scope-none"),
        (
            json!({"name": "t", "scopes": ["see"], "expires_at": "2001-01-01T00:00:00Z"}),
            "token-expired-already",
        ),
        (
            json!({"name": "t", "scopes": ["see"], "expires_at": "soon"}),
            "http-instant-malformed",
        ),
        (
            json!({"name": "t", "scopes": ["everything"]}),
            "http-malformed",
        ),
    ] {
        assert_eq!(make(body.clone()).refusal().1, code, "{body}");
    }
    let body = json!({"name": "t", "scopes": ["see"], "expires_at": "2026-06-01T00:00:00Z"});
    let made = make(body).json();
    let secret = made["secret"].as_str().unwrap();
    assert_eq!(
        house.send(&get("/api/v1/status").bearer(secret)).status,
        200
    );
    house.wait(7 * 24 * 3600);
    assert_eq!(
        house.send(&get("/api/v1/status").bearer(secret)).status,
        401
    );
}

#[test]
fn a_token_makes_no_token_with_more_rights() {
    let house = House::new();
    let administrator = house.person(Role::Administrator);
    let narrow = house.token_of(&administrator, &[Right::See]);
    let body = json!({"name": "t", "scopes": ["manage-people"]});
    let refused = house.send(&post("/api/v1/tokens", body).bearer(&narrow));
    assert_eq!(refused.refusal().1, "scope-beyond");
}

#[test]
fn write_keys_write_and_nothing_else() {
    let house = House::new();
    let administrator = house.person(Role::Administrator);
    let body = json!({"name": "web shop", "source": "web"});
    let made = house
        .send(&post("/api/v1/keys", body).from(&administrator))
        .json();
    let secret = made["secret"].as_str().unwrap();
    assert!(secret.starts_with("fq_wk_"));
    let found = house.access.write_key(secret).unwrap();
    assert_eq!((&*found.source, found.id), ("web", 1));
    assert_eq!(
        house.send(&get("/api/v1/status").bearer(secret)).status,
        401
    );
    let listed = house.send(&get("/api/v1/keys").from(&administrator));
    assert!(!listed.text.contains(secret));
    let revoked = house.send(&ask("DELETE", "/api/v1/keys/1").from(&administrator));
    assert_eq!(revoked.status, 204);
    assert_eq!(house.access.write_key(secret), None);
    let again = house.send(&ask("DELETE", "/api/v1/keys/1").from(&administrator));
    assert_eq!(again.refusal(), (404, "key-unknown".into()));
    let token = house.token_of(&administrator, &[Right::See]);
    assert_eq!(
        house.access.write_key(&token),
        None,
        "a token is no write key"
    );
}
