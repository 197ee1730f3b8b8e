//! The door to a running workspace.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::thread::JoinHandle;
use std::time::Duration;

use fenqun_catalog::Catalog;
use fenqun_model::Instant;
use fenqun_model::row::Row;
use fenqun_segment::Parameters;
use fenqun_store::changes::{Cause, Change, ChangeReader};
use fenqun_store::{Committer, Entry};
use tokio::sync::{oneshot, watch};

use super::bell::Bell;
use super::check::SelfCheck;
use super::commits::{Clerk, Desk, stopped};
use super::driver::{Driver, read, write};
use super::metrics::METRICS;
use super::redefine::Ranks;
use super::status::{Size, Standing, Status};
use crate::failure::{Failure, Outcome};
use crate::run::held;
use crate::settings::Clock;
use crate::workspace::Workspace;

#[cfg(test)]
mod tests;

/// The driver looks at the clock at least this often: somebody may have set it.
const LONGEST_WAIT: Duration = Duration::from_millis(500);

/// Threads of a hub: who writes, who drives, who makes checkpoints.
const THREADS: usize = 3;

/// How often it is looked whether enough has gathered for a checkpoint, when nothing arrives.
const CHECKPOINT_WAIT: Duration = Duration::from_secs(60);

/// Settings of a running workspace.
#[derive(Clone, Debug)]
pub struct HubSettings {
    /// Bytes acknowledged but not yet evaluated above which nothing more is taken in.
    pub backlog_bytes: u64,
    /// Bytes of rows not yet in bucket files at which a checkpoint is made beside everything else.
    pub checkpoint_bytes: u64,
}

impl Default for HubSettings {
    fn default() -> Self {
        Self {
            backlog_bytes: 16 << 20,
            checkpoint_bytes: 128 << 20,
        }
    }
}

/// A running workspace. Cheap to clone; all clones are the same one. When the last one goes, it
/// stops where it is; [`Hub::stop`] stops it after everything is done.
#[derive(Clone, Debug)]
pub struct Hub {
    inner: Arc<Inner>,
    _threads: Arc<Threads>,
}

/// What the threads and those who ask have together.
struct Inner {
    workspace: RwLock<Workspace>,
    /// Whoever holds it drives.
    driver: Mutex<Driver>,
    /// As the driver was when it last let go.
    status: Mutex<Status>,
    bell: Bell,
    desk: Desk,
    committer: Committer,
    catalog: Arc<Catalog>,
    reader: ChangeReader,
    last: watch::Sender<u64>,
    clock: Clock,
    settings: HubSettings,
    /// Why it does not go on.
    failed: Mutex<Option<Failure>>,
    has_failed: AtomicBool,
}

/// Ends the threads when nobody holds the hub any more.
#[derive(Debug)]
struct Threads {
    inner: Arc<Inner>,
    running: Mutex<Vec<JoinHandle<()>>>,
}

/// Comes when what was submitted is on disk, with the instant at which it was received.
pub type Acknowledged = oneshot::Receiver<Outcome<Instant>>;

/// Too much is waiting to be evaluated; nothing was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overload {
    /// When it is worth trying again.
    pub retry_after: Duration,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inner")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

impl Hub {
    /// Starts keeping a workspace right, from where the change log ends.
    ///
    /// # Errors
    /// Damaged files, a disk that refuses.
    pub fn start(workspace: Workspace, settings: HubSettings) -> Outcome<Self> {
        let (log, progress) = workspace.store.change_log()?;
        let (mut workspace, log, progress) = match progress {
            Some(progress) if workspace.store.position() != progress.position => {
                drop(log);
                let workspace = workspace.reopened(progress.position)?;
                let (log, progress) = workspace.store.change_log()?;
                (workspace, log, progress)
            }
            progress => (workspace, log, progress),
        };
        let reader = log.reader();
        let last = watch::channel(reader.last()).0;
        let log = Arc::new(Mutex::new(log));
        workspace.change_log = Some(log.clone());
        let committer = workspace.store.committer();
        let driver = Driver::start(&mut workspace, log, progress, last.clone())?;
        let clock = workspace.settings.clock.clone();
        let (desk, clerk) = Desk::new(committer.clone(), clock.clone());
        let inner = Arc::new(Inner {
            catalog: workspace.catalog.clone(),
            workspace: RwLock::new(workspace),
            status: Mutex::new(driver.status()),
            driver: Mutex::new(driver),
            bell: Bell::default(),
            desk,
            committer,
            reader,
            last,
            clock,
            settings,
            failed: Mutex::default(),
            has_failed: AtomicBool::new(false),
        });
        // What lies behind the record is evaluated before anything new is taken in.
        inner.drive(|driver| driver.catch_up(&inner.workspace))?;
        let threads = Threads::start(&inner, clerk)?;
        Ok(Self {
            inner,
            _threads: Arc::new(threads),
        })
    }

