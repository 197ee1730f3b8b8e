//! Whose licences we take: only those that let the product be given to customers in binary form.

use serde_json::Value;

use crate::assert_none;
use crate::source::{METADATA, text};

const ALLOWED: [&str; 12] = [
    "Apache-2.0",
    "MIT",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "ISC",
    "Zlib",
    "BSL-1.0",
    "CC0-1.0",
    // For data: the list of certificate authorities.
    "CDLA-Permissive-2.0",
    "Unicode-3.0",
    "Unlicense",
];

/// Beside those: of tools that build and test the page and are not given to anybody.
const ALLOWED_TOOLS: [&str; 4] = ["BlueOak-1.0.0", "CC-BY-4.0", "MPL-2.0", "Python-2.0"];

#[test]
fn every_dependency_has_a_licence_that_we_take() {
    let packages = METADATA["packages"].as_array().into_iter().flatten();
    let offences: Vec<String> = packages
        .filter(|package| !allows(package["license"].as_str().unwrap_or("none stated")))
        .map(|package| {
            format!(
                "{} {}: {}",
                package["name"], package["version"], package["license"]
            )
        })
        .collect();
    assert_none("add a licence to the list only after reading it", &offences);
}

#[test]
fn so_has_everything_that_the_page_is_made_with() {
    let lock: Value = serde_json::from_str(text("web/package-lock.json")).expect("it is JSON");
    let packages = lock["packages"].as_object().into_iter().flatten();
    let offences: Vec<String> = packages
        .filter(|(place, _)| !place.is_empty())
        .filter(|(_, package)| {
            let licence = package["license"].as_str().unwrap_or("none stated");
            let is_tool = package["dev"] == true;
            !(allows(licence) || is_tool && ALLOWED_TOOLS.contains(&licence))
        })
        .map(|(place, package)| format!("{place} {}: {}", package["version"], package["license"]))
        .collect();
    assert_none("add a licence to the list only after reading it", &offences);
}

#[test]
fn expressions_are_understood() {
    assert!(allows("MIT/Apache-2.0"));
    assert!(allows("(Apache-2.0 OR GPL-2.0-only) AND MIT"));
    assert!(allows("Apache-2.0 WITH LLVM-exception"));
    assert!(!allows("MIT AND GPL-2.0-only"));
    assert!(!allows("GPL-2.0-only"));
    assert!(!allows("none stated"));
}

/// Whether an SPDX expression can be fulfilled with the licences allowed. `AND` binds closer than
/// `OR`; an exception (`WITH`) only ever grants more.
fn allows(expression: &str) -> bool {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let answer = any(&mut rest);
    answer && rest.is_empty()
}

fn any(rest: &mut &[&str]) -> bool {
    let mut answer = all(rest);
    while take(rest, "OR") {
        answer |= all(rest);
    }
    answer
}

fn all(rest: &mut &[&str]) -> bool {
    let mut answer = one(rest);
    while take(rest, "AND") {
        answer &= one(rest);
    }
    answer
}

fn one(rest: &mut &[&str]) -> bool {
    if take(rest, "(") {
        let answer = any(rest);
        return take(rest, ")") && answer;
    }
    let Some((licence, behind)) = rest.split_first() else {
        return false;
    };
    *rest = behind;
    if take(rest, "WITH") && !rest.is_empty() {
        *rest = &rest[1..];
    }
    ALLOWED.contains(licence)
}

fn take(rest: &mut &[&str], word: &str) -> bool {
    let found = rest.first() == Some(&word);
    if found {
        *rest = &rest[1..];
    }
    found
}
