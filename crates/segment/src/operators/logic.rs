//! `and`, `or`, `not`: 64 elements a word.

use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::plan::NodeId;

pub(crate) fn and(frame: &Frame<'_>, nodes: &[NodeId]) -> Bitmap {
    let Some((first, rest)) = nodes.split_first() else {
        return Bitmap::filled(frame.len(), true);
    };
    let mut bits = frame.bits(*first).clone();
    for node in rest {
        bits.and(frame.bits(*node));
    }
    bits
}

pub(crate) fn or(frame: &Frame<'_>, nodes: &[NodeId]) -> Bitmap {
    let Some((first, rest)) = nodes.split_first() else {
        return Bitmap::filled(frame.len(), false);
    };
    let mut bits = frame.bits(*first).clone();
    for node in rest {
        bits.or(frame.bits(*node));
    }
    bits
}

pub(crate) fn not(frame: &Frame<'_>, node: NodeId) -> Bitmap {
    let mut bits = frame.bits(node).clone();
    bits.not();
    bits
}
