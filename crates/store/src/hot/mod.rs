//! Hot columns: the streams that evaluation reads, kept in memory as long as they fit the budget.
//! Derived from the rows, made anew whenever those change.

mod column;
mod items;
mod stream;
mod values;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use fenqun_model::columns::{Chunk, ColumnKey, Needs, Stream, StreamKey, StreamNeed};

use crate::data::Data;
use crate::error::StoreError;
use column::HotColumn;
use stream::{HotRows, HotStream};

/// The hot columns of a store.
#[derive(Debug)]
pub(crate) struct Hot {
    buckets: Vec<Mutex<HotBucket>>,
    bytes: AtomicU64,
    budget: u64,
}

#[derive(Debug, Default)]
struct HotBucket {
    customers: Option<Arc<Vec<String>>>,
    streams: BTreeMap<StreamKey, HotStream>,
}

/// The streams of one bucket, as asked for.
struct Loaded {
    customers: Arc<Vec<String>>,
    streams: Vec<HotStream>,
}

impl HotStream {
    fn bytes(&self) -> u64 {
        let columns: usize = self.columns.values().map(|column| column.bytes()).sum();
        (self.rows.offsets.len() * 4 + self.rows.occurred_at.len() * 8 + columns) as u64
    }

    fn view(&self, columns: &[ColumnKey]) -> Stream<'_> {
        Stream {
            offsets: &self.rows.offsets,
            occurred_at: &self.rows.occurred_at,
            columns: columns.iter().map(|key| self.columns[key].view()).collect(),
        }
    }

    /// The rows of one customer.
    fn slice(&self, customer: usize) -> HotStream {
        let offsets = &self.rows.offsets;
        let rows = offsets[customer] as usize..offsets[customer + 1] as usize;
        let columns = self.columns.iter();
        let columns =
            columns.map(|(key, column)| (key.clone(), Arc::new(column.slice(rows.clone()))));
        HotStream {
            columns: columns.collect(),
            rows: Arc::new(HotRows {
                offsets: vec![0, rows.len() as u32],
                occurred_at: self.rows.occurred_at[rows].to_vec(),
            }),
        }
    }
}

impl Hot {
    pub(crate) fn new(buckets: u32, budget: u64) -> Self {
        Self {
            buckets: (0..buckets).map(|_| Mutex::default()).collect(),
            bytes: AtomicU64::new(0),
            budget,
        }
    }

    /// For a snapshot of the data.
    pub(crate) fn snapshot(&self) -> Self {
        Self::new(self.buckets.len() as u32, self.budget)
    }

    /// Forgets what is known of a bucket.
    pub(crate) fn invalidate(&self, bucket: u32) {
        let mut bucket = self.lock(bucket);
        let bytes: u64 = bucket.streams.values().map(HotStream::bytes).sum();
        self.bytes.fetch_sub(bytes, Ordering::Relaxed);
        *bucket = HotBucket::default();
    }

    /// Bytes of all hot columns.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    fn lock(&self, bucket: u32) -> MutexGuard<'_, HotBucket> {
        let bucket = &self.buckets[bucket as usize];
        // A visitor that panicked left at worst a stream out.
        bucket.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a stream when there is room, making room from streams that are not needed now.
    fn keep(&self, bucket: &mut HotBucket, need: &StreamNeed, stream: &HotStream, needs: &Needs) {
        let old = bucket
            .streams
            .remove(&need.key)
            .map_or(0, |old| old.bytes());
        self.bytes.fetch_sub(old, Ordering::Relaxed);
        let bytes = stream.bytes();
        if self.bytes() + bytes > self.budget {
            self.drop_others(bucket, needs);
        }
        if self.bytes() + bytes <= self.budget {
            self.bytes.fetch_add(bytes, Ordering::Relaxed);
            bucket.streams.insert(need.key.clone(), stream.clone());
        }
    }

    fn drop_others(&self, bucket: &mut HotBucket, needs: &Needs) {
        let needed = |key: &StreamKey| needs.streams.iter().any(|need| need.key == *key);
        let dropped = bucket.streams.extract_if(.., |key, _| !needed(key));
        let bytes = dropped.map(|(_, stream)| stream.bytes()).sum();
        self.bytes.fetch_sub(bytes, Ordering::Relaxed);
    }
}

