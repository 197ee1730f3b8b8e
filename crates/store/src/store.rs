//! The customer data of a workspace, in a folder.

use std::any::Any;
use std::path::Path;
use std::sync::Arc;

use fenqun_model::columns::{Chunk, Needs};
use fenqun_model::definition::Schema;
use fenqun_model::row::Row;
use fenqun_model::{Instant, Message};

use crate::data::{Data, check_columns, check_rows};
use crate::disk::{Disk, RealDisk};
use crate::error::{StoreError, StoreErrorKind};
use crate::identity::{Forced, kind_code};
use crate::log::Log;
use crate::log::entry::{self, Operation};
use crate::manifest::Manifest;
use crate::{
    Appended, Collision, Customer, Entry, ImportProgress, Opened, Options, Receipt, Statistics,
};

/// The customer data of a workspace.
#[derive(Debug)]
pub struct Store {
    pub(crate) data: Data,
    pub(crate) log: Log,
    /// As last committed.
    pub(crate) manifest: Manifest,
    pub(crate) imports: Vec<ImportProgress>,
    pub(crate) next_merge: u64,
    pub(crate) disk: Arc<dyn Disk>,
    pub(crate) options: Options,
    pub(crate) opened: Opened,
    /// The first error of the disk; no write after it.
    pub(crate) failed: Option<StoreError>,
    pub(crate) _lock: Box<dyn Any + Send + Sync>,
}

impl Store {
    /// Opens the store in a folder, making it when there is none, and recovers what a crash left.
    /// Of `options`, buckets and cap on identifiers count only when it is made.
    ///
    /// # Errors
    /// See [`StoreErrorKind`].
    pub fn open(dir: &Path, options: Options) -> Result<Self, StoreError> {
        Self::open_on(Arc::new(RealDisk::new(dir)), options)
    }

    /// Opens the store on a disk; for tests with disks that fail.
    ///
    /// # Errors
    /// See [`StoreErrorKind`].
    pub fn open_on(disk: Arc<dyn Disk>, options: Options) -> Result<Self, StoreError> {
        crate::open::open(disk, &options)
    }

    /// What recovery found.
    pub fn opened(&self) -> &Opened {
        &self.opened
    }

    /// Writes entries; on return they are on disk. Makes a checkpoint when enough has gathered.
    ///
    /// # Errors
    /// See [`StoreErrorKind`].
    pub fn append(&mut self, entries: &[Entry]) -> Result<Appended, StoreError> {
        self.check_writable()?;
        self.check_entries(entries)?;
        let payload = entry::encode(entries);
        let position = self.write(&payload)?;
        for entry in entries {
            match entry {
                Entry::Rows(rows) => self.data.add_rows(rows),
                Entry::Columns(rows) => self.data.add_columns(rows),
                Entry::Progress(progress) => note_progress(&mut self.imports, progress.clone()),
            }
        }
        self.data.changed();
        if self.data.delta.bytes() >= self.options.checkpoint_bytes {
            self.checkpoint()?;
        }
        Ok(Appended { position })
    }

    fn check_entries(&self, entries: &[Entry]) -> Result<(), StoreError> {
        let mut text = 0;
        for entry in entries {
            match entry {
                Entry::Rows(rows) => {
                    check_rows(rows)?;
                    let who = rows.iter().flat_map(Row::who);
                    text += who.map(|identifier| identifier.value.len()).sum::<usize>();
                }
                Entry::Columns(rows) => {
                    check_columns(rows)?;
                    text += rows
                        .who
                        .iter()
                        .map(|(_, texts)| texts.text.len())
                        .sum::<usize>();
                }
                Entry::Progress(_) => {}
            }
        }
        if text as u64 > self.data.identity.nodes.room() {
            return Err(StoreError::refused(Message::new("store-identifiers-full")));
        }
        Ok(())
    }

    pub(crate) fn check_writable(&self) -> Result<(), StoreError> {
        self.failed.clone().map_or(Ok(()), |error| {
            let message = Message::new("store-failed-before").with("error", error.message);
            Err(StoreError::new(StoreErrorKind::Disk, message))
        })
    }

    /// Writes a frame; after an error of the disk nothing more is written.
    fn write(&mut self, payload: &[u8]) -> Result<u64, StoreError> {
        let written = self.log.append(payload);
        self.note_failure(written)
    }

    /// Remembers an error of the disk.
    pub(crate) fn note_failure<T>(
        &mut self,
        result: Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if let Err(error) = &result
            && error.kind != StoreErrorKind::Refused
        {
            self.failed = Some(error.clone());
        }
        result
    }

    /// Joins two customers, each named by any identifier; the id takes it back.
    ///
    /// # Errors
    /// Unknown or ambiguous identifiers, the same customer twice, or see [`StoreErrorKind`].
    pub fn merge(&mut self, a: &str, b: &str) -> Result<u64, StoreError> {
        self.check_writable()?;
        let (a, b) = (self.named(a)?, self.named(b)?);
        if a.name == b.name && a.identifiers == b.identifiers {
            let message = Message::new("store-merge-same").with("customer", a.name);
            return Err(StoreError::refused(message));
        }
        let id = self.next_merge;
        let operation = Operation::Merge {
            id,
            a: a.identifiers[0].clone(),
            b: b.identifiers[0].clone(),
        };
        self.operate(&operation)?;
        self.next_merge += 1;
        Ok(id)
    }

