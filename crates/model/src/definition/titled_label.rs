//! A label that may say what people are shown instead: `未购买`, or
//! `{label: 未购买, title: {en: Never bought}}`.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::Title;

/// Name under which readers that know more than serde (see [`super::read`]) recognise one.
pub(super) const TITLED_LABEL: &str = "TitledLabel";

/// A label and what people are shown instead. Without titles it is written as a plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitledLabel {
    /// The label.
    pub label: String,
    /// What people are shown instead; empty when they are shown the label.
    pub title: Title,
}

/// The long form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields<'t> {
    /// The label.
    label: Cow<'t, str>,
    /// What people are shown instead.
    #[serde(default, skip_serializing_if = "no_title")]
    title: Cow<'t, Title>,
}

fn no_title(title: &Title) -> bool {
    title.is_empty()
}

impl TitledLabel {
    /// The label of those without a value where the definition gives none: `none`, which people
    /// are shown in words.
    pub(super) const NONE: &'static str = "none";

    /// What is shown for it: its titles, and words for `none`.
    pub(super) fn in_words(&self) -> Self {
        let mut words = self.clone();
        if words.label == Self::NONE && words.title.is_empty() {
            words.title = Title {
                zh: Some("未归类".into()),
                en: Some("Not grouped".into()),
            };
        }
        words
    }

    /// Label and title.
    pub(super) fn pair(&self) -> (&str, &Title) {
        (&self.label, &self.title)
    }
}

impl From<&str> for TitledLabel {
    fn from(label: &str) -> Self {
        Self {
            label: label.to_owned(),
            title: Title::default(),
        }
    }
}

impl Serialize for TitledLabel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.title.is_empty() {
            return serializer.serialize_str(&self.label);
        }
        let fields = Fields {
            label: Cow::Borrowed(&self.label),
            title: Cow::Borrowed(&self.title),
        };
        fields.serialize(serializer)
    }
}

struct TitledLabelVisitor;

impl<'de> Visitor<'de> for TitledLabelVisitor {
    type Value = TitledLabel;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a label, or `label` and `title`")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<TitledLabel, D::Error> {
        inner.deserialize_any(self)
    }

    fn visit_str<E: Error>(self, label: &str) -> Result<TitledLabel, E> {
        Ok(label.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<TitledLabel, A::Error> {
        let Fields { label, title } = Fields::deserialize(MapAccessDeserializer::new(access))?;
        // A title that was emptied in a form is no title.
        let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let title = title.into_owned();
        Ok(TitledLabel {
            label: label.into_owned(),
            title: Title {
                zh: said(title.zh),
                en: said(title.en),
            },
        })
    }
}

impl<'de> Deserialize<'de> for TitledLabel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(TITLED_LABEL, TitledLabelVisitor)
    }
}

impl JsonSchema for TitledLabel {
    fn schema_name() -> Cow<'static, str> {
        "TitledLabel".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let title = generator.subschema_for::<Title>();
        json_schema!({
            "description": "A label, or a label and what people are shown instead.",
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {
                        "label": {"type": "string", "description": "The label."},
                        "title": title
                    },
                    "required": ["label"],
                    "additionalProperties": false
                }
            ]
        })
    }
}
