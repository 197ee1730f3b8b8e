//! Every role against every route: what happens, as a table for people to read (`roles.txt`).
//! `UPDATE=1` writes it anew.

use std::collections::BTreeSet;
use std::fmt::Write;

use fenqun_engine::access::{Right, Role};
use fenqun_server::openapi;
use fenqun_server::rights::{Need, ROUTES};
use serde_json::json;

use crate::house::{Ask, House, ask};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/access/roles.txt");
const HEAD: &str = "\
Every route against everybody who may ask: `yes` is let in, `-` is refused because of who asks.
Written by the test beside this file from what the server does; read every change.

";

/// Method and path of every documented route.
fn documented() -> BTreeSet<(String, String)> {
    let document = openapi();
    let paths = document["paths"].as_object().unwrap();
    let routes = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().keys();
        let methods = methods.filter(|method| *method != "parameters");
        methods.map(move |method| (method.to_uppercase(), path.clone()))
    });
    routes.collect()
}

/// A request of a route, about things that are not there.
fn request(method: &str, path: &str) -> Ask {
    let parts = path.split('/').map(|part| match part {
        "{kind}" => "segment",
        part if part.starts_with('{') => "77",
        part => part,
    });
    let path = parts.collect::<Vec<_>>().join("/");
    match method {
        "GET" | "DELETE" => ask(method, &path),
        _ => ask(method, &path).json(json!({})),
    }
}

/// Whether somebody is let in.
fn is_let_in(house: &House, ask: &Ask) -> bool {
    let answer = house.send(ask);
    assert!(!answer.status.is_server_error(), "{ask:?}: {answer:?}");
    !matches!(answer.status.as_u16(), 401 | 403) || {
        // Who they are was fine; what they sent was not.
        let code = answer.refusal().1;
        code == "http-sign-in-wrong" || code == "setup-token-wrong"
    }
}

#[test]
fn every_documented_route_has_its_row() {
    let rows = ROUTES.iter();
    let rows = rows.map(|(method, path, _)| (String::from(*method), String::from(*path)));
    assert_eq!(rows.collect::<BTreeSet<_>>(), documented());
    let mut paths: Vec<&str> = ROUTES.iter().map(|(_, path, _)| *path).collect();
    let sorted = paths.is_sorted();
    paths.dedup();
    assert!(sorted, "by path: {paths:?}");
}

#[test]
fn every_role_against_every_route() {
    let house = House::new();
    let tokens = Role::ALL.map(|role| house.token(role));
    let owner = house.access.token(&tokens[0]).unwrap();
    let person = owner.actor.person;
    let (_, key) = house.access.make_write_key(person, "web", "web").unwrap();
    let mut table = String::from(HEAD);
    let heads = [
        "route",
        "nobody",
        "write-key",
        "viewer",
        "operator",
        "analyst",
        "administrator",
    ];
    line(&mut table, heads.map(str::to_owned));
    for (method, path) in documented() {
        let bare = request(&method, &path);
        let [administrator, analyst, operator, viewer] = &tokens;
        let asks = [
            bare.clone(),
            bare.clone().bearer(&key),
            bare.clone().bearer(viewer),
            bare.clone().bearer(operator),
            bare.clone().bearer(analyst),
            bare.bearer(administrator),
        ];
        let [nobody, key, viewer, operator, analyst, administrator] =
            asks.map(|ask| if is_let_in(&house, &ask) { "yes" } else { "-" }.to_owned());
        let route = format!("{method:<6} {path}");
        line(
            &mut table,
            [route, nobody, key, viewer, operator, analyst, administrator],
        );
    }
    expect(&table);
}

#[test]
fn a_token_needs_the_very_right_of_the_route() {
    let house = House::new();
    let administrator = house.person(Role::Administrator);
    for right in Right::all() {
        // Some routes show personal fields by their nature and need that right as well.
        let only = house.token_of(&administrator, &[right, Right::SeePersonal]);
        let others: Vec<Right> = Right::all().filter(|other| *other != right).collect();
        let without = house.token_of(&administrator, &others);
        let routes = ROUTES
            .iter()
            .filter(|(.., need)| *need == Need::Right(right));
        for (method, path, _) in routes {
            let ask = request(method, path);
            assert!(
                is_let_in(&house, &ask.clone().bearer(&only)),
                "{method} {path}"
            );
            assert!(!is_let_in(&house, &ask.bearer(&without)), "{method} {path}");
        }
    }
}

fn line(table: &mut String, cells: [String; 7]) {
    let [route, cells @ ..] = cells;
    write!(table, "{route:<66}").unwrap();
    for cell in cells {
        write!(table, " {cell:<13}").unwrap();
    }
    let length = table.trim_end_matches(' ').len();
    table.truncate(length);
    table.push('\n');
}

fn expect(table: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(FILE, table).unwrap();
    }
    let known = std::fs::read_to_string(FILE).unwrap_or_default();
    assert_eq!(known, table, "run with UPDATE=1, and read what changed");
}
