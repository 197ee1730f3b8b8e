//! `first(..)`, `last(..)`: of the first or last event in (occurred_at, id) order its instant, or a
//! property; missing over none, and when that event lacks the property.

use crate::answer::NumberUnit;
use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::operators::column::NO_ROW;
use crate::operators::extreme::picked;
use crate::plan::Aggregated;
use crate::vector::Vector;

pub(crate) fn evaluate<'a>(frame: &Frame<'a>, of: &Aggregated, last: bool) -> Vector<'a> {
    let rows = rows(frame, of, last);
    match of.selection.column {
        Some(column) => picked(frame.vector(column), &rows),
        None => instants(frame.times(of.stream), &rows),
    }
}

/// The element of each customer, counted from the first of the batch.
pub(crate) fn rows(frame: &Frame<'_>, of: &Aggregated, last: bool) -> Vec<u32> {
    let span = frame.span(of.span);
    let Some(filter) = frame.filter(of.selection.filter) else {
        let ends = span.start.iter().zip(&span.end);
        return ends
            .map(|(start, end)| match (start == end, last) {
                (true, _) => NO_ROW,
                (false, true) => end - 1,
                (false, false) => *start,
            })
            .collect();
    };
    let find = |customer: usize| {
        let rows = span.of(customer);
        let found = match last {
            true => filter.last_in(rows.start, rows.end),
            false => filter.first_in(rows.start, rows.end),
        };
        found.map_or(NO_ROW, |row| row as u32)
    };
    (0..frame.len()).map(find).collect()
}

fn instants<'a>(times: &[i64], rows: &[u32]) -> Vector<'a> {
    let time = |row: &u32| times.get(*row as usize).copied().unwrap_or(0);
    let present = Bitmap::from_slice(rows, |row| row != NO_ROW);
    let values = rows.iter().map(time).collect();
    Vector::numbers(values, NumberUnit::Instant, Some(present))
}
