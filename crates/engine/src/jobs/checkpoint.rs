//! Moves what has gathered in the log into bucket files, so that a start is quick and memory small.

use fenqun_model::Message;
use serde_json::json;

use super::{Job, JobContext, JobOutcome, JobSettings, Schedule};
use crate::failure::Outcome;

pub(super) struct Checkpoint;

impl Job for Checkpoint {
    fn name(&self) -> &'static str {
        "checkpoint"
    }

    fn title(&self) -> Message {
        Message::new("job-checkpoint")
    }

    fn schedule(&self, settings: &JobSettings) -> Schedule {
        Schedule::Every(settings.checkpoint_every)
    }

    fn run(&self, context: &JobContext) -> Outcome<JobOutcome> {
        context.check()?;
        context.hub.checkpoint()?;
        Ok(JobOutcome::Done(json!({})))
    }
}
