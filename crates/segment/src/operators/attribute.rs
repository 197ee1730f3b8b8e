//! The value of an attribute at `as_of`: its last version by then. A version without a value unsets
//! the attribute.

use crate::frame::Frame;
use crate::operators::column::{self, NO_ROW};
use crate::plan::StreamId;
use crate::vector::Vector;

pub(crate) fn evaluate<'a>(frame: &Frame<'a>, stream: StreamId) -> Vector<'a> {
    let rows = current_rows(frame, stream);
    // The stream of an attribute has one column, its value.
    column::gather(frame.context.column(stream, 0), &rows)
}

/// For each customer the row, within the chunk, of the last version by `as_of`.
pub(crate) fn current_rows(frame: &Frame<'_>, stream: StreamId) -> Vec<u32> {
    let times = frame.context.stream(stream).occurred_at;
    let (offsets, _) = frame.offsets(stream);
    let current = |customer: usize| {
        let (start, mut behind) = (offsets[customer], offsets[customer + 1]);
        let as_of = frame.now(customer).0;
        while behind > start && times[behind as usize - 1] > as_of {
            behind -= 1;
        }
        if behind > start { behind - 1 } else { NO_ROW }
    };
    (0..frame.len()).map(current).collect()
}
