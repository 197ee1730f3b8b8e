//! What can be wrong with a rule text, as messages. Every one names the column and the way out.

use super::lexer::{Kind, Token};
use super::words;
use crate::message::Argument;
use crate::{Message, Period, Window};

/// Tokens longer than this are cut when an error quotes them, characters.
const MAX_QUOTED: usize = 40;

/// Something else was expected where `found` stands.
pub(super) fn expected(what: impl Into<Argument>, found: &Token<'_>) -> Message {
    at("rule-expected", found.column)
        .with("expected", what)
        .with("found", shown(found))
}

/// Something else was expected behind the token `before`, where `found` stands.
pub(super) fn expected_after(what: Message, before: &Token<'_>, found: &Token<'_>) -> Message {
    at("rule-expected-after", found.column)
        .with("expected", what)
        .with("before", shortened(before.text))
        .with("found", shown(found))
}

/// A token as errors quote it.
fn shown(token: &Token<'_>) -> Message {
    match token.kind {
        Kind::End => Message::new("rule-found-end"),
        _ => Message::new("rule-found").with("text", shortened(token.text)),
    }
}

/// One of several words or signs.
pub(super) fn one_of(words: &[&str]) -> Message {
    let word = |word: &str| Message::new("rule-word").with("word", word);
    match words {
        [] => Message::new("rule-a-condition"),
        [only] => word(only),
        [all @ .., last] => {
            let mut list = word(all[0]);
            for next in &all[1..] {
                list = Message::new("rule-list")
                    .with("first", list)
                    .with("next", word(next));
            }
            Message::new("rule-or")
                .with("first", list)
                .with("last", word(last))
        }
    }
}

pub(super) fn empty() -> Message {
    Message::new("rule-empty")
}

pub(super) fn too_long(bytes: usize) -> Message {
    Message::new("rule-too-long")
        .with("bytes", bytes)
        .with("limit", super::MAX_BYTES)
}

pub(super) fn too_deep(column: usize) -> Message {
    Message::new("rule-too-deep")
        .with("column", column)
        .with("limit", super::MAX_HEIGHT)
}

pub(super) fn unclosed_quote(column: usize, close: char) -> Message {
    at("rule-unclosed-quote", column).with("quote", close.to_string())
}

pub(super) fn unclosed_parenthesis(column: usize, found: &Token<'_>) -> Message {
    expected(
        Message::new("rule-closing-parenthesis").with("opened", column),
        found,
    )
}

pub(super) fn unknown_sign(column: usize, sign: char, next: Option<char>) -> Message {
    let instead = match (sign, next) {
        ('&', _) => "and",
        ('|', _) => "or",
        ('!', _) => "not",
        _ => return at("rule-unknown-sign", column).with("sign", sign.to_string()),
    };
    at("rule-foreign-sign", column)
        .with("sign", sign.to_string())
        .with("instead", instead)
}

pub(super) fn no_such_date(column: usize, written: &str) -> Message {
    at("rule-no-such-date", column).with("date", written)
}

pub(super) fn not_an_instant(column: usize, written: &str) -> Message {
    at("rule-not-an-instant", column).with("text", written)
}

pub(super) fn unknown_function(name: &Token<'_>) -> Message {
    let lower = name.text.to_lowercase();
    let known = match lower.as_str() {
        "segment" | "list" => Some(format!("in {lower}")),
        _ => words::nearest_function(&lower).map(str::to_owned),
    };
    match known {
        Some(known) => at("rule-unknown-function-near", name.column)
            .with("name", shortened(name.text))
            .with("nearest", known),
        None => at("rule-unknown-function", name.column).with("name", shortened(name.text)),
    }
}

pub(super) fn unknown_unit(column: usize, unit: &str) -> Message {
    at("rule-unknown-unit", column)
        .with("unit", unit)
        .with("known", words::UNIT_SIGNS)
}

pub(super) fn bad_number(id: &'static str, token: &Token<'_>) -> Message {
    at(id, token.column).with("number", shortened(token.text))
}

/// A problem that needs no more than the column to be told.
pub(super) fn at(id: &'static str, column: usize) -> Message {
    Message::new(id).with("column", column)
}

/// Two periods that contradict each other.
pub(super) fn periods(id: &'static str, column: usize, inner: Period, outer: Period) -> Message {
    at(id, column)
        .with("inner", inner.to_string())
        .with("outer", outer.to_string())
}

/// A step of a sequence may take longer than the window of the sequence is.
pub(super) fn step_exceeds_window(column: usize, step: Period, window: &Window) -> Message {
    at("rule-step-exceeds-window", column)
        .with("step", step.to_string())
        .with("window", window.to_string())
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= MAX_QUOTED {
        return text.to_owned();
    }
    let head: String = text.chars().take(MAX_QUOTED).collect();
    format!("{head}…")
}
