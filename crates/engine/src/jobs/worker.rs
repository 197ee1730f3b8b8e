//! A thread of the runner: one run after another, each to its end, its failure or its next attempt.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use std::time::Duration;

use fenqun_catalog::{JobRun, RunState};
use fenqun_model::Message;

use super::{Explained, Job, JobOutcome, Jobs, Lane};
use crate::failure::{Failure, FailureKind, Outcome};

/// Between two looks at the schedules.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Longest wait between two attempts, in milliseconds.
const LONGEST_WAIT: i64 = 3_600_000;

/// Works until the runner stops.
pub(super) fn work(jobs: &Jobs, lane: Lane) {
    while !jobs.is_stopping() {
        match jobs.step(lane) {
            Ok(true) => {}
            Ok(false) => jobs.wait(LOOK_EVERY),
            Err(failure) => {
                tracing::error!(
                    code = failure.messages.first().map(Message::id),
                    "{failure}"
                );
                jobs.wait(LOOK_EVERY);
            }
        }
    }
}

impl Jobs {
    /// Queues what is due and carries out the run of a lane whose turn it is; `false` when there is
    /// none.
    pub(super) fn step(&self, lane: Lane) -> Outcome<bool> {
        self.queue_due(lane)?;
        let Some(mut run) = self.next(lane)? else {
            return Ok(false);
        };
        let Some(job) = self.job(&run.job) else {
            return Ok(false);
        };
        // Known as being at work before it is looked at again, so that no cancellation is missed.
        let live = self.live(run.id);
        run.state = RunState::Running;
        run.started_at = Some(self.now());
        self.catalog().save_job_run(&run)?;
        if let Some(known) = self.catalog().job_run(run.id)? {
            live.cancelled.fetch_or(known.cancelled, Ordering::Relaxed);
        }
        self.tell();
        let context = self.context(&run, live.clone());
        let ended = catch_unwind(AssertUnwindSafe(|| job.run(&context)));
        let ended = ended.unwrap_or_else(|_| Err(Message::new("job-panicked").into()));
        run.cancelled = live.cancelled.load(Ordering::Relaxed);
        let saved = self.conclude(job, &mut run, ended);
        self.forget_live(run.id);
        self.tell();
        saved.map(|()| true)
    }

    /// The oldest queued run whose turn it is. What a newer version queued and this one does not
    /// know stays queued.
    fn next(&self, lane: Lane) -> Outcome<Option<JobRun>> {
        let now = self.now();
        let is_next = |run: &JobRun| {
            run.state == RunState::Queued
                && run.not_before <= now
                && self.job(&run.job).is_some_and(|job| job.lane() == lane)
        };
        Ok(self.catalog().open_job_runs()?.into_iter().find(is_next))
    }

    /// Notes how an attempt ended.
    fn conclude(&self, job: &dyn Job, run: &mut JobRun, ended: Outcome<JobOutcome>) -> Outcome<()> {
        match ended {
            Ok(JobOutcome::Done(result)) => {
                run.state = RunState::Done;
                run.result = Some(result.to_string());
                run.failure = None;
                self.finish(run)
            }
            Ok(JobOutcome::WaitingForApproval(result)) => {
                run.state = RunState::WaitingForApproval;
                run.result = Some(result.to_string());
                run.failure = None;
                Ok(self.catalog().save_job_run(run)?)
            }
            Err(failure) if failure.kind == FailureKind::Stopped && run.cancelled => {
                run.state = RunState::Cancelled;
                self.finish(run)
            }
            Err(failure) if failure.kind == FailureKind::Stopped && self.is_stopping() => {
                run.state = RunState::Queued;
                Ok(self.catalog().save_job_run(run)?)
            }
            Err(failure) => self.failed(job, run, &failure),
        }
    }

    /// After a failure there is another attempt, or none any more.
    fn failed(&self, job: &dyn Job, run: &mut JobRun, failure: &Failure) -> Outcome<()> {
        let code = failure.messages.first().map(Message::id);
        tracing::warn!(job = job.name(), run = run.id, code, "a job failed");
        run.attempt += 1;
        run.failure = serde_json::to_string(&Explained::all(failure)).ok();
        if run.attempt >= job.attempts() || run.cancelled {
            run.state = if run.cancelled {
                RunState::Cancelled
            } else {
                RunState::Failed
            };
            return self.finish(run);
        }
        let factor = 4_i64.saturating_pow(run.attempt - 1);
        let wait = self
            .settings()
            .retry_after
            .saturating_mul(factor)
            .min(LONGEST_WAIT);
        run.state = RunState::Queued;
        run.not_before = self.now().plus_millis(wait);
        Ok(self.catalog().save_job_run(run)?)
    }
}
