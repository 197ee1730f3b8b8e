//! Memberships, labels and values of all customers at an instant.

use std::sync::{Mutex, PoisonError};

use fenqun_model::definition::{DefinitionSet, Kind, read};
use fenqun_model::{Instant, Message};
use fenqun_segment::Plan;

use crate::answers::{Standing, next_change, standing};
use crate::failure::Outcome;
use crate::kinds::parse_kind;
use crate::references::Key;
use crate::run::held;
use crate::saved::{Broken, Usable, usable};
use crate::workspace::Workspace;

/// What is to be evaluated.
#[derive(Clone, Debug, Default)]
pub struct EvalRequest {
    /// Names of definitions, or `kind/name`; all segments, lists and segmentations when empty.
    pub names: Vec<String>,
    /// Instant as people type it; now when `None`.
    pub as_of: Option<String>,
    /// Definition files laid over the saved definitions: name and text.
    pub define: Vec<(String, String)>,
    /// Customers who are not members too.
    pub all: bool,
    /// Also when each standing changes by itself, which takes longer.
    pub next_change: bool,
    /// Refuse when the answer has more customers than this.
    pub most: Option<usize>,
}

/// How much an evaluation tells.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Detail {
    /// Customers who are not members too.
    pub(crate) all: bool,
    /// When each standing changes by itself.
    pub(crate) next_change: bool,
    /// Most customers in the answer; more are an error.
    pub(crate) most: Option<usize>,
}

/// Who is in what at an instant.
#[derive(Clone, Debug, PartialEq)]
pub struct EvalReport {
    /// The instant.
    pub as_of: Instant,
    /// One for each definition, by kind and name.
    pub results: Vec<EvalResult>,
    /// Definitions that could not be evaluated.
    pub broken: Vec<Broken>,
}

/// The customers of one definition.
#[derive(Clone, Debug, PartialEq)]
pub struct EvalResult {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub definition: String,
    /// Its version; 0 when it is not saved.
    pub version: u64,
    /// Labels that [`Standing::Label`] points into.
    pub labels: Vec<String>,
    /// Number of customers evaluated.
    pub evaluated: u64,
    /// Sorted by customer.
    pub customers: Vec<CustomerStanding>,
}

/// One customer's standing.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomerStanding {
    /// The customer's name.
    pub customer: String,
    /// What holds.
    pub standing: Standing,
    /// When that changes by itself; `None` for never.
    pub next_change: Option<Instant>,
}

impl EvalResult {
    /// Customers in the segment, or having a label other than a missing value.
    pub fn size(&self) -> u64 {
        let held = self.customers.iter().filter(|customer| {
            !matches!(
                customer.standing,
                Standing::Member(false) | Standing::Value(None)
            )
        });
        held.count() as u64
    }

    /// Number of customers of each label, in the order of the definition.
    pub fn label_sizes(&self) -> Vec<(&str, u64)> {
        let mut sizes = vec![0; self.labels.len()];
        for customer in &self.customers {
            if let Standing::Label(label) = customer.standing {
                sizes[label as usize] += 1;
            }
        }
        self.labels.iter().map(String::as_str).zip(sizes).collect()
    }
}

impl Workspace {
    /// Evaluates definitions for all customers.
    ///
    /// # Errors
    /// An unknown name, a malformed instant, a definition file that is wrong, damaged files.
    pub fn eval(&self, request: &EvalRequest) -> Outcome<EvalReport> {
        let set = self.overlaid(&request.define)?;
        let usable = self.usable_of(&set)?;
        let keys = wanted(&request.names, &set)?;
        let as_of = self.instant(request.as_of.as_deref())?;
        let detail = Detail {
            all: request.all,
            next_change: request.next_change,
            most: request.most,
        };
        self.eval_keys(&usable, &keys, as_of, detail)
    }

    /// Evaluates some definitions of a set; those that are broken are named instead.
    pub(crate) fn eval_keys(
        &self,
        usable: &Usable,
        keys: &[Key],
        as_of: Instant,
        detail: Detail,
    ) -> Outcome<EvalReport> {
        let is_sound = |key: &&Key| usable.checked.set.get(key.0, &key.1).is_some();
        let sound: Vec<Key> = keys.iter().filter(is_sound).cloned().collect();
        let mut broken: Vec<Broken> = usable
            .broken
            .iter()
            .filter(|broken| keys.contains(&(broken.kind, broken.name.clone())))
            .cloned()
            .collect();
        let (run, failing) = self.compile_isolating(&usable.checked, &sound)?;
        let sound: Vec<Key> = sound
            .into_iter()
            .filter(|key| {
                !failing
                    .iter()
                    .any(|broken| (broken.kind, &broken.name) == (key.0, &key.1))
            })
            .collect();
        broken.extend(failing);
        let parameters = self.parameters(&usable.checked, &run, as_of)?;
        let collected = Collected::new(sound.len(), detail);
        self.evaluate(
            &run,
            as_of,
            &parameters,
            detail.next_change,
            &|chunk, answers| {
                collected.add(chunk.customers, answers);
            },
        )?;
        if let Some(most) = detail.most.filter(|_| collected.is_full()) {
            let message = Message::new("eval-too-many").with("most", most);
            return Err(crate::failure::Failure::wrong_use(message));
        }
        let results = collected.results(&sound, &run.plan, self);
        Ok(EvalReport {
            as_of,
            results,
            broken,
        })
    }

