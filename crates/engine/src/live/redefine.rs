//! Definitions, fits and types change while running: what means something else is evaluated for
//! everybody, what fails keeps its last good result, what is gone is left by all.

use std::collections::BTreeSet;

use fenqun_model::{Instant, Message};
use fenqun_store::changes::Cause;
use fenqun_store::{Applied, Store};

use super::compiled::Compiled;
use super::driver::Driver;
use super::look::Look;
use super::members::{Column, Frozen, NONE};
use super::questions::Questions;
use super::record::Record;
use super::standings::Step;
use crate::failure::Outcome;
use crate::references::Key;
use crate::saved::Broken;
use crate::workspace::Workspace;

/// What becomes of thresholds of ranks that are in force.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ranks {
    /// They stay where definitions say what they said.
    Kept,
    /// They are made anew.
    Fresh,
}

impl Driver {
    /// Brings what is saved into force when it differs from what is; `false` when nothing was stale.
    pub(super) fn refresh(&mut self, workspace: &Workspace) -> Outcome<bool> {
        if self.fits_seen != workspace.fits_saved() {
            self.stale = self.stale.take().or(Some(Cause::Refit));
        }
        let Some(cause) = self.stale.take() else {
            return Ok(false);
        };
        self.redefine(workspace, &cause, Ranks::Kept)?;
        Ok(true)
    }

    /// Brings what is saved into force.
    pub(super) fn redefine(
        &mut self,
        workspace: &Workspace,
        cause: &Cause,
        ranks: Ranks,
    ) -> Outcome<()> {
        let now = self.now(workspace)?;
        // Nobody may be looked at earlier afterwards than they are now.
        while self.run_timers(&workspace.store, now, usize::MAX)? {
            self.record()?;
        }
        self.record_now()?;
        let at = now.max(self.reached);
        let differing = self.bring_into_force(workspace, (at, Some(cause)), ranks)?;
        self.look_at_everybody(workspace, &differing, at, Some(cause))?;
        self.note_in_force(workspace);
        self.advance(at);
        self.record_now()
    }

    /// Compiles what is saved; the questions whose answers may differ. Nobody has been looked at.
    pub(super) fn bring_into_force(
        &mut self,
        workspace: &Workspace,
        (at, cause): (Instant, Option<&Cause>),
        ranks: Ranks,
    ) -> Outcome<Questions> {
        self.schema_version = workspace.store.schema_version();
        let compiled = Compiled::of(workspace, &self.panicking)?;
        let before = (ranks == Ranks::Kept).then_some(&self.force);
        let parameters = compiled.parameters(workspace, before, at)?;
        self.fits_seen = workspace.fits_saved();
        self.end_removed(workspace, (at, cause))?;
        self.freeze(&compiled, at);
        for (question, key) in compiled.keys.iter().enumerate() {
            let version = workspace.saved.version(key.0, &key.1);
            self.give_column(key, version, compiled.labels(question));
        }
        self.failing.clone_from(&compiled.failing);
        let next = compiled.in_force(workspace, parameters, &mut self.standings.columns);
        let differing = next.differing(&self.force);
        self.force = next;
        Ok(differing)
    }

    fn give_column(&mut self, key: &Key, version: u64, labels: &[String]) {
        let columns = &mut self.standings.columns;
        match columns.iter_mut().find(|column| column.key == *key) {
            Some(column) => {
                column.version = version;
                column.frozen = None;
            }
            None => columns.push(Column::new(key.clone(), version, labels)),
        }
    }

    /// Everybody leaves definitions that are not there any more.
    fn end_removed(
        &mut self,
        workspace: &Workspace,
        (at, cause): (Instant, Option<&Cause>),
    ) -> Outcome<()> {
        let versions = &workspace.saved.versions;
        for column in 0..self.standings.columns.len() {
            if versions.contains_key(&self.standings.columns[column].key) {
                continue;
            }
            for root in self.standings.columns[column].standing() {
                let name = workspace.store.name_of(root).unwrap_or_default();
                let step = Step {
                    column,
                    root,
                    code: NONE,
                    customer: &name,
                    at,
                };
                let cause_of = || cause.cloned().unwrap_or(Cause::Definition);
                let change = self.standings.step(&step, cause_of);
                self.pending.extend(change.filter(|_| cause.is_some()));
                if self.pending.len() >= 50_000 {
                    self.record_part(at)?;
                }
            }
        }
        let is_there = |column: &Column| versions.contains_key(&column.key);
        self.standings.columns.retain(is_there);
        Ok(())
    }

