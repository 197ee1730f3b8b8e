//! One column: its type found from the values, the values in the storage of that type.

use std::collections::BTreeSet;

use fenqun_model::columns::{Codes, Column, ColumnData, Integers};
use fenqun_model::{Point, Type, Value};

/// A column that owns its values.
#[derive(Clone, Debug)]
pub(super) struct OwnedColumn {
    data: OwnedData,
    present: Option<Vec<u64>>,
    items: Option<Vec<u32>>,
}

#[derive(Clone, Debug)]
enum OwnedData {
    Absent,
    Narrow(bool, Vec<i32>),
    Wide(bool, Vec<i64>),
    Float(Vec<f64>),
    Boolean(Vec<u64>),
    Instant(Vec<i64>),
    Date(Vec<i32>),
    Text(OwnedCodes, Vec<String>),
    List(Vec<u32>, Vec<u32>, Vec<String>),
    Point(Vec<Point>),
    Mixed(Vec<Option<Value>>),
}

#[derive(Clone, Debug)]
enum OwnedCodes {
    Byte(Vec<u8>),
    Short(Vec<u16>),
    Word(Vec<u32>),
}

impl OwnedColumn {
    /// A column from the values of each row; for items any number a row, else one.
    pub(super) fn new(rows: &[&[Option<Value>]], are_items: bool) -> Self {
        let values: Vec<Option<Value>> = rows.iter().flat_map(|row| row.iter().cloned()).collect();
        let all_there = values.iter().all(Option::is_some);
        let data = data(&values);
        let has_bits = !all_there && !matches!(data, OwnedData::Absent);
        Self {
            present: has_bits.then(|| bits(values.iter().map(Option::is_some))),
            items: are_items.then(|| running_total(rows.iter().map(|row| row.len()))),
            data,
        }
    }

    pub(super) fn view(&self) -> Column<'_> {
        Column {
            data: self.data.view(),
            present: self.present.as_deref(),
            items: self.items.as_deref(),
        }
    }
}

impl OwnedData {
    fn view(&self) -> ColumnData<'_> {
        match self {
            OwnedData::Absent => ColumnData::Absent,
            OwnedData::Narrow(decimal, values) => integers(*decimal, Integers::Narrow(values)),
            OwnedData::Wide(decimal, values) => integers(*decimal, Integers::Wide(values)),
            OwnedData::Float(values) => ColumnData::Float(values),
            OwnedData::Boolean(bits) => ColumnData::Boolean(bits),
            OwnedData::Instant(values) => ColumnData::Instant(values),
            OwnedData::Date(values) => ColumnData::Date(values),
            OwnedData::Text(codes, dictionary) => ColumnData::Text {
                codes: codes.view(),
                dictionary,
            },
            OwnedData::List(offsets, codes, dictionary) => ColumnData::List {
                offsets,
                codes,
                dictionary,
            },
            OwnedData::Point(values) => ColumnData::Point(values),
            OwnedData::Mixed(values) => ColumnData::Mixed(values),
        }
    }
}

impl OwnedCodes {
    fn view(&self) -> Codes<'_> {
        match self {
            OwnedCodes::Byte(codes) => Codes::Byte(codes),
            OwnedCodes::Short(codes) => Codes::Short(codes),
            OwnedCodes::Word(codes) => Codes::Word(codes),
        }
    }
}

