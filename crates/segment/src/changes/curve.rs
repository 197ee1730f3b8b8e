//! Numbers computed from numbers of days that grow each midnight: `days_since(a) - days_since(b)`,
//! `count(order) / days_since(first(order))`. Where such a number only rises or only falls, the day
//! at which it leaves a class is found by bisection instead of midnight by midnight.

use std::cmp::Ordering;

use fenqun_model::expr::ArithmeticOp;
use fenqun_model::{Date, Decimal, Instant, Value, Zone};

use super::{Bounds, Growth, NEVER, NextChanges, each, first_after};
use crate::operators::apply;
use crate::plan::{Node, NodeId};

/// A number as a function of the midnights that have passed.
#[derive(Debug)]
enum Curve {
    Flat(Value),
    /// Grows by one each midnight.
    Days(i64),
    Of(Box<Curve>, ArithmeticOp, Box<Curve>),
}

impl NextChanges<'_, '_> {
    /// The first midnight at which a number computed from growing days is of another class; the next
    /// one where that cannot be told. Classes hold stretches of numbers without gaps.
    pub(crate) fn of_curve<K: PartialEq>(
        &self,
        node: NodeId,
        class: impl Fn(&Value) -> K,
    ) -> Bounds {
        let len = self.vector(node).len();
        each(len, |i| match self.curve(node, i) {
            Some(curve) => curve.leaves(&class, (self.frame.now(i), self.frame.zone())),
            None => NEVER,
        })
    }

    /// When two numbers, one of them computed from growing days, compare otherwise.
    pub(crate) fn of_curves(&self, left: NodeId, right: NodeId) -> Bounds {
        let sign = |difference: &Value| difference.compare(&Value::Integer(0));
        each(self.vector(left).len(), |i| {
            let (Some(a), Some(b)) = (self.curve(left, i), self.curve(right, i)) else {
                return NEVER;
            };
            let difference = Curve::Of(Box::new(a), ArithmeticOp::Subtract, Box::new(b));
            difference.leaves(&sign, (self.frame.now(i), self.frame.zone()))
        })
    }

    /// `None` when something that it is computed from is missing.
    fn curve(&self, node: NodeId, index: usize) -> Option<Curve> {
        let value = || self.vector(node).value(index);
        Some(match &self.frame.context.plan.nodes[node] {
            Node::Arithmetic(left, op, right) if self.growth(node) == Growth::Curve => {
                let (left, right) = (self.curve(*left, index)?, self.curve(*right, index)?);
                Curve::Of(Box::new(left), *op, Box::new(right))
            }
            Node::DaysSince(_) => match value()? {
                Value::Integer(days) => Curve::Days(days),
                other => Curve::Flat(other),
            },
            _ => Curve::Flat(value()?),
        })
    }
}

impl Curve {
    fn leaves<K: PartialEq>(
        &self,
        class: &impl Fn(&Value) -> K,
        (now, zone): (Instant, &Zone),
    ) -> i64 {
        let today = zone.date(now);
        let last = i64::from(Date::LAST.0) - i64::from(today.0);
        let midnight = |days: i64| {
            let start = zone.start_of(today.plus_days(days as i32));
            first_after(now.0, [start.0])
        };
        if last < 1 || self.is_void() {
            return NEVER;
        }
        let of = |days| self.at(days).as_ref().map(class);
        let at_first = of(0);
        match self.trend(last) {
            None => midnight(1),
            Some(Ordering::Equal) => NEVER,
            Some(_) if of(last) == at_first => NEVER,
            Some(_) => {
                let (mut same, mut other) = (0, last);
                while other - same > 1 {
                    let middle = same + (other - same) / 2;
                    match of(middle) == at_first {
                        true => same = middle,
                        false => other = middle,
                    }
                }
                midnight(other)
            }
        }
    }

    /// The value after some midnights.
    fn at(&self, days: i64) -> Option<Value> {
        match self {
            Curve::Flat(value) => Some(value.clone()),
            Curve::Days(now) => Some(Value::Integer(now.saturating_add(days))),
            Curve::Of(a, op, b) => apply(&a.at(days)?, *op, &b.at(days)?),
        }
    }

    /// Whether it is missing for ever: divided by nothing, or computed from what is no number.
    fn is_void(&self) -> bool {
        match self {
            Curve::Flat(value) => sign(value).is_none(),
            Curve::Days(_) => false,
            Curve::Of(a, op, b) => {
                let by_zero = *op == ArithmeticOp::Divide && b.flat_sign() == Some(Ordering::Equal);
                by_zero || a.is_void() || b.is_void()
            }
        }
    }

