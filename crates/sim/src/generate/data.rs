//! Random customers and rows.

use std::collections::BTreeMap;

use fenqun_model::definition::Schema;
use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::{Event, Properties, Row, Traits};
use fenqun_model::{Instant, Type};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value as Json, json};

use super::Setting;
use crate::world::World;

/// Names of events.
pub(super) const EVENTS: [&str; 4] = ["order", "view", "page_home", "page_cart"];
/// Texts, some alike but for case or prefix.
pub(super) const TEXTS: [&str; 6] = ["app", "App", "apple", "web", "", "上海"];
/// Items of lists.
pub(super) const TAGS: [&str; 4] = ["a", "b", "茶", "B"];

/// A world of a few customers seen from a setting.
pub fn world(setting: &Setting) -> BoxedStrategy<World> {
    let row = prop_oneof![3 => event(setting), 2 => traits(setting)];
    let customer = vec(row, 0..14).prop_map(numbered);
    vec(customer, 1..8)
        .prop_map(|all| World {
            customers: (0..).map(|n| format!("c{n}")).zip(all).collect(),
            schema: schema(),
        })
        .boxed()
}

/// Declared types: what JSON cannot say by itself.
pub(super) fn schema() -> Schema {
    let attributes = [
        ("created", Type::Instant),
        ("birthday", Type::Date),
        ("home", Type::Point),
        ("ratio", Type::Float),
    ];
    let event = BTreeMap::from([
        ("due".to_owned(), Type::Instant),
        ("day".to_owned(), Type::Date),
        ("weight".to_owned(), Type::Float),
    ]);
    Schema {
        attributes: attributes
            .map(|(name, kind)| (name.to_owned(), kind))
            .into(),
        events: EVENTS.map(|name| (name.to_owned(), event.clone())).into(),
    }
}

/// Gives the events ids, some of them repeats of the whole event.
fn numbered(mut rows: Vec<Row>) -> Vec<Row> {
    let count = rows.len();
    for (index, row) in rows.iter_mut().enumerate() {
        if let Row::Event(event) = row {
            // Ids in another order than the rows came, so that ties are decided by id.
            event.id = format!("e{}", (index * 7 + 3) % (count + 20));
        }
    }
    let repeat = rows.first().cloned();
    rows.extend(repeat.filter(|_| count.is_multiple_of(3)));
    rows
}

fn who() -> Vec<Identifier> {
    vec![Identifier {
        kind: IdentifierKind::Customer,
        value: "c".into(),
    }]
}

fn event(setting: &Setting) -> BoxedStrategy<Row> {
    (
        setting.instant(),
        select(EVENTS.to_vec()),
        properties(setting),
    )
        .prop_map(|(at, name, properties)| {
            Row::Event(Event {
                who: who(),
                id: String::new(),
                name: name.into(),
                occurred_at: at,
                received_at: at,
                properties,
            })
        })
        .boxed()
}

fn traits(setting: &Setting) -> BoxedStrategy<Row> {
    let at = prop_oneof![2 => Just(Instant::MIN), 5 => setting.instant()];
    (at, attributes(setting))
        .prop_map(|(occurred_at, values)| {
            Row::Traits(Traits {
                who: who(),
                occurred_at,
                received_at: Instant(0),
                values,
            })
        })
        .boxed()
}

fn properties(setting: &Setting) -> BoxedStrategy<Properties> {
    let first = (
        often(integer()),
        often(decimal()),
        often(text()),
        often(tags()),
        often(any::<bool>().prop_map(Json::from)),
        often(items()),
    );
    let second = (
        often(instant(setting)),
        often(day(setting)),
        often(fine()),
        often(mixed()),
        often(nested()),
    );
    (first, second)
        .prop_map(
            |((n, amount, channel, tags, paid, items), (due, day, weight, odd, deep))| {
                put([
                    ("n", n),
                    ("amount", amount),
                    ("channel", channel),
                    ("tags", tags),
                    ("paid", paid),
                    ("items", items),
                    ("due", due),
                    ("day", day),
                    ("weight", weight),
                    ("odd", odd),
                    ("deep", deep),
                ])
            },
        )
        .boxed()
}