    /// What fails keeps its last good result.
    fn freeze(&mut self, compiled: &Compiled, at: Instant) {
        let asked: BTreeSet<&Key> = compiled.keys.iter().collect();
        for column in &mut self.standings.columns {
            if asked.contains(&column.key) || column.frozen.is_some() {
                continue;
            }
            let of_column =
                |broken: &&Broken| (broken.kind, &broken.name) == (column.key.0, &column.key.1);
            let broken = compiled.failing.iter().find(of_column).cloned();
            let unknown = || Broken {
                kind: column.key.0,
                name: column.key.1.clone(),
                reasons: vec![Message::new("broken-unknown")],
            };
            column.frozen = Some(Frozen {
                as_of: self.progress.watermark.min(at),
                broken: broken.unwrap_or_else(unknown),
            });
        }
    }

    /// Writes down what is in force, with the next record.
    pub(super) fn note_in_force(&mut self, workspace: &Workspace) {
        let frozen = self.standings.frozen();
        let record = Record::new(&workspace.saved, &self.force.parameters, &frozen);
        self.progress.in_force = record.to_text();
    }

    /// Definitions whose evaluation panics keep their last good result until they are changed; the
    /// other questions.
    pub(super) fn put_aside(&mut self, failing: Vec<usize>, questions: &Questions) -> Questions {
        for question in &failing {
            let asked = &self.force.asked[*question];
            let broken = Broken {
                kind: asked.key.0,
                name: asked.key.1.clone(),
                reasons: vec![Message::new("live-evaluation-failed")],
            };
            self.standings.columns[asked.column].frozen = Some(Frozen {
                as_of: self.progress.watermark,
                broken: broken.clone(),
            });
            self.panicking
                .insert(asked.key.clone(), (asked.version, broken.clone()));
            self.failing.push(broken);
        }
        self.force.leave_out(&failing);
        let rest = questions.to_vec().into_iter();
        rest.filter(|question| !failing.contains(question))
            .collect()
    }

    /// Types that rows of a frame have brought: what reads them is evaluated anew for everybody.
    pub(super) fn retype(
        &mut self,
        workspace: &Workspace,
        applied: &Applied,
        at: Instant,
    ) -> Outcome<()> {
        let schema = workspace.schema(&workspace.saved.set)?;
        self.schema_version = workspace.store.schema_version();
        if self.force.reads_the_same(&schema) && self.failing.is_empty() {
            return Ok(());
        }
        while self.run_timers(&workspace.store, at, usize::MAX)? {}
        let differing =
            self.bring_into_force(workspace, (at, Some(&Cause::Definition)), Ranks::Kept)?;
        let touched = &applied.touched.customers;
        let roots: Vec<u32> = touched.iter().map(|customer| customer.root).collect();
        let cause = |root: u32| super::driver::cause_of(applied, root);
        self.look(
            &workspace.store,
            &Look {
                roots: &roots,
                questions: &differing,
                at: &|_| at,
                cause: &cause,
            },
        )?;
        self.look_at_everybody(workspace, &differing, at, Some(&Cause::Definition))?;
        self.note_in_force(workspace);
        Ok(())
    }

    /// Pins of static lists name identifiers: whose they are may have changed with a frame.
    pub(super) fn follow_pins(
        &mut self,
        store: &Store,
        applied: &Applied,
        at: Instant,
    ) -> Outcome<()> {
        if self.force.has_no_pins() {
            return Ok(());
        }
        let changed = applied.touched.customers.iter();
        let changed = changed.filter(|customer| customer.identity_changed);
        let is_pinned = |root: u32| {
            let customer = store.numbered(root);
            let mut identifiers = customer.iter().flat_map(|customer| &customer.identifiers);
            identifiers.any(|identifier| self.force.is_pinned(&identifier.value))
        };
        if !changed.into_iter().any(|customer| is_pinned(customer.root)) {
            return Ok(());
        }
        let find = |pin: &str| store.find(pin).ok().flatten().map(|found| found.name);
        let names = self.force.resolve_pins(find);
        let mut roots: Vec<u32> = Vec::new();
        for name in names {
            roots.extend(store.root_named(&name).ok().flatten());
        }
        roots.sort_unstable();
        roots.dedup();
        let questions = self.force.all.clone();
        self.look(
            store,
            &Look {
                roots: &roots,
                questions: &questions,
                at: &|_| at,
                cause: &|root| super::driver::cause_of(applied, root),
            },
        )
    }
}
