//! The only crate that writes customer data: log, identity, bucket files, hot columns, recovery,
//! erasure.

use std::path::Path;

use fenqun_model::columns::{Chunk, Needs};
use fenqun_model::definition::Schema;
use fenqun_model::identifier::Identifier;
use fenqun_model::row::{Row, RowColumns};
use fenqun_model::{Instant, Message};
use serde::{Deserialize, Serialize};

/// Settings of a store.
#[derive(Clone, Debug)]
pub struct Options {
    /// Number of hash buckets; fixed when the store is made. A power of two.
    pub buckets: u32,
    /// Bytes of hot columns above which evaluation streams bucket by bucket.
    pub memory_budget: u64,
    /// Bytes of rows not yet in bucket files at which a checkpoint is made.
    pub checkpoint_bytes: u64,
    /// Most identifiers one customer may gather by automatic merging.
    pub max_identifiers: usize,
}

/// The customer data of a workspace.
#[derive(Debug)]
pub struct Store {}

/// Something to be written. All entries of one [`Store::append`] are on disk, or none.
#[derive(Clone, Debug)]
pub enum Entry {
    /// Rows one by one.
    Rows(Vec<Row>),
    /// Many rows of one kind.
    Columns(RowColumns),
    /// How far an import has come, written together with the rows that brought it there.
    Progress(ImportProgress),
}

/// How far an import has come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportProgress {
    /// The import, from source and content of the file.
    pub import: String,
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

/// An error of the store; `message` names the place and the way out.
#[derive(Debug)]
pub struct StoreError {
    /// What the caller can do.
    pub kind: StoreErrorKind,
    /// For people.
    pub message: Message,
}

/// What the caller can do about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreErrorKind {
    /// Another process has the folder open.
    Locked,
    /// The folder was written by a newer version.
    TooNew,
    /// Files are damaged: nothing was changed; restore them or run `check`.
    Damaged,
    /// The disk refused (full, read-only, failing): what was not acknowledged is not there; the
    /// store takes no more writes until it is opened again.
    Disk,
    /// The request cannot be carried out.
    Refused,
}

/// A customer as the store knows them.
#[derive(Clone, Debug, PartialEq)]
pub struct Customer {
    /// The identifier that names them: the first by kind, then by text.
    pub name: String,
    /// All of them.
    pub identifiers: Vec<Identifier>,
}

impl Store {
    /// Opens the store in a folder, making it when there is none, and recovers what a crash left.
    ///
    /// # Errors
    /// See [`StoreErrorKind`].
    pub fn open(_dir: &Path, _options: Options) -> Result<Self, StoreError> {
        Ok(Self {})
    }

    /// Writes entries; on return they are on disk.
    ///
    /// # Errors
    /// See [`StoreErrorKind`].
    pub fn append(&mut self, _entries: &[Entry]) -> Result<Appended, StoreError> {
        Ok(Appended::default())
    }

    /// Moves what only the log holds into bucket files.
    ///
    /// # Errors
    /// See [`StoreErrorKind`].
    pub fn checkpoint(&mut self) -> Result<(), StoreError> {
        Ok(())
    }

    /// What is known of the data: event names, types of properties and attributes.
    pub fn schema(&self) -> Schema {
        Schema::default()
    }

    /// How far each import has come.
    pub fn imports(&self) -> Vec<ImportProgress> {
        vec![]
    }

    /// Calls `visit` with every chunk, its columns as `needs` asks. Chunks are buckets; when all
    /// fit the memory budget they stay hot for the next call, else they are read one by one. Chunks
    /// may be visited from several threads at once.
    ///
    /// # Errors
    /// Damaged files.
    pub fn visit(
        &self,
        _needs: &Needs,
        _threads: usize,
        _visit: &(dyn Fn(&Chunk<'_>) + Sync),
    ) -> Result<(), StoreError> {
        Ok(())
    }

    /// Calls `visit` with a chunk of one customer; `false` when there is no such customer.
    ///
    /// # Errors
    /// Damaged files.
    pub fn visit_one(
        &self,
        _customer: &str,
        _needs: &Needs,
        _visit: &mut dyn FnMut(&Chunk<'_>),
    ) -> Result<bool, StoreError> {
        Ok(false)
    }

    /// The customer with an identifier: any of theirs, with its kind or (when only one customer
    /// matches) without.
    ///
    /// # Errors
    /// More than one customer matches.
    pub fn find(&self, _identifier: &str) -> Result<Option<Customer>, StoreError> {
        Ok(None)
    }

    /// Every row of a customer in (occurred_at, id) order, and rows of attributes.
    ///
    /// # Errors
    /// Damaged files.
    pub fn rows(&self, _customer: &str) -> Result<Vec<Row>, StoreError> {
        Ok(vec![])
    }

    /// First and last instant of all events.
    pub fn time_range(&self) -> Option<(Instant, Instant)> {
        None
    }
}
