//! The one who keeps the groups right: takes frames in the order of the log, looks at the customers
//! whom they touch and at those whose time has come, and writes the change log.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, RwLock};
use std::time::{Duration, Instant as Moment};

use fenqun_model::Instant;
use fenqun_store::changes::{Cause, Change, ChangeLog, Progress};
use fenqun_store::{Applied, FrameKind, Store, TouchedName};
use tokio::sync::watch;

use super::force::InForce;
use super::look::Look;
use super::metrics::METRICS;
use super::standings::Standings;
use crate::failure::Outcome;
use crate::references::Key;
use crate::run::held;
use crate::saved::Broken;
use crate::workspace::Workspace;

/// Customers whose timers are run in one go.
const SLICE: usize = 2_000;
/// How long frames or timers are worked on before what was found is recorded.
const TURN: Duration = Duration::from_millis(10);
/// Changes that are recorded in one go.
const MOST_PENDING: usize = 50_000;
/// How far the instants of what is recorded may fall behind when nothing changes.
const PROGRESS_MILLIS: i64 = 10_000;
/// The same while frames come in: they are evaluated again after a crash.
const BUSY_PROGRESS_MILLIS: i64 = 1_000;

/// Keeps the groups right.
pub(super) struct Driver {
    pub(super) force: InForce,
    pub(super) standings: Standings,
    /// Found and not recorded.
    pub(super) pending: Vec<Change>,
    pub(super) log: Arc<Mutex<ChangeLog>>,
    pub(super) progress: Progress,
    /// The latest instant at which anybody was evaluated.
    pub(super) reached: Instant,
    /// Of the store, when definitions were last compiled.
    pub(super) schema_version: u64,
    /// Definitions whose evaluation panicked, by version.
    pub(super) panicking: BTreeMap<Key, (u64, Broken)>,
    /// Definitions that fail.
    pub(super) failing: Vec<Broken>,
    /// Fits saved when they were last looked at.
    pub(super) fits_seen: u64,
    /// Definitions, fits or types differ from what is in force, and why.
    pub(super) stale: Option<Cause>,
    pub(super) recorded: Progress,
    pub(super) published: watch::Sender<u64>,
    /// Frames taken so far.
    pub(super) taken: u64,
}

impl Driver {
    /// Does some work: a few frames, then some of the timers that are due. `false` when there was
    /// nothing to do.
    pub(super) fn step(&mut self, workspace: &RwLock<Workspace>) -> Outcome<bool> {
        let had_frames = self.take_frames(workspace)?;
        let workspace = read(workspace);
        let now = self.now(&workspace)?;
        let due = self.standings.timers.first();
        let had_timers = self.run_timers(&workspace.store, now, SLICE)?;
        self.advance(now);
        let was_stale = !had_timers && self.refresh(&workspace)?;
        self.record()?;
        if let Some(due) = due.filter(|_| had_timers) {
            let now = workspace.now()?;
            METRICS.timer_lateness_seconds.observe(passed(due, now));
        }
        Ok(had_frames || had_timers || was_stale)
    }

    /// Works until everything that is there now is done; what comes meanwhile may wait, or it would
    /// never end under load.
    pub(super) fn catch_up(&mut self, workspace: &RwLock<Workspace>) -> Outcome<()> {
        let waiting = read(workspace).store.committer().backlog_frames() as u64;
        let (enough, now) = (self.taken + waiting, self.now(&read(workspace))?);
        while self.step(workspace)? {
            let due = self.standings.timers.first();
            if self.taken >= enough && due.is_none_or(|due| due > now) && self.stale.is_none() {
                break;
            }
        }
        Ok(())
    }

    /// What time it is; never earlier than it was.
    pub(super) fn now(&self, workspace: &Workspace) -> Outcome<Instant> {
        Ok(workspace.now()?.max(self.reached))
    }

    /// Applies frames that wait, one after another; `false` when there was none.
    fn take_frames(&mut self, workspace: &RwLock<Workspace>) -> Outcome<bool> {
        let start = Moment::now();
        let mut taken = Vec::new();
        while start.elapsed() < TURN && self.pending.len() < MOST_PENDING {
            match self.take_frame(workspace)? {
                Some(at) => taken.push(at),
                None => break,
            }
        }
        self.record()?;
        if !taken.is_empty() {
            METRICS.driver_frames.add(taken.len() as u64);
            let now = (read(workspace).settings.clock)();
            for at in &taken {
                METRICS.driver_seconds.observe(passed(*at, now));
            }
        }
        Ok(!taken.is_empty())
    }

