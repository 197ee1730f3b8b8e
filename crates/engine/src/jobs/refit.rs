//! Cuts fitted anew by the calendar of their definition, each as its own logged act
//! (`semantics` 24). As of the beginning of the period, so that a late run fits the same as a
//! punctual one, and a second run finds nothing to do.

use fenqun_model::definition::{Kind, Spec};
use fenqun_model::{Instant, Message};
use serde::Serialize;

use super::{Calendar, Job, JobContext, JobOutcome, JobSettings, Schedule};
use crate::failure::Outcome;
use crate::fits::{FitReason, is_fitted};
use crate::live::Cause;
use crate::workspace::Workspace;

pub(super) struct Refit;

/// A segmentation whose cuts are fitted anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Due {
    /// The segmentation.
    pub(super) name: String,
    /// When the period began.
    pub(super) as_of: Instant,
    /// A person approves the new cuts.
    pub(super) approval: bool,
}

/// A fit that a run made.
#[derive(Debug, Serialize)]
struct Made {
    segmentation: String,
    number: u64,
    as_of: String,
}

impl Job for Refit {
    fn name(&self) -> &'static str {
        "refit"
    }

    fn title(&self) -> Message {
        Message::new("job-refit")
    }

    fn schedule(&self, _: &JobSettings) -> Schedule {
        Schedule::Each(Calendar::Hour)
    }

    fn run(&self, context: &JobContext) -> Outcome<JobOutcome> {
        let due = context.hub.read(Workspace::due_fits)?;
        let mut made = Vec::new();
        for due in due.into_iter().filter(|due| !due.approval) {
            context.check()?;
            let reason = FitReason::Scheduled;
            let proposed = context
                .hub
                .read(|it| it.propose_fit(&due.name, due.as_of, reason))?;
            let adopt = |workspace: &mut Workspace| workspace.adopt_fit(&proposed.fit);
            made.push(Made {
                number: context.hub.change(Cause::Refit, adopt)?,
                as_of: due.as_of.to_string(),
                segmentation: due.name,
            });
        }
        Ok(JobOutcome::done(&made))
    }
}

impl Workspace {
    /// Segmentations with cuts from the data whose newest fit is older than the period that their
    /// definition, or the workspace, asks for. One that was never used has no fit to renew.
    pub(super) fn due_fits(&self) -> Outcome<Vec<Due>> {
        let (now, zone) = (self.now()?, self.zone()?);
        let review = self.spec().review;
        let mut found = Vec::new();
        for (name, resolved) in &self.usable()?.checked.segmentations {
            let definition = self.saved.set.get(Kind::Segmentation, name);
            let own = definition.and_then(|definition| match &definition.spec {
                Spec::Segmentation(spec) => spec.refit(),
                _ => None,
            });
            let (every, approval) = match (own, review) {
                (Some(own), _) => (own.every, own.approval),
                (None, Some(review)) => (review, true),
                (None, None) => continue,
            };
            let as_of = Calendar::from(every).start(now, &zone);
            let newest = self.catalog.fits(Some(name))?.pop();
            if is_fitted(resolved) && newest.is_some_and(|newest| newest.as_of < as_of) {
                found.push(Due {
                    name: name.clone(),
                    as_of,
                    approval,
                });
            }
        }
        Ok(found)
    }
}
