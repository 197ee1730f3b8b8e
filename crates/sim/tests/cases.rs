//! What rules mean, shown by cases: each goes through the text of the language, all checks, the
//! evaluator and the oracle.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fenqun_model::definition::Kind;
use fenqun_segment::Question;
use fenqun_sim::check::{Division, Found, difference, evaluate, expect};
use fenqun_sim::neutral::{Case, CaseFile, Outcome, Posed};
use fenqun_sim::oracle::Answer;
use serde::Deserialize;

/// A case of others that our contract decides otherwise.
#[derive(Debug, Deserialize)]
struct Contradicted {
    id: String,
    /// Number of the paragraph of the contract.
    paragraph: u32,
    /// The sentence that decides.
    sentence: String,
    /// What we answer instead.
    ours: Ours,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Ours {
    /// `rejected` or `accepted`.
    Definition(String),
    /// Who is in.
    Members(BTreeMap<String, bool>),
}

fn own_files() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> T {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The file that `FENQUN_CASES` names, else our copy.
fn cases() -> CaseFile {
    let named = std::env::var_os("FENQUN_CASES").map(PathBuf::from);
    read(&named.unwrap_or_else(|| own_files().join("semantics.json")))
}

/// Who is in by the evaluator; panics when the oracle says otherwise.
fn members(posed: &Posed) -> BTreeMap<String, bool> {
    let questions = [Question::Saved(Kind::Segment, "case".into())];
    let (world, definitions) = (&posed.world, &posed.definitions);
    let expected = expect(world, definitions, &questions, posed.as_of);
    let found: Found = evaluate(
        world,
        definitions,
        &questions,
        posed.as_of,
        &Division::WHOLE,
    )
    .expect("a checked definition compiles");
    assert_eq!(difference(&questions, &found, &expected), None);
    let is_in = |answers: &[(Answer, _)]| answers[0].0 == Answer::Member(true);
    found
        .iter()
        .map(|(name, answers)| (name.clone(), is_in(answers)))
        .collect()
}

/// Whether our answer is what the case says; `Err` says what we answer.
fn judge(case: &Case, t0: &str) -> Result<(), Vec<Ours>> {
    match case.pose(t0) {
        Outcome::Rejected(_) if case.expect_definition.as_deref() == Some("rejected") => Ok(()),
        Outcome::Rejected(_) => Err(vec![Ours::Definition("rejected".into())]),
        Outcome::Accepted(_) if case.expect_definition.is_some() => {
            Err(vec![Ours::Definition("accepted".into())])
        }
        Outcome::Accepted(steps) => {
            let found: Vec<_> = steps.iter().map(members).collect();
            let as_expected = steps
                .iter()
                .zip(&found)
                .all(|(step, found)| step.expect == *found);
            match as_expected {
                true => Ok(()),
                false => Err(found.into_iter().map(Ours::Members).collect()),
            }
        }
    }
}

#[test]
fn every_case_is_answered_as_the_contract_says() {
    let file = cases();
    let contradicted: Vec<Contradicted> = read(&own_files().join("contradicted.json"));
    let mut wrong = Vec::new();
    let (mut agreed, mut differed) = (0, 0);
    for case in &file.cases {
        let listed = contradicted.iter().find(|entry| entry.id == case.id);
        match (judge(case, &file.t0), listed) {
            (Ok(()), None) => agreed += 1,
            (Err(ours), Some(entry)) if ours == [entry.ours.clone()] => differed += 1,
            (Ok(()), Some(entry)) => wrong.push(format!(
                "{}: agrees, though listed as decided otherwise by {} “{}”",
                case.id, entry.paragraph, entry.sentence
            )),
            (Err(ours), _) => {
                wrong.push(format!("{} ({}): we answer {ours:?}", case.id, case.pins));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(
        file.cases.len(),
        file.count,
        "the file says how many cases it has"
    );
    assert_eq!(agreed + differed, file.count, "no case is skipped");
    assert_eq!(
        differed,
        contradicted.len(),
        "every contradicted case is in the file"
    );
}
