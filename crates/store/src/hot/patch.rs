//! A base with everything written since: what nobody touched is copied in bulk.

use std::ops::Range;
use std::sync::Arc;

use fenqun_model::columns::{ColumnKey, StreamKey, StreamNeed};

use super::base::{Base, Ids, Picked, PickedStream};
use super::build::Builder;
use super::overlay::{Entry, Overlay, RawRow};
use super::plan::{Plan, Source};
use super::raw::Origin;
use super::resolved::Resolved;
use super::stream::HotStream;
use super::versions::{Undecided, tells_text};
use crate::data::Data;
use crate::error::StoreError;
use crate::schema::Target;

/// Customers whose rows were planned, in the order asked for, and what had to be read for that.
pub(super) type Planned = (Vec<Plan>, Vec<(u32, Entry)>);

/// Customers of the new base that follow one another.
enum Piece {
    /// As they were.
    Slots(Range<usize>),
    /// One whose rows were planned.
    Touched(usize),
}

impl Data {
    /// Plans some customers of a bucket, each with what is known of them since the base was made;
    /// reads the rows of those whose hot rows do not tell.
    pub(super) fn plans(
        &self,
        bucket: u32,
        base: &Arc<Base>,
        picked: &Arc<Picked>,
        resolved: &Arc<Resolved>,
        customers: &[(u32, Option<Arc<Entry>>)],
    ) -> Result<Planned, StoreError> {
        let plan = |(root, entry): &(u32, Option<Arc<Entry>>)| {
            let sources = sources(base, picked, resolved, *root, entry.as_deref())?;
            Plan::of(resolved, sources, entry.clone())
        };
        let first: Vec<Result<Plan, Undecided>> = customers.iter().map(plan).collect();
        let undecided = customers
            .iter()
            .zip(&first)
            .filter(|(_, plan)| plan.is_err());
        let undecided: Vec<u32> = undecided.map(|((root, _), _)| *root).collect();
        let mut learned = self.learn(bucket, &undecided)?.into_iter();
        let mut kept = Vec::new();
        let mut plans = Vec::with_capacity(customers.len());
        for plan in first {
            plans.push(match plan {
                Ok(plan) => plan,
                Err(Undecided) => {
                    let (root, entry) = learned.next().expect("each undecided one was read");
                    kept.push((root, entry.clone()));
                    let plan = Plan::of(resolved, vec![], Some(Arc::new(entry)));
                    plan.expect("rows as they came tell everything")
                }
            });
        }
        Ok((plans, kept))
    }

    /// Reads all rows of some customers of a bucket.
    pub(super) fn learn(
        &self,
        bucket: u32,
        roots: &[u32],
    ) -> Result<Vec<(u32, Entry)>, StoreError> {
        if roots.is_empty() {
            return Ok(vec![]);
        }
        let origin = Origin::of(self, bucket, roots);
        let mut rows = origin.read(self)?;
        let learned = roots.iter().map(|root| {
            let rows: Vec<RawRow> = rows.remove(root).unwrap_or_default();
            (*root, Entry::known_only(rows))
        });
        Ok(learned.collect())
    }

    /// The base with everything written since.
    pub(super) fn patched(
        &self,
        bucket: u32,
        base: &Arc<Base>,
        overlay: &Overlay,
    ) -> Result<Base, StoreError> {
        let mut needs = base.fresh_needs(self);
        needs.streams.retain(|need| can_grow(base, need));
        let resolved = Arc::new(Resolved::new(self, needs));
        let picked = base.pick(&resolved).expect("everything asked for is there");
        let touched = overlay.sorted();
        let there = touched.iter().filter(|(_, entry)| !entry.is_gone());
        let there: Vec<_> = there
            .map(|(root, entry)| (*root, Some(entry.clone())))
            .collect();
        let (plans, _) = self.plans(bucket, base, &picked, &resolved, &there)?;
        let pieces = pieces(base, &touched);
        let roots: Vec<u32> = there.iter().map(|(root, _)| *root).collect();
        let mut new = self.people(base, &pieces, &roots);
        new.ids = base
            .ids
            .as_ref()
            .and_then(|ids| grown_ids(ids, &pieces, &plans))
            .map(Arc::new);
        for (index, need) in resolved.needs.streams.iter().enumerate() {
            let first = &picked.streams[index];
            let targets = &resolved.targets[index];
            let stream = grown(index, need, targets, first, &pieces, &plans);
            if tells(need, &stream) {
                new.streams.insert(need.key.clone(), stream);
            }
        }
        Ok(new)
    }

    /// Roots and names.
    fn people(&self, base: &Base, pieces: &[Piece], touched: &[u32]) -> Base {
        let mut roots = Vec::with_capacity(base.roots.len());
        let mut names = Vec::with_capacity(base.roots.len());
        for piece in pieces {
            match piece {
                Piece::Slots(slots) => {
                    roots.extend_from_slice(&base.roots[slots.clone()]);
                    names.extend_from_slice(&base.names[slots.clone()]);
                }
                Piece::Touched(index) => {
                    roots.push(touched[*index]);
                    names.push(self.name(touched[*index]).to_owned());
                }
            }
        }
        Base::new(roots, names)
    }
}

