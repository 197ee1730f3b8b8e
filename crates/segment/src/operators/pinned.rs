//! Static lists: what the rule says, but for the customers pinned in or out (`semantics` 19).

use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::plan::NodeId;

pub(crate) fn evaluate(frame: &Frame<'_>, list: usize, rule: NodeId) -> Bitmap {
    let mut bits = frame.bits(rule).clone();
    let pins = &frame.context.plan.lists[list].by_name;
    if pins.is_empty() {
        return bits;
    }
    let names = &frame.context.chunk.customers[frame.customers.clone()];
    for (customer, name) in names.iter().enumerate() {
        if let Some(is_in) = pins.get(name) {
            bits.set(customer, *is_in);
        }
    }
    bits
}
