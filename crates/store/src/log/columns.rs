//! `RowColumns` in bytes: numbers in the narrowest width that holds them, texts end to end.

use fenqun_model::Instant;
use fenqun_model::expr::Path;
use fenqun_model::row::{PropertyColumn, PropertyData, RowColumns, RowsKind, TextColumn};

use crate::identity::{kind_code, kind_of};

/// Writes rows behind `bytes`.
pub(super) fn encode(rows: &RowColumns, bytes: &mut Vec<u8>) {
    match &rows.kind {
        RowsKind::Traits => bytes.push(0),
        RowsKind::Events(name) => {
            bytes.push(1);
            put_text(bytes, name);
        }
    }
    put_u32(bytes, rows.occurred_at.len());
    bytes.extend(rows.received_at.0.to_le_bytes());
    put_numbers(bytes, &rows.occurred_at);
    put_texts(bytes, &rows.ids);
    put_u32(bytes, rows.who.len());
    for (kind, texts) in &rows.who {
        bytes.push(kind_code(*kind));
        put_texts(bytes, texts);
    }
    put_u32(bytes, rows.properties.len());
    for (path, column) in &rows.properties {
        put_u32(bytes, path.0.len());
        path.0.iter().for_each(|part| put_text(bytes, part));
        put_column(bytes, column);
    }
}

fn put_column(bytes: &mut Vec<u8>, column: &PropertyColumn) {
    match &column.present {
        None => bytes.push(0),
        Some(present) => {
            bytes.push(1);
            put_bits(bytes, present);
        }
    }
    match &column.data {
        PropertyData::Integer(values) => tagged(bytes, 0, values),
        PropertyData::Decimal(values) => tagged(bytes, 1, values),
        PropertyData::Instant(values) => tagged(bytes, 2, values),
        PropertyData::Date(values) => {
            let values: Vec<i64> = values.iter().map(|days| i64::from(*days)).collect();
            tagged(bytes, 3, &values);
        }
        PropertyData::Float(values) => {
            bytes.push(4);
            values
                .iter()
                .for_each(|value| bytes.extend(value.to_le_bytes()));
        }
        PropertyData::Boolean(values) => {
            bytes.push(5);
            put_bits(bytes, values);
        }
        PropertyData::Text(texts) => {
            bytes.push(6);
            put_texts(bytes, texts);
        }
        PropertyData::Json(texts) => {
            bytes.push(7);
            put_texts(bytes, texts);
        }
    }
}

fn tagged(bytes: &mut Vec<u8>, tag: u8, values: &[i64]) {
    bytes.push(tag);
    put_numbers(bytes, values);
}

fn put_u32(bytes: &mut Vec<u8>, value: usize) {
    bytes.extend((value as u32).to_le_bytes());
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_u32(bytes, text.len());
    bytes.extend(text.as_bytes());
}

/// Least value, width in bytes (0, 1, 2, 4 or 8), then each value less the least.
fn put_numbers(bytes: &mut Vec<u8>, values: &[i64]) {
    let least = values.iter().copied().min().unwrap_or(0);
    let most = values.iter().copied().max().unwrap_or(0);
    let range = most.wrapping_sub(least) as u64;
    let width: u8 = match range {
        0 => 0,
        1..=0xff => 1,
        0x100..=0xffff => 2,
        0x1_0000..=0xffff_ffff => 4,
        _ => 8,
    };
    bytes.extend(least.to_le_bytes());
    bytes.push(width);
    bytes.reserve(values.len() * usize::from(width));
    let over = values.iter().map(|value| value.wrapping_sub(least) as u64);
    match width {
        0 => {}
        1 => bytes.extend(over.map(|value| value as u8)),
        2 => over.for_each(|value| bytes.extend((value as u16).to_le_bytes())),
        4 => over.for_each(|value| bytes.extend((value as u32).to_le_bytes())),
        _ => over.for_each(|value| bytes.extend(value.to_le_bytes())),
    }
}

/// Number of texts, lengths as numbers, the texts.
fn put_texts(bytes: &mut Vec<u8>, texts: &TextColumn) {
    put_u32(bytes, texts.ends.len());
    let mut start = 0;
    let lengths = texts.ends.iter().map(|end| {
        let length = end - start;
        start = *end;
        i64::from(length)
    });
    put_numbers(bytes, &lengths.collect::<Vec<i64>>());
    put_u32(bytes, texts.text.len());
    bytes.extend(texts.text.as_bytes());
}

fn put_bits(bytes: &mut Vec<u8>, bits: &[bool]) {
    let pack = |bits: &[bool]| {
        let bits = bits.iter().enumerate();
        bits.fold(0, |byte: u8, (at, bit)| byte | u8::from(*bit) << at)
    };
    bytes.extend(bits.chunks(8).map(pack));
}

