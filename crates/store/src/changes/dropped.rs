//! What is kept of changes that were dropped: how many customers each label had when the kept part
//! of the log begins.

use std::collections::BTreeMap;
use std::io;

use fenqun_model::Instant;
use fenqun_model::definition::Kind;
use serde::{Deserialize, Serialize};

use super::segment::FOLDER;
use crate::disk::Disk;
use crate::error::StoreError;

/// What is kept of changes that were dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// Sequence number of the first change that is kept.
    pub first: u64,
    /// No change that was dropped took effect later; `None` when nothing was dropped.
    pub until: Option<Instant>,
    /// By kind, definition and label, how many customers had it then.
    pub sizes: Vec<(Kind, String, String, u64)>,
}

impl Default for Dropped {
    fn default() -> Self {
        Self {
            first: 1,
            until: None,
            sizes: vec![],
        }
    }
}

/// Counts while changes pass by.
pub(super) type Sizes = BTreeMap<(Kind, String), BTreeMap<String, i64>>;

impl Dropped {
    fn path() -> String {
        format!("{FOLDER}/DROPPED")
    }

    /// Reads it; as if nothing had been dropped when there is none.
    pub(super) fn read(disk: &dyn Disk) -> Result<Self, StoreError> {
        let path = Self::path();
        let bytes = match disk.read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(StoreError::disk(&path, &error)),
        };
        let broken = |what: &str| StoreError::damaged(&path, what);
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let (sum, body) = bytes.split_at(end.ok_or_else(|| broken("no first line"))?);
        let body = &body[1..];
        if sum != format!("fenqun-changes 1 {:08x}", crc32c::crc32c(body)).as_bytes() {
            return Err(broken("the checksum does not match"));
        }
        serde_json::from_slice(body).map_err(|error| broken(&error.to_string()))
    }

    /// Writes it, durably.
    pub(super) fn commit(&self, disk: &dyn Disk) -> Result<(), StoreError> {
        let path = Self::path();
        let new = format!("{path}.new");
        let failed = |error| StoreError::disk(&path, &error);
        let body = serde_json::to_vec(self).expect("a list of sizes has no keys");
        let sum = crc32c::crc32c(&body);
        let mut bytes = format!("fenqun-changes 1 {sum:08x}\n").into_bytes();
        bytes.extend(body);
        let mut file = disk.create(&new).map_err(failed)?;
        file.write(&bytes).map_err(failed)?;
        file.sync().map_err(failed)?;
        disk.rename(&new, &path).map_err(failed)?;
        disk.sync_dir(FOLDER).map_err(failed)
    }

    /// The sizes to count on from.
    pub(super) fn counts(&self) -> Sizes {
        let mut sizes = Sizes::new();
        for (kind, definition, label, count) in &self.sizes {
            let labels = sizes.entry((*kind, definition.clone())).or_default();
            labels.insert(label.clone(), *count as i64);
        }
        sizes
    }

    pub(super) fn list(sizes: Sizes) -> Vec<(Kind, String, String, u64)> {
        let labels = sizes.into_iter().flat_map(|((kind, definition), labels)| {
            let label = move |(label, count): (String, i64)| {
                let count = u64::try_from(count).ok().filter(|count| *count > 0)?;
                Some((kind, definition.clone(), label, count))
            };
            labels.into_iter().filter_map(label)
        });
        labels.collect()
    }
}
