//! Frames on their way from the log into the store.

use fenqun_model::Instant;

use crate::Touched;
use crate::log::entry::{Lent, Logged, Operation};

/// A frame that is durable and not yet applied.
#[derive(Debug)]
pub struct Queued {
    position: u64,
    at: Option<Instant>,
    pub(crate) entries: Vec<Logged>,
    bytes: u64,
    identifier_bytes: u64,
}

/// A frame that was applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// Position in the log behind it.
    pub position: u64,
    /// When it was received; `None` when it was written by a version that did not note it, or
    /// before any clock was known.
    pub at: Option<Instant>,
    /// Whom it touched.
    pub touched: Touched,
    /// What it was.
    pub kind: FrameKind,
}

/// What a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameKind {
    /// Rows one by one.
    Rows,
    /// Rows of an import.
    Import,
    /// An import is undone.
    UndoneImport,
    /// Two customers become one.
    Merge,
    /// A merge is taken back.
    Unmerge,
    /// No frame: a customer was erased. They are among those gone, into themselves.
    Erasure,
}

impl Queued {
    pub(crate) fn new(
        position: u64,
        at: Option<Instant>,
        entries: Vec<Logged>,
        bytes: u64,
    ) -> Self {
        let lent = entries.iter().map(Lent::from);
        let identifier_bytes = lent.map(Lent::identifier_bytes).sum();
        Self {
            position,
            at,
            entries,
            bytes,
            identifier_bytes,
        }
    }

    /// Position in the log behind it.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// See [`Applied::at`].
    pub fn at(&self) -> Option<Instant> {
        self.at
    }

    /// Its bytes in the log.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    pub(crate) fn identifier_bytes(&self) -> u64 {
        self.identifier_bytes
    }

    /// What it is.
    pub fn kind(&self) -> FrameKind {
        FrameKind::of(self.entries.iter().map(Lent::from))
    }
}

impl FrameKind {
    pub(crate) fn of<'a>(entries: impl Iterator<Item = Lent<'a>>) -> Self {
        let mut kinds = entries.map(|entry| match entry {
            Lent::Rows(_) => FrameKind::Rows,
            Lent::Columns(_) | Lent::Import(_) | Lent::Progress(_) => FrameKind::Import,
            Lent::Operation(Operation::Merge { .. }) => FrameKind::Merge,
            Lent::Operation(Operation::Unmerge { .. }) => FrameKind::Unmerge,
            Lent::Operation(Operation::UndoImport { .. }) => FrameKind::UndoneImport,
        });
        let other = |kind: &FrameKind| *kind != FrameKind::Rows;
        kinds.find(other).unwrap_or(FrameKind::Rows)
    }
}
