//! Reading the answers of the evaluator, customer by customer.

use fenqun_model::{Date, Decimal, Instant, Value};
use fenqun_segment::{AnswerData, Answers, NumberUnit};
use serde::{Serialize, Serializer};

/// What holds for one customer.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// In or not in.
    Member(bool),
    /// Index of the label.
    Label(u32),
    /// A value; `None` when missing.
    Value(Option<Reading>),
}

/// A value with its unit.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// A plain value.
    Plain(Value),
    /// A length of time in milliseconds.
    Millis(i64),
}

/// The standing of the `index`th customer of a range.
pub(crate) fn standing(data: &AnswerData, index: usize) -> Standing {
    match data {
        AnswerData::Members(bits) => Standing::Member(bit(bits, index)),
        AnswerData::Labels(labels) => Standing::Label(labels[index]),
        AnswerData::Numbers {
            values,
            present,
            unit,
        } => Standing::Value(bit(present, index).then(|| reading(values[index], *unit))),
        AnswerData::Values(values) => Standing::Value(values[index].clone().map(Reading::Plain)),
    }
}

/// When the standing of the `index`th customer changes by itself; `None` for never.
pub(crate) fn next_change(answers: &Answers, question: usize, index: usize) -> Option<Instant> {
    let next = answers.answers[question].next_change.as_ref()?[index];
    (next != Instant::MAX).then_some(next)
}

/// Whether the `index`th customer is a member.
pub(crate) fn is_member(data: &AnswerData, index: usize) -> bool {
    matches!(data, AnswerData::Members(bits) if bit(bits, index))
}

/// How many of the first `len` customers are members.
pub(crate) fn count_members(data: &AnswerData, len: usize) -> u64 {
    count_bits(words(data).iter().copied(), len)
}

/// How many of the first `len` customers are members of one and not of another.
pub(crate) fn count_only(inside: &AnswerData, outside: &AnswerData, len: usize) -> u64 {
    let outside = words(outside).iter().copied().chain(std::iter::repeat(0));
    let only = words(inside).iter().zip(outside);
    count_bits(only.map(|(inside, outside)| inside & !outside), len)
}

/// One bit a customer; nothing for answers of another kind.
fn words(data: &AnswerData) -> &[u64] {
    match data {
        AnswerData::Members(bits) => bits,
        _ => &[],
    }
}

fn count_bits(words: impl Iterator<Item = u64>, len: usize) -> u64 {
    let counted = words.take(len.div_ceil(64)).enumerate().map(|(at, word)| {
        let rest = len - at * 64;
        let within = if rest < 64 { (1 << rest) - 1 } else { u64::MAX };
        u64::from((word & within).count_ones())
    });
    counted.sum()
}

/// The number of the `index`th customer in ten-thousandths, lengths of time in those of
/// milliseconds; `None` when it is missing or no number.
pub(crate) fn scaled(data: &AnswerData, index: usize) -> Option<i128> {
    let AnswerData::Numbers {
        values,
        present,
        unit,
    } = data
    else {
        return match data.value(index)? {
            Value::Float(number) => {
                Decimal::from_f64_rounded(number).map(|number| number.raw().into())
            }
            other => other.scaled(),
        };
    };
    let number = i128::from(values[index]);
    match unit {
        _ if !bit(present, index) => None,
        NumberUnit::Decimal => Some(number),
        NumberUnit::Integer | NumberUnit::Millis => Some(number * i128::from(Decimal::SCALE)),
        NumberUnit::Instant | NumberUnit::Date => None,
    }
}

fn bit(bits: &[u64], index: usize) -> bool {
    bits[index / 64] >> (index % 64) & 1 == 1
}

fn reading(number: i64, unit: NumberUnit) -> Reading {
    match unit {
        NumberUnit::Integer => Reading::Plain(Value::Integer(number)),
        NumberUnit::Decimal => Reading::Plain(Value::Decimal(Decimal::from_raw(number))),
        NumberUnit::Instant => Reading::Plain(Value::Instant(Instant(number))),
        NumberUnit::Date => {
            Reading::Plain(Value::Date(Date(i32::try_from(number).unwrap_or(i32::MAX))))
        }
        NumberUnit::Millis => Reading::Millis(number),
    }
}

