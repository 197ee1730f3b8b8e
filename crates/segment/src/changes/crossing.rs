//! When a value that grows by itself crosses a constant.

use fenqun_model::expr::{CompareOp, Literal};
use fenqun_model::{Date, Instant, Period, Window, Zone};

use super::{NEVER, first_after};
use crate::answer::NumberUnit;
use crate::operators::Interval;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// Time that has passed since `anchor` against a period.
pub(crate) fn period(
    anchor: Instant,
    op: CompareOp,
    length: Period,
    (as_of, zone): (i64, &Zone),
) -> i64 {
    let window = Window::Last(length);
    // Months are at most 31 days long, and five days cover every clock change: what lies farther
    // back has passed, without asking the calendar.
    let longest = length
        .months()
        .map(|months| (31 * i64::from(months) + 5) * DAY);
    if longest.is_some_and(|longest| as_of.saturating_sub(anchor.0) > longest) {
        return NEVER;
    }
    let reaches = || window.expiry(anchor, zone).0;
    let passes = || window.expiry(anchor.plus_millis(1), zone).0;
    match op {
        CompareOp::Ge | CompareOp::Lt => first_after(as_of, [reaches()]),
        CompareOp::Gt | CompareOp::Le => first_after(as_of, [passes()]),
        CompareOp::Eq | CompareOp::Ne => first_after(as_of, [reaches(), passes()]),
    }
}

/// A number of days that grows each midnight against a number: when it comes into or goes out of
/// the interval in which the comparison holds.
pub(crate) fn days(
    days: i64,
    op: CompareOp,
    literal: &Literal,
    (as_of, zone): (i64, &Zone),
) -> i64 {
    let now = (Instant(as_of), zone);
    let Some(interval) = Interval::of(op, literal, NumberUnit::Integer, now) else {
        return NEVER;
    };
    if interval.low > interval.high {
        return NEVER;
    }
    let behind = interval.high.saturating_add(1);
    let targets = [interval.low, behind];
    let reached = |target: i64| target > days && target < i64::MAX;
    let targets = targets.into_iter().filter(|target| reached(*target));
    first_after(
        as_of,
        targets.map(|target| day_of(days, target, as_of, zone)),
    )
}

/// The midnight at which a number of days that is `days` now is `target`.
pub(crate) fn day_of(days: i64, target: i64, as_of: i64, zone: &Zone) -> i64 {
    let today = i64::from(zone.date(Instant(as_of)).0);
    let day = today.saturating_add(target.saturating_sub(days));
    match i32::try_from(day) {
        Ok(day) if day <= Date::LAST.0 => zone.start_of(Date(day)).0,
        _ => NEVER,
    }
}
