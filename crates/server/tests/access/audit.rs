//! The audit log as those read it who may.

use fenqun_engine::access::Role;
use serde_json::{Value, json};

use crate::house::{House, PASSWORD, ask, get, post};

fn acts(page: &Value) -> Vec<(String, String)> {
    let items = page["items"].as_array().unwrap().iter();
    let text = |item: &Value, key: &str| item[key].as_str().unwrap().to_owned();
    items
        .map(|item| (text(item, "act"), text(item, "what")))
        .collect()
}

#[test]
fn what_was_done_is_there_newest_first_and_found_by_filters() {
    let house = House::new();
    let administrator = house.person(Role::Administrator);
    house.wait(60);
    let body = json!({"name": "shop", "source": "web"});
    house.send(&post("/api/v1/keys", body).from(&administrator));
    house.send(&ask("DELETE", "/api/v1/keys/1").from(&administrator));
    house.sign_in("administrator@example.com", "a guess");
    let audit = |query: &str| {
        let path = format!("/api/v1/audit?{query}");
        house.send(&get(&path).from(&administrator)).json()
    };
    let expected = [
        ("sign-in-failed", "session"),
        ("revoke-key", "key/1"),
        ("make-key", "key/1"),
        ("change-password", "session"),
        ("sign-in", "session"),
    ];
    let expected = expected.map(|(act, what)| (act.to_owned(), what.to_owned()));
    assert_eq!(acts(&audit("")), expected);
    assert_eq!(acts(&audit("act=make-key")), expected[2..3]);
    assert_eq!(acts(&audit("what=key/")), expected[1..3]);
    assert_eq!(acts(&audit("person=0")), expected[..1]);
    let newest = audit("limit=1")["items"][0]["at"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(acts(&audit(&format!("from={newest}"))), expected[..3]);
    assert_eq!(acts(&audit(&format!("to={newest}"))), expected[3..]);
    let first = audit("limit=2");
    let next = first["next"].as_str().unwrap();
    assert_eq!(
        acts(&audit(&format!("limit=2&cursor={next}"))),
        expected[2..4]
    );
    let unknown = house.send(&get("/api/v1/audit?act=dance").from(&administrator));
    assert_eq!(unknown.refusal(), (400, "http-act-unknown".into()));
}

#[test]
fn it_names_the_person_and_the_token_and_no_secret() {
    let house = House::new();
    let token = house.token(Role::Administrator);
    let body = json!({"name": "shop", "source": "web"});
    let made = house
        .send(&post("/api/v1/keys", body).bearer(&token))
        .json();
    let answer = house.send(&get("/api/v1/audit").bearer(&token));
    let newest = answer.json()["items"][0].clone();
    assert_eq!(newest["name"], "administrator@example.com (token 1)");
    assert_eq!(newest["person"], 1);
    for secret in [PASSWORD, &token, made["secret"].as_str().unwrap()] {
        assert!(!answer.text.contains(secret));
    }
}
