//! `top(..)`, `bottom(..)`, `percentile(..)`: against thresholds taken from all customers.

use std::cmp::Ordering;

use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::parameters::Rank;
use crate::plan::NodeId;
use crate::quantity::Quantity;
use crate::vector::{Data, Floats, Vector};

/// Among the highest (lowest), all tied with the last of them included.
pub(crate) fn in_top(frame: &Frame<'_>, rank: usize, by: NodeId) -> Bitmap {
    let vector = frame.vector(by);
    let bottom = frame.context.plan.ranks[rank]
        .top
        .is_some_and(|(_, bottom)| bottom);
    let threshold = match frame.context.prepared.rank(rank) {
        Some(Rank::Threshold(Some(threshold))) => threshold,
        Some(Rank::Everybody) => {
            return Bitmap::from_fn(vector.len(), |i| Quantity::at(vector, i).is_some());
        }
        _ => return Bitmap::filled(vector.len(), false),
    };
    let outside = if bottom {
        Ordering::Greater
    } else {
        Ordering::Less
    };
    Bitmap::from_fn(vector.len(), |i| {
        let order = Quantity::at(vector, i).and_then(|value| value.compare(threshold));
        order.is_some_and(|order| order != outside)
    })
}

/// The share of customers with a value who have this one or a lower one.
pub(crate) fn percentile<'a>(frame: &Frame<'a>, rank: usize, by: NodeId) -> Vector<'a> {
    let vector = frame.vector(by);
    let Some(Rank::Distribution(steps)) = frame.context.prepared.rank(rank) else {
        return Vector::absent(vector.len());
    };
    let population = steps.last().map_or(0, |(_, count)| *count);
    let share = |i: usize| {
        let value = Quantity::at(vector, i)?;
        let behind = steps.partition_point(|(step, _)| step.total_order(&value).is_le());
        let count = match behind {
            0 => 0,
            _ => steps.get(behind - 1)?.1,
        };
        (population > 0).then(|| count as f64 / population as f64)
    };
    let shares: Vec<Option<f64>> = (0..vector.len()).map(share).collect();
    let present = Bitmap::from_fn(shares.len(), |i| shares[i].is_some());
    let shares = shares.iter().map(|share| share.unwrap_or(0.0)).collect();
    Vector::new(Data::Floats(Floats::Owned(shares)), Some(present))
}
