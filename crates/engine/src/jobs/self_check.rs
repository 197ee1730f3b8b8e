//! Samples customers and compares the groups that are kept up with a batch evaluation. What differs is
//! put right, and the run fails so that somebody looks: a difference is a fault of the program.

use std::collections::BTreeSet;

use fenqun_model::Message;
use serde_json::json;

use super::{Job, JobContext, JobOutcome, JobSettings, Schedule};
use crate::failure::Outcome;

pub(super) struct SelfCheck;

impl Job for SelfCheck {
    fn name(&self) -> &'static str {
        "self-check"
    }

    fn title(&self) -> Message {
        Message::new("job-self-check")
    }

    fn schedule(&self, settings: &JobSettings) -> Schedule {
        Schedule::Every(settings.self_check_every)
    }

    /// A second attempt would find everything put right and hide that it was not.
    fn attempts(&self) -> u32 {
        1
    }

    fn run(&self, context: &JobContext) -> Outcome<JobOutcome> {
        context.check()?;
        let seed = context.now().0.unsigned_abs();
        let found = context
            .hub
            .self_check(context.settings.self_check_sample, seed)?;
        if found.wrong.is_empty() {
            return Ok(JobOutcome::Done(json!({ "customers": found.checked })));
        }
        let definitions: BTreeSet<&str> = found
            .wrong
            .iter()
            .map(|wrong| wrong.definition.as_str())
            .collect();
        let names: Vec<&str> = definitions.into_iter().collect();
        Err(Message::new("self-check-differs")
            .with("count", found.wrong.len())
            .with("checked", found.checked)
            .with("definitions", names.join(", "))
            .into())
    }
}
