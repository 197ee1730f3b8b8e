//! Rows that are durable in the log but not yet in bucket files.

use std::sync::Arc;

use crate::batch::{Batch, Table, chain};

/// Batches are put together up to this size: little enough that nobody notices.
const SMALL_ROWS: usize = 8_192;
/// Batches of about one size that are put together.
const FAN_IN: usize = 8;

/// Rows not yet in bucket files, by table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Delta {
    tables: [Vec<Arc<Batch>>; 2],
    /// Bytes of the batches that are not frozen.
    bytes: u64,
    /// How many of the batches a checkpoint is writing to files, by table. They are the first ones
    /// and stay as they are.
    frozen: [usize; 2],
}

impl Delta {
    pub(crate) fn push(&mut self, table: Table, batch: Arc<Batch>) {
        self.bytes += batch.bytes();
        let frozen = self.frozen[table as usize];
        let batches = &mut self.tables[table as usize];
        batches.push(batch);
        // Like counting in a numeral system: each row is put together with others a few times.
        while let Some(small) = alike(&batches[frozen..]) {
            let start = batches.len() - small;
            let united = united(&batches[start..]);
            batches.truncate(start);
            batches.push(Arc::new(united));
        }
    }

    /// Takes the rows of an import out.
    pub(crate) fn remove(&mut self, import: u32) {
        for batch in self.tables.iter_mut().flatten() {
            if batch.imports.contains(&import) {
                let rest = (0..batch.len()).filter(|row| batch.import_of(*row) != import);
                let rest: Vec<(usize, usize)> = rest.map(|row| (0, row)).collect();
                *batch = Arc::new(crate::batch::gather(&[batch], &rest));
            }
        }
    }

    pub(crate) fn batches(&self, table: Table) -> &[Arc<Batch>] {
        &self.tables[table as usize]
    }

    /// Bytes of the rows as they came, without those that a checkpoint is writing to files.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// A checkpoint writes all batches to files.
    pub(crate) fn freeze(&mut self) {
        self.frozen = [0, 1].map(|table: usize| self.tables[table].len());
        self.bytes = 0;
    }

    /// The frozen batches are in files.
    pub(crate) fn drop_frozen(&mut self) {
        for (batches, frozen) in self.tables.iter_mut().zip(&mut self.frozen) {
            batches.drain(..std::mem::take(frozen));
        }
    }
}

/// How many of the last batches are to be put together.
fn alike(batches: &[Arc<Batch>]) -> Option<usize> {
    let size = |batch: &Arc<Batch>| batch.len().max(1).ilog(FAN_IN);
    let last = size(batches.last()?);
    let alike = batches.iter().rev().take_while(|batch| size(batch) <= last);
    let (mut count, mut rows) = (0, 0);
    for batch in alike {
        if rows + batch.len() > SMALL_ROWS {
            break;
        }
        rows += batch.len();
        count += 1;
    }
    (count >= FAN_IN).then_some(count)
}

fn united(batches: &[Arc<Batch>]) -> Batch {
    let batches: Vec<&Batch> = batches.iter().map(|batch| &**batch).collect();
    let mut united = chain(&batches);
    crate::batch::limit_columns(&mut united);
    united
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(keys: std::ops::Range<u32>) -> Arc<Batch> {
        let rows = keys.len();
        Arc::new(Batch {
            names: vec!["order".into()],
            name: vec![0; rows],
            key: keys.collect(),
            occurred_at: vec![1; rows],
            received_at: vec![1; rows],
            ids: None,
            id_hash: vec![],
            columns: vec![],
            rest: None,
            imports: vec![],
            repeats: vec![],
        })
    }

    fn keys(delta: &Delta) -> Vec<u32> {
        let batches = delta.batches(Table::Attributes).iter();
        batches.flat_map(|batch| batch.key.clone()).collect()
    }

    #[test]
    fn rows_stay_in_order_and_batches_few() {
        let mut delta = Delta::default();
        for row in 0..20_000 {
            delta.push(Table::Attributes, batch(row..row + 1));
        }
        assert!(keys(&delta).into_iter().eq(0..20_000));
        let batches = delta.batches(Table::Attributes).len();
        assert!(batches < 50, "{batches} batches");
    }

    #[test]
    fn what_a_checkpoint_writes_is_not_mixed_with_what_comes_meanwhile() {
        let mut delta = Delta::default();
        (0..10).for_each(|row| delta.push(Table::Attributes, batch(row..row + 1)));
        delta.freeze();
        (10..100).for_each(|row| delta.push(Table::Attributes, batch(row..row + 1)));
        assert!(keys(&delta).into_iter().eq(0..100));
        delta.drop_frozen();
        assert!(keys(&delta).into_iter().eq(10..100));
    }
}
