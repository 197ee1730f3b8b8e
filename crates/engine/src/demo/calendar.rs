//! The shop's year: when people buy more than usual.

use fenqun_model::Date;

/// Days between the shop's opening and the end of the data: three years.
const LENGTH: i32 = 1_096;
/// How long before a season people begin to wait for it.
const WAIT: i32 = 25;
/// 春节 of each year from 2020: month and day.
const SPRING_FESTIVALS: [(u8, u8); 21] = [
    (1, 25),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 29),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 13),
    (2, 3),
    (1, 23),
    (2, 11),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 15),
    (2, 4),
    (1, 24),
    (2, 12),
];
const FIRST_YEAR: i32 = 2020;

/// The years that the data tell of.
#[derive(Clone, Debug)]
pub(super) struct Years {
    /// First day of the shop.
    pub(super) opened: Date,
    /// Day after the last day of the data.
    pub(super) end: Date,
    seasons: Vec<Season>,
}

/// A stretch of days that draws purchases from the days before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Season {
    from: Date,
    to: Date,
    /// Out of 1000 purchases that would come in the 25 days before, so many wait for it.
    pull: u64,
}

impl Years {
    /// The three years before a day.
    pub(super) fn until(end: Date) -> Self {
        let opened = end.plus_days(-LENGTH);
        let years = opened.parts().0..=end.parts().0;
        let mut seasons: Vec<Season> = years.flat_map(seasons_of).collect();
        seasons.retain(|season| season.from > opened && season.from < end);
        Self {
            opened,
            end,
            seasons,
        }
    }

    /// The day on which a purchase planned for `day` happens.
    pub(super) fn seasonal(&self, day: Date, random: &mut super::Random) -> Date {
        let coming = self.seasons.iter().find(|season| {
            let ahead = season.from.0 - day.0;
            (1..=WAIT).contains(&ahead)
        });
        match coming {
            Some(season) if random.happens(season.pull) => in_season(season, random),
            _ => day,
        }
    }

    /// A day of a season that begins on `day` or later; nothing after the last.
    pub(super) fn next_season(&self, day: Date, random: &mut super::Random) -> Option<Date> {
        let coming = self.seasons.iter().find(|season| season.from >= day)?;
        Some(in_season(coming, random))
    }
}

/// The years in which the last two 双十一 were over before a day.
pub(super) fn last_festivals(end: Date) -> (i32, i32) {
    let year = end.parts().0;
    let is_over = Date::new(year, 11, 12).is_some_and(|over| over <= end);
    let last = if is_over { year } else { year - 1 };
    (last - 1, last)
}

/// The weeks before 春节, 618 and 双十一. In years of which the calendar here knows no 春节 it is
/// taken to be on 5 February.
fn seasons_of(year: i32) -> Vec<Season> {
    let index = usize::try_from(year - FIRST_YEAR).ok();
    let festival = index.and_then(|index| SPRING_FESTIVALS.get(index));
    let (month, day) = *festival.unwrap_or(&(2, 5));
    let season = |from: Option<Date>, length, pull| {
        let from = from?;
        let to = from.plus_days(length);
        Some(Season { from, to, pull })
    };
    let before = Date::new(year, month, day).map(|festival| festival.plus_days(-20));
    let seasons = [
        season(before, 17, 550),
        season(Date::new(year, 6, 2), 16, 450),
        season(Date::new(year, 11, 1), 10, 650),
    ];
    seasons.into_iter().flatten().collect()
}

/// The last days weigh most, the very last one above all.
fn in_season(season: &Season, random: &mut super::Random) -> Date {
    if random.happens(350) {
        return season.to;
    }
    season
        .to
        .plus_days(-random.between(0, season.to.0 - season.from.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn three_years_have_their_seasons() {
        let years = Years::until(day("2026-04-01"));
        assert_eq!(years.opened.to_string(), "2023-04-01");
        let written = |season: &Season| format!("{} {}", season.from, season.to);
        let seasons: Vec<String> = years.seasons.iter().map(written).collect();
        assert_eq!(
            seasons,
            [
                "2023-06-02 2023-06-18",
                "2023-11-01 2023-11-11",
                "2024-01-21 2024-02-07",
                "2024-06-02 2024-06-18",
                "2024-11-01 2024-11-11",
                "2025-01-09 2025-01-26",
                "2025-06-02 2025-06-18",
                "2025-11-01 2025-11-11",
                "2026-01-28 2026-02-14",
            ]
        );
    }

    #[test]
    fn any_day_may_be_the_last() {
        for end in ["2024-02-29", "2026-11-22", "2041-01-01"] {
            let years = Years::until(day(end));
            assert_eq!(years.end, day(end));
            assert!(years.seasons.len() >= 8, "{end}: {:?}", years.seasons);
        }
        assert_eq!(last_festivals(day("2026-11-11")), (2024, 2025));
        assert_eq!(last_festivals(day("2026-11-12")), (2025, 2026));
    }
}
