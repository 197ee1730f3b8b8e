//! The runner: what is queued, what is due, what people ask about it. Knows no job.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use fenqun_catalog::{Catalog, JobRun, RunFilter, RunState};
use fenqun_model::{Instant, Message};
use serde_json::Value;
use tokio::sync::watch;

use super::context::Live;
use super::{
    Job, JobContext, JobListing, JobSettings, Lane, RunView, Schedule, Total, registry, worker,
};
use crate::failure::{Failure, Outcome};
use crate::live::Hub;
use crate::run::held;

/// The jobs of a running workspace. Cheap to clone; all clones are the same.
#[derive(Clone)]
pub struct Jobs {
    pub(super) inner: Arc<Inner>,
}

pub(super) struct Inner {
    pub(super) hub: Hub,
    pub(super) settings: Arc<JobSettings>,
    registry: Vec<Box<dyn Job>>,
    stopping: Arc<AtomicBool>,
    live: Mutex<BTreeMap<u64, Arc<Live>>>,
    /// For which instant each schedule was last seen to, as in the catalog.
    due: Mutex<BTreeMap<&'static str, Instant>>,
    totals: Mutex<BTreeMap<(&'static str, &'static str), Total>>,
    news: watch::Sender<u64>,
    bell: (Mutex<bool>, Condvar),
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Jobs {
    /// Begins what was at work at the last stop or crash again, and works until [`Jobs::stop`].
    ///
    /// # Errors
    /// The catalog cannot be read, or the system gives no threads.
    pub fn start(hub: &Hub, settings: JobSettings) -> Outcome<Self> {
        let jobs = Self::idle(hub, settings, registry::all())?;
        for lane in Lane::ALL {
            let worker = jobs.clone();
            let thread = std::thread::Builder::new()
                .name(format!("jobs-{lane:?}").to_lowercase())
                .spawn(move || worker::work(&worker, lane))
                .map_err(|error| {
                    Message::new("job-thread-refused").with("reason", error.to_string())
                })?;
            held(&jobs.inner.threads).push(thread);
        }
        Ok(jobs)
    }

    /// The same for whoever moves the clock by hand: nothing is done but by [`Jobs::work_off`].
    pub(crate) fn by_hand(hub: &Hub, settings: JobSettings) -> Outcome<Self> {
        Self::idle(hub, settings, registry::all())
    }

    /// Carries out everything whose turn it is, here and now.
    pub(crate) fn work_off(&self) -> Outcome<()> {
        for lane in Lane::ALL {
            while self.step(lane)? {}
        }
        Ok(())
    }

    /// The same without threads: whoever holds it says when there is a step.
    pub(super) fn idle(
        hub: &Hub,
        settings: JobSettings,
        registry: Vec<Box<dyn Job>>,
    ) -> Outcome<Self> {
        let inner = Inner {
            hub: hub.clone(),
            settings: Arc::new(settings),
            registry,
            stopping: Arc::default(),
            live: Mutex::default(),
            due: Mutex::default(),
            totals: Mutex::default(),
            news: watch::channel(0).0,
            bell: Default::default(),
            threads: Mutex::default(),
        };
        let jobs = Self {
            inner: Arc::new(inner),
        };
        jobs.recover()?;
        Ok(jobs)
    }

    /// What was at work when the process ended is begun again. The workspace folder has one process
    /// at a time, so nobody else can be at work on it.
    fn recover(&self) -> Outcome<()> {
        for mut run in self.catalog().open_job_runs()? {
            if run.state == RunState::Running {
                run.state = RunState::Queued;
                run.not_before = self.now();
                self.catalog().save_job_run(&run)?;
            }
        }
        Ok(())
    }

    /// Stops: jobs at work stop at their next safe place and go on after the next start.
    pub fn stop(&self) {
        self.inner.stopping.store(true, Ordering::Relaxed);
        self.ring();
        let threads = std::mem::take(&mut *held(&self.inner.threads));
        for thread in threads {
            // A thread that panicked has said so in the log.
            drop(thread.join());
        }
    }

    /// Every job, by name.
    pub fn listing(&self) -> Vec<JobListing> {
        let listing = self.inner.registry.iter().map(|job| JobListing {
            name: job.name(),
            title: job.title(),
            is_for_people: job.is_for_people(),
        });
        let mut listing: Vec<JobListing> = listing.collect();
        listing.sort_by_key(|job| job.name);
        listing
    }

    /// Queues a run that people asked for without parameters; one that waits already is the one.
    ///
    /// # Errors
    /// No such job, or it needs parameters.
    pub fn run_now(&self, name: &str, asked_by: &str) -> Outcome<RunView> {
        let job = self.job(name).filter(|job| job.is_for_people());
        let job = job.ok_or_else(|| unknown_job(name))?;
        let waits = |run: &JobRun| run.job == name && run.state == RunState::Queued;
        if let Some(run) = self.catalog().open_job_runs()?.into_iter().find(waits) {
            return Ok(self.view(run));
        }
        self.queue(job.name(), &Value::Object(Default::default()), asked_by)
    }

    /// Queues a run.
    ///
    /// # Errors
    /// The catalog refuses.
    pub(crate) fn queue(&self, job: &str, parameters: &Value, by: &str) -> Outcome<RunView> {
        let run = self.add(job, parameters, Some(by.to_owned()))?;
        self.ring();
        Ok(self.view(run))
    }

    fn add(&self, job: &str, parameters: &Value, asked_by: Option<String>) -> Outcome<JobRun> {
        let now = self.now();
        let mut run = JobRun {
            id: 0,
            job: job.to_owned(),
            parameters: parameters.to_string(),
            asked_by,
            state: RunState::Queued,
            attempt: 0,
            queued_at: now,
            not_before: now,
            started_at: None,
            finished_at: None,
            cancelled: false,
            result: None,
            failure: None,
        };
        run.id = self.catalog().add_job_run(&run)?;
        Ok(run)
    }

    /// Queues what has become due in a lane.
    pub(super) fn queue_due(&self, lane: Lane) -> Outcome<()> {
        let now = self.now();
        let zone = self.inner.hub.read(crate::workspace::Workspace::zone)?;
        for job in self.inner.registry.iter().filter(|job| job.lane() == lane) {
            let schedule = job.schedule(&self.inner.settings);
            if schedule == Schedule::OnDemand {
                continue;
            }
            let Some(due) = schedule.due(self.last_due(job.name(), now)?, now, &zone) else {
                continue;
            };
            let open = self.catalog().open_job_runs()?;
            let waits = |run: &JobRun| run.job == job.name() && run.state == RunState::Queued;
            if !open.iter().any(waits) {
                self.add(job.name(), &Value::Object(Default::default()), None)?;
            }
            self.catalog().note_job_due(job.name(), due)?;
            held(&self.inner.due).insert(job.name(), due);
        }
        Ok(())
    }

    /// For which instant a schedule was last seen to; a new one is as if it had just been.
    fn last_due(&self, job: &'static str, now: Instant) -> Outcome<Instant> {
        if let Some(last) = held(&self.inner.due).get(job) {
            return Ok(*last);
        }
        let last = match self.catalog().job_due(job)? {
            Some(last) => last,
            None => {
                self.catalog().note_job_due(job, now)?;
                now
            }
        };
        held(&self.inner.due).insert(job, last);
        Ok(last)
    }

    /// Runs, newest first.
    ///
    /// # Errors
    /// The catalog refuses.
    pub fn runs(&self, filter: &RunFilter) -> Outcome<Vec<RunView>> {
        let runs = self.catalog().job_runs(filter)?;
        Ok(runs.into_iter().map(|run| self.view(run)).collect())
    }

    /// The run of an id; `None` when there is none.
    ///
    /// # Errors
    /// The catalog refuses.
    pub fn run(&self, id: u64) -> Outcome<Option<RunView>> {
        Ok(self.catalog().job_run(id)?.map(|run| self.view(run)))
    }

    /// Asks that a run stop; one that has ended stays as it is. `None` when there is no such run.
    ///
    /// # Errors
    /// The catalog refuses.
    pub fn cancel(&self, id: u64) -> Outcome<Option<RunView>> {
        if self.catalog().cancel_job_run(id)? {
            if let Some(live) = held(&self.inner.live).get(&id) {
                live.cancelled.store(true, Ordering::Relaxed);
            }
            self.end_cancelled(id)?;
            self.ring();
        }
        self.run(id)
    }

    /// A run that is not at work ends at once.
    fn end_cancelled(&self, id: u64) -> Outcome<()> {
        let Some(mut run) = self.catalog().job_run(id)? else {
            return Ok(());
        };
        if run.state == RunState::WaitingForApproval
            && let Some(job) = self.job(&run.job)
        {
            job.withdraw(&self.context(&run, Arc::default()))?;
        }
        if matches!(run.state, RunState::Queued | RunState::WaitingForApproval) {
            run.state = RunState::Cancelled;
            self.finish(&mut run)?;
        }
        Ok(())
    }

    /// Saves a run that has ended.
    pub(super) fn finish(&self, run: &mut JobRun) -> Outcome<()> {
        run.finished_at = Some(self.now());
        self.catalog().save_job_run(run)?;
        if let Some(job) = self.job(&run.job) {
            self.count(job.name(), run.state);
            if let Err(failure) = job.ended(&self.context(run, Arc::default()), run.state) {
                tracing::warn!(job = job.name(), run = run.id, "{failure}");
            }
        }
        self.tell();
        Ok(())
    }

    fn count(&self, job: &'static str, state: RunState) {
        let total = Total {
            job,
            state,
            runs: 0,
        };
        let mut totals = held(&self.inner.totals);
        totals.entry((job, state.name())).or_insert(total).runs += 1;
    }

    /// How often runs ended in which state since the start of the process.
    pub fn totals(&self) -> Vec<Total> {
        held(&self.inner.totals).values().copied().collect()
    }

    /// Settings.
    pub fn settings(&self) -> &JobSettings {
        &self.inner.settings
    }

    /// Tells whenever anything about a run is new.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.inner.news.subscribe()
    }

