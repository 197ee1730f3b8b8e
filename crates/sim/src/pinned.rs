//! Our own case files: what the contract leaves silent, pinned so that it stays as it is.
//!
//! A file holds one or more documents: a zone, an instant, customers with their rows, and cases.
//! Moments are instants or offsets from the document's instant (`-1d`, `-7d+1ms`); a row without a
//! moment is an attribute that always held.
//!
//! ```yaml
//! zone: UTC
//! as_of: 2024-06-12T12:00:00Z
//! customers:
//!   ann: [{event: order, at: -1d, amount: 5}, {set: {city: 上海}}]
//! cases:
//!   - why: a day ago is no longer within the last day
//!     rule: did(order, last 1d)
//!     members: []
//!     next: {ann: never}
//!   - why: sums are values
//!     value: sum(order.amount)
//!     is: {ann: 5}
//!   - why: this is no rule
//!     rule: did(
//!     refused: true
//! ```

use std::collections::{BTreeMap, BTreeSet};

use fenqun_model::definition::{Checked, DefinitionSet, Schema, check};
use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::{Event, Properties, Row, Traits};
use fenqun_model::{Decimal, Instant, Message, Value, language};
use fenqun_segment::Question;
use serde::Deserialize;
use serde_json::Value as Json;

use crate::generate::checked;
use crate::neutral::moment;
use crate::oracle::Answer;
use crate::world::{World, infer};

/// One document of a case file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Time zone of the workspace.
    pub zone: String,
    /// When the cases are asked, and what offsets are counted from.
    pub as_of: String,
    customers: BTreeMap<String, Vec<Properties>>,
    /// What is asked.
    pub cases: Vec<Case>,
}

/// A rule and who fulfils it, or a value and what it is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What it pins, in words.
    pub why: String,
    /// Another instant to ask at.
    pub as_of: Option<String>,
    /// A rule.
    pub rule: Option<String>,
    /// Who fulfils it.
    #[serde(default)]
    pub members: BTreeSet<String>,
    /// A value.
    pub value: Option<String>,
    /// What it is for each customer; null when missing.
    #[serde(default)]
    pub is: BTreeMap<String, Json>,
    /// When the answer changes next for some customers, or `never`.
    #[serde(default)]
    pub next: BTreeMap<String, String>,
    /// The text must be refused.
    #[serde(default)]
    pub refused: bool,
}

/// Reads the documents of a file.
///
/// # Errors
/// What is not YAML or not a case.
pub fn read(text: &str) -> Result<Vec<Document>, String> {
    let documents: Vec<Json> = serde_saphyr::from_multiple(text).map_err(|e| e.to_string())?;
    let parsed = documents.into_iter().map(serde_json::from_value);
    parsed.map(|one| one.map_err(|e| e.to_string())).collect()
}

impl Document {
    /// The instant that offsets are counted from.
    ///
    /// # Panics
    /// When it is none.
    pub fn start(&self) -> Instant {
        Instant::parse_rfc3339(&self.as_of).expect("as_of is an instant")
    }

    /// The customers with their rows.
    pub fn world(&self) -> World {
        let mut world = World::default();
        for (name, rows) in &self.customers {
            let rows = rows
                .iter()
                .enumerate()
                .map(|(index, row)| self.row(index, row));
            world.customers.insert(name.clone(), rows.collect());
        }
        world.schema = infer(&world);
        world
    }

    fn row(&self, index: usize, fields: &Properties) -> Row {
        let mut fields = fields.clone();
        let mut text = |name: &str| match fields.remove(name) {
            Some(Json::String(text)) => Some(text),
            Some(other) => panic!("{name} is {other}"),
            None => None,
        };
        let at = text("at").map_or(Instant::MIN, |at| offset(&at, self.start()));
        let id = text("id").unwrap_or_else(|| format!("e{index:03}"));
        let name = text("event");
        let who = vec![Identifier {
            kind: IdentifierKind::Customer,
            value: "c".into(),
        }];
        let received_at = self.start();
        match (name, fields.remove("set")) {
            (Some(name), None) => Row::Event(Event {
                who,
                id,
                name,
                occurred_at: at,
                received_at,
                properties: fields,
            }),
            (None, Some(Json::Object(values))) => Row::Traits(Traits {
                who,
                occurred_at: at,
                received_at,
                values: values.into_iter().collect(),
            }),
            other => panic!("a row is an event or sets attributes, not {other:?}"),
        }
    }

    /// When a case is asked.
    pub fn as_of(&self, case: &Case) -> Instant {
        case.as_of
            .as_deref()
            .map_or(self.start(), |text| offset(text, self.start()))
    }

    /// No definitions but the workspace's settings, through all checks.
    ///
    /// # Panics
    /// When the checks refuse a workspace.
    pub fn definitions(&self) -> Checked {
        let mut set = DefinitionSet::default();
        set.extend(checked(&self.zone, [], []).set.iter().cloned());
        check(set, &Schema::default()).expect("a workspace alone is right")
    }
}

impl Case {
    /// What is asked.
    ///
    /// # Errors
    /// The text is refused.
    ///
    /// # Panics
    /// When the case asks nothing.
    pub fn question(&self) -> Result<Question, Message> {
        match (&self.rule, &self.value) {
            (Some(rule), None) => language::parse(rule).map(Question::Condition),
            (None, Some(value)) => language::parse(value).map(Question::Value),
            _ => panic!("{}: one of rule and value", self.why),
        }
    }

    /// What must be answered for a customer.
    pub fn expected(&self, customer: &str) -> Answer {
        match self.rule {
            Some(_) => Answer::Member(self.members.contains(customer)),
            None => Answer::Value(constant(&self.is[customer]).into()),
        }
    }

    /// When the answer for a customer must change next, if the case says.
    pub fn expected_next(&self, customer: &str, start: Instant) -> Option<Instant> {
        self.next.get(customer).map(|text| match text.as_str() {
            "never" => Instant::MAX,
            text => offset(text, start),
        })
    }
}

fn constant(json: &Json) -> Option<Value> {
    match json {
        Json::Null => None,
        Json::Bool(value) => Some(Value::Boolean(*value)),
        Json::Number(number) => {
            let decimal: Decimal = number.to_string().parse().expect("four places at most");
            Some(Value::Decimal(decimal))
        }
        Json::String(text) => Some(match Instant::parse_rfc3339(text) {
            Some(instant) => Value::Instant(instant),
            None => Value::Text(text.clone()),
        }),
        other => panic!("{other} is no value"),
    }
}

/// An instant, or one or more offsets added to `start`: `-7d+1ms`.
fn offset(text: &str, start: Instant) -> Instant {
    if let Some(instant) = Instant::parse_rfc3339(text) {
        return instant;
    }
    let later = text
        .char_indices()
        .skip(1)
        .filter(|(_, c)| "+-".contains(*c));
    let cuts: Vec<usize> = later.map(|(at, _)| at).chain([text.len()]).collect();
    let mut from = 0;
    let mut instant = start;
    for until in cuts {
        instant = moment(&text[from..until], instant);
        from = until;
    }
    instant
}
