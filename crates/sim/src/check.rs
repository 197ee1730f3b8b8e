//! Runs the evaluator and the oracle on the same world and compares, customer by customer.

use std::collections::BTreeMap;
use std::ops::Range;

use fenqun_model::definition::Checked;
use fenqun_model::{Instant, Message, Value};
use fenqun_segment::{
    AnswerData, Explanation, NumberUnit, Parameters, Plan, Question, compile,
    compile_for_explanation,
};

use crate::columns::{OwnedChunk, chunks, ranges};
use crate::oracle::{Answer, Oracle, Thing};
use crate::world::World;

/// How customers are dealt out to the evaluator.
#[derive(Clone, Debug)]
pub struct Division {
    /// Customers a chunk.
    pub chunk: usize,
    /// Customers a call.
    pub range: usize,
    /// Customers in the opposite order, last chunk first.
    pub reversed: bool,
}

/// What the evaluator says, by customer: the answer to each question and when it changes.
pub type Found = BTreeMap<String, Vec<(Answer, Instant)>>;

impl Division {
    /// Everybody at once.
    pub const WHOLE: Division = Division {
        chunk: usize::MAX,
        range: usize::MAX,
        reversed: false,
    };
}

/// Evaluates with the product's evaluator.
///
/// # Errors
/// What the evaluator refuses.
pub fn evaluate(
    world: &World,
    definitions: &Checked,
    questions: &[Question],
    as_of: Instant,
    division: &Division,
) -> Result<Found, Vec<Message>> {
    let plan = compile(definitions, questions)?;
    let chunks = dealt(world, &plan, division);
    let parameters = fitted(&plan, &chunks, as_of);
    let evaluation = plan.bind(as_of, &parameters).map_err(|error| vec![error])?;
    let mut found = Found::new();
    for owned in &chunks {
        for range in ranges(owned.len(), division.range) {
            let answers = owned.visit(|chunk| evaluation.evaluate(chunk, range.clone(), true));
            let names = owned.visit(|chunk| chunk.customers[range.clone()].to_vec());
            for (at, name) in names.into_iter().enumerate() {
                let each = answers.answers.iter().enumerate();
                let all = each.map(|(question, answer)| {
                    let next = answer
                        .next_change
                        .as_ref()
                        .expect("next changes were asked for");
                    (one(&plan, question, &answer.data, at, as_of), next[at])
                });
                found.insert(name, all.collect());
            }
        }
    }
    Ok(found)
}

/// Explains the answer to a question for each customer, each in a chunk of their own.
///
/// # Errors
/// What the evaluator refuses.
pub fn explain(
    world: &World,
    definitions: &Checked,
    question: &Question,
    as_of: Instant,
) -> Result<BTreeMap<String, Explanation>, Vec<Message>> {
    let plan = compile_for_explanation(definitions, std::slice::from_ref(question))?;
    let chunks = dealt(world, &plan, &Division::WHOLE);
    let parameters = fitted(&plan, &chunks, as_of);
    let evaluation = plan.bind(as_of, &parameters).map_err(|error| vec![error])?;
    let of = |name: &String| {
        let alone = OwnedChunk::new(world, std::slice::from_ref(name), plan.needs());
        (
            name.clone(),
            alone.visit(|chunk| evaluation.explain(0, chunk, 0)),
        )
    };
    Ok(world.customers.keys().map(of).collect())
}

/// What the oracle says.
pub fn expect(
    world: &World,
    definitions: &Checked,
    questions: &[Question],
    as_of: Instant,
) -> Found {
    let oracle = Oracle::new(world, definitions, as_of);
    let of = |name: &String| {
        let each = questions.iter().map(|question| {
            let answer = oracle.answer(question, name, as_of);
            (answer, oracle.next_change(question, name, as_of))
        });
        (name.clone(), each.collect())
    };
    world.customers.keys().map(of).collect()
}

