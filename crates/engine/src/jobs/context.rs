//! What a job sees of the world.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use fenqun_model::{Instant, Message};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::sync::watch;

use crate::failure::{Failure, Outcome};
use crate::jobs::JobSettings;
use crate::live::Hub;
use crate::run::held;

/// What a job sees of the world.
#[derive(Clone, Debug)]
pub struct JobContext {
    /// The running workspace.
    pub hub: Hub,
    /// Id of the run.
    pub run: u64,
    /// Who asked; `None` for the schedule.
    pub asked_by: Option<String>,
    /// Settings.
    pub settings: Arc<JobSettings>,
    pub(super) parameters: Value,
    pub(super) live: Arc<Live>,
    pub(super) stopping: Arc<AtomicBool>,
    pub(super) news: watch::Sender<u64>,
}

/// What is known of a run at work beside its row in the catalog.
#[derive(Debug, Default)]
pub(super) struct Live {
    pub(super) cancelled: AtomicBool,
    pub(super) progress: Mutex<Option<Value>>,
}

impl JobContext {
    /// What was asked for.
    ///
    /// # Errors
    /// The parameters are not those of the job.
    pub fn parameters<T: DeserializeOwned>(&self) -> Outcome<T> {
        serde_json::from_value(self.parameters.clone()).map_err(|error| {
            Failure::wrong_use(
                Message::new("job-parameters-unreadable").with("reason", error.to_string()),
            )
        })
    }

    /// What time it is.
    pub fn now(&self) -> Instant {
        (self.settings.clock)()
    }

    /// Whether the job should stop at its next safe place.
    pub fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::Relaxed) || self.live.cancelled.load(Ordering::Relaxed)
    }

    /// A safe place to stop.
    ///
    /// # Errors
    /// The job should stop.
    pub fn check(&self) -> Outcome<()> {
        match self.is_stopping() {
            true => Err(Failure::stopped(Message::new("job-stopped"))),
            false => Ok(()),
        }
    }

    /// Tells how far the job is.
    pub fn progress(&self, progress: &impl Serialize) {
        *held(&self.live.progress) = serde_json::to_value(progress).ok();
        self.news.send_modify(|count| *count += 1);
    }
}
