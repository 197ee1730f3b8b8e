//! Rows that make every difference: late, early and of the same instant, repeats with the same and
//! with other content, identifiers that join customers, values that change their type.

use std::collections::BTreeSet;

use fenqun_model::Instant;
use fenqun_model::columns::{ColumnKey, Needs, StreamKey, StreamNeed};
use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::{
    Event, Properties, PropertyColumn, PropertyData, Row, RowColumns, RowsKind, TextColumn, Traits,
};
use fenqun_store::Entry;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::plain::identifier;

fn who() -> impl Strategy<Value = Vec<Identifier>> {
    let one = prop_oneof![
        6 => (0..6u8).prop_map(|n| identifier(IdentifierKind::Customer, &format!("c{n}"))),
        1 => (0..4u8).prop_map(|n| identifier(IdentifierKind::Phone, &format!("+86{n}"))),
        4 => (0..12u8).prop_map(|n| identifier(IdentifierKind::Anonymous, &format!("a{n}"))),
    ];
    prop_oneof![
        3 => prop::collection::vec(one.clone(), 1..2),
        1 => prop::collection::vec(one, 2..3),
    ]
}

fn time() -> impl Strategy<Value = i64> {
    prop_oneof![
        6 => (0..12i64).prop_map(|at| at * 700),
        1 => Just(i64::MIN),
        1 => Just(4_000_000_000_000),
    ]
}

fn amount() -> impl Strategy<Value = Json> {
    prop_oneof![
        8 => (0..4i64).prop_map(|n| json!(n)),
        2 => (0..4i64).prop_map(|n| json!(n as f64 + 0.25)),
        1 => Just(json!("much")),
        1 => Just(json!(1e-9)),
    ]
}

fn items() -> impl Strategy<Value = Json> {
    let item = (prop::option::of(amount()), 0..3u8).prop_map(|(quantity, sku)| match quantity {
        Some(quantity) => json!({"sku": format!("s{sku}"), "quantity": quantity}),
        None => json!({"sku": format!("s{sku}")}),
    });
    let item = item.boxed();
    prop_oneof![
        2 => prop::collection::vec(item.clone(), 0..3).prop_map(Json::Array),
        1 => item,
        1 => Just(json!("none")),
    ]
}

fn properties() -> impl Strategy<Value = Properties> {
    let some = |value: BoxedStrategy<Json>| prop::option::weighted(0.6, value);
    (
        some(amount().boxed()),
        some(items().boxed()),
        some((0..5u8).prop_map(|n| json!(format!("t{n}"))).boxed()),
        some(
            (1..4u8)
                .prop_map(|n| json!(format!("2024-01-0{n}")))
                .boxed(),
        ),
    )
        .prop_map(|(amount, items, tag, day)| {
            let values = [
                ("amount", amount),
                ("items", items),
                ("tag", tag),
                ("day", day),
            ];
            let values = values.into_iter();
            values
                .filter_map(|(name, value)| Some((name.to_owned(), value?)))
                .collect()
        })
}

fn event() -> impl Strategy<Value = Row> {
    let name = prop_oneof![Just("order"), Just("page"), Just("page_left")];
    // Ids of a few, so that they come again, or of the content.
    let id = prop_oneof![
        4 => (0..24u8).prop_map(|n| format!("e{n}")),
        1 => Just(String::new()),
    ];
    (who(), id, name, time(), properties()).prop_map(|(who, id, name, at, properties)| {
        Row::Event(Event {
            who,
            id,
            name: name.into(),
            occurred_at: Instant(at),
            received_at: Instant(0),
            properties,
        })
    })
}

fn traits() -> impl Strategy<Value = Row> {
    let city = prop_oneof![Just(json!("上海")), Just(json!("北京")), Just(Json::Null)];
    let since = prop_oneof![
        Just(json!("2024-01-01T00:00:00Z")),
        Just(json!("2024-01-01T08:00:00+08:00")),
        Just(json!("2024-02-01T00:00:00Z")),
    ];
    let value = prop_oneof![
        3 => city.prop_map(|value| ("city", value)),
        2 => amount().prop_map(|value| ("level", value)),
        2 => since.prop_map(|value| ("since", value)),
        1 => Just(("tags", json!(["a", "b"]))),
        1 => Just(("tags", json!(["b"]))),
        1 => (0..3i64).prop_map(|n| ("rank", json!(n))),
        1 => Just(("rank", json!(9_000_000_000_000_000_000i64))),
    ];
    (who(), time(), prop::collection::vec(value, 1..3)).prop_map(|(who, at, values)| {
        let values = values.into_iter();
        Row::Traits(Traits {
            who,
            occurred_at: Instant(at),
            received_at: Instant(0),
            values: values
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        })
    })
}

