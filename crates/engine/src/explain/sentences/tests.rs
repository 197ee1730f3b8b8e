//! What would change a standing, in sentences.

use fenqun_model::Value;
use fenqun_model::expr::CompareOp;

use super::super::condition::Limit;
use super::super::division::OnCut;
use super::super::needed;
use super::*;

fn number(number: i64) -> Reading {
    Reading::Plain(Value::Integer(number))
}

fn seen(value: i64) -> Observed {
    Observed {
        text: "x".into(),
        value: Some(number(value)),
        event: None,
    }
}

/// The last line of what would turn `x <operator> <limit>` round, English and Chinese.
fn turned(operator: CompareOp, limit: i64, value: i64) -> [String; 2] {
    let holds = operator.holds(value.cmp(&limit));
    let why = Why::Rule(Condition {
        text: "x".into(),
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
    last_line(&needed::of(&Held::Member(holds), &why))
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
    last_line(&needed::of(&Held::Label("a".into()), &why))
}

fn last_line(needed: &[Needed]) -> [String; 2] {
    let mut lines = Vec::new();
    wishes(needed, &Zone::utc(), &mut lines);
    let last = lines.last();
    [Language::English, Language::Chinese]
        .map(|language| last.map_or_else(String::new, |line| line.text(language).trim().to_owned()))
}

/// Operator, limit, value now, and what is said in English and Chinese.
const LIMITS: [(CompareOp, i64, i64, &str, &str); 11] = [
    (
        CompareOp::Ge,
        2000,
        1900,
        "x begins to hold; 100 more",
        "满足 x；还差 100",
    ),
    (
        CompareOp::Ge,
        2000,
        2073,
        "x ceases to hold; more than 73 less",
        "不再满足 x；需减少超过 73",
    ),
    (
        CompareOp::Ge,
        2000,
        2000,
        "x ceases to hold; must fall below 2000 (now 2000)",
        "不再满足 x；需低于 2000（现为 2000）",
    ),
    (
        CompareOp::Gt,
        5,
        5,
        "x begins to hold; must rise above 5 (now 5)",
        "满足 x；需高于 5（现为 5）",
    ),
    (
        CompareOp::Gt,
        5,
        3,
        "x begins to hold; more than 2 more",
        "满足 x；需增加超过 2",
    ),
    (
        CompareOp::Gt,
        5,
        8,
        "x ceases to hold; 3 less",
        "不再满足 x；需减少 3",
    ),
    (
        CompareOp::Lt,
        5,
        3,
        "x ceases to hold; 2 more",
        "不再满足 x；需增加 2",
    ),
    (
        CompareOp::Le,
        5,
        9,
        "x begins to hold; 4 less",
        "满足 x；需减少 4",
    ),
    (
        CompareOp::Eq,
        5,
        9,
        "x begins to hold; 4 less",
        "满足 x；需减少 4",
    ),
    (CompareOp::Eq, 5, 5, "x ceases to hold", "不再满足 x"),
    (CompareOp::Ne, 5, 5, "x begins to hold", "满足 x"),
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
    assert_eq!(english, "f; must rise above 5 (now 5)");
    assert_eq!(chinese, "f；需高于 5（现为 5）");
    for (descending, on_cut, value, score, english) in [
        (false, OnCut::Below, 6, 2, "f; more than 2 more"),
        (false, OnCut::Above, 5, 2, "f; 3 more"),
        (true, OnCut::Below, 8, 2, "f; 3 less"),
        (true, OnCut::Above, 8, 1, "f; must fall below 8 (now 8)"),
        (false, OnCut::ByName, 8, 2, "f; must rise above 8 (now 8)"),
        (false, OnCut::Below, 9, 3, ""),
    ] {
        assert_eq!(scored(descending, on_cut, value, score)[0], english);
    }
}
