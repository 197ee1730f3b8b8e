//! `has_been(condition, 30d)`: an attribute's condition that has held without a break for at least
//! the period. Setting a value again does not restart the clock, nor does a change between two
//! values that both fulfil the condition.

use fenqun_model::{Instant, Period, Window};

use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::operators::attribute::current_rows;
use crate::operators::column::NO_ROW;
use crate::plan::{NodeId, StreamId};

pub(crate) fn evaluate(
    frame: &Frame<'_>,
    stream: StreamId,
    (condition, unset): (NodeId, NodeId),
    period: Period,
) -> Bitmap {
    let window = Window::Last(period);
    let from = |now: Instant| window.reach(now, frame.zone()).from;
    let of_all = from(frame.as_of);
    let starts = held_since(frame, stream, condition, unset);
    Bitmap::from_fn(starts.len(), |customer| {
        let from = match frame.clocks {
            Some(clocks) => from(clocks[customer]),
            None => of_all,
        };
        starts[customer].is_some_and(|start| start < from)
    })
}

/// Since when the condition has held; `None` where it does not hold now. [`Instant::MIN`] when it
/// held before the attribute was ever set.
pub(crate) fn held_since(
    frame: &Frame<'_>,
    stream: StreamId,
    condition: NodeId,
    unset: NodeId,
) -> Vec<Option<Instant>> {
    let holds = frame.bits(condition);
    let holds_unset = frame.bits(unset);
    let times = frame.times(stream);
    let (offsets, base) = frame.offsets(stream);
    let current = current_rows(frame, stream);
    (0..frame.len())
        .map(|customer| {
            let first = (offsets[customer] - base) as usize;
            let unset = holds_unset.get(customer).then_some(Instant::MIN);
            match current[customer] {
                NO_ROW => unset,
                row => run_start(first, (row - base) as usize, times, unset, |row| {
                    holds.get(row)
                }),
            }
        })
        .collect()
}

/// The start of the run of versions that hold up to `current`. Of versions with the same instant
/// only the last ever held.
fn run_start(
    first: usize,
    current: usize,
    times: &[i64],
    unset: Option<Instant>,
    holds: impl Fn(usize) -> bool,
) -> Option<Instant> {
    if !holds(current) {
        return None;
    }
    let mut start = times[current];
    for row in (first..current).rev() {
        if times[row] == start {
            continue;
        }
        if !holds(row) {
            return Some(Instant(start));
        }
        start = times[row];
    }
    Some(unset.unwrap_or(Instant(start)))
}
