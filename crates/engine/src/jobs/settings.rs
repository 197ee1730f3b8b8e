//! Settings of the runner and of the jobs: values only, from whoever reads flags and environment.

use std::sync::Arc;

use crate::settings::{Clock, system_clock};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Settings of the runner and of the jobs.
#[derive(Clone)]
pub struct JobSettings {
    /// What time it is. Not held by `now` of the Workspace definition: jobs run by the real clock.
    pub clock: Clock,
    /// Milliseconds after the first failed attempt until the next one; four times as long after
    /// each further one, at most an hour.
    pub retry_after: i64,
    /// Milliseconds between checkpoints.
    pub checkpoint_every: i64,
    /// Milliseconds between two times that thresholds of ranks are made anew.
    pub ranks_every: i64,
    /// Milliseconds between self-checks.
    pub self_check_every: i64,
    /// Customers that a self-check compares.
    pub self_check_sample: usize,
    /// Most bytes of one uploaded file.
    pub upload_bytes: u64,
    /// What is kept for how long.
    pub retention: Retention,
}

/// For how many milliseconds things are kept; `None` for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Runs of jobs that have ended.
    pub runs: Option<i64>,
    /// Exported files.
    pub exports: Option<i64>,
    /// Uploaded files that no import is at work on, and files of rejected rows.
    pub uploads: Option<i64>,
    /// Entries of the audit log.
    pub audit: Option<i64>,
    /// Entries of the change log.
    pub changes: Option<i64>,
    /// Dead letters.
    pub dead_letters: Option<i64>,
}

impl std::fmt::Debug for JobSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("JobSettings")
            .field("upload_bytes", &self.upload_bytes)
            .field("retention", &self.retention)
            .finish_non_exhaustive()
    }
}

impl Default for JobSettings {
    fn default() -> Self {
        Self {
            clock: Arc::new(system_clock),
            retry_after: 30_000,
            checkpoint_every: 5 * MINUTE,
            ranks_every: 6 * HOUR,
            self_check_every: HOUR,
            self_check_sample: 500,
            upload_bytes: 4 << 30,
            retention: Retention::default(),
        }
    }
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            runs: Some(90 * DAY),
            exports: Some(DAY),
            uploads: Some(7 * DAY),
            audit: Some(730 * DAY),
            changes: None,
            dead_letters: Some(90 * DAY),
        }
    }
}
