//! Changes that are asked for twice with the same `Idempotency-Key`.

use fenqun_engine::access::Role;
use serde_json::json;

use crate::house::{House, get, post};

#[test]
fn a_change_asked_for_twice_is_made_once() {
    let house = House::new();
    let administrator = house.person(Role::Administrator);
    let make = |key: &str, name: &str| {
        let body = json!({"name": name, "source": "web"});
        let ask = post("/api/v1/keys", body).from(&administrator);
        house.send(&ask.header("idempotency-key", key))
    };
    let first = make("k1", "shop");
    let again = make("k1", "shop");
    assert_eq!((first.status, &first.text), (again.status, &again.text));
    assert_eq!(again.headers["idempotency-replayed"], "true");
    assert_eq!(
        make("k1", "other").refusal(),
        (409, "http-key-other".into())
    );
    assert_eq!(make("k2", "shop").status, 201);
    let keys = house.send(&get("/api/v1/keys").from(&administrator)).json();
    assert_eq!(keys["items"].as_array().unwrap().len(), 2);
}

#[test]
fn a_refusal_frees_the_key_and_a_day_forgets_it() {
    let house = House::new();
    let token = house.token(Role::Administrator);
    let make = |name: &str| {
        let body = json!({"name": name, "source": "web"});
        let ask = post("/api/v1/keys", body).bearer(&token);
        house.send(&ask.header("idempotency-key", "k"))
    };
    assert_eq!(make("").refusal().1, "access-name-wrong");
    assert_eq!(make("shop").status, 201);
    house.wait(24 * 3600 + 1);
    assert_eq!(make("another").status, 201);
}

#[test]
fn keys_of_two_people_are_two_keys() {
    let house = House::new();
    let one = house.token(Role::Administrator);
    let two = house.token(Role::Viewer);
    for token in [one, two] {
        let body = json!({"name": "t", "scopes": ["see"]});
        let ask = post("/api/v1/tokens", body).bearer(&token);
        let made = house.send(&ask.header("idempotency-key", "same"));
        assert_eq!(made.status, 201);
        assert!(!made.headers.contains_key("idempotency-replayed"));
    }
}

#[test]
fn a_key_that_is_none_is_refused() {
    let house = House::new();
    let token = house.token(Role::Administrator);
    let body = json!({"name": "shop", "source": "web"});
    let ask = post("/api/v1/keys", body).bearer(&token);
    let empty = house.send(&ask.header("idempotency-key", ""));
    assert_eq!(empty.refusal(), (400, "http-key-malformed".into()));
}
