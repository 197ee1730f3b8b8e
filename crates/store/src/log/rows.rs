//! Rows one by one in bytes: numbers of variable length, texts with their length before them.
//!
//! Reading them back is most of what opening after a crash does, so it is plain and quick.

use fenqun_model::Instant;
use fenqun_model::identifier::Identifier;
use fenqun_model::row::{Event, Row, Traits};
use serde_json::{Map, Number, Value as Json};

use crate::identity::{kind_code, kind_of};

const EVENT: u8 = 0;
const TRAITS: u8 = 1;

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const INTEGER: u8 = 3;
const UNSIGNED: u8 = 4;
const FLOAT: u8 = 5;
const TEXT: u8 = 6;
const LIST: u8 = 7;
const OBJECT: u8 = 8;

/// Values within values that are read; JSON that was parsed has fewer.
const MAX_DEPTH: usize = 256;

/// Writes rows of a frame received at an instant behind `bytes`.
pub(super) fn encode(rows: &[Row], at: Option<Instant>, bytes: &mut Vec<u8>) {
    let base = at.map_or(0, |at| at.0);
    put_count(bytes, rows.len());
    for row in rows {
        let (tag, received_at, values) = match row {
            Row::Event(event) => (EVENT, event.received_at, &event.properties),
            Row::Traits(traits) => (TRAITS, traits.received_at, &traits.values),
        };
        bytes.push(tag);
        put_count(bytes, row.who().len());
        for identifier in row.who() {
            bytes.push(kind_code(identifier.kind));
            put_text(bytes, &identifier.value);
        }
        if let Row::Event(event) = row {
            put_text(bytes, &event.id);
            put_text(bytes, &event.name);
        }
        put_signed(bytes, row.occurred_at().0.wrapping_sub(base));
        put_signed(bytes, received_at.0.wrapping_sub(base));
        put_count(bytes, values.len());
        for (name, value) in values {
            put_text(bytes, name);
            put_value(bytes, value);
        }
    }
}

fn put_value(bytes: &mut Vec<u8>, value: &Json) {
    match value {
        Json::Null => bytes.push(NULL),
        Json::Bool(false) => bytes.push(FALSE),
        Json::Bool(true) => bytes.push(TRUE),
        Json::Number(number) => put_number(bytes, number),
        Json::String(text) => {
            bytes.push(TEXT);
            put_text(bytes, text);
        }
        Json::Array(values) => {
            bytes.push(LIST);
            put_count(bytes, values.len());
            values.iter().for_each(|value| put_value(bytes, value));
        }
        Json::Object(fields) => {
            bytes.push(OBJECT);
            put_count(bytes, fields.len());
            for (name, value) in fields {
                put_text(bytes, name);
                put_value(bytes, value);
            }
        }
    }
}

fn put_number(bytes: &mut Vec<u8>, number: &Number) {
    if let Some(value) = number.as_i64() {
        bytes.push(INTEGER);
        put_signed(bytes, value);
    } else if let Some(value) = number.as_u64() {
        bytes.push(UNSIGNED);
        put_unsigned(bytes, value);
    } else {
        bytes.push(FLOAT);
        let value = number
            .as_f64()
            .expect("a JSON number is of one of three kinds");
        bytes.extend(value.to_bits().to_le_bytes());
    }
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_count(bytes, text.len());
    bytes.extend_from_slice(text.as_bytes());
}

