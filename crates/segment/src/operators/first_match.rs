//! First match over a list of rules: the label, or the points, of the first rule that holds.

use crate::answer::NumberUnit;
use crate::frame::Frame;
use crate::plan::NodeId;
use crate::vector::{Data, TextCodes, Vector};

pub(crate) fn label<'a>(
    frame: &Frame<'a>,
    scheme: usize,
    rules: &[(NodeId, u32)],
    otherwise: u32,
) -> Vector<'a> {
    let codes = first(frame, rules, otherwise);
    let labels = &frame.context.plan.schemes[scheme].labels;
    Vector::new(Data::Texts(TextCodes::Owned(codes), labels), None)
}

pub(crate) fn points<'a>(frame: &Frame<'a>, rules: &[(NodeId, i64)]) -> Vector<'a> {
    Vector::numbers(first(frame, rules, 0), NumberUnit::Integer, None)
}

/// From the last rule to the first, each overwriting what it catches.
fn first<T: Copy>(frame: &Frame<'_>, rules: &[(NodeId, T)], otherwise: T) -> Vec<T> {
    let mut values = vec![otherwise; frame.len()];
    for (rule, value) in rules.iter().rev() {
        let bits = frame.bits(*rule);
        for (customer, slot) in values.iter_mut().enumerate() {
            if bits.get(customer) {
                *slot = *value;
            }
        }
    }
    values
}
