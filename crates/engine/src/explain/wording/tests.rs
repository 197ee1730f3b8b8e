//! What would change a standing, in words.

use fenqun_model::definition::DefinitionSet;
use fenqun_model::expr::CompareOp;
use fenqun_model::{Language, Value, Zone};

use super::super::condition::Limit;
use super::super::division::{DimensionPart, OnCut};
use super::super::{Held, needed};
use super::*;
use crate::answers::Reading;

fn number(number: i64) -> Reading {
    Reading::Plain(Value::Integer(number))
}

fn seen(value: i64) -> Observed {
    Observed {
        text: "x".into(),
        plain: String::new(),
        value: Some(number(value)),
        event: None,
    }
}

/// The last line of what would turn `x <operator> <limit>` round, English and Chinese.
fn turned(operator: CompareOp, limit: i64, value: i64) -> [String; 2] {
    let holds = operator.holds(value.cmp(&limit));
    let why = Why::Rule(Condition {
        text: format!("x {} {limit}", operator.sign()),
        plain: String::new(),
        form: Form::Leaf,
        holds,
        next_change: None,
        observed: vec![seen(value)],
        limit: Some(Limit {
            operator,
            value: number(limit),
        }),
        parts: vec![],
    });
    last_words(&needed::of(&Held::Member(holds), &why), &why)
}

/// The same for the next score.
fn scored(descending: bool, on_cut: OnCut, value: i64, score: i64) -> [String; 2] {
    let dimension = DimensionPart {
        dimension: "f".into(),
        observed: seen(value),
        score: Some(number(score)),
        bins: 3,
        cuts: vec![number(5), number(8)],
        descending,
        on_cut,
    };
    let why = Why::Division(Division::Scores {
        dimensions: vec![dimension],
        population: None,
        outside: "none".into(),
    });
    last_words(&needed::of(&Held::Label("a".into()), &why), &why)
}

fn last_words(needed: &[Needed], why: &Why) -> [String; 2] {
    let set = DefinitionSet::default();
    [Language::English, Language::Chinese].map(|language| {
        let words = Words::new(language, &set, Default::default(), Zone::utc(), "CNY");
        let last = needed.last();
        last.map_or_else(String::new, |needed| needed.words(&words, why))
    })
}

/// Operator, limit, value now, and what is said in English and Chinese.
const LIMITS: [(CompareOp, i64, i64, &str, &str); 11] = [
    (
        CompareOp::Ge,
        2000,
        1900,
        "“x” is at least 2000; 100 more",
        "“x”至少 2000；还差 100",
    ),
    (
        CompareOp::Ge,
        2000,
        2073,
        "“x” is less than 2000, or not known; more than 73 less",
        "“x”低于 2000，或没有值；需减少超过 73",
    ),
    (
        CompareOp::Ge,
        2000,
        2000,
        "“x” is less than 2000, or not known; must fall below 2000 (now 2000)",
        "“x”低于 2000，或没有值；需低于 2000（现为 2000）",
    ),
    (
        CompareOp::Gt,
        5,
        5,
        "“x” is more than 5; must rise above 5 (now 5)",
        "“x”超过 5；需高于 5（现为 5）",
    ),
    (
        CompareOp::Gt,
        5,
        3,
        "“x” is more than 5; more than 2 more",
        "“x”超过 5；需增加超过 2",
    ),
    (
        CompareOp::Gt,
        5,
        8,
        "“x” is at most 5, or not known; 3 less",
        "“x”不超过 5，或没有值；需减少 3",
    ),
    (
        CompareOp::Lt,
        5,
        3,
        "“x” is at least 5, or not known; 2 more",
        "“x”至少 5，或没有值；需增加 2",
    ),
    (
        CompareOp::Le,
        5,
        9,
        "“x” is at most 5; 4 less",
        "“x”不超过 5；需减少 4",
    ),
    (
        CompareOp::Eq,
        5,
        9,
        "“x” is exactly 5; 4 less",
        "“x”正好 5；需减少 4",
    ),
    (CompareOp::Eq, 5, 5, "“x” is not 5", "“x”不等于 5"),
    (CompareOp::Ne, 5, 5, "“x” is not 5", "“x”不等于 5"),
];

#[test]
fn a_limit_that_belongs_to_the_wrong_side_must_be_passed() {
    for (operator, limit, value, english, chinese) in LIMITS {
        assert_eq!(turned(operator, limit, value), [english, chinese]);
    }
}

#[test]
fn a_value_on_a_cut_needs_to_pass_it_unless_the_cut_belongs_above() {
    let [english, chinese] = scored(false, OnCut::Below, 5, 1);
    assert_eq!(english, "F; must rise above 5 (now 5)");
    assert_eq!(chinese, "F；需高于 5（现为 5）");
    for (descending, on_cut, value, score, english) in [
        (false, OnCut::Below, 6, 2, "F; more than 2 more"),
        (false, OnCut::Above, 5, 2, "F; 3 more"),
        (true, OnCut::Below, 8, 2, "F; 3 less"),
        (true, OnCut::Above, 8, 1, "F; must fall below 8 (now 8)"),
        (false, OnCut::ByName, 8, 2, "F; must rise above 8 (now 8)"),
        (false, OnCut::Below, 9, 3, ""),
    ] {
        assert_eq!(scored(descending, on_cut, value, score)[0], english);
    }
}