    /// Looks at the workspace as it is now. Long looks disturb nobody.
    pub fn read<T>(&self, look: impl FnOnce(&Workspace) -> T) -> T {
        let snapshot = read(&self.inner.workspace).snapshot();
        let before = snapshot.fits_saved();
        let seen = look(&snapshot);
        if snapshot.fits_saved() != before {
            // A look may make a fit that there was not.
            self.inner.bell.ring();
        }
        seen
    }

    /// Changes the workspace other than by rows: definitions, fits, repairs of identity, erasure.
    /// On return the groups are right again and the changes are recorded under `cause`.
    ///
    /// # Errors
    /// Those of the act; a disk that refuses.
    pub fn change<T>(
        &self,
        cause: Cause,
        act: impl FnOnce(&mut Workspace) -> Outcome<T>,
    ) -> Outcome<T> {
        self.inner.drive(|driver| {
            driver.catch_up(&self.inner.workspace)?;
            driver.change(&self.inner.workspace, &cause, act)
        })
    }

    /// Hands rows over. Their `received_at` is set when they are written. What is not acknowledged
    /// may or may not be kept.
    ///
    /// # Errors
    /// Too much is waiting.
    pub fn submit(&self, rows: Vec<Row>) -> Result<Acknowledged, Overload> {
        self.inner.admit(self.inner.settings.backlog_bytes)?;
        Ok(self.inner.desk.rows(rows))
    }

    /// Hands over what an import has read: all entries are on disk, or none. Live rows go first: an
    /// import is refused while more than a part of the backlog waits.
    ///
    /// # Errors
    /// Too much is waiting.
    pub fn append(&self, entries: Vec<Entry>) -> Result<Acknowledged, Overload> {
        self.inner.admit(self.inner.settings.backlog_bytes / 4)?;
        Ok(self.inner.desk.frame(entries))
    }

    /// Moves what has gathered in the log into bucket files, beside everything else that goes on.
    ///
    /// # Errors
    /// A disk that refuses.
    pub fn checkpoint(&self) -> Outcome<()> {
        self.inner.checkpoint()
    }

    /// Makes the thresholds of `top`, `bottom` and `percentile` anew, and fits for segmentations
    /// that had nobody to be fitted on. What that changes is recorded as a refit.
    ///
    /// # Errors
    /// A disk that refuses.
    pub fn refresh_ranks(&self) -> Outcome<()> {
        self.inner.drive(|driver| {
            driver.catch_up(&self.inner.workspace)?;
            let workspace = read(&self.inner.workspace);
            driver.redefine(&workspace, &Cause::Refit, Ranks::Fresh)
        })
    }

    /// Compares how some customers stand with what their rows on disk say, and puts right what
    /// differs. `sample` customers are drawn by `seed`; they stem from one part of the data.
    ///
    /// # Errors
    /// Damaged files, a disk that refuses.
    pub fn self_check(&self, sample: usize, seed: u64) -> Outcome<SelfCheck> {
        let workspace = &self.inner.workspace;
        let taken = self.inner.drive(|driver| {
            driver.catch_up(workspace)?;
            let workspace = read(workspace);
            Ok((
                driver.sample(&workspace, sample, seed),
                workspace.snapshot(),
            ))
        })?;
        let (Some(sample), snapshot) = taken else {
            return Ok(SelfCheck::default());
        };
        let found = sample.compare(&snapshot)?;
        drop(snapshot);
        METRICS.self_check_customers.add(found.checked);
        if !found.wrong.is_empty() {
            METRICS.self_check_failures.add(found.wrong.len() as u64);
            self.inner
                .drive(|driver| driver.put_right(&read(workspace), &found.wrong))?;
        }
        Ok(found)
    }

