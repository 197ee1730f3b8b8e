//! Next changes of conditions on single values, whatever the elements are.

use fenqun_model::expr::{CompareOp, Literal};
use fenqun_model::{Date, Decimal, Instant, Zone};

use super::{
    Aim, Bounds, Growth, NEVER, NextChanges, crossing, each, earlier, first_after, membership,
};
use crate::operators::{literal_value, local_day, next_occurrence};
use crate::plan::{ColumnId, Node, NodeId, StreamId, Test};
use crate::quantity::Quantity;
use crate::vector::Data;

impl NextChanges<'_, '_> {
    pub(crate) fn of_test(&mut self, of: NodeId, test: &Test) -> Bounds {
        if let Some(direct) = self.of_count_test(of, test) {
            return Some(direct);
        }
        let below = self.bounds_but_growth(of).as_ref().clone();
        let own = match test {
            Test::InWindow(window) => {
                let vector = self.vector(of);
                let zone = self.frame.zone();
                each(vector.len(), |i| match vector.instant(i, zone) {
                    Some(instant) => membership::lies_until(window, instant, self.now(i), zone),
                    None => NEVER,
                })
            }
            Test::Anniversary(_) if self.aim == Aim::LastOfAll => None,
            Test::Anniversary(days) => self.of_anniversary(of, *days),
            _ if self.growth(of) == Growth::Curve => self.of_computed(of, test),
            Test::Compare(op, literal) => self.of_growth(of, *op, std::slice::from_ref(literal)),
            Test::In(list) => self.of_growth(of, CompareOp::Eq, list),
            _ => None,
        };
        earlier(below, own)
    }

    /// A value computed from growing days: when it compares otherwise with a constant, or comes to
    /// be there or to be missing.
    fn of_computed(&self, of: NodeId, test: &Test) -> Bounds {
        let literals = match test {
            Test::Compare(_, literal) => std::slice::from_ref(literal),
            Test::In(list) => list.as_slice(),
            _ => &[],
        };
        let constants: Vec<_> = literals.iter().filter_map(literal_value).collect();
        let there = self.of_curve(of, |_| ());
        let crossings = constants
            .iter()
            .map(|constant| self.of_curve(of, |value| value.compare(constant)));
        crossings.fold(there, earlier)
    }

    /// A growing value against constants.
    fn of_growth(&self, of: NodeId, op: CompareOp, literals: &[Literal]) -> Bounds {
        let growth = self.growth(of);
        let Data::Numbers(values, _) = &self.vector(of).data else {
            return None;
        };
        let vector = self.vector(of);
        let crossing = |now: (i64, &Zone), value: i64, literal: &Literal| match (growth, literal) {
            (Growth::Millis, Literal::Period(length)) => {
                let anchor = Instant(now.0.saturating_sub(value));
                crossing::period(anchor, op, *length, now)
            }
            (Growth::Days, literal) => crossing::days(value, op, literal, now),
            _ => NEVER,
        };
        if growth == Growth::None {
            return None;
        }
        each(vector.len(), |i| match vector.is_present(i) {
            true => {
                let now = (self.now(i), self.frame.zone());
                let crossings = literals
                    .iter()
                    .map(|literal| crossing(now, values.get(i), literal));
                crossings.min().unwrap_or(NEVER)
            }
            false => NEVER,
        })
    }

    pub(crate) fn of_comparison(&mut self, left: NodeId, _: CompareOp, right: NodeId) -> Bounds {
        let (a, b) = (self.growth(left), self.growth(right));
        let below = earlier(
            self.bounds_but_growth(left).as_ref().clone(),
            self.bounds_but_growth(right).as_ref().clone(),
        );
        match (a, b) {
            (Growth::Curve, _) | (_, Growth::Curve) => earlier(below, self.of_curves(left, right)),
            (Growth::Days, Growth::None) => earlier(below, self.of_days_against(left, right)),
            (Growth::None, Growth::Days) => earlier(below, self.of_days_against(right, left)),
            _ => below,
        }
    }

    /// A growing number of days against a number that does not grow.
    fn of_days_against(&self, days: NodeId, number: NodeId) -> Bounds {
        let (days, number) = (self.vector(days), self.vector(number));
        let zone = self.frame.zone();
        let Data::Numbers(values, _) = &days.data else {
            return None;
        };
        each(days.len(), |i| {
            let as_of = self.now(i);
            let target = match Quantity::at(number, i) {
                Some(Quantity::Number(raw)) => raw.div_euclid(Decimal::SCALE),
                Some(Quantity::Float(value)) => value.floor() as i64,
                _ => return NEVER,
            };
            if !days.is_present(i) {
                return NEVER;
            }
            let at = |target| crossing::day_of(values.get(i), target, as_of, zone);
            first_after(as_of, [at(target), at(target.saturating_add(1))])
        })
    }

    /// A number of days by itself changes each midnight.
    pub(crate) fn of_days_since(&mut self, of: NodeId) -> Bounds {
        let below = self.bounds(of).as_ref().clone();
        let zone = self.frame.zone();
        let midnight = zone.next_midnight(self.frame.as_of);
        let vector = self.vector(of);
        let own = each(vector.len(), |i| {
            let midnight = match self.frame.clocks {
                Some(clocks) => zone.next_midnight(clocks[i]),
                None => midnight,
            };
            match vector.is_present(i) {
                true => first_after(self.now(i), [midnight.0]),
                false => NEVER,
            }
        });
        earlier(below, own)
    }

    fn of_anniversary(&self, of: NodeId, days: u32) -> Bounds {
        let vector = self.vector(of);
        let zone = self.frame.zone();
        let today = zone.date(self.frame.as_of);
        each(vector.len(), |i| {
            let today = match self.frame.clocks {
                Some(clocks) => zone.date(clocks[i]),
                None => today,
            };
            // Between two anniversaries there are at most 366 days.
            let Some(day) = local_day(vector, i, zone).filter(|_| (1..366).contains(&days)) else {
                return NEVER;
            };
            let next = next_occurrence(day, today);
            let first = next.plus_days(1 - days as i32);
            let flip: Date = match first <= today {
                true => next.plus_days(1),
                false => first,
            };
            first_after(self.now(i), [zone.start_of(flip).0])
        })
    }

    pub(crate) fn of_any_item(
        &mut self,
        stream: StreamId,
        items: ColumnId,
        condition: NodeId,
    ) -> Bounds {
        let bounds = self.bounds(condition);
        let bounds = bounds.as_ref().as_ref()?;
        let offsets = self.frame.item_offsets(stream, items);
        let base = *offsets.first()?;
        each(offsets.len() - 1, |row| {
            let range = (offsets[row] - base) as usize..(offsets[row + 1] - base) as usize;
            bounds[range].iter().copied().min().unwrap_or(NEVER)
        })
    }

    /// `count(..) >= k` and the like over a window that only loses rows: the instant at which the
    /// count leaves the interval in which it is now.
    fn of_count_test(&self, of: NodeId, test: &Test) -> Option<Vec<i64>> {
        let Test::Compare(op, literal) = test else {
            return None;
        };
        let Node::Count { of: counted, .. } = self.frame.context.plan.nodes[of] else {
            return None;
        };
        membership::count_flips(self, &counted, (*op, literal))
    }
}