fn put_count(bytes: &mut Vec<u8>, count: usize) {
    put_unsigned(bytes, count as u64);
}

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
fn put_unsigned(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Numbers near zero, of either sign, are short.
fn put_signed(bytes: &mut Vec<u8>, value: i64) {
    put_unsigned(bytes, (value << 1 ^ value >> 63) as u64);
}

/// Reads what [`encode`] wrote; `None` when it is something else.
pub(super) fn decode(bytes: &[u8], at: Option<Instant>) -> Option<Vec<Row>> {
    let base = at.map_or(0, |at| at.0);
    let mut reader = Reader { bytes };
    let count = reader.count()?;
    let rows = (0..count).map(|_| reader.row(base));
    let rows = rows.collect::<Option<Vec<Row>>>()?;
    reader.bytes.is_empty().then_some(rows)
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn row(&mut self, base: i64) -> Option<Row> {
        let tag = self.byte()?;
        let count = self.count()?;
        let who = (0..count).map(|_| {
            Some(Identifier {
                kind: kind_of(self.byte()?)?,
                value: self.text()?.to_owned(),
            })
        });
        let who = who.collect::<Option<Vec<Identifier>>>()?;
        match tag {
            EVENT => Some(Row::Event(Event {
                who,
                id: self.text()?.to_owned(),
                name: self.text()?.to_owned(),
                occurred_at: self.instant(base)?,
                received_at: self.instant(base)?,
                properties: self.fields(MAX_DEPTH)?,
            })),
            TRAITS => Some(Row::Traits(Traits {
                who,
                occurred_at: self.instant(base)?,
                received_at: self.instant(base)?,
                values: self.fields(MAX_DEPTH)?,
            })),
            _ => None,
        }
    }

    /// Names and values, whose order was that of a map.
    fn fields<M: FromIterator<(String, Json)>>(&mut self, depth: usize) -> Option<M> {
        let count = self.count()?;
        let fields = (0..count).map(|_| {
            let name = self.text()?.to_owned();
            Some((name, self.value(depth)?))
        });
        fields.collect()
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        let depth = depth.checked_sub(1)?;
        Some(match self.byte()? {
            NULL => Json::Null,
            FALSE => Json::Bool(false),
            TRUE => Json::Bool(true),
            INTEGER => self.signed()?.into(),
            UNSIGNED => self.unsigned()?.into(),
            FLOAT => {
                let bits = self.take(8)?.try_into().ok()?;
                let number = Number::from_f64(f64::from_bits(u64::from_le_bytes(bits)));
                Json::Number(number?)
            }
            TEXT => self.text()?.into(),
            LIST => {
                let count = self.count()?;
                let values = (0..count).map(|_| self.value(depth));
                Json::Array(values.collect::<Option<Vec<Json>>>()?)
            }
            OBJECT => Json::Object(self.fields::<Map<String, Json>>(depth)?),
            _ => return None,
        })
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// Of things that take at least a byte each.
    fn count(&mut self) -> Option<usize> {
        let count = usize::try_from(self.unsigned()?).ok()?;
        (count <= self.bytes.len()).then_some(count)
    }

    fn unsigned(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if bits << shift >> shift != bits {
                return None;
            }
            value |= bits << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        let value = self.unsigned()?;
        Some((value >> 1) as i64 ^ -((value & 1) as i64))
    }

    fn instant(&mut self, base: i64) -> Option<Instant> {
        Some(Instant(base.wrapping_add(self.signed()?)))
    }
}

#[cfg(test)]
mod tests {
    use fenqun_model::identifier::IdentifierKind;
    use fenqun_model::row::Properties;
    use serde_json::json;

    use super::*;

    fn who(kind: IdentifierKind, value: &str) -> Vec<Identifier> {
        let value = value.into();
        vec![Identifier { kind, value }]
    }

    fn properties(value: Json) -> Properties {
        serde_json::from_value(value).unwrap()
    }

    fn rows() -> Vec<Row> {
        let values = json!({
            "none": null, "yes": true, "no": false, "zero": 0, "least": i64::MIN, "most": u64::MAX,
            "third": 1.0 / 3.0, "tiny": 5e-324, "minus": -0.0, "text": "上海", "empty": "",
            "items": [{"sku": "a", "price": 12.5}, [], {}],
        });
        vec![
            Row::Event(Event {
                who: [
                    who(IdentifierKind::Customer, "c1"),
                    who(IdentifierKind::Anonymous, "a1"),
                ]
                .concat(),
                id: "e1".into(),
                name: "order".into(),
                occurred_at: Instant(-5),
                received_at: Instant(1_000),
                properties: properties(values),
            }),
            Row::Traits(Traits {
                who: who(IdentifierKind::Email, "a@example.com"),
                occurred_at: Instant::MIN,
                received_at: Instant(i64::MAX),
                values: Properties::new(),
            }),
        ]
    }

    #[test]
    fn every_kind_of_row_and_value_comes_back() {
        for at in [None, Some(Instant(1_000)), Some(Instant(i64::MAX))] {
            let mut bytes = vec![];
            encode(&rows(), at, &mut bytes);
            assert_eq!(decode(&bytes, at), Some(rows()));
        }
    }

    #[test]
    fn bytes_that_were_cut_or_changed_are_never_taken_for_more_than_they_are() {
        let mut bytes = vec![];
        encode(&rows(), None, &mut bytes);
        for cut in 0..bytes.len() {
            assert_eq!(decode(&bytes[..cut], None), None, "cut at {cut}");
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x55;
            // Whatever it is taken for, reading it ends.
            drop(decode(&changed, None));
        }
        let huge = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
        assert_eq!(decode(&huge, None), None);
    }

    #[test]
    fn a_value_too_deep_is_refused_and_not_followed() {
        let mut deep = vec![1, EVENT, 0, 0, 0, 0, 0, 1, 0];
        deep.extend([LIST, 1].repeat(100_000));
        deep.push(NULL);
        assert_eq!(decode(&deep, None), None);
    }
}
