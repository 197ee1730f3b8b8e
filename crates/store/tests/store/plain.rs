//! The slow, obvious model of a store: a list of rows, everything computed from all of them.

use std::collections::{BTreeMap, BTreeSet};

use fenqun_model::columns::{Chunk, ColumnKey, Needs, StreamKey, StreamNeed};
use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::{Event, Row, Traits};
use fenqun_model::{Instant, Value};
use fenqun_store::Store;
use serde_json::json;

/// What is seen of a customer: their orders (time, id, amount), and their cities (time, value).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Seen {
    pub(crate) orders: Vec<(i64, String, Option<Value>)>,
    pub(crate) cities: Vec<(i64, Option<Value>)>,
}

pub(crate) type Everybody = BTreeMap<String, Seen>;

pub(crate) fn identifier(kind: IdentifierKind, value: &str) -> Identifier {
    Identifier {
        kind,
        value: value.into(),
    }
}

pub(crate) fn order(who: &[Identifier], id: &str, at: i64, amount: i64) -> Row {
    Row::Event(Event {
        who: who.to_vec(),
        id: id.into(),
        name: "order".into(),
        occurred_at: Instant(at),
        received_at: Instant(1_000),
        properties: [("amount".to_owned(), json!(amount))].into(),
    })
}

pub(crate) fn city(who: &[Identifier], at: i64, city: Option<&str>) -> Row {
    Row::Traits(Traits {
        who: who.to_vec(),
        occurred_at: Instant(at),
        received_at: Instant(1_000),
        values: [("city".to_owned(), json!(city))].into(),
    })
}

pub(crate) fn needs() -> Needs {
    Needs {
        streams: vec![
            StreamNeed {
                key: StreamKey::Events(BTreeSet::from(["order".to_owned()])),
                columns: vec![ColumnKey::Property("amount".into()), ColumnKey::EventId],
            },
            StreamNeed {
                key: StreamKey::Attribute("city".into()),
                columns: vec![ColumnKey::Value],
            },
        ],
    }
}

pub(crate) fn take(everybody: &mut Everybody, chunk: &Chunk<'_>) {
    let (orders, cities) = (&chunk.streams[0], &chunk.streams[1]);
    for (index, name) in chunk.customers.iter().enumerate() {
        let seen = everybody.entry(name.clone()).or_default();
        for row in orders.rows(index) {
            let Some(Value::Text(id)) = orders.columns[1].value(row) else {
                panic!("an event without id")
            };
            let amount = orders.columns[0].value(row);
            seen.orders.push((orders.occurred_at[row], id, amount));
        }
        for row in cities.rows(index) {
            seen.cities
                .push((cities.occurred_at[row], cities.columns[0].value(row)));
        }
    }
}

/// What a store shows.
pub(crate) fn shown(store: &Store, threads: usize) -> Everybody {
    let everybody = std::sync::Mutex::new(Everybody::new());
    let visit = |chunk: &Chunk<'_>| take(&mut everybody.lock().unwrap(), chunk);
    store.visit(&needs(), threads, &visit).unwrap();
    everybody.into_inner().unwrap()
}

/// What should be seen of some rows: customers by the rules of `docs/store-format.md`.
pub(crate) fn expected(rows: &[Row], merges: &[(Identifier, Identifier)], cap: usize) -> Everybody {
    let sets = customers(rows, merges, cap);
    let mut everybody = Everybody::new();
    for set in &sets {
        let name = set.iter().next().unwrap().value.clone();
        let own = |row: &&Row| set.contains(row.who().iter().min().unwrap());
        let seen = everybody.entry(name).or_default();
        let mut events: BTreeMap<&str, &Event> = BTreeMap::new();
        let mut versions: BTreeMap<Instant, Vec<String>> = BTreeMap::new();
        for row in rows.iter().filter(own) {
            match row {
                Row::Event(event) => {
                    let best = events.entry(&event.id).or_insert(event);
                    let rank = |event: &Event| {
                        let text = serde_json::to_string(&event.properties).unwrap();
                        (
                            event.received_at,
                            event.occurred_at,
                            event.name.clone(),
                            text,
                        )
                    };
                    if rank(event) < rank(best) {
                        *best = event;
                    }
                }
                Row::Traits(traits) => {
                    let text = traits.values["city"].to_string();
                    versions.entry(traits.occurred_at).or_default().push(text);
                }
            }
        }
        let mut orders: Vec<&&Event> = events.values().collect();
        orders.sort_by_key(|event| (event.occurred_at, &event.id));
        for event in orders {
            let amount = event.properties["amount"].as_i64().map(Value::Integer);
            seen.orders
                .push((event.occurred_at.0, event.id.clone(), amount));
        }
        for (at, texts) in versions {
            let greatest = texts.iter().max().unwrap();
            let value: Option<String> = serde_json::from_str(greatest).unwrap();
            let value = value.map(Value::Text);
            if seen.cities.last().is_none_or(|(_, last)| *last != value) {
                seen.cities.push((at.0, value));
            }
        }
    }
    everybody
}

/// Sets of identifiers that are one customer each.
fn customers(
    rows: &[Row],
    merges: &[(Identifier, Identifier)],
    cap: usize,
) -> Vec<BTreeSet<Identifier>> {
    let mut edges: BTreeSet<(Identifier, Identifier)> = BTreeSet::new();
    let mut all: BTreeSet<Identifier> = BTreeSet::new();
    for row in rows {
        let mut who = row.who().to_vec();
        who.sort();
        who.dedup();
        all.extend(who.iter().cloned());
        edges.extend(who[1..].iter().map(|weak| (who[0].clone(), weak.clone())));
    }
    let shared: BTreeSet<Identifier> = all
        .iter()
        .filter(|one| one.kind != IdentifierKind::Customer)
        .filter(|one| edges.iter().filter(|(a, b)| a == *one || b == *one).count() > cap)
        .cloned()
        .collect();
    let mut sets: Vec<BTreeSet<Identifier>> =
        all.into_iter().map(|one| BTreeSet::from([one])).collect();
    for (a, b) in merges {
        join(&mut sets, a, b, |_, _| true);
    }
    let numbers =
        |set: &BTreeSet<Identifier>| set.iter().any(|one| one.kind == IdentifierKind::Customer);
    for (a, b) in edges
        .iter()
        .filter(|(a, b)| !shared.contains(a) && !shared.contains(b))
    {
        join(&mut sets, a, b, |x, y| {
            !(numbers(x) && numbers(y)) && x.len() + y.len() <= cap
        });
    }
    sets
}

fn join(
    sets: &mut Vec<BTreeSet<Identifier>>,
    a: &Identifier,
    b: &Identifier,
    may: impl Fn(&BTreeSet<Identifier>, &BTreeSet<Identifier>) -> bool,
) {
    let find = |one: &Identifier| sets.iter().position(|set| set.contains(one)).unwrap();
    let (a, b) = (find(a), find(b));
    if a != b && may(&sets[a], &sets[b]) {
        let (low, high) = (a.min(b), a.max(b));
        let other = sets.remove(high);
        sets[low].extend(other);
    }
}
