//! What readers see: types, items, single customers, budgets.

use std::collections::BTreeSet;
use std::sync::Mutex;

use fenqun_model::columns::{Chunk, ColumnData, ColumnKey, Needs, StreamKey, StreamNeed};
use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::{Event, Properties, Row, Traits};
use fenqun_model::{Date, Decimal, Instant, Type, Value};
use fenqun_store::memory::MemoryStore;
use fenqun_store::{Entry, Options, Store};
use serde_json::json;

fn who(name: &str) -> Vec<Identifier> {
    vec![Identifier {
        kind: IdentifierKind::Customer,
        value: name.into(),
    }]
}

fn event(customer: &str, name: &str, at: i64, properties: serde_json::Value) -> Row {
    let serde_json::Value::Object(properties) = properties else {
        panic!("properties are an object")
    };
    Row::Event(Event {
        who: who(customer),
        id: format!("{name}-{at}"),
        name: name.into(),
        occurred_at: Instant(at),
        received_at: Instant(0),
        properties: properties.into_iter().collect(),
    })
}

fn traits(customer: &str, values: serde_json::Value) -> Row {
    let values: Properties = serde_json::from_value(values).unwrap();
    Row::Traits(Traits {
        who: who(customer),
        occurred_at: Instant::MIN,
        received_at: Instant(0),
        values,
    })
}

fn events(names: &[&str], columns: Vec<ColumnKey>) -> Needs {
    let names: BTreeSet<String> = names.iter().map(|name| (*name).to_owned()).collect();
    Needs {
        streams: vec![StreamNeed {
            key: StreamKey::Events(names),
            columns,
        }],
    }
}

fn property(path: &str) -> ColumnKey {
    ColumnKey::Property(path.into())
}

/// One line for each value of the first column, by customer.
fn lines(store: &MemoryStore, needs: &Needs) -> Vec<String> {
    let lines = Mutex::new(Vec::new());
    let visit = |chunk: &Chunk<'_>| lines.lock().unwrap().extend(lines_of(chunk));
    store.visit(needs, 1, &visit).unwrap();
    let mut lines = lines.into_inner().unwrap();
    lines.sort();
    lines
}

fn lines_of(chunk: &Chunk<'_>) -> Vec<String> {
    let stream = &chunk.streams[0];
    let mut lines = Vec::new();
    for (index, name) in chunk.customers.iter().enumerate() {
        for row in stream.rows(index) {
            let column = &stream.columns[0];
            let values = match column.items {
                Some(items) => items[row] as usize..items[row + 1] as usize,
                None => row..row + 1,
            };
            let values: Vec<Option<Value>> = values.map(|at| column.value(at)).collect();
            lines.push(format!("{name} {} {values:?}", stream.occurred_at[row]));
        }
    }
    lines
}

fn store(rows: &[Row]) -> MemoryStore {
    MemoryStore::from_rows(rows, &Options::default()).unwrap()
}

#[test]
fn numbers_with_and_without_places_are_one_decimal_column() {
    let store = store(&[
        event("a", "order", 1, json!({"amount": 5})),
        event("b", "order", 2, json!({"amount": 0.25})),
    ]);
    assert_eq!(store.schema().events["order"]["amount"], Type::Decimal);
    let five = Value::Decimal(Decimal::from_raw(50_000));
    let quarter = Value::Decimal(Decimal::from_raw(2_500));
    assert_eq!(
        lines(&store, &events(&["order"], vec![property("amount")])),
        [
            format!("a 1 {:?}", [Some(five)]),
            format!("b 2 {:?}", [Some(quarter)])
        ]
    );
}

#[test]
fn a_property_of_no_one_type_keeps_every_value_as_it_came() {
    let store = store(&[
        event("a", "order", 1, json!({"code": 5})),
        event("a", "order", 2, json!({"code": "five"})),
        event("a", "order", 3, json!({})),
    ]);
    assert!(!store.schema().events["order"].contains_key("code"));
    assert_eq!(
        lines(&store, &events(&["order"], vec![property("code")])),
        [
            "a 1 [Some(Integer(5))]",
            "a 2 [Some(Text(\"five\"))]",
            "a 3 [None]"
        ]
    );
}

#[test]
fn texts_that_are_all_days_are_dates_unless_declared_otherwise() {
    let rows = [traits("a", json!({"birthday": "1990-05-04"}))];
    let mut store = store(&rows);
    let needs = Needs {
        streams: vec![StreamNeed {
            key: StreamKey::Attribute("birthday".into()),
            columns: vec![ColumnKey::Value],
        }],
    };
    let day = Value::Date(Date::new(1990, 5, 4).unwrap());
    let at = i64::MIN;
    assert_eq!(lines(&store, &needs), [format!("a {at} {:?}", [Some(day)])]);
    let mut declared = store.schema();
    declared.attributes.insert("birthday".into(), Type::Text);
    store.declare(declared);
    let text = Value::Text("1990-05-04".into());
    assert_eq!(
        lines(&store, &needs),
        [format!("a {at} {:?}", [Some(text)])]
    );
}

