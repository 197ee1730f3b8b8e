//! What looks across customers: ranks, cuts of scores, ABC classes. Everything is computed from the
//! values of everybody at the instant of the fit.

use std::collections::BTreeMap;
use std::rc::Rc;

use fenqun_model::definition::{Bound, GridDimension, Resolved, ScoreBy};
use fenqun_model::expr::Expr;
use fenqun_model::{Decimal, Value};

use super::{Oracle, Thing, View};

/// Milliseconds in a day.
const DAY: i128 = 86_400_000;

/// What was fitted for one segmentation.
#[derive(Debug)]
pub(super) enum Fit {
    /// Cuts of each dimension.
    Grid(BTreeMap<String, Vec<Cut>>),
    /// Least value of class A and of class B.
    Abc(i128, i128),
}

/// A cut between two scores, as the fraction `number / parts` of the unit values are counted in.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    number: i128,
    parts: i128,
    /// A value equal to the cut belongs above it.
    equal_is_above: bool,
    /// Of values equal to the cut, customers named later than this belong above (`ntile`).
    named: Option<String>,
}

impl Oracle<'_> {
    /// Values of everybody who has one, ascending, when fitted.
    pub(super) fn population(&self, of: &Expr) -> Rc<Vec<i128>> {
        if let Some(known) = self.populations.borrow().get(of) {
            return known.clone();
        }
        let mut values: Vec<i128> = self
            .everybody_when_fitted()
            .filter_map(|view| view.measure(&view.value(of)))
            .collect();
        values.sort_unstable();
        let values = Rc::new(values);
        self.populations
            .borrow_mut()
            .insert(of.clone(), values.clone());
        values
    }

    /// The fit of a segmentation.
    pub(super) fn fit(&self, name: &str) -> Rc<Fit> {
        if let Some(known) = self.fits.borrow().get(name) {
            return known.clone();
        }
        let fit = Rc::new(match &self.definitions.segmentations[name] {
            Resolved::Grid {
                dimensions,
                population,
                ..
            } => {
                let who: Vec<_> = self
                    .everybody_when_fitted()
                    .filter(|view| view.is_scored(dimensions, population.as_ref()))
                    .collect();
                let cuts = dimensions
                    .iter()
                    .map(|one| (one.name.clone(), cuts(one, &who)));
                Fit::Grid(cuts.collect())
            }
            Resolved::Abc { value, a, b, .. } => abc(&self.population(value), *a, *b),
            other => panic!("{other:?} is not fitted"),
        });
        self.fits.borrow_mut().insert(name.to_owned(), fit.clone());
        fit
    }
}

impl View<'_, '_> {
    /// A value as a whole number of its smallest unit: ten-thousandths, milliseconds or days.
    pub(super) fn measure(self, thing: &Thing) -> Option<i128> {
        match thing {
            Thing::Since(instant) => Some(i128::from(self.as_of.0) - i128::from(instant.0)),
            Thing::Value(Value::Instant(instant)) => Some(instant.0.into()),
            Thing::Value(Value::Date(date)) => Some(date.0.into()),
            Thing::Value(value) => value.scaled(),
            Thing::Missing | Thing::Period(_) => None,
        }
    }

    /// Among the `count` highest (lowest) values of everybody, ties with the last included.
    pub(super) fn is_top(self, count: u32, bottom: bool, by: &Expr) -> bool {
        let Some(mine) = self.measure(&self.value(by)) else {
            return false;
        };
        let everybody = self.oracle.population(by);
        let better = everybody.iter().filter(|other| match bottom {
            true => **other < mine,
            false => **other > mine,
        });
        better.count() < count as usize
    }

    /// The share of everybody with a value who have this one or a lower one.
    pub(super) fn percentile(self, of: &Expr) -> Option<Value> {
        let mine = self.measure(&self.value(of))?;
        let everybody = self.oracle.population(of);
        let lower = everybody.iter().filter(|other| **other <= mine).count();
        (!everybody.is_empty()).then(|| Value::Float(lower as f64 / everybody.len() as f64))
    }

    /// All values are there and the population's rule holds.
    pub(super) fn is_scored(self, dimensions: &[GridDimension], population: Option<&Expr>) -> bool {
        population.is_none_or(|rule| self.holds(rule))
            && dimensions
                .iter()
                .all(|one| self.measure(&self.value(&one.value)).is_some())
    }

    /// The score of a value among cuts: one more than the cuts below it, the other way round when
    /// smaller is better.
    pub(super) fn score_among(self, dimension: &GridDimension, cuts: &[Cut]) -> u32 {
        let mine = self
            .counted(dimension)
            .expect("only customers with all values are scored");
        let below = cuts
            .iter()
            .filter(|cut| cut.is_below(mine, self.customer.name))
            .count() as u32;
        match dimension.descending && dimension.by != ScoreBy::Ntile {
            true => dimension.bins - below,
            false => 1 + below,
        }
    }