/// Where the hot rows of a customer are.
fn sources(
    base: &Arc<Base>,
    picked: &Arc<Picked>,
    resolved: &Arc<Resolved>,
    root: u32,
    entry: Option<&Entry>,
) -> Result<Vec<Source>, Undecided> {
    let own = || {
        let slot = base.slot(root).ok_or(Undecided)?;
        Ok(Source {
            base: base.clone(),
            picked: picked.clone(),
            slot,
        })
    };
    let known = match entry {
        None => return Ok(vec![own()?]),
        Some(Entry::Known(known)) => known,
        Some(Entry::Gone | Entry::Unknown) => return Err(Undecided),
    };
    let mut sources = Vec::with_capacity(1 + known.joined.len());
    if known.own {
        sources.push(own()?);
    }
    for joined in &known.joined {
        sources.push(Source {
            base: joined.clone(),
            picked: joined.pick(resolved).ok_or(Undecided)?,
            slot: 0,
        });
    }
    Ok(sources)
}

/// Untouched customers and touched ones in the order of their roots.
fn pieces(base: &Base, touched: &[(u32, Arc<Entry>)]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(touched.len() * 2 + 1);
    let (mut at, mut index) = (0, 0);
    for (root, entry) in touched {
        let slot = at + base.roots[at..].partition_point(|other| other < root);
        if at < slot {
            pieces.push(Piece::Slots(at..slot));
        }
        at = slot + usize::from(base.roots.get(slot) == Some(root));
        if !entry.is_gone() {
            pieces.push(Piece::Touched(index));
            index += 1;
        }
    }
    if at < base.roots.len() {
        pieces.push(Piece::Slots(at..base.roots.len()));
    }
    pieces
}

/// Whether later values can be put into a stream.
fn can_grow(base: &Base, need: &StreamNeed) -> bool {
    let stream = &base.streams[&need.key];
    let hashed = stream
        .rows
        .versions
        .as_ref()
        .is_none_or(|versions| versions.hashes.is_some());
    let value = stream.columns.get(&ColumnKey::Value);
    hashed
        || need.columns.contains(&ColumnKey::Value) && value.is_some_and(|value| tells_text(value))
}

/// Whether a stream that was put together tells all that later values need.
fn tells(need: &StreamNeed, stream: &HotStream) -> bool {
    let value = stream.columns.get(&ColumnKey::Value);
    let versions = stream.rows.versions.as_ref();
    let hashed = versions.is_some_and(|versions| versions.hashes.is_some());
    matches!(need.key, StreamKey::Events(_))
        || hashed
        || value.is_some_and(|value| tells_text(value))
}

fn grown(
    index: usize,
    need: &StreamNeed,
    targets: &[Option<Target>],
    first: &PickedStream,
    pieces: &[Piece],
    plans: &[Plan],
) -> HotStream {
    let mut builder = Builder::new(need, targets, Some(first));
    if let StreamKey::Attribute(_) = need.key {
        let value = need.columns.iter().position(|key| *key == ColumnKey::Value);
        let target = value.and_then(|value| targets[value]);
        let versions = first.rows.versions.as_ref();
        let hashed = versions.is_none_or(|versions| versions.hashes.is_some());
        builder = builder.with_versions(hashed || !may_tell(target));
    }
    // What comes for each touched customer is little; what is too much is given back.
    let customers = first.rows.offsets.len() + plans.len();
    builder.reserve(customers, first.rows.occurred_at.len() + 4 * plans.len());
    for piece in pieces {
        match piece {
            Piece::Slots(slots) => builder.add_slots(first, slots.clone()),
            Piece::Touched(plan) => plans[*plan].add(index, &mut builder),
        }
    }
    builder.finish()
}

/// Whether a column that is read as this may tell the texts of its values.
fn may_tell(target: Option<Target>) -> bool {
    use fenqun_model::Type;
    match target {
        Some(Target::Absent) => true,
        Some(Target::Typed(kind)) => matches!(
            kind,
            Type::Integer | Type::Decimal | Type::Boolean | Type::Text | Type::Date
        ),
        _ => false,
    }
}

fn grown_ids(ids: &Ids, pieces: &[Piece], plans: &[Plan]) -> Option<Ids> {
    let mut grown = Ids {
        offsets: vec![0],
        hashes: Vec::with_capacity(ids.hashes.len() + 4 * plans.len()),
        received: ids.received,
    };
    for piece in pieces {
        let shift = grown.hashes.len() as u32;
        match piece {
            Piece::Slots(slots) => {
                let (first, ends) = (ids.offsets[slots.start], &ids.offsets[slots.start + 1..]);
                let ends = ends[..slots.len()].iter().map(|end| end - first + shift);
                grown.offsets.extend(ends);
                let last = ids.offsets[slots.end] as usize;
                grown
                    .hashes
                    .extend_from_slice(&ids.hashes[first as usize..last]);
            }
            Piece::Touched(plan) => {
                grown.hashes.extend(plans[*plan].ids()?);
                grown.offsets.push(grown.hashes.len() as u32);
                grown.received = grown.received.max(plans[*plan].received());
            }
        }
    }
    grown.hashes.shrink_to_fit();
    grown.offsets.shrink_to_fit();
    Some(grown)
}