    /// The saved definitions with files laid over them.
    pub(crate) fn overlaid(&self, files: &[(String, String)]) -> Outcome<DefinitionSet> {
        let mut set = self.saved.set.clone();
        for (file, text) in files {
            set.extend(read(text, file)?);
        }
        Ok(set)
    }

    /// The definitions of a set that can be evaluated.
    pub(crate) fn usable_of(&self, set: &DefinitionSet) -> Outcome<Usable> {
        let mut found = usable(set, &self.schema(set)?)?;
        let replaced = |broken: &&Broken| set.get(broken.kind, &broken.name).is_none();
        found
            .broken
            .extend(self.saved.unreadable.iter().filter(replaced).cloned());
        Ok(found)
    }
}

/// Kinds that say something about each customer.
pub(crate) const EVALUATED: [Kind; 3] = [Kind::Segment, Kind::StaticList, Kind::Segmentation];

/// The definitions that names mean: of any kind that can be evaluated, metrics included.
pub(crate) fn wanted(names: &[String], set: &DefinitionSet) -> Outcome<Vec<Key>> {
    if names.is_empty() {
        let all = EVALUATED.into_iter().flat_map(|kind| set.of(kind));
        return Ok(all.map(crate::saved::key_of).collect());
    }
    let mut keys = Vec::new();
    for name in names {
        for key in find(name, set)? {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys.sort();
    Ok(keys)
}

/// The definitions of one name; `kind/name` when several kinds use it.
pub(crate) fn find(name: &str, set: &DefinitionSet) -> Outcome<Vec<Key>> {
    let (kinds, name) = match name.split_once('/') {
        Some((kind, name)) => (vec![parse_kind(kind)?], name),
        None => ([&EVALUATED[..], &[Kind::Metric]].concat(), name),
    };
    let found: Vec<Key> = kinds
        .iter()
        .filter(|kind| set.get(**kind, name).is_some())
        .map(|kind| (*kind, name.to_owned()))
        .collect();
    if found.is_empty() {
        return Err(unknown_definition(name, &kinds, set).into());
    }
    Ok(found)
}

/// Names the nearest known definition.
pub(crate) fn unknown_definition(name: &str, kinds: &[Kind], set: &DefinitionSet) -> Message {
    let known = kinds.iter().flat_map(|kind| set.of(*kind));
    let nearest = known
        .map(|definition| definition.metadata.name.as_str())
        .max_by(|a, b| {
            let near = |other: &str| strsim::jaro_winkler(name, other);
            near(a).total_cmp(&near(b))
        })
        .filter(|other| strsim::jaro_winkler(name, other) > 0.75);
    match nearest {
        Some(nearest) => Message::new("definition-unknown-near")
            .with("name", name)
            .with("nearest", nearest),
        None if kinds.len() == 1 => Message::new("definition-unknown-of-kind")
            .with("kind", kinds[0].name())
            .with("name", name),
        None => Message::new("definition-unknown").with("name", name),
    }
}

/// Standings by question, filled by several threads.
struct Collected {
    all: bool,
    most: usize,
    rows: Vec<Mutex<Vec<CustomerStanding>>>,
    evaluated: Mutex<u64>,
}

impl Collected {
    fn new(questions: usize, detail: Detail) -> Self {
        Self {
            all: detail.all,
            most: detail.most.unwrap_or(usize::MAX),
            rows: (0..questions).map(|_| Mutex::default()).collect(),
            evaluated: Mutex::new(0),
        }
    }

    /// There are more customers than were allowed; no more are taken in.
    fn is_full(&self) -> bool {
        let collected: usize = self.rows.iter().map(|rows| held(rows).len()).sum();
        collected > self.most
    }

    fn add(&self, names: &[String], answers: &fenqun_segment::Answers) {
        if self.most != usize::MAX && self.is_full() {
            return;
        }
        for (question, rows) in self.rows.iter().enumerate() {
            let data = &answers.answers[question].data;
            let found = answers
                .customers
                .clone()
                .enumerate()
                .filter_map(|(index, customer)| {
                    let standing = standing(data, index);
                    let is_shown = self.all
                        || !matches!(standing, Standing::Member(false) | Standing::Value(None));
                    is_shown.then(|| CustomerStanding {
                        customer: names[customer].clone(),
                        standing,
                        next_change: next_change(answers, question, index),
                    })
                });
            let found: Vec<_> = found.collect();
            held(rows).extend(found);
        }
        *held(&self.evaluated) += answers.customers.len() as u64;
    }

    fn results(self, keys: &[Key], plan: &Plan, workspace: &Workspace) -> Vec<EvalResult> {
        let evaluated = self
            .evaluated
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let rows = self.rows.into_iter().enumerate();
        rows.zip(keys)
            .map(|((question, rows), (kind, name))| {
                let mut customers = rows.into_inner().unwrap_or_else(PoisonError::into_inner);
                customers.sort_unstable_by(|a, b| a.customer.cmp(&b.customer));
                EvalResult {
                    kind: *kind,
                    definition: name.clone(),
                    version: workspace.saved.version(*kind, name),
                    labels: labels(plan, question, *kind),
                    evaluated,
                    customers,
                }
            })
            .collect()
    }
}

/// The labels of a question; none when it is not about a segmentation.
fn labels(plan: &Plan, question: usize, kind: Kind) -> Vec<String> {
    match kind {
        Kind::Segmentation => plan.labels(question).to_vec(),
        _ => vec![],
    }
}
