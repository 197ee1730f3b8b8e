//! What rules can speak of: events and their properties, attributes, metrics, groups and labels, as
//! the data and the definitions have them. For whoever builds a rule.

mod values;

pub use values::{FrequentValue, Values, ValuesOf};

use fenqun_model::Type;
use fenqun_model::definition::{Checked, Kind, Resolved, Spec, Title};
use serde::Serialize;
use utoipa::ToSchema;

use crate::failure::Outcome;
use crate::masking::Mask;
use crate::plain::{event_title, name_title};
use crate::references::Key;
use crate::titles::label_title;
use crate::workspace::Workspace;

/// Most events, attributes, and properties of one event, that are listed.
const LISTED: usize = 500;

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
    /// What people are shown; empty when nothing better than its name is known.
    pub title: Title,
    /// Its regular properties, by name.
    pub properties: Vec<PropertyWord>,
}

/// A property of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PropertyWord {
    /// Its dotted name.
    #[schema(example = "amount")]
    pub name: String,
    /// What people are shown; empty when nothing better than its name is known.
    pub title: Title,
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
                    title: name_title(&name),
                    name,
                    kind,
                });
            EventWord {
                title: event_title(&name),
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
        let title = title.filter(|title| *title != Title::default());
        AttributeWord {
            personal: mask.is_personal_attribute(&name),
            title: title.unwrap_or_else(|| name_title(&name)),
            name,
            kind,
            values,
        }
    }
}

fn segmentation_word(word: Word, labels: &[String], checked: &Checked) -> SegmentationWord {
    let resolved = checked.segmentations.get(&word.name);
    let labels = labels.iter().map(|label| Word {
        name: label.clone(),
        title: resolved
            .map(|resolved| label_title(resolved, label))
            .unwrap_or_default(),
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
