//! Hot columns: the streams that evaluation reads, kept in memory as long as they fit the budget.
//! What is written is laid over them, customer by customer, and put into them now and then; nothing
//! is read from files again because of it.

mod apply;
mod base;
mod build;
mod column;
mod dictionary;
mod extend;
mod items;
mod overlay;
mod patch;
mod plan;
mod raw;
mod ready;
mod resolved;
mod some;
mod stale;
mod stream;
mod values;
mod versions;

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use fenqun_model::columns::{Chunk, ColumnKey, Needs, Stream, StreamKey, StreamNeed};

use crate::batch::{Batch, Table};
use crate::data::Data;
use crate::error::StoreError;
use base::{Base, Picked};
use overlay::Overlay;
use resolved::{Lately, Resolved};
use stream::HotStream;

/// The hot columns of a store.
#[derive(Debug)]
pub(crate) struct Hot {
    /// One a bucket, shared with snapshots for which the bucket is the same.
    states: Vec<Arc<Cell>>,
    lately: Arc<Lately>,
    budget: u64,
    /// Of a snapshot.
    borrowed: bool,
}

/// What is hot of a bucket. Replaced as a whole, so that nobody waits for whoever makes it.
#[derive(Debug, Default)]
struct Cell {
    state: Mutex<Arc<State>>,
    bytes: AtomicU64,
}

/// What is hot of a bucket.
#[derive(Clone, Debug, Default)]
struct State {
    /// `None` when nothing is hot; then the overlay is empty.
    base: Option<Arc<Base>>,
    overlay: Overlay,
    /// What did not fit the budget when it was asked for last.
    refused: Option<Arc<Resolved>>,
}

impl Cell {
    fn get(&self) -> Arc<State> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.clone()
    }

    fn copy(&self) -> Self {
        Self {
            state: Mutex::new(self.get()),
            bytes: AtomicU64::new(self.bytes()),
        }
    }

    fn state_mut(&mut self) -> &mut Arc<State> {
        let state = self.state.get_mut();
        state.unwrap_or_else(PoisonError::into_inner)
    }

    fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    fn is_loaded(&self) -> bool {
        self.get().base.is_some()
    }

    /// Replaces a state unless it has been replaced meanwhile.
    fn replace(&self, old: &Arc<State>, new: State) {
        let bytes = new.base.as_ref().map_or(0, |base| base.bytes());
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if Arc::ptr_eq(&state, old) {
            self.bytes.store(bytes, Ordering::Relaxed);
            *state = Arc::new(new);
        }
    }
}

impl Hot {
    pub(crate) fn new(buckets: u32, budget: u64) -> Self {
        Self {
            states: (0..buckets).map(|_| Arc::default()).collect(),
            lately: Arc::default(),
            budget,
            borrowed: false,
        }
    }

    /// For a snapshot of the data: the same, as long as nothing is written.
    pub(crate) fn snapshot(&self) -> Self {
        Self {
            states: self.states.clone(),
            lately: self.lately.clone(),
            budget: self.budget,
            borrowed: true,
        }
    }

    /// Forgets what is known of a bucket.
    pub(crate) fn forget(&mut self, bucket: u32) {
        self.states[bucket as usize] = Arc::default();
    }

    /// Bytes of all hot columns.
    pub(crate) fn bytes(&self) -> u64 {
        let states = self.states.iter();
        states.map(|cell| cell.bytes()).sum()
    }

    fn state(&self, bucket: u32) -> Arc<State> {
        self.states[bucket as usize].get()
    }

    /// Keeps a state. A snapshot keeps none that nobody else would see.
    fn keep(&self, bucket: u32, old: &Arc<State>, new: State) {
        let cell = &self.states[bucket as usize];
        if !self.borrowed || Arc::strong_count(cell) > 1 {
            cell.replace(old, new);
        }
    }
}

impl HotStream {
    fn bytes(&self) -> u64 {
        let columns: usize = self.columns.values().map(|column| column.bytes()).sum();
        let versions = self.rows.versions.as_ref().map_or(0, |versions| {
            let repeated = versions.repeated.as_ref().map_or(0, |all| all.len() * 4);
            repeated + versions.hashes.as_ref().map_or(0, |all| all.len() * 8)
        });
        let rows = self.rows.offsets.len() * 4 + self.rows.occurred_at.len() * 8;
        (rows + columns + versions) as u64
    }