impl Data {
    /// Calls `visit` with every bucket's chunk, from `threads` threads.
    pub(crate) fn visit(
        &self,
        needs: &Needs,
        threads: usize,
        visit: &(dyn Fn(&Chunk<'_>) + Sync),
    ) -> Result<(), StoreError> {
        self.visit_with_roots(needs, threads, &|chunk, _| visit(chunk))
    }

    /// Calls `visit` with every bucket's chunk and the roots of its customers.
    pub(crate) fn visit_with_roots(
        &self,
        needs: &Needs,
        threads: usize,
        visit: &(dyn Fn(&Chunk<'_>, &[u32]) + Sync),
    ) -> Result<(), StoreError> {
        let directory = self.directory();
        let next = AtomicU32::new(0);
        let failed: OnceLock<StoreError> = OnceLock::new();
        let work = || {
            while failed.get().is_none() {
                let bucket = next.fetch_add(1, Ordering::Relaxed);
                if bucket >= self.buckets {
                    break;
                }
                match self.load(bucket, needs) {
                    Ok(loaded) => loaded.show(needs, &|chunk| {
                        visit(chunk, directory.customers(bucket));
                    }),
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

    /// Calls `visit` with a chunk of each of some customers.
    pub(crate) fn visit_some(
        &self,
        roots: &[u32],
        needs: &Needs,
        visit: &mut dyn FnMut(&Chunk<'_>, &[u32]),
    ) -> Result<(), StoreError> {
        let mut roots: Vec<u32> = roots.to_vec();
        roots.retain(|root| self.is_root(*root));
        roots.sort_unstable();
        roots.dedup();
        for root in roots {
            self.visit_root(root, needs, &mut |chunk| visit(chunk, &[root]))?;
        }
        Ok(())
    }

    /// Calls `visit` with a chunk of the customer with a root.
    pub(crate) fn visit_root(
        &self,
        root: u32,
        needs: &Needs,
        visit: &mut dyn FnMut(&Chunk<'_>),
    ) -> Result<(), StoreError> {
        let directory = self.directory();
        let loaded = self.load(directory.bucket(root), needs)?;
        let slot = directory.slot(root) as usize;
        let slices: Vec<HotStream> = loaded
            .streams
            .iter()
            .map(|stream| stream.slice(slot))
            .collect();
        let streams = views(&slices, needs);
        visit(&Chunk {
            customers: &loaded.customers[slot..=slot],
            streams: &streams,
        });
        Ok(())
    }

    /// Calls `visit` with a bucket's chunk, made for this once.
    pub(crate) fn visit_cold(
        &self,
        bucket: u32,
        needs: &Needs,
        visit: &(dyn Fn(&Chunk<'_>) + Sync),
    ) -> Result<(), StoreError> {
        let made = self.make(bucket, &needs.streams)?;
        let loaded = Loaded {
            customers: Arc::new(self.names(bucket)),
            streams: made.into_iter().map(|(_, stream)| stream).collect(),
        };
        loaded.show(needs, visit);
        Ok(())
    }

    /// The streams of a bucket, from memory or made.
    fn load(&self, bucket: u32, needs: &Needs) -> Result<Loaded, StoreError> {
        let mut hot = self.hot.lock(bucket);
        let missing = self.missing(&hot, needs);
        let made = self.make(bucket, &missing)?;
        let mut streams = Vec::with_capacity(needs.streams.len());
        for need in &needs.streams {
            let known = hot.streams.get(&need.key);
            let stream = match made.iter().find(|(key, _)| **key == need.key) {
                None => known.cloned(),
                Some((_, new)) => Some(united(known, new)),
            };
            let stream = stream.expect("a stream that is not hot was made");
            if made.iter().any(|(key, _)| **key == need.key) {
                self.hot.keep(&mut hot, need, &stream, needs);
            }
            streams.push(stream);
        }
        let customers = hot
            .customers
            .get_or_insert_with(|| Arc::new(self.names(bucket)));
        Ok(Loaded {
            customers: customers.clone(),
            streams,
        })
    }

    /// Streams and columns that are not hot, or were read as what they are not any more.
    fn missing(&self, hot: &HotBucket, needs: &Needs) -> Vec<StreamNeed> {
        let fresh = |need: &StreamNeed, key: &ColumnKey| {
            let column = hot
                .streams
                .get(&need.key)
                .and_then(|stream| stream.columns.get(key));
            let target = stream::target(self, &need.key, key);
            column.is_some_and(|column| target.is_none() || column.target == target)
        };
        let mut missing = Vec::new();
        for need in &needs.streams {
            let columns = need.columns.iter().filter(|key| !fresh(need, key));
            let columns: Vec<ColumnKey> = columns.cloned().collect();
            if !columns.is_empty() || !hot.streams.contains_key(&need.key) {
                let key = need.key.clone();
                missing.push(StreamNeed { key, columns });
            }
        }
        missing
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

    /// Makes every hot stream anew and tells which buckets differ from what was hot.
    pub(crate) fn stale_buckets(&self) -> Result<Vec<u32>, StoreError> {
        let mut stale = Vec::new();
        for bucket in 0..self.buckets {
            let hot = self.hot.lock(bucket);
            let needs = hot.streams.iter().map(|(key, stream)| StreamNeed {
                key: key.clone(),
                columns: stream.columns.keys().cloned().collect(),
            });
            let needs: Vec<StreamNeed> = needs.collect();
            let made = self.make(bucket, &needs)?;
            let same = |(key, new): &(&StreamKey, HotStream)| {
                let old: &HotStream = &hot.streams[*key];
                old.rows == new.rows && old.columns == new.columns
            };
            if !made.iter().all(same) {
                stale.push(bucket);
            }
        }
        Ok(stale)
    }
}

/// Columns that were hot and new ones; rows of a stream are the same however it is made.
fn united(known: Option<&HotStream>, new: &HotStream) -> HotStream {
    let mut stream = new.clone();
    for (key, column) in known.iter().flat_map(|known| &known.columns) {
        let entry = stream.columns.entry(key.clone());
        entry.or_insert_with(|| Arc::<HotColumn>::clone(column));
    }
    stream
}

fn views<'a>(streams: &'a [HotStream], needs: &Needs) -> Vec<Stream<'a>> {
    let views = streams.iter().zip(&needs.streams);
    views
        .map(|(stream, need)| stream.view(&need.columns))
        .collect()
}

impl Loaded {
    fn show(&self, needs: &Needs, visit: &(dyn Fn(&Chunk<'_>) + Sync)) {
        let streams = views(&self.streams, needs);
        visit(&Chunk {
            customers: &self.customers,
            streams: &streams,
        });
    }
}
