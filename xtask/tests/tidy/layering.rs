//! Who may use whom. A crate exists only where it enforces a rule; this is where the rule holds.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::assert_none;
use crate::source::METADATA;

/// Each crate and the crates of the workspace that it may use. A crate that is not listed fails,
/// so that a new one is thought about.
const MAY_USE: [(&str, &[&str]); 10] = [
    ("fenqun-model", &[]),
    ("fenqun-segment", &["fenqun-model"]),
    ("fenqun-store", &["fenqun-model"]),
    ("fenqun-catalog", &["fenqun-model"]),
    ("fenqun-connectors", &["fenqun-model"]),
    (
        "fenqun-engine",
        &[
            "fenqun-model",
            "fenqun-segment",
            "fenqun-store",
            "fenqun-catalog",
            "fenqun-connectors",
        ],
    ),
    ("fenqun-server", &["fenqun-model", "fenqun-engine"]),
    (
        "fenqun",
        &["fenqun-model", "fenqun-engine", "fenqun-server"],
    ),
    (
        "fenqun-sim",
        &[
            "fenqun-model",
            "fenqun-segment",
            "fenqun-store",
            "fenqun-catalog",
            "fenqun-connectors",
            "fenqun-engine",
        ],
    ),
    (
        "xtask",
        &[
            "fenqun-model",
            "fenqun-segment",
            "fenqun-store",
            "fenqun-engine",
        ],
    ),
];

/// Outside crates that only these may use: each protocol and format has one room.
const ONE_ROOM: [(&str, &[&str]); 9] = [
    ("axum", &["fenqun-server"]),
    ("tokio-rustls", &["fenqun-server", "fenqun-engine"]),
    ("argon2", &["fenqun-engine"]),
    ("sqlx", &["fenqun-catalog"]),
    ("calamine", &["fenqun-connectors"]),
    ("csv", &["fenqun-connectors", "fenqun"]),
    ("parquet", &["fenqun-store", "fenqun-connectors"]),
    ("clap", &["fenqun"]),
    ("phonenumber", &["fenqun-model"]),
];

#[test]
fn crates_use_only_what_their_layer_may() {
    let mut offences = Vec::new();
    for package in members() {
        let name = text(package, "name");
        let Some((_, allowed)) = MAY_USE.iter().find(|(crate_name, _)| *crate_name == name) else {
            offences.push(format!("{name} has no place in the table of this test"));
            continue;
        };
        let used = uses(package).into_iter().filter(|used| is_member(used));
        offences.extend(
            used.filter(|used| !allowed.contains(used))
                .map(|used| format!("{name} uses {used}")),
        );
    }
    assert_none("dependencies point one way", &offences);
}

#[test]
fn outside_crates_stay_in_their_room() {
    let mut offences = Vec::new();
    for package in members() {
        let name = text(package, "name");
        let used = uses(package);
        let strays = ONE_ROOM
            .iter()
            .filter(|(outside, rooms)| used.contains(outside) && !rooms.contains(&name));
        offences.extend(strays.map(|(outside, rooms)| {
            format!(
                "{name} uses {outside}, which belongs in {}",
                rooms.join(", ")
            )
        }));
    }
    assert_none("one room a concept", &offences);
}

#[test]
fn lints_of_the_workspace_hold_everywhere() {
    let offences: Vec<String> = members()
        .map(|package| text(package, "manifest_path"))
        .filter(|path| {
            let manifest = std::fs::read_to_string(path).expect("cargo has just read it");
            !manifest.contains("[lints]\nworkspace = true")
        })
        .map(|path| format!("{path} lacks `[lints] workspace = true`"))
        .collect();
    assert_none("one set of lints", &offences);
}

/// Normal and build dependencies; tests may use more.
fn uses(package: &'static Value) -> BTreeSet<&'static str> {
    let dependencies = package["dependencies"].as_array().into_iter().flatten();
    dependencies
        .filter(|dependency| dependency["kind"] != "dev")
        .map(|dependency| text(dependency, "name"))
        .collect()
}

fn is_member(name: &str) -> bool {
    members().any(|package| text(package, "name") == name)
}

fn members() -> impl Iterator<Item = &'static Value> {
    let ids = &METADATA["workspace_members"];
    let packages = METADATA["packages"].as_array().into_iter().flatten();
    packages.filter(|package| {
        ids.as_array()
            .is_some_and(|ids| ids.contains(&package["id"]))
    })
}

fn text(value: &'static Value, key: &str) -> &'static str {
    value[key].as_str().unwrap_or_default()
}