    fn view(&self, columns: &[ColumnKey]) -> Stream<'_> {
        Stream {
            offsets: &self.rows.offsets,
            occurred_at: &self.rows.occurred_at,
            columns: columns.iter().map(|key| self.columns[key].view()).collect(),
        }
    }
}

impl Picked {
    fn views(&self) -> Vec<Stream<'_>> {
        let streams = self.streams.iter().map(|stream| Stream {
            offsets: &stream.rows.offsets,
            occurred_at: &stream.rows.occurred_at,
            columns: stream.columns.iter().map(|column| column.view()).collect(),
        });
        streams.collect()
    }
}

impl Data {
    /// Every row of a customer as it is stored, repeats included, without reading those of others.
    pub(crate) fn stored_rows(
        &self,
        root: u32,
    ) -> Result<Vec<(Table, Arc<Batch>, usize)>, StoreError> {
        let bucket = self.directory().bucket(root);
        let mut found = raw::Origin::of(self, bucket, &[root]).read(self)?;
        let rows = found.remove(&root).unwrap_or_default();
        let rows = rows.into_iter();
        Ok(rows
            .map(|raw| (raw.table, raw.batch, raw.row as usize))
            .collect())
    }

    /// Calls `visit` with every bucket's chunk, from `threads` threads.
    pub(crate) fn visit(
        &self,
        needs: &Needs,
        threads: usize,
        visit: &(dyn Fn(&Chunk<'_>) + Sync),
    ) -> Result<(), StoreError> {
        self.visit_buckets(needs, threads, false, &|chunk, _| visit(chunk))
    }

    /// Calls `visit` with every bucket's chunk and the roots of its customers. From now on what is
    /// written is followed.
    pub(crate) fn visit_with_roots(
        &self,
        needs: &Needs,
        threads: usize,
        visit: &(dyn Fn(&Chunk<'_>, &[u32]) + Sync),
    ) -> Result<(), StoreError> {
        self.visit_buckets(needs, threads, true, visit)
    }

    fn visit_buckets(
        &self,
        needs: &Needs,
        threads: usize,
        follow: bool,
        visit: &(dyn Fn(&Chunk<'_>, &[u32]) + Sync),
    ) -> Result<(), StoreError> {
        let resolved = self.hot.lately.resolve(self, needs);
        let next = AtomicU32::new(0);
        let failed: OnceLock<StoreError> = OnceLock::new();
        let work = || {
            while failed.get().is_none() {
                let bucket = next.fetch_add(1, Ordering::Relaxed);
                if bucket >= self.buckets {
                    break;
                }
                match self.ready(bucket, &resolved, follow, true) {
                    Ok(ready) => ready.show(visit),
                    Err(error) => drop(failed.set(error)),
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..threads.clamp(1, self.buckets as usize) {
                scope.spawn(work);
            }
            work();
        });
        failed.into_inner().map_or(Ok(()), Err)
    }

    /// Calls `visit` with a bucket's chunk, made for this once.
    pub(crate) fn visit_cold(
        &self,
        bucket: u32,
        needs: &Needs,
        visit: &(dyn Fn(&Chunk<'_>) + Sync),
    ) -> Result<(), StoreError> {
        let made = self.make(bucket, &needs.streams)?;
        let streams = made.iter().zip(&needs.streams);
        let streams: Vec<Stream<'_>> = streams
            .map(|((_, stream), need)| stream.view(&need.columns))
            .collect();
        visit(&Chunk {
            customers: &self.names(bucket),
            streams: &streams,
        });
        Ok(())
    }

    fn make<'n>(
        &self,
        bucket: u32,
        needs: &'n [StreamNeed],
    ) -> Result<Vec<(&'n StreamKey, HotStream)>, StoreError> {
        let repeats = stream::repeats(self, bucket, needs)?;
        let make =
            |need: &'n StreamNeed| Ok((&need.key, stream::make(self, bucket, need, &repeats)?));
        needs.iter().map(make).collect()
    }

    /// Names of the customers of a bucket.
    fn names(&self, bucket: u32) -> Vec<String> {
        let roots = self.directory().customers(bucket);
        roots
            .iter()
            .map(|root| self.name(*root).to_owned())
            .collect()
    }
}
