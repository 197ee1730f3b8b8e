//! Times written as one number: 20240612, 20240612080509, unix seconds and milliseconds, and the
//! day numbers of workbooks.

use fenqun_model::Date;

use super::local::{Local, TimeError};

/// 1899-12-30 as days since the epoch: day 0 of workbooks.
const WORKBOOK_EPOCH: i32 = -25_569;
/// 9999-12-31 as a day number of workbooks.
const LAST_SERIAL: f64 = 2_958_466.0;

/// Reads a text that is one number; `None` when it is anything else.
pub(super) fn read(text: &str, serials: bool) -> Option<Result<Local, TimeError>> {
    let all_digits = text.bytes().all(|b| b.is_ascii_digit());
    if !all_digits {
        let (whole, fraction) = text.split_once('.')?;
        let number = !whole.is_empty() && whole.len() <= 10 && !fraction.is_empty();
        let digits = whole.bytes().chain(fraction.bytes());
        let is_number = number && digits.into_iter().all(|b| b.is_ascii_digit());
        return is_number.then(|| fractional(text, whole, serials));
    }
    Some(match text.len() {
        8 => compact(text, 0),
        12 | 14 if text.starts_with(['1', '2']) => clocked(text),
        10 => unix(text, 1000),
        13 => unix(text, 1),
        16 => unix(text, 0),
        1..=7 if serials => serial(text),
        _ => Err(TimeError::Malformed),
    })
}

/// The day of year, month and day, when there is one.
pub(super) fn day(year: u32, month: u32, day: u32) -> Option<Date> {
    const LENGTHS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    if !(1..=12).contains(&month) || !(1..=9999).contains(&year) || day == 0 {
        return None;
    }
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = LENGTHS[month as usize - 1] + u32::from(leap && month == 2);
    (day <= length).then(|| Date(days_from_civil(year as i32, month as i32, day as i32)))
}

/// Days since the epoch, counting years from March so that the leap day comes last.
fn days_from_civil(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn part(text: &str, from: usize, to: usize) -> u32 {
    text[from..to].parse().unwrap_or(0)
}

fn compact(text: &str, millis: i64) -> Result<Local, TimeError> {
    let date = day(part(text, 0, 4), part(text, 4, 6), part(text, 6, 8));
    let date = date.ok_or(TimeError::Malformed)?;
    Ok(Local::Clock {
        date,
        millis,
        offset: None,
    })
}

fn clocked(text: &str) -> Result<Local, TimeError> {
    let second = if text.len() == 14 {
        part(text, 12, 14)
    } else {
        0
    };
    let (hour, minute) = (part(text, 8, 10), part(text, 10, 12));
    if hour > 23 || minute > 59 || second > 59 {
        return Err(TimeError::Malformed);
    }
    compact(text, i64::from(hour * 3600 + minute * 60 + second) * 1000)
}

/// `scale` is milliseconds of one unit; 0 for microseconds.
fn unix(text: &str, scale: i64) -> Result<Local, TimeError> {
    let number: i64 = text.parse().map_err(|_| TimeError::Malformed)?;
    Ok(Local::Instant(if scale == 0 {
        number / 1000
    } else {
        number * scale
    }))
}

fn fractional(text: &str, whole: &str, serials: bool) -> Result<Local, TimeError> {
    if whole.len() == 10 {
        let seconds: f64 = text.parse().map_err(|_| TimeError::Malformed)?;
        return Ok(Local::Instant((seconds * 1000.0).round() as i64));
    }
    if serials {
        serial(text)
    } else {
        Err(TimeError::Malformed)
    }
}

fn serial(text: &str) -> Result<Local, TimeError> {
    let days: f64 = text.parse().map_err(|_| TimeError::Malformed)?;
    // Days 1 to 60 lie in a February that never had 29 days; nobody sells then.
    if !(61.0..LAST_SERIAL).contains(&days) {
        return Err(TimeError::Malformed);
    }
    let millis = ((days.fract() * 86_400_000.0) / 1000.0).round() as i64 * 1000;
    let date = Date(days.floor() as i32 + WORKBOOK_EPOCH);
    Ok(Local::Clock {
        date,
        millis,
        offset: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_agree_with_the_calendar() {
        for days in (Date::new(1, 1, 1).unwrap().0..=Date::LAST.0).step_by(17) {
            let (year, month, of_month) = Date(days).parts();
            assert_eq!(
                day(year as u32, month.into(), of_month.into()),
                Some(Date(days))
            );
        }
        assert_eq!(day(2023, 2, 29), None);
    }
}
