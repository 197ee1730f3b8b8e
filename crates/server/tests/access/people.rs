//! People looked after by administrators.

use fenqun_engine::access::Role;
use serde_json::json;

use crate::house::{Browser, House, PASSWORD, ask, get, post};

#[test]
fn a_person_is_added_chooses_a_password_and_may_then_work() {
    let house = House::new();
    let administrator = house.person(Role::Administrator);
    let body = json!({"email": "Han@Example.com", "name": " 韩梅梅 ", "role": "analyst", "language": "zh-CN"});
    let added = house.send(&post("/api/v1/people", body.clone()).from(&administrator));
    assert_eq!(added.status, 201);
    let added = added.json();
    assert_eq!(added["person"]["email"], "han@example.com");
    assert_eq!(added["person"]["name"], "韩梅梅");
    let initial = added["initial_password"].as_str().unwrap();
    let twice = house.send(&post("/api/v1/people", body).from(&administrator));
    assert_eq!(twice.refusal(), (409, "email-taken".into()));
    let han = Browser::of(&house.sign_in("han@example.com", initial));
    let early = house.send(&get("/api/v1/status").from(&han));
    assert_eq!(early.refusal(), (403, "http-password-first".into()));
    assert!(
        early.text.contains("密码"),
        "in the language they chose: {}",
        early.text
    );
    let body = json!({"old": initial, "new": "nine patient herons"});
    let han = Browser::of(&house.send(&post("/api/v1/session/password", body).from(&han)));
    assert_eq!(house.send(&get("/api/v1/status").from(&han)).status, 200);
}

#[test]
fn an_initial_password_is_good_for_a_week() {
    let house = House::new();
    let administrator = house.person(Role::Administrator);
    let body = json!({"email": "han@example.com", "name": "Han", "role": "viewer"});
    let added = house
        .send(&post("/api/v1/people", body).from(&administrator))
        .json();
    house.wait(7 * 24 * 3600);
    let late = house.sign_in(
        "han@example.com",
        added["initial_password"].as_str().unwrap(),
    );
    assert_eq!(late.refusal(), (401, "http-sign-in-wrong".into()));
}

#[test]
fn there_is_always_an_administrator() {
    let house = House::new();
    let first = house.person(Role::Administrator);
    let demote = ask("PATCH", "/api/v1/people/1").json(json!({"role": "viewer"}));
    let remove = ask("DELETE", "/api/v1/people/1");
    for act in [&demote, &remove] {
        let refused = house.send(&act.clone().from(&first));
        assert_eq!(refused.refusal(), (409, "last-administrator".into()));
    }
    let body = json!({"email": "two@example.com", "name": "Two", "role": "administrator"});
    assert_eq!(
        house
            .send(&post("/api/v1/people", body).from(&first))
            .status,
        201
    );
    assert_eq!(house.send(&demote.from(&first)).status, 200);
    let no_more = house.send(&get("/api/v1/people").from(&first));
    assert_eq!(no_more.refusal(), (403, "http-forbidden".into()));
}

#[test]
fn who_is_removed_is_out_with_everything_they_had() {
    let house = House::new();
    let administrator = house.person(Role::Administrator);
    let analyst = house.person(Role::Analyst);
    let token = house.token_of(&analyst, &Role::Analyst.rights());
    let removed = house.send(&ask("DELETE", "/api/v1/people/2").from(&administrator));
    assert_eq!(removed.status, 204);
    assert_eq!(
        house.send(&get("/api/v1/status").from(&analyst)).status,
        401
    );
    assert_eq!(
        house.send(&get("/api/v1/status").bearer(&token)).status,
        401
    );
    assert_eq!(house.sign_in("analyst@example.com", PASSWORD).status, 401);
    let gone = house.send(&get("/api/v1/people/2").from(&administrator));
    assert_eq!(gone.refusal(), (404, "person-unknown".into()));
    let body = json!({"email": "analyst@example.com", "name": "New", "role": "viewer"});
    let added = house
        .send(&post("/api/v1/people", body).from(&administrator))
        .json();
    assert_eq!(added["person"]["id"], 3, "numbers are not used again");
}

#[test]
fn a_reset_password_ends_sessions() {
    let house = House::new();
    let administrator = house.person(Role::Administrator);
    let viewer = house.person(Role::Viewer);
    let reset = ask("PATCH", "/api/v1/people/2").json(json!({"reset_password": true}));
    let answer = house.send(&reset.from(&administrator)).json();
    assert_eq!(
        house.send(&get("/api/v1/session").from(&viewer)).status,
        401
    );
    let initial = answer["initial_password"].as_str().unwrap();
    assert_eq!(house.sign_in("viewer@example.com", initial).status, 200);
}

#[test]
fn lists_page_to_their_end() {
    let house = House::new();
    let administrator = house.person(Role::Administrator);
    for number in 0..4 {
        let body =
            json!({"email": format!("p{number}@example.com"), "name": "P", "role": "viewer"});
        assert_eq!(
            house
                .send(&post("/api/v1/people", body).from(&administrator))
                .status,
            201
        );
    }
    let (mut seen, mut path) = (vec![], "/api/v1/people?limit=2".to_owned());
    loop {
        let page = house.send(&get(&path).from(&administrator)).json();
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= 2);
        seen.extend(items.iter().map(|item| item["id"].as_u64().unwrap()));
        let Some(next) = page["next"].as_str() else {
            break;
        };
        path = format!("/api/v1/people?limit=2&cursor={next}");
    }
    assert_eq!(seen, [1, 2, 3, 4, 5]);
    for (query, code) in [
        ("limit=0", "http-limit-out-of-range"),
        ("limit=many", "http-malformed"),
        ("cursor=%3F", "http-cursor-malformed"),
    ] {
        let refused = house.send(&get(&format!("/api/v1/people?{query}")).from(&administrator));
        assert_eq!(refused.refusal(), (400, code.into()));
    }
}

#[test]
fn what_cannot_be_read_is_refused_by_name() {
    let house = House::new();
    let administrator = house.person(Role::Administrator);
    let people = |body| house.send(&post("/api/v1/people", body).from(&administrator));
    for (body, status, code) in [
        (
            json!({"email": "no address", "name": "N", "role": "viewer"}),
            422,
            "email-malformed",
        ),
        (
            json!({"email": "n@example.com", "name": "", "role": "viewer"}),
            422,
            "access-name-wrong",
        ),
        (
            json!({"email": "n@example.com", "name": "N", "role": "king"}),
            422,
            "http-malformed",
        ),
        (
            json!({"email": "n@example.com", "name": "N"}),
            422,
            "http-malformed",
        ),
        (
            json!({"email": "n@example.com", "name": "N", "role": "viewer", "x": 1}),
            422,
            "http-malformed",
        ),
    ] {
        assert_eq!(
            people(body.clone()).refusal(),
            (status, code.into()),
            "{body}"
        );
    }
    let bare = ask("POST", "/api/v1/people").from(&administrator);
    assert_eq!(house.send(&bare).refusal(), (415, "http-media-type".into()));
    let unknown = house.send(&get("/api/v1/nothing").from(&administrator));
    assert_eq!(unknown.refusal(), (404, "http-route-unknown".into()));
    let method = house.send(&ask("PUT", "/api/v1/people").from(&administrator));
    assert_eq!(method.refusal(), (405, "http-method-not-allowed".into()));
    let large = json!({"email": "x".repeat(2 << 20), "name": "N", "role": "viewer"});
    assert_eq!(people(large).refusal(), (413, "http-too-large".into()));
}
