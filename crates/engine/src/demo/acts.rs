//! What one customer does over the years: orders, returns, visits, tickets and feedback.

use fenqun_model::Date;

use super::calendar::Years;
use super::goods::{PRODUCTS, Product};
use super::people::{CHANNELS, Habit, Person};
use super::random::Random;

/// A moment of the shop's local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment {
    pub(super) day: Date,
    /// Seconds since midnight.
    pub(super) second: i32,
}

/// A purchase.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub(super) at: Moment,
    pub(super) channel: &'static str,
    /// What and how many.
    pub(super) lines: Vec<(Product, u32)>,
    /// The line taken back, and when.
    pub(super) returned: Option<(usize, Moment)>,
}

/// A login or a look at something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Visit {
    pub(super) at: Moment,
    pub(super) name: &'static str,
    pub(super) product: Option<Product>,
}

/// A ticket, or an answer to "how was it".
#[derive(Clone, Copy, Debug)]
pub(super) struct Contact {
    pub(super) at: Moment,
    pub(super) kind: &'static str,
    pub(super) topic: &'static str,
    /// 1 to 5, on feedback only.
    pub(super) score: Option<i32>,
}

/// Everything one customer does.
#[derive(Clone, Debug, Default)]
pub(super) struct Acts {
    pub(super) orders: Vec<Order>,
    pub(super) visits: Vec<Visit>,
    pub(super) contacts: Vec<Contact>,
}

/// Draws a customer's years.
pub(super) fn acts(person: &Person, years: &Years, random: &mut Random) -> Acts {
    let mut acts = Acts::default();
    for day in purchases(person, years, random) {
        let order = order(person, day, years.end, random);
        before(&order, &mut acts.visits, random);
        after(person, &order, years.end, &mut acts.contacts, random);
        acts.orders.push(order);
    }
    look_around(person, years.end, &mut acts.visits, random);
    acts
}

/// Days on which somebody buys.
fn purchases(person: &Person, years: &Years, random: &mut Random) -> Vec<Date> {
    let start = person.registered.plus_days(random.between(0, 12));
    let mut days = match person.habit {
        Habit::Loyal => every(24, start, years.end, years, random),
        Habit::Regular => every(62, start, years.end, years, random),
        Habit::Seasonal => seasons(start, years, random),
        Habit::Once => every(25, start, start.plus_days(30), years, random),
        Habit::Lapsed => {
            let months = random.between(3, 18);
            every(38, start, start.plus_days(months * 30), years, random)
        }
        Habit::Returned => {
            let away = start.plus_days(random.between(120, 320));
            let back = away.plus_days(random.between(200, 420));
            let mut days = every(38, start, away, years, random);
            days.extend(every(34, back, years.end, years, random));
            days
        }
        Habit::Prospect => vec![],
    };
    days.retain(|day| *day < years.end);
    days
}

/// About every `gap` days from `from` until `until`, drawn to the seasons.
fn every(gap: i32, from: Date, until: Date, years: &Years, random: &mut Random) -> Vec<Date> {
    let mut days = Vec::new();
    let mut planned = from;
    while planned < until {
        let day = years.seasonal(planned, random);
        days.push(day);
        planned = day.plus_days(random.between(gap * 2 / 5, gap * 8 / 5).max(1));
    }
    days
}

fn seasons(start: Date, years: &Years, random: &mut Random) -> Vec<Date> {
    let mut days = vec![start];
    let mut from = start.plus_days(14);
    while let Some(day) = years.next_season(from, random) {
        if random.happens(720) {
            days.push(day);
        }
        from = day.plus_days(30);
    }
    days
}

