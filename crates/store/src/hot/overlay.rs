//! What was written since the base of a bucket was made: the customers who are not what they were
//! in it, with their new rows. Cheap to copy, however many there are.

use std::collections::HashMap;
use std::sync::Arc;

use super::base::Base;
use crate::batch::{Batch, Table};

/// Parts of an overlay that are copied one by one. A power of two.
const SHARDS: u32 = 64;

/// The customers of a bucket who are not what they were.
#[derive(Clone, Debug, Default)]
pub(super) struct Overlay {
    /// Empty as long as there is nobody.
    shards: Vec<Arc<HashMap<u32, Arc<Entry>>>>,
    customers: usize,
    rows: usize,
}

/// A customer who is not what they were in the base.
#[derive(Clone, Debug)]
pub(super) enum Entry {
    /// No customer of their own any more, or of another bucket.
    Gone,
    /// Their rows have to be read from the files.
    Unknown,
    /// These are their rows.
    Known(Known),
}

/// The rows of a customer.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// Those in the base of the bucket count.
    pub(super) own: bool,
    /// Customers who became this one.
    pub(super) joined: Vec<Arc<Base>>,
    /// Rows as they came.
    pub(super) rows: Vec<RawRow>,
}

/// A row as it came.
#[derive(Clone, Debug)]
pub(super) struct RawRow {
    pub(super) table: Table,
    pub(super) batch: Arc<Batch>,
    pub(super) row: u32,
}

impl Entry {
    /// These rows and no others.
    pub(super) fn known_only(rows: Vec<RawRow>) -> Self {
        Entry::Known(Known {
            rows,
            ..Known::default()
        })
    }

    pub(super) fn is_gone(&self) -> bool {
        matches!(self, Entry::Gone)
    }

    fn rows(&self) -> usize {
        match self {
            Entry::Known(known) => known.rows.len(),
            _ => 0,
        }
    }
}

impl RawRow {
    pub(super) fn occurred_at(&self) -> i64 {
        self.batch.occurred_at[self.row as usize]
    }

    pub(super) fn name(&self) -> &str {
        self.batch.name_of(self.row as usize)
    }

    pub(super) fn id(&self) -> &str {
        self.batch.id_of(self.row as usize)
    }
}

impl Overlay {
    pub(super) fn is_empty(&self) -> bool {
        self.customers == 0
    }

    /// Weight from which it is worth putting it into the base.
    pub(super) const HEAVY: usize = 4_096;
    /// Weight from which it is put into the base when it is looked at.
    pub(super) const FULL: usize = 32_768;

    /// Rows of all customers.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Customers and their rows.
    pub(super) fn weight(&self) -> usize {
        self.customers + self.rows
    }

    pub(super) fn get(&self, root: u32) -> Option<&Arc<Entry>> {
        let shard = self.shards.get((root % SHARDS) as usize)?;
        shard.get(&root)
    }

    pub(super) fn set(&mut self, root: u32, entry: Entry) {
        self.rows += entry.rows();
        let old = self.shard(root).insert(root, Arc::new(entry));
        match old {
            Some(old) => self.rows -= old.rows(),
            None => self.customers += 1,
        }
    }

    /// Adds rows to a customer whose rows are known or can be; `own` says whether the customer is
    /// in the base when nothing is known yet.
    pub(super) fn push(&mut self, root: u32, own: bool, rows: impl Iterator<Item = RawRow>) {
        let is_new = self.get(root).is_none();
        let start = || {
            Arc::new(Entry::Known(Known {
                own,
                ..Known::default()
            }))
        };
        let entry = self.shard(root).entry(root).or_insert_with(start);
        let mut added = 0;
        if let Entry::Known(known) = Arc::make_mut(entry) {
            let before = known.rows.len();
            known.rows.extend(rows);
            added = known.rows.len() - before;
        }
        self.rows += added;
        self.customers += usize::from(is_new);
    }

    fn shard(&mut self, root: u32) -> &mut HashMap<u32, Arc<Entry>> {
        if self.shards.is_empty() {
            self.shards.resize_with(SHARDS as usize, Arc::default);
        }
        Arc::make_mut(&mut self.shards[(root % SHARDS) as usize])
    }

    /// Everybody in it, ascending by root.
    pub(super) fn sorted(&self) -> Vec<(u32, Arc<Entry>)> {
        let shards = self.shards.iter();
        let all = shards.flat_map(|shard| shard.iter());
        let mut all: Vec<(u32, Arc<Entry>)> =
            all.map(|(root, entry)| (*root, entry.clone())).collect();
        all.sort_unstable_by_key(|(root, _)| *root);
        all
    }
}
