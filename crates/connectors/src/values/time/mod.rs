//! Times and dates as people write them, to instants in a zone.

mod chinese;
mod digits;
mod format;
mod local;

pub(crate) use local::{Local, TimeError};

use fenqun_model::time::LocalTime;
use fenqun_model::{Date, Instant, Zone};

/// Slots of the cache of days; dates of a file are few.
const SLOTS: usize = 4096;

/// Reads the times of one column.
#[derive(Clone)]
pub(crate) struct TimeReader {
    zone: Zone,
    format: Option<String>,
    /// Numbers are days since 1899-12-30, as workbooks count.
    serials: bool,
    /// Start of a local day that is 24 hours long without a clock change, by day; no slots until
    /// the first time without an offset.
    days: Vec<(i32, i64)>,
}

impl TimeReader {
    /// `format` is a strftime format; without one the usual forms are read.
    pub(crate) fn new(zone: Zone, format: Option<String>, serials: bool) -> Self {
        Self {
            zone,
            format,
            serials,
            days: vec![],
        }
    }

    /// Milliseconds since the epoch.
    pub(crate) fn instant(&mut self, text: &str) -> Result<i64, TimeError> {
        let local = self.local(text)?;
        match local {
            Local::Instant(millis) => Ok(millis),
            Local::Clock {
                date,
                millis,
                offset: Some(minutes),
            } => Ok(i64::from(date.0) * 86_400_000 + millis - i64::from(minutes) * 60_000),
            Local::Clock {
                date,
                millis,
                offset: None,
            } => self.in_zone(date, millis),
        }
    }

    /// The calendar day written, or the local day of an instant written.
    pub(crate) fn date(&mut self, text: &str) -> Result<i32, TimeError> {
        match self.local(text)? {
            Local::Instant(millis) => Ok(self.zone.date(Instant(millis)).0),
            Local::Clock {
                date,
                millis,
                offset: Some(minutes),
            } => {
                let utc = i64::from(date.0) * 86_400_000 + millis - i64::from(minutes) * 60_000;
                Ok(self.zone.date(Instant(utc)).0)
            }
            Local::Clock { date, .. } => Ok(date.0),
        }
    }

    /// The time as written when it is a calendar day (with or without a clock); a lone number is
    /// none.
    pub(crate) fn written(&self, text: &str) -> Option<Local> {
        let is_number = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        if is_number {
            None
        } else {
            self.local(text).ok()
        }
    }

    fn local(&self, text: &str) -> Result<Local, TimeError> {
        match &self.format {
            Some(format) => format::read(text, format),
            None => local::read(text, self.serials),
        }
    }