fn order(person: &Person, day: Date, end: Date, random: &mut Random) -> Order {
    let at = Moment {
        day,
        second: second(random),
    };
    let channel = if random.happens(800) {
        person.channel
    } else {
        random.choose(&CHANNELS)
    };
    let count = random.choose(&[(1, 45), (2, 33), (3, 16), (4, 6)]);
    let mut lines: Vec<(Product, u32)> = (0..count).map(|_| line(person, random)).collect();
    lines.sort_by_key(|(product, _)| product.name);
    lines.dedup_by_key(|(product, _)| product.name);
    let returned = random.happens(45).then(|| {
        let day = day.plus_days(random.between(2, 9));
        (
            random.below(lines.len() as u64) as usize,
            Moment {
                day,
                second: second(random),
            },
        )
    });
    let returned = returned.filter(|(_, moment)| moment.day < end);
    Order {
        at,
        channel,
        lines,
        returned,
    }
}

fn line(person: &Person, random: &mut Random) -> (Product, u32) {
    let mut product = random.pick(&PRODUCTS);
    while product.category != person.taste && random.happens(550) {
        product = random.pick(&PRODUCTS);
    }
    let quantity = match (person.is_company, product.category) {
        (true, "礼盒") => random.between(5, 40),
        (true, _) => random.between(2, 12),
        (false, "零食" | "糕点" | "饮品") => random.between(1, 4),
        _ => random.between(1, 2),
    };
    (product, quantity.unsigned_abs())
}

/// People look before they buy.
fn before(order: &Order, visits: &mut Vec<Visit>, random: &mut Random) {
    let day = order.at.day.plus_days(-random.between(0, 3));
    let at = |second| Moment { day, second };
    visits.push(Visit {
        at: at(random.between(28_800, 30_000)),
        name: "login",
        product: None,
    });
    if let Some((product, _)) = order.lines.last() {
        let second = random.between(30_000, 31_000);
        visits.push(Visit {
            at: at(second),
            name: "view",
            product: Some(*product),
        });
    }
    if let Some((product, _)) = order.lines.first().filter(|_| random.happens(600)) {
        let second = random.between(31_000, 31_500);
        visits.push(Visit {
            at: at(second),
            name: "cart",
            product: Some(*product),
        });
    }
}

/// Some orders have an aftermath; customers on the way out are less content.
fn after(
    person: &Person,
    order: &Order,
    end: Date,
    contacts: &mut Vec<Contact>,
    random: &mut Random,
) {
    let leaving = person.habit == Habit::Lapsed;
    let mut contact = |days, kind, topic, score, random: &mut Random| {
        let day = order.at.day.plus_days(days);
        if day < end {
            let at = Moment {
                day,
                second: second(random),
            };
            contacts.push(Contact {
                at,
                kind,
                topic,
                score,
            });
        }
    };
    if random.happens(if leaving { 90 } else { 35 }) {
        let topic = random.choose(&[("物流", 40), ("质量", 30), ("发票", 15), ("退换", 15)]);
        contact(random.between(1, 8), "ticket", topic, None, random);
    }
    if random.happens(180) {
        let happy = [(5, 48), (4, 32), (3, 12), (2, 5), (1, 3)];
        let unhappy = [(5, 15), (4, 25), (3, 28), (2, 18), (1, 14)];
        let score = random.choose(if leaving { &unhappy } else { &happy });
        contact(
            random.between(4, 12),
            "feedback",
            "满意度",
            Some(score),
            random,
        );
    }
}

/// Visits that lead to nothing.
fn look_around(person: &Person, end: Date, visits: &mut Vec<Visit>, random: &mut Random) {
    let gap = match person.habit {
        Habit::Loyal => 20,
        Habit::Prospect => 40,
        Habit::Lapsed | Habit::Once => 150,
        _ => 70,
    };
    let mut day = person.registered;
    while day < end {
        let at = |second| Moment { day, second };
        let start = random.between(32_000, 80_000);
        visits.push(Visit {
            at: at(start),
            name: "login",
            product: None,
        });
        if random.happens(500) {
            let product = Some(random.pick(&PRODUCTS));
            visits.push(Visit {
                at: at(start + random.between(20, 900)),
                name: "view",
                product,
            });
        }
        day = day.plus_days(random.between(gap / 3, gap * 5 / 3).max(1));
    }
}

/// During the day, mostly.
fn second(random: &mut Random) -> i32 {
    random.between(8 * 3600, 23 * 3600)
}
