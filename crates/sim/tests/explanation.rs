//! Explanations say the truth: the answer is the one that evaluation gives, and every condition in
//! the tree holds, and changes next, when the oracle says so of that condition alone.

use fenqun_model::{Instant, Value};
use fenqun_segment::{Explained, Question, Reason};
use fenqun_sim::check::explain;
use fenqun_sim::generate::{Refers, condition, definitions, setting, world};
use fenqun_sim::oracle::{Answer, Oracle, Thing};
use proptest::prelude::*;

fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|text| text.parse().ok());
    ProptestConfig {
        cases: cases.unwrap_or(150),
        max_shrink_iters: 3_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Everything in the tree that is a condition.
fn conditions<'e>(explained: &'e Explained, into: &mut Vec<&'e Explained>) {
    if explained.holds.is_some() {
        into.push(explained);
    }
    explained
        .parts
        .iter()
        .for_each(|part| conditions(part, into));
}

/// The first condition about which the explanation and the oracle differ, in words.
fn untrue(oracle: &Oracle<'_>, root: &Explained, customer: &str, as_of: Instant) -> Option<String> {
    let mut all = Vec::new();
    conditions(root, &mut all);
    all.into_iter().find_map(|said| {
        let question = Question::Condition(said.expr.clone());
        let holds = oracle.answer(&question, customer, as_of);
        let next = oracle.next_change(&question, customer, as_of);
        let true_of = said.holds.map(Answer::Member) == Some(holds.clone());
        (!true_of || said.next_change != next)
            .then(|| format!("{customer}: {holds:?} until {next}, explained as {said:#?}"))
    })
}

#[test]
fn every_condition_of_an_explanation_is_as_explained() {
    let cases = setting().prop_flat_map(|setting| {
        let condition = condition(&setting, Refers::All);
        (
            world(&setting),
            definitions(&setting),
            condition,
            Just(setting),
        )
    });
    proptest!(config(), |((world, definitions, condition, setting) in cases)| {
        let as_of = setting.as_of;
        let oracle = Oracle::new(&world, &definitions, as_of);
        let question = Question::Condition(condition);
        let explanations = explain(&world, &definitions, &question, as_of)
            .map_err(|errors| TestCaseError::fail(format!("refused: {errors:?}")))?;
        for (customer, explanation) in &explanations {
            let member = oracle.answer(&question, customer, as_of);
            let answer = explanation.answer.clone().map_or(Thing::Missing, Thing::Value);
            let holds = answer == Thing::Value(Value::Boolean(true));
            prop_assert_eq!(Answer::Member(holds), member);
            let next = oracle.next_change(&question, customer, as_of);
            prop_assert_eq!(explanation.next_change, next);
            if let Reason::Expression(root) = &explanation.reason {
                let untrue = untrue(&oracle, root, customer, as_of);
                prop_assert!(untrue.is_none(), "{}", untrue.unwrap_or_default());
            }
        }
    });
}
