//! Next changes of ranks, scores and classes: a value that grows crosses cuts.

use fenqun_model::definition::{Bound, ScoreBy};
use fenqun_model::{Decimal, Instant, Value, Window};

use super::{Bounds, Growth, NEVER, NextChanges, crossing, each, earlier, first_after};
use crate::operators::steps_of;
use crate::parameters::{Cut, Rank};
use crate::plan::{NodeId, Shape};
use crate::quantity::Quantity;
use crate::vector::Data;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

impl NextChanges<'_, '_> {
    pub(crate) fn of_top(&mut self, rank: usize, by: NodeId) -> Bounds {
        let below = self.bounds_but_growth(by).as_ref().clone();
        let Some(Rank::Threshold(Some(threshold))) = self.frame.context.prepared.rank(rank) else {
            return below;
        };
        let threshold = *threshold;
        earlier(below, self.of_reaching(by, |_| vec![threshold]))
    }

    pub(crate) fn of_percentile(&mut self, rank: usize, by: NodeId) -> Bounds {
        let below = self.bounds_but_growth(by).as_ref().clone();
        let Some(Rank::Distribution(steps)) = self.frame.context.prepared.rank(rank) else {
            return below;
        };
        let next = |value: &Quantity| {
            let behind = steps.partition_point(|(step, _)| step.total_order(value).is_le());
            steps
                .get(behind)
                .map(|(step, _)| *step)
                .into_iter()
                .collect()
        };
        if self.growth(by) == Growth::Curve {
            let place = |value: &Value| {
                let value = Quantity::from_value(value)?;
                Some(steps.partition_point(|(step, _)| step.total_order(&value).is_le()))
            };
            return earlier(below, self.of_curve(by, place));
        }
        earlier(below, self.of_reaching(by, next))
    }

    pub(crate) fn of_score(
        &mut self,
        (scheme, dimension): (usize, usize),
        value: NodeId,
        inside: NodeId,
    ) -> Bounds {
        let below = earlier(
            self.bounds_but_growth(value).as_ref().clone(),
            self.bounds(inside).as_ref().clone(),
        );
        let Shape::Grid { dimensions, .. } = &self.frame.context.plan.schemes[scheme].shape else {
            return below;
        };
        let compiled = &dimensions[dimension];
        if compiled.by == ScoreBy::Threshold && self.growth(value) == Growth::Millis {
            return earlier(below, self.of_bounds(value, &compiled.cuts));
        }
        let steps = steps_of(self.frame, scheme, dimension);
        let cuts: Vec<Quantity> = steps.cuts.iter().map(|cut: &Cut| cut.value).collect();
        let crossings = match steps.whole_days {
            true => self.of_whole_days(value, &cuts),
            false => self.of_reaching(value, |_| cuts.clone()),
        };
        earlier(below, crossings)
    }

    pub(crate) fn of_abc(&mut self, scheme: usize, value: NodeId) -> Bounds {
        let below = self.bounds_but_growth(value).as_ref().clone();
        let cuts = self.frame.context.prepared.cuts(scheme, "value");
        let mut cuts: Vec<Quantity> = cuts.iter().map(|cut| cut.value).collect();
        cuts.push(match self.growth(value) {
            Growth::Millis => Quantity::Millis(0),
            _ => Quantity::Number(0),
        });
        earlier(below, self.of_reaching(value, |_| cuts.clone()))
    }

    /// When a growing value reaches or passes one of some constants.
    fn of_reaching(&self, value: NodeId, constants: impl Fn(&Quantity) -> Vec<Quantity>) -> Bounds {
        let growth = self.growth(value);
        if growth == Growth::Curve {
            return self.of_computed_reaching(value, constants);
        }
        let vector = self.vector(value);
        let (Data::Numbers(values, _), true) = (&vector.data, growth != Growth::None) else {
            return None;
        };
        let zone = self.frame.zone();
        each(vector.len(), |i| {
            let as_of = self.now(i);
            let Some(quantity) = Quantity::at(vector, i) else {
                return NEVER;
            };
            let now = values.get(i);
            let instants = constants(&quantity).into_iter().flat_map(|constant| {
                let raw = constant.raw().unwrap_or(i64::MAX);
                match growth {
                    Growth::Days => {
                        let target = raw.div_euclid(Decimal::SCALE);
                        let at = |target| crossing::day_of(now, target, as_of, zone);
                        [at(target), at(target.saturating_add(1))]
                    }
                    _ => {
                        let reaches = as_of.saturating_add(raw.saturating_sub(now));
                        [reaches, reaches.saturating_add(1)]
                    }
                }
            });
            first_after(as_of, instants)
        })
    }

    /// When a value computed from growing days compares otherwise with one of some constants.
    fn of_computed_reaching(
        &self,
        value: NodeId,
        constants: impl Fn(&Quantity) -> Vec<Quantity>,
    ) -> Bounds {
        self.of_curve(value, |value| {
            let value = Quantity::from_value(value)?;
            let orders = constants(&value).into_iter();
            Some(
                orders
                    .map(|constant| value.compare(&constant))
                    .collect::<Vec<_>>(),
            )
        })
    }

    /// Periods counted in whole days against cuts.
    fn of_whole_days(&self, value: NodeId, cuts: &[Quantity]) -> Bounds {
        let whole = |cut: &Quantity| match cut {
            Quantity::Millis(raw) => Quantity::Millis((raw + DAY - 1).div_euclid(DAY) * DAY),
            other => *other,
        };
        let cuts: Vec<Quantity> = cuts.iter().map(whole).collect();
        self.of_reaching(value, |_| cuts.clone())
    }

    /// Time passed against cuts written as periods.
    fn of_bounds(&self, value: NodeId, cuts: &[Bound]) -> Bounds {
        let vector = self.vector(value);
        let Data::Numbers(values, _) = &vector.data else {
            return None;
        };
        let zone = self.frame.zone();
        each(vector.len(), |i| {
            let as_of = self.now(i);
            if !vector.is_present(i) {
                return NEVER;
            }
            let anchor = Instant(as_of.saturating_sub(values.get(i)));
            let crossings = cuts.iter().flat_map(|cut| match cut {
                Bound::Number(_) => [NEVER, NEVER],
                Bound::Period(period) => {
                    let window = Window::Last(*period);
                    let reaches = window.expiry(anchor, zone).0;
                    [reaches, window.expiry(anchor.plus_millis(1), zone).0]
                }
            });
            first_after(as_of, crossings)
        })
    }
}
