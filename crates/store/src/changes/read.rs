//! Reading the change log beside its writer.

use std::sync::{Arc, PoisonError, RwLock};

use fenqun_model::Instant;

use super::Change;
use crate::error::StoreError;

/// Reads the change log while it is being written. Cheap to clone; never waits for the writer, nor
/// the writer for it.
#[derive(Clone, Debug)]
pub struct ChangeReader {
    changes: Arc<RwLock<Vec<Change>>>,
}

impl ChangeReader {
    pub(super) fn new(changes: Arc<RwLock<Vec<Change>>>) -> Self {
        Self { changes }
    }

    /// The newest sequence number; 0 when nothing was recorded.
    pub fn last(&self) -> u64 {
        self.all().len() as u64
    }

    /// At most `limit` changes behind a sequence number, in order. Begins with the oldest that is
    /// kept when earlier ones were dropped.
    ///
    /// # Errors
    /// Damaged files.
    pub fn after(&self, sequence: u64, limit: usize) -> Result<Vec<Change>, StoreError> {
        let mut all = self.all();
        all.retain(|change| change.sequence > sequence);
        all.truncate(limit);
        Ok(all)
    }

    /// Every change that took effect after an instant, in the order of recording.
    ///
    /// # Errors
    /// Damaged files.
    pub fn after_instant(&self, instant: Instant) -> Result<Vec<Change>, StoreError> {
        let mut all = self.all();
        all.retain(|change| change.at > instant);
        Ok(all)
    }

    /// Every change of the customer with this name, in the order of recording.
    ///
    /// # Errors
    /// Damaged files.
    pub fn of_customer(&self, name: &str) -> Result<Vec<Change>, StoreError> {
        let mut all = self.all();
        all.retain(|change| change.customer == name);
        Ok(all)
    }

    /// Every change of a definition that took effect in `(from, to]`, in the order of recording.
    ///
    /// # Errors
    /// Damaged files.
    pub fn between(
        &self,
        definition: &str,
        from: Instant,
        to: Instant,
    ) -> Result<Vec<Change>, StoreError> {
        let mut all = self.all();
        all.retain(|change| change.definition == definition && change.at > from && change.at <= to);
        Ok(all)
    }

    fn all(&self) -> Vec<Change> {
        let changes = self.changes.read().unwrap_or_else(PoisonError::into_inner);
        changes.clone()
    }
}