    /// Fits and thresholds with which the groups are kept right now.
    pub fn parameters_in_force(&self) -> Parameters {
        self.inner.turn().force.parameters.clone()
    }

    /// Entries of the change log behind a sequence number, at most `limit`.
    ///
    /// # Errors
    /// Damaged files.
    pub fn changes_after(&self, sequence: u64, limit: usize) -> Outcome<Vec<Change>> {
        Ok(self.inner.reader.after(sequence, limit)?)
    }

    /// Reads the change log.
    pub fn changes(&self) -> &ChangeReader {
        &self.inner.reader
    }

    /// Every change that was recorded of a customer, under any name that is theirs now, in the
    /// order of recording.
    ///
    /// # Errors
    /// Several customers are meant; damaged files.
    pub fn changes_of(&self, customer: &str) -> Outcome<Vec<Change>> {
        let found = read(&self.inner.workspace).store.find(customer)?;
        let identifiers = found.as_ref().map_or(&[][..], |found| &found.identifiers);
        let names = identifiers.iter().map(|one| one.value.as_str());
        let names: Vec<&str> = names.chain([customer]).collect();
        Ok(self.changes().of_names(&names)?)
    }

    /// Tells the newest sequence number of the change log, and whenever there is a newer one.
    pub fn watch_changes(&self) -> watch::Receiver<u64> {
        self.inner.last.subscribe()
    }

    /// How a customer stands, as recorded; empty when there is no such customer.
    ///
    /// # Errors
    /// Several customers are meant.
    pub fn standings(&self, customer: &str) -> Outcome<Vec<Standing>> {
        let driver = self.inner.turn();
        let root = read(&self.inner.workspace).store.root_named(customer)?;
        Ok(root.map_or_else(Vec::new, |root| driver.standings_of(root)))
    }

    /// How many customers every definition has, as recorded.
    pub fn sizes(&self) -> Vec<Size> {
        self.inner.turn().sizes()
    }

    /// How it is doing.
    pub fn status(&self) -> Status {
        let status = held(&self.inner.status).clone();
        Status {
            backlog_bytes: self.inner.backlog(),
            last_change: self.inner.reader.last(),
            ..status
        }
    }

    /// Why it does not go on, when it does not: the disk refuses.
    pub fn failure(&self) -> Option<Failure> {
        held(&self.inner.failed).clone()
    }

    /// Waits until everything acknowledged so far has been evaluated.
    pub fn settle(&self) {
        let workspace = &self.inner.workspace;
        // A failure is kept and shown by `failure`.
        let _ = self.inner.drive(|driver| driver.catch_up(workspace));
    }

    /// The relational part, without waiting for anybody.
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.inner.catalog
    }

    /// Stops: everything acknowledged is evaluated and recorded.
    ///
    /// # Errors
    /// A disk that refuses.
    pub fn stop(&self) -> Outcome<()> {
        self.inner.desk.close();
        self._threads.join_clerk();
        let stopped = self.inner.drive(|driver| {
            driver.catch_up(&self.inner.workspace)?;
            driver.record_now()
        });
        self._threads.stop();
        stopped
    }
}