    /// Takes an explicit merge back: both customers are as they would be without it.
    ///
    /// # Errors
    /// No such merge, or see [`StoreErrorKind`].
    pub fn unmerge(&mut self, id: u64) -> Result<(), StoreError> {
        self.check_writable()?;
        if self
            .data
            .identity
            .merges()
            .iter()
            .all(|merge| merge.id != id)
        {
            let message = Message::new("store-no-such-merge").with("id", id);
            return Err(StoreError::refused(message));
        }
        self.operate(&Operation::Unmerge { id })
    }

    fn operate(&mut self, operation: &Operation) -> Result<(), StoreError> {
        self.write(&entry::encode_operation(operation))?;
        apply_operation(&mut self.data, operation);
        self.data.changed();
        Ok(())
    }

    /// The customer with an identifier.
    pub(crate) fn named(&self, identifier: &str) -> Result<Customer, StoreError> {
        let found = self.find(identifier)?;
        found.ok_or_else(|| {
            let message = Message::new("store-no-such-customer").with("customer", identifier);
            StoreError::refused(message)
        })
    }

    /// Says what types definitions declare; texts that are dates or instants are read accordingly.
    pub fn declare(&mut self, declared: Schema) {
        self.data.declare(declared);
    }

    /// What is known of the data: event names, types of properties and attributes, declared ones
    /// included.
    pub fn schema(&self) -> Schema {
        self.data.seen.schema(&self.data.declared)
    }

    /// How far each import has come.
    pub fn imports(&self) -> Vec<ImportProgress> {
        self.imports.clone()
    }

    /// Erasures carried out.
    pub fn receipts(&self) -> &[Receipt] {
        &self.manifest.receipts
    }

    /// Identifiers that came together and were not joined, sorted.
    pub fn collisions(&self) -> Vec<Collision> {
        self.data.identity.collisions()
    }

    /// Bytes of hot columns in memory.
    pub fn hot_bytes(&self) -> u64 {
        self.data.hot.bytes()
    }

    /// Calls `visit` with every chunk, its columns as `needs` asks. Chunks are buckets; when all
    /// fit the memory budget they stay hot for the next call, else they are read one by one. Chunks
    /// may be visited from several threads at once.
    ///
    /// # Errors
    /// Damaged files.
    pub fn visit(
        &self,
        needs: &Needs,
        threads: usize,
        visit: &(dyn Fn(&Chunk<'_>) + Sync),
    ) -> Result<(), StoreError> {
        self.data.visit(needs, threads, visit)
    }

    /// Calls `visit` with a chunk of one customer, named by any identifier; `false` when there is
    /// no such customer.
    ///
    /// # Errors
    /// More than one customer matches; damaged files.
    pub fn visit_one(
        &self,
        customer: &str,
        needs: &Needs,
        visit: &mut dyn FnMut(&Chunk<'_>),
    ) -> Result<bool, StoreError> {
        self.data.visit_one(customer, needs, visit)
    }

    /// The customer with an identifier: any of theirs, as `value` or `kind:value`.
    ///
    /// # Errors
    /// More than one customer matches and it is the name of none or of several.
    pub fn find(&self, identifier: &str) -> Result<Option<Customer>, StoreError> {
        self.data.find(identifier)
    }

    /// Every row of a customer in (occurred_at, id) order, then rows of attributes, one a value.
    ///
    /// # Errors
    /// More than one customer matches; damaged files.
    pub fn rows(&self, customer: &str) -> Result<Vec<Row>, StoreError> {
        self.data.rows(customer)
    }

    /// How much there is.
    ///
    /// # Errors
    /// Damaged files.
    pub fn statistics(&self) -> Result<Statistics, StoreError> {
        self.data.statistics()
    }

    /// First and last instant of all events.
    pub fn time_range(&self) -> Option<(Instant, Instant)> {
        self.data.time_range()
    }
}

/// Replaces what was known of an import.
pub(crate) fn note_progress(imports: &mut Vec<ImportProgress>, progress: ImportProgress) {
    match imports
        .iter_mut()
        .find(|known| known.import == progress.import)
    {
        Some(known) => *known = progress,
        None => imports.push(progress),
    }
}

/// Carries out a repair of identity.
pub(crate) fn apply_operation(data: &mut Data, operation: &Operation) {
    match operation {
        Operation::Merge { id, a, b } => {
            let mut node = |identifier: &fenqun_model::identifier::Identifier| {
                let kind = kind_code(identifier.kind);
                data.identity.node(kind, identifier.value.as_bytes())
            };
            let (a, b) = (node(a), node(b));
            data.identity.merge(Forced { id: *id, a, b });
        }
        Operation::Unmerge { id } => {
            data.identity.unmerge(*id);
        }
    }
}