fn integers(decimal: bool, values: Integers<'_>) -> ColumnData<'_> {
    match decimal {
        true => ColumnData::Decimal(values),
        false => ColumnData::Integer(values),
    }
}

fn data(values: &[Option<Value>]) -> OwnedData {
    let types: BTreeSet<Type> = values.iter().flatten().map(Value::kind).collect();
    let types: Vec<Type> = types.into_iter().collect();
    match types.as_slice() {
        [] => OwnedData::Absent,
        [Type::Integer] => {
            whole_numbers(values).map_or_else(|| mixed(values), |v| narrow(false, v))
        }
        [Type::Decimal] | [Type::Integer, Type::Decimal] => {
            ten_thousandths(values).map_or_else(|| mixed(values), |v| narrow(true, v))
        }
        [Type::Text] => texts(values),
        [Type::List] => lists(values),
        [one] => plain(*one, values),
        _ => mixed(values),
    }
}

fn mixed(values: &[Option<Value>]) -> OwnedData {
    OwnedData::Mixed(values.to_vec())
}

fn each<T: Default>(values: &[Option<Value>], read: impl Fn(&Value) -> Option<T>) -> Vec<T> {
    let read = |value: &Option<Value>| value.as_ref().and_then(&read).unwrap_or_default();
    values.iter().map(read).collect()
}

fn whole_numbers(values: &[Option<Value>]) -> Option<Vec<i64>> {
    Some(each(values, |value| match value {
        Value::Integer(number) => Some(*number),
        _ => None,
    }))
}

fn ten_thousandths(values: &[Option<Value>]) -> Option<Vec<i64>> {
    let fits = |value: &Value| value.scaled().and_then(|number| i64::try_from(number).ok());
    let all_fit = values.iter().flatten().all(|value| fits(value).is_some());
    all_fit.then(|| each(values, fits))
}

fn narrow(decimal: bool, values: Vec<i64>) -> OwnedData {
    let short: Option<Vec<i32>> = values.iter().map(|v| i32::try_from(*v).ok()).collect();
    match short {
        Some(short) => OwnedData::Narrow(decimal, short),
        None => OwnedData::Wide(decimal, values),
    }
}

fn plain(kind: Type, values: &[Option<Value>]) -> OwnedData {
    match kind {
        Type::Float => OwnedData::Float(each(values, |value| match value {
            Value::Float(number) => Some(*number),
            _ => None,
        })),
        Type::Boolean => {
            let is_true = |value: &Option<Value>| *value == Some(Value::Boolean(true));
            OwnedData::Boolean(bits(values.iter().map(is_true)))
        }
        Type::Instant => OwnedData::Instant(each(values, |value| match value {
            Value::Instant(instant) => Some(instant.0),
            _ => None,
        })),
        Type::Date => OwnedData::Date(each(values, |value| match value {
            Value::Date(date) => Some(date.0),
            _ => None,
        })),
        Type::Point => {
            let nowhere = Point {
                latitude: 0,
                longitude: 0,
            };
            let point = |value: &Option<Value>| match value {
                Some(Value::Point(point)) => *point,
                _ => nowhere,
            };
            OwnedData::Point(values.iter().map(point).collect())
        }
        Type::Text | Type::Integer | Type::Decimal | Type::List => mixed(values),
    }
}

/// The code of each text; a text met for the first time gets the next code.
fn code(text: &str, dictionary: &mut Vec<String>) -> u32 {
    let known = dictionary.iter().position(|known| known == text);
    known.unwrap_or_else(|| {
        dictionary.push(text.to_owned());
        dictionary.len() - 1
    }) as u32
}

/// Codes in turn as bytes, as shorts and as words, so that the evaluator meets all of them.
fn texts(values: &[Option<Value>]) -> OwnedData {
    let mut dictionary = Vec::new();
    let mut codes = Vec::new();
    for value in values {
        codes.push(match value {
            Some(Value::Text(text)) => code(text, &mut dictionary),
            _ => 0,
        });
    }
    let codes = match values.len() % 3 {
        0 if dictionary.len() <= 256 => OwnedCodes::Byte(codes.iter().map(|c| *c as u8).collect()),
        1 if dictionary.len() <= 65_536 => {
            OwnedCodes::Short(codes.iter().map(|c| *c as u16).collect())
        }
        _ => OwnedCodes::Word(codes),
    };
    OwnedData::Text(codes, dictionary)
}

fn lists(values: &[Option<Value>]) -> OwnedData {
    let mut dictionary = Vec::new();
    let mut codes = Vec::new();
    let mut offsets = vec![0];
    for value in values {
        if let Some(Value::List(items)) = value {
            codes.extend(items.iter().map(|item| code(item, &mut dictionary)));
        }
        offsets.push(codes.len() as u32);
    }
    OwnedData::List(offsets, codes, dictionary)
}

/// Packs truth values into 64-bit words, first one lowest.
fn bits(values: impl Iterator<Item = bool>) -> Vec<u64> {
    let mut words = Vec::new();
    for (index, value) in values.enumerate() {
        if index % 64 == 0 {
            words.push(0);
        }
        words[index / 64] |= u64::from(value) << (index % 64);
    }
    words
}

fn running_total(counts: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut totals = vec![0];
    let mut total = 0;
    for count in counts {
        total += count as u32;
        totals.push(total);
    }
    totals
}

#[cfg(test)]
mod tests {
    use fenqun_model::Decimal;

    use super::*;

    fn decimal(raw: i64) -> Option<Value> {
        Some(Value::Decimal(Decimal::from_raw(raw)))
    }

    #[test]
    fn integers_beside_decimals_are_decimals() {
        let values = [Some(Value::Integer(2)), None, decimal(5_000)];
        let rows: Vec<&[Option<Value>]> = values.iter().map(std::slice::from_ref).collect();
        let column = OwnedColumn::new(&rows, false);
        let column = column.view();
        assert_eq!(column.value(0), decimal(20_000));
        assert_eq!(column.value(1), None);
        assert_eq!(column.value(2), decimal(5_000));
    }

    #[test]
    fn values_of_several_types_are_mixed() {
        let values = [Some(Value::Integer(2)), Some(Value::Text("2".into()))];
        let column = OwnedColumn::new(&[&values], true);
        assert!(matches!(column.view().data, ColumnData::Mixed(_)));
        assert_eq!(column.view().items, Some([0, 2].as_slice()));
        assert_eq!(column.view().value(1), values[1]);
    }
}
