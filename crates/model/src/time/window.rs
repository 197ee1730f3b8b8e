//! Windows: which stretch of time a condition looks at, and when that stretch moves.

use std::fmt;

use super::{Date, Instant, Period, Zone};

/// The stretch of time that a condition looks at (`semantics` 2–4).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Window {
    /// Everything up to `as_of`.
    All,
    /// Sliding, `last 90d`: `(as_of − period, as_of]`.
    Last(Period),
    /// Whole local calendar units.
    Calendar(CalendarSpan),
    /// `between A and B`: `[A, B)`.
    Between(Moment, Moment),
}

/// A window of whole local calendar units. Units are day, week (Monday first), month, year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CalendarSpan {
    /// `today`, `this week`, `this month`, `this quarter`, `this year`: the one that `as_of` is in.
    This(CalendarUnit),
    /// `yesterday`, `last week`, …: the whole one before.
    Previous(CalendarUnit),
    /// `last 3 calendar months`: the one that `as_of` is in and those before it, `count` in all.
    Last(u32, CalendarUnit),
}

/// Units of [`CalendarSpan`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CalendarUnit {
    /// A local day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// Three months, from January.
    Quarter,
    /// A year.
    Year,
}

/// An end of a [`Window::Between`], as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// An instant with its offset written.
    Instant(Instant),
    /// The start of a local day.
    Date(Date),
}

/// A window fixed at one `as_of`: the rows it holds are those with `from <= occurred_at < until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// First instant inside.
    pub from: Instant,
    /// First instant behind; never later than `as_of` + 1 ms.
    pub until: Instant,
    /// First instant inside if `as_of` were endless: rows at or after `until` and before this one
    /// come in when their instant comes.
    pub horizon: Instant,
    /// The next instant at which `from` or `horizon` jumps (calendar windows); [`Instant::MAX`]
    /// when they move smoothly or not at all.
    pub jump: Instant,
}

impl Moment {
    /// The instant meant, in a zone.
    pub fn instant(self, zone: &Zone) -> Instant {
        match self {
            Moment::Instant(instant) => instant,
            Moment::Date(date) => zone.start_of(date),
        }
    }
}

impl CalendarUnit {
    /// First day of the unit that holds `date`, moved by `steps` units.
    pub fn start(self, date: Date, steps: i32) -> Date {
        let (year, month, day) = date.parts();
        let first = date.plus_days(1 - i32::from(day));
        match self {
            CalendarUnit::Day => date.plus_days(steps),
            CalendarUnit::Week => date.plus_days(7 * steps - date.days_since_monday()),
            CalendarUnit::Month => first.plus_months(steps),
            CalendarUnit::Quarter => first.plus_months(3 * steps - (i32::from(month) - 1) % 3),
            CalendarUnit::Year => Date::new(year, 1, 1)
                .unwrap_or(Date::FIRST)
                .plus_months(12 * steps),
        }
    }
}

impl CalendarSpan {
    fn unit(self) -> CalendarUnit {
        match self {
            CalendarSpan::This(unit) | CalendarSpan::Previous(unit) => unit,
            CalendarSpan::Last(_, unit) => unit,
        }
    }

    /// First day inside and first day behind, for the local day `today`.
    fn days(self, today: Date) -> (Date, Date) {
        let unit = self.unit();
        let (first, behind) = match self {
            CalendarSpan::This(_) => (0, 1),
            CalendarSpan::Previous(_) => (-1, 0),
            CalendarSpan::Last(count, _) => (1 - count as i32, 1),
        };
        (unit.start(today, first), unit.start(today, behind))
    }
}

impl Window {
    /// Fixes the window at one instant.
    pub fn reach(&self, as_of: Instant, zone: &Zone) -> Reach {
        let now = as_of.plus_millis(1);
        match self {
            Window::All => Reach {
                from: Instant::MIN,
                until: now,
                horizon: Instant::MAX,
                jump: Instant::MAX,
            },
            Window::Last(period) => Reach {
                from: start_of_last(*period, as_of, zone).plus_millis(1),
                until: now,
                horizon: Instant::MAX,
                jump: Instant::MAX,
            },
            Window::Calendar(span) => {
                let today = zone.date(as_of);
                let (first, behind) = span.days(today);
                let horizon = zone.start_of(behind);
                Reach {
                    from: zone.start_of(first),
                    until: horizon.min(now),
                    horizon,
                    jump: zone.start_of(span.unit().start(today, 1)),
                }
            }
            Window::Between(a, b) => {
                let horizon = b.instant(zone);
                let from = a.instant(zone);
                Reach {
                    from,
                    until: horizon.min(now),
                    horizon,
                    jump: Instant::MAX,
                }
            }
        }
    }

