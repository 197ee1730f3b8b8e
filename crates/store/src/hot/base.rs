//! The hot columns of a bucket as they were made: never changed, only replaced.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use fenqun_model::columns::{ColumnKey, Needs, StreamKey, StreamNeed};

use super::column::HotColumn;
use super::resolved::Resolved;
use super::stream::{self, HotRows, HotStream};
use crate::data::Data;
use crate::schema::Target;

/// How many picks are remembered.
const KEPT: usize = 8;

/// The hot columns of some customers: those of a bucket, or one who has moved to another.
#[derive(Debug, Default)]
pub(super) struct Base {
    /// Roots of the customers, ascending.
    pub(super) roots: Arc<Vec<u32>>,
    pub(super) names: Arc<Vec<String>>,
    pub(super) streams: BTreeMap<StreamKey, HotStream>,
    /// Only when somebody follows what is written.
    pub(super) ids: Option<Arc<Ids>>,
    picks: Mutex<Vec<(Arc<Resolved>, Arc<Picked>)>>,
}

/// The ids of the events of each customer, of every name, as XXH3-64.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ids {
    /// Hashes of customer `i` are `offsets[i]..offsets[i + 1]`, ascending.
    pub(super) offsets: Vec<u32>,
    pub(super) hashes: Vec<u64>,
    /// When the last of them was received.
    pub(super) received: i64,
}

/// The streams and columns that are asked for, in that order.
#[derive(Debug)]
pub(super) struct Picked {
    pub(super) streams: Vec<PickedStream>,
}

/// One of them.
#[derive(Clone, Debug)]
pub(super) struct PickedStream {
    pub(super) rows: Arc<HotRows>,
    pub(super) columns: Vec<Arc<HotColumn>>,
    /// Values of an attribute, also when they are not asked for.
    pub(super) value: Option<Arc<HotColumn>>,
}

impl Clone for Base {
    fn clone(&self) -> Self {
        Self {
            roots: self.roots.clone(),
            names: self.names.clone(),
            streams: self.streams.clone(),
            ids: self.ids.clone(),
            picks: Mutex::default(),
        }
    }
}

/// Whether a column that was read as one thing shows what it would show read as another. What was
/// read when nothing was ever seen has no values whatever it is read as.
pub(super) fn is_fresh(column: &HotColumn, target: Option<Target>) -> bool {
    target.is_none() || column.target == target || column.target == Some(Target::Absent)
}

impl Base {
    pub(super) fn new(roots: Vec<u32>, names: Vec<String>) -> Self {
        Self {
            roots: Arc::new(roots),
            names: Arc::new(names),
            ..Self::default()
        }
    }

    /// Place of a customer.
    pub(super) fn slot(&self, root: u32) -> Option<usize> {
        self.roots.binary_search(&root).ok()
    }

    /// What is asked for; `None` when something of it is not there.
    pub(super) fn pick(&self, resolved: &Arc<Resolved>) -> Option<Arc<Picked>> {
        let mut picks = self.picks.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, picked)) = picks.iter().find(|(key, _)| Arc::ptr_eq(key, resolved)) {
            return Some(picked.clone());
        }
        let needs = resolved.needs.streams.iter().zip(&resolved.targets);
        let streams = needs.map(|(need, targets)| self.pick_stream(need, targets));
        let streams: Vec<PickedStream> = streams.collect::<Option<_>>()?;
        let picked = Arc::new(Picked { streams });
        picks.truncate(KEPT - 1);
        picks.insert(0, (resolved.clone(), picked.clone()));
        Some(picked)
    }

    fn pick_stream(&self, need: &StreamNeed, targets: &[Option<Target>]) -> Option<PickedStream> {
        let stream = self.streams.get(&need.key)?;
        let columns = need.columns.iter().zip(targets).map(|(key, target)| {
            let column = stream.columns.get(key)?;
            is_fresh(column, *target).then(|| column.clone())
        });
        Some(PickedStream {
            rows: stream.rows.clone(),
            columns: columns.collect::<Option<_>>()?,
            value: stream.columns.get(&ColumnKey::Value).cloned(),
        })
    }

    /// Streams and columns that are asked for and not there.
    pub(super) fn missing(&self, resolved: &Resolved) -> Vec<StreamNeed> {
        let mut missing = Vec::new();
        for (need, targets) in resolved.needs.streams.iter().zip(&resolved.targets) {
            let stream = self.streams.get(&need.key);
            let columns = need.columns.iter().zip(targets).filter(|(key, target)| {
                let column = stream.and_then(|stream| stream.columns.get(key));
                column.is_none_or(|column| !is_fresh(column, **target))
            });
            let columns: Vec<ColumnKey> = columns.map(|(key, _)| key.clone()).collect();
            if !columns.is_empty() || stream.is_none() {
                let key = need.key.clone();
                missing.push(StreamNeed { key, columns });
            }
        }
        missing
    }

    /// Everything that is there and still fresh.
    pub(super) fn fresh_needs(&self, data: &Data) -> Needs {
        let mut needs = Needs::default();
        for (key, stream) in &self.streams {
            let fresh = |(name, column): &(&ColumnKey, &Arc<HotColumn>)| {
                is_fresh(column, stream::target(data, key, name))
            };
            let columns = stream.columns.iter().filter(fresh);
            needs.streams.push(StreamNeed {
                key: key.clone(),
                columns: columns.map(|(name, _)| name.clone()).collect(),
            });
        }
        needs
    }

    /// One customer of these.
    pub(super) fn slice(&self, slot: usize) -> Self {
        let streams = self.streams.iter();
        let ids = self.ids.as_ref().map(|ids| {
            let hashes = ids.of(slot).to_vec();
            Arc::new(Ids {
                offsets: vec![0, hashes.len() as u32],
                hashes,
                received: ids.received,
            })
        });
        Self {
            roots: Arc::new(vec![self.roots[slot]]),
            names: Arc::new(vec![self.names[slot].clone()]),
            streams: streams
                .map(|(key, stream)| (key.clone(), stream.slice(slot)))
                .collect(),
            ids,
            picks: Mutex::default(),
        }
    }

    /// Bytes in memory.
    pub(super) fn bytes(&self) -> u64 {
        let streams: u64 = self.streams.values().map(HotStream::bytes).sum();
        let ids = self.ids.as_ref().map_or(0, |ids| {
            (ids.hashes.len() * 8 + ids.offsets.len() * 4) as u64
        });
        streams + ids
    }
}

impl Ids {
    /// Hashes of a customer, ascending.
    pub(super) fn of(&self, slot: usize) -> &[u64] {
        &self.hashes[self.offsets[slot] as usize..self.offsets[slot + 1] as usize]
    }
}
