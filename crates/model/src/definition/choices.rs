//! Fields that may be written in more than one form. Read by hand rather than by trying one form
//! after another, so that an error names what is wrong in the form that was meant.

use std::fmt;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{AmountMapping, GridLabel, Labels, ScoreRange, StrategyTarget, Title};

pub(super) const LABELS: &str = "the name of a preset or a list of labels";
pub(super) const TARGET: &str = "either `segment`, or `segmentation` and `label`";
pub(super) const AMOUNT: &str = "either `column` or `product`";

struct LabelsVisitor;

impl<'de> Visitor<'de> for LabelsVisitor {
    type Value = Labels;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(LABELS)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Labels, E> {
        Ok(Labels::Preset(name.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<Labels, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(access)).map(Labels::Table)
    }
}

impl<'de> Deserialize<'de> for Labels {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LabelsVisitor)
    }
}

struct GridLabelVisitor;

impl<'de> Visitor<'de> for GridLabelVisitor {
    type Value = GridLabel;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a label with its ranges")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<GridLabel, A::Error> {
        let mut label = None;
        let mut title = Title::default();
        let mut ranges = std::collections::BTreeMap::new();
        while let Some(name) = access.next_key::<String>()? {
            match name.as_str() {
                "label" => label = Some(access.next_value()?),
                "title" => title = access.next_value()?,
                _ => {
                    ranges.insert(name, access.next_value::<ScoreRange>()?);
                }
            }
        }
        let label = label.ok_or_else(|| A::Error::missing_field("label"))?;
        Ok(GridLabel {
            label,
            title,
            ranges,
        })
    }
}

impl<'de> Deserialize<'de> for GridLabel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(GridLabelVisitor)
    }
}

/// All fields of both forms of a [`StrategyTarget`].
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct TargetFields {
    segment: Option<String>,
    segmentation: Option<String>,
    label: Option<String>,
}

impl<'de> Deserialize<'de> for StrategyTarget {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = TargetFields::deserialize(deserializer)?;
        match (fields.segment, fields.segmentation, fields.label) {
            (Some(segment), None, None) => Ok(StrategyTarget::Segment { segment }),
            (None, Some(segmentation), Some(label)) => Ok(StrategyTarget::Label {
                segmentation,
                label,
            }),
            _ => Err(D::Error::custom(TARGET)),
        }
    }
}

/// All fields of both forms of an [`AmountMapping`].
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct AmountFields {
    column: Option<String>,
    product: Option<[String; 2]>,
}

impl<'de> Deserialize<'de> for AmountMapping {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = AmountFields::deserialize(deserializer)?;
        match (fields.column, fields.product) {
            (Some(column), None) => Ok(AmountMapping::Column { column }),
            (None, Some(product)) => Ok(AmountMapping::Product { product }),
            _ => Err(D::Error::custom(AMOUNT)),
        }
    }
}
