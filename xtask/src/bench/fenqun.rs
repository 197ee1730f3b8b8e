//! Fenqun's side: the questions as rules, compiled and evaluated over the store in a folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant as Clock;

use fenqun_model::Instant;
use fenqun_model::definition::{Checked, DefinitionSet, Schema, check};
use fenqun_model::language::parse;
use fenqun_segment::{AnswerData, Answers, Parameters, Plan, Question, compile};
use fenqun_store::{Options, Store};
use serde_json::{Value, json};

use crate::generate::AS_OF;
use crate::process::own_peak_mb;
use crate::questions::{self, Metric};

/// As many as the peers are given.
const THREADS: usize = 2;
/// Customers evaluated in one go.
const BATCH: usize = 16_384;
/// The customer explained.
const SOMEBODY: &str = "c0012345";

/// Opens the folder and answers W once: what a cold start costs.
pub(crate) fn first_answer(folder: &Path) -> Result<(), String> {
    let bench = Bench::open(folder)?;
    bench.ask(&questions::wide()).map(|_| ())
}

/// Answers everything `runs` times and prints medians and answers.
pub(crate) fn all_answers(folder: &Path, runs: &str) -> Result<(), String> {
    let runs: usize = runs
        .parse()
        .map_err(|_| "not a number of runs".to_owned())?;
    let bench = Bench::open(folder)?;
    let mut answers = BTreeMap::new();
    let mut seconds = BTreeMap::new();
    let asked = [
        ("W", questions::wide()),
        ("M", questions::many()),
        ("P", questions::preview()),
    ];
    for (letter, question) in &asked {
        let (answer, median) = timed(runs, || bench.ask(question))?;
        answers.insert(*letter, answer);
        seconds.insert(*letter, median);
    }
    let one_by_one = Clock::now();
    for segment in asked[1].1.one_by_one() {
        bench.ask(&segment)?;
    }
    seconds.insert("M1", one_by_one.elapsed().as_secs_f64());
    let (_, median) = timed(runs.max(50), || bench.one_customer(&questions::preview()))?;
    seconds.insert("X", median);
    let result = json!({
        "engine": "Fenqun",
        "version": env!("CARGO_PKG_VERSION"),
        "answers": answers,
        "seconds": seconds,
        "peak_mb": own_peak_mb(),
    });
    println!("{result}");
    Ok(())
}

/// An opened store with nothing defined.
struct Bench {
    store: Store,
    checked: Checked,
}

impl Bench {
    fn open(folder: &Path) -> Result<Self, String> {
        let options = Options {
            buckets: 16,
            memory_budget: 4 << 30,
            checkpoint_bytes: 256 << 20,
            max_identifiers: 100,
        };
        let store = Store::open(&folder.join("store"), options)
            .map_err(|error| error.message.to_string())?;
        let checked = check(DefinitionSet::default(), &Schema::default()).map_err(sentences)?;
        Ok(Self { store, checked })
    }

    /// Reads the rules, compiles them, evaluates every customer and adds up: everything that
    /// happens when a person asks.
    fn ask(&self, question: &questions::Question) -> Result<Value, String> {
        let plan = self.plan(question)?;
        let evaluation = plan
            .bind(Instant(AS_OF), &Parameters::default())
            .map_err(|message| message.to_string())?;
        let totals = Mutex::new(Totals::new(question));
        self.store
            .visit(plan.needs(), THREADS, &|chunk| {
                let mut own = Totals::new(question);
                for start in (0..chunk.customers.len()).step_by(BATCH) {
                    let end = (start + BATCH).min(chunk.customers.len());
                    own.add(&evaluation.evaluate(chunk, start..end, false));
                }
                totals.lock().expect("no thread panics").join(&own);
            })
            .map_err(|error| error.message.to_string())?;
        Ok(totals
            .into_inner()
            .expect("no thread panics")
            .json(question))
    }

