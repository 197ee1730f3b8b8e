//! Files that a checkpoint has replaced stay until nobody can be reading them.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::disk::Disk;

/// The files of one manifest. A store and its snapshots each hold the one they read.
#[derive(Debug)]
pub(crate) struct Generation {
    disk: Arc<dyn Disk>,
    /// Files that the next manifest does not name.
    doomed: Mutex<Vec<String>>,
    /// Whoever reads this generation may read files that only later ones replace.
    next: OnceLock<Arc<Generation>>,
}

impl Generation {
    pub(crate) fn new(disk: Arc<dyn Disk>) -> Self {
        Self {
            disk,
            doomed: Mutex::default(),
            next: OnceLock::new(),
        }
    }

    /// Has files removed as soon as nobody holds this generation or an older one.
    pub(crate) fn retire(&self, doomed: Vec<String>, next: Arc<Self>) {
        *self.doomed.lock().unwrap_or_else(PoisonError::into_inner) = doomed;
        self.next.get_or_init(|| next);
    }

    /// The files, for somebody who removes them at once.
    pub(crate) fn take_doomed(&self) -> Vec<String> {
        std::mem::take(&mut *self.doomed.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Generation {
    fn drop(&mut self) {
        for path in self.take_doomed() {
            // What cannot be removed now is removed at the next opening.
            drop(self.disk.remove(&path));
        }
    }
}