fn attributes(setting: &Setting) -> BoxedStrategy<Properties> {
    let first = (
        often(integer()),
        often(decimal()),
        often(text()),
        often(status()),
        often(tags()),
        often(any::<bool>().prop_map(Json::from)),
    );
    let second = (
        often(instant(setting)),
        often(day(setting)),
        often(fine()),
        often(mixed()),
        often(point()),
    );
    (first, second)
        .prop_map(
            |((age, points, city, status, tags, vip), (created, birthday, ratio, odd, home))| {
                put([
                    ("age", age),
                    ("points", points),
                    ("city", city),
                    ("status", status),
                    ("tags", tags),
                    ("vip", vip),
                    ("created", created),
                    ("birthday", birthday),
                    ("ratio", ratio),
                    ("odd", odd),
                    ("home", home),
                ])
            },
        )
        .boxed()
}

fn often(value: impl Strategy<Value = Json> + 'static) -> BoxedStrategy<Option<Json>> {
    let value = prop_oneof![9 => value, 1 => Just(Json::Null)];
    weighted(0.6, value).boxed()
}

fn put<const N: usize>(values: [(&str, Option<Json>); N]) -> Properties {
    let given = values
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    given.collect()
}

fn integer() -> impl Strategy<Value = Json> {
    (-1_i64..4).prop_map(Json::from)
}

fn decimal() -> impl Strategy<Value = Json> {
    select(vec![
        json!(0),
        json!(1),
        json!(10.5),
        json!(2.25),
        json!(-3),
        json!(0.0001),
        json!(100),
    ])
}

/// Finer than four places, yet sums of them are exact.
fn fine() -> impl Strategy<Value = Json> {
    (-3_i32..6).prop_map(|n| json!(f64::from(n) / 32.0))
}

fn text() -> impl Strategy<Value = Json> {
    select(TEXTS.to_vec()).prop_map(Json::from)
}

fn status() -> impl Strategy<Value = Json> {
    select(vec!["gold", "gold", "silver"]).prop_map(Json::from)
}

fn tags() -> impl Strategy<Value = Json> {
    vec(select(TAGS.to_vec()), 0..4).prop_map(|tags| json!(tags))
}

fn mixed() -> impl Strategy<Value = Json> {
    select(vec![
        json!(1),
        json!("1"),
        json!(true),
        json!(1.5),
        json!(["a"]),
        json!("app"),
    ])
}

fn nested() -> impl Strategy<Value = Json> {
    select(vec![
        json!({"x": 1}),
        json!({"x": "app"}),
        json!({"y": 1}),
        json!({}),
        json!(3),
    ])
}

fn point() -> impl Strategy<Value = Json> {
    select(vec![
        json!([31.23, 121.47]),
        json!([31.25, 121.5]),
        json!([-33.9, 18.4]),
        json!([31.23, 121.48]),
    ])
}

fn instant(setting: &Setting) -> impl Strategy<Value = Json> + use<> {
    setting.instant().prop_map(|at| Json::from(at.to_string()))
}

fn day(setting: &Setting) -> impl Strategy<Value = Json> + use<> {
    let today = setting.zone().date(setting.as_of);
    let near = (-4_i32..9, -3_i32..1)
        .prop_map(move |(days, years)| today.plus_days(days).plus_months(12 * years).to_string());
    prop_oneof![5 => near, 1 => Just("2024-02-29".to_owned()), 1 => Just("2023-02-28".to_owned())]
        .prop_map(Json::from)
}

fn items() -> impl Strategy<Value = Json> {
    let item = (
        weighted(0.8, select(vec!["tea", "cup", "茶"])),
        weighted(0.8, 1_i64..4),
        weighted(0.8, select(vec![json!(1.5), json!(2), json!(10)])),
    );
    let item = item.prop_map(|(category, quantity, price)| {
        Json::Object(
            put([
                ("category", category.map(Json::from)),
                ("quantity", quantity.map(Json::from)),
                ("price", price),
            ])
            .into_iter()
            .collect(),
        )
    });
    prop_oneof![
        5 => vec(item.clone(), 0..4).prop_map(Json::from),
        1 => item,
    ]
}
