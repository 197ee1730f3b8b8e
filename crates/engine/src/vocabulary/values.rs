//! The values that occur, the most frequent first.

use std::collections::HashMap;
use std::sync::Mutex;

use fenqun_model::Value;
use fenqun_model::columns::{Chunk, ColumnKey, Needs, StreamKey, StreamNeed};
use fenqun_model::expr::Path;
use serde::Serialize;
use utoipa::ToSchema;

use crate::answers::Reading;
use crate::customers::value_of;
use crate::failure::Outcome;
use crate::masking::Mask;
use crate::run::held;
use crate::workspace::Workspace;

/// Rows looked at for the values that occur, with a value or without.
const ROWS: u64 = 400_000;
/// Different values that are counted.
const DISTINCT: usize = 20_000;
/// Longest value that is suggested, characters.
const LONGEST: usize = 120;

/// Which values are asked for.
#[derive(Clone, Debug)]
pub enum ValuesOf {
    /// Of an attribute.
    Attribute(String),
    /// Of a property of an event.
    Property {
        /// The event.
        event: String,
        /// The dotted name; `items.category` reaches into a list of items.
        property: String,
    },
}

/// The values that occur.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Values {
    /// The most frequent first.
    pub values: Vec<FrequentValue>,
    /// Values looked at.
    pub looked_at: u64,
    /// Everything was looked at; else a sample of customers.
    pub complete: bool,
    /// The values are not shown, because they name or reach people.
    pub hidden: bool,
}

/// A value that occurs.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FrequentValue {
    /// The value.
    pub value: Reading,
    /// How often it was met.
    pub count: u64,
}

impl Workspace {
    /// The values of an attribute or property that occur, the most frequent first, of those that
    /// begin with a text. Looks at a sample of customers when there are many.
    ///
    /// # Errors
    /// Damaged files.
    pub fn values(
        &self,
        of: &ValuesOf,
        prefix: &str,
        limit: usize,
        mask: &Mask,
    ) -> Outcome<Values> {
        let is_personal = match of {
            ValuesOf::Attribute(path) => mask.is_personal_attribute(path),
            ValuesOf::Property { property, .. } => mask.is_personal_property(property),
        };
        if is_personal && !mask.is_open() {
            return Ok(Values {
                values: vec![],
                looked_at: 0,
                complete: false,
                hidden: true,
            });
        }
        let (mut counted, mut complete) = self.count_values(&needs_of(of, false), of)?;
        if let (ValuesOf::Property { property, .. }, true) = (of, counted.is_empty())
            && property.contains('.')
        {
            (counted, complete) = self.count_values(&needs_of(of, true), of)?;
        }
        Ok(counted.finish(prefix, limit, complete, mask))
    }

    fn count_values(&self, needs: &Needs, of: &ValuesOf) -> Outcome<(Counted, bool)> {
        let counted = Mutex::new(Counted::default());
        let newest_only = matches!(of, ValuesOf::Attribute(_));
        let complete = self.store.visit_until(needs, &|chunk| {
            let mut counted = held(&counted);
            counted.add(chunk, newest_only);
            counted.rows < ROWS && counted.looked_at < ROWS
        })?;
        let counted = std::mem::take(&mut *held(&counted));
        Ok((counted, complete))
    }
}

/// What is read to count values; `items`: the first part of the path is a list of objects.
fn needs_of(of: &ValuesOf, items: bool) -> Needs {
    let (event, property) = match of {
        ValuesOf::Attribute(path) => return value_of(Path::from(path.as_str())),
        ValuesOf::Property { event, property } => (event, property),
    };
    let column = match property.split_once('.').filter(|_| items) {
        Some((list, field)) => ColumnKey::Item {
            list: Path::from(list),
            field: Path::from(field),
        },
        None => ColumnKey::Property(Path::from(property.as_str())),
    };
    Needs {
        streams: vec![StreamNeed {
            key: StreamKey::Events([event.clone()].into()),
            columns: vec![column],
        }],
    }
}

/// Values with how often they were met.
#[derive(Default)]
struct Counted {
    counts: HashMap<String, (Value, u64)>,
    looked_at: u64,
    rows: u64,
}

impl Counted {
    fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    fn add(&mut self, chunk: &Chunk<'_>, newest_only: bool) {
        let stream = &chunk.streams[0];
        let column = &stream.columns[0];
        for customer in 0..chunk.customers.len() {
            let rows = stream.rows(customer);
            self.rows += rows.len() as u64;
            let rows = match newest_only && !rows.is_empty() {
                true => rows.end - 1..rows.end,
                false => rows,
            };
            let values = match column.items {
                Some(items) if !rows.is_empty() => {
                    items[rows.start] as usize..items[rows.end] as usize
                }
                _ => rows,
            };
            for value in values.filter_map(|index| column.value(index)) {
                self.note(value);
            }
        }
    }

    fn note(&mut self, value: Value) {
        self.looked_at += 1;
        if let Value::List(items) = value {
            items
                .into_iter()
                .for_each(|item| self.count(Value::Text(item)));
        } else {
            self.count(value);
        }
    }

    fn count(&mut self, value: Value) {
        let text = Reading::Plain(value.clone()).to_string();
        if let Some((_, count)) = self.counts.get_mut(&text) {
            *count += 1;
        } else if self.counts.len() < DISTINCT && text.chars().count() <= LONGEST {
            self.counts.insert(text, (value, 1));
        }
    }

    fn finish(self, prefix: &str, limit: usize, complete: bool, mask: &Mask) -> Values {
        let prefix = prefix.to_lowercase();
        let begins = |(text, _): &(String, (Value, u64))| text.to_lowercase().starts_with(&prefix);
        let mut found: Vec<(String, (Value, u64))> =
            self.counts.into_iter().filter(begins).collect();
        found.sort_by(|a, b| b.1.1.cmp(&a.1.1).then_with(|| a.0.cmp(&b.0)));
        // A telephone number in a field of another name is one all the same.
        found.retain(|(text, _)| mask.text(text) == *text);
        found.truncate(limit);
        let values = found.into_iter().map(|(_, (value, count))| FrequentValue {
            value: Reading::Plain(value),
            count,
        });
        Values {
            values: values.collect(),
            looked_at: self.looked_at,
            complete,
            hidden: false,
        }
    }
}
