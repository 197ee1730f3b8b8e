//! Windows of time in words. A sliding window is "the last 90 days"; one of whole days says that
//! today counts.

use fenqun_model::time::{CalendarSpan, CalendarUnit, Moment};
use fenqun_model::{Period, Unit, Window};

use super::Words;
use super::amounts::counted;

impl Words<'_> {
    /// `in the last 90 days`; `so far` for all time.
    pub(super) fn window(&self, window: &Window) -> String {
        match window {
            Window::All => self.said("plain-all-time", &[]),
            Window::Last(period) => self.last(*period),
            Window::Calendar(span) => self.span(*span),
            Window::Between(from, until) => self.between(*from, *until),
        }
    }

    /// `in the last 90 days`.
    pub(super) fn last(&self, period: Period) -> String {
        let id = match period.unit {
            Unit::Millisecond => "plain-last-milliseconds",
            Unit::Second => "plain-last-seconds",
            Unit::Minute => "plain-last-minutes",
            Unit::Hour => "plain-last-hours",
            Unit::Day => "plain-last-days",
            Unit::Week => "plain-last-weeks",
            Unit::Month => "plain-last-months",
            Unit::Year => "plain-last-years",
        };
        self.say(&counted(id, period.count.into()))
    }

    fn span(&self, span: CalendarSpan) -> String {
        match span {
            CalendarSpan::This(unit) => self.said("plain-this", &[("unit", unit.name())]),
            CalendarSpan::Previous(unit) => self.said("plain-previous", &[("unit", unit.name())]),
            CalendarSpan::Last(count, unit) => {
                let id = match unit {
                    CalendarUnit::Day => "plain-whole-days",
                    CalendarUnit::Week => "plain-whole-weeks",
                    CalendarUnit::Month => "plain-whole-months",
                    CalendarUnit::Quarter => "plain-whole-quarters",
                    CalendarUnit::Year => "plain-whole-years",
                };
                self.say(&counted(id, count.into()))
            }
        }
    }

    /// Whole days are named by their first and last; the end of the rule is outside.
    fn between(&self, from: Moment, until: Moment) -> String {
        match (from, until) {
            (Moment::Date(from), Moment::Date(until)) => {
                let last = until.plus_days(-1);
                match from == last {
                    true => self.said("plain-on-day", &[("day", &self.date(from))]),
                    false => self.said(
                        "plain-from-to",
                        &[("from", &self.date(from)), ("to", &self.date(last))],
                    ),
                }
            }
            _ => self.said(
                "plain-from-until",
                &[
                    ("from", &self.before_more(self.moment(from))),
                    ("until", &self.before_more(self.moment(until))),
                ],
            ),
        }
    }

    fn moment(&self, moment: Moment) -> String {
        match moment {
            Moment::Instant(instant) => self.instant(instant),
            Moment::Date(date) => self.date(date),
        }
    }
}
