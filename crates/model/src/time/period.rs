//! Lengths of time as people write them.

use std::fmt;

/// Units of a [`Period`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// One thousandth of a second, written `ms`.
    Millisecond,
    /// Written `s`.
    Second,
    /// Written `m`.
    Minute,
    /// Written `h`.
    Hour,
    /// 24 hours, written `d`.
    Day,
    /// Seven times 24 hours, written `w`.
    Week,
    /// A calendar month, written `mo`; never 30 days.
    Month,
    /// A calendar year, written `y`; never 365 days.
    Year,
}

/// A count of units, such as `90d` or `3mo`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

impl Unit {
    /// Milliseconds of one unit, `None` for calendar units, whose length varies.
    pub const fn millis(self) -> Option<i64> {
        match self {
            Unit::Millisecond => Some(1),
            Unit::Second => Some(1_000),
            Unit::Minute => Some(60_000),
            Unit::Hour => Some(3_600_000),
            Unit::Day => Some(86_400_000),
            Unit::Week => Some(7 * 86_400_000),
            Unit::Month | Unit::Year => None,
        }
    }

    /// The sign used in rule text.
    pub const fn sign(self) -> &'static str {
        match self {
            Unit::Millisecond => "ms",
            Unit::Second => "s",
            Unit::Minute => "m",
            Unit::Hour => "h",
            Unit::Day => "d",
            Unit::Week => "w",
            Unit::Month => "mo",
            Unit::Year => "y",
        }
    }
}

impl Period {
    /// Milliseconds, `None` for calendar units.
    pub fn millis(self) -> Option<i64> {
        self.unit.millis().map(|unit| unit * i64::from(self.count))
    }

    /// Months of a calendar period, `None` for fixed units.
    pub fn months(self) -> Option<i32> {
        match self.unit {
            Unit::Month => i32::try_from(self.count).ok(),
            Unit::Year => i32::try_from(self.count).ok()?.checked_mul(12),
            _ => None,
        }
    }

    /// The shortest this period can be, in milliseconds: a month has at least 28 days, a year 365,
    /// less an hour for the clock change. For comparing periods at save time.
    pub fn shortest_millis(self) -> i64 {
        let day = 86_400_000;
        match self.unit {
            Unit::Month => i64::from(self.count) * 28 * day - 3_600_000,
            Unit::Year => i64::from(self.count) * 365 * day - 3_600_000,
            _ => self.millis().unwrap_or(0),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.count, self.unit.sign())
    }
}
