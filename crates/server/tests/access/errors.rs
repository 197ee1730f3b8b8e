//! `docs/errors.md` has every code that a problem document may carry. `UPDATE=1` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const FILE: &str = "docs/errors.md";
const HEAD: &str = "\
# Error codes

Refusals are problem documents (RFC 9457) of type `application/problem+json`: `code` is one of those
below and stays as it is, `title` says in the caller's language (`Accept-Language`, or the language
set for a person) what is wrong and what to do, `errors` lists every single thing when there are
several, `instance` names the request as the server's log does. Texts in braces are filled in.

Written by a test from the message catalogue; `UPDATE=1 cargo nextest run -p fenqun-server errors`
writes it anew.
";
/// Files of the catalogue that have nothing that a server refuses with.
const NO_REFUSALS: [&str; 8] = [
    "attention",
    "cli",
    "demo",
    "explain",
    "plain",
    "preset",
    "report",
    "serve",
];

/// Texts by id, in the order of a file.
fn messages(path: &Path) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = vec![];
    for line in fs::read_to_string(path).unwrap().lines() {
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        match line
            .split_once(" =")
            .filter(|_| !line.starts_with([' ', '}']))
        {
            Some((id, text)) => found.push((id.into(), text.trim().into())),
            None => {
                let last = found.last_mut().unwrap();
                last.1 = format!("{} {}", last.1, line.trim()).trim().to_owned();
            }
        }
    }
    found
}

/// Ids that only ever stand inside another message, or are labels: those that no refusal begins
/// with.
fn never_first(id: &str) -> bool {
    ["table-", "expects-", "unit-", "word-"]
        .iter()
        .any(|prefix| id.starts_with(prefix))
}

fn document() -> String {
    let folder = Path::new(ROOT).join("crates/model/messages");
    let mut text = String::from(HEAD);
    let files = fs::read_dir(folder.join("en")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    for name in names.collect::<BTreeSet<_>>() {
        let area = name.trim_end_matches(".ftl");
        if NO_REFUSALS.contains(&area) {
            continue;
        }
        let chinese = messages(&folder.join("zh-CN").join(&name));
        let chinese: BTreeMap<String, String> = chinese.into_iter().collect();
        text += &format!("\n## {area}\n\n| code | English | 中文 |\n|---|---|---|\n");
        for (id, english) in messages(&folder.join("en").join(&name)) {
            if !never_first(&id) {
                let chinese = cell(&chinese[&id]);
                text += &format!("| `{id}` | {} | {chinese} |\n", cell(&english));
            }
        }
    }
    text
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

#[test]
fn every_code_is_listed() {
    let file = Path::new(ROOT).join(FILE);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, document()).unwrap();
    }
    let known = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        known == document(),
        "{FILE} is out of date: run with UPDATE=1"
    );
}

/// What the server itself refuses with is named in its code, and in the document.
#[test]
fn codes_named_in_the_server_are_listed() {
    let known = fs::read_to_string(Path::new(ROOT).join(FILE)).unwrap();
    let mut missing = vec![];
    let mut folders = vec![Path::new(ROOT).join("crates/server/src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            let named = source.split("Message::new(\"").skip(1);
            let ids = named.map(|rest| rest.split('"').next().unwrap());
            let ids = ids.filter(|id| !id.starts_with("serve-") && !id.starts_with("setting-"));
            missing.extend(
                ids.filter(|id| !known.contains(&format!("| `{id}` |")))
                    .map(str::to_owned),
            );
        }
    }
    assert!(missing.is_empty(), "{FILE} lacks {missing:?}");
}
