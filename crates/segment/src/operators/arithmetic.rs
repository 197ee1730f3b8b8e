//! `+ - * /` on numbers. Whole numbers stay whole but for `/`; decimals stay exact to four places,
//! rounded half away from zero; a float makes a float. Results beyond the range and quotients by 0 are
//! missing.

use fenqun_model::expr::ArithmeticOp;
use fenqun_model::{Decimal, Value};

use crate::answer::NumberUnit;
use crate::bitmap::both;
use crate::frame::Frame;
use crate::plan::NodeId;
use crate::vector::{Data, Ints, Vector};

pub(crate) fn evaluate<'a>(
    frame: &Frame<'a>,
    left: NodeId,
    op: ArithmeticOp,
    right: NodeId,
) -> Vector<'a> {
    let (left, right) = (frame.vector(left), frame.vector(right));
    if let (Data::Numbers(a, unit), Data::Numbers(b, other)) = (&left.data, &right.data)
        && unit == other
        && matches!(op, ArithmeticOp::Add | ArithmeticOp::Subtract)
        && matches!(unit, NumberUnit::Integer | NumberUnit::Decimal)
    {
        let values: Option<Vec<i64>> = added(a, op, b);
        if let Some(values) = values {
            let present = both(left.present.as_ref(), right.present.as_ref());
            return Vector::numbers(values, *unit, present);
        }
    }
    if left.is_period() || right.is_period() {
        return Vector::absent(left.len());
    }
    let values: Vec<Option<Value>> = (0..left.len())
        .map(|i| apply(&left.value(i)?, op, &right.value(i)?))
        .collect();
    uniform(values)
}

/// `None` when one is out of range.
fn added(a: &Ints<'_>, op: ArithmeticOp, b: &Ints<'_>) -> Option<Vec<i64>> {
    let add = |i: usize| match op {
        ArithmeticOp::Add => a.get(i).checked_add(b.get(i)),
        _ => a.get(i).checked_sub(b.get(i)),
    };
    (0..a.len()).map(add).collect()
}

/// One result; `None` on other types than numbers and on division by zero.
pub(crate) fn apply(a: &Value, op: ArithmeticOp, b: &Value) -> Option<Value> {
    match (a, b) {
        (Value::Float(_), _) | (_, Value::Float(_)) => float(number(a)?, op, number(b)?),
        (Value::Integer(a), Value::Integer(b)) if op != ArithmeticOp::Divide => {
            let value = match op {
                ArithmeticOp::Add => a.checked_add(*b),
                ArithmeticOp::Subtract => a.checked_sub(*b),
                _ => a.checked_mul(*b),
            };
            value.map(Value::Integer)
        }
        _ => decimal(a.scaled()?, op, b.scaled()?),
    }
}

pub(crate) fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(value) => Some(*value as f64),
        Value::Decimal(value) => Some(value.to_f64()),
        Value::Float(value) => Some(*value),
        _ => None,
    }
}

fn float(a: f64, op: ArithmeticOp, b: f64) -> Option<Value> {
    let value = match op {
        ArithmeticOp::Add => a + b,
        ArithmeticOp::Subtract => a - b,
        ArithmeticOp::Multiply => a * b,
        ArithmeticOp::Divide => a / b,
    };
    value.is_finite().then_some(Value::Float(value))
}

/// On ten-thousandths.
fn decimal(a: i128, op: ArithmeticOp, b: i128) -> Option<Value> {
    let scale = i128::from(Decimal::SCALE);
    let rounded = fenqun_model::decimal::divide_rounded;
    let raw = match op {
        ArithmeticOp::Add => a + b,
        ArithmeticOp::Subtract => a - b,
        ArithmeticOp::Multiply => rounded(a.saturating_mul(b), scale),
        ArithmeticOp::Divide if b == 0 => return None,
        ArithmeticOp::Divide => rounded(a * scale, b),
    };
    i64::try_from(raw)
        .ok()
        .map(Decimal::from_raw)
        .map(Value::Decimal)
}

/// Values of one number type as numbers, else as they are.
fn uniform<'a>(values: Vec<Option<Value>>) -> Vector<'a> {
    let unit_of = |value: &Value| match value {
        Value::Integer(_) => Some(NumberUnit::Integer),
        Value::Decimal(_) => Some(NumberUnit::Decimal),
        _ => None,
    };
    let mut units = values.iter().flatten().map(unit_of);
    let Some(Some(unit)) = units.next() else {
        return Vector::values(values);
    };
    if !units.all(|other| other == Some(unit)) {
        return Vector::values(values);
    }
    let raw = |value: &Option<Value>| match value {
        Some(Value::Integer(value)) => *value,
        Some(Value::Decimal(value)) => value.raw(),
        _ => 0,
    };
    let present = crate::bitmap::Bitmap::from_fn(values.len(), |i| values[i].is_some());
    Vector::numbers(values.iter().map(raw).collect(), unit, Some(present))
}
