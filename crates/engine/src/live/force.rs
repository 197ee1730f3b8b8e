//! What is in force: the definitions that are kept up, compiled together, with their fits, and which
//! of them look at what.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use fenqun_model::columns::{ColumnKey, StreamKey, StreamNeed};
use fenqun_model::definition::{DefinitionSet, Kind, Schema, to_json};
use fenqun_model::{Instant, Type};
use fenqun_segment::{Evaluation, Parameters, Part, Plan, Prepared};
use fenqun_store::{Touched, TouchedCustomer, TouchedName};
use serde_json::Value;

use super::questions::Questions;
use crate::failure::Outcome;
use crate::references::{Key, closure};

/// Sets of questions that are kept ready; beyond, all are made anew.
const MOST_PARTS: usize = 512;
/// Names of events and attributes whose readers are kept at hand.
const MOST_NAMES: usize = 65_536;

/// Definitions compiled together, with their fits.
#[derive(Debug)]
pub(super) struct InForce {
    pub(super) plan: Plan,
    pub(super) parameters: Parameters,
    prepared: Prepared,
    /// In the order of the questions.
    pub(super) asked: Vec<Asked>,
    pub(super) all: Questions,
    /// Who reads each stream.
    readers: Vec<(StreamKey, Questions)>,
    by_name: HashMap<TouchedName, Questions>,
    parts: HashMap<Questions, Arc<Part>>,
    /// Types of everything that is read.
    types: BTreeMap<(String, String), Type>,
    /// Identifiers that static lists pin, also without their kind.
    pinned: HashSet<String>,
}

/// One definition in force.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) key: Key,
    pub(super) version: u64,
    /// Where its standings are.
    pub(super) column: usize,
    /// The column's code of each label; of a segment or list that of its members.
    pub(super) codes: Vec<u16>,
    pub(super) meaning: Meaning,
}

/// Everything on which the answers to a question depend besides rows, instant and parameters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meaning {
    /// What the definition says, and all that it refers to.
    says: BTreeMap<String, Value>,
    /// Types of what it reads.
    types: BTreeMap<(String, String), Type>,
    /// Whom pins of static lists mean.
    pins: Vec<(String, bool)>,
}

impl InForce {
    pub(super) fn new(
        plan: Plan,
        parameters: Parameters,
        asked: Vec<Asked>,
        schema: &Schema,
    ) -> Self {
        let mut readers: Vec<(StreamKey, Questions)> = plan
            .needs()
            .streams
            .iter()
            .map(|need| (need.key.clone(), Questions::default()))
            .collect();
        for question in 0..asked.len() {
            for stream in plan.streams_of(question) {
                readers[stream].1.insert(question);
            }
        }
        let pins = plan.pinned_identifiers().flat_map(|pin| {
            let value = pin.split_once(':').map(|(_, value)| value.to_owned());
            std::iter::once(pin.to_owned()).chain(value)
        });
        Self {
            prepared: plan.prepare(&parameters),
            all: Questions::all(asked.len()),
            types: types_of_all(&plan, schema),
            pinned: pins.collect(),
            plan,
            parameters,
            asked,
            readers,
            by_name: HashMap::new(),
            parts: HashMap::new(),
        }
    }

    /// Nothing at all.
    pub(super) fn nothing(plan: Plan) -> Self {
        Self::new(plan, Parameters::default(), vec![], &Schema::default())
    }

    /// Whether everything that is read has the types that it had.
    pub(super) fn reads_the_same(&self, schema: &Schema) -> bool {
        types_of_all(&self.plan, schema) == self.types
    }

    /// Questions that are not asked any more.
    pub(super) fn leave_out(&mut self, questions: &[usize]) {
        let without = |of: &Questions| {
            let rest = of.to_vec().into_iter();
            rest.filter(|question| !questions.contains(question))
                .collect::<Questions>()
        };
        self.all = without(&self.all);
        for (_, readers) in &mut self.readers {
            *readers = without(readers);
        }
        self.by_name.clear();
    }

