//! Acts on a running workspace other than rows: definitions, fits, repairs of identity, erasure.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use fenqun_store::changes::Cause;
use fenqun_store::{Applied, Store};

use super::driver::{Driver, read, write};
use super::redefine::Ranks;
use crate::failure::Outcome;
use crate::workspace::Workspace;

impl Driver {
    /// Carries out an act and brings everything right again. What was applied by an act that failed
    /// is followed as well.
    pub(super) fn change<T>(
        &mut self,
        workspace: &RwLock<Workspace>,
        cause: &Cause,
        act: impl FnOnce(&mut Workspace) -> Outcome<T>,
    ) -> Outcome<T> {
        self.record_now()?;
        let is_repair = matches!(cause, Cause::Merge | Cause::Erasure | Cause::Import);
        let (done, applied, before, saved) = {
            let mut workspace = write(workspace);
            let now = self.now(&workspace)?;
            workspace.store.advance(now);
            let saved = workspace.saved.clone();
            let before = is_repair.then(|| workspace.store.snapshot());
            let done = act(&mut workspace);
            (done, workspace.store.take_applied(), before, saved)
        };
        let workspace = read(workspace);
        for applied in &applied {
            self.follow_applied(&workspace, applied, before.as_ref())?;
        }
        let is_stale = !Arc::ptr_eq(&saved, &workspace.saved)
            || self.fits_seen != workspace.fits_saved()
            || matches!(cause, Cause::Definition | Cause::Refit);
        if is_stale {
            self.redefine(&workspace, cause, Ranks::Kept)?;
        }
        let now = self.now(&workspace)?;
        self.advance(now);
        self.record_now()?;
        done
    }

    fn follow_applied(
        &mut self,
        workspace: &Workspace,
        applied: &Applied,
        before: Option<&Store>,
    ) -> Outcome<()> {
        let at = self.instant_of(workspace, applied.at)?;
        let touched = &applied.touched;
        let roots = touched.gone.iter().map(|gone| gone.root);
        let roots = roots.chain(touched.customers.iter().map(|customer| customer.root));
        let named = roots.filter_map(|root| Some((root, before?.name_of(root)?)));
        let names: BTreeMap<u32, String> = named.collect();
        self.follow(workspace, applied, at, &names)
    }
}