    /// `Greater` when it never falls until the last day, `Less` when it never rises; `None` when
    /// neither can be told or it is missing on some day.
    fn trend(&self, last: i64) -> Option<Ordering> {
        let (a, op, b) = match self {
            Curve::Flat(_) => return Some(Ordering::Equal),
            Curve::Days(_) => return Some(Ordering::Greater),
            Curve::Of(a, op, b) => (a, op, b),
        };
        // Between two days on which a number that only rises is within its range it is, too.
        self.at(0)?;
        self.at(last)?;
        let (rise_a, rise_b) = (a.trend(last), b.trend(last));
        if let Some(slope) = self.slope() {
            return (rise_a.is_some() && rise_b.is_some()).then(|| slope.cmp(&0));
        }
        match op {
            ArithmeticOp::Add => together(rise_a?, rise_b?),
            ArithmeticOp::Subtract => together(rise_a?, rise_b?.reverse()),
            ArithmeticOp::Multiply => match (a.flat_sign(), b.flat_sign()) {
                (Some(sign), _) => Some(times(sign, rise_b?)),
                (_, Some(sign)) => Some(times(sign, rise_a?)),
                _ => None,
            },
            ArithmeticOp::Divide => {
                if let Some(sign) = b.flat_sign() {
                    return Some(times(sign, rise_a?));
                }
                match a.flat_sign() {
                    _ if !b.keeps_its_sign(last) => None,
                    Some(sign) => Some(times(sign, rise_b?).reverse()),
                    None => Self::trend_of_ratio(a, b).filter(|_| rise_b.is_some()),
                }
            }
        }
    }

    /// A ratio of two numbers that move evenly rises or falls everywhere where there is no pole.
    fn trend_of_ratio(a: &Curve, b: &Curve) -> Option<Ordering> {
        let (from_a, from_b) = (a.at(0)?.scaled()?, b.at(0)?.scaled()?);
        let rising = a.slope()?.checked_mul(from_b)?;
        let falling = from_a.checked_mul(b.slope()?)?;
        Some(rising.cmp(&falling))
    }

    /// Whether a number that only rises or only falls is never 0 and on the same side at the end.
    fn keeps_its_sign(&self, last: i64) -> bool {
        let side = |days| self.at(days).as_ref().and_then(sign);
        matches!((side(0), side(last)), (Some(a), Some(b)) if a == b && a.is_ne())
    }

    /// By how many ten-thousandths it moves each midnight, when always by the same.
    fn slope(&self) -> Option<i128> {
        let scale = i128::from(Decimal::SCALE);
        match self {
            Curve::Flat(value) => value.scaled().map(|_| 0),
            Curve::Days(_) => Some(scale),
            Curve::Of(a, ArithmeticOp::Add, b) => Some(a.slope()? + b.slope()?),
            Curve::Of(a, ArithmeticOp::Subtract, b) => Some(a.slope()? - b.slope()?),
            Curve::Of(a, ArithmeticOp::Multiply, b) => match (&**a, &**b) {
                (Curve::Flat(factor), moving) | (moving, Curve::Flat(factor)) => {
                    // Only a product with a whole number is never rounded.
                    let is_whole = |value: &Value| matches!(value, Value::Integer(_));
                    let exact = is_whole(factor) || is_whole(&moving.at(0)?);
                    let product = moving.slope()?.checked_mul(factor.scaled()?)?;
                    exact.then_some(product / scale)
                }
                _ => None,
            },
            Curve::Of(..) => None,
        }
    }

    /// How a constant compares with 0.
    fn flat_sign(&self) -> Option<Ordering> {
        match self {
            Curve::Flat(value) => sign(value),
            _ => None,
        }
    }
}

fn sign(value: &Value) -> Option<Ordering> {
    value.compare(&Value::Integer(0))
}

/// Two trends added up.
fn together(a: Ordering, b: Ordering) -> Option<Ordering> {
    match (a, b) {
        (Ordering::Equal, other) | (other, Ordering::Equal) => Some(other),
        (a, b) => (a == b).then_some(a),
    }
}

/// A trend under a factor of a sign.
fn times(sign: Ordering, trend: Ordering) -> Ordering {
    match sign {
        Ordering::Less => trend.reverse(),
        Ordering::Equal => Ordering::Equal,
        Ordering::Greater => trend,
    }
}
