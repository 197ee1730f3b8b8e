//! What would turn a condition round.

use fenqun_model::Instant;
use fenqun_model::expr::{AggregateFunction, CompareOp, Expr, Literal};

use super::{Explainer, Needed};
use crate::operators::Interval;
use crate::plan::{Node, NodeId, Test};
use crate::quantity::Quantity;
use crate::vector::Data;

impl Explainer<'_, '_> {
    pub(crate) fn needed(
        &self,
        expr: &Expr,
        node: NodeId,
        holds: bool,
        next_change: Instant,
    ) -> Option<Needed> {
        let direct = match &self.frame.context.plan.nodes[node] {
            Node::Test(of, test) => self.for_test(expr, *of, test, holds),
            _ => None,
        };
        let wait = (next_change != Instant::MAX).then_some(Needed::Wait(next_change));
        direct.or(wait)
    }

    fn for_test(&self, expr: &Expr, of: NodeId, test: &Test, holds: bool) -> Option<Needed> {
        let values = |list: Vec<Literal>, positive: bool| match positive != holds {
            true => Needed::Become(list),
            false => Needed::Leave(list),
        };
        match test {
            Test::In(list) => Some(values(list.clone(), true)),
            Test::Compare(op, literal) => match (&self.frame.vector(of).data, op) {
                (Data::Numbers(..), _) => self.for_number(expr, of, (*op, literal), holds),
                (_, CompareOp::Eq) => Some(values(vec![literal.clone()], true)),
                (_, CompareOp::Ne) => Some(values(vec![literal.clone()], false)),
                _ => None,
            },
            _ => None,
        }
    }

    fn for_number(
        &self,
        expr: &Expr,
        of: NodeId,
        (op, literal): (CompareOp, &Literal),
        holds: bool,
    ) -> Option<Needed> {
        let vector = self.frame.vector(of);
        let Data::Numbers(values, unit) = &vector.data else {
            return None;
        };
        if !vector.is_present(0) {
            return event_of(expr).map(Needed::Event);
        }
        let now = (self.frame.as_of, self.frame.zone());
        let interval = Interval::of(op, literal, *unit, now)?;
        // Of `!=` the interval is that of `=`.
        let inside = holds != (op == CompareOp::Ne);
        let difference = distance(values.get(0), interval, inside)?;
        Some(match &self.frame.context.plan.nodes[of] {
            Node::Since(_) | Node::DaysSince(_) if difference > 0 => return None,
            Node::Since(_) | Node::DaysSince(_) => Needed::Event(event_of(expr)?),
            Node::Count { .. } | Node::Distinct(_) | Node::Days(_) => Needed::Count(difference),
            _ => Needed::Amount(Quantity::of(difference, *unit)),
        })
    }
}

/// The shortest way out of an interval, or into it.
fn distance(value: i64, interval: Interval, inside: bool) -> Option<i64> {
    let Interval { low, high } = interval;
    if !inside {
        return match value < low {
            _ if low > high => None,
            true => low.checked_sub(value),
            false => high.checked_sub(value),
        };
    }
    let up = (high < i64::MAX)
        .then(|| (high + 1).checked_sub(value))
        .flatten();
    let down = (low > i64::MIN)
        .then(|| (low - 1).checked_sub(value))
        .flatten();
    match (up, down) {
        (Some(up), Some(down)) if up.unsigned_abs() <= down.unsigned_abs() => Some(up),
        (up, down) => down.or(up),
    }
}

/// The event whose instant a value shows.
fn event_of(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Compare(left, ..) => event_of(left),
        Expr::Since(of) | Expr::DaysSince(of) => event_of(of),
        Expr::Aggregate(aggregate) => match aggregate.function {
            AggregateFunction::First => None,
            _ => Some(aggregate.query.event.clone()),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_way_is_told() {
        let between = Interval { low: 3, high: 5 };
        assert_eq!(distance(1, between, false), Some(2));
        assert_eq!(distance(9, between, false), Some(-4));
        assert_eq!(distance(5, between, true), Some(1));
        assert_eq!(distance(3, between, true), Some(-1));
        let at_least = Interval {
            low: 3,
            high: i64::MAX,
        };
        assert_eq!(distance(7, at_least, true), Some(-5));
    }
}
