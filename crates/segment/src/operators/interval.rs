//! Comparison with a constant as membership in an interval of whole numbers, so that one tight loop
//! serves every operator.

use fenqun_model::expr::{CompareOp, Literal};
use fenqun_model::{Decimal, Instant, Period, Zone};

use crate::answer::NumberUnit;
use crate::bitmap::Bitmap;
use crate::vector::{Ints, Width, with_ints};

/// `low..=high`; empty when `low > high`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Interval {
    pub(crate) low: i64,
    pub(crate) high: i64,
}

/// The length of a period as of an instant: calendar periods are as long as the stretch behind it.
pub(crate) fn period_millis(period: Period, as_of: Instant, zone: &Zone) -> i64 {
    match (period.millis(), period.months()) {
        (Some(millis), _) => millis,
        (None, Some(months)) => as_of.0.saturating_sub(zone.plus_months(as_of, -months).0),
        (None, None) => i64::MAX,
    }
}

/// The raw number of a literal scaled by 10⁴ when it is compared with numbers of a unit, and the
/// scale of one raw step of that unit; `None` when the types do not compare.
fn scaled(
    literal: &Literal,
    unit: NumberUnit,
    as_of: Instant,
    zone: &Zone,
) -> Option<(i128, i128)> {
    let scale = i128::from(Decimal::SCALE);
    let step = match unit {
        NumberUnit::Integer => scale,
        _ => 1,
    };
    let value = match (literal, unit) {
        (Literal::Integer(value), NumberUnit::Integer | NumberUnit::Decimal) => {
            i128::from(*value) * scale
        }
        (Literal::Decimal(value), NumberUnit::Integer | NumberUnit::Decimal) => value.raw().into(),
        (Literal::Period(period), NumberUnit::Millis) => period_millis(*period, as_of, zone).into(),
        (Literal::Instant(value), NumberUnit::Instant) => value.0.into(),
        (Literal::Date(value), NumberUnit::Date) => value.0.into(),
        _ => return None,
    };
    Some((value, step))
}

impl Interval {
    const EMPTY: Interval = Interval { low: 1, high: 0 };

    /// The raw numbers of a unit that fulfil `number op literal`; of `!=` those that do not. `None`
    /// when the types do not compare.
    pub(crate) fn of(
        op: CompareOp,
        literal: &Literal,
        unit: NumberUnit,
        (as_of, zone): (Instant, &Zone),
    ) -> Option<Self> {
        let (value, step) = scaled(literal, unit, as_of, zone)?;
        let floor = value.div_euclid(step);
        let exact = value.rem_euclid(step) == 0;
        let ceiling = if exact { floor } else { floor + 1 };
        let (min, max) = (i128::from(i64::MIN), i128::from(i64::MAX));
        let (low, high) = match op {
            CompareOp::Eq | CompareOp::Ne if exact => (floor, floor),
            CompareOp::Eq | CompareOp::Ne => return Some(Self::EMPTY),
            CompareOp::Lt => (min, ceiling - 1),
            CompareOp::Le => (min, floor),
            CompareOp::Gt => (floor + 1, max),
            CompareOp::Ge => (ceiling, max),
        };
        if low > max || high < min {
            return Some(Self::EMPTY);
        }
        Some(Self {
            low: low.max(min) as i64,
            high: high.min(max) as i64,
        })
    }

    /// Which numbers lie in the interval.
    pub(crate) fn select(self, values: &Ints<'_>) -> Bitmap {
        if self.low > self.high {
            return Bitmap::filled(values.len(), false);
        }
        let Interval { low, high } = self;
        match (low, high) {
            (i64::MIN, _) => {
                with_ints!(values, slice => Bitmap::from_slice(slice, |v| v.wide() <= high))
            }
            (_, i64::MAX) => {
                with_ints!(values, slice => Bitmap::from_slice(slice, |v| v.wide() >= low))
            }
            _ => {
                let width = high.wrapping_sub(low) as u64;
                with_ints!(values, slice => Bitmap::from_slice(slice, |v| {
                    v.wide().wrapping_sub(low) as u64 <= width
                }))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(op: CompareOp, literal: Literal, unit: NumberUnit) -> Option<(i64, i64)> {
        let zone = Zone::utc();
        Interval::of(op, &literal, unit, (Instant(0), &zone)).map(|i| (i.low, i.high))
    }

    #[test]
    fn whole_numbers_against_fractions() {
        let half = || Literal::Decimal(Decimal::from_raw(45_000));
        let of = |op| interval(op, half(), NumberUnit::Integer).unwrap();
        assert_eq!(of(CompareOp::Ge), (5, i64::MAX));
        assert_eq!(of(CompareOp::Gt), (5, i64::MAX));
        assert_eq!(of(CompareOp::Le), (i64::MIN, 4));
        assert_eq!(of(CompareOp::Lt), (i64::MIN, 4));
        assert_eq!(of(CompareOp::Eq), (1, 0));
    }

    #[test]
    fn bounds_beyond_the_range_hold_for_all_or_none() {
        let huge = || Literal::Integer(i64::MAX);
        let of = |op| interval(op, huge(), NumberUnit::Decimal).unwrap();
        assert_eq!(of(CompareOp::Ge), (1, 0));
        assert_eq!(of(CompareOp::Lt), (i64::MIN, i64::MAX));
    }

    #[test]
    fn different_types_do_not_compare() {
        let text = Literal::Text("5".into());
        assert_eq!(interval(CompareOp::Eq, text, NumberUnit::Integer), None);
        let five = Literal::Integer(5);
        assert_eq!(interval(CompareOp::Lt, five, NumberUnit::Millis), None);
    }
}
