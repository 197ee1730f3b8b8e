//! An import that is undone has never been: the store shows what one shows that never saw it, and
//! goes on like it.

use fenqun_model::Instant;
use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::{Event, Row};
use fenqun_store::{Entry, ImportProgress, Options, Store};
use proptest::prelude::*;
use serde_json::json;

use crate::plain::{city, identifier, order, shown};

fn options() -> Options {
    Options {
        buckets: 4,
        memory_budget: 1 << 20,
        checkpoint_bytes: 1 << 30,
        max_identifiers: 12,
    }
}

fn imported(number: u32, rows: Vec<Row>) -> Vec<Entry> {
    let progress = ImportProgress {
        import: format!("file {number}"),
        number,
        position: 1.into(),
        done: true,
    };
    vec![
        Entry::Import(number),
        Entry::Rows(rows),
        Entry::Progress(progress),
    ]
}

fn c(name: &str) -> Identifier {
    identifier(IdentifierKind::Customer, name)
}

fn phone(name: &str) -> Identifier {
    identifier(IdentifierKind::Phone, name)
}

fn who() -> impl Strategy<Value = Vec<Identifier>> {
    let one = prop_oneof![
        (0..6u8).prop_map(|n| c(&format!("c{n}"))),
        (0..4u8).prop_map(|n| phone(&format!("+86{n}"))),
        (0..6u8).prop_map(|n| identifier(IdentifierKind::Anonymous, &format!("a{n}"))),
    ];
    prop::collection::vec(one, 1..4)
}

/// Rows some of which repeat others, some with a name or a type that no other row has.
fn row() -> impl Strategy<Value = Row> {
    prop_oneof![
        4 => (who(), 0..9u8, 0..5i64, 0..3i64)
            .prop_map(|(who, id, at, amount)| order(&who, &format!("e{id}"), at, amount)),
        3 => (who(), 0..5i64, prop::option::of(prop_oneof![Just("上海"), Just("北京")]))
            .prop_map(|(who, at, name)| city(&who, at, name)),
        1 => (who(), 0..4u8).prop_map(|(who, id)| {
            let Row::Event(event) = order(&who, &format!("v{id}"), 1, 1) else {
                unreachable!("an order is an event")
            };
            let properties = [("amount".to_owned(), json!("much"))].into();
            Row::Event(Event { name: format!("visit{id}"), properties, ..event })
        }),
    ]
}

#[derive(Clone, Debug)]
enum Step {
    Append(Vec<Row>),
    /// Rows of one of a few imports.
    Import(u32, Vec<Row>),
    Undo(u32),
    Begin,
    Finish,
    Checkpoint,
    Reopen,
    Look,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => prop::collection::vec(row(), 1..5).prop_map(Step::Append),
        4 => (1..5u32, prop::collection::vec(row(), 1..6)).prop_map(|(n, rows)| Step::Import(n, rows)),
        3 => (1..5u32).prop_map(Step::Undo),
        1 => Just(Step::Begin),
        1 => Just(Step::Finish),
        2 => Just(Step::Checkpoint),
        1 => Just(Step::Reopen),
        2 => Just(Step::Look),
    ]
}

/// A store that holds some rows and never saw any others.
fn without_undone(rows: &[(u32, Row)]) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), options()).unwrap();
    let rows: Vec<Row> = rows.iter().map(|(_, row)| row.clone()).collect();
    store.append(&[Entry::Rows(rows)]).unwrap();
    (folder, store)
}

/// Everything that can be asked of two stores is the same.
fn assert_same(store: &Store, other: &Store) {
    assert_eq!(shown(store, 2), shown(other, 2));
    assert_eq!(store.schema(), other.schema());
    assert_eq!(store.collisions(), other.collisions());
    assert_eq!(store.statistics().unwrap(), other.statistics().unwrap());
    for name in shown(other, 1).into_keys() {
        assert_eq!(store.find(&name).unwrap(), other.find(&name).unwrap());
        assert_eq!(contents(store, &name), contents(other, &name));
    }
}

