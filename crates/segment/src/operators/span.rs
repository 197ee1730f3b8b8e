//! Windows over a stream: which rows of each customer lie inside. Computed once for every window
//! of a stream and used by all that look at it.

use fenqun_model::{Instant, Window};

use crate::frame::{Frame, Span};
use crate::plan::{ColumnId, NodeId, StreamId};

/// Rows per customer above which each customer is searched, and below which all rows are counted in
/// one pass without branches.
const SEARCH_ABOVE: usize = 96;

pub(crate) fn of_rows(frame: &Frame<'_>, stream: StreamId, window: &Window) -> Span {
    let times = frame.times(stream);
    let (offsets, base) = frame.offsets(stream);
    if frame.clocks.is_some() {
        return each_at_its_own(frame, (times, offsets, base), window);
    }
    let reach = window.reach(frame.as_of, frame.zone());
    let start = match reach.from {
        Instant::MIN => offsets[..frame.len()].iter().map(|o| o - base).collect(),
        from => firsts_at(times, offsets, base, from.0),
    };
    let end = ends_before(times, offsets, base, reach.until.0);
    let mut span = Span { start, end };
    for (start, end) in span.start.iter_mut().zip(&span.end) {
        *start = (*start).min(*end);
    }
    span
}

/// Customers at different instants.
fn each_at_its_own(
    frame: &Frame<'_>,
    (times, offsets, base): (&[i64], &[u32], u32),
    window: &Window,
) -> Span {
    let zone = frame.zone();
    let rows = |customer: usize| {
        let start = (offsets[customer] - base) as usize;
        let rows = &times[start..(offsets[customer + 1] - base) as usize];
        if rows.is_empty() {
            return (start as u32, start as u32);
        }
        let reach = window.reach(frame.now(customer), zone);
        let before = |instant: Instant| rows.partition_point(|time| *time < instant.0);
        let end = before(reach.until);
        let first = before(reach.from).min(end);
        ((start + first) as u32, (start + end) as u32)
    };
    let (start, end) = (0..frame.len()).map(rows).unzip();
    Span { start, end }
}

/// For each customer the first row at or after an instant.
fn firsts_at(times: &[i64], offsets: &[u32], base: u32, from: i64) -> Vec<u32> {
    let customers = offsets.len() - 1;
    if times.len() > SEARCH_ABOVE * customers {
        return search(times, offsets, base, from);
    }
    let mut earlier = Vec::with_capacity(times.len() + 1);
    let mut count = 0_u32;
    earlier.push(0);
    earlier.extend(times.iter().map(|time| {
        count += u32::from(*time < from);
        count
    }));
    let first = |ends: &[u32]| {
        let (start, end) = (ends[0] - base, ends[1] - base);
        start + earlier[end as usize] - earlier[start as usize]
    };
    offsets.windows(2).map(first).collect()
}

/// For each customer the first row at or after an instant that few rows reach.
fn ends_before(times: &[i64], offsets: &[u32], base: u32, until: i64) -> Vec<u32> {
    let end = |ends: &[u32]| {
        let (start, end) = ((ends[0] - base) as usize, (ends[1] - base) as usize);
        if end == start || times[end - 1] < until {
            return end as u32;
        }
        (start + times[start..end].partition_point(|time| *time < until)) as u32
    };
    offsets.windows(2).map(end).collect()
}

fn search(times: &[i64], offsets: &[u32], base: u32, from: i64) -> Vec<u32> {
    let first = |ends: &[u32]| {
        let (start, end) = ((ends[0] - base) as usize, (ends[1] - base) as usize);
        (start + times[start..end].partition_point(|time| *time < from)) as u32
    };
    offsets.windows(2).map(first).collect()
}

/// The items of the rows of a span.
pub(crate) fn of_items(frame: &Frame<'_>, span: NodeId, stream: StreamId, items: ColumnId) -> Span {
    let rows = frame.span(span);
    let offsets = frame.item_offsets(stream, items);
    let Some(base) = offsets.first() else {
        let none = vec![0; frame.len()];
        return Span {
            start: none.clone(),
            end: none,
        };
    };
    let item = |row: &u32| offsets[*row as usize] - base;
    Span {
        start: rows.start.iter().map(item).collect(),
        end: rows.end.iter().map(item).collect(),
    }
}
