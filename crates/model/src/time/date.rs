//! A calendar day.

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use serde::{Deserialize, Serialize};

/// A day of the proleptic Gregorian calendar, as days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Date(pub i32);

impl Date {
    /// The day of a year, month (1–12) and day of month, `None` when there is none.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let year = i16::try_from(year).ok()?;
        let date = civil::Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()?;
        Some(Self::from_civil(date))
    }

    /// Year, month (1–12), day of month.
    pub fn parts(self) -> (i32, u8, u8) {
        let date = self.civil();
        (date.year().into(), date.month() as u8, date.day() as u8)
    }

    /// Days since Monday: 0 on Monday, 6 on Sunday.
    pub fn days_since_monday(self) -> i32 {
        (self.0 + 3).rem_euclid(7)
    }

    /// This day moved by a number of days.
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The same day of the month `months` later (or earlier when negative); when that month has no
    /// such day, the first day of the month after it. So the result never goes back when `self`
    /// goes forward.
    pub fn plus_months(self, months: i32) -> Self {
        let (year, month, day) = self.parts();
        let index = year * 12 + i32::from(month) - 1 + months;
        let of =
            |index: i32, day| Date::new(index.div_euclid(12), index.rem_euclid(12) as u8 + 1, day);
        let held = if months < 0 { Self::FIRST } else { Self::LAST };
        of(index, day).or_else(|| of(index + 1, 1)).unwrap_or(held)
    }

    /// The earliest day that the calendar knows, −9999-01-01.
    pub const FIRST: Date = Date(-4_371_587);
    /// The last day that the calendar knows, 9999-12-31.
    pub const LAST: Date = Date(2_932_896);

    /// This day in jiff's terms, held to the calendar's range.
    pub(crate) fn civil(self) -> civil::Date {
        let days = self.0.clamp(Self::FIRST.0, Self::LAST.0);
        let epoch = civil::date(1970, 1, 1);
        epoch
            .checked_add(jiff::Span::new().days(days))
            .unwrap_or(civil::Date::MAX)
    }

    pub(crate) fn from_civil(date: civil::Date) -> Self {
        let days = date
            .since(civil::date(1970, 1, 1))
            .map_or(0, |span| span.get_days());
        Self(days)
    }
}

impl FromStr for Date {
    type Err = ();

    /// Reads `2024-06-12`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split('-');
        let mut next = |length| parts.next().filter(|part: &&str| part.len() == length);
        let (year, month, day) = (next(4).ok_or(())?, next(2).ok_or(())?, next(2).ok_or(())?);
        if parts.next().is_some() {
            return Err(());
        }
        let year = year.parse().map_err(|_| ())?;
        Self::new(
            year,
            month.parse().map_err(|_| ())?,
            day.parse().map_err(|_| ())?,
        )
        .ok_or(())
    }
}

impl fmt::Display for Date {
    /// `2024-06-12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_without_the_day_ends_in_the_next_month() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(date("2024-01-31").plus_months(1), date("2024-03-01"));
        assert_eq!(date("2024-03-31").plus_months(-1), date("2024-03-01"));
        assert_eq!(date("2024-03-15").plus_months(-15), date("2022-12-15"));
        assert_eq!(
            date("2024-02-30".replace("30", "29").as_str()).plus_months(12),
            date("2025-03-01")
        );
    }

    #[test]
    fn ends_of_the_calendar_are_what_the_docs_say() {
        assert_eq!(Date::FIRST.to_string(), "-9999-01-01");
        assert_eq!(Date::LAST.to_string(), "9999-12-31");
    }

    #[test]
    fn knows_the_days_of_the_week() {
        assert_eq!(Date(0).days_since_monday(), 3);
        assert_eq!("2024-06-10".parse::<Date>().unwrap().days_since_monday(), 0);
    }
}
