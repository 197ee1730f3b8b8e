//! Values, amounts, days and lengths of time as people write them, and nothing lost on the way: an
//! amount keeps its cents, a length of time near a limit its hours.

use fenqun_model::expr::Literal;
use fenqun_model::{Date, Decimal, Instant, Language, Message, Period, Unit as PeriodUnit, Value};

use super::Words;
use crate::answers::Reading;
use crate::money::grouped;

const HOUR: u64 = 3_600_000;
const DAY: u64 = 24 * HOUR;
/// From so many days on, hours are left out.
const LONG: u64 = 10;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// The workspace's currency.
    Money,
    /// Things that are counted or added up.
    Count,
    /// A share of 1.
    Share,
    /// Anything else, such as a year of birth: no groups of digits.
    Bare,
}

impl Words<'_> {
    /// A constant of a rule.
    pub(super) fn literal(&self, literal: &Literal, measure: Measure) -> String {
        let value = match literal {
            Literal::Text(text) => Value::Text(text.clone()),
            Literal::Integer(number) => Value::Integer(*number),
            Literal::Decimal(number) => Value::Decimal(*number),
            Literal::Boolean(answer) => Value::Boolean(*answer),
            Literal::Instant(instant) => Value::Instant(*instant),
            Literal::Date(date) => Value::Date(*date),
            Literal::Period(period) => return self.period(*period),
        };
        self.value_of(&value, measure)
    }

    /// An observed value.
    pub(super) fn reading(&self, reading: &Reading, measure: Measure) -> String {
        match reading {
            Reading::Millis(millis) => self.duration(*millis, false),
            Reading::Plain(value) => self.value_of(value, measure),
        }
    }

    fn value_of(&self, value: &Value, measure: Measure) -> String {
        match value {
            Value::Text(text) => self.quoted(text),
            Value::Boolean(true) => self.said("plain-yes", &[]),
            Value::Boolean(false) => self.said("plain-no", &[]),
            Value::Instant(instant) => self.instant(*instant),
            Value::Date(date) => self.date(*date),
            Value::List(items) => self.listed(items.iter().map(|item| self.quoted(item)).collect()),
            Value::Point(_) => Reading::Plain(value.clone()).to_string(),
            Value::Float(number) => match Decimal::from_f64_rounded(*number) {
                Some(rounded) if measure != Measure::Bare => {
                    self.number(rounded.raw().into(), measure)
                }
                _ => number.to_string(),
            },
            Value::Integer(_) | Value::Decimal(_) => {
                self.number(value.scaled().unwrap_or_default(), measure)
            }
        }
    }

    /// A number in ten-thousandths.
    fn number(&self, raw: i128, measure: Measure) -> String {
        let scale = i128::from(Decimal::SCALE);
        let sign = if raw < 0 { "−" } else { "" };
        let magnitude = raw.abs();
        match measure {
            Measure::Bare => {
                let number = Decimal::saturating_from_raw(magnitude);
                format!("{sign}{}", written(number.raw().into(), false))
            }
            Measure::Count => format!("{sign}{}{}", grouped(magnitude / scale), fraction(raw, 1)),
            Measure::Money => format!(
                "{sign}{}{}{}",
                self.currency,
                grouped(magnitude / scale),
                fraction(raw, 2)
            ),
            Measure::Share => format!("{sign}{}%", written(magnitude * 100, true)),
        }
    }

    /// `“上海”`.
    pub(super) fn quoted(&self, text: &str) -> String {
        format!("“{text}”")
    }

    /// `“a”, “b”`.
    pub(crate) fn listed(&self, items: Vec<String>) -> String {
        items.join(match self.language {
            Language::Chinese => "、",
            Language::English => ", ",
        })
    }

    /// `12 March 2027`.
    pub(crate) fn date(&self, date: Date) -> String {
        let (year, month, day) = date.parts();
        let message = Message::new("plain-date")
            .with("year", year.to_string())
            .with("month", i64::from(month))
            .with("day", day.to_string());
        self.say(&message)
    }

    /// `12 March 2027, 16:58`, on the workspace's wall clock; at midnight only the day.
    pub(crate) fn instant(&self, instant: Instant) -> String {
        let local = self.zone.local(instant);
        let date = self.date(local.date);
        if (local.hour, local.minute, local.second) == (0, 0, 0) {
            return date;
        }
        let time = format!("{:02}:{:02}", local.hour, local.minute);
        self.said("plain-instant", &[("date", &date), ("time", &time)])
    }

    /// The day of an instant on the workspace's calendar.
    pub(crate) fn day(&self, instant: Instant) -> String {
        self.date(self.zone.date(instant))
    }

    /// An instant given in RFC 3339.
    pub(crate) fn written_instant(&self, rfc3339: &str) -> String {
        let instant = Instant::parse_rfc3339(rfc3339);
        instant.map_or_else(|| rfc3339.to_owned(), |instant| self.instant(instant))
    }

    /// `90 days`.
    pub(super) fn period(&self, period: Period) -> String {
        self.say(&counted(
            match period.unit {
                PeriodUnit::Millisecond => "plain-milliseconds",
                PeriodUnit::Second => "plain-seconds",
                PeriodUnit::Minute => "plain-minutes",
                PeriodUnit::Hour => "plain-hours",
                PeriodUnit::Day => "plain-days",
                PeriodUnit::Week => "plain-weeks",
                PeriodUnit::Month => "plain-months",
                PeriodUnit::Year => "plain-years",
            },
            period.count.into(),
        ))
    }

    /// A length of time in its largest unit, days with the hours behind them below ten days and
    /// wherever the exact length matters.
    pub(super) fn duration(&self, millis: i64, exact: bool) -> String {
        let magnitude = millis.unsigned_abs();
        let sign = if millis < 0 { "−" } else { "" };
        let part = |id, count| self.say(&counted(id, count));
        let text = match magnitude {
            0..1_000 => part("plain-milliseconds", magnitude),
            1_000..60_000 => part("plain-seconds", magnitude / 1_000),
            60_000..HOUR => part("plain-minutes", magnitude / 60_000),
            HOUR..DAY => part("plain-hours", magnitude / HOUR),
            _ => {
                let (days, hours) = (magnitude / DAY, magnitude % DAY / HOUR);
                let days_only = hours == 0 || (days >= LONG && !exact);
                match days_only {
                    true => part("plain-days", days),
                    false => format!(
                        "{} {}",
                        part("plain-days", days),
                        part("plain-hours", hours)
                    ),
                }
            }
        };
        format!("{sign}{text}")
    }
}

/// A message about a number, which also chooses the plural.
pub(super) fn counted(id: &'static str, count: u64) -> Message {
    Message::new(id).with("n", count)
}

/// The places behind the point, at least `least` of them when there are any.
fn fraction(raw: i128, least: usize) -> String {
    let scale = i128::from(Decimal::SCALE);
    let digits = format!("{:04}", (raw.abs()) % scale);
    let digits = digits.trim_end_matches('0');
    match digits.is_empty() {
        true => String::new(),
        false => format!(".{digits:0<least$}"),
    }
}

/// A number in ten-thousandths with the places that it has.
fn written(raw: i128, in_groups: bool) -> String {
    let whole = raw / i128::from(Decimal::SCALE);
    let whole = match in_groups {
        true => grouped(whole),
        false => whole.to_string(),
    };
    format!("{whole}{}", fraction(raw, 1))
}
