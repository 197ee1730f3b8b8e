//! Times in a format that the mapping gives.

use fenqun_model::Date;
use jiff::fmt::strtime::BrokenDownTime;

use super::local::{Local, TimeError};

/// Reads a time by a strftime format.
pub(super) fn read(text: &str, format: &str) -> Result<Local, TimeError> {
    let parsed = BrokenDownTime::parse(format, text).map_err(|_| TimeError::Malformed)?;
    let date = parsed.to_date().map_err(|_| TimeError::Malformed)?;
    let date = Date::new(date.year().into(), date.month() as u8, date.day() as u8);
    let time = parsed.to_time().unwrap_or(jiff::civil::Time::midnight());
    let seconds = i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60;
    let millis = (seconds + i64::from(time.second())) * 1000 + i64::from(time.millisecond());
    Ok(Local::Clock {
        date: date.ok_or(TimeError::Malformed)?,
        millis,
        offset: parsed.offset().map(|offset| offset.seconds() / 60),
    })
}
