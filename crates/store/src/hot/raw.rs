//! All rows of some customers as they are stored, without those of the others: the slow, exact way.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::overlay::RawRow;
use crate::batch::{Batch, Table, gather};
use crate::data::Data;
use crate::error::StoreError;
use crate::run;

/// Where the rows of some customers of a bucket are.
pub(super) struct Origin {
    /// The customer of each key.
    keys: HashMap<u32, u32>,
    /// Buckets in whose runs they are.
    homes: BTreeSet<u32>,
}

/// Rows by customer.
pub(super) type ByRoot = HashMap<u32, Vec<RawRow>>;

impl Origin {
    pub(super) fn of(data: &Data, bucket: u32, roots: &[u32]) -> Self {
        let mut keys = HashMap::new();
        let mut homes = BTreeSet::from([bucket]);
        for root in roots {
            for node in data.identity.members(*root) {
                if data.identity.is_key(node) {
                    keys.insert(node, *root);
                    homes.extend(data.identity.moved.get(&node));
                }
            }
        }
        Self { keys, homes }
    }

    /// The rows.
    pub(super) fn read(&self, data: &Data) -> Result<ByRoot, StoreError> {
        let mut found = ByRoot::new();
        for table in Table::ALL {
            for home in &self.homes {
                for run in data.runs_of(table, *home) {
                    let path = run.path();
                    let disk = data.disk.as_ref().expect("a store with runs has a disk");
                    let wanted = |key: u32| self.keys.contains_key(&key);
                    let batches = run::read_keys(&**disk, &path, &wanted)
                        .map_err(|error| data.unreadable(&path, error))?;
                    for batch in batches {
                        let batch = Arc::new(batch);
                        // Whoever takes rows as they are finds out which of them count.
                        let (_, is_shown) = data.shown(run, &batch, data.is_undoing_any());
                        self.take(table, &batch, &is_shown, &mut found);
                    }
                }
            }
            for batch in data.delta.batches(table) {
                let keys = batch.key.iter().enumerate();
                let own = keys.filter(|(_, key)| self.keys.contains_key(key));
                let own: Vec<(usize, usize)> = own.map(|(row, _)| (0, row)).collect();
                if !own.is_empty() {
                    let own = Arc::new(gather(&[batch], &own));
                    self.take(table, &own, &|_| true, &mut found);
                }
            }
        }
        Ok(found)
    }

    fn take(
        &self,
        table: Table,
        batch: &Arc<Batch>,
        is_shown: &dyn Fn(usize) -> bool,
        found: &mut ByRoot,
    ) {
        for (row, key) in batch.key.iter().enumerate() {
            if let Some(root) = self.keys.get(key).filter(|_| is_shown(row)) {
                found.entry(*root).or_default().push(RawRow {
                    table,
                    batch: batch.clone(),
                    row: row as u32,
                });
            }
        }
    }
}
