//! Fenqun's side: the questions as rules, compiled and evaluated over the store in a folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant as Clock;

use fenqun_model::Instant;
use fenqun_model::definition::{Checked, DefinitionSet, Schema, check};
use fenqun_model::language::parse;
use fenqun_segment::{Parameters, Plan, Question, Total, compile};
use fenqun_store::{Options, Store};
use serde_json::{Value, json};

use crate::generate::AS_OF;
use crate::process::own_peak_mb;
use crate::questions;

/// As many as the peers are given.
const THREADS: usize = 2;
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
        let sums = Mutex::new(Vec::new());
        self.store
            .visit(plan.needs(), THREADS, &|chunk| {
                let totals = evaluation.totals(chunk, 0..chunk.customers.len());
                add(&mut sums.lock().expect("no thread panics"), &totals);
            })
            .map_err(|error| error.message.to_string())?;
        let sums = sums.into_inner().expect("no thread panics");
        Ok(in_peer_units(question, &sums))
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

/// Number of customers with a value (or in the segment), and sum of the values.
type Sum = (u64, i128);

fn add(sums: &mut Vec<Sum>, totals: &[Total]) {
    sums.resize(totals.len(), (0, 0));
    for (sum, total) in sums.iter_mut().zip(totals) {
        match total {
            Total::Members(count) | Total::Values(count) => sum.0 += count,
            Total::Numbers {
                present, sum: more, ..
            } => *sum = (sum.0 + present, sum.1 + more),
            Total::Labels(_) => {}
        }
    }
}

/// Peers add up cents; Fenqun's decimals are ten-thousandths. Means are ten-thousandths in both.
fn in_peer_units(question: &questions::Question, sums: &[Sum]) -> Value {
    let (metrics, segments) = sums.split_at(question.metrics.len());
    let metrics = metrics
        .iter()
        .zip(&question.metrics)
        .map(|((count, sum), metric)| {
            let in_cents = matches!(metric.function, "sum" | "min" | "max");
            let sum = if in_cents { sum / 100 } else { *sum };
            json!([count, i64::try_from(sum).unwrap_or(i64::MAX)])
        });
    let metrics: Vec<Value> = metrics.collect();
    let segments: Vec<u64> = segments.iter().map(|(count, _)| *count).collect();
    json!({"metrics": metrics, "segments": segments})
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
