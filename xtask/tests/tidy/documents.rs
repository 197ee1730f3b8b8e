//! Documents name only what is there, and the map stays short enough to be read.

use std::path::Path;

use serde_json::Value;

use crate::assert_none;
use crate::source::{FILES, SourceFile, root, text};

const MAP: &str = "ARCHITECTURE.md";
const MAP_LINES: usize = 300;

#[test]
fn the_map_fits_on_a_few_pages() {
    let map = FILES.iter().find(|file| file.path == MAP);
    let map = map.unwrap_or_else(|| panic!("{MAP} is missing: write the map of the house"));
    let lines = map.text.lines().count();
    assert!(
        lines <= MAP_LINES,
        "{MAP}: {lines} lines, at most {MAP_LINES}"
    );
}

#[test]
fn documents_name_no_path_that_is_gone() {
    let documents = FILES.iter().filter(|file| file.path.ends_with(".md"));
    let offences: Vec<String> = documents.flat_map(gone).collect();
    assert_none("a document that names what is gone misleads", &offences);
}

#[test]
fn every_direct_dependency_has_its_reason() {
    let section = text("Cargo.toml").split("[workspace.dependencies]").nth(1);
    let section = section.and_then(|rest| rest.split("\n[").next());
    let names = section.unwrap_or_default().lines();
    let names = names.filter_map(|line| Some(line.split_once('=')?.0.trim()));
    let used = names.filter(|name| !name.starts_with("fenqun") && !name.starts_with('#'));
    let (crates, page) = reasons();
    assert_eq!(crates, sorted(used), "{WANTED}");
    let manifest: Value = serde_json::from_str(text("web/package.json")).expect("it is JSON");
    let lists = ["dependencies", "devDependencies"].map(|list| &manifest[list]);
    let used = lists.into_iter().filter_map(Value::as_object).flatten();
    assert_eq!(
        page,
        sorted(used.map(|(name, _)| name.as_str())),
        "{WANTED}"
    );
}

const WANTED: &str = "docs/dependencies.md has one line for each dependency, in order (left: there, \
                      right: wanted)";

/// Those that have a line: of the crates, and of the page, whose lines stand below its heading.
fn reasons() -> (Vec<&'static str>, Vec<&'static str>) {
    let document = text("docs/dependencies.md");
    let (crates, page) = document
        .split_once("\n## The page\n")
        .unwrap_or((document, ""));
    let rows = |part: &'static str| {
        let rows = part.lines();
        let rows = rows.filter_map(|line| line.strip_prefix("| `")?.split('`').next());
        rows.collect()
    };
    (rows(crates), rows(page))
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names
}

/// Paths between backticks, and targets of links, that do not exist in the workspace.
fn gone(document: &'static SourceFile) -> Vec<String> {
    let mut offences = Vec::new();
    let mut in_block = false;
    for (number, line) in document.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        }
        if in_block || line.starts_with("    ") {
            continue;
        }
        let missing = named(line)
            .into_iter()
            .filter(|path| !exists(document, path));
        offences.extend(missing.map(|path| document.at(number, &path)));
    }
    offences
}

/// What a line names that looks like a path of the workspace.
fn named(line: &str) -> Vec<String> {
    let quoted = line
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|word| looks_like_path(word));
    let links = line
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', '#']).next());
    let links = links.filter(|target| !target.is_empty() && !target.contains("://"));
    quoted.chain(links).map(str::to_owned).collect()
}

/// Begins with a folder of the workspace and holds nothing that stands for something else.
fn looks_like_path(word: &str) -> bool {
    let Some((first, _)) = word.split_once('/') else {
        return false;
    };
    let plain = !word.contains(['*', '<', '{', ' ', '…']) && !word.contains("NAME");
    plain && root().join(first).is_dir() && first != "target" && !first.is_empty() && first != ".."
}

fn exists(document: &SourceFile, path: &str) -> bool {
    let beside = Path::new(&document.path).parent().unwrap_or(Path::new(""));
    root().join(path).exists() || root().join(beside).join(path).exists()
}
