//! When jobs run by themselves.

use fenqun_model::definition::RefitEvery;
use fenqun_model::{Date, Instant, Zone};

/// When a job runs by itself. What was missed runs once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// Never.
    OnDemand,
    /// So many milliseconds after the last time.
    Every(i64),
    /// At the beginning of each period of the workspace's calendar.
    Each(Calendar),
}

/// A period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// From a full minute.
    Minute,
    /// From a full hour of the wall clock.
    Hour,
    /// From midnight.
    Day,
    /// From Monday.
    Week,
    /// From the first of a month.
    Month,
    /// From the first of January, April, July, October.
    Quarter,
    /// From the first of January, July.
    HalfYear,
    /// From the first of January.
    Year,
}

impl Schedule {
    /// The instant for which a run is due; `None` when there is none. `last` is the instant of the
    /// run before, or when the schedule was first seen.
    pub fn due(self, last: Instant, now: Instant, zone: &Zone) -> Option<Instant> {
        match self {
            Schedule::OnDemand => None,
            Schedule::Every(millis) => (now >= last.plus_millis(millis)).then_some(now),
            Schedule::Each(period) => Some(period.start(now, zone)).filter(|start| *start > last),
        }
    }
}

impl Calendar {
    /// When the period began in which an instant lies.
    pub fn start(self, at: Instant, zone: &Zone) -> Instant {
        let local = zone.local(at);
        let minute = at.0.div_euclid(1_000) * 1_000 - i64::from(local.second) * 1_000;
        let months = match self {
            Calendar::Minute => return Instant(minute),
            Calendar::Hour => return Instant(minute - i64::from(local.minute) * 60_000),
            Calendar::Day => return zone.start_of(local.date),
            Calendar::Week => {
                let monday = local.date.plus_days(-local.date.days_since_monday());
                return zone.start_of(monday);
            }
            Calendar::Month => 1,
            Calendar::Quarter => 3,
            Calendar::HalfYear => 6,
            Calendar::Year => 12,
        };
        let (year, month, _) = local.date.parts();
        let first = (month - 1) / months * months + 1;
        zone.start_of(Date::new(year, first, 1).unwrap_or(local.date))
    }
}

impl From<RefitEvery> for Calendar {
    fn from(every: RefitEvery) -> Self {
        match every {
            RefitEvery::Month => Calendar::Month,
            RefitEvery::Quarter => Calendar::Quarter,
            RefitEvery::HalfYear => Calendar::HalfYear,
            RefitEvery::Year => Calendar::Year,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse_rfc3339(text).unwrap()
    }

    #[test]
    fn periods_begin_by_the_wall_clock_of_the_workspace() {
        let zone = Zone::named("Asia/Shanghai").unwrap();
        let now = at("2026-08-19T23:59:59.999+08:00");
        for (period, start) in [
            (Calendar::Minute, "2026-08-19T23:59:00+08:00"),
            (Calendar::Hour, "2026-08-19T23:00:00+08:00"),
            (Calendar::Day, "2026-08-19T00:00:00+08:00"),
            (Calendar::Week, "2026-08-17T00:00:00+08:00"),
            (Calendar::Month, "2026-08-01T00:00:00+08:00"),
            (Calendar::Quarter, "2026-07-01T00:00:00+08:00"),
            (Calendar::HalfYear, "2026-07-01T00:00:00+08:00"),
            (Calendar::Year, "2026-01-01T00:00:00+08:00"),
        ] {
            assert_eq!(period.start(now, &zone), at(start), "{period:?}");
            assert_eq!(period.start(at(start), &zone), at(start), "{period:?}");
        }
    }

    #[test]
    fn days_begin_after_the_gap_where_the_clock_skips_midnight() {
        let zone = Zone::named("America/Santiago").unwrap();
        let noon = at("2026-09-06T12:00:00-03:00");
        assert_eq!(
            Calendar::Day.start(noon, &zone),
            at("2026-09-06T01:00:00-03:00")
        );
    }

    #[test]
    fn what_was_missed_runs_once() {
        let zone = Zone::utc();
        let each = Schedule::Each(Calendar::Month);
        let last = at("2026-01-01T00:00:00Z");
        let now = at("2026-05-09T10:00:00Z");
        let due = each.due(last, now, &zone).unwrap();
        assert_eq!(due, at("2026-05-01T00:00:00Z"));
        assert_eq!(each.due(due, now, &zone), None);

        let every = Schedule::Every(60_000);
        assert_eq!(every.due(last, last.plus_millis(59_999), &zone), None);
        assert_eq!(every.due(last, now, &zone), Some(now));
        assert_eq!(every.due(now, now, &zone), None);
        assert_eq!(every.due(now, last, &zone), None, "a clock that jumps back");
    }
}
