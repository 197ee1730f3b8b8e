//! Weighted sums of scores and points: `rfm.score`, the total of a scorecard.

use crate::answer::NumberUnit;
use crate::bitmap::both;
use crate::frame::Frame;
use crate::plan::NodeId;
use crate::vector::{Data, Vector};

pub(crate) fn evaluate<'a>(frame: &Frame<'a>, parts: &[(NodeId, u32)]) -> Vector<'a> {
    let mut sums = vec![0_i64; frame.len()];
    let mut present = None;
    for (node, weight) in parts {
        let vector = frame.vector(*node);
        let Data::Numbers(values, _) = &vector.data else {
            unreachable!("scores and points are numbers");
        };
        for (customer, sum) in sums.iter_mut().enumerate() {
            let part = values.get(customer).saturating_mul(i64::from(*weight));
            *sum = sum.saturating_add(part);
        }
        present = both(present.as_ref(), vector.present.as_ref());
    }
    Vector::numbers(sums, NumberUnit::Integer, present)
}
