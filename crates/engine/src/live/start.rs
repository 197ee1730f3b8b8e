//! Starting: what was kept up before is evaluated again as of then, what the change log recorded
//! later is taken over, and what has changed meanwhile follows.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

use fenqun_model::definition::{DefinitionSet, Kind, Schema, check};
use fenqun_model::{Instant, Message};
use fenqun_segment::compile;
use fenqun_store::changes::{Cause, ChangeLog, Progress};
use tokio::sync::watch;

use super::compiled::Compiled;
use super::driver::Driver;
use super::force::InForce;
use super::members::{Column, Frozen, NONE};
use super::record::Record;
use super::redefine::Ranks;
use super::standings::Standings;
use crate::failure::Outcome;
use crate::references::Key;
use crate::run::held;
use crate::saved::Broken;
use crate::workspace::Workspace;

/// Standings by definition and customer's name, as the change log adds up to.
type Recorded = BTreeMap<(Key, String), (Option<String>, u64, Instant)>;

impl Driver {
    /// Starts where the change log ends. The workspace is as it was at that position of its log.
    pub(super) fn start(
        workspace: &mut Workspace,
        log: Arc<Mutex<ChangeLog>>,
        progress: Option<Progress>,
        published: watch::Sender<u64>,
    ) -> Outcome<Self> {
        let now = workspace.now()?;
        let start = progress.clone().unwrap_or(Progress {
            position: workspace.store.position(),
            watermark: now,
            in_force: String::new(),
        });
        let reached = workspace.store.applied_at().unwrap_or(start.watermark);
        let mut driver = Self {
            force: nothing()?,
            standings: Standings::default(),
            pending: vec![],
            log,
            reached: reached.max(start.watermark),
            recorded: start.clone(),
            progress: start,
            schema_version: 0,
            panicking: BTreeMap::new(),
            failing: vec![],
            fits_seen: 0,
            stale: Some(Cause::Definition),
            published,
            taken: 0,
        };
        match progress {
            None => driver.redefine(workspace, &Cause::Definition, Ranks::Fresh)?,
            Some(progress) => driver.go_on(workspace, &progress)?,
        }
        Ok(driver)
    }

    fn go_on(&mut self, workspace: &mut Workspace, progress: &Progress) -> Outcome<()> {
        let record = Record::from_text(&progress.in_force);
        match record.filter(|_| workspace.store.position() == progress.position) {
            Some(record) => self.resume(workspace, &record),
            None => self.catch_up_unseen(workspace),
        }
    }

    /// Evaluates everybody as of the watermark with what was in force.
    fn resume(&mut self, workspace: &mut Workspace, record: &Record) -> Outcome<()> {
        let saved = std::mem::replace(&mut workspace.saved, Arc::new(record.saved()));
        let resumed = self.resume_with(workspace, record);
        workspace.saved = saved;
        // Those that failed are tried again.
        self.panicking.clear();
        resumed
    }

    fn resume_with(&mut self, workspace: &Workspace, record: &Record) -> Outcome<()> {
        let watermark = self.progress.watermark;
        self.panicking = record
            .frozen()
            .into_iter()
            .map(|(key, version)| (key.clone(), (version, broken(&key))))
            .collect();
        let compiled = Compiled::of(workspace, &self.panicking)?;
        for (question, key) in compiled.keys.iter().enumerate() {
            let version = workspace.saved.version(key.0, &key.1);
            let column = Column::new(key.clone(), version, compiled.labels(question));
            self.standings.columns.push(column);
        }
        let mut parameters = record.parameters.clone();
        compiled.fit_missing(workspace, watermark, &mut parameters)?;
        self.force = compiled.in_force(workspace, parameters, &mut self.standings.columns);
        let all = self.force.all.clone();
        self.look_at_everybody(workspace, &all, watermark, None)?;
        self.restore_frozen(workspace, record)?;
        self.take_over_recorded(workspace, watermark)
    }

