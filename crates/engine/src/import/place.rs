//! Where an import goes: a workspace of one's own, or one that runs.

use fenqun_store::Entry;

use crate::failure::Outcome;
use crate::workspace::Workspace;

/// Where an import goes. Reading and mapping look at the workspace as it is; what is read is handed
/// over entry by entry.
pub(crate) trait Place {
    /// Looks at the workspace.
    fn look<T>(&self, look: impl FnOnce(&Workspace) -> T) -> T;

    /// Hands entries over; all are on disk on return, or none.
    fn append(&mut self, entries: Vec<Entry>) -> Outcome<()>;

    /// Returns when everything handed over can be looked at.
    fn settle(&self);

    /// Changes the workspace other than by rows.
    fn change<T>(&mut self, act: impl FnOnce(&mut Workspace) -> Outcome<T>) -> Outcome<T>;

    /// Moves what was handed over into bucket files.
    fn checkpoint(&mut self) -> Outcome<()>;

    /// Whether someone asked to stop.
    fn is_stopping(&self) -> bool;

    /// The run of a job that imports, if it is one.
    fn run(&self) -> Option<u64> {
        None
    }
}

/// A workspace of one's own.
pub(super) struct Own<'a>(pub(super) &'a mut Workspace);

impl Place for Own<'_> {
    fn look<T>(&self, look: impl FnOnce(&Workspace) -> T) -> T {
        look(self.0)
    }

    fn append(&mut self, entries: Vec<Entry>) -> Outcome<()> {
        self.0.store.append(&entries)?;
        Ok(())
    }

    fn settle(&self) {}

    fn change<T>(&mut self, act: impl FnOnce(&mut Workspace) -> Outcome<T>) -> Outcome<T> {
        act(self.0)
    }

    fn checkpoint(&mut self) -> Outcome<()> {
        Ok(self.0.store.checkpoint()?)
    }

    fn is_stopping(&self) -> bool {
        self.0.settings.is_stopping()
    }
}
