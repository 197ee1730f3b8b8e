//! Windows to the millisecond, missing values, and when answers change by themselves.

use crate::world::{World, at, definitions};
use fenqun_model::{Decimal, Instant, Value};

const NOON: &str = "2024-06-12T12:00:00Z";

fn noon() -> Instant {
    at(NOON)
}

fn money(yuan: i64) -> Value {
    Value::Decimal(Decimal::from_integer(yuan).unwrap())
}

#[test]
fn a_sliding_window_is_open_at_its_old_end_and_closed_at_the_new() {
    let edge = noon().plus_millis(-86_400_000);
    let world = World::new(&["edge", "inside", "now", "later", "none"])
        .event("edge", "order", edge, &[])
        .event("inside", "order", edge.plus_millis(1), &[])
        .event("now", "order", noon(), &[])
        .event("later", "order", noon().plus_millis(1), &[]);
    let none = definitions("UTC", vec![]);
    let rule = "did(order, last 1d)";
    assert_eq!(world.members(&none, rule, noon()), ["inside", "now"]);
    let changes = world.next_changes(&none, rule, noon());
    let day = 86_400_000;
    let expected = [
        Instant::MAX,
        noon().plus_millis(1),
        noon().plus_millis(day),
        noon().plus_millis(1),
        Instant::MAX,
    ];
    assert_eq!(changes, expected);
}

#[test]
fn the_day_of_a_clock_change_has_23_hours() {
    // Berlin, 31 March 2024: 02:00 becomes 03:00, so the day began 22:00Z on the 30th and the next
    // begins 22:00Z on the 31st, after 23 hours.
    let world = World::new(&["before", "at"])
        .event("before", "order", at("2024-03-30T22:59:59.999Z"), &[])
        .event("at", "order", at("2024-03-30T23:00:00Z"), &[]);
    let berlin = definitions("Europe/Berlin", vec![]);
    let as_of = at("2024-03-31T12:00:00Z");
    assert_eq!(world.members(&berlin, "did(order, today)", as_of), ["at"]);
    let changes = world.next_changes(&berlin, "did(order, today)", as_of);
    assert_eq!(changes, [Instant::MAX, at("2024-03-31T22:00:00Z")]);
    // What happened yesterday is gone a day later.
    let yesterday = world.next_changes(&berlin, "did(order, yesterday)", as_of);
    assert_eq!(yesterday[0], at("2024-03-31T22:00:00Z"));
}

#[test]
fn aggregates_over_nothing() {
    let world =
        World::new(&["none", "some"]).event("some", "order", noon(), &[("amount", money(5))]);
    let none = definitions("UTC", vec![]);
    let of = |text| world.values(&none, text, noon());
    assert_eq!(
        of("count(order)"),
        [Some(Value::Integer(0)), Some(Value::Integer(1))]
    );
    assert_eq!(
        of("sum(order.amount)"),
        [Some(Value::Decimal(Decimal::ZERO)), Some(money(5))]
    );
    for missing in [
        "avg(order.amount)",
        "min(order.amount)",
        "max(order.amount)",
    ] {
        assert_eq!(of(missing), [None, Some(money(5))], "{missing}");
    }
    assert_eq!(of("last(order)"), [None, Some(Value::Instant(noon()))]);
    assert_eq!(
        world.members(&none, "count(order) < 2", noon()),
        ["none", "some"]
    );
    assert_eq!(
        world.members(&none, "not (avg(order.amount) > 0)", noon()),
        ["none"]
    );
}

#[test]
fn a_missing_value_fails_all_but_the_complements() {
    let set = |world: World, who, city: Option<&str>| {
        let value = city.map(|city| Value::Text(city.into()));
        world.set(who, "city", Instant::MIN, value)
    };
    let world = World::new(&["unset", "null", "empty", "sh"]);
    let world = set(
        set(set(world, "null", None), "empty", Some("")),
        "sh",
        Some("上海"),
    );
    let none = definitions("UTC", vec![]);
    let of = |text| world.members(&none, text, noon());
    assert_eq!(of("city = '上海'"), ["sh"]);
    assert_eq!(of("city != '上海'"), ["unset", "null", "empty"]);
    assert_eq!(
        of("city not in ('上海', '北京')"),
        ["unset", "null", "empty"]
    );
    assert_eq!(of("exists(city)"), ["empty", "sh"]);
    assert_eq!(of("city > 5"), [""; 0]);
    assert_eq!(of("city != 5"), ["unset", "null", "empty", "sh"]);
}