/// The first difference between what was found and what was expected, in words; `None` when they
/// agree. Numbers of different kinds agree when they are equal.
pub fn difference(questions: &[Question], found: &Found, expected: &Found) -> Option<String> {
    if found.keys().ne(expected.keys()) {
        return Some(format!(
            "customers {:?} but {:?}",
            found.keys(),
            expected.keys()
        ));
    }
    for (name, expected) in expected {
        for (index, expected) in expected.iter().enumerate() {
            let found = &found[name][index];
            if !found.0.agrees_with(&expected.0) || found.1 != expected.1 {
                let question = &questions[index];
                let show = |one: &(Answer, Instant)| format!("{:?}, next {}", one.0, one.1);
                return Some(format!(
                    "{name}: evaluator says {}, oracle says {}, about {question:?}",
                    show(found),
                    show(expected)
                ));
            }
        }
    }
    None
}

fn dealt(world: &World, plan: &Plan, division: &Division) -> Vec<OwnedChunk> {
    let mut order: Vec<String> = world.customers.keys().cloned().collect();
    if division.reversed {
        order.reverse();
    }
    chunks(world, &order, division.chunk, plan.needs())
}

/// Fits whatever the plan needs.
fn fitted(plan: &Plan, chunks: &[OwnedChunk], as_of: Instant) -> Parameters {
    let mut parameters = Parameters::default();
    for round in 0..plan.fit_rounds(&parameters) {
        let given = parameters.clone();
        let mut fitting = plan.fitting(round, as_of, &given);
        for owned in chunks {
            owned.visit(|chunk| fitting.add(chunk));
        }
        fitting.finish(&mut parameters);
    }
    parameters
}

/// One customer's answer out of a batch, in the oracle's terms.
fn one(plan: &Plan, question: usize, data: &AnswerData, at: usize, as_of: Instant) -> Answer {
    let bit = |words: &[u64]| words[at / 64] >> (at % 64) & 1 == 1;
    match data {
        AnswerData::Members(bits) => Answer::Member(bit(bits)),
        AnswerData::Labels(codes) => {
            Answer::Label(plan.labels(question)[codes[at] as usize].clone())
        }
        AnswerData::Numbers { present, .. } if !bit(present) => Answer::Value(Thing::Missing),
        AnswerData::Numbers { values, unit, .. } => Answer::Value(number(values[at], *unit, as_of)),
        AnswerData::Values(values) => Answer::Value(values[at].clone().into()),
    }
}

fn number(value: i64, unit: NumberUnit, as_of: Instant) -> Thing {
    Thing::Value(match unit {
        NumberUnit::Integer => Value::Integer(value),
        NumberUnit::Decimal => Value::Decimal(fenqun_model::Decimal::from_raw(value)),
        NumberUnit::Millis => return Thing::Since(as_of.plus_millis(-value)),
        NumberUnit::Instant => Value::Instant(Instant(value)),
        NumberUnit::Date => Value::Date(fenqun_model::Date(value as i32)),
    })
}

/// Runs both and compares, for the whole and for each other division.
///
/// # Errors
/// The first difference, in words.
pub fn compare(
    world: &World,
    definitions: &Checked,
    questions: &[Question],
    as_of: Instant,
    divisions: &[Division],
) -> Result<(), String> {
    let expected = expect(world, definitions, questions, as_of);
    for division in divisions {
        let found = evaluate(world, definitions, questions, as_of, division)
            .map_err(|errors| format!("refused: {errors:?}"))?;
        if let Some(difference) = difference(questions, &found, &expected) {
            return Err(format!("{division:?}: {difference}"));
        }
    }
    Ok(())
}

/// Everything the oracle says about `questions` stays the same from `as_of` up to a customer's next
/// change and is different there. `tries` are instants to look at besides.
pub fn stays_until(
    oracle: &Oracle<'_>,
    question: &Question,
    customer: &str,
    span: &Range<Instant>,
    tries: impl Iterator<Item = Instant>,
) -> bool {
    let now = oracle.answer(question, customer, span.start);
    let last = span.end.plus_millis(-1);
    let inside = tries.chain([last]).filter(|at| span.contains(at));
    let same = |at: Instant| oracle.answer(question, customer, at).agrees_with(&now);
    let (mut inside, same_then) = (inside, same(span.end));
    inside.all(same) && (span.end == Instant::MAX || !same_then)
}