    /// Applies the next frame; the instant at which it was received.
    fn take_frame(&mut self, workspace: &RwLock<Workspace>) -> Outcome<Option<Instant>> {
        let (at, received, names) = {
            let workspace = read(workspace);
            let store = &workspace.store;
            let Some(frame) = store.next_queued() else {
                return Ok(None);
            };
            let at = self.instant_of(&workspace, frame.at())?;
            let concerned = store.concerned(&frame);
            self.run_own_timers(store, &concerned, at)?;
            (at, frame.at().unwrap_or(at), names_of(store, &concerned))
        };
        let applied = write(workspace).store.apply_next()?;
        self.taken += 1;
        let workspace = read(workspace);
        if let Some(applied) = applied {
            self.follow(&workspace, &applied, at, &names)?;
        }
        Ok(Some(received))
    }

    /// The instant at which a frame is evaluated.
    pub(super) fn instant_of(
        &self,
        workspace: &Workspace,
        received: Option<Instant>,
    ) -> Outcome<Instant> {
        let received = match workspace.spec().now {
            Some(_) => Some(workspace.now()?),
            None => received,
        };
        Ok(received.map_or(self.reached, |at| at.max(self.reached)))
    }

    /// Looks at whom a frame touched.
    pub(super) fn follow(
        &mut self,
        workspace: &Workspace,
        applied: &Applied,
        at: Instant,
        names: &BTreeMap<u32, String>,
    ) -> Outcome<()> {
        if applied.kind == FrameKind::UndoneImport {
            return self.follow_undone(workspace, applied, at, names);
        }
        let store = &workspace.store;
        let touched = &applied.touched;
        self.reached = self.reached.max(at);
        self.progress.position = applied.position;
        self.end_gone(applied, at, names);
        self.rename(store, applied, at, names);
        // Identity may have drawn in customers whom the rows do not name.
        let roots: Vec<u32> = touched
            .customers
            .iter()
            .map(|customer| customer.root)
            .collect();
        self.run_own_timers(store, &roots, at)?;
        if touched
            .customers
            .iter()
            .any(|customer| customer.identity_changed)
        {
            self.follow_pins(store, applied, at)?;
        }
        if store.schema_version() != self.schema_version {
            self.retype(workspace, applied, at)?;
        }
        let cause = |root: u32| cause_of(applied, root);
        for (questions, customers) in self.force.asked_of(touched) {
            let roots = customers.iter().map(|index| touched.customers[*index].root);
            let roots: Vec<u32> = roots.collect();
            self.look(
                store,
                &Look {
                    roots: &roots,
                    questions: &questions,
                    at: &|_| at,
                    cause: &cause,
                },
            )?;
        }
        for customer in &touched.customers {
            self.standings.know(customer.root);
        }
        self.advance(at);
        Ok(())
    }

    /// Those who are no customers any more stand nowhere. The name of whom was erased stays nowhere.
    fn end_gone(&mut self, applied: &Applied, at: Instant, names: &BTreeMap<u32, String>) {
        for gone in &applied.touched.gone {
            let is_erased = gone.root == gone.into;
            let name = names.get(&gone.root).filter(|_| !is_erased);
            let cause = match is_erased {
                true => Cause::Erasure,
                false => Cause::Merge,
            };
            let name = name.map_or("", String::as_str);
            let ended = self.standings.end(gone.root, name, at, &cause);
            self.pending.extend(ended);
        }
    }

    /// Whoever goes by another name stands nowhere under the old one and everywhere under the new.
    pub(super) fn rename(
        &mut self,
        store: &Store,
        applied: &Applied,
        at: Instant,
        names: &BTreeMap<u32, String>,
    ) {
        let changed = applied.touched.customers.iter();
        let changed = changed.filter(|customer| customer.identity_changed);
        for customer in changed.filter(|customer| self.standings.is_known(customer.root)) {
            let (old, new) = (names.get(&customer.root), store.name_of(customer.root));
            if let (Some(old), Some(new)) = (old, new)
                && *old != new
            {
                let renamed = self.standings.rename(customer.root, (old, &new), at);
                self.pending.extend(renamed);
            }
        }
    }

    /// Runs the timers of some customers up to an instant.
    pub(super) fn run_own_timers(
        &mut self,
        store: &Store,
        roots: &[u32],
        until: Instant,
    ) -> Outcome<()> {
        loop {
            let timers = &self.standings.timers;
            let is_due = |root: &u32| timers.get(*root).is_some_and(|due| due <= until);
            let due: Vec<u32> = roots.iter().copied().filter(is_due).collect();
            if due.is_empty() {
                return Ok(());
            }
            self.wake(store, &due)?;
        }
    }

