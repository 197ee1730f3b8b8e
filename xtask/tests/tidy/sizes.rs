//! Every module says what it is for; files and functions stay small enough to read in one go.

use crate::assert_none;
use crate::source::{SourceFile, rust_files, scripts};

const FILE_LINES: usize = 500;
const FUNCTION_LINES: usize = 70;
const EMPTY_NAMES: [&str; 6] = ["common", "utils", "core", "shared", "helpers", "misc"];

#[test]
fn every_module_says_what_it_is_for() {
    let silent = rust_files().filter(|file| !file.text.starts_with("//! "));
    let offences: Vec<String> = silent
        .map(|file| file.at(1, "does not begin with `//! ` and its purpose"))
        .collect();
    assert_none("a module opens by saying what the room is for", &offences);
}

#[test]
fn files_are_short() {
    let offences: Vec<String> = rust_files()
        .chain(scripts())
        .map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > FILE_LINES)
        .map(|(file, lines)| file.at(lines, &format!("{lines} lines, at most {FILE_LINES}")))
        .collect();
    assert_none("a file fits into the head: split it by concept", &offences);
}

#[test]
fn functions_are_short() {
    let offences: Vec<String> = rust_files().flat_map(long_functions).collect();
    assert_none("a function does one thing: split it", &offences);
}

#[test]
fn names_say_something() {
    let offences: Vec<String> = rust_files()
        .chain(scripts())
        .filter(|file| {
            let names = file
                .path
                .split('/')
                .filter_map(|part| part.split('.').next());
            names.into_iter().any(|name| EMPTY_NAMES.contains(&name))
        })
        .map(|file| file.at(1, "is named after nothing in particular"))
        .collect();
    assert_none(
        "no crate or module is a drawer for odds and ends",
        &offences,
    );
}

/// Relies on rustfmt, which puts the closing brace below the `fn` line's first letter.
fn long_functions(file: &SourceFile) -> Vec<String> {
    let lines: Vec<&str> = file.text.lines().collect();
    let mut offences = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else {
            continue;
        };
        let indent = &line[..line.len() - line.trim_start().len()];
        let close = format!("{indent}}}");
        let length = lines[start..]
            .iter()
            .take_while(|line| !declaration_ends(line, indent))
            .position(|line| *line == close)
            .map_or(1, |position| position + 1);
        if length > FUNCTION_LINES {
            let message = format!("`{name}` has {length} lines, at most {FUNCTION_LINES}");
            offences.push(file.at(start + 1, &message));
        }
    }
    offences
}

/// A function without a body, in a trait.
fn declaration_ends(line: &str, indent: &str) -> bool {
    line.strip_prefix(indent)
        .is_some_and(|rest| !rest.starts_with(' ') && rest.ends_with(';'))
}

fn function_name(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace();
    let qualifiers = [
        "pub",
        "pub(crate)",
        "pub(super)",
        "const",
        "async",
        "unsafe",
    ];
    let keyword = words.find(|word| !qualifiers.contains(word))?;
    let name = words.next().filter(|_| keyword == "fn")?;
    name.split(['(', '<']).next()
}

#[test]
fn long_functions_are_found() {
    let body = "    work();\n".repeat(FUNCTION_LINES);
    let file = SourceFile {
        path: "a.rs".into(),
        text: format!(
            "trait T {{\n    fn none(&self);\n}}\npub(crate) fn long<T>() {{\n{body}}}\n"
        ),
    };
    assert_eq!(
        long_functions(&file),
        ["a.rs:4: `long` has 72 lines, at most 70"]
    );
}
