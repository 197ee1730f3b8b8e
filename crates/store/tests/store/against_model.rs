//! The store shows what a plain list of rows shows, whatever was written in which order, with
//! checkpoints and restarts in between.

use crate::plain::{Everybody, city, expected, identifier, needs, order, shown, take};
use fenqun_model::columns::Chunk;
use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::Row;
use fenqun_store::memory::MemoryStore;
use fenqun_store::{Entry, Options, Store};
use proptest::prelude::*;

const CAP: usize = 4;

fn options() -> Options {
    Options {
        buckets: 4,
        memory_budget: 1 << 20,
        checkpoint_bytes: 1 << 30,
        max_identifiers: CAP,
    }
}

/// What rows in memory show.
fn shown_in_memory(rows: &[Row], options: &Options) -> Everybody {
    let store = MemoryStore::from_rows(rows, options).unwrap();
    let everybody = std::sync::Mutex::new(Everybody::new());
    let visit = |chunk: &Chunk<'_>| take(&mut everybody.lock().unwrap(), chunk);
    store.visit(&needs(), 1, &visit).unwrap();
    everybody.into_inner().unwrap()
}

fn who() -> impl Strategy<Value = Vec<Identifier>> {
    let one = prop_oneof![
        (0..6u8).prop_map(|n| identifier(IdentifierKind::Customer, &format!("c{n}"))),
        (0..4u8).prop_map(|n| identifier(IdentifierKind::Phone, &format!("+86{n}"))),
        (0..4u8).prop_map(|n| identifier(IdentifierKind::Email, &format!("{n}@x"))),
        (0..6u8).prop_map(|n| identifier(IdentifierKind::Anonymous, &format!("a{n}"))),
    ];
    prop::collection::vec(one, 1..4)
}

fn row() -> impl Strategy<Value = Row> {
    prop_oneof![
        (who(), 0..9u8, 0..5i64, 0..3i64).prop_map(|(who, id, at, amount)| order(
            &who,
            &format!("e{id}"),
            at,
            amount
        )),
        (
            who(),
            0..5i64,
            prop::option::of(prop_oneof![Just("上海"), Just("北京")])
        )
            .prop_map(|(who, at, name)| city(&who, at, name)),
    ]
}

#[derive(Clone, Debug)]
enum Step {
    Append(Vec<Row>),
    Checkpoint,
    Reopen,
    Look,
    Merge(u8, u8),
    Unmerge(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => prop::collection::vec(row(), 1..6).prop_map(Step::Append),
        2 => Just(Step::Checkpoint),
        1 => Just(Step::Reopen),
        1 => Just(Step::Look),
        1 => (0..6u8, 0..6u8).prop_map(|(a, b)| Step::Merge(a, b)),
        1 => (0..3usize).prop_map(Step::Unmerge),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..Default::default() })]

    #[test]
    fn the_store_shows_what_its_rows_show(steps in prop::collection::vec(step(), 1..14)) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path(), options()).unwrap();
        let mut rows: Vec<Row> = vec![];
        let mut merges: Vec<(u64, Identifier, Identifier)> = vec![];
        for step in steps {
            match step {
                Step::Append(new) => {
                    rows.extend(new.clone());
                    store.append(&[Entry::Rows(new)]).unwrap();
                }
                Step::Checkpoint => store.checkpoint().unwrap(),
                Step::Reopen => {
                    drop(store);
                    store = Store::open(folder.path(), options()).unwrap();
                }
                Step::Look => {
                    let _ = shown(&store, 2);
                }
                Step::Merge(a, b) => {
                    let (a, b) = (format!("c{a}"), format!("c{b}"));
                    let (Some(x), Some(y)) = (store.find(&a).unwrap(), store.find(&b).unwrap()) else {
                        continue;
                    };
                    if let Ok(id) = store.merge(&a, &b) {
                        merges.push((id, x.identifiers[0].clone(), y.identifiers[0].clone()));
                    }
                }
                Step::Unmerge(index) => {
                    if index < merges.len() {
                        store.unmerge(merges.remove(index).0).unwrap();
                    }
                }
            }
            let plain: Vec<_> = merges.iter().map(|(_, a, b)| (a.clone(), b.clone())).collect();
            let expected = expected(&rows, &plain, CAP);
            prop_assert_eq!(&shown(&store, 2), &expected);
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(rows in prop::collection::vec(row(), 1..40), seed in any::<u64>()) {
        let expected = expected(&rows, &[], CAP);
        prop_assert_eq!(&shown_in_memory(&rows, &options()), &expected);
        let mut other = rows;
        let mut state = seed | 1;
        for at in (1..other.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            other.swap(at, (state >> 33) as usize % (at + 1));
        }
        prop_assert_eq!(&shown_in_memory(&other, &options()), &expected);
    }
}