    /// Whether no static list pins anybody.
    pub(super) fn has_no_pins(&self) -> bool {
        self.pinned.is_empty()
    }

    /// Whether a static list pins whoever has an identifier.
    pub(super) fn is_pinned(&self, identifier: &str) -> bool {
        self.pinned.contains(identifier)
    }

    /// Finds anew whom pins mean; names of the customers of whom that changes anything.
    pub(super) fn resolve_pins(
        &mut self,
        find: impl FnMut(&str) -> Option<String>,
    ) -> BTreeSet<String> {
        let pins = |plan: &Plan, asked: &Asked| match asked.key.0 {
            Kind::StaticList => plan.pins(&asked.key.1).into_iter().collect(),
            _ => BTreeSet::new(),
        };
        let all = |plan: &Plan| -> Vec<BTreeSet<(String, bool)>> {
            self.asked.iter().map(|asked| pins(plan, asked)).collect()
        };
        let before = all(&self.plan);
        self.plan.resolve_pins(find);
        let after = all(&self.plan);
        let pairs = before.iter().zip(&after);
        let changed = pairs.flat_map(|(before, after)| before.symmetric_difference(after));
        changed.map(|(name, _)| name.clone()).collect()
    }

    /// The questions that look at rows of a name.
    fn readers_of(&mut self, name: &TouchedName) -> &Questions {
        if self.by_name.len() >= MOST_NAMES {
            self.by_name.clear();
        }
        let readers = &self.readers;
        self.by_name.entry(name.clone()).or_insert_with(|| {
            let mut questions = Questions::default();
            let accepting = readers.iter().filter(|(key, _)| accepts(key, name));
            accepting.for_each(|(_, of_stream)| questions.extend(of_stream));
            questions
        })
    }

    /// The customers of a frame by the questions that they have to be asked; those who need not be
    /// asked anything are left out.
    pub(super) fn asked_of(&mut self, touched: &Touched) -> Vec<(Questions, Vec<usize>)> {
        let by_name: Vec<Questions> = touched
            .names
            .iter()
            .map(|name| self.readers_of(name).clone())
            .collect();
        let mut groups: BTreeMap<Questions, Vec<usize>> = BTreeMap::new();
        for (index, customer) in touched.customers.iter().enumerate() {
            let questions = self.questions_of(customer, &by_name);
            if !questions.is_empty() {
                groups.entry(questions).or_default().push(index);
            }
        }
        groups.into_iter().collect()
    }

    fn questions_of(&self, customer: &TouchedCustomer, by_name: &[Questions]) -> Questions {
        if customer.identity_changed {
            return self.all.clone();
        }
        let mut questions = Questions::default();
        for name in &customer.names {
            questions.extend(&by_name[*name as usize]);
        }
        questions
    }

    /// Some questions, ready to be bound.
    pub(super) fn part(&mut self, questions: &Questions) -> Arc<Part> {
        if self.parts.len() >= MOST_PARTS {
            self.parts.clear();
        }
        let plan = &self.plan;
        let make = || Arc::new(plan.part(&questions.to_vec()));
        self.parts
            .entry(questions.clone())
            .or_insert_with(make)
            .clone()
    }

    /// Some questions at an instant.
    pub(super) fn bind<'p>(&'p self, part: &'p Part, at: Instant) -> Outcome<Evaluation<'p>> {
        Ok(self.plan.bind_part(part, at, &self.prepared)?)
    }

    /// The question about a definition.
    pub(super) fn question(&self, key: &Key) -> Option<usize> {
        self.asked.iter().position(|asked| asked.key == *key)
    }

    /// The questions whose answers may differ from those of what was in force before.
    pub(super) fn differing(&self, before: &InForce) -> Questions {
        let differs = |question: &usize| {
            let asked = &self.asked[*question];
            let Some(old) = before.question(&asked.key) else {
                return true;
            };
            before.asked[old].meaning != asked.meaning
                || self.has_other_parameters(*question, before)
        };
        (0..self.asked.len()).filter(differs).collect()
    }

