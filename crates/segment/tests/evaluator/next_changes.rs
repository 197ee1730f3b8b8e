//! Next changes that lie far ahead, or never come although something comes round each year or each
//! midnight.

use crate::world::{World, at, definitions};
use fenqun_model::{Date, Instant, Value};

fn date(text: &str) -> Option<Value> {
    let date: Date = text.parse().unwrap();
    Some(Value::Date(date))
}

/// When the answer about the only customer next changes, in UTC.
fn next(world: &World, rule: &str, as_of: &str) -> Instant {
    world.next_changes(&definitions("UTC", vec![]), rule, at(as_of))[0]
}

fn born_and_wed(birthday: &str, wedding: &str) -> World {
    World::new(&["a"])
        .set("a", "birthday", Instant::MIN, date(birthday))
        .set("a", "wedding", Instant::MIN, date(wedding))
}

#[test]
fn anniversaries_that_never_meet_never_change_the_answer() {
    let rule = "birthday within next 7d and wedding within next 7d";
    let apart = born_and_wed("1990-03-01", "2015-09-01");
    assert_eq!(next(&apart, rule, "2024-06-12T12:00:00Z"), Instant::MAX);
    let near = born_and_wed("1990-09-06", "2015-09-01");
    assert_eq!(
        next(&near, rule, "2024-06-12T12:00:00Z"),
        at("2024-08-31T00:00:00Z")
    );
}

#[test]
fn a_leap_day_may_be_eight_years_ahead() {
    let world = born_and_wed("1992-02-29", "2015-02-28");
    let rule = "birthday within next 1d and not wedding within next 1d";
    assert_eq!(
        next(&world, rule, "2096-03-01T00:00:00Z"),
        at("2104-02-29T00:00:00Z")
    );
}

#[test]
fn something_else_may_change_after_many_anniversaries() {
    let world = born_and_wed("1990-03-01", "2015-09-01").event(
        "a",
        "order",
        at("2024-06-12T00:00:00Z"),
        &[],
    );
    let rule = "birthday within next 7d and (wedding within next 7d or not did(order, last 60y))";
    // The order is 60 years old on 12 June 2084; the birthday after comes within the week on 23
    // February 2085.
    assert_eq!(
        next(&world, rule, "2024-06-12T12:00:00Z"),
        at("2085-02-23T00:00:00Z")
    );
}

#[test]
fn numbers_computed_from_growing_days() {
    let mut world = World::new(&["a"]);
    for day in 1..=5 {
        let when = at("2024-06-01T00:00:00Z").plus_millis((day - 1) * 86_400_000);
        world = world.event("a", "order", when, &[]);
    }
    let next = |rule: &str| next(&world, rule, "2024-06-11T12:00:00Z");
    let of_first = "days_since(first(order))";
    // 5 orders in 50 days are a tenth, in 51 days less.
    assert_eq!(
        next(&format!("count(order) / {of_first} >= 0.1")),
        at("2024-07-22T00:00:00Z")
    );
    // Always four days between.
    assert_eq!(
        next(&format!("{of_first} - days_since(last(order)) > 10")),
        Instant::MAX
    );
    // 50 001 days, which is 136 years and some months.
    let far = at("2024-06-01T00:00:00Z").plus_millis(50_001 * 86_400_000);
    assert_eq!(next(&format!("{of_first} * 2 >= 100001")), far);
    // An equality comes and goes.
    assert_eq!(
        next(&format!("{of_first} * 3 = 33")),
        at("2024-06-12T00:00:00Z")
    );
    assert_eq!(
        next(&format!("{of_first} * 3 = 30")),
        at("2024-06-12T00:00:00Z")
    );
    assert_eq!(next(&format!("{of_first} * 3 = 31")), Instant::MAX);
    // Nothing can be divided by nothing, today; tomorrow it can.
    assert_eq!(
        next(&format!("1 / ({of_first} - 10) >= 1")),
        at("2024-06-12T00:00:00Z")
    );
    assert_eq!(next(&format!("{of_first} / 0 >= 1")), Instant::MAX);
}
