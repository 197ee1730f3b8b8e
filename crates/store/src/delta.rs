//! Rows that are durable in the log but not yet in bucket files.

use std::sync::Arc;

use crate::batch::{Batch, Table, gather};

/// Batches up to this size are put together as they pile up.
const SMALL_ROWS: usize = 65_536;

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
        // Like counting in binary: each row is put together with others a few times at most.
        while let [.., before, last] = &batches[frozen..] {
            if last.len() * 2 < before.len() || before.len() + last.len() > SMALL_ROWS {
                break;
            }
            let rows = (0..before.len()).map(|row| (0, row));
            let rows: Vec<_> = rows.chain((0..last.len()).map(|row| (1, row))).collect();
            let mut united = gather(&[before, last], &rows);
            crate::batch::limit_columns(&mut united);
            batches.truncate(batches.len() - 2);
            batches.push(Arc::new(united));
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
