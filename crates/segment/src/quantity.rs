//! One number of any unit, ordered: what cuts and thresholds are made of.

use std::cmp::Ordering;

use fenqun_model::{Date, Decimal, Instant, Value};
use serde::{Deserialize, Serialize};

use crate::answer::NumberUnit;
use crate::vector::{Data, Vector};

/// A number with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quantity {
    /// A whole or decimal number, in ten-thousandths.
    Number(i64),
    /// A float.
    Float(f64),
    /// Time passed, in milliseconds.
    Millis(i64),
    /// An instant.
    Instant(Instant),
    /// A day.
    Date(Date),
}

impl Quantity {
    /// A number of a unit; whole numbers beyond the range of decimals are held to it.
    pub(crate) fn of(raw: i64, unit: NumberUnit) -> Self {
        match unit {
            NumberUnit::Integer => Quantity::Number(raw.saturating_mul(Decimal::SCALE)),
            NumberUnit::Decimal => Quantity::Number(raw),
            NumberUnit::Millis => Quantity::Millis(raw),
            NumberUnit::Instant => Quantity::Instant(Instant(raw)),
            NumberUnit::Date => Quantity::Date(Date(raw as i32)),
        }
    }

    /// The element of a vector; `None` when it is missing or no number.
    pub(crate) fn at(vector: &Vector<'_>, index: usize) -> Option<Self> {
        if !vector.is_present(index) {
            return None;
        }
        match &vector.data {
            Data::Numbers(values, unit) => Some(Self::of(values.get(index), *unit)),
            Data::Floats(values) => Some(Quantity::Float(values.values()[index])),
            Data::Values(values) => Self::from_value(values[index].as_ref()?),
            _ => None,
        }
    }

    /// A value; `None` when it is no number.
    pub(crate) fn from_value(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Integer(value) => Self::of(*value, NumberUnit::Integer),
            Value::Decimal(value) => Quantity::Number(value.raw()),
            Value::Float(value) => Quantity::Float(*value),
            Value::Instant(value) => Quantity::Instant(*value),
            Value::Date(value) => Quantity::Date(*value),
            _ => return None,
        })
    }

    /// Order of two quantities that compare: numbers with floats, else within one unit.
    pub fn compare(&self, other: &Quantity) -> Option<Ordering> {
        match (self, other) {
            (Quantity::Number(a), Quantity::Number(b))
            | (Quantity::Millis(a), Quantity::Millis(b)) => Some(a.cmp(b)),
            (Quantity::Instant(a), Quantity::Instant(b)) => Some(a.cmp(b)),
            (Quantity::Date(a), Quantity::Date(b)) => Some(a.cmp(b)),
            (
                Quantity::Float(_) | Quantity::Number(_),
                Quantity::Float(_) | Quantity::Number(_),
            ) => self.float().partial_cmp(&other.float()),
            _ => None,
        }
    }

    /// A total order: by unit first, then by size. Floats hold no NaN.
    pub(crate) fn total_order(&self, other: &Quantity) -> Ordering {
        self.compare(other)
            .unwrap_or_else(|| self.unit_rank().cmp(&other.unit_rank()))
    }

    /// The nearest float, in ones.
    pub fn float(&self) -> f64 {
        match self {
            Quantity::Number(raw) => Decimal::from_raw(*raw).to_f64(),
            Quantity::Float(value) => *value,
            Quantity::Millis(raw) => *raw as f64,
            Quantity::Instant(instant) => instant.0 as f64,
            Quantity::Date(date) => f64::from(date.0),
        }
    }

    fn unit_rank(&self) -> u8 {
        match self {
            Quantity::Number(_) | Quantity::Float(_) => 0,
            Quantity::Millis(_) => 1,
            Quantity::Instant(_) => 2,
            Quantity::Date(_) => 3,
        }
    }

    /// The whole number behind it; `None` for floats.
    pub(crate) fn raw(&self) -> Option<i64> {
        Some(match self {
            Quantity::Number(raw) | Quantity::Millis(raw) => *raw,
            Quantity::Instant(instant) => instant.0,
            Quantity::Date(date) => date.0.into(),
            Quantity::Float(_) => return None,
        })
    }

    /// The same unit with another whole number behind it; floats stay as they are.
    pub(crate) fn with_raw(&self, raw: i128) -> Self {
        let held = raw.clamp(i64::MIN.into(), i64::MAX.into()) as i64;
        match self {
            Quantity::Number(_) => Quantity::Number(held),
            Quantity::Millis(_) => Quantity::Millis(held),
            Quantity::Instant(_) => Quantity::Instant(Instant(held)),
            Quantity::Date(_) => Quantity::Date(Date(held as i32)),
            Quantity::Float(value) => Quantity::Float(*value),
        }
    }
}
