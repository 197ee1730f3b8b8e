//! `regular(event, at least 2 every 1mo, in 3 of last 4)`: enough of the periods laid back to back
//! from `as_of` hold enough events.

use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::plan::NodeId;
use crate::vector::{Data, Ints};

pub(crate) fn evaluate(
    frame: &Frame<'_>,
    counts: &[NodeId],
    at_least: u32,
    periods: u32,
) -> Bitmap {
    let cumulative: Vec<&Ints<'_>> = counts
        .iter()
        .map(|node| match &frame.vector(*node).data {
            Data::Numbers(counts, _) => counts,
            _ => unreachable!("counts are numbers"),
        })
        .collect();
    Bitmap::from_fn(frame.len(), |customer| {
        let mut newer = 0;
        let mut good = 0;
        for counts in &cumulative {
            let count = counts.get(customer);
            good += u32::from(count - newer >= i64::from(at_least));
            newer = count;
        }
        good >= periods
    })
}