/// The rows of a customer. Of those that are the same but for which of the customer's identifiers
/// they came with, any may be shown.
fn contents(store: &Store, name: &str) -> Vec<Row> {
    let mut rows = store.rows(name).unwrap();
    for row in &mut rows {
        match row {
            Row::Event(event) => event.who.clear(),
            Row::Traits(traits) => traits.who.clear(),
        }
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn an_import_that_is_undone_has_never_been(steps in prop::collection::vec(step(), 1..16)) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path(), options()).unwrap();
        let mut rows: Vec<(u32, Row)> = vec![];
        // The same file again after it was undone is another import.
        let mut again = [0; 5];
        let mut written = None;
        for step in steps {
            match step {
                Step::Append(new) => {
                    rows.extend(new.iter().map(|row| (0, row.clone())));
                    store.append(&[Entry::Rows(new)]).unwrap();
                }
                Step::Import(number, new) => {
                    let number = number + 10 * again[number as usize];
                    rows.extend(new.iter().map(|row| (number, row.clone())));
                    store.append(&imported(number, new)).unwrap();
                }
                Step::Undo(place) => {
                    let number = place + 10 * again[place as usize];
                    again[place as usize] += 1;
                    rows.retain(|(import, _)| *import != number);
                    store.undo_import(number).unwrap();
                    prop_assert!(store.undo_import(number).is_err());
                }
                Step::Begin => {
                    let begun = store.begin_checkpoint().unwrap();
                    written = begun.map(|begun| begun.write().unwrap());
                }
                Step::Finish => {
                    if let Some(written) = written.take() {
                        store.finish_checkpoint(written).unwrap();
                    }
                }
                Step::Checkpoint => store.checkpoint().unwrap(),
                Step::Reopen => {
                    drop((written.take(), store));
                    store = Store::open(folder.path(), options()).unwrap();
                }
                Step::Look => {
                    let _ = shown(&store, 2);
                }
            }
            let (_folder, other) = without_undone(&rows);
            assert_same(&store, &other);
        }
        prop_assert_eq!(store.check().unwrap(), []);
    }
}

#[test]
fn what_a_corrected_file_brought_counts_when_the_wrong_one_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), options()).unwrap();
    let row = |amount| order(&[c("c1"), phone("+861")], "e1", 1, amount);
    store.append(&imported(1, vec![row(1)])).unwrap();
    store.checkpoint().unwrap();
    store.append(&imported(2, vec![row(1_000)])).unwrap();
    store.checkpoint().unwrap();
    assert_eq!(store.statistics().unwrap().events, 1);
    assert_eq!(store.check().unwrap(), []);
    let undone = store.undo_import(1).unwrap();
    assert_eq!((undone.gone, undone.kept), (0, 1));
    for _ in 0..2 {
        let Row::Event(event) = &store.rows("c1").unwrap()[0] else {
            panic!("the only row is an event")
        };
        assert_eq!(event.properties["amount"], json!(1_000));
        store.checkpoint().unwrap();
    }
    store.undo_import(2).unwrap();
    store.checkpoint().unwrap();
    drop(store);
    let store = Store::open(folder.path(), options()).unwrap();
    assert_eq!(shown(&store, 1).len(), 0);
    assert_eq!(store.find("+861").unwrap(), None);
}

#[test]
fn a_telephone_that_only_an_import_made_shared_connects_again() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        max_identifiers: 3,
        ..options()
    };
    let mut store = Store::open(folder.path(), options).unwrap();
    let device = |name: &str| identifier(IdentifierKind::Anonymous, name);
    let own = order(&[phone("+861"), device("a0")], "e0", 1, 1);
    store.append(&[Entry::Rows(vec![own])]).unwrap();
    let others = (1..6).map(|n| {
        let who = [phone("+861"), device(&format!("a{n}"))];
        order(&who, &format!("e{n}"), n, 1)
    });
    store.append(&imported(1, others.collect())).unwrap();
    assert_eq!(store.find("a0").unwrap().unwrap().name, "a0");
    store.checkpoint().unwrap();
    let undone = store.undo_import(1).unwrap();
    assert_eq!(store.find("a0").unwrap().unwrap().name, "+861");
    // Five devices; the sixth is the customer of the telephone again.
    assert_eq!(undone.gone, 5);
    assert_eq!(store.applied_at(), None::<Instant>);
}