impl Inner {
    /// The right to drive.
    fn turn(&self) -> MutexGuard<'_, Driver> {
        let waiting = self.bell.waiting();
        let driver = self.driver.lock().unwrap_or_else(PoisonError::into_inner);
        drop(waiting);
        driver
    }

    /// Drives from outside the driver's thread.
    fn drive<T>(&self, act: impl FnOnce(&mut Driver) -> Outcome<T>) -> Outcome<T> {
        if self.has_failed.load(Ordering::Relaxed) {
            return Err(held(&self.failed).clone().unwrap_or_else(stopped));
        }
        let mut driver = self.turn();
        let done = act(&mut driver);
        *held(&self.status) = driver.status();
        drop(driver);
        self.bell.ring();
        done
    }

    fn checkpoint(&self) -> Outcome<()> {
        let workspace = &self.workspace;
        let begun = self.drive(|driver| {
            // The log may only be cut off where everything is recorded.
            driver.record_now()?;
            Ok(write(workspace).store.begin_checkpoint()?)
        })?;
        let Some(checkpoint) = begun else {
            return Ok(());
        };
        let written = checkpoint.write()?;
        drop(checkpoint);
        self.drive(|_| {
            write(workspace).store.finish_checkpoint(written)?;
            Ok(())
        })
    }

    /// Makes checkpoints whenever enough has gathered, until told to stop.
    fn run_checkpoints(&self) {
        while !self.bell.is_stopped() {
            let seen = self.bell.count();
            let gathered = read(&self.workspace).store.delta_bytes();
            if gathered <= self.settings.checkpoint_bytes {
                self.bell.wait(seen, CHECKPOINT_WAIT);
            } else if let Err(failure) = self.checkpoint() {
                return self.fail(failure);
            }
        }
    }

    fn backlog(&self) -> u64 {
        self.committer.backlog_bytes() + self.desk.waiting()
    }

    /// Refuses when too much is waiting.
    fn admit(&self, most: u64) -> Result<(), Overload> {
        match self.backlog() > most {
            true => Err(Overload {
                retry_after: Duration::from_secs(1),
            }),
            false => Ok(()),
        }
    }

    /// Drives until told to stop.
    fn run(&self) {
        while !self.bell.is_stopped() {
            self.bell.yield_turn();
            let seen = self.bell.count();
            let mut driver = self.driver.lock().unwrap_or_else(PoisonError::into_inner);
            let worked = driver.step(&self.workspace);
            *held(&self.status) = driver.status();
            let due = driver.standings.timers.first();
            drop(driver);
            match worked {
                Ok(true) => {}
                Ok(false) => self.bell.wait(seen, self.until(due)),
                Err(failure) => return self.fail(failure),
            }
        }
    }

    /// How long nothing is to be done when nothing arrives.
    fn until(&self, due: Option<Instant>) -> Duration {
        let left = due.map(|due| due.0.saturating_sub((self.clock)().0).max(1));
        let left = left.and_then(|left| u64::try_from(left).ok());
        left.map_or(LONGEST_WAIT, Duration::from_millis)
            .min(LONGEST_WAIT)
    }

    fn fail(&self, failure: Failure) {
        *held(&self.failed) = Some(failure);
        self.has_failed.store(true, Ordering::Relaxed);
    }
}

impl Threads {
    fn start(inner: &Arc<Inner>, clerk: Clerk) -> Outcome<Self> {
        let spawn = |name: &str, work: Box<dyn FnOnce() + Send>| {
            let spawned = std::thread::Builder::new().name(name.into()).spawn(work);
            spawned.map_err(|error| {
                Failure::from(
                    fenqun_model::Message::new("live-no-thread").with("reason", error.to_string()),
                )
            })
        };
        let (ring, run, tidy) = (inner.clone(), inner.clone(), inner.clone());
        let threads = vec![
            spawn("commit", Box::new(move || clerk.work(|| ring.bell.ring())))?,
            spawn("drive", Box::new(move || run.run()))?,
            spawn("checkpoint", Box::new(move || tidy.run_checkpoints()))?,
        ];
        Ok(Self {
            inner: inner.clone(),
            running: Mutex::new(threads),
        })
    }

    /// Waits until everything handed over is written.
    fn join_clerk(&self) {
        let mut running = held(&self.running);
        if running.len() == THREADS {
            let clerk = running.remove(0);
            drop(clerk.join());
        }
    }

    fn stop(&self) {
        self.inner.desk.close();
        self.inner.bell.stop();
        for thread in held(&self.running).drain(..) {
            drop(thread.join());
        }
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        self.stop();
    }
}
