//! The usual forms of times: year first, year last when unambiguous, digits only.

use fenqun_model::Date;

use super::{chinese, digits};

/// A time as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Local {
    /// Milliseconds since the epoch.
    Instant(i64),
    /// A reading of calendar and clock.
    Clock {
        /// The day.
        date: Date,
        /// Milliseconds of the day; 86 400 000 for 24:00.
        millis: i64,
        /// Minutes east of UTC, when written.
        offset: Option<i32>,
    },
}

/// Why a text is not a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeError {
    /// Not a time in any form known.
    Malformed,
    /// Day and month could be either way round.
    Ambiguous,
}

/// Reads any of the usual forms. `serials` allows day numbers of workbooks.
pub(super) fn read(text: &str, serials: bool) -> Result<Local, TimeError> {
    if !text.is_ascii() {
        return ascii(chinese::to_ascii(text).trim(), serials);
    }
    ascii(text, serials)
}

fn ascii(text: &str, serials: bool) -> Result<Local, TimeError> {
    let bytes = text.as_bytes();
    if let Some(read) = digits::read(text, serials) {
        return read;
    }
    let mut scan = Scan { bytes, at: 0 };
    let date = date(&mut scan)?;
    let (millis, offset) = clock(&mut scan)?;
    Ok(Local::Clock {
        date,
        millis,
        offset,
    })
}

fn date(scan: &mut Scan<'_>) -> Result<Date, TimeError> {
    let (first, width) = scan.number().ok_or(TimeError::Malformed)?;
    let separator = scan.take_any(b"-/. ").ok_or(TimeError::Malformed)?;
    if let Some(month) = scan.month_name() {
        scan.take(separator).ok_or(TimeError::Malformed)?;
        let (year, _) = scan
            .number()
            .filter(|(_, w)| *w == 4)
            .ok_or(TimeError::Malformed)?;
        return day(year, month, first);
    }
    let (second, _) = scan.number().ok_or(TimeError::Malformed)?;
    scan.take(separator).ok_or(TimeError::Malformed)?;
    let (third, third_width) = scan.number().ok_or(TimeError::Malformed)?;
    match (width, third_width) {
        (4, 1..=2) => day(first, second, third),
        (1..=2, 4) => year_last(first, second, third),
        _ => Err(TimeError::Malformed),
    }
}

/// `a` and `b` are day and month, either way round.
fn year_last(a: u32, b: u32, year: u32) -> Result<Date, TimeError> {
    match (a > 12, b > 12) {
        (true, _) => day(year, b, a),
        (_, true) => day(year, a, b),
        _ if a == b => day(year, a, b),
        _ => Err(TimeError::Ambiguous),
    }
}

fn day(year: u32, month: u32, day: u32) -> Result<Date, TimeError> {
    digits::day(year, month, day).ok_or(TimeError::Malformed)
}

/// What follows the date: nothing, or a time of day with what comes with it.
fn clock(scan: &mut Scan<'_>) -> Result<(i64, Option<i32>), TimeError> {
    let spaced = scan.skip_blanks() || scan.take(b'T').is_some() || scan.take(b't').is_some();
    if scan.is_done() {
        return Ok((0, None));
    }
    if !spaced {
        return Err(TimeError::Malformed);
    }
    let marker = scan.half_of_day();
    scan.skip_blanks();
    if scan.is_done() && marker.is_none() {
        return Ok((0, None));
    }
    let millis = time_of_day(scan)?;
    scan.skip_blanks();
    let marker = marker.or_else(|| scan.half_of_day());
    let offset = offset(scan)?;
    if !scan.is_done() {
        return Err(TimeError::Malformed);
    }
    Ok((with_half(millis, marker)?, offset))
}

fn time_of_day(scan: &mut Scan<'_>) -> Result<i64, TimeError> {
    let (hour, width) = scan.number().ok_or(TimeError::Malformed)?;
    let (mut minute, mut second, mut millis) = (0, 0, 0);
    if scan.take(b':').is_some() {
        minute = scan.number().map_or(0, |(minute, _)| minute);
        if scan.take(b':').is_some() {
            second = scan.number().map_or(0, |(second, _)| second);
        }
        if scan.take(b'.').is_some() || scan.take(b',').is_some() {
            millis = scan.fraction().ok_or(TimeError::Malformed)?;
        }
    } else if width > 2
        || scan
            .peek()
            .is_none_or(|b| b != b' ' && !b.is_ascii_alphabetic())
    {
        return Err(TimeError::Malformed);
    }
    let is_end = (hour, minute, second, millis) == (24, 0, 0, 0);
    if (hour > 23 && !is_end) || minute > 59 || second > 60 {
        return Err(TimeError::Malformed);
    }
    let seconds = hour * 3600 + minute * 60 + second.min(59);
    Ok(i64::from(seconds) * 1000 + millis)
}

