//! Definitions that refer to one another, all asked at once: answers, next changes, scores, and
//! that nothing depends on how customers are dealt out.

use fenqun_model::definition::Kind;
use fenqun_segment::Question;
use fenqun_sim::check::{Division, compare};
use fenqun_sim::generate::{Refers, condition, definitions, setting, world};
use proptest::prelude::*;

fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|text| text.parse().ok());
    ProptestConfig {
        cases: cases.unwrap_or(60),
        max_shrink_iters: 3_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn saved(kind: Kind, name: &str) -> Question {
    Question::Saved(kind, name.into())
}

fn score(segmentation: &str, name: &str) -> Question {
    Question::Score(segmentation.into(), name.into())
}

fn all_questions() -> Vec<Question> {
    vec![
        saved(Kind::Metric, "m_number"),
        saved(Kind::Metric, "m_instant"),
        saved(Kind::Segment, "s_one"),
        saved(Kind::StaticList, "l_one"),
        saved(Kind::Segmentation, "grid"),
        saved(Kind::Segmentation, "abc"),
        saved(Kind::Segmentation, "card"),
        saved(Kind::Segmentation, "first"),
        score("grid", "r"),
        score("grid", "f"),
        score("grid", "score"),
        score("card", "score"),
        score("card", "first"),
    ]
}

#[test]
fn all_kinds_at_once() {
    let divisions = [
        Division::WHOLE,
        Division {
            chunk: 2,
            range: 5,
            reversed: true,
        },
        Division {
            chunk: 1,
            range: 1,
            reversed: false,
        },
    ];
    let cases =
        setting().prop_flat_map(|setting| (world(&setting), definitions(&setting), Just(setting)));
    proptest!(config(), |((world, definitions, setting) in cases)| {
        compare(&world, &definitions, &all_questions(), setting.as_of, &divisions)
            .map_err(TestCaseError::fail)?;
    });
}

#[test]
fn any_condition_over_all_kinds() {
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
        let mut questions = all_questions();
        questions.push(Question::Condition(condition));
        compare(&world, &definitions, &questions, setting.as_of, &[Division::WHOLE])
            .map_err(TestCaseError::fail)?;
    });
}