fn texts(texts: impl IntoIterator<Item = String>) -> TextColumn {
    let mut column = TextColumn::default();
    texts.into_iter().for_each(|text| column.push(&text));
    column
}

fn columns() -> impl Strategy<Value = Entry> {
    let row = (0..6u8, 0..24u8, time(), 0..4i64, any::<bool>());
    (prop::collection::vec(row, 1..5), any::<bool>()).prop_map(|(rows, events)| {
        let column = PropertyColumn {
            data: PropertyData::Integer(rows.iter().map(|row| row.3).collect()),
            present: Some(rows.iter().map(|row| row.4).collect()),
        };
        let ids = rows.iter().map(|row| format!("e{}", row.1));
        let name = if events { "amount" } else { "level" };
        Entry::Columns(RowColumns {
            kind: match events {
                true => RowsKind::Events("order".into()),
                false => RowsKind::Traits,
            },
            who: vec![(
                IdentifierKind::Customer,
                texts(rows.iter().map(|row| format!("c{}", row.0))),
            )],
            ids: if events {
                texts(ids)
            } else {
                TextColumn::default()
            },
            occurred_at: rows.iter().map(|row| row.2).collect(),
            received_at: Instant(0),
            properties: vec![(name.into(), column)],
        })
    })
}

/// What one frame may hold.
pub(super) fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let row = prop_oneof![2 => event(), 1 => traits()];
    let rows = prop::collection::vec(row, 1..6).prop_map(Entry::Rows);
    prop::collection::vec(prop_oneof![5 => rows, 1 => columns()], 1..3)
}

/// Says when rows were received: most of them now, some at an instant before everything.
pub(super) fn received(entries: &mut [Entry], now: i64) {
    for entry in entries {
        match entry {
            Entry::Rows(rows) => {
                for (index, row) in rows.iter_mut().enumerate() {
                    let early = index % 5 == 3;
                    let at = Instant(if early { 500 + now % 3 } else { now });
                    match row {
                        Row::Event(event) => event.received_at = at,
                        Row::Traits(traits) => traits.received_at = at,
                    }
                }
            }
            Entry::Columns(columns) => columns.received_at = Instant(now),
            Entry::Import(_) | Entry::Progress(_) => {}
        }
    }
}

/// Number of different needs.
pub(super) const NEEDS: usize = 4;

fn events(names: &[&str], columns: Vec<ColumnKey>) -> StreamNeed {
    let names: BTreeSet<String> = names.iter().map(|name| (*name).to_owned()).collect();
    StreamNeed {
        key: StreamKey::Events(names),
        columns,
    }
}

fn attribute(name: &str) -> StreamNeed {
    StreamNeed {
        key: StreamKey::Attribute(name.into()),
        columns: vec![ColumnKey::Value],
    }
}

fn item(field: &str) -> ColumnKey {
    ColumnKey::Item {
        list: "items".into(),
        field: field.into(),
    }
}

fn property(name: &str) -> ColumnKey {
    ColumnKey::Property(name.into())
}

/// One of the needs that are asked for; the first is everything.
pub(super) fn needs(index: usize) -> Needs {
    let attributes = ["city", "level", "rank", "since", "tags"].map(attribute);
    let mut streams = match index {
        0 => {
            let columns = vec![
                property("amount"),
                property("day"),
                property("tag"),
                item("quantity"),
                item("sku"),
                ColumnKey::EventId,
                ColumnKey::EventName,
            ];
            let mut streams = vec![events(&["*"], columns)];
            streams.extend(attributes);
            streams
        }
        1 => vec![
            events(&["order"], vec![property("amount"), item("quantity")]),
            events(&["page*"], vec![property("tag"), ColumnKey::EventName]),
            attribute("city"),
        ],
        2 => vec![
            events(&["order", "page"], vec![property("day")]),
            attribute("level"),
            attribute("since"),
        ],
        _ => {
            let mut streams = vec![events(&["page_left"], vec![item("sku")])];
            streams.extend(attributes);
            // Only when it was set, not to what.
            streams[1].columns.clear();
            streams
        }
    };
    streams.sort_by(|a, b| a.key.cmp(&b.key));
    Needs { streams }
}
