//! The log of rows: damage is refused or cut off at the end; it never yields a row that was not
//! written.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use fenqun_model::Instant;
use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::{Event, Row, Traits};
use fenqun_store::disk::Disk;
use fenqun_store::disk::simulated::SimulatedDisk;
use fenqun_store::{Entry, Options, Store};
use serde_json::json;

use super::{Target, number};

pub(super) const TARGET: Target = Target {
    name: "log",
    seeds,
    read,
};

/// Customers of the log.
const CUSTOMERS: usize = 3;

/// A store that was written to, and everything that was written.
pub(super) struct Written {
    pub(super) disk: SimulatedDisk,
    /// Path of the one segment.
    pub(super) segment: String,
    pub(super) bytes: Vec<u8>,
    /// By their JSON text.
    rows: HashSet<String>,
}

pub(super) static WRITTEN: LazyLock<Written> = LazyLock::new(write);

fn options() -> Options {
    Options {
        buckets: 1,
        ..Options::default()
    }
}

pub(super) fn open(disk: &SimulatedDisk) -> Result<Store, fenqun_store::StoreError> {
    Store::open_on(Arc::new(disk.clone()), options())
}

fn write() -> Written {
    let disk = SimulatedDisk::new();
    let mut store = open(&disk).expect("an empty disk");
    for frame in 0..6_i64 {
        let rows = (0..CUSTOMERS).flat_map(|customer| rows(customer, frame));
        let rows = Entry::Rows(rows.collect());
        store.append(&[rows]).expect("a disk without faults");
    }
    drop(store);
    let disk = disk.after_restart();
    let segment = disk.files().into_iter().find(|path| path.ends_with(".log"));
    let segment = segment.expect("a store has a segment");
    let bytes = disk.read(&segment).expect("it is there").to_vec();
    let store = open(&disk.after_restart()).expect("nothing is damaged");
    let rows = all_rows(&store);
    assert!(rows.len() >= 6 * CUSTOMERS);
    Written {
        disk,
        segment,
        bytes,
        rows: rows.into_iter().collect(),
    }
}

fn rows(customer: usize, frame: i64) -> [Row; 2] {
    let identifier = |kind, value: String| Identifier { kind, value };
    let who = vec![
        identifier(IdentifierKind::Customer, format!("c{customer}")),
        identifier(IdentifierKind::Anonymous, format!("a{customer}")),
    ];
    let at = Instant(1_700_000_000_000 + frame);
    let values = json!({"amount": frame as f64 / 4.0, "tags": ["a", {"b": null}], "城市": "上海"});
    let values = values.as_object().cloned().unwrap_or_default();
    [
        Row::Event(Event {
            who: who.clone(),
            id: format!("e{frame}-{customer}"),
            name: "order".into(),
            occurred_at: at,
            received_at: at,
            properties: values.into_iter().collect(),
        }),
        Row::Traits(Traits {
            who,
            occurred_at: at,
            received_at: at,
            values: [("level".to_owned(), json!(frame))].into(),
        }),
    ]
}

/// Rows of all customers that there can be, as text.
fn all_rows(store: &Store) -> Vec<String> {
    let names = (0..CUSTOMERS).map(|customer| format!("customer:c{customer}"));
    let rows = names.flat_map(|name| store.rows(&name).unwrap_or_default());
    rows.map(|row| json!(row).to_string()).collect()
}

/// The store with other bytes in place of its log.
pub(super) fn with_bytes(bytes: &[u8]) -> SimulatedDisk {
    let disk = WRITTEN.disk.after_restart();
    let mut file = disk
        .create(&WRITTEN.segment)
        .expect("a disk without faults");
    file.write(bytes).expect("a disk without faults");
    file.sync().expect("a disk without faults");
    drop(file);
    disk
}

fn seeds() -> Vec<Vec<u8>> {
    let whole = open(&with_bytes(&WRITTEN.bytes)).expect("nothing is damaged");
    assert_eq!(all_rows(&whole).len(), WRITTEN.rows.len());
    vec![WRITTEN.bytes.clone()]
}

fn read(input: &[u8]) -> u64 {
    let store = match open(&with_bytes(input)) {
        Ok(store) => store,
        Err(refused) => return number((refused.message.id(), input.len() / 64)),
    };
    let found = all_rows(&store);
    for row in &found {
        assert!(WRITTEN.rows.contains(row), "{row} was never written");
    }
    let customers = store.statistics().expect("they can be counted").customers;
    assert!(customers as usize <= CUSTOMERS);
    number((found.len(), customers))
}
