//! Ids of events that bring none: a hash of what the event is, so that the same row is the same
//! event, whatever the order of rows and columns.

use fenqun_model::row::{PropertyColumn, PropertyData, RowColumns};
use xxhash_rust::xxh3::xxh3_128;

/// Hashes the rows of a batch, one at a time.
pub(super) struct Canonical<'a> {
    rows: &'a RowColumns,
    name: &'a str,
    /// Identifiers and properties in an order that does not depend on the mapping's.
    who: Vec<usize>,
    properties: Vec<(usize, u64)>,
    bytes: Vec<u8>,
}

impl<'a> Canonical<'a> {
    pub(super) fn new(rows: &'a RowColumns, name: &'a str) -> Self {
        let mut who: Vec<usize> = (0..rows.who.len()).collect();
        who.sort_by_key(|index| rows.who[*index].0);
        let mut properties: Vec<usize> = (0..rows.properties.len()).collect();
        properties.sort_by_key(|index| &rows.properties[*index].0);
        let tag = |index: usize| {
            let path = rows.properties[index].0.0.join(".");
            (index, xxhash_rust::xxh3::xxh3_64(path.as_bytes()))
        };
        Self {
            rows,
            name,
            who,
            properties: properties.into_iter().map(tag).collect(),
            bytes: Vec::with_capacity(256),
        }
    }

    /// The id of a row. Missing values are left out, so a column more that holds nothing changes
    /// no id; whole numbers are the same as decimals.
    pub(super) fn id(&mut self, row: usize) -> u128 {
        self.bytes.clear();
        push_text(&mut self.bytes, self.name);
        for index in &self.who {
            let (kind, texts) = &self.rows.who[*index];
            self.bytes.push(*kind as u8);
            push_text(&mut self.bytes, texts.get(row));
        }
        let at = self.rows.occurred_at[row];
        self.bytes.extend_from_slice(&at.to_le_bytes());
        for (index, tag) in &self.properties {
            push_value(&mut self.bytes, &self.rows.properties[*index].1, row, *tag);
        }
        xxh3_128(&self.bytes)
    }
}

fn push_text(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend_from_slice(&(text.len() as u32).to_le_bytes());
    bytes.extend_from_slice(text.as_bytes());
}

fn push_value(bytes: &mut Vec<u8>, column: &PropertyColumn, row: usize, tag: u64) {
    if column.present.as_ref().is_some_and(|present| !present[row]) {
        return;
    }
    bytes.extend_from_slice(&tag.to_le_bytes());
    match &column.data {
        PropertyData::Integer(values) => push_number(bytes, i128::from(values[row]) * 10_000),
        PropertyData::Decimal(values) => push_number(bytes, values[row].into()),
        PropertyData::Float(values) => bytes.extend_from_slice(&values[row].to_le_bytes()),
        PropertyData::Boolean(values) => bytes.push(values[row].into()),
        PropertyData::Instant(values) => push_number(bytes, values[row].into()),
        PropertyData::Date(values) => push_number(bytes, values[row].into()),
        PropertyData::Text(texts) | PropertyData::Json(texts) => push_text(bytes, texts.get(row)),
    }
}

fn push_number(bytes: &mut Vec<u8>, number: i128) {
    bytes.extend_from_slice(&number.to_le_bytes());
}

/// 32 hexadecimal digits.
pub(crate) fn hexadecimal(id: u128, text: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut digits = [0; 32];
    for (pair, byte) in digits.chunks_exact_mut(2).zip(id.to_be_bytes()) {
        pair[0] = DIGITS[usize::from(byte >> 4)];
        pair[1] = DIGITS[usize::from(byte & 15)];
    }
    text.push_str(std::str::from_utf8(&digits).expect("digits are ASCII"));
}