    /// The value as the method of a dimension counts it: `r-rfm` counts periods in whole days, and
    /// `ntile` orders from the worst to the best.
    fn counted(self, dimension: &GridDimension) -> Option<i128> {
        let thing = self.value(&dimension.value);
        let value = self.measure(&thing)?;
        Some(match (dimension.by, thing) {
            (ScoreBy::RRfm, Thing::Since(_)) => value.div_euclid(DAY) * DAY,
            (ScoreBy::Ntile, _) if dimension.descending => -value,
            _ => value,
        })
    }

    /// Cuts given in the definition, in this customer's terms: months have their length as of now.
    pub(super) fn given_cuts(self, dimension: &GridDimension) -> Vec<Cut> {
        let measure = |bound: &Bound| match bound {
            Bound::Number(number) => i128::from(number.raw()),
            Bound::Period(period) => {
                let ago = super::calendar::before(self.as_of, *period, self.zone());
                i128::from(self.as_of.0) - i128::from(ago.0)
            }
        };
        let cuts = dimension.cuts.iter().map(|bound| Cut {
            number: measure(bound),
            parts: 1,
            equal_is_above: dimension.cut_belongs_above,
            named: None,
        });
        cuts.collect()
    }
}

impl Cut {
    fn is_below(&self, value: i128, name: &str) -> bool {
        let value = value * self.parts;
        let by_name = self
            .named
            .as_ref()
            .is_some_and(|named| name > named.as_str());
        value > self.number || (value == self.number && (self.equal_is_above || by_name))
    }
}

fn cuts(dimension: &GridDimension, who: &[View<'_, '_>]) -> Vec<Cut> {
    let mut values: Vec<(i128, &str)> = who
        .iter()
        .filter_map(|view| Some((view.counted(dimension)?, view.customer.name)))
        .collect();
    values.sort_unstable();
    if values.is_empty() || dimension.by == ScoreBy::Threshold {
        return vec![];
    }
    let whole = who
        .iter()
        .map(|view| match view.value(&dimension.value) {
            Thing::Since(_) => DAY,
            _ => i128::from(Decimal::SCALE),
        })
        .next();
    let bins = dimension.bins;
    let all = (1..bins).map(|i| cut(dimension.by, i, bins, &values, whole.unwrap_or(1)));
    all.flatten().collect()
}

/// The `i`-th of `bins − 1` cuts; `whole` is one whole unit (a day, for periods).
fn cut(by: ScoreBy, i: u32, bins: u32, values: &[(i128, &str)], whole: i128) -> Option<Cut> {
    let (i, parts) = (i128::from(i), i128::from(bins));
    let count = values.len() as i128;
    let plain = |number, parts| Cut {
        number,
        parts,
        equal_is_above: false,
        named: None,
    };
    let interpolated = || {
        let place = (count - 1) * i;
        let at = (place / parts) as usize;
        let low = values[at].0;
        let high = values[(at + 1).min(values.len() - 1)].0;
        low * parts + (place % parts) * (high - low)
    };
    Some(match by {
        ScoreBy::Quantile => {
            let reached = |value: i128| values.iter().filter(|v| v.0 <= value).count() as i128;
            let smallest = values.iter().find(|v| reached(v.0) * parts >= i * count)?;
            plain(smallest.0, 1)
        }
        ScoreBy::Width => {
            let (low, high) = (values[0].0, values[values.len() - 1].0);
            plain(low * parts + i * (high - low), parts)
        }
        ScoreBy::Linear => plain(interpolated(), parts),
        ScoreBy::RRfm => Cut {
            equal_is_above: true,
            ..plain(interpolated() + whole * parts, parts)
        },
        ScoreBy::Ntile => {
            // The first `count % parts` groups have one customer more.
            let before = (count / parts) * i + i.min(count % parts);
            let last = before
                .checked_sub(1)
                .and_then(|last| values.get(last as usize))?;
            Cut {
                named: Some(last.1.to_owned()),
                ..plain(last.0, 1)
            }
        }
        ScoreBy::Threshold => return None,
    })
}

/// Customers from the greatest value down, equal ones together: as long as those before have not
/// reached the cut, they still belong to the class.
fn abc(ascending: &[i128], a: u32, b: u32) -> Fit {
    let values: Vec<i128> = ascending.iter().rev().copied().filter(|v| *v > 0).collect();
    let total: i128 = values.iter().sum();
    let least = |percent: u32| {
        let inside = values.iter().filter(|value| {
            let before: i128 = values.iter().filter(|other| other > value).sum();
            before * 100 < i128::from(percent) * total
        });
        inside.min().copied().unwrap_or(i128::MAX)
    };
    Fit::Abc(least(a), least(b))
}
