//! Every tree has a text and a JSON form that give it back; no text makes the parser panic.

mod arbitrary;

use fenqun_model::language::{from_json, parse, point_at, print, to_json};
use proptest::prelude::*;

use crate::arbitrary::expr;

/// Pieces of rules, right and wrong: texts made of them get further into the parser than random
/// characters do.
const PIECES: &[&str] = &[
    "a",
    "城市",
    "order",
    "'x'",
    "“y”",
    "`n`",
    "1",
    "-2.5",
    "30d",
    "5km",
    "2024-06-12",
    "2024-06-12T12:00:00Z",
    "(",
    ")",
    ",",
    ".",
    "*",
    "+",
    "-",
    "/",
    "=",
    "!=",
    "<",
    ">=",
    "and",
    "or",
    "not",
    "in",
    "is",
    "empty",
    "missing",
    "between",
    "where",
    "within",
    "next",
    "of",
    "has",
    "all",
    "any",
    "contains",
    "starts",
    "with",
    "matches",
    "count",
    "sum",
    "did",
    "sequence",
    "then",
    "same",
    "stopped",
    "regular",
    "at",
    "least",
    "every",
    "last",
    "this",
    "month",
    "calendar",
    "months",
    "today",
    "top",
    "by",
    "percentile",
    "hour",
    "bucket",
    "segment",
    "（",
    "，",
    "'",
    "\u{301}",
    "\u{1f600}",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn text_gives_the_tree_back(tree in expr()) {
        let text = print(&tree);
        let read = parse(&text);
        prop_assert_eq!(read.as_ref(), Ok(&tree), "{}", text);
    }

    #[test]
    fn json_gives_the_tree_back(tree in expr()) {
        let json = to_json(&tree);
        let read = from_json(&json);
        prop_assert_eq!(read.as_ref(), Ok(&tree), "{}", json);
        let sent: serde_json::Value = serde_json::from_str(&json.to_string()).unwrap();
        let read = from_json(&sent);
        prop_assert_eq!(read.as_ref(), Ok(&tree), "{}", json);
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        read_or_refused(&text)?;
    }

    #[test]
    fn any_pieces_are_read_or_refused(
        pieces in prop::collection::vec((prop::sample::select(PIECES), prop::bool::weighted(0.8)), 0..40),
    ) {
        let text: String = pieces
            .into_iter()
            .flat_map(|(piece, space)| [piece, if space { " " } else { "" }])
            .collect();
        read_or_refused(&text)?;
    }

    #[test]
    fn a_rule_with_a_piece_put_in_is_read_or_refused(
        tree in expr(),
        piece in prop::sample::select(PIECES),
        place in any::<prop::sample::Index>(),
    ) {
        let mut text = print(&tree);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        text.insert_str(places[place.index(places.len())], piece);
        read_or_refused(&text)?;
    }
}

/// What is read is printed as something that reads the same; what is refused points into the text.
fn read_or_refused(text: &str) -> Result<(), TestCaseError> {
    match parse(text) {
        Ok(tree) => {
            let printed = print(&tree);
            let again = parse(&printed);
            prop_assert_eq!(again.as_ref(), Ok(&tree), "{}", printed);
        }
        Err(problem) => {
            let pointed = point_at(text, &problem);
            prop_assert!(
                pointed.is_some() || problem.id() == "rule-empty",
                "{}",
                problem
            );
        }
    }
    Ok(())
}