    /// What fails keeps what was recorded.
    fn restore_frozen(&mut self, workspace: &Workspace, record: &Record) -> Outcome<()> {
        let frozen = record.frozen();
        if frozen.is_empty() {
            return Ok(());
        }
        let recorded = self.recorded_after(Instant::MIN)?;
        for (key, version) in frozen {
            let mut column = Column::new(key.clone(), version, &[]);
            column.frozen = Some(Frozen {
                as_of: self.progress.watermark,
                broken: broken(&key),
            });
            self.standings.columns.push(column);
        }
        let of_frozen = |key: &Key| record.frozen().contains_key(key);
        let recorded = recorded.into_iter().filter(|((key, _), _)| of_frozen(key));
        self.set_recorded(workspace, recorded.collect()).map(drop)
    }

    /// What was recorded after the watermark has happened already. Those customers are looked at
    /// next at the instant up to which they were looked at before.
    fn take_over_recorded(&mut self, workspace: &Workspace, watermark: Instant) -> Outcome<()> {
        let recorded = self.recorded_after(watermark)?;
        let latest = self.set_recorded(workspace, recorded)?;
        for (root, at) in latest {
            let due = self.standings.timers.get(root);
            if due.is_none_or(|due| due < at) {
                self.standings.timers.set(root, at);
            }
            self.reached = self.reached.max(at);
        }
        Ok(())
    }

    /// Rows came in while nobody kept the groups right: what was recorded is what was known, and
    /// everything is evaluated anew.
    fn catch_up_unseen(&mut self, workspace: &Workspace) -> Outcome<()> {
        let recorded = self.recorded_after(Instant::MIN)?;
        self.set_recorded(workspace, recorded)?;
        self.progress.position = workspace.store.position();
        self.stale = None;
        self.redefine(workspace, &Cause::Import, Ranks::Fresh)
    }

    /// The last standing of each customer in each definition that the log has of after an instant.
    fn recorded_after(&self, instant: Instant) -> Outcome<Recorded> {
        let reader = held(&self.log).reader();
        let mut recorded = Recorded::new();
        reader.each(0, instant, &mut |change| {
            let change = change.to_owned();
            if !change.customer.is_empty() {
                let key = ((change.kind, change.definition), change.customer);
                recorded.insert(key, (change.to, change.sequence, change.at));
            }
            ControlFlow::Continue(())
        })?;
        Ok(recorded)
    }

    /// Sets what was recorded; the last instant of each customer.
    fn set_recorded(
        &mut self,
        workspace: &Workspace,
        recorded: Recorded,
    ) -> Outcome<BTreeMap<u32, Instant>> {
        let store = &workspace.store;
        let mut latest: BTreeMap<u32, Instant> = BTreeMap::new();
        let mut entries: Vec<_> = recorded.into_iter().collect();
        entries.sort_by_key(|(_, (_, sequence, _))| *sequence);
        for ((key, name), (label, _, at)) in entries {
            let Some(root) = store.root_named(&name).ok().flatten() else {
                continue;
            };
            // The name may be one that the customer had before, or of somebody who is part of them
            // now; what ended under it does not end under theirs.
            let is_own = store.name_of(root).is_some_and(|own| own == name);
            if !is_own && label.is_none() {
                continue;
            }
            let known = self.standings.column(&key);
            let column = known.unwrap_or_else(|| {
                let column = Column::new(key.clone(), 0, &[]);
                self.standings.columns.push(column);
                self.standings.columns.len() - 1
            });
            let column = &mut self.standings.columns[column];
            let code = label.map_or(NONE, |label| column.code_of(&label));
            column.set(root, code);
            let last = latest.entry(root).or_insert(at);
            *last = (*last).max(at);
        }
        Ok(latest)
    }
}

/// Nothing is in force.
fn nothing() -> Outcome<InForce> {
    let checked = check(DefinitionSet::default(), &Schema::default())?;
    Ok(InForce::nothing(compile(&checked, &[])?))
}

/// A definition of which only that it failed is known.
fn broken(key: &(Kind, String)) -> Broken {
    Broken {
        kind: key.0,
        name: key.1.clone(),
        reasons: vec![Message::new("broken-unknown")],
    }
}
