//! Columns of a stream as vectors: a stretch of rows or items, borrowed where it can be; or the
//! values of single rows.

use fenqun_model::columns::{Column, ColumnData, Integers};

use crate::answer::NumberUnit;
use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::plan::{ColumnId, NodeId, StreamId};
use crate::vector::{Data, Floats, Ints, Lists, TextCodes, Vector};

/// In place of a row: none.
pub(crate) const NO_ROW: u32 = u32::MAX;

/// The values of a column for the rows of the batch, or for their items.
pub(crate) fn of_rows<'a>(
    frame: &Frame<'a>,
    id: NodeId,
    stream: StreamId,
    column: ColumnId,
) -> Vector<'a> {
    let range = frame.range(frame.context.plan.domains[id]);
    part(frame.context.column(stream, column), range)
}

/// A stretch of a column.
pub(crate) fn part<'a>(column: &'a Column<'a>, range: std::ops::Range<usize>) -> Vector<'a> {
    let len = range.len();
    let present = column
        .present
        .map(|bits| Bitmap::copied(bits, range.start, len));
    let ints = |values: Integers<'a>, unit| Data::Numbers(Ints::part(values, range.clone()), unit);
    let data = match &column.data {
        ColumnData::Absent => return Vector::absent(len),
        ColumnData::Integer(values) => ints(*values, NumberUnit::Integer),
        ColumnData::Decimal(values) => ints(*values, NumberUnit::Decimal),
        ColumnData::Instant(values) => ints(Integers::Wide(values), NumberUnit::Instant),
        ColumnData::Date(values) => ints(Integers::Narrow(values), NumberUnit::Date),
        ColumnData::Float(values) => Data::Floats(Floats::Borrowed(&values[range])),
        ColumnData::Boolean(bits) => Data::Booleans(Bitmap::copied(bits, range.start, len)),
        ColumnData::Text { codes, dictionary } => {
            Data::Texts(TextCodes::part(*codes, range), dictionary)
        }
        ColumnData::List {
            offsets,
            codes,
            dictionary,
        } => Data::Lists(Lists {
            start: offsets[range.clone()].to_vec(),
            end: offsets[range.start + 1..=range.end].to_vec(),
            codes,
            dictionary,
        }),
        ColumnData::Point(points) => Data::Points(points[range].to_vec()),
        ColumnData::Mixed(values) => {
            let value = |row| column.value(row).filter(|_| !values.is_empty());
            return Vector::values(range.map(value).collect());
        }
    };
    Vector::new(data, present)
}

/// The values of single rows of a column, [`NO_ROW`] being a missing one.
pub(crate) fn gather<'a>(column: &'a Column<'a>, rows: &[u32]) -> Vector<'a> {
    if matches!(column.data, ColumnData::Absent) {
        return Vector::absent(rows.len());
    }
    let all_there = column.present.is_none() && !rows.contains(&NO_ROW);
    let is_there = |i: usize| rows[i] != NO_ROW && column.is_present(rows[i] as usize);
    let present = (!all_there).then(|| Bitmap::from_fn(rows.len(), is_there));
    let ints = |values: &Integers<'_>, unit| {
        let picked = match values {
            Integers::Narrow(values) => pick(rows, values, i64::from),
            Integers::Wide(values) => pick(rows, values, |v| v),
        };
        Data::Numbers(Ints::Owned(picked), unit)
    };
    let data = match &column.data {
        ColumnData::Integer(values) => ints(values, NumberUnit::Integer),
        ColumnData::Decimal(values) => ints(values, NumberUnit::Decimal),
        ColumnData::Instant(values) => ints(&Integers::Wide(values), NumberUnit::Instant),
        ColumnData::Date(values) => ints(&Integers::Narrow(values), NumberUnit::Date),
        ColumnData::Float(values) => Data::Floats(Floats::Owned(pick(rows, values, |v| v))),
        ColumnData::Text { codes, dictionary } => {
            let code = |row: &u32| match *row {
                NO_ROW => 0,
                row => codes.get(row as usize) as u32,
            };
            let codes = rows.iter().map(code).collect();
            Data::Texts(TextCodes::Owned(codes), dictionary)
        }
        ColumnData::Boolean(bits) => {
            let bit = |row: usize| bits[row / 64] >> (row % 64) & 1 == 1;
            let bits = |i: usize| rows[i] != NO_ROW && bit(rows[i] as usize);
            Data::Booleans(Bitmap::from_fn(rows.len(), bits))
        }
        ColumnData::List {
            offsets,
            codes,
            dictionary,
        } => Data::Lists(Lists {
            start: rows.iter().map(|row| list_end(offsets, *row, 0)).collect(),
            end: rows.iter().map(|row| list_end(offsets, *row, 1)).collect(),
            codes,
            dictionary,
        }),
        ColumnData::Absent | ColumnData::Point(_) | ColumnData::Mixed(_) => {
            let value = |row: &u32| match *row {
                NO_ROW => None,
                row => column.value(row as usize),
            };
            return Vector::values(rows.iter().map(value).collect());
        }
    };
    Vector::new(data, present)
}

fn pick<S: Copy, T: Default>(rows: &[u32], values: &[S], convert: impl Fn(S) -> T) -> Vec<T> {
    let value = |row: &u32| match *row {
        NO_ROW => T::default(),
        row => convert(values[row as usize]),
    };
    rows.iter().map(value).collect()
}

fn list_end(offsets: &[u32], row: u32, behind: usize) -> u32 {
    match row {
        NO_ROW => 0,
        row => offsets[row as usize + behind],
    }
}