    fn in_zone(&mut self, date: Date, millis: i64) -> Result<i64, TimeError> {
        if self.days.is_empty() {
            self.days = vec![(i32::MIN, 0); SLOTS];
        }
        let slot = date.0.rem_euclid(SLOTS as i32) as usize;
        if self.days[slot].0 == date.0 {
            return Ok(self.days[slot].1 + millis);
        }
        let start = self.zone.start_of(date);
        let next = self.zone.start_of(date.plus_days(1));
        let starts_at_midnight = {
            let local = self.zone.local(start);
            (local.hour, local.minute, local.second) == (0, 0, 0)
        };
        if next.0.checked_sub(start.0) == Some(86_400_000) && starts_at_midnight {
            self.days[slot] = (date.0, start.0);
            return Ok(start.0 + millis);
        }
        let second = millis / 1000;
        let local = LocalTime {
            date,
            hour: (second / 3600) as u8,
            minute: (second / 60 % 60) as u8,
            second: (second % 60) as u8,
        };
        let instant = self.zone.instant(local).ok_or(TimeError::Malformed)?;
        Ok(instant.0 + millis % 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(format: Option<&str>, serials: bool) -> TimeReader {
        let zone = Zone::named("Asia/Shanghai").unwrap();
        TimeReader::new(zone, format.map(str::to_owned), serials)
    }

    fn at(text: &str) -> Result<String, TimeError> {
        let millis = reader(None, false).instant(text)?;
        Ok(Instant(millis).to_string())
    }

    #[test]
    fn usual_forms_are_read_in_the_zone() {
        for (text, expect) in [
            ("2024-06-12", "2024-06-11T16:00:00Z"),
            ("2024/6/12 8:05", "2024-06-12T00:05:00Z"),
            ("2024.06.12 08:05:09", "2024-06-12T00:05:09Z"),
            ("2024年6月12日", "2024-06-11T16:00:00Z"),
            ("2024年06月12日 8时5分", "2024-06-12T00:05:00Z"),
            ("2024年6月12日下午3点", "2024-06-12T07:00:00Z"),
            ("2024-06-12 下午 3:05:07", "2024-06-12T07:05:07Z"),
            ("2024/6/12 上午12:30", "2024-06-11T16:30:00Z"),
            ("２０２４－０６－１２　０８：００", "2024-06-12T00:00:00Z"),
            ("20240612", "2024-06-11T16:00:00Z"),
            ("20240612080509", "2024-06-12T00:05:09Z"),
            ("2024-06-12T12:00:00Z", "2024-06-12T12:00:00Z"),
            ("2024-06-12T12:00:00+08:00", "2024-06-12T04:00:00Z"),
            (
                "2024-06-12 12:00:00.123456+0530",
                "2024-06-12T06:30:00.123Z",
            ),
            ("2024-06-12 12:00:00 UTC", "2024-06-12T12:00:00Z"),
            ("2024-06-12 3:05 PM", "2024-06-12T07:05:00Z"),
            ("1718193600", "2024-06-12T12:00:00Z"),
            ("1718193600123", "2024-06-12T12:00:00.123Z"),
            ("25-06-2024", "2024-06-24T16:00:00Z"),
            ("6/25/2024 9:00", "2024-06-25T01:00:00Z"),
            ("06/06/2024", "2024-06-05T16:00:00Z"),
            ("12-Jun-2024", "2024-06-11T16:00:00Z"),
            ("2024-06-12 24:00:00", "2024-06-12T16:00:00Z"),
        ] {
            assert_eq!(at(text).as_deref(), Ok(expect), "{text}");
        }
    }

    #[test]
    fn what_could_be_two_days_is_refused() {
        assert_eq!(at("12-06-2024"), Err(TimeError::Ambiguous));
        let mut with_format = reader(Some("%d-%m-%Y"), false);
        assert_eq!(
            Instant(with_format.instant("12-06-2024").unwrap()).to_string(),
            "2024-06-11T16:00:00Z"
        );
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "2024-13-01",
            "2024-02-30",
            "2024-06-12 25:00",
            "soon",
            "12",
            "2024-06",
            "2024-06-12 3:61",
            "2024-06-12x",
        ] {
            assert_eq!(at(text), Err(TimeError::Malformed), "{text}");
        }
    }

    #[test]
    fn workbook_serials_are_days_since_1899() {
        let mut reader = reader(None, true);
        assert_eq!(
            Instant(reader.instant("45455.5").unwrap()).to_string(),
            "2024-06-12T04:00:00Z"
        );
        assert_eq!(
            reader.date("45455"),
            Ok("2024-06-12".parse::<Date>().unwrap().0)
        );
    }

    #[test]
    fn days_with_a_clock_change_are_exact() {
        let mut reader = TimeReader::new(Zone::named("Europe/Berlin").unwrap(), None, false);
        let mut at = |text| Instant(reader.instant(text).unwrap()).to_string();
        assert_eq!(at("2024-03-31 01:30"), "2024-03-31T00:30:00Z");
        assert_eq!(at("2024-03-31 03:30"), "2024-03-31T01:30:00Z");
        assert_eq!(at("2024-06-01 03:30"), "2024-06-01T01:30:00Z");
        assert_eq!(at("2024-06-01 04:30"), "2024-06-01T02:30:00Z");
    }
}
