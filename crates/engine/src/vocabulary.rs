//! What rules can speak of: events and their properties, attributes, metrics, groups and labels, as
//! the data and the definitions have them; and the values that occur. For whoever builds a rule.

use std::collections::HashMap;
use std::sync::Mutex;

use fenqun_model::columns::{Chunk, ColumnKey, Needs, StreamKey, StreamNeed};
use fenqun_model::definition::{Checked, Kind, Resolved, Spec, Title};
use fenqun_model::expr::Path;
use fenqun_model::{Type, Value};
use serde::Serialize;
use utoipa::ToSchema;

use crate::answers::Reading;
use crate::customers::value_of;
use crate::failure::Outcome;
use crate::masking::Mask;
use crate::references::Key;
use crate::run::held;
use crate::titles::titled;
use crate::workspace::Workspace;

/// Most events, attributes, and properties of one event, that are listed.
const LISTED: usize = 500;
/// Rows looked at for the values that occur.
const ROWS: usize = 400_000;
/// Different values that are counted.
const DISTINCT: usize = 20_000;
/// Longest value that is suggested, characters.
const LONGEST: usize = 120;

/// What rules can speak of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Vocabulary {
    /// Events, by name.
    pub events: Vec<EventWord>,
    /// Attributes of customers, by name.
    pub attributes: Vec<AttributeWord>,
    /// Metrics.
    pub metrics: Vec<Word>,
    /// Segments.
    pub segments: Vec<Word>,
    /// Lists.
    pub lists: Vec<Word>,
    /// Segmentations.
    pub segmentations: Vec<SegmentationWord>,
    /// There are more events, properties or attributes than are listed.
    pub more: bool,
}

/// A definition that rules can name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Word {
    /// As rules name it.
    pub name: String,
    /// What people are shown.
    pub title: Title,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct EventWord {
    /// Its name.
    #[schema(example = "order")]
    pub name: String,
    /// Its regular properties, by name.
    pub properties: Vec<PropertyWord>,
}

/// A property of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PropertyWord {
    /// Its dotted name.
    #[schema(example = "amount")]
    pub name: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Names or reaches a person.
    pub personal: bool,
}

/// An attribute of customers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AttributeWord {
    /// Its dotted name.
    #[schema(example = "city")]
    pub name: String,
    /// What people are shown.
    pub title: Title,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Values that a definition allows; any when empty.
    pub values: Vec<String>,
    /// Names or reaches a person.
    pub personal: bool,
}

/// A segmentation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SegmentationWord {
    /// As rules name it.
    pub name: String,
    /// What people are shown.
    pub title: Title,
    /// Its labels.
    pub labels: Vec<Word>,
    /// Its scores, which rules name as `rfm.r`.
    pub scores: Vec<String>,
}

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
    /// What rules can speak of.
    ///
    /// # Errors
    /// The definitions cannot be checked at all.
    pub fn vocabulary(&self, mask: &Mask) -> Outcome<Vocabulary> {
        let usable = self.usable()?;
        let schema = self.schema(&usable.checked.set)?;
        let more = schema.events.len() > LISTED
            || schema.attributes.len() > LISTED
            || schema.events.values().any(|types| types.len() > LISTED);
        let events = schema.events.into_iter().take(LISTED).map(|(name, types)| {
            let properties = types
                .into_iter()
                .take(LISTED)
                .map(|(name, kind)| PropertyWord {
                    personal: mask.is_personal_property(&name),
                    name,
                    kind,
                });
            EventWord {
                name,
                properties: properties.collect(),
            }
        });
        let attributes = schema.attributes.into_iter().take(LISTED);
        let words = |kind| {
            let names = usable.checked.set.of(kind).map(|definition| Word {
                name: definition.metadata.name.clone(),
                title: definition.metadata.title.clone(),
            });
            names.collect::<Vec<_>>()
        };
        Ok(Vocabulary {
            events: events.collect(),
            attributes: attributes
                .map(|(name, kind)| self.attribute_word(name, kind, mask))
                .collect(),
            metrics: words(Kind::Metric),
            segments: words(Kind::Segment),
            lists: words(Kind::StaticList),
            segmentations: self.segmentation_words(words(Kind::Segmentation), &usable.checked)?,
            more,
        })
    }

    fn segmentation_words(
        &self,
        words: Vec<Word>,
        checked: &Checked,
    ) -> Outcome<Vec<SegmentationWord>> {
        let keys: Vec<Key> = words
            .iter()
            .map(|word| (Kind::Segmentation, word.name.clone()))
            .collect();
        let (run, failing) = self.compile_isolating(checked, &keys)?;
        let works = |word: &Word| !failing.iter().any(|broken| broken.name == word.name);
        let sound = words.into_iter().filter(works).enumerate();
        let found = sound
            .map(|(question, word)| segmentation_word(word, run.plan.labels(question), checked));
        Ok(found.collect())
    }

    fn attribute_word(&self, name: String, kind: Type, mask: &Mask) -> AttributeWord {
        let definition = self.saved.set.get(Kind::Attribute, &name);
        let spec = definition.map(|definition| &definition.spec);
        let values = match spec {
            Some(Spec::Attribute(attribute)) => attribute.values.clone(),
            _ => vec![],
        };
        let title = definition.map(|definition| definition.metadata.title.clone());
        AttributeWord {
            personal: mask.is_personal_attribute(&name),
            title: title.unwrap_or_default(),
            name,
            kind,
            values,
        }
    }

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
            counted.looked_at < ROWS as u64
        })?;
        let counted = std::mem::take(&mut *held(&counted));
        Ok((counted, complete))
    }
}

fn segmentation_word(word: Word, labels: &[String], checked: &Checked) -> SegmentationWord {
    let resolved = checked.segmentations.get(&word.name);
    let titles = resolved.map(titled).unwrap_or_default();
    let title = |label: &String| {
        let found = titles.iter().find(|(known, _)| known == label);
        found.map_or_else(Title::default, |(_, title)| (*title).clone())
    };
    let labels = labels.iter().map(|label| Word {
        name: label.clone(),
        title: title(label),
    });
    let scores = match resolved {
        Some(Resolved::Grid { dimensions, .. }) => {
            let names = dimensions.iter().map(|dimension| dimension.name.clone());
            names.collect()
        }
        _ => vec![],
    };
    SegmentationWord {
        labels: labels.collect(),
        scores,
        name: word.name,
        title: word.title,
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
