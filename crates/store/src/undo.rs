//! Undoing an import: its rows, what only it told of who is who, and the forms of values that only it
//! had are gone from everything that is read as soon as the frame that says so is applied. The next
//! checkpoint writes the files without them.

use std::sync::Arc;

use fenqun_model::Message;

use crate::batch::Batch;
use crate::data::Data;
use crate::error::StoreError;
use crate::identity::Identity;
use crate::log::entry::{Lent, Operation};
use crate::run::Run;
use crate::store::Store;
use crate::{Applied, Gone, Touched, TouchedCustomer};

/// What undoing an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Undone {
    /// Customers who are gone.
    pub gone: u64,
    /// Customers whom it had brought something and who stay.
    pub kept: u64,
}

impl Store {
    /// Undoes the import of a number: on return what it brought in is gone, durably. What came from
    /// elsewhere too stays, as it came from there.
    ///
    /// # Errors
    /// It is undone already, or see [`crate::StoreErrorKind`].
    pub fn undo_import(&mut self, number: u32) -> Result<Undone, StoreError> {
        self.check_writable()?;
        self.apply_queued()?;
        if number == 0 || self.is_import_undone(number) {
            let message = Message::new("store-import-undone").with("number", u64::from(number));
            return Err(StoreError::refused(message));
        }
        let operation = Operation::UndoImport { number };
        self.write(&[Lent::Operation(&operation)], Undone::of)
    }

    /// Whether an import was undone.
    pub fn is_import_undone(&self, number: u32) -> bool {
        self.undone.binary_search(&number).is_ok()
    }

    /// The highest number of an import that ever brought anything in; 0 when none did.
    pub fn last_import(&self) -> u32 {
        let known = self.imports.iter().map(|known| known.number);
        known.chain(self.undone.last().copied()).max().unwrap_or(0)
    }

    /// Applies the undoing of an import.
    pub(crate) fn carry_out_undo(&mut self, number: u32) {
        if let Err(place) = self.undone.binary_search(&number) {
            Arc::make_mut(&mut self.undone).insert(place, number);
        }
        Arc::make_mut(&mut self.imports).retain(|known| known.number != number);
        self.data.undo(number);
    }
}

impl Undone {
    fn of(applied: &Applied) -> Self {
        let gone = applied.touched.gone.iter();
        Self {
            gone: gone.filter(|gone| gone.root == gone.into).count() as u64,
            kept: applied.touched.customers.len() as u64,
        }
    }
}

impl Data {
    /// Takes back what came with an import.
    fn undo(&mut self, number: u32) {
        self.delta.remove(number);
        Arc::make_mut(&mut self.hidden).insert(number);
        let identity = self.identity.without_import(number);
        self.touching.undone = Some(touched(&self.identity, &identity, number));
        self.identity = identity;
        let seen_by = Arc::make_mut(&mut self.seen_by);
        if seen_by.remove(&number).is_some() {
            self.seen = self.seen.replaced_by(seen_by.values()).into();
        }
    }

    /// There is nothing more in the files of some imports that are undone.
    pub(crate) fn show(&mut self, clean: &std::collections::BTreeSet<u32>) {
        if !clean.is_empty() {
            Arc::make_mut(&mut self.hidden).retain(|import| !clean.contains(import));
        }
    }

    /// Whether files may hold rows that are not shown because their import is undone.
    pub(crate) fn is_undoing_any(&self) -> bool {
        !self.hidden.is_empty()
    }

    /// Whether a run holds rows that are not shown because their import is undone.
    pub(crate) fn hides(&self, run: &Run) -> bool {
        self.is_undoing_any()
            && run
                .imports
                .iter()
                .any(|import| self.hidden.contains(import))
    }

    /// The same of the files in which the rows of a bucket are. Which of repeated rows counts is
    /// then open.
    pub(crate) fn is_undoing(&self, bucket: u32) -> bool {
        let hides = |home: u32| {
            let runs = self.runs.iter().filter(move |run| run.bucket == home);
            runs.into_iter().any(|run| self.hides(run))
        };
        self.is_undoing_any()
            && (hides(bucket) || self.homes_of_arrivals(bucket).into_iter().any(hides))
    }

    /// Which rows of a batch of a run are shown; first whether all are. Those that repeat rows of
    /// other imports are with `repeats`.
    pub(crate) fn shown<'a>(
        &'a self,
        run: &Run,
        batch: &'a Batch,
        repeats: bool,
    ) -> (bool, impl Fn(usize) -> bool + use<'a>) {
        let hides = self.hides(run) && !batch.imports.is_empty();
        let leaves_out = !repeats && !batch.repeats.is_empty();
        let is_shown = move |row: usize| {
            let is_hidden = hides && self.hidden.contains(&batch.import_of(row));
            let is_left_out = leaves_out && batch.is_repeat(row);
            !is_hidden && !is_left_out
        };
        (!hides && !leaves_out, is_shown)
    }
}

/// Whom the undoing of an import touches.
fn touched(before: &Identity, after: &Identity, number: u32) -> Touched {
    let nodes = before.affected(after, number);
    let mut gone: Vec<Gone> = Vec::new();
    let mut roots: Vec<u32> = Vec::new();
    for node in nodes {
        let (old, new) = (before.root(node), after.root(node));
        let is_left = !after.nodes.is_erased(node);
        roots.extend(is_left.then_some(new));
        if after.nodes.is_erased(old) || after.root(old) != old {
            let into = if is_left { new } else { old };
            gone.push(Gone { root: old, into });
        }
    }
    // Whoever is left of a customer says what became of them.
    gone.sort_unstable_by_key(|gone| (gone.root, gone.into == gone.root, gone.into));
    gone.dedup_by_key(|gone| gone.root);
    roots.sort_unstable();
    roots.dedup();
    let customers = roots.into_iter().map(|root| TouchedCustomer {
        root,
        identity_changed: true,
        names: vec![],
        last: None,
    });
    Touched {
        names: vec![],
        customers: customers.collect(),
        gone,
    }
}