    fn has_other_parameters(&self, question: usize, before: &InForce) -> bool {
        let (fits, ranks) = self.plan.parameters_of(question);
        let (new, old) = (&self.parameters, &before.parameters);
        fits.into_iter()
            .any(|fit| new.fits.get(fit) != old.fits.get(fit))
            || ranks
                .into_iter()
                .any(|rank| new.ranks.get(rank) != old.ranks.get(rank))
    }
}

impl Meaning {
    pub(super) fn of(
        plan: &Plan,
        question: usize,
        key: &Key,
        set: &DefinitionSet,
        schema: &Schema,
    ) -> Self {
        let parts = closure([key.clone()], set);
        let lists = parts.iter().filter(|(kind, _)| *kind == Kind::StaticList);
        let pins = lists.flat_map(|(_, list)| plan.pins(list));
        Self {
            pins: pins.collect::<BTreeSet<_>>().into_iter().collect(),
            types: types(plan, question, schema),
            says: says(&parts, set),
        }
    }
}

/// What definitions say that decides about answers.
fn says(parts: &BTreeSet<Key>, set: &DefinitionSet) -> BTreeMap<String, Value> {
    let mut says: BTreeMap<String, Value> = parts
        .iter()
        .filter_map(|(kind, name)| {
            let mut json = to_json(set.get(*kind, name)?);
            let mut spec = json["spec"].take();
            if let (Kind::Segmentation, Value::Object(fields)) = (kind, &mut spec) {
                fields.remove("refit");
            }
            Some((format!("{}/{name}", kind.name()), spec))
        })
        .collect();
    says.insert("time_zone".into(), set.workspace().time_zone.into());
    says
}

/// Types of everything that a question reads.
fn types(plan: &Plan, question: usize, schema: &Schema) -> BTreeMap<(String, String), Type> {
    let streams = plan.streams_of(question).into_iter();
    let needs = streams.map(|stream| &plan.needs().streams[stream]);
    needs.flat_map(|need| types_of(need, schema)).collect()
}

/// Types of everything that a plan reads.
fn types_of_all(plan: &Plan, schema: &Schema) -> BTreeMap<(String, String), Type> {
    let needs = plan.needs().streams.iter();
    needs.flat_map(|need| types_of(need, schema)).collect()
}

fn types_of(need: &StreamNeed, schema: &Schema) -> Vec<((String, String), Type)> {
    let properties = || {
        need.columns.iter().filter_map(|column| match column {
            ColumnKey::Property(path) => Some(path.dotted()),
            _ => None,
        })
    };
    match &need.key {
        StreamKey::Attribute(path) => {
            let path = path.dotted();
            let kind = schema.attributes.get(&path);
            kind.map(|kind| ((String::new(), path), *kind))
                .into_iter()
                .collect()
        }
        StreamKey::Events(patterns) => schema
            .events
            .iter()
            .filter(|(name, _)| is_of(patterns, name))
            .flat_map(|(name, types)| {
                properties().filter_map(|path| {
                    let kind = *types.get(&path)?;
                    Some(((name.clone(), path), kind))
                })
            })
            .collect(),
    }
}

/// Whether a stream takes in rows of a name.
fn accepts(key: &StreamKey, name: &TouchedName) -> bool {
    match (key, name) {
        (StreamKey::Attribute(path), TouchedName::Attribute(name)) => path.dotted() == *name,
        (StreamKey::Events(patterns), TouchedName::Event(name)) => is_of(patterns, name),
        _ => false,
    }
}

fn is_of(patterns: &BTreeSet<String>, name: &str) -> bool {
    let matches = |pattern: &String| {
        let prefix = pattern.strip_suffix('*');
        prefix.is_some_and(|prefix| name.starts_with(prefix))
    };
    patterns.contains(name) || patterns.iter().any(matches)
}
