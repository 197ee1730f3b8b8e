//! Instants and steps as people type them.

use fenqun_model::language::parse_period;
use fenqun_model::{Date, Instant, Message, Period, Zone};

use crate::failure::{Failure, Outcome};

/// Reads `now`, a local day (its first instant in the zone) or an RFC 3339 instant.
///
/// # Errors
/// Anything else; the message shows what may be written.
pub fn parse_instant(text: &str, now: Instant, zone: &Zone) -> Outcome<Instant> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("now") {
        return Ok(now);
    }
    if let Ok(date) = text.parse::<Date>() {
        return Ok(zone.start_of(date));
    }
    Instant::parse_rfc3339(text)
        .ok_or_else(|| Failure::wrong_use(Message::new("instant-malformed").with("text", text)))
}

/// Reads a step such as `1mo` or `7d`.
///
/// # Errors
/// Not a period, or one of no length.
pub fn parse_step(text: &str) -> Outcome<Period> {
    parse_period(text)
        .filter(|period| period.count > 0)
        .ok_or_else(|| Failure::wrong_use(Message::new("step-malformed").with("text", text)))
}

/// `instant` moved forward by `count` steps. Counted from the first instant, so that monthly steps
/// from the 31st do not drift.
pub(crate) fn step(instant: Instant, period: Period, count: u32, zone: &Zone) -> Instant {
    match period.months() {
        Some(months) => zone.plus_months(instant, months.saturating_mul(count as i32)),
        None => instant.plus_millis(
            period
                .millis()
                .unwrap_or(0)
                .saturating_mul(i64::from(count)),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_means_its_first_local_instant() {
        let zone = Zone::named("Asia/Shanghai").unwrap();
        let read = |text| parse_instant(text, Instant(5), &zone).unwrap().to_string();
        assert_eq!(read("2011-12-10"), "2011-12-09T16:00:00Z");
        assert_eq!(read("2011-12-10T00:00:00Z"), "2011-12-10T00:00:00Z");
        assert_eq!(read("now"), "1970-01-01T00:00:00.005Z");
        assert!(parse_instant("tomorrow", Instant(5), &zone).is_err());
    }
}
