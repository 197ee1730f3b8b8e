//! Labels from scores: cells of a grid, ABC classes, bands of a total.

use super::score::{self, Steps};
use crate::frame::Frame;
use crate::parameters::Cut;
use crate::plan::{NodeId, Shape};
use crate::quantity::Quantity;
use crate::vector::{Data, Ints, TextCodes, Vector};

/// The label of the cell that the scores name, `outside` where there are none.
pub(crate) fn grid<'a>(frame: &Frame<'a>, scheme: usize, scores: &[NodeId]) -> Vector<'a> {
    let compiled = &frame.context.plan.schemes[scheme];
    let Shape::Grid { table, outside, .. } = &compiled.shape else {
        unreachable!("the label of a grid belongs to a grid");
    };
    let dimensions: Vec<(&Ints<'_>, u32)> = scores
        .iter()
        .zip(&table.sizes)
        .map(|(node, size)| match &frame.vector(*node).data {
            Data::Numbers(scores, _) => (scores, *size),
            _ => unreachable!("scores are numbers"),
        })
        .collect();
    let inside = scores.first().map(|node| frame.vector(*node));
    let cell = |customer: usize| {
        if !inside.is_some_and(|vector| vector.is_present(customer)) {
            return *outside;
        }
        let add = |cell: usize, (scores, size): &(&Ints<'_>, u32)| {
            let score = scores.get(customer).clamp(1, i64::from(*size));
            cell * *size as usize + score as usize - 1
        };
        table.cells[dimensions.iter().fold(0, add)]
    };
    labelled(frame, scheme, cell)
}

/// A, B, C by where the value lies, `outside` without one above 0.
pub(crate) fn abc<'a>(frame: &Frame<'a>, scheme: usize, value: NodeId) -> Vector<'a> {
    let vector = frame.vector(value);
    let cuts: &[Cut] = frame.context.prepared.cuts(scheme, "value");
    let Shape::Abc { outside, .. } = frame.context.plan.schemes[scheme].shape else {
        unreachable!("classes by share belong to an ABC analysis");
    };
    let is_behind = |cut: &Cut, value: &Quantity| {
        value
            .compare(&cut.value)
            .is_some_and(std::cmp::Ordering::is_ge)
    };
    let class = |customer: usize| match Quantity::at(vector, customer) {
        Some(value) if value.float() > 0.0 => {
            2 - cuts.iter().filter(|cut| is_behind(cut, &value)).count() as u32
        }
        _ => outside,
    };
    labelled(frame, scheme, class)
}

/// The band in which the total lies; a total equal to a cut is above it.
pub(crate) fn band<'a>(frame: &Frame<'a>, scheme: usize, total: NodeId) -> Vector<'a> {
    let compiled = &frame.context.plan.schemes[scheme];
    let Shape::Points { cuts, bands } = &compiled.shape else {
        unreachable!("bands of points belong to a scorecard");
    };
    let steps = Steps {
        cuts: score::bounds(cuts, true, frame.as_of, frame.zone()),
        bins: cuts.len() as u32 + 1,
        reversed: false,
        descending_order: false,
        whole_days: false,
    };
    let above = score::above(frame, frame.vector(total), &steps);
    labelled(frame, scheme, |customer| bands[above[customer] as usize])
}

fn labelled<'a>(frame: &Frame<'a>, scheme: usize, code: impl Fn(usize) -> u32) -> Vector<'a> {
    let codes = (0..frame.len()).map(code).collect();
    let labels = &frame.context.plan.schemes[scheme].labels;
    Vector::new(Data::Texts(TextCodes::Owned(codes), labels), None)
}
