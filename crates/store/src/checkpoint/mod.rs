//! Checkpoints: everything that only the log holds goes into bucket files, customers who moved are
//! moved, runs are merged when there are many, and a new manifest makes it count.
//!
//! Three steps: beginning and finishing are short and need the store; writing is long and needs
//! only a snapshot, so rows are written, applied and read meanwhile.

mod generation;
mod runs;
mod write;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::data::Data;
use crate::disk::Disk;
use crate::error::StoreError;
use crate::identity::Identity;
use crate::intake::Intake;
use crate::log;
use crate::manifest::Manifest;
use crate::store::Store;
pub(crate) use generation::Generation;
pub use write::Written;
pub(crate) use write::all_threads;

/// What is erased along with a checkpoint.
#[derive(Debug)]
pub(crate) struct Erased {
    /// Nodes of the customer.
    pub(crate) nodes: Vec<u32>,
    pub(crate) bucket: u32,
    /// What identity is without them.
    pub(crate) identity: Identity,
}

/// A checkpoint under way: everything that was applied when it was begun, to be written to files.
#[derive(Debug)]
pub struct Checkpoint {
    number: u64,
    data: Data,
    /// What the manifest will be, but for the files.
    next: Manifest,
    erased: Option<Erased>,
    disk: Arc<dyn Disk>,
    intake: Arc<Intake>,
    /// Keeps the files that are read.
    _generation: Arc<Generation>,
}

/// The checkpoints of a store.
#[derive(Debug, Default)]
pub(crate) struct Checkpoints {
    /// How many were begun.
    begun: u64,
    /// The one that may be finished.
    under_way: Option<u64>,
    /// Number of the next file; those below may have been written.
    next_file: u64,
}

impl Store {
    /// Moves what only the log holds into bucket files.
    ///
    /// # Errors
    /// See [`crate::StoreErrorKind`].
    pub fn checkpoint(&mut self) -> Result<(), StoreError> {
        self.check_writable()?;
        self.apply_queued()?;
        if let Some(checkpoint) = self.begin_checkpoint()? {
            let written = checkpoint.write_with(all_threads())?;
            drop(checkpoint);
            self.finish_checkpoint(written)?;
        }
        Ok(())
    }

    /// Begins a checkpoint of everything that is applied; `None` when there is nothing to write.
    /// Then [`Checkpoint::write`], on any thread, and [`Self::finish_checkpoint`]. One that was
    /// begun before and is not finished never will be.
    ///
    /// # Errors
    /// See [`crate::StoreErrorKind`].
    pub fn begin_checkpoint(&mut self) -> Result<Option<Checkpoint>, StoreError> {
        self.check_writable()?;
        if self.position == self.manifest.log && self.data.identity.moved.is_empty() {
            return Ok(None);
        }
        let intake = self.intake.clone();
        intake.roll(&mut intake.writer())?;
        Ok(Some(self.start_checkpoint(None)))
    }

    /// A checkpoint of everything that is applied; frames behind that are in a later segment.
    pub(crate) fn start_checkpoint(&mut self, erased: Option<Erased>) -> Checkpoint {
        self.data.freeze();
        let checkpoints = &mut self.checkpoints;
        checkpoints.begun += 1;
        checkpoints.under_way = Some(checkpoints.begun);
        let mut next = Manifest::clone(&self.manifest);
        next.generation += 1;
        next.log = self.position;
        next.at = self.at;
        next.next_merge = self.next_merge;
        next.next_file = next.next_file.max(checkpoints.next_file);
        // As many as it can need, so that another one begun meanwhile takes others.
        checkpoints.next_file = next.next_file + 2 * u64::from(self.data.buckets) + 1;
        next.imports = self.imports.to_vec();
        next.undone = self.undone.to_vec();
        next.seen_by = (*self.data.seen_by).clone();
        next.seen = next.seen_by.remove(&0).unwrap_or_default();
        let identity = erased.as_ref().map(|erased| &erased.identity);
        next.merges = identity.unwrap_or(&self.data.identity).merges().to_vec();
        Checkpoint {
            number: checkpoints.begun,
            data: self.data.snapshot(),
            next,
            erased,
            disk: self.disk.clone(),
            intake: self.intake.clone(),
            _generation: self.generation.clone(),
        }
    }

    /// Makes a checkpoint count whose files are written; `false`, and the files are gone, when it
    /// was overtaken by another one or by an erasure.
    ///
    /// # Errors
    /// See [`crate::StoreErrorKind`].
    pub fn finish_checkpoint(&mut self, written: Written) -> Result<bool, StoreError> {
        self.check_writable()?;
        if self.checkpoints.under_way != Some(written.number) {
            return Ok(false);
        }
        self.checkpoints.under_way = None;
        let intake = self.intake.clone();
        let doomed = intake.note(self.adopt(written, None))?;
        let next = Arc::new(Generation::new(self.disk.clone()));
        let old = std::mem::replace(&mut self.generation, next.clone());
        self.retired.retain(|old| old.strong_count() > 0);
        self.retired.push(Arc::downgrade(&old));
        old.retire(doomed, next);
        Ok(true)
    }

    /// Carries out an erasure: on return neither the files replaced nor those kept for snapshots
    /// are there any more.
    pub(crate) fn finish_erasure(
        &mut self,
        written: Written,
        identity: Identity,
    ) -> Result<(), StoreError> {
        self.checkpoints.under_way = None;
        let doomed = self.adopt(written, Some(identity))?;
        let outdated = std::mem::take(&mut self.data.is_outdated);
        outdated.store(true, Ordering::Relaxed);
        let retired = std::mem::take(&mut self.retired);
        let retired = retired.iter().filter_map(|old| old.upgrade());
        let kept = retired.flat_map(|old| old.take_doomed());
        // A segment of the log may be among both.
        for path in doomed.into_iter().chain(kept).collect::<BTreeSet<String>>() {
            let removed = self.disk.remove(&path);
            removed.map_err(|error| StoreError::disk(&path, &error))?;
        }
        for folder in crate::open::FOLDERS {
            let synced = self.disk.sync_dir(folder);
            synced.map_err(|error| StoreError::disk(folder, &error))?;
        }
        Ok(())
    }

    /// Commits the manifest, and readers see what was committed; the files that it replaces.
    fn adopt(
        &mut self,
        mut written: Written,
        erased: Option<Identity>,
    ) -> Result<Vec<String>, StoreError> {
        // Whether they count is uncertain from here on.
        written.files.keep();
        written.manifest.commit(&*self.disk)?;
        let mut doomed = std::mem::take(&mut written.replaced);
        doomed.extend(log::covered(&*self.disk, written.manifest.log)?);
        self.manifest = Arc::new(std::mem::take(&mut written.manifest));
        self.data.thaw(self.manifest.runs.clone(), erased);
        self.data.show(&written.hidden);
        Ok(doomed)
    }
}

impl Data {
    /// From now on what comes is kept apart from what a checkpoint writes.
    fn freeze(&mut self) {
        self.delta.freeze();
        self.identity.freeze();
    }

    /// What was frozen is in these runs.
    fn thaw(&mut self, runs: Vec<crate::run::Run>, erased: Option<Identity>) {
        self.runs = runs.into();
        self.delta.drop_frozen();
        self.identity.saved_frozen();
        if let Some(identity) = erased {
            self.identity = identity;
            self.identity.all_saved();
        }
        self.changed();
    }
}