    /// Runs some of the timers up to an instant, the earliest first; `false` when none was due.
    pub(super) fn run_timers(
        &mut self,
        store: &Store,
        until: Instant,
        most: usize,
    ) -> Outcome<bool> {
        let start = Moment::now();
        let mut left = most;
        let mut any = false;
        while left > 0 && start.elapsed() < TURN {
            let due = self.standings.timers.due_until(until, left.min(SLICE / 8));
            if due.is_empty() {
                break;
            }
            any = true;
            left -= due.len();
            self.wake(store, &due)?;
        }
        Ok(any)
    }

    /// Looks at customers, each at the instant of their timer.
    fn wake(&mut self, store: &Store, roots: &[u32]) -> Outcome<()> {
        let dues = roots.iter().map(|root| {
            let due = self.standings.timers.get(*root);
            (*root, due.expect("only customers with a timer are woken"))
        });
        let dues: BTreeMap<u32, Instant> = dues.collect();
        METRICS.timers_fired.add(roots.len() as u64);
        let latest = dues.values().copied().max();
        let found = self.pending.len();
        let questions = self.force.all.clone();
        // A customer who is none any more is not visited.
        roots
            .iter()
            .for_each(|root| self.standings.timers.set(*root, Instant::MAX));
        self.look(
            store,
            &Look {
                roots,
                questions: &questions,
                at: &|root| dues[&root],
                cause: &|_| Cause::Deadline,
            },
        )?;
        self.pending[found..].sort_by_key(|change| change.at);
        self.reached = self.reached.max(latest.unwrap_or(self.reached));
        Ok(())
    }

    /// Moves the watermark on to an instant, but not past a timer that has not run.
    pub(super) fn advance(&mut self, now: Instant) {
        let before_due = |due: Instant| now.min(due.plus_millis(-1));
        let until = self.standings.timers.first().map_or(now, before_due);
        self.progress.watermark = self.progress.watermark.max(until);
    }

    /// Writes down what was found, then shows it.
    pub(super) fn record(&mut self) -> Outcome<()> {
        let behind = self
            .progress
            .watermark
            .0
            .saturating_sub(self.recorded.watermark.0);
        let is_busy = self.progress.position != self.recorded.position;
        let most = if is_busy {
            BUSY_PROGRESS_MILLIS
        } else {
            PROGRESS_MILLIS
        };
        if self.pending.is_empty() && behind < most {
            return Ok(());
        }
        self.record_now()
    }

    /// The same, also when there is nothing new but how far everything has come.
    pub(super) fn record_now(&mut self) -> Outcome<()> {
        if self.pending.is_empty() && self.progress == self.recorded {
            return Ok(());
        }
        let last = held(&self.log).append(&self.progress, &self.pending)?;
        METRICS.changes.add(self.pending.len() as u64);
        self.pending.clear();
        self.recorded.clone_from(&self.progress);
        self.published.send_if_modified(|known| {
            let is_new = *known != last;
            *known = last;
            is_new
        });
        Ok(())
    }
}

/// Why a customer of a frame is looked at.
pub(super) fn cause_of(applied: &Applied, root: u32) -> Cause {
    match applied.kind {
        FrameKind::Import | FrameKind::UndoneImport => return Cause::Import,
        FrameKind::Merge | FrameKind::Unmerge | FrameKind::Erasure => return Cause::Merge,
        FrameKind::Rows => {}
    }
    let touched = &applied.touched;
    let found = touched
        .customers
        .binary_search_by_key(&root, |customer| customer.root);
    let last = found
        .ok()
        .and_then(|index| touched.customers[index].last.as_ref());
    match last {
        Some(last) => Cause::Event {
            id: last.id.clone(),
            name: text_of(&touched.names[last.name as usize]).to_owned(),
        },
        None => Cause::Merge,
    }
}

/// Time between two instants.
fn passed(from: Instant, to: Instant) -> Duration {
    let millis = to.0.saturating_sub(from.0);
    Duration::from_millis(u64::try_from(millis).unwrap_or(0))
}

fn text_of(name: &TouchedName) -> &str {
    match name {
        TouchedName::Event(name) | TouchedName::Attribute(name) => name,
    }
}

/// Names of some customers, for the case that they are none afterwards.
fn names_of(store: &Store, roots: &[u32]) -> BTreeMap<u32, String> {
    let named = |root: &u32| Some((*root, store.name_of(*root)?));
    roots.iter().filter_map(named).collect()
}

pub(super) fn read(workspace: &RwLock<Workspace>) -> std::sync::RwLockReadGuard<'_, Workspace> {
    workspace
        .read()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

pub(super) fn write(workspace: &RwLock<Workspace>) -> std::sync::RwLockWriteGuard<'_, Workspace> {
    workspace
        .write()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}