/// Reads what [`encode`] wrote; `None` when it is something else.
pub(super) fn decode(bytes: &[u8]) -> Option<RowColumns> {
    let mut reader = Reader { bytes };
    let kind = match reader.byte()? {
        0 => RowsKind::Traits,
        1 => RowsKind::Events(reader.text()?),
        _ => return None,
    };
    let rows = reader.u32()?;
    let received_at = Instant(reader.i64()?);
    let occurred_at = reader.numbers(rows)?;
    let ids = reader.texts()?;
    let who = (0..reader.u32()?).map(|_| {
        let kind = kind_of(reader.byte()?)?;
        Some((kind, reader.texts()?))
    });
    let who = who.collect::<Option<Vec<_>>>()?;
    let properties = (0..reader.u32()?).map(|_| {
        let parts = (0..reader.u32()?).map(|_| reader.text());
        let path = Path(parts.collect::<Option<Vec<_>>>()?);
        Some((path, reader.column(rows)?))
    });
    let properties = properties.collect::<Option<Vec<_>>>()?;
    reader.bytes.is_empty().then_some(RowColumns {
        kind,
        who,
        ids,
        occurred_at,
        received_at,
        properties,
    })
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|taken| taken[0])
    }

    fn u32(&mut self) -> Option<usize> {
        let four = self.take(4)?.try_into().ok()?;
        Some(u32::from_le_bytes(four) as usize)
    }

    fn i64(&mut self) -> Option<i64> {
        let eight = self.take(8)?.try_into().ok()?;
        Some(i64::from_le_bytes(eight))
    }

    fn text(&mut self) -> Option<String> {
        let length = self.u32()?;
        String::from_utf8(self.take(length)?.to_vec()).ok()
    }

    fn numbers(&mut self, count: usize) -> Option<Vec<i64>> {
        let least = self.i64()?;
        let width = usize::from(self.byte()?);
        let bytes = self.take(count.checked_mul(width)?)?;
        if width == 0 {
            return Some(vec![least; count]);
        }
        let number = |bytes: &[u8]| {
            let mut eight = [0; 8];
            eight[..width].copy_from_slice(bytes);
            least.wrapping_add(i64::from_le_bytes(eight))
        };
        matches!(width, 1 | 2 | 4 | 8).then(|| bytes.chunks_exact(width).map(number).collect())
    }

    fn texts(&mut self) -> Option<TextColumn> {
        let count = self.u32()?;
        let lengths = self.numbers(count)?;
        let text = self.text()?;
        let mut end = 0u32;
        let ends = lengths.into_iter().map(|length| {
            end = end.checked_add(u32::try_from(length).ok()?)?;
            text.is_char_boundary(end as usize).then_some(end)
        });
        let ends = ends.collect::<Option<Vec<u32>>>()?;
        Some(TextColumn { ends, text })
    }

    fn bits(&mut self, count: usize) -> Option<Vec<bool>> {
        let bytes = self.take(count.div_ceil(8))?;
        Some(
            (0..count)
                .map(|at| bytes[at / 8] >> (at % 8) & 1 == 1)
                .collect(),
        )
    }

    fn column(&mut self, rows: usize) -> Option<PropertyColumn> {
        let present = match self.byte()? {
            0 => None,
            1 => Some(self.bits(rows)?),
            _ => return None,
        };
        let data = match self.byte()? {
            0 => PropertyData::Integer(self.numbers(rows)?),
            1 => PropertyData::Decimal(self.numbers(rows)?),
            2 => PropertyData::Instant(self.numbers(rows)?),
            3 => {
                let days = self.numbers(rows)?.into_iter().map(|days| days as i32);
                PropertyData::Date(days.collect())
            }
            4 => {
                let bytes = self.take(rows.checked_mul(8)?)?.chunks_exact(8);
                let float = |bytes: &[u8]| bytes.try_into().map(f64::from_le_bytes).ok();
                PropertyData::Float(bytes.map(float).collect::<Option<Vec<f64>>>()?)
            }
            5 => PropertyData::Boolean(self.bits(rows)?),
            6 => PropertyData::Text(self.texts()?),
            7 => PropertyData::Json(self.texts()?),
            _ => return None,
        };
        Some(PropertyColumn { data, present })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fenqun_model::identifier::IdentifierKind;

    fn texts(all: &[&str]) -> TextColumn {
        let mut column = TextColumn::default();
        all.iter().for_each(|text| column.push(text));
        column
    }

    #[test]
    fn every_kind_of_column_comes_back() {
        let column = |data, present| PropertyColumn { data, present };
        let rows = RowColumns {
            kind: RowsKind::Events("order".into()),
            who: vec![(IdentifierKind::Phone, texts(&["+861", "", "+8613"]))],
            ids: texts(&["a", "b", "c"]),
            occurred_at: vec![i64::MIN, 0, i64::MAX],
            received_at: Instant(7),
            properties: vec![
                (
                    "a.b".into(),
                    column(PropertyData::Integer(vec![1, 2, 300]), None),
                ),
                (
                    "d".into(),
                    column(
                        PropertyData::Date(vec![-1, 70_000, 3]),
                        Some(vec![true, false, true]),
                    ),
                ),
                (
                    "f".into(),
                    column(PropertyData::Float(vec![0.5, -1.0, 1e300]), None),
                ),
                (
                    "x".into(),
                    column(PropertyData::Boolean(vec![true, false, true]), None),
                ),
                (
                    "t".into(),
                    column(PropertyData::Text(texts(&["上海", "", "x"])), None),
                ),
                (
                    "j".into(),
                    column(PropertyData::Json(texts(&["[]", "{}", "[1]"])), None),
                ),
                (
                    "i".into(),
                    column(PropertyData::Instant(vec![5, 5, 5]), None),
                ),
                (
                    "m".into(),
                    column(PropertyData::Decimal(vec![-5, 5, 70_000]), None),
                ),
            ],
        };
        let mut bytes = Vec::new();
        encode(&rows, &mut bytes);
        assert_eq!(decode(&bytes), Some(rows));
        for cut in 0..bytes.len() {
            assert_eq!(decode(&bytes[..cut]), None, "cut at {cut}");
        }
    }
}
