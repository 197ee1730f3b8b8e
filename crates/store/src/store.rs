//! The customer data of a workspace, in a folder.

use std::any::Any;
use std::path::Path;
use std::sync::{Arc, Weak};

use fenqun_model::columns::{Chunk, Needs};
use fenqun_model::definition::Schema;
use fenqun_model::row::Row;
use fenqun_model::{Instant, Message};

use crate::checkpoint::{Checkpoints, Generation};
use crate::data::Data;
use crate::disk::{Disk, RealDisk};
use crate::error::StoreError;
use crate::intake::{Intake, check_entries};
use crate::log::entry::{Lent, Operation};
use crate::manifest::Manifest;
use crate::open::Until;
use crate::{
    Appended, Applied, Collision, Customer, Entry, ImportProgress, Opened, Options, Receipt,
    Statistics,
};

/// The customer data of a workspace.
#[derive(Debug)]
pub struct Store {
    pub(crate) data: Data,
    pub(crate) intake: Arc<Intake>,
    /// Frames before this position of the log are applied.
    pub(crate) position: u64,
    /// The highest instant of a frame that was applied.
    pub(crate) at: Option<Instant>,
    /// As last committed.
    pub(crate) manifest: Arc<Manifest>,
    pub(crate) imports: Arc<Vec<ImportProgress>>,
    /// Numbers of the imports that were undone, ascending.
    pub(crate) undone: Arc<Vec<u32>>,
    pub(crate) next_merge: u64,
    pub(crate) disk: Arc<dyn Disk>,
    pub(crate) options: Options,
    pub(crate) opened: Arc<Opened>,
    /// Frames that writing methods have applied, for whoever follows them.
    pub(crate) applied: Vec<Applied>,
    pub(crate) checkpoints: Checkpoints,
    /// The files that are read.
    pub(crate) generation: Arc<Generation>,
    /// Older ones that snapshots may still read.
    pub(crate) retired: Vec<Weak<Generation>>,
    /// Only looked at.
    pub(crate) is_snapshot: bool,
    pub(crate) lock: Arc<dyn Any + Send + Sync>,
}

impl Store {
    /// Opens the store in a folder, making it when there is none, and recovers what a crash left.
    /// Of `options`, buckets and cap on identifiers count only when it is made.
    ///
    /// # Errors
    /// See [`crate::StoreErrorKind`].
    pub fn open(dir: &Path, options: Options) -> Result<Self, StoreError> {
        Self::open_on(Arc::new(RealDisk::new(dir)), options)
    }

    /// Opens the store on a disk; for tests with disks that fail.
    ///
    /// # Errors
    /// See [`crate::StoreErrorKind`].
    pub fn open_on(disk: Arc<dyn Disk>, options: Options) -> Result<Self, StoreError> {
        crate::open::open(disk, &options, Until::End)
    }

    /// Opens the store in a folder as it was at a position of the log: frames behind it wait as if
    /// they had just been written. `None`: everything is applied.
    ///
    /// # Errors
    /// A position that a checkpoint has passed, or that the log does not reach; see
    /// [`crate::StoreErrorKind`].
    pub fn open_until(
        dir: &Path,
        options: Options,
        position: Option<u64>,
    ) -> Result<Self, StoreError> {
        Self::open_until_on(Arc::new(RealDisk::new(dir)), options, position)
    }

    /// Opens the store on a disk as it was at a position; see [`Self::open_until`].
    ///
    /// # Errors
    /// As [`Self::open_until`].
    pub fn open_until_on(
        disk: Arc<dyn Disk>,
        options: Options,
        position: Option<u64>,
    ) -> Result<Self, StoreError> {
        let until = position.map_or(Until::End, Until::Position);
        crate::open::open(disk, &options, until)
    }

    /// Opens the store in a folder as it was where its change log ends; see [`Self::open_until`].
    /// Without a change log everything is applied.
    ///
    /// # Errors
    /// As [`Self::open_until`].
    pub fn open_recorded(dir: &Path, options: Options) -> Result<Self, StoreError> {
        crate::open::open(Arc::new(RealDisk::new(dir)), &options, Until::Recorded)
    }

    /// The store as it is now, to be looked at: what is written later does not change it, and it
    /// cannot be written to. Cheap.
    pub fn snapshot(&self) -> Self {
        Self {
            data: self.data.snapshot(),
            intake: self.intake.clone(),
            position: self.position,
            at: self.at,
            manifest: self.manifest.clone(),
            imports: self.imports.clone(),
            undone: self.undone.clone(),
            next_merge: self.next_merge,
            disk: self.disk.clone(),
            options: self.options.clone(),
            opened: self.opened.clone(),
            applied: vec![],
            checkpoints: Checkpoints::default(),
            generation: self.generation.clone(),
            retired: vec![],
            is_snapshot: true,
            lock: self.lock.clone(),
        }
    }

    /// What recovery found.
    pub fn opened(&self) -> &Opened {
        &self.opened
    }

    /// Writes entries; on return they are on disk and applied. Makes a checkpoint when enough has
    /// gathered, unless there is a [`crate::Committer`]: then somebody else decides when.
    ///
    /// # Errors
    /// See [`crate::StoreErrorKind`].
    pub fn append(&mut self, entries: &[Entry]) -> Result<Appended, StoreError> {
        self.check_writable()?;
        check_entries(entries)?;
        let lent: Vec<Lent<'_>> = entries.iter().map(Lent::from).collect();
        self.apply_queued()?;
        let position = self.write(&lent, |applied| applied.position)?;
        if !self.intake.is_live() && self.data.delta.bytes() >= self.options.checkpoint_bytes {
            self.checkpoint()?;
        }
        Ok(Appended { position })
    }

    pub(crate) fn check_writable(&self) -> Result<(), StoreError> {
        if self.is_snapshot {
            return Err(StoreError::refused(Message::new("store-read-only")));
        }
        self.intake.check()
    }

    /// Joins two customers, each named by any identifier; the id takes it back.
    ///
    /// # Errors
    /// Unknown or ambiguous identifiers, the same customer twice, or see [`crate::StoreErrorKind`].
    pub fn merge(&mut self, a: &str, b: &str) -> Result<u64, StoreError> {
        self.check_writable()?;
        self.apply_queued()?;
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
        self.write(&[Lent::Operation(&operation)], |_| id)
    }

    /// Takes an explicit merge back: both customers are as they would be without it.
    ///
    /// # Errors
    /// No such merge, or see [`crate::StoreErrorKind`].
    pub fn unmerge(&mut self, id: u64) -> Result<(), StoreError> {
        self.check_writable()?;
        self.apply_queued()?;
        let mut merges = self.data.identity.merges().iter();
        if merges.all(|merge| merge.id != id) {
            let message = Message::new("store-no-such-merge").with("id", id);
            return Err(StoreError::refused(message));
        }
        let operation = Operation::Unmerge { id };
        self.write(&[Lent::Operation(&operation)], |_| ())
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
        self.imports.to_vec()
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

    /// Whether anybody is known.
    pub fn has_customers(&self) -> bool {
        !self.data.identity.keys().is_empty()
    }
}
