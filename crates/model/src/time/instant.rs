//! A point in time.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// Before every row.
    pub const MIN: Instant = Instant(i64::MIN);
    /// After every row; as a "next change" it means never.
    pub const MAX: Instant = Instant(i64::MAX);

    /// This instant moved by a number of milliseconds, held to the range of the type.
    pub fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Reads an RFC 3339 instant (`2024-06-12T12:00:00Z`, `…+08:00`, up to nanoseconds, which are
    /// cut to milliseconds towards the past).
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        let timestamp: jiff::Timestamp = text.parse().ok()?;
        Some(Self(timestamp.as_nanosecond().div_euclid(1_000_000) as i64))
    }
}

impl fmt::Display for Instant {
    /// RFC 3339 in UTC, with milliseconds only when they are not zero.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_millisecond(self.0) {
            Ok(timestamp) if self.0.rem_euclid(1000) == 0 => write!(f, "{timestamp:.0}"),
            Ok(timestamp) => write!(f, "{timestamp:.3}"),
            Err(_) => write!(f, "{}ms", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_rfc3339() {
        let instant = Instant::parse_rfc3339("2024-06-12T20:00:00+08:00").unwrap();
        assert_eq!(instant.to_string(), "2024-06-12T12:00:00Z");
        assert_eq!(
            Instant(instant.0 + 7).to_string(),
            "2024-06-12T12:00:00.007Z"
        );
        assert_eq!(Instant::parse_rfc3339("2024-06-12"), None);
    }
}