/// Applies 上午/AM (`false`) or 下午/PM (`true`).
fn with_half(millis: i64, half: Option<bool>) -> Result<i64, TimeError> {
    const NOON: i64 = 43_200_000;
    match half {
        None => Ok(millis),
        Some(afternoon) => match (afternoon, millis / 3_600_000) {
            (false, 12) => Ok(millis - NOON),
            (true, 1..=11) => Ok(millis + NOON),
            (true, 0 | 24) => Err(TimeError::Malformed),
            _ => Ok(millis),
        },
    }
}

/// `Z`, `UTC`, `GMT`, `+08:00`, `+0800`, `+08`, or nothing; minutes east.
fn offset(scan: &mut Scan<'_>) -> Result<Option<i32>, TimeError> {
    scan.skip_blanks();
    if scan.take_word(b"UTC") || scan.take_word(b"GMT") || scan.take_word(b"Z") {
        return Ok(Some(0));
    }
    let sign = match scan.peek() {
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return Ok(None),
    };
    scan.at += 1;
    let (number, width) = scan.number().ok_or(TimeError::Malformed)?;
    let (hours, minutes) = match width {
        4 => (number / 100, number % 100),
        2 if scan.take(b':').is_some() => (number, scan.number().ok_or(TimeError::Malformed)?.0),
        2 => (number, 0),
        _ => return Err(TimeError::Malformed),
    };
    scan.skip_blanks();
    let _ = scan.take_word(b"UTC");
    if hours > 18 || minutes > 59 {
        return Err(TimeError::Malformed);
    }
    Ok(Some(sign * (hours * 60 + minutes) as i32))
}

/// A place in a text of ASCII.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn is_done(&self) -> bool {
        self.at == self.bytes.len()
    }

    fn take(&mut self, byte: u8) -> Option<u8> {
        self.take_any(&[byte])
    }

    fn take_any(&mut self, bytes: &[u8]) -> Option<u8> {
        let byte = self.peek().filter(|byte| bytes.contains(byte))?;
        self.at += 1;
        Some(byte)
    }

    fn take_word(&mut self, word: &[u8]) -> bool {
        let rest = &self.bytes[self.at..];
        let found = rest.len() >= word.len() && rest[..word.len()].eq_ignore_ascii_case(word);
        if found {
            self.at += word.len();
        }
        found
    }

    fn skip_blanks(&mut self) -> bool {
        let start = self.at;
        while self.peek() == Some(b' ') {
            self.at += 1;
        }
        self.at > start
    }

    /// Up to four digits, and how many.
    fn number(&mut self) -> Option<(u32, usize)> {
        let start = self.at;
        let mut value = 0;
        while let Some(byte) = self.peek().filter(u8::is_ascii_digit) {
            value = value * 10 + u32::from(byte - b'0');
            self.at += 1;
            if self.at - start > 4 {
                return None;
            }
        }
        (self.at > start).then_some((value, self.at - start))
    }

    /// Digits behind the point, as milliseconds, cut.
    fn fraction(&mut self) -> Option<i64> {
        let start = self.at;
        let mut millis = 0;
        while let Some(byte) = self.peek().filter(u8::is_ascii_digit) {
            if self.at - start < 3 {
                millis = millis * 10 + i64::from(byte - b'0');
            }
            self.at += 1;
        }
        let length = self.at - start;
        (length > 0).then(|| millis * [1, 100, 10, 1][length.min(3)])
    }

    fn half_of_day(&mut self) -> Option<bool> {
        if self.take_word(b"AM") {
            return Some(false);
        }
        self.take_word(b"PM").then_some(true)
    }

    fn month_name(&mut self) -> Option<u32> {
        const MONTHS: [&[u8]; 12] = [
            b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov",
            b"Dec",
        ];
        let month = MONTHS.iter().position(|name| self.take_word(name))?;
        Some(month as u32 + 1)
    }
}
