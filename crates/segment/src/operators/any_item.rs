//! `any(order.items where ..)`: one and the same item fulfils the condition (`semantics` 11); and
//! values of the event brought to its items.

use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::operators::column;
use crate::plan::{ColumnId, Node, NodeId, StreamId};
use crate::vector::Vector;

pub(crate) fn any_item(
    frame: &Frame<'_>,
    stream: StreamId,
    items: ColumnId,
    condition: NodeId,
) -> Bitmap {
    let offsets = frame.item_offsets(stream, items);
    let Some(base) = offsets.first().copied() else {
        return Bitmap::filled(frame.rows(stream).len(), false);
    };
    let bits = frame.bits(condition);
    Bitmap::from_fn(frame.rows(stream).len(), |row| {
        let start = (offsets[row] - base) as usize;
        bits.first_in(start, (offsets[row + 1] - base) as usize)
            .is_some()
    })
}

/// A column of the rows, repeated for each item.
pub(crate) fn spread<'a>(
    frame: &Frame<'a>,
    rows: NodeId,
    stream: StreamId,
    items: ColumnId,
) -> Vector<'a> {
    let Node::Column(_, property) = frame.context.plan.nodes[rows] else {
        unreachable!("only properties of the event are spread over its items");
    };
    let base = frame.rows(stream).start;
    let mut row_of_item = Vec::new();
    for (row, ends) in frame.item_offsets(stream, items).windows(2).enumerate() {
        let count = (ends[1] - ends[0]) as usize;
        row_of_item.extend(std::iter::repeat_n((base + row) as u32, count));
    }
    column::gather(frame.context.column(stream, property), &row_of_item)
}
