//! The oracle against itself: it tries every instant at which something could change, so between
//! now and its next change nothing may differ at any other instant either.

use fenqun_model::Instant;
use fenqun_segment::Question;
use fenqun_sim::check::stays_until;
use fenqun_sim::generate::{Refers, condition, definitions, setting, value, world};
use fenqun_sim::oracle::Oracle;
use proptest::collection::vec;
use proptest::prelude::*;

fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|text| text.parse().ok());
    ProptestConfig {
        cases: cases.unwrap_or(200),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

#[test]
fn nothing_changes_before_the_next_change() {
    let cases = setting().prop_flat_map(|setting| {
        let condition = condition(&setting, Refers::All).prop_map(Question::Condition);
        let value = value(&setting, Refers::All).prop_map(Question::Value);
        let question = prop_oneof![4 => condition, 1 => value];
        (
            world(&setting),
            definitions(&setting),
            question,
            Just(setting),
        )
    });
    let ahead = vec(0_i64..60 * 86_400_000, 40);
    proptest!(config(), |((world, definitions, question, setting) in cases, ahead in ahead)| {
        let oracle = Oracle::new(&world, &definitions, setting.as_of);
        for customer in world.customers.keys() {
            let next = oracle.next_change(&question, customer, setting.as_of);
            let held = next.min(setting.as_of.plus_millis(2_000 * 86_400_000));
            let span = setting.as_of..next;
            let tries = ahead.iter().map(|ahead| setting.as_of.plus_millis(*ahead));
            let stays = stays_until(&oracle, &question, customer, &span, tries.chain([held]));
            prop_assert!(stays || next == Instant::MAX && span.contains(&held), "{customer} until {next}");
        }
    });
}
