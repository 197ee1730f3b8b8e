//! Thresholds of `top`, `bottom` and `percentile` made anew: they look across customers, so they
//! stand still between two refreshes while single customers move.

use fenqun_model::Message;
use serde_json::json;

use super::{Job, JobContext, JobOutcome, JobSettings, Schedule};
use crate::failure::Outcome;

pub(super) struct RefreshRanks;

impl Job for RefreshRanks {
    fn name(&self) -> &'static str {
        "refresh-ranks"
    }

    fn title(&self) -> Message {
        Message::new("job-refresh-ranks")
    }

    fn schedule(&self, settings: &JobSettings) -> Schedule {
        Schedule::Every(settings.ranks_every)
    }

    fn run(&self, context: &JobContext) -> Outcome<JobOutcome> {
        context.check()?;
        context.hub.refresh_ranks()?;
        Ok(JobOutcome::Done(json!({})))
    }
}
