//! The only crate that writes customer data: log, identity, bucket files, hot columns, recovery,
//! erasure.
//!
//! [`Store`] is a workspace's data in a folder; [`memory::MemoryStore`] the same without one. The
//! bytes on disk and the order in which they are written are in `docs/store-format.md`.

mod apply;
mod batch;
mod blocks;
mod bucket;
mod by_root;
pub mod changes;
mod check;
mod checkpoint;
mod data;
mod delta;
mod directory;
pub mod disk;
mod error;
mod forget;
mod hot;
mod identity;
mod intake;
mod log;
mod manifest;
pub mod memory;
mod open;
mod people;
mod read;
mod run;
mod schema;
mod store;
mod touched;
mod undo;

use fenqun_model::Message;
use fenqun_model::identifier::Identifier;
use fenqun_model::row::{Row, RowColumns};
use serde::{Deserialize, Serialize};

pub use checkpoint::{Checkpoint, Written};
pub use error::{StoreError, StoreErrorKind};
pub use identity::{Collision, CollisionReason};
pub use intake::{Applied, Committed, Committer, FrameKind, Queued};
pub use people::FoundIdentifiers;
pub use store::Store;
pub use touched::{Gone, LastRow, Touched, TouchedCustomer, TouchedName};
pub use undo::Undone;

/// Settings of a store.
#[derive(Clone, Debug)]
pub struct Options {
    /// Number of hash buckets; fixed when the store is made. A power of two.
    pub buckets: u32,
    /// Bytes of hot columns above which evaluation streams bucket by bucket.
    pub memory_budget: u64,
    /// Bytes of rows not yet in bucket files at which a checkpoint is made.
    pub checkpoint_bytes: u64,
    /// Most identifiers one customer may gather by automatic merging; fixed when the store is made.
    pub max_identifiers: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            buckets: 64,
            memory_budget: 1 << 30,
            checkpoint_bytes: 128 << 20,
            max_identifiers: 64,
        }
    }
}

/// Something to be written. All entries of one [`Store::append`] are on disk, or none.
#[derive(Clone, Debug)]
pub enum Entry {
    /// Rows one by one.
    Rows(Vec<Row>),
    /// Many rows of one kind.
    Columns(RowColumns),
    /// The rows behind it, up to the next progress, are of the import of this number; 0: of none.
    Import(u32),
    /// How far an import has come, written together with the rows that brought it there.
    Progress(ImportProgress),
}

/// How far an import has come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportProgress {
    /// The import, from source and content of the file.
    pub import: String,
    /// The number that its rows carry; 0 when they carry none.
    #[serde(default)]
    pub number: u32,
    /// Where to go on, in the importer's own terms.
    pub position: serde_json::Value,
    /// Everything was read.
    pub done: bool,
}

/// What a batch did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Appended {
    /// Position in the log behind the batch.
    pub position: u64,
}

/// A customer as the store knows them.
#[derive(Clone, Debug, PartialEq)]
pub struct Customer {
    /// The identifier that names them: the first by kind, then by text.
    pub name: String,
    /// All of them, in that order.
    pub identifiers: Vec<Identifier>,
    /// Explicit merges that this customer came from, by id; see [`Store::unmerge`].
    pub merges: Vec<u64>,
}

/// What stays of a customer who was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Number of the erasure in this store, from 1.
    pub number: u64,
    /// When, milliseconds since the epoch.
    pub at: fenqun_model::Instant,
    /// SHA-256 of code and name, hexadecimal: whoever has both can prove the erasure, nobody else
    /// learns anything.
    pub proof: String,
    /// Events removed.
    pub events: u64,
    /// Attribute values removed.
    pub attributes: u64,
    /// Identifiers removed.
    pub identifiers: u64,
}

/// An erasure that was carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// What the store keeps.
    pub receipt: Receipt,
    /// Random, hexadecimal; not kept by the store. For the person who asked.
    pub code: String,
}

/// How much there is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Statistics {
    /// Customers.
    pub customers: u64,
    /// Events, repeats not counted.
    pub events: u64,
    /// Number of events of each name.
    pub by_name: std::collections::BTreeMap<String, u64>,
    /// First and last instant of events.
    pub time_range: Option<(fenqun_model::Instant, fenqun_model::Instant)>,
}

/// What recovery found when a store was opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// Things people should know: a torn tail that was cut off.
    pub notices: Vec<Message>,
}
