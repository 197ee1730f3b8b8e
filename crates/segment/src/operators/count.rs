//! `count(..)`: how many rows or items; the length of the span, or a difference of running counts.

use crate::answer::NumberUnit;
use crate::bitmap::{Bitmap, both};
use crate::frame::{Frame, RunningCounts};
use crate::operators::arithmetic::number;
use crate::plan::{Aggregated, NodeId, Selection};
use crate::vector::{Data, Vector};

pub(crate) fn evaluate<'a>(frame: &Frame<'a>, of: &Aggregated, running: NodeId) -> Vector<'a> {
    let span = frame.span(of.span);
    let ends = span.start.iter().zip(&span.end);
    let counts = match frame.counts(running) {
        None => ends.map(|(start, end)| i64::from(end - start)).collect(),
        Some(before) => ends
            .map(|(start, end)| i64::from(before[*end as usize] - before[*start as usize]))
            .collect(),
    };
    Vector::numbers(counts, NumberUnit::Integer, None)
}

/// Counts of the selected elements before each element.
pub(crate) fn running(frame: &Frame<'_>, selection: &Selection) -> RunningCounts {
    let presence = selection.column.and_then(|column| {
        let vector = frame.vector(column);
        match selection.numbers {
            true => numbers(vector),
            false => vector.presence(),
        }
    });
    let Some(selected) = both(frame.filter(selection.filter), presence.as_ref()) else {
        return RunningCounts(None);
    };
    let mut before = Vec::with_capacity(selected.len() + 1);
    let mut count = 0_u32;
    before.push(0);
    let mut left = selected.len();
    for word in selected.words() {
        let width = left.min(64);
        before.extend((0..width).map(|bit| {
            count += (word >> bit & 1) as u32;
            count
        }));
        left -= width;
    }
    RunningCounts(Some(before))
}

/// Where a number is there, `None` meaning everywhere.
fn numbers(vector: &Vector<'_>) -> Option<Bitmap> {
    match &vector.data {
        Data::Numbers(_, NumberUnit::Integer | NumberUnit::Decimal) | Data::Floats(_) => {
            vector.present.clone()
        }
        Data::Values(values) => Some(Bitmap::from_fn(values.len(), |i| {
            values[i]
                .as_ref()
                .is_some_and(|value| number(value).is_some())
        })),
        _ => Some(Bitmap::filled(vector.len(), false)),
    }
}
