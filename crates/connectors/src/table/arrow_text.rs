//! Columns of Arrow as texts.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Decimal128Type, DecimalType, Float32Type,
    Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, TimeUnit};
use fenqun_model::{Date, Instant};

use super::float;

/// The values of a column; empty where missing. Times without a zone come without an offset, as
/// the wall clock shows them.
pub(super) fn texts(array: &ArrayRef) -> Result<Vec<String>, String> {
    Ok(match array.data_type() {
        DataType::Null => vec![String::new(); array.len()],
        DataType::Utf8 => strings(array.as_string::<i32>().iter()),
        DataType::LargeUtf8 => strings(array.as_string::<i64>().iter()),
        DataType::Utf8View => strings(array.as_string_view().iter()),
        DataType::Boolean => each(array.as_boolean().iter(), |value| value.to_string()),
        DataType::Int8 => numbers::<Int8Type>(array, |value| value.to_string()),
        DataType::Int16 => numbers::<Int16Type>(array, |value| value.to_string()),
        DataType::Int32 => numbers::<Int32Type>(array, |value| value.to_string()),
        DataType::Int64 => numbers::<Int64Type>(array, |value| value.to_string()),
        DataType::UInt8 => numbers::<UInt8Type>(array, |value| value.to_string()),
        DataType::UInt16 => numbers::<UInt16Type>(array, |value| value.to_string()),
        DataType::UInt32 => numbers::<UInt32Type>(array, |value| value.to_string()),
        DataType::UInt64 => numbers::<UInt64Type>(array, |value| value.to_string()),
        DataType::Float32 => numbers::<Float32Type>(array, |value| value.to_string()),
        DataType::Float64 => numbers::<Float64Type>(array, float::text),
        DataType::Date32 => numbers::<Date32Type>(array, |days| Date(days).to_string()),
        DataType::Date64 => numbers::<Date64Type>(array, |millis| clock(millis, false)),
        DataType::Decimal128(_, scale) => decimals(array, *scale),
        DataType::Timestamp(unit, zone) => times(array, unit, zone.is_some()),
        DataType::Dictionary(_, _) => dictionary(array)?,
        other => return Err(format!("{other}")),
    })
}

fn strings<'a>(values: impl Iterator<Item = Option<&'a str>>) -> Vec<String> {
    values.map(|value| value.unwrap_or("").to_owned()).collect()
}

fn each<T>(values: impl Iterator<Item = Option<T>>, text: impl Fn(T) -> String) -> Vec<String> {
    values
        .map(|value| value.map_or(String::new(), &text))
        .collect()
}

fn numbers<T: ArrowPrimitiveType>(
    array: &ArrayRef,
    text: impl Fn(T::Native) -> String,
) -> Vec<String> {
    each(array.as_primitive::<T>().iter(), text)
}

fn decimals(array: &ArrayRef, scale: i8) -> Vec<String> {
    numbers::<Decimal128Type>(array, |value| {
        Decimal128Type::format_decimal(value, 38, scale)
    })
}

fn times(array: &ArrayRef, unit: &TimeUnit, has_zone: bool) -> Vec<String> {
    match unit {
        TimeUnit::Second => numbers::<TimestampSecondType>(array, |at| clock(at * 1000, has_zone)),
        TimeUnit::Millisecond => {
            numbers::<TimestampMillisecondType>(array, |at| clock(at, has_zone))
        }
        TimeUnit::Microsecond => {
            numbers::<TimestampMicrosecondType>(array, |at| clock(at.div_euclid(1000), has_zone))
        }
        TimeUnit::Nanosecond => numbers::<TimestampNanosecondType>(array, |at| {
            clock(at.div_euclid(1_000_000), has_zone)
        }),
    }
}

fn clock(millis: i64, has_zone: bool) -> String {
    let text = Instant(millis).to_string();
    if has_zone {
        text
    } else {
        text.trim_end_matches('Z').to_owned()
    }
}

/// Texts of the dictionary, looked up.
fn dictionary(array: &ArrayRef) -> Result<Vec<String>, String> {
    let dictionary = array.as_any_dictionary();
    let words = texts(dictionary.values())?;
    let keys = dictionary.normalized_keys();
    let word = |(row, key): (usize, usize)| match array.is_null(row) {
        true => String::new(),
        false => words[key].clone(),
    };
    Ok(keys.into_iter().enumerate().map(word).collect())
}
