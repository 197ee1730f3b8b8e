//! `min(..)`, `max(..)`: missing over none.

use std::cmp::Ordering;
use std::ops::Range;

use crate::bitmap::{Bitmap, both, is_there};
use crate::frame::Frame;
use crate::operators::column::NO_ROW;
use crate::plan::Aggregated;
use crate::vector::{Data, Floats, Ints, TextCodes, Vector, Width, with_ints};

pub(crate) fn evaluate<'a>(frame: &Frame<'a>, of: &Aggregated, greatest: bool) -> Vector<'a> {
    let span = frame.span(of.span);
    let Some(column) = of.selection.column else {
        return Vector::absent(frame.len());
    };
    let vector = frame.vector(column);
    let presence = vector.presence();
    let selected = both(frame.filter(of.selection.filter), presence.as_ref());
    if let Data::Numbers(values, unit) = &vector.data {
        let (extremes, present) = with_ints!(values, slice => {
            let extreme = |rows| numbers(slice, selected.as_ref(), rows, greatest);
            let extremes: Vec<Option<i64>> =
                (0..frame.len()).map(|customer| extreme(span.of(customer))).collect();
            let present = Bitmap::from_fn(extremes.len(), |i| extremes[i].is_some());
            (extremes.iter().map(|v| v.unwrap_or(0)).collect(), present)
        });
        return Vector::numbers(extremes, *unit, Some(present));
    }
    let row = |customer| extreme_row(vector, selected.as_ref(), span.of(customer), greatest);
    let rows: Vec<u32> = (0..frame.len()).map(row).collect();
    picked(vector, &rows)
}

#[inline(always)]
fn numbers<T: Width>(
    values: &[T],
    selected: Option<&Bitmap>,
    rows: Range<usize>,
    greatest: bool,
) -> Option<i64> {
    if let Some(selected) = selected {
        let there = rows.filter(|row| selected.get(*row));
        let there = there.map(|row| values[row].wide());
        return if greatest { there.max() } else { there.min() };
    }
    let there = values[rows].iter().map(|value| value.wide());
    if greatest { there.max() } else { there.min() }
}

/// The first row with the least (greatest) value; values that do not compare with the first one are
/// passed over.
fn extreme_row(
    vector: &Vector<'_>,
    selected: Option<&Bitmap>,
    rows: Range<usize>,
    greatest: bool,
) -> u32 {
    let wanted = if greatest {
        Ordering::Greater
    } else {
        Ordering::Less
    };
    let mut best: Option<(u32, fenqun_model::Value)> = None;
    for row in rows.filter(|row| is_there(selected, *row)) {
        let Some(value) = vector.value(row) else {
            continue;
        };
        let better = match &best {
            None => true,
            Some((_, best)) => value.compare(best) == Some(wanted),
        };
        if better {
            best = Some((row as u32, value));
        }
    }
    best.map_or(NO_ROW, |(row, _)| row)
}

/// The values of single elements of a vector.
pub(crate) fn picked<'a>(vector: &Vector<'a>, rows: &[u32]) -> Vector<'a> {
    let is_there = |i: usize| rows[i] != NO_ROW && vector.is_present(rows[i] as usize);
    let present = Some(Bitmap::from_fn(rows.len(), is_there));
    let at = |row: &u32| {
        if *row == NO_ROW {
            None
        } else {
            Some(*row as usize)
        }
    };
    let data = match &vector.data {
        Data::Numbers(values, unit) => {
            let value = |row| at(row).map_or(0, |row| values.get(row));
            Data::Numbers(Ints::Owned(rows.iter().map(value).collect()), *unit)
        }
        Data::Floats(values) => {
            let value = |row| at(row).map_or(0.0, |row| values.values()[row]);
            Data::Floats(Floats::Owned(rows.iter().map(value).collect()))
        }
        Data::Texts(codes, dictionary) => {
            let code = |row| at(row).map_or(0, |row| codes.get(row) as u32);
            Data::Texts(
                TextCodes::Owned(rows.iter().map(code).collect()),
                dictionary,
            )
        }
        Data::Booleans(bits) => Data::Booleans(Bitmap::from_fn(rows.len(), |i| {
            at(&rows[i]).is_some_and(|row| bits.get(row))
        })),
        _ => {
            let value = |row| at(row).and_then(|row| vector.value(row));
            return Vector::values(rows.iter().map(value).collect());
        }
    };
    Vector::new(data, present)
}
