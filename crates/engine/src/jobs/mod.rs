//! Work beside the answering of requests: a runner that knows no job, and the jobs, a file each, named
//! in one list (`registry.rs`).
//!
//! A run is a row of the catalog, so it survives a crash: what was at work is begun again at the next
//! start, which is why every job must be idempotent. A run is stopped by people through
//! [`Jobs::cancel`]; the job sees it at its next safe place, [`JobContext::check`].
//!
//! Two threads at most: one for upkeep, one for what people asked for, so that an import of an hour
//! holds up neither the checkpoint nor the self-check.

mod calendar;
mod checkpoint;
mod context;
mod explained;
mod exporting;
mod fit_review;
mod importing;
mod ranks;
mod refit;
mod registry;
mod retention;
mod runner;
mod self_check;
mod settings;
#[cfg(test)]
mod tests;
mod undoing;
mod uploads;
mod views;
mod worker;

pub use calendar::{Calendar, Schedule};
pub use context::JobContext;
pub use explained::Explained;
pub use exporting::{ExportFile, ExportOrder};
pub use fit_review::FitReviewView;
pub use importing::ImportOrder;
pub use runner::Jobs;
pub use settings::{JobSettings, Retention};
pub use undoing::UndoState;
pub use uploads::Uploading;
pub use views::{JobListing, RunView, Total};

pub use fenqun_catalog::{JobRun, ReviewState, RunFilter, RunState, Upload};
use fenqun_model::Message;
use serde_json::Value;

use crate::failure::Outcome;

/// A kind of work.
pub trait Job: Send + Sync {
    /// Stable; by which runs are stored and asked for.
    fn name(&self) -> &'static str;

    /// What it does, for people.
    fn title(&self) -> Message;

    /// When it runs by itself.
    fn schedule(&self, _settings: &JobSettings) -> Schedule {
        Schedule::OnDemand
    }

    /// The thread it runs on.
    fn lane(&self) -> Lane {
        Lane::Upkeep
    }

    /// Attempts before a run is given up.
    fn attempts(&self) -> u32 {
        5
    }

    /// Whether people may start it without parameters.
    fn is_for_people(&self) -> bool {
        true
    }

    /// Does the work. Running it again, or after a crash in the middle, changes nothing more.
    ///
    /// # Errors
    /// Those of the work; [`FailureKind::Stopped`](crate::FailureKind::Stopped) when it saw that it
    /// should stop.
    fn run(&self, context: &JobContext) -> Outcome<JobOutcome>;

    /// Tidies up behind a run that has ended, after that is saved; after a crash it may never be
    /// called.
    ///
    /// # Errors
    /// Those of the work; the run has ended all the same.
    fn ended(&self, _context: &JobContext, _state: RunState) -> Outcome<()> {
        Ok(())
    }

    /// Takes back what a run that was cancelled while it waited for approval would have done.
    ///
    /// # Errors
    /// Those of the work.
    fn withdraw(&self, _context: &JobContext) -> Outcome<()> {
        Ok(())
    }
}

/// A thread of the runner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// What runs by itself.
    Upkeep,
    /// What people asked for and wait for.
    Requests,
}

impl Lane {
    /// All of them.
    pub const ALL: [Lane; 2] = [Lane::Upkeep, Lane::Requests];
}

/// What came of a run.
#[derive(Clone, Debug, PartialEq)]
pub enum JobOutcome {
    /// Everything is done; what there is to say about it.
    Done(Value),
    /// Done but for the word of a person.
    WaitingForApproval(Value),
}

impl JobOutcome {
    /// Everything is done.
    pub(crate) fn done(result: &impl serde::Serialize) -> Self {
        JobOutcome::Done(serde_json::to_value(result).unwrap_or_default())
    }
}
