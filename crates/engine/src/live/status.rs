//! How a running workspace is doing, and how its customers stand.

use fenqun_model::Instant;
use fenqun_model::definition::Kind;
use serde::Serialize;

use super::driver::Driver;
use crate::saved::{Broken, BrokenListing};

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

/// How many customers a definition has now, as recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Size {
    /// Kind of the definition.
    pub kind: Kind,
    /// Its name.
    pub definition: String,
    /// Its version.
    pub version: u64,
    /// Customers by label; of a segment or list those who are `in`.
    pub labels: Vec<(String, u64)>,
    /// Since when it has not been kept up because it fails.
    pub frozen_at: Option<Instant>,
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

impl Driver {
    /// How it is doing; the backlog and the change log are not its business.
    pub(super) fn status(&self) -> Status {
        Status {
            backlog_bytes: 0,
            watermark: self.progress.watermark,
            customers: self.standings.customers(),
            timers: self.standings.timers.len() as u64,
            last_change: *self.published.borrow(),
            failing: self.failing.iter().map(Broken::listing).collect(),
        }
    }

    /// How a customer stands everywhere.
    pub(super) fn standings_of(&self, root: u32) -> Vec<Standing> {
        let columns = self.standings.columns.iter();
        let standing = columns.map(|column| Standing {
            kind: column.key.0,
            definition: column.key.1.clone(),
            version: column.version,
            label: column.label(column.get(root)).map(str::to_owned),
        });
        let mut standing: Vec<Standing> = standing.collect();
        standing.sort_by(|a, b| (a.kind, &a.definition).cmp(&(b.kind, &b.definition)));
        standing
    }

    /// How many customers every definition has.
    pub(super) fn sizes(&self) -> Vec<Size> {
        let columns = self.standings.columns.iter();
        let sizes = columns.map(|column| Size {
            kind: column.key.0,
            definition: column.key.1.clone(),
            version: column.version,
            labels: column
                .sizes()
                .map(|(label, size)| (label.to_owned(), size))
                .collect(),
            frozen_at: column.frozen.as_ref().map(|frozen| frozen.as_of),
        });
        let mut sizes: Vec<Size> = sizes.collect();
        sizes.sort_by(|a, b| (a.kind, &a.definition).cmp(&(b.kind, &b.definition)));
        sizes
    }
}
