//! `docs/http.md` names every route there is, and no other.

use std::collections::BTreeSet;
use std::path::Path;

use fenqun_server::openapi;

#[test]
fn the_guide_names_every_route_and_no_other() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/http.md");
    let guide = std::fs::read_to_string(file).unwrap();
    let named: BTreeSet<String> = guide
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .filter(|route| route.contains(" /"))
        .map(str::to_owned)
        .collect();
    let document = openapi();
    let paths = document["paths"].as_object().unwrap();
    let there: BTreeSet<String> = paths
        .iter()
        .flat_map(|(path, item)| {
            let methods = item.as_object().unwrap().keys();
            let methods = methods.filter(|method| *method != "parameters");
            methods.map(move |method| format!("{} {path}", method.to_uppercase()))
        })
        .collect();
    let missing: Vec<_> = there.difference(&named).collect();
    let gone: Vec<_> = named.difference(&there).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "not in the guide: {missing:#?}\ngone: {gone:#?}"
    );
}
