//! How long periods and windows can be: what has to be known to tell that two of them contradict
//! each other.

use std::cmp::Ordering;

use crate::time::{CalendarSpan, CalendarUnit, Moment, Period, Unit, Window};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// No period or window of calendar units reaches further than this, so that date arithmetic can
/// never leave its range.
const MAX_YEARS: i64 = 10_000;

/// Whether a period may be written at all: at most ten thousand years.
pub(super) fn is_writable(period: Period) -> bool {
    let count = i64::from(period.count);
    match period.unit {
        Unit::Month => count <= 12 * MAX_YEARS,
        Unit::Year => count <= MAX_YEARS,
        _ => longest(period) <= MAX_YEARS * 366 * DAY,
    }
}

/// Whether `last <count> calendar <unit>s` may be written: one unit to ten thousand years.
pub(super) fn is_writable_count(count: u32, unit: CalendarUnit) -> bool {
    let a_year = match unit {
        CalendarUnit::Day => 366,
        CalendarUnit::Week => 52,
        CalendarUnit::Month => 12,
        CalendarUnit::Quarter => 4,
        CalendarUnit::Year => 1,
    };
    (1..=MAX_YEARS * a_year).contains(&i64::from(count))
}

/// Whether `a` is shorter than `b` on every day of the calendar. Months and years compare exactly
/// with each other; against days, hours and so on a month has 28 to 31 days, give or take an hour
/// for the clock change.
pub(super) fn certainly_shorter(a: Period, b: Period) -> bool {
    match (a.months(), b.months()) {
        (Some(a), Some(b)) => a < b,
        _ => longest(a) < b.shortest_millis(),
    }
}

/// Whether a period is longer than the window on every day of the calendar.
pub(super) fn certainly_exceeds(period: Period, window: &Window) -> bool {
    match window {
        Window::All => false,
        Window::Last(last) => certainly_shorter(*last, period),
        Window::Calendar(span) => period.shortest_millis() > longest_span(*span),
        Window::Between(from, to) => period.shortest_millis() > latest(*to) - earliest(*from),
    }
}

/// Whether `between a and b` holds no instant in any zone.
pub(super) fn is_certainly_empty(a: Moment, b: Moment) -> bool {
    match (a, b) {
        (Moment::Instant(a), Moment::Instant(b)) => a >= b,
        (Moment::Date(a), Moment::Date(b)) => a >= b,
        _ => earliest(a) >= latest(b),
    }
}

/// Orders two periods when their order is the same on every day of the calendar.
pub(super) fn compare(a: Period, b: Period) -> Option<Ordering> {
    let same_millis = a.millis().is_some() && a.millis() == b.millis();
    let same_months = a.months().is_some() && a.months() == b.months();
    if same_millis || same_months {
        return Some(Ordering::Equal);
    }
    if certainly_shorter(a, b) {
        return Some(Ordering::Less);
    }
    certainly_shorter(b, a).then_some(Ordering::Greater)
}

/// The longest a period can be, milliseconds.
fn longest(period: Period) -> i64 {
    let count = i64::from(period.count);
    match period.unit {
        Unit::Month => count * 31 * DAY + HOUR,
        Unit::Year => count * 366 * DAY + HOUR,
        _ => period.millis().unwrap_or(i64::MAX),
    }
}

fn longest_span(span: CalendarSpan) -> i64 {
    let (count, unit) = match span {
        CalendarSpan::This(unit) | CalendarSpan::Previous(unit) => (1, unit),
        CalendarSpan::Last(count, unit) => (i64::from(count), unit),
    };
    let days = match unit {
        CalendarUnit::Day => 1,
        CalendarUnit::Week => 7,
        CalendarUnit::Month => 31,
        CalendarUnit::Quarter => 92,
        CalendarUnit::Year => 366,
    };
    count * days * DAY + HOUR
}

/// A local day begins at most 26 hours from the same day in UTC.
const FARTHEST_ZONE: i64 = 26 * HOUR;

fn earliest(moment: Moment) -> i64 {
    match moment {
        Moment::Instant(instant) => instant.0,
        Moment::Date(date) => i64::from(date.0) * DAY - FARTHEST_ZONE,
    }
}

fn latest(moment: Moment) -> i64 {
    match moment {
        Moment::Instant(instant) => instant.0,
        Moment::Date(date) => i64::from(date.0) * DAY + FARTHEST_ZONE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::parse_period;

    fn period(text: &str) -> Period {
        parse_period(text).expect(text)
    }

    #[test]
    fn shorter_means_on_every_day_of_the_calendar() {
        for (a, b) in [
            ("30d", "90d"),
            ("23h", "1d"),
            ("11mo", "1y"),
            ("27d", "1mo"),
            ("1mo", "32d"),
            ("1y", "367d"),
        ] {
            assert!(certainly_shorter(period(a), period(b)), "{a} {b}");
            assert_eq!(compare(period(b), period(a)), Some(Ordering::Greater));
        }
        for (a, b) in [
            ("24h", "1d"),
            ("12mo", "1y"),
            ("30d", "1mo"),
            ("1mo", "31d"),
        ] {
            assert!(!certainly_shorter(period(a), period(b)), "{a} {b}");
        }
        assert_eq!(compare(period("7d"), period("1w")), Some(Ordering::Equal));
        assert_eq!(compare(period("1y"), period("12mo")), Some(Ordering::Equal));
        assert_eq!(compare(period("30d"), period("1mo")), None);
    }

    #[test]
    fn periods_reach_ten_thousand_years() {
        for (text, writable) in [
            ("10000y", true),
            ("10001y", false),
            ("120000mo", true),
            ("120001mo", false),
            ("3660000d", true),
            ("3660001d", false),
            ("4294967295ms", true),
            ("4294967296ms", false),
        ] {
            assert_eq!(parse_period(text).is_some(), writable, "{text}");
        }
    }
}
