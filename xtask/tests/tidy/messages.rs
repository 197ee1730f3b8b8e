//! Message ids that the code names are in the catalogue, and every message is used. That both
//! languages have the same ids and arguments is tested beside the catalogue itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::assert_none;
use crate::source::{FILES, rust_files};

const CATALOGUE: &str = "crates/model/messages/en/";
const CALL: &str = "Message::new(";

#[test]
fn ids_in_the_code_are_in_the_catalogue() {
    let known = catalogue();
    let mut offences = Vec::new();
    for file in rust_files().filter(|file| !file.is_test() && file.path.starts_with("crates/")) {
        let production: String = file
            .production_lines()
            .flat_map(|(_, line)| [line, "\n"])
            .collect();
        let named = production.split(CALL).skip(1).filter_map(quoted);
        offences.extend(
            named
                .filter(|id| !known.contains_key(*id))
                .map(|id| format!("{}: `{id}`", file.path)),
        );
    }
    assert_none("people would read a bare id", &offences);
}

#[test]
fn every_message_is_used() {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for file in rust_files() {
        used.extend(file.text.split('"'));
    }
    let catalogue = catalogue();
    let texts = FILES.iter().filter(|file| file.path.starts_with(CATALOGUE));
    let references: BTreeSet<&str> = texts
        .flat_map(|file| file.text.split('{').skip(1))
        .filter_map(|rest| rest.split('}').next().map(str::trim))
        .collect();
    let offences: Vec<String> = catalogue
        .iter()
        .filter(|(id, _)| !used.contains(**id) && !references.contains(**id))
        .map(|(id, file)| format!("{file}: `{id}`"))
        .collect();
    assert_none("a message that nobody can see goes", &offences);
}

/// Ids of the English catalogue and the file of each.
fn catalogue() -> BTreeMap<&'static str, &'static str> {
    let files = FILES.iter().filter(|file| file.path.starts_with(CATALOGUE));
    files
        .flat_map(|file| {
            file.text
                .lines()
                .filter_map(move |line| Some((id(line)?, file.path.as_str())))
        })
        .collect()
}

/// The id that a line of a catalogue begins with.
fn id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end();
    let plain = id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    (plain && !id.is_empty()).then_some(id)
}

/// The text literal that a call's arguments begin with.
fn quoted(arguments: &'_ str) -> Option<&'_ str> {
    arguments.trim_start().strip_prefix('"')?.split('"').next()
}
