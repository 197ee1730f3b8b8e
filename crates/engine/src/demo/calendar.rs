//! The shop's year: when people buy more than usual.

use fenqun_model::Date;

/// First day of the shop: 2023-04-01.
pub(super) const OPENED: Date = Date(19_448);
/// Day after the last day of the data: 2026-04-01.
pub(super) const END: Date = Date(20_544);

/// A stretch of days that draws purchases from the days before it.
struct Season {
    from: Date,
    to: Date,
    /// Out of 1000 purchases that would come in the 25 days before, so many wait for it.
    pull: u64,
}

/// 双十一, 618 and the weeks before 春节 (2024-02-10, 2025-01-29, 2026-02-17).
const SEASONS: [Season; 9] = [
    season(19_510, 19_526, 450), // 2023-06-02 to 06-18
    season(19_662, 19_672, 650), // 2023-11-01 to 11-11
    season(19_743, 19_760, 550), // 2024-01-21 to 02-07
    season(19_876, 19_892, 450), // 2024-06-02 to 06-18
    season(20_028, 20_038, 650), // 2024-11-01 to 11-11
    season(20_097, 20_114, 550), // 2025-01-09 to 01-26
    season(20_241, 20_257, 450), // 2025-06-02 to 06-18
    season(20_393, 20_403, 650), // 2025-11-01 to 11-11
    season(20_481, 20_498, 550), // 2026-01-28 to 02-14
];
/// How long before a season people begin to wait for it.
const WAIT: i32 = 25;

const fn season(from: i32, to: i32, pull: u64) -> Season {
    Season {
        from: Date(from),
        to: Date(to),
        pull,
    }
}

/// The day on which a purchase planned for `day` happens.
pub(super) fn seasonal(day: Date, random: &mut super::Random) -> Date {
    let coming = SEASONS.iter().find(|season| {
        let ahead = season.from.0 - day.0;
        (1..=WAIT).contains(&ahead)
    });
    match coming {
        Some(season) if random.happens(season.pull) => in_season(season, random),
        _ => day,
    }
}

/// A day of a season that begins on `day` or later; nothing after the last.
pub(super) fn next_season(day: Date, random: &mut super::Random) -> Option<Date> {
    let coming = SEASONS.iter().find(|season| season.from >= day)?;
    Some(in_season(coming, random))
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

    #[test]
    fn seasons_are_where_the_comments_say() {
        assert_eq!(OPENED.to_string(), "2023-04-01");
        assert_eq!(END.to_string(), "2026-04-01");
        let last_days = SEASONS.map(|season| season.to.to_string()[5..].to_owned());
        assert_eq!(
            last_days,
            [
                "06-18", "11-11", "02-07", "06-18", "11-11", "01-26", "06-18", "11-11", "02-14"
            ]
        );
    }
}
