//! `avg(..)`: sum by count, rounded half away from zero to four places; missing over none.

use fenqun_model::decimal::divide_rounded;
use fenqun_model::{Decimal, Value};

use crate::answer::NumberUnit;
use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::plan::NodeId;
use crate::vector::{Data, Vector};

pub(crate) fn evaluate<'a>(frame: &Frame<'a>, sum: NodeId, count: NodeId) -> Vector<'a> {
    let (sums, counts) = (frame.vector(sum), frame.vector(count));
    let Data::Numbers(counts, _) = &counts.data else {
        unreachable!("counts are numbers");
    };
    let mean = |i: usize| match counts.get(i) {
        0 => None,
        count => mean_of(&sums.value(i)?, count),
    };
    if let Data::Numbers(values, unit) = &sums.data {
        let scale = match unit {
            NumberUnit::Integer => i128::from(Decimal::SCALE),
            _ => 1,
        };
        let mean = |i: usize| quotient(i128::from(values.get(i)) * scale, counts.get(i));
        let means = (0..values.len()).map(mean).collect();
        let present = Bitmap::from_fn(values.len(), |i| counts.get(i) > 0);
        return Vector::numbers(means, NumberUnit::Decimal, Some(present));
    }
    let means: Vec<Option<i64>> = (0..sums.len()).map(mean).collect();
    let present = Bitmap::from_fn(means.len(), |i| means[i].is_some());
    let means = means.iter().map(|mean| mean.unwrap_or(0)).collect();
    Vector::numbers(means, NumberUnit::Decimal, Some(present))
}

/// Rounded half away from zero, in machine words when it fits.
fn quotient(sum: i128, count: i64) -> i64 {
    let Ok(small) = i64::try_from(sum) else {
        return Decimal::saturating_from_raw(divide_rounded(sum, count.max(1).into())).raw();
    };
    let count = count.max(1);
    let (quotient, rest) = (small / count, small % count);
    if rest.unsigned_abs() * 2 < count.unsigned_abs() {
        quotient
    } else {
        quotient + small.signum()
    }
}

/// Ten-thousandths; `None` when a float is out of range.
fn mean_of(sum: &Value, count: i64) -> Option<i64> {
    match sum {
        Value::Float(sum) => Decimal::from_f64_rounded(sum / count as f64).map(Decimal::raw),
        other => Some(quotient(other.scaled()?, count)),
    }
}