    pub(super) fn tell(&self) {
        self.inner.news.send_modify(|count| *count += 1);
    }

    /// Whether it has been told to stop.
    pub fn is_stopping(&self) -> bool {
        self.inner.stopping.load(Ordering::Relaxed)
    }

    /// Wakes the threads.
    fn ring(&self) {
        *held(&self.inner.bell.0) = true;
        self.inner.bell.1.notify_all();
        self.tell();
    }

    /// Waits until someone rings, at most so long.
    pub(super) fn wait(&self, most: Duration) {
        let rung = held(&self.inner.bell.0);
        let until = |rung: &mut bool| !*rung && !self.is_stopping();
        if let Ok((mut rung, _)) = self.inner.bell.1.wait_timeout_while(rung, most, until) {
            *rung = false;
        }
    }

    pub(super) fn job(&self, name: &str) -> Option<&dyn Job> {
        let found = self.inner.registry.iter().find(|job| job.name() == name);
        found.map(Box::as_ref)
    }

    pub(super) fn context(&self, run: &JobRun, live: Arc<Live>) -> JobContext {
        JobContext {
            hub: self.inner.hub.clone(),
            run: run.id,
            asked_by: run.asked_by.clone(),
            settings: self.inner.settings.clone(),
            parameters: serde_json::from_str(&run.parameters).unwrap_or_default(),
            live,
            stopping: self.inner.stopping.clone(),
            news: self.inner.news.clone(),
        }
    }

    pub(super) fn live(&self, id: u64) -> Arc<Live> {
        held(&self.inner.live).entry(id).or_default().clone()
    }

    pub(super) fn forget_live(&self, id: u64) {
        held(&self.inner.live).remove(&id);
    }

    fn view(&self, run: JobRun) -> RunView {
        let live = held(&self.inner.live).get(&run.id).cloned();
        let progress = live.and_then(|live| held(&live.progress).clone());
        RunView { run, progress }
    }

    pub(super) fn catalog(&self) -> &Catalog {
        self.inner.hub.catalog()
    }

    pub(crate) fn hub(&self) -> &Hub {
        &self.inner.hub
    }

    pub(crate) fn now(&self) -> Instant {
        (self.inner.settings.clock)()
    }
}

impl std::fmt::Debug for Jobs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Jobs")
    }
}

fn unknown_job(name: &str) -> Failure {
    Failure::wrong_use(Message::new("job-unknown").with("name", name))
}
