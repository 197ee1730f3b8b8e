//! How rules, cuts and score ranges are written in files.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Bound, Rule, ScoreRange};
use crate::decimal::Decimal;
use crate::expr::Expr;
use crate::language::{parse, parse_period};

/// Name under which readers that know more than serde (see [`super::read`]) recognise a rule.
pub(super) const RULE: &str = "Rule";
/// What a [`Bound`] looks like.
pub(super) const BOUND: &str = "a number with at most 4 places or a period like 30d";
/// What a [`ScoreRange`] looks like.
pub(super) const SCORE_RANGE: &str = "a score like 4 or a range like 4-5";

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

struct RuleVisitor;

impl<'de> Visitor<'de> for RuleVisitor {
    type Value = Rule;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a condition or value in the rule language")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, text: D) -> Result<Rule, D::Error> {
        self.visit_str(&String::deserialize(text)?)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Rule, E> {
        Rule::parse(text).map_err(E::custom)
    }

    /// A stand-in for a rule that is refused, for readers that go on to find more errors.
    fn visit_unit<E: Error>(self) -> Result<Rule, E> {
        Ok(Rule {
            text: String::new(),
            expr: Expr::And(Vec::new()),
        })
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(RULE, RuleVisitor)
    }
}

impl Rule {
    /// Reads the text of a rule or value; white space behind it is dropped, so that a block in a
    /// file and the same text on one line are equal.
    ///
    /// # Errors
    /// As [`parse`].
    pub fn parse(text: &str) -> Result<Self, crate::Message> {
        let text = text.trim_end();
        Ok(Rule {
            text: text.to_owned(),
            expr: parse(text)?,
        })
    }
}

impl JsonSchema for Rule {
    fn schema_name() -> Cow<'static, str> {
        "Rule".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "description": "A condition or value in the rule language (docs/language.md)" })
    }
}

/// Reads a number or a text with `read`.
struct Scalar<T> {
    wanted: &'static str,
    read: fn(&str) -> Option<T>,
}

impl<'de, T> Visitor<'de> for Scalar<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.wanted)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<T, D::Error> {
        inner.deserialize_any(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.read)(text).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }
}

/// A number or a period.
pub(super) fn read_bound(text: &str) -> Option<Bound> {
    let number = text.parse().map(Bound::Number).ok();
    number.or_else(|| parse_period(text).map(Bound::Period))
}

/// A score or a range of scores.
pub(super) fn read_score_range(text: &str) -> Option<ScoreRange> {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let range = ScoreRange {
        from: from.trim().parse().ok()?,
        to: to.trim().parse().ok()?,
    };
    (range.from <= range.to && range.from >= 1).then_some(range)
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Bound::Number(number) => number.fmt(f),
            Bound::Period(period) => period.fmt(f),
        }
    }
}

impl Serialize for Bound {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Bound::Number(number) if number.raw() % Decimal::SCALE == 0 => {
                serializer.serialize_i64(number.raw() / Decimal::SCALE)
            }
            Bound::Number(number) => serializer.serialize_str(&number.to_string()),
            Bound::Period(period) => serializer.serialize_str(&period.to_string()),
        }
    }
}

impl<'de> Deserialize<'de> for Bound {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let scalar = Scalar {
            wanted: BOUND,
            read: read_bound,
        };
        deserializer.deserialize_newtype_struct(BOUND, scalar)
    }
}

impl JsonSchema for Bound {
    fn schema_name() -> Cow<'static, str> {
        "Bound".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["number", "string"], "description": "A number with at most four places, or a period such as 30d" })
    }
}

impl Serialize for ScoreRange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.from == self.to {
            return serializer.serialize_u32(self.from);
        }
        serializer.serialize_str(&format!("{}-{}", self.from, self.to))
    }
}

impl<'de> Deserialize<'de> for ScoreRange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let scalar = Scalar {
            wanted: SCORE_RANGE,
            read: read_score_range,
        };
        deserializer.deserialize_newtype_struct(SCORE_RANGE, scalar)
    }
}

impl JsonSchema for ScoreRange {
    fn schema_name() -> Cow<'static, str> {
        "ScoreRange".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["integer", "string"], "description": "A score such as 4 or a range such as 4-5" })
    }
}
