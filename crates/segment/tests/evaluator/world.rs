//! Small hand-made chunks: customers with their orders, logins and cities, one row a line.

use std::collections::BTreeMap;

use fenqun_model::columns::{
    Chunk, Codes, Column, ColumnData, ColumnKey, Integers, Stream, StreamKey, StreamNeed,
};
use fenqun_model::definition::{
    Checked, Definition, DefinitionSet, Kind, Metadata, MetricSpec, Resolved, Rule, SegmentSpec,
    Spec, StaticListSpec,
};
use fenqun_model::language::parse;
use fenqun_model::{Instant, Value, Zone};
use fenqun_segment::{Answers, Evaluation, Parameters, Plan, Question, compile};

/// Whose row, when, and its properties (for an attribute: `value`).
pub(crate) type Row = (String, i64, BTreeMap<String, Value>);

/// Rows by event name, or by attribute name behind an `@`.
#[derive(Default)]
pub(crate) struct World {
    pub(crate) customers: Vec<String>,
    pub(crate) rows: BTreeMap<String, Vec<Row>>,
}

pub(crate) fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap_or_else(|| panic!("{text} is no instant"))
}

pub(crate) fn rule(text: &str) -> Rule {
    let expr = parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    Rule {
        text: text.into(),
        expr,
    }
}

pub(crate) fn condition(text: &str) -> Question {
    Question::Condition(rule(text).expr)
}

pub(crate) fn value(text: &str) -> Question {
    Question::Value(rule(text).expr)
}

/// Definitions without any check.
pub(crate) fn definitions(zone: &str, specs: Vec<(&str, Spec)>) -> Checked {
    let mut set = DefinitionSet::default();
    let mut order = Vec::new();
    for (name, spec) in specs {
        order.push((spec.kind(), name.to_owned()));
        let metadata = Metadata {
            name: name.into(),
            ..Metadata::default()
        };
        set.insert(Definition { metadata, spec });
    }
    Checked {
        set,
        zone: Zone::named(zone).unwrap(),
        order,
        segmentations: BTreeMap::new(),
        warnings: Vec::new(),
    }
}

pub(crate) fn metric(text: &str) -> Spec {
    Spec::Metric(MetricSpec { value: rule(text) })
}

pub(crate) fn segment(text: &str) -> Spec {
    Spec::Segment(SegmentSpec { rule: rule(text) })
}

pub(crate) fn list(add: &[&str], remove: &[&str]) -> Spec {
    let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Spec::StaticList(StaticListSpec {
        rule: None,
        add: own(add),
        remove: own(remove),
    })
}

/// Adds a segmentation in its resolved shape.
pub(crate) fn with_segmentation(mut checked: Checked, name: &str, resolved: Resolved) -> Checked {
    use fenqun_model::definition::{RulesSpec, Segmentation};
    let spec = Spec::Segmentation(Segmentation::Rules(RulesSpec {
        labels: Vec::new(),
        otherwise: "stands for the resolved shape".into(),
    }));
    let metadata = Metadata {
        name: name.into(),
        ..Metadata::default()
    };
    checked.set.insert(Definition { metadata, spec });
    checked.order.push((Kind::Segmentation, name.into()));
    checked.segmentations.insert(name.into(), resolved);
    checked
}

impl World {
    pub(crate) fn new(customers: &[&str]) -> Self {
        Self {
            customers: customers.iter().map(|name| (*name).to_owned()).collect(),
            rows: BTreeMap::new(),
        }
    }

    pub(crate) fn event(
        mut self,
        who: &str,
        name: &str,
        when: Instant,
        properties: &[(&str, Value)],
    ) -> Self {
        let own = |(key, value): &(&str, Value)| ((*key).to_owned(), value.clone());
        let row = (who.to_owned(), when.0, properties.iter().map(own).collect());
        self.rows.entry(name.into()).or_default().push(row);
        self
    }

    pub(crate) fn set(
        self,
        who: &str,
        attribute: &str,
        when: Instant,
        value: Option<Value>,
    ) -> Self {
        let properties: Vec<_> = value.into_iter().map(|value| ("value", value)).collect();
        self.event(who, &format!("@{attribute}"), when, &properties)
    }

