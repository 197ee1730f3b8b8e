//! Every operator of the language: the evaluator against the oracle, on answers and on the instant
//! at which each answer changes next, whatever the division of customers.

use fenqun_segment::Question;
use fenqun_sim::check::{Division, compare};
use fenqun_sim::generate::{
    Operator, Refers, checked, definitions, of_operator, setting, value, world,
};
use proptest::prelude::*;

/// Everybody at once, one by one, and in pairs backwards.
const DIVISIONS: [Division; 3] = [
    Division::WHOLE,
    Division {
        chunk: 1,
        range: 1,
        reversed: false,
    },
    Division {
        chunk: 3,
        range: 2,
        reversed: true,
    },
];

fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|text| text.parse().ok());
    ProptestConfig {
        cases: cases.unwrap_or(200),
        max_shrink_iters: 3_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Compares the two on random worlds for random conditions with the operator on top.
fn check(operator: Operator) {
    let cases = setting().prop_flat_map(move |setting| {
        (
            world(&setting),
            of_operator(operator, &setting, Refers::Rows),
            Just(setting),
        )
    });
    proptest!(config(), |((world, condition, setting) in cases)| {
        let definitions = checked(setting.zone, [], []);
        let questions = [Question::Condition(condition)];
        compare(&world, &definitions, &questions, setting.as_of, &DIVISIONS)
            .map_err(TestCaseError::fail)?;
    });
}

/// The same with definitions of every kind to refer to.
fn check_with_definitions(operator: Operator) {
    let cases = setting().prop_flat_map(move |setting| {
        let condition = of_operator(operator, &setting, Refers::All);
        (
            world(&setting),
            definitions(&setting),
            condition,
            Just(setting),
        )
    });
    proptest!(config(), |((world, definitions, condition, setting) in cases)| {
        let questions = [Question::Condition(condition)];
        compare(&world, &definitions, &questions, setting.as_of, &DIVISIONS)
            .map_err(TestCaseError::fail)?;
    });
}

macro_rules! operators {
    ($check:ident: $($name:ident $operator:ident),* $(,)?) => {$(
        #[test]
        fn $name() {
            $check(Operator::$operator);
        }
    )*};
}

operators!(check:
    comparisons Compare,
    in_a_list In,
    between Between,
    text_tests Text,
    has_all Lists,
    exists_and_is_empty Presence,
    near Near,
    in_window InWindow,
    anniversary Anniversary,
    has_been HasBeen,
    did Did,
    sequence Sequence,
    first_time FirstTime,
    stopped Stopped,
    restarted Restarted,
    regular Regular,
    top_and_bottom Top,
    any_item AnyItem,
    numbers_of_events Aggregate,
    values_of_events_and_items ItemAggregate,
    since Since,
    days_since DaysSince,
    percentile Percentile,
    parts_of_the_clock Part,
    arithmetic Arithmetic,
    buckets Bucket,
);

operators!(check_with_definitions:
    segments_and_lists Membership,
    labels_and_scores Labels,
);

#[test]
fn plain_values() {
    let cases = setting().prop_flat_map(|setting| {
        (
            world(&setting),
            value(&setting, Refers::Rows),
            Just(setting),
        )
    });
    proptest!(config(), |((world, value, setting) in cases)| {
        let definitions = checked(setting.zone, [], []);
        let questions = [Question::Value(value)];
        compare(&world, &definitions, &questions, setting.as_of, &DIVISIONS)
            .map_err(TestCaseError::fail)?;
    });
}
