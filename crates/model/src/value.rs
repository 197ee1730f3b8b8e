//! Typed values of attributes, event properties and metrics.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::time::{Date, Instant};

/// The types of the definition language (`semantics` 7).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    utoipa::ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Type {
    /// Unicode text in normal form C.
    Text,
    /// A whole number.
    Integer,
    /// A fixed-point number with four places; all money.
    Decimal,
    /// A binary floating-point number.
    Float,
    /// True or false.
    Boolean,
    /// Milliseconds since the epoch, UTC.
    Instant,
    /// A calendar day without a time zone.
    Date,
    /// A list of texts.
    List,
    /// A geographic point, WGS 84.
    Point,
}

/// Latitude and longitude in micro-degrees, so that equality and ordering are exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// Micro-degrees north, −90 000 000 to 90 000 000.
    pub latitude: i32,
    /// Micro-degrees east, −180 000 000 to 180 000 000.
    pub longitude: i32,
}

/// One value. A missing value is `Option::None` around it, never a variant.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// See [`Type::Text`].
    Text(String),
    /// See [`Type::Integer`].
    Integer(i64),
    /// See [`Type::Decimal`].
    Decimal(Decimal),
    /// See [`Type::Float`]; never NaN (readers turn NaN into a missing value).
    Float(f64),
    /// See [`Type::Boolean`].
    Boolean(bool),
    /// See [`Type::Instant`].
    Instant(Instant),
    /// See [`Type::Date`].
    Date(Date),
    /// See [`Type::List`].
    List(Vec<String>),
    /// See [`Type::Point`].
    Point(Point),
}

impl Value {
    /// The type of the value.
    pub fn kind(&self) -> Type {
        match self {
            Value::Text(_) => Type::Text,
            Value::Integer(_) => Type::Integer,
            Value::Decimal(_) => Type::Decimal,
            Value::Float(_) => Type::Float,
            Value::Boolean(_) => Type::Boolean,
            Value::Instant(_) => Type::Instant,
            Value::Date(_) => Type::Date,
            Value::List(_) => Type::List,
            Value::Point(_) => Type::Point,
        }
    }

    /// Compares two values by the rules of the language: numbers of any kind with one another by
    /// their exact value, everything else within its own type, text by code point. `None` when the
    /// types do not compare, which makes every condition false (`semantics` 7).
    pub fn compare(&self, other: &Value) -> Option<Ordering> {
        match (self, other) {
            (Value::Text(a), Value::Text(b)) => Some(a.as_bytes().cmp(b.as_bytes())),
            (Value::Boolean(a), Value::Boolean(b)) => Some(a.cmp(b)),
            (Value::Instant(a), Value::Instant(b)) => Some(a.cmp(b)),
            (Value::Date(a), Value::Date(b)) => Some(a.cmp(b)),
            (Value::List(a), Value::List(b)) => Some(a.cmp(b)),
            (Value::Point(a), Value::Point(b)) => Some(a.cmp(b)),
            (Value::Float(a), b) => compare_float(*a, b),
            (a, Value::Float(b)) => compare_float(*b, a).map(Ordering::reverse),
            (a, b) => Some(a.scaled()?.cmp(&b.scaled()?)),
        }
    }

    /// Ten-thousandths of an integer or decimal, exact.
    pub fn scaled(&self) -> Option<i128> {
        match self {
            Value::Integer(value) => Some(i128::from(*value) * i128::from(Decimal::SCALE)),
            Value::Decimal(value) => Some(i128::from(value.raw())),
            _ => None,
        }
    }
}

/// Floats compare with other numbers as the nearest float of those.
fn compare_float(float: f64, other: &Value) -> Option<Ordering> {
    match other {
        Value::Float(other) => float.partial_cmp(other),
        Value::Integer(other) => float.partial_cmp(&(*other as f64)),
        Value::Decimal(other) => float.partial_cmp(&other.to_f64()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_different_kinds_compare_exactly() {
        let half = Value::Decimal(Decimal::from_raw(215_000));
        assert_eq!(half.compare(&Value::Integer(21)), Some(Ordering::Greater));
        assert_eq!(Value::Float(21.5).compare(&half), Some(Ordering::Equal));
    }

    #[test]
    fn different_types_do_not_compare() {
        assert_eq!(Value::Text("8".into()).compare(&Value::Integer(8)), None);
    }
}
