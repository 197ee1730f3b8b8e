//! A frame and the hot columns: the customers it touched get their new rows in the overlay, those
//! who became one bring theirs along, and whoever was taken apart is read anew when asked for.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::base::Base;
use super::overlay::{Entry, Known, RawRow};
use super::{Hot, State};
use crate::batch::Table;
use crate::identity::Identity;
use crate::touched::{Touched, Touching};

/// Rows of a bucket's overlay beyond which it is cheaper to make the bucket anew.
const MOST_ROWS: usize = 1 << 18;
/// Customers beyond which it is cheaper to make all buckets anew than to read them one by one.
const MOST_READ_ANEW: usize = 1 << 12;

/// What became of customers in a frame.
#[derive(Debug, Default)]
struct Changes {
    /// Of each root now, the roots before.
    former: BTreeMap<u32, BTreeSet<u32>>,
    /// Of each root before, the roots now.
    into: BTreeMap<u32, BTreeSet<u32>>,
}

impl Changes {
    /// From nodes whose customers changed, each with its root before, oldest first.
    fn of(identity: &Identity, changes: &[(u32, u32)], nodes_before: usize) -> Self {
        let mut first: HashMap<u32, u32> = HashMap::new();
        for (node, root) in changes {
            first.entry(*node).or_insert(*root);
        }
        let mut all = Self::default();
        for (node, before) in first {
            let now = identity.root(node);
            let former = all.former.entry(now).or_default();
            if (before as usize) < nodes_before {
                former.insert(before);
                all.into.entry(before).or_default().insert(now);
            }
        }
        all
    }
}

impl Hot {
    /// Takes in a frame.
    pub(crate) fn apply(
        &mut self,
        identity: &Identity,
        touching: &Touching,
        changes: &[(u32, u32)],
        nodes_before: usize,
    ) {
        self.part_with_snapshots();
        if self.states.iter().all(|cell| !cell.is_loaded()) {
            return;
        }
        if !changes.is_empty() {
            let changes = Changes::of(identity, changes, nodes_before);
            self.apply_identity(identity, &changes);
        }
        self.apply_rows(identity, touching);
    }

    /// What is made of a bucket from now on is no longer what snapshots would see.
    fn part_with_snapshots(&mut self) {
        for cell in &mut self.states {
            if Arc::get_mut(cell).is_none() && !cell.is_loaded() {
                *cell = Arc::default();
            }
        }
    }

    /// Takes in that an import is undone: whoever it had brought anything is read anew.
    pub(crate) fn undo(&mut self, identity: &Identity, touched: &Touched) {
        let roots = touched.customers.iter().map(|customer| customer.root);
        let gone = touched.gone.iter().map(|gone| gone.root);
        if touched.customers.len() + touched.gone.len() > MOST_READ_ANEW {
            (0..self.states.len() as u32).for_each(|bucket| self.forget(bucket));
            return;
        }
        self.part_with_snapshots();
        for root in gone {
            self.set(identity.bucket_of_root(root), root, Entry::Gone);
        }
        for root in roots {
            self.set(identity.bucket_of_root(root), root, Entry::Unknown);
        }
    }

    fn apply_identity(&mut self, identity: &Identity, changes: &Changes) {
        let mut entries: Vec<(u32, Entry)> = Vec::new();
        for (root, former) in &changes.former {
            let split = former.iter().any(|before| changes.into[before].len() > 1);
            let entry = match split {
                _ if identity.nodes.is_erased(*root) => Entry::Gone,
                true => Entry::Unknown,
                false => self.joined(identity, *root, former),
            };
            entries.push((*root, entry));
        }
        for before in changes.into.keys() {
            if identity.nodes.is_erased(*before) {
                // Nothing of whoever was erased stays in memory.
                self.forget(identity.bucket_of_root(*before));
            } else if identity.root(*before) != *before {
                self.set(identity.bucket_of_root(*before), *before, Entry::Gone);
            }
        }
        for (root, entry) in entries {
            self.set(identity.bucket_of_root(root), root, entry);
        }
    }

    /// What is known of a customer who consists of some former ones.
    fn joined(&self, identity: &Identity, root: u32, former: &BTreeSet<u32>) -> Entry {
        let mut all = Known::default();
        for before in former {
            let state = self.state(identity.bucket_of_root(*before));
            let Some(base) = &state.base else {
                return Entry::Unknown;
            };
            let known = match state.overlay.get(*before).map(|entry| &**entry) {
                Some(Entry::Known(known)) => known.clone(),
                Some(_) => return Entry::Unknown,
                None => Known {
                    own: true,
                    ..Known::default()
                },
            };
            all.joined.extend(known.joined);
            all.rows.extend(known.rows);
            match base.slot(*before).filter(|_| known.own) {
                Some(_) if *before == root => all.own = true,
                Some(slot) => all.joined.push(Arc::new(Base::slice(base, slot))),
                None => {}
            }
        }
        Entry::Known(all)
    }

    fn apply_rows(&mut self, identity: &Identity, touching: &Touching) {
        let mut rows: Vec<(u32, u32, u32, u32)> = Vec::new();
        for (index, (_, batch)) in touching.batches.iter().enumerate() {
            for (row, key) in batch.key.iter().enumerate() {
                let root = identity.root(*key);
                let bucket = identity.bucket_of_root(root);
                rows.push((bucket, root, index as u32, row as u32));
            }
        }
        rows.sort_unstable();
        let is_event =
            |row: &(u32, u32, u32, u32)| touching.batches[row.2 as usize].0 == Table::Events;
        for of_bucket in rows.chunk_by(|a, b| a.0 == b.0) {
            let bucket = of_bucket[0].0;
            let Some(base) = self.state(bucket).base.clone() else {
                continue;
            };
            if base.ids.is_none() && of_bucket.iter().any(is_event) {
                // Whether these events are new cannot be told.
                self.forget(bucket);
                continue;
            }
            let state = self.state_mut(bucket);
            for same in of_bucket.chunk_by(|a, b| a.1 == b.1) {
                let root = same[0].1;
                let raw = same.iter().map(|(_, _, index, row)| {
                    let (table, batch) = &touching.batches[*index as usize];
                    RawRow {
                        table: *table,
                        batch: batch.clone(),
                        row: *row,
                    }
                });
                let own = base.slot(root).is_some();
                state.overlay.push(root, own, raw);
            }
            if state.overlay.rows() > MOST_ROWS {
                self.forget(bucket);
            }
        }
    }

    fn set(&mut self, bucket: u32, root: u32, entry: Entry) {
        if self.state(bucket).base.is_some() {
            self.state_mut(bucket).overlay.set(root, entry);
        }
    }

    /// The state of a bucket, to be changed; snapshots keep what they have.
    fn state_mut(&mut self, bucket: u32) -> &mut State {
        let cell = &mut self.states[bucket as usize];
        if Arc::get_mut(cell).is_none() {
            *cell = Arc::new(cell.copy());
        }
        let cell = Arc::get_mut(cell).expect("it was just made");
        Arc::make_mut(cell.state_mut())
    }
}
