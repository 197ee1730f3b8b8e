//! Everything that the command line can do can be done over HTTP: the guide says by which route, and
//! the route is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Commands that make there be something to ask.
const BEFORE: [&str; 2] = ["demo", "serve"];

fn folder(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// One file for each command.
fn commands() -> BTreeSet<String> {
    let files = fs::read_dir(folder("src/commands")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let names = names.filter_map(|name| name.strip_suffix(".rs").map(str::to_owned));
    let names = names.map(|name| name.replace('_', "-"));
    names.filter(|name| name != "mod").collect()
}

/// Routes of each command, as the guide names them.
fn guide() -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(folder("../../docs/http.md")).unwrap();
    let rows = text
        .lines()
        .filter_map(|line| line.strip_prefix("| `fenqun "));
    let rows = rows.map(|row| {
        let mut quoted = row.split('`').step_by(2);
        let command = quoted.next().unwrap_or_default().to_owned();
        let routes = row.split('`').skip(2).step_by(2).map(str::to_owned);
        (command, routes.collect())
    });
    rows.collect()
}

#[test]
fn every_command_has_its_route() {
    let guide = guide();
    let named: BTreeSet<String> = guide.keys().cloned().collect();
    let mut wanted = commands();
    wanted.retain(|command| !BEFORE.contains(&command.as_str()));
    assert_eq!(
        named, wanted,
        "left: docs/http.md, right: the commands there are"
    );
    let document = fenqun_server::openapi();
    for (command, routes) in guide {
        assert!(!routes.is_empty(), "{command} has no route");
        for route in routes {
            let (method, path) = route.split_once(' ').unwrap();
            let operation = &document["paths"][path][method.to_lowercase()];
            assert!(operation.is_object(), "{command}: there is no {route}");
        }
    }
}
