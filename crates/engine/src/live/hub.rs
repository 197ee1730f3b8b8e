//! The door to a running workspace.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use fenqun_catalog::Catalog;
use fenqun_model::Instant;
use fenqun_model::definition::Kind;
use fenqun_model::row::Row;
use fenqun_store::Entry;
use fenqun_store::changes::{Cause, Change};
use serde::Serialize;
use tokio::sync::{oneshot, watch};

use crate::failure::Outcome;
use crate::saved::BrokenListing;
use crate::workspace::Workspace;

/// Settings of a running workspace.
#[derive(Clone, Debug)]
pub struct HubSettings {
    /// Bytes acknowledged but not yet evaluated above which nothing more is taken in.
    pub backlog_bytes: u64,
}

impl Default for HubSettings {
    fn default() -> Self {
        Self {
            backlog_bytes: 64 << 20,
        }
    }
}

/// A running workspace. Cheap to clone; all clones are the same one.
#[derive(Clone, Debug)]
pub struct Hub {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    workspace: RwLock<Workspace>,
    catalog: Arc<Catalog>,
    last: watch::Sender<u64>,
}

/// Comes when what was submitted is on disk, with the instant at which it was received.
pub type Acknowledged = oneshot::Receiver<Outcome<Instant>>;

/// Too much is waiting to be evaluated; nothing was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overload {
    /// When it is worth trying again.
    pub retry_after: Duration,
}

/// How one customer stands in one definition, as recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// Kind of the definition.
    pub kind: Kind,
    /// Its name.
    pub definition: String,
    /// Its version.
    pub version: u64,
    /// The label; `in` for members; `None` for outside.
    pub label: Option<String>,
}

/// How a running workspace is doing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Bytes acknowledged but not yet evaluated.
    pub backlog_bytes: u64,
    /// Everything that comes by time alone has been recorded up to this instant.
    pub watermark: Instant,
    /// Customers.
    pub customers: u64,
    /// Customers for whom a next change is known.
    pub timers: u64,
    /// Newest entry of the change log.
    pub last_change: u64,
    /// Definitions that fail and keep their last good result.
    pub failing: Vec<BrokenListing>,
}

impl Hub {
    /// Starts keeping a workspace right.
    ///
    /// # Errors
    /// Damaged files, a disk that refuses.
    pub fn start(workspace: Workspace, _settings: HubSettings) -> Outcome<Self> {
        Ok(Self {
            inner: Arc::new(Inner {
                catalog: workspace.catalog.clone(),
                workspace: RwLock::new(workspace),
                last: watch::channel(0).0,
            }),
        })
    }

    /// Looks at the workspace as it is now. Long looks disturb nobody.
    pub fn read<T>(&self, look: impl FnOnce(&Workspace) -> T) -> T {
        let workspace = &self.inner.workspace;
        look(&workspace.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the workspace other than by rows: definitions, fits, repairs of identity, erasure.
    /// On return the groups are right again and the changes are recorded under `cause`.
    ///
    /// # Errors
    /// Those of the act.
    pub fn change<T>(
        &self,
        _cause: Cause,
        act: impl FnOnce(&mut Workspace) -> Outcome<T>,
    ) -> Outcome<T> {
        let workspace = &self.inner.workspace;
        act(&mut workspace.write().unwrap_or_else(PoisonError::into_inner))
    }

    /// Hands rows over. Their `received_at` is set when they are written. What is not acknowledged
    /// may or may not be kept.
    ///
    /// # Errors
    /// Too much is waiting.
    pub fn submit(&self, rows: Vec<Row>) -> Result<Acknowledged, Overload> {
        let (answer, acknowledged) = oneshot::channel();
        let written = self.change(Cause::Import, |workspace| {
            workspace.store.append(&[Entry::Rows(rows)])?;
            workspace.now()
        });
        // Whoever submitted may have gone away.
        drop(answer.send(written));
        Ok(acknowledged)
    }

    /// Hands over what an import has read: all entries are on disk, or none. Live rows go first: an
    /// import is refused while more than a part of the backlog waits.
    ///
    /// # Errors
    /// Too much is waiting.
    pub fn append(&self, entries: Vec<Entry>) -> Result<Acknowledged, Overload> {
        let (answer, acknowledged) = oneshot::channel();
        let written = self.change(Cause::Import, |workspace| {
            workspace.store.append(&entries)?;
            workspace.now()
        });
        // Whoever submitted may have gone away.
        drop(answer.send(written));
        Ok(acknowledged)
    }

    /// Moves what has gathered in the log into bucket files, beside everything else that goes on.
    ///
    /// # Errors
    /// A disk that refuses.
    pub fn checkpoint(&self) -> Outcome<()> {
        self.change(Cause::Import, |workspace| Ok(workspace.store.checkpoint()?))
    }

    /// Entries of the change log behind a sequence number, at most `limit`.
    ///
    /// # Errors
    /// Damaged files.
    pub fn changes_after(&self, _sequence: u64, _limit: usize) -> Outcome<Vec<Change>> {
        Ok(vec![])
    }

    /// Tells the newest sequence number of the change log, and whenever there is a newer one.
    pub fn watch_changes(&self) -> watch::Receiver<u64> {
        self.inner.last.subscribe()
    }

    /// How a customer stands, as recorded; empty when there is no such customer.
    ///
    /// # Errors
    /// Several customers are meant.
    pub fn standings(&self, _customer: &str) -> Outcome<Vec<Standing>> {
        Ok(vec![])
    }

    /// How it is doing.
    pub fn status(&self) -> Status {
        Status {
            backlog_bytes: 0,
            watermark: Instant::MIN,
            customers: 0,
            timers: 0,
            last_change: 0,
            failing: vec![],
        }
    }

    /// Waits until everything acknowledged so far has been evaluated.
    pub fn settle(&self) {}

    /// The relational part, without waiting for anybody.
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.inner.catalog
    }

    /// Stops: everything acknowledged is evaluated and recorded.
    ///
    /// # Errors
    /// A disk that refuses.
    pub fn stop(&self) -> Outcome<()> {
        Ok(())
    }
}
