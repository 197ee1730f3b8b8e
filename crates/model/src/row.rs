//! What happened to whom: the rows that everything is computed from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::identifier::Identifier;
use crate::time::Instant;

/// Properties and traits as they came: JSON values with text in normal form C. Numbers that carry
/// money are read as [`crate::Decimal`] when a definition uses them.
pub type Properties = BTreeMap<String, serde_json::Value>;

/// One row of the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Row {
    /// Something a customer did.
    Event(Event),
    /// Attribute values that hold from an instant on.
    Traits(Traits),
}

/// Something a customer did. Rows of a customer are ordered by `(occurred_at, id)`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Whose it is: one identifier or several that are now known to be the same customer's.
    pub who: Vec<Identifier>,
    /// Unique within a customer. A repeat of the id is the same event and changes nothing.
    pub id: String,
    /// Such as `order`.
    pub name: String,
    /// When it happened; may lie in the future.
    pub occurred_at: Instant,
    /// When Fenqun got it.
    pub received_at: Instant,
    /// What came with it.
    pub properties: Properties,
}

/// Attribute values that hold from an instant on; `null` unsets an attribute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Traits {
    /// Whose they are.
    pub who: Vec<Identifier>,
    /// From when they hold; [`Instant::MIN`] for "as far back as we look", which is what a file
    /// without a date column means.
    pub occurred_at: Instant,
    /// When Fenqun got them.
    pub received_at: Instant,
    /// The values. Of two rows with the same `occurred_at` for an attribute, the greater JSON text
    /// holds, so that the order of arrival never matters.
    pub values: Properties,
}

impl Row {
    /// Whose row it is.
    pub fn who(&self) -> &[Identifier] {
        match self {
            Row::Event(event) => &event.who,
            Row::Traits(traits) => &traits.who,
        }
    }

    /// From when it counts.
    pub fn occurred_at(&self) -> Instant {
        match self {
            Row::Event(event) => event.occurred_at,
            Row::Traits(traits) => traits.occurred_at,
        }
    }
}

/// Rows of one kind in columns: how a bulk import hands them over. All columns have as many entries
/// as `occurred_at`.
#[derive(Clone, Debug, PartialEq)]
pub struct RowColumns {
    /// What the rows are.
    pub kind: RowsKind,
    /// Identifiers, normalised; an empty text means that the row has none of that kind. Each row
    /// has at least one.
    pub who: Vec<(crate::identifier::IdentifierKind, TextColumn)>,
    /// Ids of the events; for traits empty texts.
    pub ids: TextColumn,
    /// Milliseconds since the epoch.
    pub occurred_at: Vec<i64>,
    /// When Fenqun got them.
    pub received_at: Instant,
    /// Properties or attribute values by dotted path.
    pub properties: Vec<(crate::expr::Path, PropertyColumn)>,
}

/// What the rows of [`RowColumns`] are.
#[derive(Clone, Debug, PartialEq)]
pub enum RowsKind {
    /// Events of this name.
    Events(String),
    /// Attribute values.
    Traits,
}

/// Texts laid end to end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextColumn {
    /// All texts.
    pub text: String,
    /// Where each ends, in bytes.
    pub ends: Vec<u32>,
}

/// A typed column in which each value may be missing.
#[derive(Clone, Debug, PartialEq)]
pub struct PropertyColumn {
    /// The values; arbitrary where missing.
    pub data: PropertyData,
    /// Whether each value is there; `None` when all are.
    pub present: Option<Vec<bool>>,
}

/// Values of a [`PropertyColumn`].
#[derive(Clone, Debug, PartialEq)]
pub enum PropertyData {
    /// Whole numbers.
    Integer(Vec<i64>),
    /// Ten-thousandths.
    Decimal(Vec<i64>),
    /// Floats without NaN.
    Float(Vec<f64>),
    /// Booleans.
    Boolean(Vec<bool>),
    /// Milliseconds.
    Instant(Vec<i64>),
    /// Days since the epoch.
    Date(Vec<i32>),
    /// Texts.
    Text(TextColumn),
    /// Anything else, such as lists of items, as JSON text.
    Json(TextColumn),
}

impl TextColumn {
    /// Adds a text.
    ///
    /// # Panics
    /// When all texts together pass 4 GiB; batches are far smaller.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends
            .push(u32::try_from(self.text.len()).expect("a batch holds less than 4 GiB of text"));
    }

    /// The text at an index.
    pub fn get(&self, index: usize) -> &str {
        let start = if index == 0 {
            0
        } else {
            self.ends[index - 1] as usize
        };
        &self.text[start..self.ends[index] as usize]
    }

    /// Number of texts.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// There are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}
