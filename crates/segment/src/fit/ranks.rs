//! Thresholds of rank leaves.

use crate::parameters::Rank;
use crate::quantity::Quantity;

/// The threshold of `top` or `bottom`, or the distribution for `percentile`, over the values of all
/// customers who have one, ascending.
pub(crate) fn fitted(top: Option<(u32, bool)>, ascending: &[Quantity]) -> Rank {
    let Some((count, bottom)) = top else {
        return Rank::Distribution(distribution(ascending));
    };
    if (count as usize) > ascending.len() {
        return Rank::Everybody;
    }
    let count = count as usize;
    let last = match (count, bottom) {
        (0, _) => None,
        (count, true) => ascending.get(count - 1),
        (count, false) => ascending.get(ascending.len() - count),
    };
    Rank::Threshold(last.copied())
}

fn distribution(ascending: &[Quantity]) -> Vec<(Quantity, u64)> {
    let mut steps = Vec::new();
    let mut count = 0;
    for group in ascending.chunk_by(|a, b| a.total_order(b).is_eq()) {
        count += group.len() as u64;
        steps.push((group[0], count));
    }
    steps
}
