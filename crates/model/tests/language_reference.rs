//! The language reference says what is so: its rules are rules, its errors are the errors.

use fenqun_model::language::{parse, print, to_json};
use serde_json::{Value, json};

const REFERENCE: &str = include_str!("../../../docs/language.md");

/// Contents of the fenced blocks of one kind, with the line that each begins on.
fn blocks(kind: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut lines = REFERENCE.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        if line.strip_prefix("```") == Some(kind) {
            let inside: Vec<&str> = lines
                .by_ref()
                .map(|(_, line)| line)
                .take_while(|line| *line != "```")
                .collect();
            found.push((at + 2, inside.join("\n")));
        }
    }
    found
}

#[test]
fn every_example_is_a_rule_and_a_fixed_point() {
    let examples = blocks("rule");
    assert!(examples.len() > 40);
    for (line, example) in examples {
        let tree = parse(&example).unwrap_or_else(|problem| panic!("line {line}: {problem}"));
        let printed = print(&tree);
        assert_eq!(parse(&printed), Ok(tree), "line {line}: {printed}");
    }
}

/// The page's builder is tested with the tree of every example. `UPDATE=1` writes them anew.
#[test]
fn the_page_is_tested_with_every_example() {
    let examples = blocks("rule").into_iter().map(|(_, example)| {
        let tree = parse(&example).unwrap();
        json!({"rule": print(&tree), "tree": to_json(&tree)})
    });
    let examples: Vec<Value> = examples.collect();
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let path = format!("{root}/web/src/rule/tree/examples.json");
    if std::env::var_os("UPDATE").is_some() {
        let written = serde_json::to_string_pretty(&examples).unwrap() + "\n";
        std::fs::write(&path, written).unwrap();
    }
    let held: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert!(held == examples, "run this test with UPDATE=1");
}

#[test]
fn every_error_is_the_error() {
    let examples = blocks("rule-error");
    assert!(examples.len() > 10);
    for (line, example) in examples {
        let (rule, error) = example.split_once("\n-- ").expect("an error behind `-- `");
        let problem = parse(rule).map(|tree| print(&tree)).unwrap_err();
        assert_eq!(problem.to_string(), error, "line {line}");
    }
}

/// The words of the language; a new one must come with an example.
const OPERATORS: &str = "
    = | != | < | >= | > | + | - | * | / | and | or | not | between | in ( | not in ( | has all
    contains | icontains | starts with | istarts with | ends with | iends with | matches
    imatches | exists( | is missing | is empty | is not empty | within 5km of | within next
    has_been( | in last | in this | today | yesterday | last year | calendar | between 2024
    did( | count( | sum( | avg( | min( | max( | distinct( | days( | first( | last( | any(
    all( | sequence( | same | first_time( | stopped( | restarted( | regular( | in segment(
    in list( | top( | bottom( | percentile( | bucket( | since( | days_since( | date( | year(
    month( | day_of_month( | day_of_week( | hour( | minute(";

#[test]
fn every_operator_has_an_example() {
    let examples = blocks("rule");
    for operator in OPERATORS.split(['|', '\n']).map(str::trim) {
        let shown = examples.iter().any(|(_, text)| text.contains(operator));
        assert!(shown, "no example shows {operator}");
    }
}
