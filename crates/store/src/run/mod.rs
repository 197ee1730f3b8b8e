//! Runs: immutable Parquet files of one bucket and table.

mod read;
mod write;

use serde::{Deserialize, Serialize};

use crate::batch::Table;

pub(crate) use read::{Want, read, read_keys};
pub(crate) use write::write;

/// A run as the manifest names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Run {
    pub(crate) table: Table,
    pub(crate) bucket: u32,
    /// Number of the file, used once.
    pub(crate) file: u64,
    pub(crate) rows: u64,
    pub(crate) bytes: u64,
    pub(crate) crc32c: u32,
    /// First and last instant of the rows.
    pub(crate) first: i64,
    pub(crate) last: i64,
    /// The imports that rows came with, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) imports: Vec<u32>,
}

impl Run {
    /// Path in the store's folder.
    pub(crate) fn path(&self) -> String {
        path(self.table, self.bucket, self.file)
    }
}

/// Path of a run.
pub(crate) fn path(table: Table, bucket: u32, file: u64) -> String {
    format!("{}/b{bucket:05}-{file:010}.parquet", table.folder())
}
