//! Events that came more than once: which of them counts.

use std::cmp::Ordering;

use hashbrown::{HashMap, HashSet};

use super::Piece;
use crate::batch::{Batch, Table};
use crate::data::Data;
use crate::error::StoreError;
use crate::run::Want;

/// Origins of rows that repeat others and do not count.
pub(crate) type Repeats = HashSet<(u64, u64)>;

/// Within what an id is unique.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Within a key: what files hold. Nothing is lost when a merge is taken back.
    Key,
    /// Within a customer: what readers see.
    Customer,
}

/// Rows that repeat others.
#[derive(Debug, Default)]
pub(crate) struct Losers {
    /// All of them.
    pub(crate) all: Repeats,
    /// Those that count when the import is undone with which the row came that counts instead.
    pub(crate) kept: Repeats,
}

/// A row that may be a repeat.
struct Rival<'a> {
    batch: &'a Batch,
    row: usize,
    origin: (u64, u64),
}

impl Data {
    /// Which events of a bucket repeat others.
    pub(crate) fn repeats(&self, bucket: u32, owner: Owner) -> Result<Repeats, StoreError> {
        Ok(self.losers(bucket, owner)?.all)
    }

    /// Which events of a bucket repeat others, and which of those have to be kept.
    pub(crate) fn losers(&self, bucket: u32, owner: Owner) -> Result<Losers, StoreError> {
        let directory = self.directory();
        let several = directory.several_keys(bucket);
        let suspicious = owner == Owner::Customer && !several.is_empty();
        let suspicious = suspicious || self.is_undoing(bucket);
        if directory.delta(Table::Events, bucket).is_empty() && !suspicious {
            return Ok(Losers::default());
        }
        let groups = self.repeated_hashes(bucket, owner)?;
        if groups.is_empty() {
            return Ok(Losers::default());
        }
        let want = Want {
            names: &|_| true,
            paths: None,
            rest: true,
            ids: true,
            origins: true,
            imports: true,
            repeats: false,
            coded: false,
            select: true,
        };
        let pieces = self.pieces(Table::Events, bucket, &want)?;
        Ok(self.losers_among(&pieces, owner, &groups))
    }

    fn owner(&self, key: u32, owner: Owner) -> u32 {
        match owner {
            Owner::Key => key,
            Owner::Customer => self.directory().slot(key),
        }
    }

    /// Owners and hashes of ids that occur more than once.
    fn repeated_hashes(
        &self,
        bucket: u32,
        owner: Owner,
    ) -> Result<HashSet<(u32, u64)>, StoreError> {
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
        let pieces = self.pieces(Table::Events, bucket, &want)?;
        let several = self.directory().several_keys(bucket);
        // Of the rows that count, files hold no repeats within a key, so one of two repeats is in the
        // delta, or they are of a customer with several keys, or what counted is being undone.
        let is_undoing = self.is_undoing(bucket);
        let suspect = |piece: &Piece<'_>, key: u32| {
            let joined = || several.binary_search(&self.directory().slot(key)).is_ok();
            is_undoing || !piece.is_sorted() || owner == Owner::Customer && joined()
        };
        let mut seen: HashMap<(u32, u64), bool> =
            HashMap::with_capacity(self.directory().delta(Table::Events, bucket).len());
        let each = |piece: &Piece<'_>, take: &mut dyn FnMut(u32, (u32, u64))| {
            for row in piece.rows() {
                let (key, hash) = (piece.batch.key[row], piece.batch.id_hash[row]);
                take(key, (self.owner(key, owner), hash));
            }
        };
        for piece in &pieces {
            each(piece, &mut |key, id| {
                if suspect(piece, key) {
                    seen.entry(id)
                        .and_modify(|again| *again = true)
                        .or_insert(false);
                }
            });
        }
        for piece in pieces.iter().filter(|piece| piece.is_sorted()) {
            each(piece, &mut |key, id| {
                if let Some(again) = seen.get_mut(&id)
                    && !suspect(piece, key)
                {
                    *again = true;
                }
            });
        }
        Ok(seen
            .into_iter()
            .filter(|(_, again)| *again)
            .map(|(id, _)| id)
            .collect())
    }

    fn losers_among(
        &self,
        pieces: &[Piece<'_>],
        owner: Owner,
        groups: &HashSet<(u32, u64)>,
    ) -> Losers {
        let mut rivals: HashMap<(u32, &str), Vec<Rival<'_>>> = HashMap::new();
        for piece in pieces {
            for row in piece.rows() {
                let who = self.owner(piece.batch.key[row], owner);
                if groups.contains(&(who, piece.batch.id_hash[row])) {
                    let same = rivals.entry((who, piece.batch.id_of(row))).or_default();
                    same.push(Rival {
                        batch: &piece.batch,
                        row,
                        origin: piece.origin(row),
                    });
                }
            }
        }
        let mut losers = Losers::default();
        rivals.into_values().for_each(|same| losers.take(same));
        losers
    }
}

impl Losers {
    /// Takes in rows that claim to be one event.
    fn take(&mut self, mut same: Vec<Rival<'_>>) {
        same.sort_by(|a, b| precedence((a.batch, a.row), (b.batch, b.row)));
        let mut imports: Vec<u32> = Vec::new();
        for (place, rival) in same.iter().enumerate() {
            let import = rival.batch.import_of(rival.row);
            if place > 0 {
                self.all.insert(rival.origin);
                // What came with no import stays for ever, so nothing behind it will ever count.
                if !imports.contains(&0) && !imports.contains(&import) {
                    self.kept.insert(rival.origin);
                }
            }
            imports.push(import);
        }
    }
}

/// Whether of two rows with the same id the first one counts: the one received first does; on a
/// tie content decides, never the order of arrival.
pub(crate) fn beats(one: (&Batch, usize), other: (&Batch, usize)) -> bool {
    precedence(one, other).is_lt()
}

/// The order in which rows with the same id have a claim to count.
fn precedence(one: (&Batch, usize), other: (&Batch, usize)) -> Ordering {
    let times = |(batch, row): (&Batch, usize)| (batch.received_at[row], batch.occurred_at[row]);
    let content = |(batch, row): (&Batch, usize)| batch.content_of(row);
    let order = times(one).cmp(&times(other));
    let order = order.then_with(|| one.0.name_of(one.1).cmp(other.0.name_of(other.1)));
    order.then_with(|| content(one).cmp(&content(other)))
}
