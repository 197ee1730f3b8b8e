//! Applying frames: what the log holds becomes what readers see, in the order of the log.

use std::sync::Arc;

use fenqun_model::Instant;
use fenqun_model::identifier::Identifier;

use crate::ImportProgress;
use crate::data::Data;
use crate::error::StoreError;
use crate::identity::{Forced, kind_code};
use crate::intake::{Applied, Committer, FrameKind, Queued};
use crate::log::entry::{Lent, Operation};
use crate::store::Store;

impl Store {
    /// Writes frames beside this store; they wait until [`Self::apply_next`]. From now on the store
    /// makes no checkpoint by itself, and notes what its own writing methods apply for
    /// [`Self::take_applied`].
    pub fn committer(&self) -> Committer {
        self.intake.make_live();
        Committer::new(self.intake.clone())
    }

    /// Moves time on: frames that this store writes itself are received at `clock`, or at the
    /// instant of the last frame when that is later. Which of the two it is.
    pub fn advance(&self, clock: Instant) -> Instant {
        let mut writer = self.intake.writer();
        let at = writer.at.map_or(clock, |at| at.max(clock));
        writer.at = Some(at);
        at
    }

    /// Position of the log up to which frames are applied.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// Position of the log up to which everything is in files.
    pub fn checkpointed(&self) -> u64 {
        self.manifest.log
    }

    /// The highest instant of a frame that was applied.
    pub fn applied_at(&self) -> Option<Instant> {
        self.at
    }

    /// Bytes of rows that are not in bucket files yet.
    pub fn delta_bytes(&self) -> u64 {
        self.data.delta.bytes()
    }

    /// The frame that [`Self::apply_next`] will apply.
    pub fn next_queued(&self) -> Option<Arc<Queued>> {
        self.intake.next()
    }

    /// The customers, by root and ascending, whom a frame that waits names, as far as they are
    /// known already.
    pub fn concerned(&self, frame: &Queued) -> Vec<u32> {
        let mut roots = Vec::new();
        for entry in frame.entries.iter().map(Lent::from) {
            self.data.roots_in(entry, &mut roots);
        }
        roots.sort_unstable();
        roots.dedup();
        roots
    }

    /// Applies the frame that has waited longest; `None` when none waits.
    ///
    /// # Errors
    /// A snapshot.
    pub fn apply_next(&mut self) -> Result<Option<Applied>, StoreError> {
        if self.is_snapshot {
            return self.check_writable().map(|()| None);
        }
        let Some(frame) = self.intake.next() else {
            return Ok(None);
        };
        let entries: Vec<Lent<'_>> = frame.entries.iter().map(Lent::from).collect();
        let applied = self.apply(frame.position(), frame.at(), &entries);
        self.intake.applied(self.data.identity.nodes.room());
        Ok(Some(applied))
    }

    /// Frames that other methods have applied since this was last asked for, in the order of the
    /// log. Nothing is noted before there is a [`Committer`].
    pub fn take_applied(&mut self) -> Vec<Applied> {
        std::mem::take(&mut self.applied)
    }

    /// Applies every frame that waits.
    pub(crate) fn apply_queued(&mut self) -> Result<(), StoreError> {
        while let Some(applied) = self.apply_next()? {
            self.note_applied(applied);
        }
        Ok(())
    }

    /// Writes a frame behind all others and applies it; what `look` finds in what that did.
    pub(crate) fn write<T>(
        &mut self,
        entries: &[Lent<'_>],
        look: impl FnOnce(&Applied) -> T,
    ) -> Result<T, StoreError> {
        let intake = self.intake.clone();
        let mut writer = intake.writer();
        self.apply_queued()?;
        let position = intake.write(&mut writer, entries)?;
        let at = writer.at;
        // Frames that others write from here on wait behind this one.
        drop(writer);
        let applied = self.apply(position, at, entries);
        intake.set_room(self.data.identity.nodes.room());
        let seen = look(&applied);
        self.note_applied(applied);
        Ok(seen)
    }

    pub(crate) fn note_applied(&mut self, applied: Applied) {
        if self.intake.is_live() {
            self.applied.push(applied);
        }
    }

    fn apply(&mut self, position: u64, at: Option<Instant>, entries: &[Lent<'_>]) -> Applied {
        for entry in entries {
            match entry {
                Lent::Rows(rows) => self.data.add_rows(rows),
                Lent::Columns(rows) => self.data.add_columns(rows),
                Lent::Import(number) => self.data.import = *number,
                Lent::Progress(progress) => {
                    self.data.import = 0;
                    note_progress(Arc::make_mut(&mut self.imports), (*progress).clone());
                }
                Lent::Operation(operation) => self.carry_out(operation),
            }
        }
        self.data.import = 0;
        self.position = position;
        self.at = self.at.max(at);
        Applied {
            position,
            at,
            touched: self.data.changed(),
            kind: FrameKind::of(entries.iter().copied()),
        }
    }

    /// Carries out a repair of identity.
    fn carry_out(&mut self, operation: &Operation) {
        match operation {
            Operation::Merge { id, a, b } => {
                self.next_merge = self.next_merge.max(id + 1);
                let identity = &mut self.data.identity;
                let mut node = |identifier: &Identifier| {
                    identity.node(kind_code(identifier.kind), identifier.value.as_bytes())
                };
                let (a, b) = (node(a), node(b));
                identity.merge(Forced { id: *id, a, b });
            }
            Operation::Unmerge { id } => {
                self.data.identity.unmerge(*id);
            }
            Operation::UndoImport { number } => self.carry_out_undo(*number),
        }
    }
}

impl Data {
    /// Roots of the known customers that an entry names.
    fn roots_in(&self, entry: Lent<'_>, roots: &mut Vec<u32>) {
        let identity = &self.identity;
        let mut take = |kind: u8, text: &str| {
            let node = identity.nodes.find(kind, text.as_bytes());
            roots.extend(node.map(|node| identity.root(node)));
        };
        let name = |identifier: &Identifier| take(kind_code(identifier.kind), &identifier.value);
        match entry {
            Lent::Rows(rows) => rows.iter().flat_map(|row| row.who()).for_each(name),
            Lent::Columns(rows) => {
                for (kind, texts) in &rows.who {
                    let texts = (0..texts.len()).map(|row| texts.get(row));
                    let named = texts.filter(|text| !text.is_empty());
                    named.for_each(|text| take(kind_code(*kind), text));
                }
            }
            Lent::Import(_) | Lent::Progress(_) => {}
            Lent::Operation(Operation::UndoImport { number }) => {
                let nodes = identity.affected(&identity.without_import(*number), *number);
                roots.extend(nodes.into_iter().map(|node| identity.root(node)));
            }
            Lent::Operation(Operation::Merge { a, b, .. }) => [a, b].into_iter().for_each(name),
            Lent::Operation(Operation::Unmerge { id }) => {
                let merges = identity.merges().iter().filter(|merge| merge.id == *id);
                roots.extend(merges.map(|merge| identity.root(merge.a)));
            }
        }
    }
}

/// Replaces what was known of an import.
fn note_progress(imports: &mut Vec<ImportProgress>, progress: ImportProgress) {
    match imports
        .iter_mut()
        .find(|known| known.import == progress.import)
    {
        Some(known) => *known = progress,
        None => imports.push(progress),
    }
}
