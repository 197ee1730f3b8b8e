//! Time zones: from instants to local days and back.

use jiff::tz::{Offset, TimeZone};

use super::{Date, Instant};

/// An IANA time zone or a fixed offset. The rules are compiled in, so that two machines agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    name: String,
    rules: TimeZone,
}

/// No zone of that name is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownZone(pub String);

/// An instant on the wall clock of a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime {
    /// Local calendar day.
    pub date: Date,
    /// 0–23.
    pub hour: u8,
    /// 0–59.
    pub minute: u8,
    /// 0–59.
    pub second: u8,
}

impl std::fmt::Display for LocalTime {
    /// `2011-12-09 12:50`, seconds only when there are any.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:02}:{:02}", self.date, self.hour, self.minute)?;
        match self.second {
            0 => Ok(()),
            second => write!(f, ":{second:02}"),
        }
    }
}

impl Zone {
    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self {
            name: "UTC".into(),
            rules: TimeZone::UTC,
        }
    }

    /// The zone of an IANA name (`Asia/Shanghai`), `UTC`, or a fixed offset (`+08:00`, `-02:30`).
    pub fn named(name: &str) -> Result<Self, UnknownZone> {
        let rules = match fixed_offset(name) {
            Some(offset) => TimeZone::fixed(offset),
            None => jiff::tz::db()
                .get(name)
                .map_err(|_| UnknownZone(name.into()))?,
        };
        Ok(Self {
            name: name.into(),
            rules,
        })
    }

    /// The name it was made from.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Wall-clock reading at an instant, held to the calendar's range.
    pub fn local(&self, instant: Instant) -> LocalTime {
        let timestamp = timestamp(instant);
        let local = self.rules.to_datetime(timestamp);
        LocalTime {
            date: Date::from_civil(local.date()),
            hour: local.hour() as u8,
            minute: local.minute() as u8,
            second: local.second() as u8,
        }
    }

    /// Local calendar day at an instant.
    pub fn date(&self, instant: Instant) -> Date {
        self.local(instant).date
    }

    /// The first instant of a local day. Where the clock change skips midnight, the first instant
    /// after the gap.
    pub fn start_of(&self, date: Date) -> Instant {
        let midnight = date.civil().to_datetime(jiff::civil::Time::midnight());
        match self.rules.to_ambiguous_timestamp(midnight).compatible() {
            Ok(timestamp) => Instant(timestamp.as_millisecond()),
            Err(_) if date.0 < 0 => Instant::MIN,
            Err(_) => Instant::MAX,
        }
    }

    /// The instant of a wall-clock reading; in a gap the later, in a fold the earlier.
    pub fn instant(&self, local: LocalTime) -> Option<Instant> {
        let clock = [local.hour, local.minute, local.second].map(|part| part as i8);
        let time = jiff::civil::Time::new(clock[0], clock[1], clock[2], 0).ok()?;
        let timestamp = self
            .rules
            .to_ambiguous_timestamp(local.date.civil().to_datetime(time));
        Some(Instant(timestamp.compatible().ok()?.as_millisecond()))
    }

    /// The first instant strictly later at which local calendar days begin.
    pub fn next_midnight(&self, instant: Instant) -> Instant {
        self.start_of(self.date(instant).plus_days(1))
    }

    /// `instant` moved by calendar months, keeping the time that has passed since local midnight,
    /// held to the end of the day it lands on. Never goes back when `instant` goes forward; a day
    /// that the month lacks becomes the start of the month after it.
    pub fn plus_months(&self, instant: Instant, months: i32) -> Instant {
        let date = self.date(instant);
        let target = date.plus_months(months);
        let start = self.start_of(target);
        if target.parts().2 != date.parts().2 {
            return start;
        }
        let elapsed = instant.0.saturating_sub(self.start_of(date).0);
        start
            .plus_millis(elapsed)
            .min(self.start_of(target.plus_days(1)))
    }
}

/// Instants outside the calendar are held to its ends.
fn timestamp(instant: Instant) -> jiff::Timestamp {
    let (first, last) = (jiff::Timestamp::MIN, jiff::Timestamp::MAX);
    let held = instant
        .0
        .clamp(first.as_millisecond(), last.as_millisecond());
    jiff::Timestamp::from_millisecond(held).unwrap_or(last)
}

/// Reads `+08:00` and `-02:30`.
fn fixed_offset(name: &str) -> Option<Offset> {
    let sign = match name.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, minutes) = name[1..].split_once(':')?;
    if hours.len() != 2 || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60).then(|| Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse_rfc3339(text).unwrap()
    }

    #[test]
    fn local_days_differ_from_utc_days() {
        let instant = at("2009-02-13T02:00:00Z");
        for name in ["-02:30", "America/St_Johns"] {
            assert_eq!(
                Zone::named(name).unwrap().date(instant).parts().2,
                12,
                "{name}"
            );
        }
        let kathmandu = Zone::named("Asia/Kathmandu").unwrap();
        assert_eq!(kathmandu.local(at("2009-02-13T23:31:30Z")).minute, 16);
    }

    #[test]
    fn a_day_starts_after_a_skipped_midnight() {
        let zone = Zone::named("America/Sao_Paulo").unwrap();
        let date = "2018-11-04".parse().unwrap();
        assert_eq!(zone.start_of(date), at("2018-11-04T03:00:00Z"));
    }

    #[test]
    fn months_never_go_back() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        let mut previous = Instant::MIN;
        for hour in 0..24 * 800 {
            let shifted =
                zone.plus_months(at("2023-01-01T00:00:00Z").plus_millis(hour * 3_600_000), -1);
            assert!(shifted >= previous, "hour {hour}");
            previous = shifted;
        }
    }

    #[test]
    fn unknown_names_are_refused() {
        assert_eq!(
            Zone::named("Mars/Olympus"),
            Err(UnknownZone("Mars/Olympus".into()))
        );
    }
}