#[test]
fn the_mean_is_rounded_half_away_from_zero() {
    let pay = |raw| [("amount", Value::Decimal(Decimal::from_raw(raw)))];
    let world = World::new(&["up", "down"])
        .event("up", "order", noon(), &pay(1))
        .event("up", "order", noon(), &pay(2))
        .event("down", "order", noon(), &pay(-1))
        .event("down", "order", noon(), &pay(-2));
    let means = world.values(&definitions("UTC", vec![]), "avg(order.amount)", noon());
    let raw = |raw| Some(Value::Decimal(Decimal::from_raw(raw)));
    assert_eq!(means, [raw(2), raw(-2)]);
}

#[test]
fn sums_are_held_to_the_range_of_money() {
    let most = [("amount", Value::Decimal(Decimal::from_raw(i64::MAX)))];
    let world = World::new(&["rich"])
        .event("rich", "order", noon(), &most)
        .event("rich", "order", noon(), &most);
    let sum = world.values(&definitions("UTC", vec![]), "sum(order.amount)", noon());
    assert_eq!(sum, [Some(Value::Decimal(Decimal::from_raw(i64::MAX)))]);
}

#[test]
fn time_since_crosses_a_period_at_its_instant() {
    let world = World::new(&["a"]).event("a", "order", noon(), &[]);
    let none = definitions("UTC", vec![]);
    let week = noon().plus_millis(7 * 86_400_000);
    for (rule, change) in [
        ("since(last(order)) >= 7d", week),
        ("since(last(order)) > 7d", week.plus_millis(1)),
        ("since(last(order)) < 1mo", at("2024-07-12T12:00:00Z")),
        ("days_since(last(order)) >= 2", at("2024-06-14T00:00:00Z")),
    ] {
        assert_eq!(world.next_changes(&none, rule, noon()), [change], "{rule}");
    }
}

#[test]
fn setting_a_value_again_restarts_no_clock() {
    let gold = || Some(Value::Text("gold".into()));
    let day = |days: i64| noon().plus_millis(days * 86_400_000);
    let world = World::new(&["a", "b"])
        .set("a", "status", day(-40), gold())
        .set("a", "status", day(-5), gold())
        .set("b", "status", day(-40), gold())
        .set("b", "status", day(-6), None)
        .set("b", "status", day(-5), gold());
    let none = definitions("UTC", vec![]);
    let rule = "has_been(status = 'gold', 30d)";
    assert_eq!(world.members(&none, rule, noon()), ["a"]);
    assert_eq!(
        world.next_changes(&none, rule, noon()),
        [Instant::MAX, day(25)]
    );
}

#[test]
fn steps_of_a_sequence_follow_strictly() {
    let after = |millis| noon().plus_millis(millis - 1_000_000_i64);
    let product = |name: &str| [("p", Value::Text(name.into()))];
    let world = World::new(&["same", "late", "other", "backwards"])
        .event("same", "view", after(0), &product("x"))
        .event("same", "cart", after(10), &product("x"))
        .event("late", "view", after(0), &product("x"))
        .event("late", "cart", after(60_001), &product("x"))
        .event("other", "view", after(0), &product("x"))
        .event("other", "cart", after(10), &product("y"))
        .event("backwards", "cart", after(0), &product("x"))
        .event("backwards", "view", after(10), &product("x"));
    let none = definitions("UTC", vec![]);
    let of = |text| world.members(&none, text, noon());
    assert_eq!(of("sequence(view then cart within 1m same p)"), ["same"]);
    assert_eq!(of("sequence(view then cart within 1m)"), ["same", "other"]);
    assert_eq!(of("sequence(view then cart)"), ["same", "late", "other"]);
    assert_eq!(of("sequence(view then view)"), [""; 0]);
}
