//! What is said about texts that are not rules: column, expectation, way out; in both languages.

mod events;
mod texts;
mod values;

use fenqun_model::Language;
use fenqun_model::language::{MAX_BYTES, MAX_HEIGHT, parse, point_at};

/// The error of a text in English.
fn check(text: &str, english: &str) {
    let problem = match parse(text) {
        Ok(tree) => panic!("{text}\nreads as {tree:?}"),
        Err(problem) => problem,
    };
    assert_eq!(problem.text(Language::English), english, "{text}");
    let chinese = problem.text(Language::Chinese);
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    assert!(chinese.chars().any(is_han), "{text}: {chinese}");
}

#[test]
fn both_languages_are_native() {
    for (text, chinese) in [
        (
            "count(order, last) > 1",
            "第 18 列：“last”后面应为时长（例如 30d），实际为“)”",
        ),
        (
            "城市 = 上海 北京",
            "第 9 列：应为“and”、“or”或规则结尾，实际为“北京”",
        ),
        (
            "cuont(order) > 1",
            "第 1 列：没有名为“cuont”的函数，是不是想写“count”？",
        ),
        (
            "stopped(order, within 30d, not within 90d)",
            "第 39 列：90d 必须始终短于 30d：否则不可能“30d 内做过”而“90d 内没做过”",
        ),
        ("  \n", "规则为空：请写一个条件；要包含全部客户，请写 all()"),
    ] {
        let problem = parse(text).unwrap_err();
        assert_eq!(problem.text(Language::Chinese), chinese, "{text}");
    }
}

#[test]
fn nesting_is_limited() {
    let nested = |depth: usize| format!("{}a{}", "not (".repeat(depth), ")".repeat(depth));
    assert!(parse(&nested(MAX_HEIGHT - 1)).is_ok());
    for text in [
        nested(MAX_HEIGHT),
        nested(10_000),
        "(".repeat(60_000),
        "not ".repeat(16_000),
        format!("a{}", " + 1".repeat(16_000)),
        format!("({}", "a + (".repeat(10_000)),
        "sum(".repeat(16_000),
        "exists(".repeat(9_000),
        "did(a where ".repeat(5_000),
    ] {
        assert!(parse(&text).is_err(), "{text:.40}");
    }
}

#[test]
fn length_is_limited() {
    let text = format!("a = '{}'", "x".repeat(MAX_BYTES));
    check(
        &text,
        "the rule is 65,542 bytes long, the limit is 65,536: move parts of it into segments and use in segment('…')",
    );
}

#[test]
fn a_caret_shows_the_column() {
    let shown = |text: &str| point_at(text, &parse(text).unwrap_err());
    assert_eq!(shown("a = = 1").as_deref(), Some("a = = 1\n    ^"));
    assert_eq!(shown("城市 = = 1").as_deref(), Some("城市 = = 1\n       ^"));
    assert_eq!(
        shown("a = 1 and\n b = 1,\n c"),
        Some(" b = 1,\n      ^".into())
    );
    assert_eq!(shown("a = 1 and\n").as_deref(), Some("\n^"));
    assert_eq!(shown("a ="), Some("a =\n   ^".into()));
    assert_eq!(shown(""), None);
}