    /// Rows of a stream in the order of the customers.
    fn of_stream(&self, key: &StreamKey) -> (Vec<u32>, Vec<(String, Row)>) {
        let mut offsets = vec![0];
        let mut all = Vec::new();
        for customer in &self.customers {
            let mut mine: Vec<(String, Row)> = self
                .rows
                .iter()
                .filter(|(name, _)| belongs(key, name))
                .flat_map(|(name, rows)| rows.iter().map(|row| (name.clone(), row.clone())))
                .filter(|(_, row)| row.0 == *customer)
                .collect();
            mine.sort_by_key(|(_, row)| row.1);
            all.extend(mine);
            offsets.push(all.len() as u32);
        }
        (offsets, all)
    }

    /// Builds the chunk that a plan needs and hands it over.
    pub(crate) fn visit<T>(&self, plan: &Plan, then: impl FnOnce(&Chunk<'_>) -> T) -> T {
        let owned: Vec<OwnedStream> = plan
            .needs()
            .streams
            .iter()
            .map(|need| OwnedStream::new(self, need))
            .collect();
        let streams: Vec<Stream<'_>> = owned.iter().map(OwnedStream::view).collect();
        then(&Chunk {
            customers: &self.customers,
            streams: &streams,
        })
    }

    /// Fits what is to be fitted and answers.
    pub(crate) fn ask(
        &self,
        checked: &Checked,
        questions: &[Question],
        as_of: Instant,
    ) -> (Plan, Answers) {
        let plan = compile(checked, questions).unwrap_or_else(|errors| panic!("{errors:?}"));
        let parameters = self.fit(&plan, as_of);
        let evaluation = plan.bind(as_of, &parameters).unwrap();
        let answers = self.answers(&plan, &evaluation);
        (plan.clone(), answers)
    }

    pub(crate) fn answers(&self, plan: &Plan, evaluation: &Evaluation<'_>) -> Answers {
        self.visit(plan, |chunk| {
            evaluation.evaluate(chunk, 0..self.customers.len(), true)
        })
    }

    pub(crate) fn fit(&self, plan: &Plan, as_of: Instant) -> Parameters {
        let mut parameters = Parameters::default();
        for round in 0..plan.fit_rounds(&parameters) {
            let mut fitting = plan.fitting(round, as_of, &parameters);
            self.visit(plan, |chunk| fitting.add(chunk));
            fitting.finish(&mut parameters);
        }
        parameters
    }

    /// Who is in, by name, and when each of all customers changes.
    pub(crate) fn members(&self, checked: &Checked, text: &str, as_of: Instant) -> Vec<String> {
        let (_, answers) = self.ask(checked, &[condition(text)], as_of);
        let data = &answers.answers[0].data;
        let is_in = |i: &usize| data.value(*i) == Some(Value::Boolean(true));
        let all = 0..self.customers.len();
        all.filter(is_in)
            .map(|i| self.customers[i].clone())
            .collect()
    }

    pub(crate) fn values(
        &self,
        checked: &Checked,
        text: &str,
        as_of: Instant,
    ) -> Vec<Option<Value>> {
        let (_, answers) = self.ask(checked, &[value(text)], as_of);
        let data = &answers.answers[0].data;
        (0..self.customers.len()).map(|i| data.value(i)).collect()
    }

    pub(crate) fn next_changes(
        &self,
        checked: &Checked,
        text: &str,
        as_of: Instant,
    ) -> Vec<Instant> {
        let (_, answers) = self.ask(checked, &[condition(text)], as_of);
        answers.answers[0].next_change.clone().unwrap()
    }

    pub(crate) fn labels(&self, checked: &Checked, name: &str, as_of: Instant) -> Vec<String> {
        let question = Question::Saved(Kind::Segmentation, name.into());
        let (plan, answers) = self.ask(checked, &[question], as_of);
        let data = &answers.answers[0].data;
        let label = |i| match data.value(i) {
            Some(Value::Integer(code)) => plan.labels(0)[code as usize].clone(),
            other => panic!("{other:?} is no label"),
        };
        (0..self.customers.len()).map(label).collect()
    }
}

fn belongs(key: &StreamKey, name: &str) -> bool {
    match key {
        StreamKey::Attribute(path) => name == format!("@{}", path.dotted()),
        StreamKey::Events(names) => names.iter().any(|wanted| match wanted.strip_suffix('*') {
            Some(prefix) => name.starts_with(prefix) && !name.starts_with('@'),
            None => name == wanted,
        }),
    }
}

struct OwnedStream {
    offsets: Vec<u32>,
    times: Vec<i64>,
    columns: Vec<OwnedColumn>,
}

enum OwnedColumn {
    Numbers(Vec<i64>, Vec<u64>, bool),
    Texts(Vec<u32>, Vec<u64>, Vec<String>),
    Mixed(Vec<Option<Value>>),
    Absent,
}

impl OwnedStream {
    fn new(world: &World, need: &StreamNeed) -> Self {
        let (offsets, rows) = world.of_stream(&need.key);
        let column = |key: &ColumnKey| {
            let read = |(name, row): &(String, Row)| match key {
                ColumnKey::EventName => Some(Value::Text(name.clone())),
                ColumnKey::EventId => Some(Value::Text(format!("{name}@{}", row.1))),
                ColumnKey::Value => row.2.get("value").cloned(),
                ColumnKey::Property(path) => row.2.get(&path.dotted()).cloned(),
                ColumnKey::Item { .. } => panic!("no items in this world"),
            };
            OwnedColumn::new(rows.iter().map(read).collect())
        };
        Self {
            columns: need.columns.iter().map(column).collect(),
            times: rows.iter().map(|(_, row)| row.1).collect(),
            offsets,
        }
    }

