//! Queue, schedule, retries, cancellation and recovery, with a job that does as it is told.

use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;

use serde_json::json;

use super::*;
use crate::failure::Failure;
use crate::run::held;

type Act = Box<dyn Fn(&JobContext) -> Outcome<JobOutcome> + Send + Sync>;

/// A job that does as it is told, and counts.
struct Told {
    schedule: Schedule,
    act: Act,
    runs: Arc<AtomicUsize>,
}

impl Job for Told {
    fn name(&self) -> &'static str {
        "told"
    }

    fn title(&self) -> Message {
        Message::new("job-checkpoint")
    }

    fn schedule(&self, _: &JobSettings) -> Schedule {
        self.schedule
    }

    fn attempts(&self) -> u32 {
        3
    }

    fn run(&self, context: &JobContext) -> Outcome<JobOutcome> {
        self.runs.fetch_add(1, Ordering::Relaxed);
        (self.act)(context)
    }
}

fn told(
    schedule: Schedule,
    act: impl Fn(&JobContext) -> Outcome<JobOutcome> + Send + Sync + 'static,
) -> (Vec<Box<dyn Job>>, Arc<AtomicUsize>) {
    let runs = Arc::new(AtomicUsize::new(0));
    let job = Told {
        schedule,
        act: Box::new(act),
        runs: runs.clone(),
    };
    (vec![Box::new(job)], runs)
}

fn done() -> Outcome<JobOutcome> {
    Ok(JobOutcome::Done(json!({ "did": 1 })))
}

#[test]
fn what_is_due_runs_and_what_was_missed_runs_once() {
    let rig = Rig::new("2026-01-01T10:00:00+08:00");
    let open = || {
        let (jobs, runs) = told(Schedule::Each(Calendar::Day), |_| done());
        (rig.open_with(jobs), runs)
    };
    let (running, runs) = open();
    running.work();
    assert_eq!(
        runs.load(Ordering::Relaxed),
        0,
        "not before the first midnight"
    );
    rig.set("2026-01-02T00:00:00+08:00");
    running.work();
    running.work();
    assert_eq!(runs.load(Ordering::Relaxed), 1);
    running.stop();

    rig.set("2026-02-11T10:00:00+08:00");
    let (running, runs) = open();
    running.work();
    running.work();
    assert_eq!(
        runs.load(Ordering::Relaxed),
        1,
        "forty missed days are one run"
    );
    let listed = running.jobs.runs(&RunFilter {
        limit: 10,
        ..RunFilter::default()
    });
    let listed = listed.unwrap();
    assert_eq!(listed.len(), 2);
    assert_eq!(listed[0].run.asked_by, None);
    assert_eq!(listed[0].result(), json!({ "did": 1 }));
}

#[test]
fn failures_are_tried_again_with_longer_waits_and_shown() {
    let rig = Rig::new("2026-01-01T10:00:00Z");
    let (jobs, runs) = told(Schedule::OnDemand, |_| {
        Err(Failure::from(
            Message::new("workspace-missing").with("folder", "x"),
        ))
    });
    let running = rig.open_with(jobs);
    let id = running.jobs.run_now("told", "tester").unwrap().run.id;
    for (wait, attempts) in [(0, 1), (29_999, 1), (1, 2), (119_999, 2), (1, 3)] {
        rig.pass(wait);
        running.work();
        assert_eq!(runs.load(Ordering::Relaxed), attempts);
    }
    let run = running.jobs.run(id).unwrap().unwrap();
    assert_eq!(run.run.state, RunState::Failed);
    assert_eq!(run.failure()[0].code, "workspace-missing");
    assert!(run.failure()[0].zh.contains('x'));
    assert_eq!(running.jobs.totals()[0].runs, 1);
}

#[test]
fn a_job_that_breaks_down_is_a_failure_and_the_runner_goes_on() {
    let rig = Rig::new("2026-01-01T10:00:00Z");
    let broken = Mutex::new(true);
    let (jobs, _) = told(Schedule::OnDemand, move |_| {
        let was = std::mem::replace(&mut *held(&broken), false);
        assert!(!was, "on purpose");
        done()
    });
    let running = rig.open_with(jobs);
    let id = running.run_now("told").run.id;
    let run = running.jobs.run(id).unwrap().unwrap();
    assert_eq!(run.run.state, RunState::Queued);
    assert_eq!(run.failure()[0].code, "job-panicked");
    rig.pass(30_000);
    running.work();
    assert_eq!(running.state(id), RunState::Done);
}