impl Reading {
    /// The number it is, if it is one; periods in milliseconds.
    pub fn number(&self) -> Option<f64> {
        match self {
            Reading::Millis(millis) => Some(*millis as f64),
            Reading::Plain(Value::Integer(number)) => Some(*number as f64),
            Reading::Plain(Value::Decimal(number)) => Some(number.to_f64()),
            Reading::Plain(Value::Float(number)) => Some(*number),
            Reading::Plain(_) => None,
        }
    }
}

impl std::fmt::Display for Reading {
    /// As a person writes it; texts without quotes, lengths of time in days.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Reading::Millis(millis) => write!(f, "{}", days(*millis)),
            Reading::Plain(Value::Text(text)) => f.write_str(text),
            Reading::Plain(Value::Integer(number)) => number.fmt(f),
            Reading::Plain(Value::Decimal(number)) => number.fmt(f),
            Reading::Plain(Value::Float(number)) => number.fmt(f),
            Reading::Plain(Value::Boolean(answer)) => answer.fmt(f),
            Reading::Plain(Value::Instant(instant)) => instant.fmt(f),
            Reading::Plain(Value::Date(date)) => date.fmt(f),
            Reading::Plain(Value::List(items)) => f.write_str(&items.join(", ")),
            Reading::Plain(Value::Point(point)) => write!(
                f,
                "({}, {})",
                f64::from(point.latitude) / 1e6,
                f64::from(point.longitude) / 1e6
            ),
        }
    }
}

/// Milliseconds as days with at most one place, or as hours, minutes and seconds below a day.
fn days(millis: i64) -> String {
    let magnitude = millis.unsigned_abs();
    let sign = if millis < 0 { "-" } else { "" };
    match magnitude {
        0..1_000 => format!("{sign}{magnitude}ms"),
        1_000..60_000 => format!("{sign}{}s", magnitude / 1_000),
        60_000..3_600_000 => format!("{sign}{}m", magnitude / 60_000),
        3_600_000..86_400_000 => format!("{sign}{}h", magnitude / 3_600_000),
        _ => {
            let tenths = magnitude / 8_640_000;
            match tenths % 10 {
                0 => format!("{sign}{}d", tenths / 10),
                rest => format!("{sign}{}.{rest}d", tenths / 10),
            }
        }
    }
}

impl utoipa::PartialSchema for Reading {
    /// Anything but null.
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
        let types = [Type::String, Type::Number, Type::Boolean, Type::Array];
        ObjectBuilder::new()
            .schema_type(SchemaType::Array(types.into()))
            .description(Some(
                "A value. Decimals, instants and days are texts; lengths of time are texts such as `3600000ms`.",
            ))
            .into()
    }
}

impl utoipa::ToSchema for Reading {}

impl Serialize for Reading {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Reading::Plain(Value::Integer(number)) => serializer.serialize_i64(*number),
            Reading::Plain(Value::Float(number)) => serializer.serialize_f64(*number),
            Reading::Plain(Value::Boolean(answer)) => serializer.serialize_bool(*answer),
            Reading::Plain(Value::List(items)) => items.serialize(serializer),
            Reading::Millis(millis) => serializer.serialize_str(&format!("{millis}ms")),
            other => serializer.serialize_str(&other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_read_as_days() {
        for (millis, text) in [
            (86_400_000, "1d"),
            (86_400_000 * 3 + 43_200_000, "3.5d"),
            (7_200_000, "2h"),
            (-60_000, "-1m"),
        ] {
            assert_eq!(Reading::Millis(millis).to_string(), text);
        }
    }

    #[test]
    fn members_are_counted_within_the_range_only() {
        let data = AnswerData::Members(vec![u64::MAX, u64::MAX]);
        assert_eq!(count_members(&data, 65), 65);
        assert_eq!(count_members(&data, 64), 64);
        assert_eq!(count_members(&data, 0), 0);
        let other = AnswerData::Members(vec![1, 0]);
        assert_eq!(count_only(&data, &other, 65), 64);
        assert_eq!(count_only(&other, &data, 65), 0);
    }
}