    /// The instant at which a row at `occurred_at`, inside the window now, falls out of it by the
    /// passing of time; [`Instant::MAX`] for never. Only for sliding windows; calendar windows move
    /// at [`Reach::jump`].
    pub fn expiry(&self, occurred_at: Instant, zone: &Zone) -> Instant {
        let Window::Last(period) = self else {
            return Instant::MAX;
        };
        match (period.millis(), period.months()) {
            (Some(millis), _) => occurred_at.plus_millis(millis),
            (None, Some(months)) => expiry_of_months(occurred_at, months, zone),
            (None, None) => Instant::MAX,
        }
    }
}

/// The excluded old end of `last <period>`.
fn start_of_last(period: Period, as_of: Instant, zone: &Zone) -> Instant {
    match (period.millis(), period.months()) {
        (Some(millis), _) => as_of.plus_millis(-millis),
        (None, Some(months)) => zone.plus_months(as_of, -months),
        (None, None) => Instant::MIN,
    }
}

/// The first instant whose start of `last <months>` has reached `occurred_at`. The start never goes
/// back, so bisection finds it; it lies within a few days of the naive answer.
fn expiry_of_months(occurred_at: Instant, months: i32, zone: &Zone) -> Instant {
    let day = 86_400_000;
    let expired = |at: i64| zone.plus_months(Instant(at), -months) >= occurred_at;
    let guess = zone.plus_months(occurred_at, months).0;
    if expired(guess) && !expired(guess - 1) {
        return Instant(guess);
    }
    let (mut low, mut high) = (guess.saturating_sub(5 * day), guess.saturating_add(5 * day));
    if !expired(high) {
        return Instant::MAX;
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if expired(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Instant(high)
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Moment::Instant(instant) => instant.fmt(f),
            Moment::Date(date) => date.fmt(f),
        }
    }
}

impl CalendarUnit {
    /// Singular English name, as in rule text.
    pub const fn name(self) -> &'static str {
        match self {
            CalendarUnit::Day => "day",
            CalendarUnit::Week => "week",
            CalendarUnit::Month => "month",
            CalendarUnit::Quarter => "quarter",
            CalendarUnit::Year => "year",
        }
    }
}

impl fmt::Display for Window {
    /// As written in rule text; nothing for [`Window::All`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Window::All => Ok(()),
            Window::Last(period) => write!(f, "last {period}"),
            Window::Calendar(CalendarSpan::This(CalendarUnit::Day)) => f.write_str("today"),
            Window::Calendar(CalendarSpan::Previous(CalendarUnit::Day)) => f.write_str("yesterday"),
            Window::Calendar(CalendarSpan::This(unit)) => write!(f, "this {}", unit.name()),
            Window::Calendar(CalendarSpan::Previous(unit)) => write!(f, "last {}", unit.name()),
            Window::Calendar(CalendarSpan::Last(count, unit)) => {
                let plural = if *count == 1 { "" } else { "s" };
                write!(f, "last {count} calendar {}{plural}", unit.name())
            }
            Window::Between(a, b) => write!(f, "between {a} and {b}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Unit;

    fn at(text: &str) -> Instant {
        Instant::parse_rfc3339(text).unwrap()
    }

    #[test]
    fn a_sliding_window_is_open_on_the_old_side() {
        let window = Window::Last(Period {
            count: 2,
            unit: Unit::Day,
        });
        let reach = window.reach(at("2024-06-12T12:00:00Z"), &Zone::utc());
        assert_eq!(reach.from, at("2024-06-10T12:00:00.001Z"));
        assert_eq!(reach.until, at("2024-06-12T12:00:00.001Z"));
    }

    #[test]
    fn calendar_windows_follow_the_zone() {
        let zone = Zone::named("Asia/Shanghai").unwrap();
        let as_of = at("2024-06-12T17:00:00Z");
        let today = Window::Calendar(CalendarSpan::This(CalendarUnit::Day)).reach(as_of, &zone);
        assert_eq!(today.from, at("2024-06-12T16:00:00Z"));
        assert_eq!(today.jump, at("2024-06-13T16:00:00Z"));
        let quarter = Window::Calendar(CalendarSpan::Previous(CalendarUnit::Quarter));
        assert_eq!(quarter.reach(as_of, &zone).from, at("2023-12-31T16:00:00Z"));
        assert_eq!(
            quarter.reach(as_of, &zone).horizon,
            at("2024-03-31T16:00:00Z")
        );
    }

    #[test]
    fn expiry_is_the_first_instant_outside() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        let window = Window::Last(Period {
            count: 1,
            unit: Unit::Month,
        });
        for hour in (0..24 * 400).step_by(7) {
            let row = at("2023-01-01T00:00:00Z").plus_millis(hour * 3_600_000);
            let expiry = window.expiry(row, &zone);
            assert!(
                window.reach(expiry, &zone).from > row,
                "{row} still inside at {expiry}"
            );
            let before = expiry.plus_millis(-1);
            assert!(
                window.reach(before, &zone).from <= row,
                "{row} outside already at {before}"
            );
        }
    }
}