#[test]
fn what_was_at_work_at_a_crash_is_begun_again() {
    let rig = Rig::new("2026-01-01T10:00:00Z");
    let (jobs, _) = told(Schedule::OnDemand, |_| done());
    let running = rig.open_with(jobs);
    let mut run = running.jobs.run_now("told", "tester").unwrap().run;
    run.state = RunState::Running;
    running.hub.catalog().save_job_run(&run).unwrap();
    running.work();
    assert_eq!(
        running.state(run.id),
        RunState::Running,
        "a run at work is nobody else's"
    );
    running.stop();

    let (jobs, runs) = told(Schedule::OnDemand, |_| done());
    let running = rig.open_with(jobs);
    running.work();
    assert_eq!(running.state(run.id), RunState::Done);
    assert_eq!(runs.load(Ordering::Relaxed), 1);
}

#[test]
fn a_queued_run_is_cancelled_at_once_and_one_at_work_at_its_next_safe_place() {
    let rig = Rig::new("2026-01-01T10:00:00Z");
    let steps = Arc::new(AtomicUsize::new(0));
    let seen = steps.clone();
    let myself: Arc<Mutex<Option<Jobs>>> = Arc::default();
    let canceller = myself.clone();
    let (jobs, runs) = told(Schedule::OnDemand, move |context| {
        seen.fetch_add(1, Ordering::Relaxed);
        context.check()?;
        held(&canceller)
            .as_ref()
            .unwrap()
            .cancel(context.run)
            .unwrap();
        seen.fetch_add(1, Ordering::Relaxed);
        context.check()?;
        seen.fetch_add(1, Ordering::Relaxed);
        done()
    });
    let running = rig.open_with(jobs);
    *held(&myself) = Some(running.jobs.clone());

    let queued = running.jobs.run_now("told", "tester").unwrap().run.id;
    let cancelled = running.jobs.cancel(queued).unwrap().unwrap();
    assert_eq!(cancelled.run.state, RunState::Cancelled);
    running.work();
    assert_eq!(runs.load(Ordering::Relaxed), 0);

    let at_work = running.run_now("told");
    assert_eq!(at_work.run.state, RunState::Cancelled);
    assert_eq!(steps.load(Ordering::Relaxed), 2);
    let again = running.jobs.cancel(at_work.run.id).unwrap().unwrap();
    assert_eq!(
        again.run.state,
        RunState::Cancelled,
        "cancelling again changes nothing"
    );
    assert_eq!(running.jobs.cancel(99).unwrap(), None);
    *held(&myself) = None;
}

#[test]
fn stopping_the_server_queues_what_is_at_work_for_the_next_start() {
    let rig = Rig::new("2026-01-01T10:00:00Z");
    let myself: Arc<Mutex<Option<Jobs>>> = Arc::default();
    let stopper = myself.clone();
    let (jobs, _) = told(Schedule::OnDemand, move |context| {
        held(&stopper).as_ref().unwrap().stop();
        context.check()?;
        done()
    });
    let running = rig.open_with(jobs);
    *held(&myself) = Some(running.jobs.clone());
    let id = running.jobs.run_now("told", "tester").unwrap().run.id;
    running.jobs.step(Lane::Upkeep).unwrap();
    assert_eq!(running.state(id), RunState::Queued);
    *held(&myself) = None;
}

#[test]
fn what_waits_already_is_not_queued_twice_and_unknown_jobs_are_refused() {
    let rig = Rig::new("2026-01-01T10:00:00Z");
    let (jobs, _) = told(Schedule::OnDemand, |_| done());
    let running = rig.open_with(jobs);
    let first = running.jobs.run_now("told", "a").unwrap();
    let second = running.jobs.run_now("told", "b").unwrap();
    assert_eq!(first.run.id, second.run.id);
    let refused = running.jobs.run_now("tolt", "a").unwrap_err();
    assert_eq!(refused.messages[0].id(), "job-unknown");
    running.stop();
    let running = rig.open();
    let refused = running.jobs.run_now("import", "a").unwrap_err();
    assert_eq!(
        refused.messages[0].id(),
        "job-unknown",
        "an import needs a file"
    );
}

#[test]
fn the_threads_work_and_stop() {
    let rig = Rig::new("2026-01-01T10:00:00Z");
    let running = rig.open();
    let jobs = Jobs::start(&running.hub, JobSettings::default()).unwrap();
    let mut news = jobs.watch();
    let id = jobs.run_now("checkpoint", "tester").unwrap().run.id;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    let most = std::time::Duration::from_secs(60);
    while !jobs.run(id).unwrap().unwrap().is_over() {
        let news = async { tokio::time::timeout(most, news.changed()).await };
        runtime.block_on(news).expect("nothing happens").unwrap();
    }
    assert_eq!(running.state(id), RunState::Done);
    jobs.stop();
    jobs.stop();
}