#[test]
fn fields_of_items_are_aligned_and_a_single_object_is_one_item() {
    let store = store(&[
        event(
            "a",
            "order",
            1,
            json!({"items": [{"p": "x", "n": 2}, {"p": "y"}]}),
        ),
        event("a", "order", 2, json!({"items": {"p": "z", "n": 3}})),
        event("a", "order", 3, json!({})),
    ]);
    let item = |field: &str| ColumnKey::Item {
        list: "items".into(),
        field: field.into(),
    };
    assert_eq!(
        lines(&store, &events(&["order"], vec![item("n")])),
        [
            "a 1 [Some(Integer(2)), None]",
            "a 2 [Some(Integer(3))]",
            "a 3 []"
        ]
    );
    assert_eq!(
        lines(&store, &events(&["order"], vec![item("p")]))[0],
        "a 1 [Some(Text(\"x\")), Some(Text(\"y\"))]"
    );
}

#[test]
fn a_pattern_takes_in_every_name_in_the_order_of_time() {
    let store = store(&[
        event("a", "page_b", 2, json!({})),
        event("a", "page_a", 3, json!({})),
        event("a", "page_a", 1, json!({})),
        event("a", "order", 1, json!({})),
    ]);
    assert_eq!(
        lines(&store, &events(&["page_*"], vec![ColumnKey::EventName])),
        [
            "a 1 [Some(Text(\"page_a\"))]",
            "a 2 [Some(Text(\"page_b\"))]",
            "a 3 [Some(Text(\"page_a\"))]"
        ]
    );
}

#[test]
fn a_column_that_nobody_ever_sent_is_absent() {
    let store = store(&[event("a", "order", 1, json!({}))]);
    let needs = events(&["order"], vec![property("nothing")]);
    let visit = |chunk: &Chunk<'_>| {
        let absent = matches!(chunk.streams[0].columns[0].data, ColumnData::Absent);
        assert!(absent, "{:?}", chunk.streams[0]);
    };
    store.visit(&needs, 1, &visit).unwrap();
}

#[test]
fn one_customer_reads_as_among_all() {
    let mut rows = Vec::new();
    for at in 0..300 {
        let customer = format!("c{}", at % 7);
        rows.push(event(
            &customer,
            "order",
            at,
            json!({"amount": at, "gift": at % 3 == 0, "channel": format!("x{}", at % 5)}),
        ));
    }
    let store = store(&rows);
    for column in ["amount", "gift", "channel"] {
        let needs = events(&["order"], vec![property(column)]);
        let all = lines(&store, &needs);
        let mut single = Vec::new();
        for customer in 0..7 {
            let mut take = |chunk: &Chunk<'_>| single.extend(lines_of(chunk));
            assert!(
                store
                    .visit_one(&format!("c{customer}"), &needs, &mut take)
                    .unwrap()
            );
        }
        single.sort();
        assert_eq!(single, all, "{column}");
    }
    assert!(
        !store
            .visit_one("nobody", &events(&["order"], vec![]), &mut |_| {})
            .unwrap()
    );
}

#[test]
fn a_tiny_memory_budget_changes_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let rows: Vec<Row> = (0..500)
        .map(|at| event(&format!("c{}", at % 50), "order", at, json!({"amount": at})))
        .collect();
    let options = |memory_budget| Options {
        memory_budget,
        ..Options::default()
    };
    let needs = events(&["order"], vec![property("amount")]);
    let look = |store: &Store| {
        let lines = Mutex::new(Vec::new());
        let visit = |chunk: &Chunk<'_>| lines.lock().unwrap().extend(lines_of(chunk));
        store.visit(&needs, 3, &visit).unwrap();
        let mut lines = lines.into_inner().unwrap();
        lines.sort();
        lines
    };
    let mut store = Store::open(folder.path(), options(1 << 20)).unwrap();
    store.append(&[Entry::Rows(rows)]).unwrap();
    store.checkpoint().unwrap();
    let plenty = look(&store);
    assert!(store.hot_bytes() > 0);
    drop(store);
    let store = Store::open(folder.path(), options(0)).unwrap();
    assert_eq!(look(&store), plenty);
    assert_eq!(look(&store), plenty);
    assert_eq!(store.hot_bytes(), 0);
}

#[test]
fn thousands_of_property_names_are_kept_and_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), Options::default()).unwrap();
    let rows: Vec<Row> = (0..3_000)
        .map(|at| event("a", &format!("n{at}"), at, json!({ format!("p{at}"): at })))
        .collect();
    store.append(&[Entry::Rows(rows)]).unwrap();
    store.checkpoint().unwrap();
    let needs = events(&["n2999"], vec![property("p2999")]);
    let mut found = Vec::new();
    store
        .visit_one("a", &needs, &mut |chunk| found = lines_of(chunk))
        .unwrap();
    assert_eq!(found, ["a 2999 [Some(Integer(2999))]"]);
    assert_eq!(store.statistics().unwrap().events, 3_000);
    assert_eq!(store.rows("a").unwrap().len(), 3_000);
}
