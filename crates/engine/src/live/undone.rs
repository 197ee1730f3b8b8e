//! An import is undone: everybody whom it had brought anything stands as if it had never been.

use std::collections::BTreeMap;

use fenqun_model::Instant;
use fenqun_store::Applied;
use fenqun_store::changes::Cause;

use super::driver::Driver;
use super::look::Look;
use crate::failure::Outcome;
use crate::workspace::Workspace;

/// Changes that are recorded in one go.
const MOST_PENDING: usize = 50_000;
/// Customers who are looked at in one go.
const SLICE: usize = 2_000;
/// When it concerns more than one customer in so many, looking at everybody is quicker.
const FEW: u64 = 8;

impl Driver {
    /// Looks at whom the undoing of an import touched. They may be everybody, so what changes is
    /// recorded in parts; the frame counts as followed with the last, and after a crash in between the
    /// rest follows.
    pub(super) fn follow_undone(
        &mut self,
        workspace: &Workspace,
        applied: &Applied,
        at: Instant,
        names: &BTreeMap<u32, String>,
    ) -> Outcome<()> {
        let store = &workspace.store;
        let touched = &applied.touched;
        self.reached = self.reached.max(at);
        for gone in &touched.gone {
            let name = names.get(&gone.root).map_or("", String::as_str);
            let ended = self.standings.end(gone.root, name, at, &Cause::Import);
            self.pending.extend(ended);
            self.record_when_full(at)?;
        }
        self.rename(store, applied, at, names);
        self.follow_pins(store, applied, at)?;
        if store.schema_version() != self.schema_version {
            self.retype(workspace, applied, at)?;
        }
        let roots = touched.customers.iter().map(|customer| customer.root);
        let roots: Vec<u32> = roots.collect();
        self.run_own_timers(store, &roots, at)?;
        let questions = self.force.all.clone();
        if roots.len() as u64 * FEW > self.standings.customers() {
            self.look_at_everybody(workspace, &questions, at, Some(&Cause::Import))?;
        } else {
            for roots in roots.chunks(SLICE) {
                let look = Look {
                    roots,
                    questions: &questions,
                    at: &|_| at,
                    cause: &|_| Cause::Import,
                };
                self.look(store, &look)?;
                self.record_when_full(at)?;
            }
        }
        roots.iter().for_each(|root| self.standings.know(*root));
        self.progress.position = applied.position;
        self.advance(at);
        Ok(())
    }

    fn record_when_full(&mut self, at: Instant) -> Outcome<()> {
        match self.pending.len() >= MOST_PENDING {
            true => self.record_part(at),
            false => Ok(()),
        }
    }
}
