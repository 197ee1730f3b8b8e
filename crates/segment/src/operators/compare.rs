//! `=`, `!=`, `<`, `<=`, `>`, `>=`: against constants, and of two values. False when a value is
//! missing or the types do not compare; `!=` is the complement of `=` (`semantics` 7, 8).

use std::cmp::Ordering;

use fenqun_model::Value;
use fenqun_model::expr::{CompareOp, Literal};

use super::interval::{Interval, period_millis};
use crate::answer::NumberUnit;
use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::plan::NodeId;
use crate::vector::{Data, Ints, Vector, Width, with_ints};

/// A literal as a value; periods have none.
pub(crate) fn literal_value(literal: &Literal) -> Option<Value> {
    Some(match literal {
        Literal::Text(text) => Value::Text(text.clone()),
        Literal::Integer(value) => Value::Integer(*value),
        Literal::Decimal(value) => Value::Decimal(*value),
        Literal::Boolean(value) => Value::Boolean(*value),
        Literal::Instant(value) => Value::Instant(*value),
        Literal::Date(value) => Value::Date(*value),
        Literal::Period(_) => return None,
    })
}

/// `vector op literal`.
pub(crate) fn constant(
    frame: &Frame<'_>,
    id: NodeId,
    vector: &Vector<'_>,
    op: CompareOp,
    literal: &Literal,
) -> Bitmap {
    let positive = match op {
        CompareOp::Ne => CompareOp::Eq,
        other => other,
    };
    let mut bits = holds(frame, id, vector, positive, literal);
    if let Some(present) = &vector.present {
        bits.and(present);
    }
    if op == CompareOp::Ne {
        bits.not();
    }
    bits
}

fn holds(
    frame: &Frame<'_>,
    id: NodeId,
    vector: &Vector<'_>,
    op: CompareOp,
    literal: &Literal,
) -> Bitmap {
    let nobody = || Bitmap::filled(vector.len(), false);
    match (&vector.data, literal) {
        (Data::Numbers(values, NumberUnit::Millis), Literal::Period(period))
            if frame.clocks.is_some() && period.months().is_some() =>
        {
            Bitmap::from_fn(values.len(), |i| {
                let length = period_millis(*period, frame.now(i), frame.zone());
                op.holds(values.get(i).cmp(&length))
            })
        }
        (Data::Numbers(values, unit), _) => {
            match Interval::of(op, literal, *unit, (frame.as_of, frame.zone())) {
                Some(interval) => interval.select(values),
                None => nobody(),
            }
        }
        (Data::Texts(codes, dictionary), Literal::Text(text)) => {
            let test = |entry: &str| op.holds(entry.as_bytes().cmp(text.as_bytes()));
            super::text::select(frame, id, (codes, dictionary), test)
        }
        (Data::Booleans(bits), Literal::Boolean(value)) => {
            Bitmap::from_fn(bits.len(), |i| op.holds(bits.get(i).cmp(value)))
        }
        (Data::Floats(values), Literal::Integer(_) | Literal::Decimal(_)) => {
            let number = match literal {
                Literal::Integer(value) => *value as f64,
                Literal::Decimal(value) => value.to_f64(),
                _ => return nobody(),
            };
            Bitmap::from_slice(values.values(), |v: f64| {
                v.partial_cmp(&number).is_some_and(|order| op.holds(order))
            })
        }
        (Data::Values(values), _) => {
            let Some(constant) = literal_value(literal) else {
                return nobody();
            };
            let order = |value: &Option<Value>| value.as_ref()?.compare(&constant);
            Bitmap::from_fn(values.len(), |i| {
                order(&values[i]).is_some_and(|order| op.holds(order))
            })
        }
        _ => nobody(),
    }
}

/// `left op right`.
pub(crate) fn vectors(frame: &Frame<'_>, left: NodeId, op: CompareOp, right: NodeId) -> Bitmap {
    let (left, right) = (frame.vector(left), frame.vector(right));
    if let (Data::Numbers(a, unit), Data::Numbers(b, other)) = (&left.data, &right.data)
        && unit == other
    {
        return numbers((left, a), op, (right, b));
    }
    let order = |i| order_at(left, right, i);
    Bitmap::from_fn(left.len(), |i| match op {
        CompareOp::Ne => order(i) != Some(Ordering::Equal),
        _ => order(i).is_some_and(|order| op.holds(order)),
    })
}

/// Numbers of one unit.
fn numbers(
    left: (&Vector<'_>, &Ints<'_>),
    op: CompareOp,
    right: (&Vector<'_>, &Ints<'_>),
) -> Bitmap {
    let positive = match op {
        CompareOp::Ne => CompareOp::Eq,
        other => other,
    };
    let mut bits = with_ints!(left.1, a => with_ints!(right.1, b => {
        Bitmap::from_fn(a.len(), |i| positive.holds(a[i].wide().cmp(&b[i].wide())))
    }));
    for present in [&left.0.present, &right.0.present].into_iter().flatten() {
        bits.and(present);
    }
    if op == CompareOp::Ne {
        bits.not();
    }
    bits
}

/// How two elements compare; `None` when one is missing or the types differ.
pub(crate) fn order_at(left: &Vector<'_>, right: &Vector<'_>, index: usize) -> Option<Ordering> {
    if left.is_period() != right.is_period() {
        return None;
    }
    left.value(index)?.compare(&right.value(index)?)
}
