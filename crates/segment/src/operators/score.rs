//! Scores 1 to n (`semantics` 22): one more than the number of cuts that the value is above,
//! reversed where smaller is better. Missing outside the population.

use fenqun_model::definition::{Bound, ScoreBy};
use fenqun_model::{Decimal, Instant, Zone};

use super::interval::period_millis;
use crate::answer::NumberUnit;
use crate::frame::Frame;
use crate::parameters::Cut;
use crate::plan::{Dimension, NodeId, Shape};
use crate::quantity::Quantity;
use crate::vector::{Data, Vector, Width, with_ints};

/// A day in milliseconds.
const DAY: i64 = 86_400_000;

pub(crate) fn evaluate<'a>(
    frame: &Frame<'a>,
    (scheme, dimension): (usize, usize),
    value: NodeId,
    inside: NodeId,
) -> Vector<'a> {
    let steps = steps_of(frame, scheme, dimension);
    let vector = frame.vector(value);
    let mut scores = above(frame, vector, &steps);
    for score in &mut scores {
        *score = match steps.reversed {
            true => i64::from(steps.bins) - *score,
            false => *score + 1,
        };
    }
    let present = frame.bits(inside).clone();
    Vector::numbers(scores, NumberUnit::Integer, Some(present))
}

/// The cuts of a dimension at an instant.
#[derive(Clone, Debug)]
pub(crate) struct Steps {
    pub(crate) cuts: Vec<Cut>,
    pub(crate) bins: u32,
    /// Larger values score lower.
    pub(crate) reversed: bool,
    /// `ntile` in descending order: cuts descend, and a value below a cut is behind it.
    pub(crate) descending_order: bool,
    /// Periods are counted in whole days.
    pub(crate) whole_days: bool,
}

pub(crate) fn steps_of(frame: &Frame<'_>, scheme: usize, dimension: usize) -> Steps {
    let compiled = &frame.context.plan.schemes[scheme];
    let Shape::Grid { dimensions, .. } = &compiled.shape else {
        unreachable!("only grids have scores");
    };
    let dimension = &dimensions[dimension];
    let cuts = match dimension.by {
        ScoreBy::Threshold => bounds(
            &dimension.cuts,
            dimension.cut_belongs_above,
            frame.as_of,
            frame.zone(),
        ),
        _ => frame
            .context
            .prepared
            .cuts(scheme, &dimension.name)
            .to_vec(),
    };
    Steps::new(dimension, cuts)
}

impl Steps {
    fn new(dimension: &Dimension, cuts: Vec<Cut>) -> Self {
        let ntile = dimension.by == ScoreBy::Ntile;
        Self {
            cuts,
            bins: dimension.bins,
            reversed: dimension.descending && !ntile,
            descending_order: dimension.descending && ntile,
            whole_days: dimension.by == ScoreBy::RRfm,
        }
    }
}

/// Cuts written in a definition.
pub(crate) fn bounds(
    bounds: &[Bound],
    belongs_above: bool,
    as_of: Instant,
    zone: &Zone,
) -> Vec<Cut> {
    let cut = |bound: &Bound| Cut {
        value: match bound {
            Bound::Number(number) => Quantity::Number(number.raw()),
            Bound::Period(period) => Quantity::Millis(period_millis(*period, as_of, zone)),
        },
        belongs_above,
        customer: None,
    };
    bounds.iter().map(cut).collect()
}

/// How many cuts each value is above; of no meaning where it is missing.
pub(crate) fn above(frame: &Frame<'_>, vector: &Vector<'_>, steps: &Steps) -> Vec<i64> {
    let named = steps.cuts.iter().any(|cut| cut.customer.is_some());
    if let (Data::Numbers(values, unit), false) = (&vector.data, named)
        && let Some(least) = least_above(&steps.cuts, *unit)
    {
        let divisor = match (steps.whole_days, unit) {
            (true, NumberUnit::Millis) => DAY,
            _ => 1,
        };
        return with_ints!(values, slice => slice.iter().map(|value| {
            let value = whole(value.wide(), divisor);
            least.iter().map(|least| i64::from(i128::from(value) >= *least)).sum()
        }).collect());
    }
    let names = &frame.context.chunk.customers[frame.customers.clone()];
    (0..vector.len())
        .map(|i| match Quantity::at(vector, i) {
            Some(value) => {
                let is_above = |cut: &&Cut| is_above(cut, &value, &names[i], steps);
                steps.cuts.iter().filter(is_above).count() as i64
            }
            None => 0,
        })
        .collect()
}

/// Whole days in milliseconds, or the value itself.
pub(crate) fn whole(value: i64, divisor: i64) -> i64 {
    match divisor {
        1 => value,
        _ => value.div_euclid(divisor) * divisor,
    }
}

/// The least raw number of a unit that is above each cut; `None` when units differ.
pub(crate) fn least_above(cuts: &[Cut], unit: NumberUnit) -> Option<Vec<i128>> {
    let probe = Quantity::of(0, unit);
    let scale = match unit {
        NumberUnit::Integer => i128::from(Decimal::SCALE),
        _ => 1,
    };
    cuts.iter()
        .map(|cut| {
            probe.compare(&cut.value)?;
            let raw = i128::from(cut.value.raw()?);
            Some(match cut.belongs_above {
                // Least v with v·scale >= raw, or with v·scale > raw.
                true => (raw + scale - 1).div_euclid(scale),
                false => raw.div_euclid(scale) + 1,
            })
        })
        .collect()
}

fn is_above(cut: &Cut, value: &Quantity, name: &str, steps: &Steps) -> bool {
    let value = match value {
        Quantity::Millis(raw) if steps.whole_days => Quantity::Millis(whole(*raw, DAY)),
        other => *other,
    };
    let Some(order) = value.compare(&cut.value) else {
        return false;
    };
    let order = match steps.descending_order {
        true => order.reverse(),
        false => order,
    };
    match &cut.customer {
        Some(last) => order.then_with(|| name.cmp(last)).is_gt(),
        None => order.is_gt() || (order.is_eq() && cut.belongs_above),
    }
}

/// A length of time cut to whole days.
pub(crate) fn whole_days(millis: i64) -> i64 {
    whole(millis, DAY)
}
