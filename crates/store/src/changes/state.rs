//! What the writer of the change log and its readers have in common.

use std::collections::VecDeque;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use fenqun_model::Instant;

use super::Change;
use super::dropped::Dropped;
use super::segment::Segment;
use crate::disk::Disk;

/// Newest changes kept in memory, so that those who follow do not touch the disk.
const RECENT: usize = 65_536;

/// What the writer and its readers have in common.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) disk: Arc<dyn Disk>,
    state: RwLock<State>,
    /// Read while a file is being read, for a piece at a time; written while files are replaced.
    pub(super) files: RwLock<()>,
}

/// What is in the log. Only what is durable is told.
#[derive(Debug)]
pub(super) struct State {
    /// Oldest first; at least one, the last is written to.
    pub(super) segments: Vec<Segment>,
    /// Newest sequence number.
    pub(super) last: u64,
    /// No change took effect later.
    pub(super) latest: Instant,
    /// What was said of changes that are no longer there.
    pub(super) dropped: Arc<Dropped>,
    recent: VecDeque<Arc<Vec<Change>>>,
    recent_count: usize,
}

impl Shared {
    pub(super) fn new(disk: Arc<dyn Disk>, state: State) -> Self {
        Self {
            disk,
            state: RwLock::new(state),
            files: RwLock::new(()),
        }
    }

    /// For a short look.
    pub(super) fn look(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// For a short change.
    pub(super) fn change(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    pub(super) fn new(segments: Vec<Segment>, dropped: Dropped) -> Self {
        Self {
            segments,
            last: 0,
            latest: Instant::MIN,
            dropped: Arc::new(dropped),
            recent: VecDeque::new(),
            recent_count: 0,
        }
    }

    /// The segment being written to.
    pub(super) fn active(&mut self) -> &mut Segment {
        self.segments.last_mut().expect("a log has a segment")
    }

    /// Keeps the newest of some changes in memory.
    pub(super) fn remember(&mut self, changes: &[Change]) {
        let newest = &changes[changes.len().saturating_sub(RECENT)..];
        if newest.is_empty() {
            return;
        }
        let mut first = self.last - newest.len() as u64;
        let numbered = newest.iter().map(|change| {
            first += 1;
            Change {
                sequence: first,
                ..change.clone()
            }
        });
        self.recent.push_back(Arc::new(numbered.collect()));
        self.recent_count += newest.len();
        while self.recent_count > RECENT && self.recent.len() > 1 {
            let oldest = self.recent.pop_front();
            self.recent_count -= oldest.map_or(0, |oldest| oldest.len());
        }
    }

    /// Changes behind a sequence number when they are all in memory, at most `limit`.
    pub(super) fn recent(&self, after: u64, limit: usize) -> Option<Vec<Change>> {
        if after >= self.last {
            return Some(vec![]);
        }
        let oldest = self.last - self.recent_count as u64;
        if after < oldest {
            return None;
        }
        let newer = |batch: &Arc<Vec<Change>>| {
            let first = batch.first().map_or(u64::MAX, |change| change.sequence);
            first <= after
        };
        let start = self.recent.partition_point(newer).saturating_sub(1);
        let batches = self
            .recent
            .iter()
            .skip(start)
            .flat_map(|batch| batch.iter());
        let behind = batches.filter(|change| change.sequence > after);
        Some(behind.take(limit).cloned().collect())
    }

    /// Takes somebody's name from what is in memory.
    pub(super) fn forget(&mut self, is_theirs: &dyn Fn(&str) -> bool) {
        for batch in &mut self.recent {
            if batch.iter().any(|change| is_theirs(&change.customer)) {
                let named = Arc::make_mut(batch).iter_mut();
                named
                    .filter(|change| is_theirs(&change.customer))
                    .for_each(Change::forget);
            }
        }
    }
}
