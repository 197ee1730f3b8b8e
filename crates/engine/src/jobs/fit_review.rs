//! The periodic review: new cuts as of the end of the period, shown with whom they would move, in
//! force when a person says so. Waits across restarts: the proposal is in the catalog.

use fenqun_catalog::{Catalog, FitReview, ReviewState, RunState};
use fenqun_model::{Instant, Message};
use serde_json::json;

use super::refit::Due;
use super::{Calendar, Job, JobContext, JobOutcome, JobSettings, Jobs, Schedule};
use crate::failure::{Failure, Outcome};
use crate::fits::FitReason;
use crate::flows::Flows;
use crate::live::Cause;
use crate::refit::{FitListing, listing};
use crate::workspace::Workspace;

pub(super) struct ReviewFits;

/// A proposed fit as people see it.
#[derive(Clone, Debug, PartialEq)]
pub struct FitReviewView {
    /// Its number.
    pub id: u64,
    /// The run that proposed it.
    pub run: u64,
    /// The proposed fit; its number is 0.
    pub fit: FitListing,
    /// Number of the fit in force when it was proposed; 0 for none.
    pub before: u64,
    /// Whom it would move.
    pub migration: Option<Flows>,
    /// What was decided.
    pub state: ReviewState,
    /// When it was proposed.
    pub created_at: Instant,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// Who decided.
    pub decided_by: Option<String>,
}

impl Job for ReviewFits {
    fn name(&self) -> &'static str {
        "review-fits"
    }

    fn title(&self) -> Message {
        Message::new("job-review-fits")
    }

    fn schedule(&self, _: &JobSettings) -> Schedule {
        Schedule::Each(Calendar::Hour)
    }

    fn run(&self, context: &JobContext) -> Outcome<JobOutcome> {
        let due = context.hub.read(Workspace::due_fits)?;
        for due in due.into_iter().filter(|due| due.approval) {
            context.check()?;
            propose(context, &due)?;
        }
        let waiting = waiting(context.hub.catalog())?;
        let own = waiting.iter().filter(|review| review.run == context.run);
        let own: Vec<u64> = own.map(|review| review.id).collect();
        let result = json!({ "reviews": own });
        Ok(match own.is_empty() {
            true => JobOutcome::Done(result),
            false => JobOutcome::WaitingForApproval(result),
        })
    }

    fn withdraw(&self, context: &JobContext) -> Outcome<()> {
        let catalog = context.hub.catalog();
        for review in waiting(catalog)? {
            if review.run == context.run {
                catalog.decide_fit(review.id, ReviewState::Rejected, None, context.now())?;
            }
        }
        Ok(())
    }
}

/// Proposes a fit unless that was done for the period already, whatever was decided then.
fn propose(context: &JobContext, due: &Due) -> Outcome<()> {
    let catalog = context.hub.catalog();
    let known = catalog.fit_reviews(None, None, usize::MAX)?;
    let is_known =
        |review: &FitReview| review.fit.segmentation == due.name && review.fit.as_of >= due.as_of;
    if known.iter().any(is_known) {
        return Ok(());
    }
    let reason = FitReason::Approved;
    let proposed = context
        .hub
        .read(|it| it.propose_fit(&due.name, due.as_of, reason))?;
    catalog.propose_fit(&FitReview {
        id: 0,
        run: context.run,
        fit: proposed.fit,
        before: proposed.before,
        migration: serde_json::to_string(&proposed.migration).unwrap_or_default(),
        state: ReviewState::Waiting,
        created_at: context.now(),
        decided_at: None,
        decided_by: None,
    })?;
    for review in known
        .iter()
        .filter(|review| review.fit.segmentation == due.name)
    {
        settle(catalog, review.run, context.now())?;
    }
    Ok(())
}

fn waiting(catalog: &Catalog) -> Outcome<Vec<FitReview>> {
    Ok(catalog.fit_reviews(Some(ReviewState::Waiting), None, usize::MAX)?)
}

/// A run none of whose proposals waits any longer is done.
fn settle(catalog: &Catalog, run: u64, now: Instant) -> Outcome<()> {
    if waiting(catalog)?.iter().any(|review| review.run == run) {
        return Ok(());
    }
    if let Some(mut run) = catalog.job_run(run)?
        && run.state == RunState::WaitingForApproval
    {
        run.state = RunState::Done;
        run.finished_at = Some(now);
        catalog.save_job_run(&run)?;
    }
    Ok(())
}

impl Jobs {
    /// Proposed fits, newest first: before an id, at most so many.
    ///
    /// # Errors
    /// The catalog refuses.
    pub fn fit_reviews(
        &self,
        state: Option<ReviewState>,
        before: Option<u64>,
        limit: usize,
    ) -> Outcome<Vec<FitReviewView>> {
        let reviews = self.catalog().fit_reviews(state, before, limit)?;
        reviews.iter().map(view).collect()
    }

    /// A proposed fit.
    ///
    /// # Errors
    /// There is none of that id.
    pub fn fit_review(&self, id: u64) -> Outcome<FitReviewView> {
        let found = self.catalog().fit_review(id)?;
        view(&found.ok_or_else(|| Message::new("fit-review-unknown").with("id", id))?)
    }

    /// Puts a proposed fit in force. Approving it twice is approving it once.
    ///
    /// # Errors
    /// None of that id, decided otherwise, overtaken by a newer fit or definition.
    pub fn approve_fit(&self, id: u64, by: &str) -> Outcome<FitReviewView> {
        self.decide(id, ReviewState::Approved, by)
    }

    /// Keeps the fit in force.
    ///
    /// # Errors
    /// None of that id, or decided otherwise.
    pub fn reject_fit(&self, id: u64, by: &str) -> Outcome<FitReviewView> {
        self.decide(id, ReviewState::Rejected, by)
    }

    fn decide(&self, id: u64, state: ReviewState, by: &str) -> Outcome<FitReviewView> {
        let review = self.catalog().fit_review(id)?;
        let review = review.ok_or_else(|| Message::new("fit-review-unknown").with("id", id))?;
        if review.state == ReviewState::Waiting {
            if state == ReviewState::Approved {
                let adopt = |workspace: &mut Workspace| workspace.adopt_fit(&review.fit);
                self.hub().change(Cause::Refit, adopt)?;
            }
            self.catalog().decide_fit(id, state, Some(by), self.now())?;
            settle(self.catalog(), review.run, self.now())?;
            self.tell();
        }
        let decided = self.fit_review(id)?;
        match decided.state == state {
            true => Ok(decided),
            false => Err(decided_otherwise(&decided)),
        }
    }
}

fn decided_otherwise(review: &FitReviewView) -> Failure {
    Message::new("fit-review-decided")
        .with("id", review.id)
        .with("state", review.state.name())
        .into()
}

fn view(review: &FitReview) -> Outcome<FitReviewView> {
    Ok(FitReviewView {
        id: review.id,
        run: review.run,
        fit: listing(&review.fit)?,
        before: review.before,
        migration: serde_json::from_str(&review.migration).unwrap_or_default(),
        state: review.state,
        created_at: review.created_at,
        decided_at: review.decided_at,
        decided_by: review.decided_by.clone(),
    })
}
