//! Making hot what is asked for, within the budget.

use std::collections::BTreeSet;
use std::sync::Arc;

use fenqun_model::columns::{Chunk, StreamKey};

use super::base::{Base, Ids, Picked};
use super::resolved::Resolved;
use super::stream::HotStream;
use super::{State, overlay::Overlay};
use crate::batch::Table;
use crate::data::Data;
use crate::error::StoreError;
use crate::run::Want;

/// What was asked for of a bucket.
pub(super) struct Ready {
    pub(super) base: Arc<Base>,
    /// What was written since the base was made.
    pub(super) state: Arc<State>,
    pub(super) picked: Arc<Picked>,
}

impl Ready {
    pub(super) fn show(&self, visit: &(dyn Fn(&Chunk<'_>, &[u32]) + Sync)) {
        let chunk = Chunk {
            customers: &self.base.names,
            streams: &self.picked.views(),
        };
        visit(&chunk, &self.base.roots);
    }
}

impl Data {
    /// The hot columns of a bucket that are asked for, made when they are not there. With `follow`
    /// also what is needed to take in what will be written; with `whole` what was written is in
    /// them, else it may be in the overlay.
    pub(super) fn ready(
        &self,
        bucket: u32,
        resolved: &Arc<Resolved>,
        follow: bool,
        whole: bool,
    ) -> Result<Ready, StoreError> {
        let old = self.hot.state(bucket);
        let complete = |base: &&Arc<Base>| {
            (base.ids.is_some() || !follow) && (old.overlay.is_empty() || !whole)
        };
        if let Some(base) = old.base.as_ref().filter(complete)
            && let Some(picked) = base.pick(resolved)
        {
            return Ok(Ready {
                base: base.clone(),
                state: old.clone(),
                picked,
            });
        }
        let mut base = match &old.base {
            None => self.empty_base(bucket),
            Some(base) if old.overlay.is_empty() => Base::clone(base),
            Some(base) => self.patched(bucket, base, &old.overlay)?,
        };
        let made = self.complete(bucket, &mut base, resolved)?;
        if follow && base.ids.is_none() {
            base.ids = Some(Arc::new(self.make_ids(bucket)?));
        }
        let base = Arc::new(base);
        let picked = base.pick(resolved).expect("what was missing was made");
        let (kept, refused) = self.within_budget(bucket, &base, &made, resolved);
        let state = State {
            base: Some(kept),
            overlay: Overlay::default(),
            refused: refused.then(|| resolved.clone()),
        };
        self.hot.keep(bucket, &old, state);
        let state = Arc::new(State {
            base: Some(base.clone()),
            ..State::default()
        });
        Ok(Ready {
            base,
            state,
            picked,
        })
    }

    fn empty_base(&self, bucket: u32) -> Base {
        let roots = self.directory().customers(bucket).to_vec();
        Base::new(roots, self.names(bucket))
    }

    /// Makes what is missing of a base that is up to date; keys of the streams that were made.
    fn complete(
        &self,
        bucket: u32,
        base: &mut Base,
        resolved: &Resolved,
    ) -> Result<BTreeSet<StreamKey>, StoreError> {
        let missing = base.missing(resolved);
        if missing.is_empty() {
            return Ok(BTreeSet::new());
        }
        debug_assert_eq!(*base.roots, self.directory().customers(bucket));
        let made = self.make(bucket, &missing)?;
        let mut keys = BTreeSet::new();
        for (key, new) in made {
            let stream = united(base.streams.get(key), new);
            base.streams.insert(key.clone(), stream);
            keys.insert(key.clone());
        }
        Ok(keys)
    }

    /// The base without streams for which there is no room, and whether one of those that were
    /// asked for is among them. Streams that were not asked for make room first.
    fn within_budget(
        &self,
        bucket: u32,
        base: &Arc<Base>,
        made: &BTreeSet<StreamKey>,
        resolved: &Resolved,
    ) -> (Arc<Base>, bool) {
        let own = self.hot.states[bucket as usize].bytes();
        let others = self.hot.bytes().saturating_sub(own);
        let fits = |base: &Base| others + base.bytes() <= self.hot.budget;
        if made.is_empty() || fits(base) {
            return (base.clone(), false);
        }
        let mut kept = Base::clone(base);
        let asked = |key: &StreamKey| resolved.needs.streams.iter().any(|need| need.key == *key);
        kept.streams.retain(|key, _| asked(key));
        let mut refused = false;
        for key in made.iter().rev() {
            if !fits(&kept) {
                kept.streams.remove(key);
                refused = true;
            }
        }
        (Arc::new(kept), refused)
    }

    /// Ids of the events of the customers of a bucket.
    pub(super) fn make_ids(&self, bucket: u32) -> Result<Ids, StoreError> {
        let want = Want {
            names: &|_| true,
            paths: Some(&|_| false),
            rest: false,
            ids: false,
            origins: true,
            imports: false,
            repeats: false,
            coded: false,
            select: true,
        };
        let directory = self.directory();
        let mut all: Vec<(u32, u64)> = Vec::new();
        let mut received = i64::MIN;
        for piece in self.pieces(Table::Events, bucket, &want)? {
            let batch = &piece.batch;
            for row in piece.rows() {
                all.push((directory.slot(batch.key[row]), batch.id_hash[row]));
                received = received.max(batch.received_at[row]);
            }
        }
        all.sort_unstable();
        all.dedup();
        let mut offsets = vec![0u32; directory.customers(bucket).len() + 1];
        for (slot, _) in &all {
            offsets[*slot as usize + 1] += 1;
        }
        let mut sum = 0;
        for offset in &mut offsets {
            sum += *offset;
            *offset = sum;
        }
        Ok(Ids {
            offsets,
            hashes: all.into_iter().map(|(_, hash)| hash).collect(),
            received,
        })
    }

    /// Puts what was written into the hot columns of up to some buckets, those with most of it
    /// first; whether there is more to do. Work is in proportion to a bucket, not to all.
    pub(crate) fn fold(&mut self, at_most: usize) -> Result<bool, StoreError> {
        let buckets = 0..self.buckets;
        let mut full: Vec<(usize, u32)> = buckets
            .map(|bucket| (self.hot.state(bucket).overlay.weight(), bucket))
            .filter(|(weight, _)| *weight >= Overlay::HEAVY)
            .collect();
        full.sort_unstable_by(|a, b| b.cmp(a));
        for (_, bucket) in full.iter().take(at_most) {
            let old = self.hot.state(*bucket);
            if let Some(base) = &old.base {
                let base = Arc::new(self.patched(*bucket, base, &old.overlay)?);
                let state = State {
                    base: Some(base),
                    overlay: Overlay::default(),
                    refused: old.refused.clone(),
                };
                self.hot.keep(*bucket, &old, state);
            }
        }
        Ok(full.len() > at_most)
    }
}

/// Columns that were hot and new ones; rows of a stream are the same however it is made.
fn united(known: Option<&HotStream>, mut new: HotStream) -> HotStream {
    for (key, column) in known.iter().flat_map(|known| &known.columns) {
        let entry = new.columns.entry(key.clone());
        entry.or_insert_with(|| column.clone());
    }
    new
}
