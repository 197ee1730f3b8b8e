//! Signing in and out, cookies, forged requests, guesses.

use fenqun_engine::access::Role;
use serde_json::json;

use crate::house::{Browser, House, PASSWORD, ask, get, post};

#[test]
fn the_one_time_token_makes_one_administrator() {
    let house = House::new();
    let token = house.access.make_setup_token().unwrap();
    let body = |token: &str, password: &str| json!({"token": token, "name": "李雷", "email": "Li@Example.com", "password": password});
    let wrong = house.send(&post("/api/v1/setup", body("fq_setup_guessed", PASSWORD)));
    assert_eq!(wrong.refusal(), (403, "setup-token-wrong".into()));
    let weak = house.send(&post("/api/v1/setup", body(&token, "password1")));
    assert_eq!(weak.refusal(), (422, "password-common".into()));
    let made = house.send(&post("/api/v1/setup", body(&token, PASSWORD)));
    assert_eq!(made.status, 201);
    let seen = house
        .send(&get("/api/v1/session").from(&Browser::of(&made)))
        .json();
    assert_eq!(seen["email"], "li@example.com");
    assert_eq!(seen["role"], "administrator");
    let again = house.send(&post("/api/v1/setup", body(&token, PASSWORD)));
    assert_eq!(again.refusal(), (403, "setup-token-wrong".into()));
}

#[test]
fn the_cookie_is_one_that_browsers_guard() {
    let house = House::new();
    house.person(Role::Viewer);
    let answer = house.sign_in("viewer@example.com", PASSWORD);
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-fenqun=fq_se_"), "{cookie}");
    for attribute in [
        "Path=/",
        "Secure",
        "HttpOnly",
        "SameSite=Strict",
        "Max-Age=86400",
    ] {
        assert!(
            cookie.contains(&format!("; {attribute}")),
            "{attribute}: {cookie}"
        );
    }
    assert!(!cookie.contains("Domain"));
    assert_eq!(answer.headers["cache-control"], "no-store");
    assert_eq!(answer.headers["x-content-type-options"], "nosniff");
}

#[test]
fn signing_in_again_ends_the_session_that_came_along() {
    let house = House::new();
    let before = house.person(Role::Viewer);
    let body = json!({"email": "viewer@example.com", "password": PASSWORD});
    let after = Browser::of(&house.send(&post("/api/v1/session", body).from(&before)));
    assert_ne!(before.cookie, after.cookie);
    let old = house.send(&get("/api/v1/session").from(&before));
    assert_eq!(old.refusal(), (401, "http-signed-out".into()));
    assert_eq!(house.send(&get("/api/v1/session").from(&after)).status, 200);
}

#[test]
fn who_signed_out_is_out() {
    let house = House::new();
    let browser = house.person(Role::Viewer);
    let out = house.send(&ask("DELETE", "/api/v1/session").from(&browser));
    assert_eq!(out.status, 204);
    assert!(
        out.headers["set-cookie"]
            .to_str()
            .unwrap()
            .contains("Max-Age=0")
    );
    let after = house.send(&get("/api/v1/status").from(&browser));
    assert_eq!(after.refusal(), (401, "http-signed-out".into()));
}

#[test]
fn sessions_end_when_idle_and_in_any_case() {
    let house = House::new();
    let browser = house.person(Role::Viewer);
    let status = |house: &House| house.send(&get("/api/v1/status").from(&browser)).status;
    for _ in 0..23 {
        house.wait(3600);
        assert_eq!(status(&house), 200, "used every hour");
    }
    house.wait(3600);
    assert_eq!(status(&house), 401, "a day old");
    let browser = Browser::of(&house.sign_in("viewer@example.com", PASSWORD));
    house.wait(7199);
    assert_eq!(
        house.send(&get("/api/v1/status").from(&browser)).status,
        200
    );
    house.wait(7200);
    assert_eq!(
        house.send(&get("/api/v1/status").from(&browser)).status,
        401
    );
}

#[test]
fn a_cookie_alone_changes_nothing() {
    let house = House::new();
    let browser = house.person(Role::Administrator);
    let other = house.person(Role::Analyst);
    let body = json!({"name": "shop", "source": "web"});
    let keys = post("/api/v1/keys", body);
    let bare = keys.clone().header("cookie", &browser.cookie);
    let wrong = bare.clone().header("x-fenqun-csrf", &other.csrf);
    let foreign = keys
        .clone()
        .from(&browser)
        .header("sec-fetch-site", "cross-site");
    let origin = keys.clone().from(&browser);
    let origin = origin
        .header("origin", "https://evil.example")
        .header("host", "shop.example");
    for forged in [bare, wrong, foreign, origin] {
        let refused = house.send(&forged).refusal();
        assert_eq!(refused, (403, "http-forged".into()), "{forged:?}");
    }
    let own = keys.from(&browser).header("sec-fetch-site", "same-origin");
    assert_eq!(house.send(&own).status, 201);
    let body = json!({"email": "analyst@example.com", "password": PASSWORD});
    let foreign = post("/api/v1/session", body).header("sec-fetch-site", "cross-site");
    assert_eq!(house.send(&foreign).refusal().1, "http-forged");
}

#[test]
fn guesses_wait_longer_and_longer_and_tell_nothing() {
    let house = House::new();
    house.person(Role::Viewer);
    for email in ["viewer@example.com", "nobody@example.com"] {
        for _ in 0..3 {
            let wrong = house.sign_in(email, "guess");
            assert_eq!(wrong.refusal(), (401, "http-sign-in-wrong".into()));
            assert!(!wrong.text.contains(email));
        }
        let slow = house.sign_in(email, PASSWORD);
        assert_eq!(slow.refusal(), (429, "http-too-many-attempts".into()));
        assert_eq!(slow.headers["retry-after"], "1");
    }
    house.wait(1);
    assert_eq!(house.sign_in("viewer@example.com", "guess").status, 401);
    let slower = house.sign_in("viewer@example.com", PASSWORD);
    assert_eq!(slower.headers["retry-after"], "2");
    house.wait(2);
    assert_eq!(house.sign_in("viewer@example.com", PASSWORD).status, 200);
}

#[test]
fn a_new_password_ends_the_other_sessions() {
    let house = House::new();
    let one = house.person(Role::Viewer);
    let other = Browser::of(&house.sign_in("viewer@example.com", PASSWORD));
    let change = |old: &str, new: &str| {
        let body = json!({"old": old, "new": new});
        house.send(&post("/api/v1/session/password", body).from(&one))
    };
    assert_eq!(change("wrong", "eight brave kites").status, 401);
    assert_eq!(change(PASSWORD, "short").refusal().1, "password-too-short");
    assert_eq!(
        change(PASSWORD, "viewer@example.com").refusal().1,
        "password-about-you"
    );
    assert_eq!(change(PASSWORD, PASSWORD).refusal().1, "password-same");
    let changed = Browser::of(&change(PASSWORD, "eight brave kites"));
    for ended in [&one, &other] {
        assert_eq!(house.send(&get("/api/v1/session").from(ended)).status, 401);
    }
    assert_eq!(
        house.send(&get("/api/v1/session").from(&changed)).status,
        200
    );
    assert_eq!(house.sign_in("viewer@example.com", PASSWORD).status, 401);
}
