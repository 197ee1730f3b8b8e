//! The data of the benchmark: a CSV file of events in the order in which they happened, over two
//! years, of customers of whom few do much and most do little.
//!
//! The customer of an event is the square of a uniform number scaled to the number of customers, so
//! the customer of rank r has events in proportion to 1/√r: with 20 million events of 2 million
//! customers the busiest has about 14 000 and the median one 7. Nothing is kept in memory.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use fenqun_engine::demo::Random;

/// First instant of the data: 2024-01-01T00:00:00Z.
pub(crate) const START: i64 = 1_704_067_200_000;
/// Length of the data: 731 days (2024 is a leap year).
pub(crate) const LENGTH: i64 = 731 * DAY;
/// As of when all questions are asked: 2026-01-01T00:00:00Z, after the last event.
pub(crate) const AS_OF: i64 = START + LENGTH;
/// Milliseconds of a day.
pub(crate) const DAY: i64 = 86_400_000;
/// The header of the file.
const HEADER: &str = "event_id,customer_id,event,occurred_at,amount,channel,category,quantity\n";

const EVENTS: [(&str, u64); 5] = [
    ("view", 45),
    ("login", 25),
    ("order", 20),
    ("cart", 8),
    ("refund", 2),
];
const CHANNELS: [(&str, u64); 4] = [("app", 45), ("web", 20), ("wechat", 20), ("store", 15)];
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红文";
const CITIES: [(&str, u64); 6] = [
    ("上海", 25),
    ("北京", 20),
    ("广州", 15),
    ("深圳", 15),
    ("杭州", 15),
    ("成都", 10),
];
const CATEGORIES: [(&str, u64); 6] = [
    ("茶", 30),
    ("零食", 25),
    ("家居", 15),
    ("服饰", 15),
    ("数码", 10),
    ("美妆", 5),
];

/// Writes the file unless it is there; the first event happens at `start`.
pub(crate) fn events(path: &Path, customers: u64, events: u64, start: i64) -> std::io::Result<()> {
    if path.exists() {
        return Ok(());
    }
    let partial = path.with_extension("partial");
    let mut out = BufWriter::with_capacity(1 << 20, File::create(&partial)?);
    out.write_all(HEADER.as_bytes())?;
    let mut random = Random::seeded(20_260_101);
    let mut clock = Clock {
        day: -1,
        date: String::new(),
    };
    let mut line = Vec::with_capacity(128);
    for number in 0..events {
        let share = LENGTH as u128 * u128::from(number) / u128::from(events);
        write_event(
            &mut line,
            number,
            start + share as i64,
            customers,
            &mut random,
            &mut clock,
        );
        out.write_all(&line)?;
        line.clear();
    }
    out.into_inner()?.sync_all()?;
    std::fs::rename(partial, path)
}

/// Writes a file of so many customers unless it is there: a name that many have, a telephone number
/// of their own, a city.
pub(crate) fn customers(path: &Path, customers: u64) -> std::io::Result<()> {
    if path.exists() {
        return Ok(());
    }
    let partial = path.with_extension("partial");
    let mut out = BufWriter::with_capacity(1 << 20, File::create(&partial)?);
    out.write_all("customer_id,name,phone,city\n".as_bytes())?;
    let mut random = Random::seeded(20_260_102);
    for number in 0..customers {
        let mut one = |of: &str| {
            let letters: Vec<char> = of.chars().collect();
            letters[random.below(letters.len() as u64) as usize]
        };
        let name: String = [one(SURNAMES), one(GIVEN), one(GIVEN)].iter().collect();
        let phone = number * 7_919 % 100_000_000;
        let city = random.choose(&CITIES);
        writeln!(out, "c{number:07},{name},138{phone:08},{city}")?;
    }
    out.into_inner()?.sync_all()?;
    std::fs::rename(partial, path)
}

fn write_event(
    line: &mut Vec<u8>,
    number: u64,
    instant: i64,
    customers: u64,
    random: &mut Random,
    clock: &mut Clock,
) {
    let customer = scatter(rank(random, customers), customers);
    let event = random.choose(&EVENTS);
    let channel = random.choose(&CHANNELS);
    let category = random.choose(&CATEGORIES);
    let cents = 990 + (6_000.0 / (0.05 + random.unit())) as u64;
    let quantity = 1 + random.below(5);
    let time = clock.text(instant);
    let written = match event {
        "order" | "refund" => {
            let (yuan, cents) = (cents / 100, cents % 100);
            writeln!(
                line,
                "e{number},c{customer:07},{event},{time},{yuan}.{cents:02},{channel},{category},{quantity}"
            )
        }
        "login" => writeln!(line, "e{number},c{customer:07},{event},{time},,{channel},,"),
        _ => writeln!(
            line,
            "e{number},c{customer:07},{event},{time},,{channel},{category},"
        ),
    };
    written.expect("writing to memory does not fail");
}

fn rank(random: &mut Random, customers: u64) -> u64 {
    let uniform = random.unit();
    (uniform * uniform * customers as f64) as u64
}

/// Spreads ranks over the numbers, so that a customer's number tells nothing.
fn scatter(rank: u64, customers: u64) -> u64 {
    (rank * PRIME + 12_345) % customers
}

/// Shares no factor with any number of customers that is a product of 2, 3 and 5.
const PRIME: u64 = 1_000_003;

/// Writes instants; remembers the day, which changes seldom.
struct Clock {
    day: i64,
    date: String,
}

impl Clock {
    fn text(&mut self, instant: i64) -> String {
        let (day, millis) = (instant.div_euclid(DAY), instant.rem_euclid(DAY));
        if day != self.day {
            self.day = day;
            self.date = date(day);
        }
        let (seconds, millis) = (millis / 1000, millis % 1000);
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        format!(
            "{}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z",
            self.date
        )
    }
}

/// The calendar date of a day since the epoch (Howard Hinnant's `civil_from_days`).
pub(crate) fn date(day: i64) -> String {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}
