//! What a store shows, in a form that does not depend on who shares a chunk.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use fenqun_model::columns::{Chunk, Column, Needs, Stream};
use fenqun_model::{Decimal, Value};
use fenqun_store::{Applied, Store};

/// Name and rows of a customer, by stream: instant and values.
pub(super) type Shown = (String, Vec<Vec<(i64, Vec<String>)>>);

/// By root.
pub(super) type Everybody = BTreeMap<u32, Shown>;

fn value(column: &Column<'_>, row: usize) -> String {
    match column.items {
        None => format!("{:?}", column.value(row)),
        Some(items) => {
            let items = items[row] as usize..items[row + 1] as usize;
            format!(
                "{:?}",
                items
                    .map(|item| exact(column.value(item)))
                    .collect::<Vec<_>>()
            )
        }
    }
}

/// Fields of items are whole numbers or decimals, whichever their neighbours are.
fn exact(value: Option<Value>) -> Option<Value> {
    match value {
        Some(Value::Integer(value)) => Decimal::from_integer(value).map(Value::Decimal),
        value => value,
    }
}

fn rows(stream: &Stream<'_>, customer: usize) -> Vec<(i64, Vec<String>)> {
    let rows = stream.rows(customer).map(|row| {
        let values = stream.columns.iter().map(|column| value(column, row));
        (stream.occurred_at[row], values.collect())
    });
    rows.collect()
}

fn take(into: &mut Everybody, chunk: &Chunk<'_>, roots: &[u32]) {
    assert_eq!(chunk.customers.len(), roots.len());
    for (index, (name, root)) in chunk.customers.iter().zip(roots).enumerate() {
        let streams = chunk.streams.iter().map(|stream| rows(stream, index));
        let before = into.insert(*root, (name.clone(), streams.collect()));
        assert_eq!(before, None, "{name} is shown twice");
    }
}

/// All customers.
pub(super) fn everybody(store: &Store, needs: &Needs) -> Everybody {
    let all = Mutex::new(Everybody::new());
    let visit = |chunk: &Chunk<'_>, roots: &[u32]| take(&mut all.lock().unwrap(), chunk, roots);
    store.visit_with_roots(needs, 2, &visit).unwrap();
    all.into_inner().unwrap()
}

/// Some of them.
pub(super) fn some(store: &Store, roots: &[u32], needs: &Needs) -> Everybody {
    let mut all = Everybody::new();
    let mut visit = |chunk: &Chunk<'_>, roots: &[u32]| take(&mut all, chunk, roots);
    store.visit_some(roots, needs, &mut visit).unwrap();
    all
}

/// Whoever is shown otherwise than before was touched, and nobody is said to be there who is not.
pub(super) fn check_touched(before: &Everybody, now: &Everybody, applied: &[Applied]) {
    let touched = || applied.iter().map(|applied| &applied.touched);
    let roots: BTreeSet<u32> = touched()
        .flat_map(|touched| touched.customers.iter().map(|customer| customer.root))
        .collect();
    let gone: BTreeSet<u32> = touched()
        .flat_map(|touched| touched.gone.iter().map(|gone| gone.root))
        .collect();
    for (root, shown) in now {
        let same = before.get(root) == Some(shown);
        assert!(
            same || roots.contains(root),
            "{root} was touched: {shown:?}"
        );
    }
    for root in before.keys() {
        assert!(
            now.contains_key(root) || gone.contains(root),
            "{root} is gone"
        );
    }
}
