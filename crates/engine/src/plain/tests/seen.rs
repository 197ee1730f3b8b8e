//! What was seen of a customer.

use fenqun_model::{Decimal, Instant, Value};

use super::super::Seen;
use super::*;
use crate::answers::Reading;

const DAY: i64 = 86_400_000;

fn seen(rule: &str, wanted: bool, holds: bool, value: Option<(&str, Reading)>) -> [String; 2] {
    let leaf = parse(rule).unwrap();
    both(|words| {
        let values = value.iter();
        let values = values.map(|(text, reading)| (parse(text).unwrap(), Some(reading.clone())));
        words.seen(&Seen {
            leaf: &leaf,
            wanted,
            holds,
            values: values.collect(),
        })
    })
}

fn number(number: i64) -> Reading {
    Reading::Plain(Value::Integer(number))
}

fn money(raw: i64) -> Reading {
    Reading::Plain(Value::Decimal(Decimal::from_raw(raw)))
}

type Case<'a> = ([String; 2], &'a str, &'a str);

fn assert_said(cases: Vec<Case<'_>>) {
    for (found, english, chinese) in cases {
        assert_eq!(found, [english, chinese]);
    }
}

#[test]
fn counts_seen_stand_beside_counts_needed() {
    let orders = "count(order, last 90d)";
    assert_said(vec![
        (
            seen(
                "count(order, last 90d) >= 3",
                true,
                true,
                Some((orders, number(3))),
            ),
            "3 orders in the last 90 days (needs at least 3)",
            "近 90 天下单 3 次（要求至少 3 次）",
        ),
        (
            seen(
                "count(order, last 90d) > 3",
                true,
                false,
                Some((orders, number(1))),
            ),
            "1 order in the last 90 days (needs more than 3)",
            "近 90 天下单 1 次（要求超过 3 次）",
        ),
        (
            seen(
                "count(order, last 90d) >= 3",
                false,
                false,
                Some((orders, number(0))),
            ),
            "no order in the last 90 days (needs fewer than 3)",
            "近 90 天没有下单（要求少于 3 次）",
        ),
    ]);
}

#[test]
fn sums_and_instants_seen_stand_beside_what_is_needed() {
    let bought = Reading::Plain(Value::Instant(
        Instant::parse_rfc3339("2025-12-12T18:30:00Z").unwrap(),
    ));
    assert_said(vec![
        (
            seen(
                "spend_1y >= 2000",
                true,
                true,
                Some(("spend_1y", money(20_734_000))),
            ),
            "“Net spend, last year”: ¥2,073.40 (needs at least ¥2,000)",
            "近一年净消费 ¥2,073.40（要求至少 ¥2,000）",
        ),
        (
            seen(
                "did(order, last 60d)",
                false,
                false,
                Some(("last(order)", bought)),
            ),
            "last order on 13 December 2025 (needs: no order in the last 60 days)",
            "最近一次下单在 2025 年 12 月 13 日（要求：近 60 天没有下单）",
        ),
        (
            seen(
                "since(last(order)) > 90d",
                true,
                true,
                Some((
                    "since(last(order))",
                    Reading::Millis(90 * DAY + 3 * 3_600_000),
                )),
            ),
            "last order 90 days 3 hours ago (needs more than 90 days ago)",
            "最近一次下单在 90 天 3 小时前（要求距今超过 90 天）",
        ),
    ]);
}

#[test]
fn values_and_groups_seen_stand_beside_what_is_needed() {
    assert_said(vec![
        (
            seen(
                "city = '上海'",
                true,
                false,
                Some(("city", Reading::Plain(Value::Text("北京".into())))),
            ),
            "city: “北京” (needs “上海”)",
            "城市为“北京”（要求是“上海”）",
        ),
        (
            seen(
                "rfm = 'Champions'",
                true,
                true,
                Some(("rfm", Reading::Plain(Value::Text("Champions".into())))),
            ),
            "RFM groups: “Champions” (needs “Champions”)",
            "RFM 分层为“冠军客户”（要求是“冠军客户”）",
        ),
        (
            seen("in list('staff')", false, false, None),
            "not on the list “Staff”",
            "不在名单“内部员工”中",
        ),
        (
            seen("in list('staff')", false, true, None),
            "on the list “Staff” (needs: not on the list “Staff”)",
            "在名单“内部员工”中（要求：不在名单“内部员工”中）",
        ),
        (
            seen("age >= 18", false, false, Some(("age", number(12)))),
            "age: 12 (needs less than 18, or not known)",
            "年龄 12（要求低于 18，或没有值）",
        ),
    ]);
}

#[test]
fn what_is_missing_reads_as_never() {
    let said = both(|words| words.observed(&parse("since(last(order))").unwrap(), None, None));
    assert_eq!(said, ["no order ever", "从未下单"]);
    let said = both(|words| words.observed(&parse("city").unwrap(), None, None));
    assert_eq!(said, ["city: not known", "城市没有值"]);
}

#[test]
fn an_event_that_would_prevent_a_change_is_named() {
    let unless = |rule: &str, holds: bool| {
        let leaf = parse(rule).unwrap();
        both(|words| words.unless(&[(leaf.clone(), holds)]))
    };
    let another = ["unless there is another order before", "若不再下单"];
    assert_eq!(unless("count(order, last 90d) >= 3", true), another);
    assert_eq!(unless("did(order, last 90d)", true), another);
    assert_eq!(unless("orders_1y >= 3", true), another);
    assert_eq!(unless("since(last(order)) > 30d", false), another);
    // How much is bought decides, not whether.
    let more = ["if there are no further orders before", "若不再下单"];
    assert_eq!(unless("spend_1y >= 2000", true), more);
    // An order would bring this about, not prevent it.
    let anything = ["unless something changes before", "若没有新动态"];
    assert_eq!(unless("age >= 18", false), anything);
    assert_eq!(unless("did(order, today)", false), anything);
}
