//! Windows restated: whether one instant lies in a window, by asking which local day, week or
//! month it belongs to.

use fenqun_model::time::{CalendarSpan, CalendarUnit};
use fenqun_model::{Date, Instant, Period, Window, Zone};

/// Whether an instant lies in a window. An instant later than `as_of` can: the end of a contract
/// lies in `this month`. Rows later than `as_of` are left out by whoever looks at rows.
pub(super) fn lies_in(window: &Window, instant: Instant, as_of: Instant, zone: &Zone) -> bool {
    match window {
        Window::All => true,
        Window::Last(period) => instant > before(as_of, *period, zone) && instant <= as_of,
        Window::Between(from, until) => {
            from.instant(zone) <= instant && instant < until.instant(zone)
        }
        Window::Calendar(span) => {
            let number = |instant, unit| unit_number(zone.date(instant), unit);
            match *span {
                CalendarSpan::This(unit) => number(instant, unit) == number(as_of, unit),
                CalendarSpan::Previous(unit) => number(instant, unit) == number(as_of, unit) - 1,
                CalendarSpan::Last(count, unit) => {
                    let age = number(as_of, unit) - number(instant, unit);
                    0 <= age && age < i64::from(count)
                }
            }
        }
    }
}

/// Counts calendar units since some day long ago, so that neighbours differ by one.
fn unit_number(date: Date, unit: CalendarUnit) -> i64 {
    let (year, month, _) = date.parts();
    let (year, month) = (i64::from(year), i64::from(month));
    match unit {
        CalendarUnit::Day => i64::from(date.0),
        CalendarUnit::Week => i64::from(date.0 - date.days_since_monday()).div_euclid(7),
        CalendarUnit::Month => year * 12 + month,
        CalendarUnit::Quarter => year * 4 + (month - 1) / 3,
        CalendarUnit::Year => year,
    }
}

/// The instant a period earlier.
pub(super) fn before(instant: Instant, period: Period, zone: &Zone) -> Instant {
    match period.months() {
        Some(months) => zone.plus_months(instant, -months),
        None => instant.plus_millis(-period.millis().unwrap_or(0)),
    }
}

/// The instant a period later.
pub(super) fn after(instant: Instant, period: Period, zone: &Zone) -> Instant {
    match period.months() {
        Some(months) => zone.plus_months(instant, months),
        None => instant.plus_millis(period.millis().unwrap_or(0)),
    }
}

/// The period `count` times.
pub(super) fn times(period: Period, count: u32) -> Period {
    Period {
        count: period.count * count,
        ..period
    }
}

/// Whether the month and day of `date` come round on `today`; 29 February is observed on
/// 28 February in common years.
pub(super) fn comes_round(date: Date, today: Date) -> bool {
    let (_, month, day) = date.parts();
    let (year, this_month, this_day) = today.parts();
    let leap = Date::new(year, 2, 29).is_some();
    let day = if (month, day) == (2, 29) && !leap {
        28
    } else {
        day
    };
    (month, day) == (this_month, this_day)
}
