//! Local days of instants, fast: a table of midnights instead of a calendar computation per row.

use fenqun_model::{Date, Instant, Zone};

/// First local midnights of the days from 1970 to 2100 in one zone.
#[derive(Clone, Debug)]
pub(crate) struct DayTable {
    zone: Zone,
    midnights: Vec<i64>,
}

const DAY: i64 = 86_400_000;
/// Days from 1970-01-01 to 2100-01-01.
const DAYS: i32 = 47_482;
/// No zone is farther than this from UTC, in milliseconds.
const FARTHEST: i64 = 15 * 3_600_000;

impl DayTable {
    pub(crate) fn new(zone: &Zone) -> Self {
        let midnight = |day| zone.start_of(Date(day)).0;
        Self {
            zone: zone.clone(),
            midnights: (0..DAYS).map(midnight).collect(),
        }
    }

    /// The local day of an instant, as days since the epoch.
    #[inline]
    pub(crate) fn day(&self, instant: i64) -> i32 {
        let latest = (instant.saturating_add(FARTHEST)).div_euclid(DAY);
        if latest < 1 || latest >= i64::from(DAYS) || instant < self.midnights[0] {
            return self.zone.date(Instant(instant)).0;
        }
        let mut day = latest as usize;
        while self.midnights[day] > instant {
            day -= 1;
        }
        day as i32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_calendar() {
        for name in [
            "Asia/Shanghai",
            "America/Sao_Paulo",
            "Pacific/Apia",
            "UTC",
            "-02:30",
        ] {
            let zone = Zone::named(name).unwrap();
            let table = DayTable::new(&zone);
            let mut instant = -400 * DAY;
            while instant < 60 * 366 * DAY {
                let expected = zone.date(Instant(instant)).0;
                assert_eq!(table.day(instant), expected, "{name} {instant}");
                instant += 7 * 3_600_000 + 1_234_567;
            }
        }
    }
}
