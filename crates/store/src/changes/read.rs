//! Reading the change log beside its writer.

use std::ops::ControlFlow;
use std::sync::{Arc, PoisonError};

use fenqun_model::Instant;

use super::block::{Block, ChangeRef};
use super::segment::{Frames, Segment, Spot, survey};
use super::state::Shared;
use super::{Change, Dropped};
use crate::error::StoreError;

/// Bytes read before others get their turn.
const TURN: u64 = 4 << 20;

/// Reads the change log while it is being written. Cheap to clone; never waits for the writer, nor
/// the writer for it, except while a customer is erased.
#[derive(Clone, Debug)]
pub struct ChangeReader {
    shared: Arc<Shared>,
}

/// What is wanted of the log.
struct Wanted<'a> {
    /// Behind this sequence number.
    after: u64,
    /// Only blocks in which something took effect after this instant.
    since: Instant,
    /// What to do with each block; `Break` ends it.
    visit: &'a mut dyn FnMut(&Block<'_>) -> Result<ControlFlow<()>, &'static str>,
}

impl ChangeReader {
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }

    /// The newest sequence number; 0 when nothing was recorded.
    pub fn last(&self) -> u64 {
        self.shared.look().last
    }

    /// What is kept of changes that were dropped.
    pub fn dropped(&self) -> Arc<Dropped> {
        self.shared.look().dropped.clone()
    }

    /// At most `limit` changes behind a sequence number, in order. Begins with the oldest that is
    /// kept when earlier ones were dropped.
    ///
    /// # Errors
    /// Damaged files.
    pub fn after(&self, sequence: u64, limit: usize) -> Result<Vec<Change>, StoreError> {
        let sequence = sequence.max(self.dropped().first - 1);
        if let Some(recent) = self.shared.look().recent(sequence, limit) {
            return Ok(recent);
        }
        let mut found = Vec::new();
        self.each(sequence, Instant::MIN, &mut |change| {
            found.push(change.to_owned());
            match found.len() < limit {
                true => ControlFlow::Continue(()),
                false => ControlFlow::Break(()),
            }
        })?;
        found.truncate(limit);
        Ok(found)
    }

    /// The same when all of them are in memory, which waits for nothing; else nothing.
    pub fn recent(&self, sequence: u64, limit: usize) -> Option<Vec<Change>> {
        self.shared.look().recent(sequence, limit)
    }

    /// Every change that took effect after an instant, in the order of recording.
    ///
    /// # Errors
    /// Damaged files.
    pub fn after_instant(&self, instant: Instant) -> Result<Vec<Change>, StoreError> {
        let mut found = Vec::new();
        self.each(0, instant, &mut |change| {
            found.push(change.to_owned());
            ControlFlow::Continue(())
        })?;
        Ok(found)
    }

    /// Every change of the customer with this name, in the order of recording.
    ///
    /// # Errors
    /// Damaged files.
    pub fn of_customer(&self, name: &str) -> Result<Vec<Change>, StoreError> {
        self.of_names(&[name])
    }

    /// The same of a customer who has had several names.
    ///
    /// # Errors
    /// Damaged files.
    pub fn of_names(&self, names: &[&str]) -> Result<Vec<Change>, StoreError> {
        let mut found = Vec::new();
        let named = |customer: &str| !customer.is_empty() && names.contains(&customer);
        self.blocks(Wanted {
            after: 0,
            since: Instant::MIN,
            visit: &mut |block| {
                if block.names_any(named) {
                    for change in block.changes() {
                        let change = change?;
                        if named(change.customer) {
                            found.push(change.to_owned());
                        }
                    }
                }
                Ok(ControlFlow::Continue(()))
            },
        })?;
        Ok(found)
    }

    /// Every change of a definition that took effect in `(from, to]`, in the order of recording.
    ///
    /// # Errors
    /// Damaged files.
    pub fn between(
        &self,
        definition: &str,
        from: Instant,
        to: Instant,
    ) -> Result<Vec<Change>, StoreError> {
        let mut found = Vec::new();
        self.each(0, from, &mut |change| {
            if change.at <= to && change.transition.definition == definition {
                found.push(change.to_owned());
            }
            ControlFlow::Continue(())
        })?;
        Ok(found)
    }

    /// Shows every change behind a sequence number that took effect after an instant, in the order
    /// of recording, up to the newest there is now, until told to stop. The cheapest way to look at
    /// many.
    ///
    /// # Errors
    /// Damaged files.
    pub fn each(
        &self,
        after: u64,
        since: Instant,
        visit: &mut dyn FnMut(ChangeRef<'_>) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.blocks(Wanted {
            after,
            since,
            visit: &mut |block| {
                for change in block.changes() {
                    let change = change?;
                    let wanted = change.sequence > after && change.at > since;
                    if wanted && visit(change).is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                }
                Ok(ControlFlow::Continue(()))
            },
        })
    }

    fn blocks(&self, mut wanted: Wanted<'_>) -> Result<(), StoreError> {
        let until = self.last();
        wanted.after = wanted.after.max(self.before(wanted.since));
        while wanted.after < until {
            let _files = self
                .shared
                .files
                .read()
                .unwrap_or_else(PoisonError::into_inner);
            let (segment, spot) = self.place(wanted.after + 1)?;
            if self.turn(&segment, spot, until, &mut wanted)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Reads on in a segment for a while.
    fn turn(
        &self,
        segment: &Segment,
        spot: Spot,
        until: u64,
        wanted: &mut Wanted<'_>,
    ) -> Result<ControlFlow<()>, StoreError> {
        let mut frames = Frames::new(&self.shared.disk, segment, spot.offset);
        let before = wanted.after;
        while let Some(found) = frames.next()? {
            for place in &found.contents.blocks {
                if place.last() <= wanted.after {
                    continue;
                }
                if place.first > until {
                    return Ok(ControlFlow::Break(()));
                }
                if place.latest > wanted.since {
                    let bytes = frames.block(&found, place)?;
                    let visited = place.open(&bytes).and_then(|block| (wanted.visit)(&block));
                    let broken = |what| frames.damaged(frames.offset - found.length, what);
                    if visited.map_err(broken)?.is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                }
                wanted.after = place.last();
            }
            if frames.offset > spot.offset + TURN && wanted.after > before {
                return Ok(ControlFlow::Continue(()));
            }
        }
        if wanted.after > before {
            return Ok(ControlFlow::Continue(()));
        }
        Err(frames.damaged(segment.length, "changes are missing at the end"))
    }

    /// A sequence number up to which nothing took effect after an instant.
    fn before(&self, since: Instant) -> u64 {
        let state = self.shared.look();
        let older = state.segments.iter().rev();
        let start = older
            .map(|segment| segment.opening)
            .find(|opening| opening.before <= since);
        match state.latest <= since {
            true => state.last,
            false => start.map_or(0, |opening| opening.first - 1),
        }
    }

    /// Where to read a change, and the segment; the oldest there is when it was dropped.
    fn place(&self, sequence: u64) -> Result<(Segment, Spot), StoreError> {
        let segment = {
            let state = self.shared.look();
            let segments = &state.segments;
            let behind = segments.partition_point(|segment| segment.opening.first <= sequence);
            let segment = &segments[behind.saturating_sub(1)];
            if let Some(spot) = segment.spot(sequence) {
                return Ok((segment.without_spots(), spot));
            }
            segment.clone()
        };
        let (spots, _) = survey(&self.shared.disk, &segment)?;
        let mut state = self.shared.change();
        let known = state.segments.iter_mut();
        let mut known = known.filter(|known| known.head == segment.head);
        if let Some(known) = known.next() {
            known.spots.get_or_insert(spots.clone());
        }
        let surveyed = Segment {
            spots: Some(spots),
            ..segment
        };
        let spot = surveyed.spot(sequence);
        let spot = spot.expect("a survey finds the beginning at least");
        Ok((surveyed, spot))
    }
}