    fn view(&self) -> Stream<'_> {
        Stream {
            offsets: &self.offsets,
            occurred_at: &self.times,
            columns: self.columns.iter().map(OwnedColumn::view).collect(),
        }
    }
}

impl OwnedColumn {
    fn new(values: Vec<Option<Value>>) -> Self {
        let mut bits = vec![0_u64; values.len().div_ceil(64)];
        for (row, value) in values.iter().enumerate() {
            bits[row / 64] |= u64::from(value.is_some()) << (row % 64);
        }
        let integer = |value: &Option<Value>| matches!(value, None | Some(Value::Integer(_)));
        let decimal = |value: &Option<Value>| matches!(value, None | Some(Value::Decimal(_)));
        let text = |value: &Option<Value>| matches!(value, None | Some(Value::Text(_)));
        if values.iter().all(Option::is_none) {
            return OwnedColumn::Absent;
        }
        if values.iter().all(integer) || values.iter().all(decimal) {
            let raw = |value: &Option<Value>| match value {
                Some(Value::Integer(value)) => *value,
                Some(Value::Decimal(value)) => value.raw(),
                _ => 0,
            };
            let is_decimal = !values.iter().all(integer);
            return OwnedColumn::Numbers(values.iter().map(raw).collect(), bits, is_decimal);
        }
        if !values.iter().all(text) {
            return OwnedColumn::Mixed(values);
        }
        let mut dictionary: Vec<String> = Vec::new();
        let mut codes = Vec::new();
        for value in &values {
            let text = match value {
                Some(Value::Text(text)) => text.clone(),
                _ => String::new(),
            };
            let known = dictionary.iter().position(|entry| *entry == text);
            codes.push(known.unwrap_or(dictionary.len()) as u32);
            if known.is_none() {
                dictionary.push(text);
            }
        }
        OwnedColumn::Texts(codes, bits, dictionary)
    }

    fn view(&self) -> Column<'_> {
        let (data, present) = match self {
            OwnedColumn::Numbers(values, bits, true) => (
                ColumnData::Decimal(Integers::Wide(values)),
                Some(bits.as_slice()),
            ),
            OwnedColumn::Numbers(values, bits, false) => (
                ColumnData::Integer(Integers::Wide(values)),
                Some(bits.as_slice()),
            ),
            OwnedColumn::Texts(codes, bits, dictionary) => {
                let codes = Codes::Word(codes);
                (
                    ColumnData::Text { codes, dictionary },
                    Some(bits.as_slice()),
                )
            }
            OwnedColumn::Mixed(values) => (ColumnData::Mixed(values), None),
            OwnedColumn::Absent => (ColumnData::Absent, None),
        };
        Column {
            data,
            present,
            items: None,
        }
    }
}
