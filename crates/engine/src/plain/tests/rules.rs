//! Every condition of the language and its contraries, as people read them: `rules.txt` has each
//! rule with its English and its Chinese below it. `UPDATE=1` writes what is said now; read the
//! difference before it is kept.

use std::fs;

use super::*;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/plain/tests/rules.txt");

#[test]
fn every_condition_has_plain_words_in_both_languages() {
    let kept = fs::read_to_string(FILE).unwrap();
    let rules = kept
        .lines()
        .filter(|line| !line.starts_with(' ') && !line.is_empty());
    let now: Vec<String> = rules
        .map(|rule| {
            let [english, chinese] = said(rule);
            format!("{rule}\n    {english}\n    {chinese}\n")
        })
        .collect();
    let now = now.join("\n");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(FILE, &now).unwrap();
        return;
    }
    assert!(
        now == kept,
        "the words have changed; UPDATE=1 writes them:\n{now}"
    );
}

#[test]
fn nothing_of_the_language_shows_through() {
    let kept = fs::read_to_string(FILE).unwrap();
    let words = kept.lines().filter(|line| line.starts_with(' '));
    for line in words {
        for sign in [">=", "<=", "!=", "plain-", "{", "spend_1y", "orders_1y"] {
            assert!(!line.contains(sign), "{line}");
        }
    }
}
