//! The words of the language: which are reserved, which functions and units there are.

use strsim::damerau_levenshtein;

use crate::expr::{AggregateFunction, ClockPart, TextTestKind};
use crate::time::{CalendarUnit, Unit};

/// Words that never stand for a name unless they are in backticks.
const RESERVED: &[&str] = &[
    "and", "between", "by", "false", "in", "is", "not", "or", "same", "then", "true", "where",
    "within",
];

/// Every function, for finding the nearest one to a misspelt name.
const FUNCTIONS: &[&str] = &[
    "all",
    "any",
    "avg",
    "bottom",
    "bucket",
    "count",
    "date",
    "day_of_month",
    "day_of_week",
    "days",
    "days_since",
    "did",
    "distinct",
    "exists",
    "first",
    "first_time",
    "has_been",
    "hour",
    "last",
    "max",
    "min",
    "minute",
    "month",
    "percentile",
    "regular",
    "restarted",
    "sequence",
    "since",
    "stopped",
    "sum",
    "top",
    "year",
];

/// The signs of periods, as they are listed in errors.
pub(super) const UNIT_SIGNS: &str = "ms, s, m, h, d, w, mo, y";

const UNITS: [Unit; 8] = [
    Unit::Millisecond,
    Unit::Second,
    Unit::Minute,
    Unit::Hour,
    Unit::Day,
    Unit::Week,
    Unit::Month,
    Unit::Year,
];

/// Whether a word has a fixed meaning.
pub(super) fn is_reserved(word: &str) -> bool {
    RESERVED
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether `word` is spelt like a name that needs no backticks, reserved words aside.
pub(super) fn is_plain(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(starts_word) && chars.all(continues_word)
}

/// Whether a word may begin with this character.
pub(super) fn starts_word(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

/// Whether a word may go on with this character. Combining marks belong to the letter before.
pub(super) fn continues_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// The function whose name is nearest to a misspelt one, when one is near enough.
pub(super) fn nearest_function(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let (distance, nearest) = FUNCTIONS
        .iter()
        .map(|name| (damerau_levenshtein(&word, name), *name))
        .min()?;
    (distance <= 1 + word.chars().count() / 4).then_some(nearest)
}

/// The unit written behind a number: `d`, `mo`.
pub(super) fn unit_of_sign(sign: &str) -> Option<Unit> {
    UNITS
        .into_iter()
        .find(|unit| sign.eq_ignore_ascii_case(unit.sign()))
}

/// The unit of a word, how many of it the word means, singular or plural: `days`, `quarter`.
pub(super) fn unit_of_word(word: &str) -> Option<(Unit, u32)> {
    Some(match singular(word).as_str() {
        "millisecond" => (Unit::Millisecond, 1),
        "second" => (Unit::Second, 1),
        "minute" => (Unit::Minute, 1),
        "hour" => (Unit::Hour, 1),
        "day" => (Unit::Day, 1),
        "week" => (Unit::Week, 1),
        "month" => (Unit::Month, 1),
        "quarter" => (Unit::Month, 3),
        "year" => (Unit::Year, 1),
        _ => return None,
    })
}

/// The calendar unit of a word, singular or plural.
pub(super) fn calendar_unit(word: &str) -> Option<CalendarUnit> {
    Some(match singular(word).as_str() {
        "day" => CalendarUnit::Day,
        "week" => CalendarUnit::Week,
        "month" => CalendarUnit::Month,
        "quarter" => CalendarUnit::Quarter,
        "year" => CalendarUnit::Year,
        _ => return None,
    })
}

fn singular(word: &str) -> String {
    let lower = word.to_ascii_lowercase();
    lower.strip_suffix('s').unwrap_or(&lower).to_owned()
}

/// The aggregate of a function name in lower case.
pub(super) fn aggregate(name: &str) -> Option<AggregateFunction> {
    use AggregateFunction::{Avg, Count, Days, Distinct, First, Last, Max, Min, Sum};
    let all = [Count, Sum, Avg, Min, Max, Distinct, Days, First, Last];
    all.into_iter().find(|function| function.name() == name)
}

const CLOCK_PARTS: [(ClockPart, &str); 7] = [
    (ClockPart::Date, "date"),
    (ClockPart::Year, "year"),
    (ClockPart::Month, "month"),
    (ClockPart::DayOfMonth, "day_of_month"),
    (ClockPart::DayOfWeek, "day_of_week"),
    (ClockPart::Hour, "hour"),
    (ClockPart::Minute, "minute"),
];

/// The part of the wall clock of a function name in lower case.
pub(super) fn clock_part(name: &str) -> Option<ClockPart> {
    let found = CLOCK_PARTS.iter().find(|(_, known)| *known == name);
    found.map(|(part, _)| *part)
}

/// The function name of a part of the wall clock.
pub(super) fn clock_part_name(part: ClockPart) -> &'static str {
    let found = CLOCK_PARTS.iter().find(|(known, _)| *known == part);
    found.map_or("", |(_, name)| name)
}

const TEXT_TESTS: [(TextTestKind, bool, &str); 8] = [
    (TextTestKind::Contains, false, "contains"),
    (TextTestKind::Contains, true, "icontains"),
    (TextTestKind::StartsWith, false, "starts with"),
    (TextTestKind::StartsWith, true, "istarts with"),
    (TextTestKind::EndsWith, false, "ends with"),
    (TextTestKind::EndsWith, true, "iends with"),
    (TextTestKind::Matches, false, "matches"),
    (TextTestKind::Matches, true, "imatches"),
];

/// The text test that begins with a word, whether it folds case, and the word that must follow.
pub(super) fn text_test(word: &str) -> Option<(TextTestKind, bool, Option<&'static str>)> {
    TEXT_TESTS.iter().find_map(|(kind, fold_case, written)| {
        let (first, rest) = written
            .split_once(' ')
            .map_or((*written, None), |(first, rest)| (first, Some(rest)));
        word.eq_ignore_ascii_case(first)
            .then_some((*kind, *fold_case, rest))
    })
}

/// How a text test is written.
pub(super) fn text_test_name(kind: TextTestKind, fold_case: bool) -> &'static str {
    let found = TEXT_TESTS
        .iter()
        .find(|(known, fold, _)| *known == kind && *fold == fold_case);
    found.map_or("", |(_, _, written)| written)
}

/// Every text test by how it is written.
pub(super) fn text_test_choices() -> [(&'static str, (TextTestKind, bool)); 8] {
    TEXT_TESTS.map(|(kind, fold_case, written)| (written, (kind, fold_case)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::parse;

    #[test]
    fn every_listed_function_is_one() {
        for name in FUNCTIONS {
            let problem = parse(&format!("{name}(")).unwrap_err();
            assert!(!problem.id().starts_with("rule-unknown-function"), "{name}");
        }
    }

    #[test]
    fn misspelt_functions_find_the_nearest() {
        for (written, meant) in [
            ("Cout", Some("count")),
            ("dayssince", Some("days_since")),
            ("firsttime", Some("first_time")),
            ("squence", Some("sequence")),
            ("lower", None),
        ] {
            assert_eq!(nearest_function(written), meant, "{written}");
        }
    }

    #[test]
    fn plain_names_are_of_any_script() {
        for name in ["city", "城市", "_x1", "café", "cafe\u{301}", "हिन्दी"] {
            assert!(is_plain(name), "{name}");
        }
        for name in ["", "1st", "a b", "a-b", "a.b", "$x"] {
            assert!(!is_plain(name), "{name}");
        }
    }
}
