//! Writing rows without the store: what a server's handlers hand over is durable before it is
//! applied.

use std::sync::Arc;

use fenqun_model::Instant;
use fenqun_model::row::Row;

use super::{Intake, Queued};
use crate::Entry;
use crate::data::{check_columns, check_rows};
use crate::error::StoreError;
use crate::log::entry::{Lent, Logged};

/// Writes frames to the log of a store. Cheap to clone; needs no lock on the store.
#[derive(Clone, Debug)]
pub struct Committer {
    intake: Arc<Intake>,
}

/// A frame that is durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committed {
    /// Position in the log behind it.
    pub position: u64,
    /// When it was received: the clock, but never before an earlier frame.
    pub at: Instant,
}

impl Committer {
    pub(crate) fn new(intake: Arc<Intake>) -> Self {
        Self { intake }
    }

    /// Writes entries as one frame; on return they are on disk and wait to be applied. Their
    /// `received_at` becomes the instant of the frame.
    ///
    /// # Errors
    /// Rows of nobody; see [`crate::StoreErrorKind`].
    pub fn commit(&self, mut entries: Vec<Entry>, clock: Instant) -> Result<Committed, StoreError> {
        self.intake.check()?;
        check_entries(&entries)?;
        let mut writer = self.intake.writer();
        let before = writer.at;
        let at = before.map_or(clock, |before| before.max(clock));
        entries.iter_mut().for_each(|entry| receive(entry, at));
        writer.at = Some(at);
        let from = writer.log.position();
        let lent: Vec<Lent<'_>> = entries.iter().map(Lent::from).collect();
        let written = self.intake.write(&mut writer, &lent);
        let Ok(position) = written else {
            writer.at = before;
            return written.map(|position| Committed { position, at });
        };
        let entries = entries.into_iter().map(Logged::from).collect();
        let bytes = position - from;
        self.intake
            .queue(Queued::new(position, Some(at), entries, bytes));
        Ok(Committed { position, at })
    }

    /// Bytes of frames that wait to be applied.
    pub fn backlog_bytes(&self) -> u64 {
        self.intake.backlog().0
    }

    /// Number of frames that wait to be applied.
    pub fn backlog_frames(&self) -> usize {
        self.intake.backlog().1
    }
}

/// Refuses rows of nobody and columns that do not fit together.
pub(crate) fn check_entries(entries: &[Entry]) -> Result<(), StoreError> {
    entries.iter().try_for_each(|entry| match entry {
        Entry::Rows(rows) => check_rows(rows),
        Entry::Columns(rows) => check_columns(rows),
        Entry::Import(_) | Entry::Progress(_) => Ok(()),
    })
}

fn receive(entry: &mut Entry, at: Instant) {
    match entry {
        Entry::Rows(rows) => rows.iter_mut().for_each(|row| match row {
            Row::Event(event) => event.received_at = at,
            Row::Traits(traits) => traits.received_at = at,
        }),
        Entry::Columns(rows) => rows.received_at = at,
        Entry::Import(_) | Entry::Progress(_) => {}
    }
}
