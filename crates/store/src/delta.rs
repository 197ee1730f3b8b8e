//! Rows that are durable in the log but not yet in bucket files.

use std::sync::Arc;

use crate::batch::{Batch, Table, gather};

/// Batches up to this size are put together as they pile up.
const SMALL_ROWS: usize = 65_536;

/// Rows not yet in bucket files, by table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Delta {
    tables: [Vec<Arc<Batch>>; 2],
    bytes: u64,
}

impl Delta {
    pub(crate) fn push(&mut self, table: Table, batch: Arc<Batch>) {
        self.bytes += batch.bytes();
        let batches = &mut self.tables[table as usize];
        batches.push(batch);
        // Like counting in binary: each row is put together with others a few times at most.
        while let [.., before, last] = batches.as_slice() {
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

    /// Bytes of the rows as they came.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }
}