    /// Every node's value and the next change for one customer.
    fn one_customer(&self, question: &questions::Question) -> Result<Value, String> {
        let plan = self.plan(question)?;
        let evaluation = plan
            .bind(Instant(AS_OF), &Parameters::default())
            .map_err(|message| message.to_string())?;
        let mut found = Value::Null;
        self.store
            .visit_one(SOMEBODY, plan.needs(), &mut |chunk| {
                found = json!(format!("{:?}", evaluation.evaluate(chunk, 0..1, true)));
            })
            .map_err(|error| error.message.to_string())?;
        Ok(found)
    }

    fn plan(&self, question: &questions::Question) -> Result<Plan, String> {
        let read = |rule: &str| parse(rule).map_err(|message| format!("{rule}: {message}"));
        let mut asked = Vec::new();
        for metric in &question.metrics {
            asked.push(Question::Value(read(&metric.rule())?));
        }
        for rule in question.rules() {
            asked.push(Question::Condition(read(&rule)?));
        }
        compile(&self.checked, &asked).map_err(sentences)
    }
}

/// What all customers come to.
struct Totals {
    /// How many have a value, and their sum, by metric.
    metrics: Vec<(i64, i128)>,
    segments: Vec<i64>,
}

impl Totals {
    fn new(question: &questions::Question) -> Self {
        Self {
            metrics: vec![(0, 0); question.metrics.len()],
            segments: vec![0; question.segments.len()],
        }
    }

    fn add(&mut self, answers: &Answers) {
        let (metrics, segments) = answers.answers.split_at(self.metrics.len());
        for (total, answer) in self.metrics.iter_mut().zip(metrics) {
            if let AnswerData::Numbers {
                values, present, ..
            } = &answer.data
            {
                let here = values
                    .iter()
                    .enumerate()
                    .filter(|(index, _)| bit(present, *index));
                for (_, value) in here {
                    total.0 += 1;
                    total.1 += i128::from(*value);
                }
            }
        }
        for (total, answer) in self.segments.iter_mut().zip(segments) {
            if let AnswerData::Members(bits) = &answer.data {
                *total += bits
                    .iter()
                    .map(|word| i64::from(word.count_ones()))
                    .sum::<i64>();
            }
        }
    }

    fn join(&mut self, other: &Self) {
        for (total, more) in self.metrics.iter_mut().zip(&other.metrics) {
            *total = (total.0 + more.0, total.1 + more.1);
        }
        for (total, more) in self.segments.iter_mut().zip(&other.segments) {
            *total += more;
        }
    }

    /// In the peers' units.
    fn json(&self, question: &questions::Question) -> Value {
        let metrics = self.metrics.iter().zip(&question.metrics);
        let metrics: Vec<Value> = metrics
            .map(|((count, sum), metric)| json!([count, peer_units(metric, *sum)]))
            .collect();
        json!({"metrics": metrics, "segments": self.segments})
    }
}

/// Peers add up cents; Fenqun's decimals are ten-thousandths. Means are ten-thousandths in both.
fn peer_units(metric: &Metric, sum: i128) -> i64 {
    let in_cents = matches!(metric.function, "sum" | "min" | "max");
    let sum = if in_cents { sum / 100 } else { sum };
    i64::try_from(sum).unwrap_or(i64::MAX)
}

fn bit(bits: &[u64], index: usize) -> bool {
    bits[index / 64] >> (index % 64) & 1 == 1
}

fn timed(runs: usize, ask: impl Fn() -> Result<Value, String>) -> Result<(Value, f64), String> {
    let answer = ask()?;
    let mut seconds = Vec::with_capacity(runs);
    for _ in 0..runs {
        let start = Clock::now();
        let again = ask()?;
        seconds.push(start.elapsed().as_secs_f64());
        if again != answer {
            return Err("the same question had two answers".into());
        }
    }
    seconds.sort_by(f64::total_cmp);
    Ok((answer, seconds[seconds.len() / 2]))
}

fn sentences(messages: Vec<fenqun_model::Message>) -> String {
    let texts: Vec<String> = messages.iter().map(ToString::to_string).collect();
    texts.join("\n")
}
