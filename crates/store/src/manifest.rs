//! The manifest: what the store consists of. Replacing it is the commit of every checkpoint.

use std::collections::BTreeMap;

use fenqun_model::{Instant, Message};
use serde::{Deserialize, Serialize};

use crate::disk::Disk;
use crate::error::{StoreError, StoreErrorKind};
use crate::identity::Forced;
use crate::run::Run;
use crate::schema::Seen;
use crate::{ImportProgress, Receipt};

/// The format that this version writes.
pub(crate) const FORMAT: u32 = 3;
/// The name of the file.
pub(crate) const PATH: &str = "MANIFEST";
const NEW_PATH: &str = "MANIFEST.new";

/// Everything that a store consists of, besides what is in the log.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// Counts commits.
    pub(crate) generation: u64,
    pub(crate) buckets: u32,
    pub(crate) max_identifiers: usize,
    /// Everything before this position of the log is in the files.
    pub(crate) log: u64,
    /// The highest instant of a frame before that position.
    #[serde(default)]
    pub(crate) at: Option<Instant>,
    /// Number of the next file.
    pub(crate) next_file: u64,
    /// Number of the next explicit merge.
    pub(crate) next_merge: u64,
    pub(crate) runs: Vec<Run>,
    pub(crate) identities: Vec<IdentityFile>,
    pub(crate) merges: Vec<Forced>,
    pub(crate) receipts: Vec<Receipt>,
    pub(crate) imports: Vec<ImportProgress>,
    /// Numbers of the imports that were undone, ascending.
    #[serde(default)]
    pub(crate) undone: Vec<u32>,
    /// Forms of values that came with no import.
    pub(crate) seen: Seen,
    /// Forms of values by the import that they came with.
    #[serde(default)]
    pub(crate) seen_by: BTreeMap<u32, Seen>,
}

/// An identity file as the manifest names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct IdentityFile {
    pub(crate) file: u64,
    pub(crate) nodes: u64,
    pub(crate) bytes: u64,
    pub(crate) crc32c: u32,
}

impl IdentityFile {
    pub(crate) fn path(&self) -> String {
        identity_path(self.file)
    }
}

/// Path of an identity file.
pub(crate) fn identity_path(file: u64) -> String {
    format!("identity/{file:010}.ids")
}

impl Manifest {
    /// Reads the manifest, and the format it is in; `None` when there is none.
    pub(crate) fn read(disk: &dyn Disk) -> Result<Option<(Self, u32)>, StoreError> {
        let bytes = match disk.read(PATH) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StoreError::disk(PATH, &error)),
        };
        let broken = |what: &str| StoreError::damaged(PATH, what);
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let (head, body) = bytes.split_at(end.ok_or_else(|| broken("no first line"))?);
        let body = &body[1..];
        let head = std::str::from_utf8(head).unwrap_or_default();
        let mut words = head.split(' ');
        if words.next() != Some("fenqun-store") {
            return Err(broken("the first line is not that of a store"));
        }
        let format: Option<u32> = words.next().and_then(|word| word.parse().ok());
        let format = match format {
            Some(format) if format > FORMAT => return Err(too_new(format)),
            Some(format @ 1..=FORMAT) => format,
            _ => return Err(broken("the format is not a number")),
        };
        let sum = words
            .next()
            .and_then(|word| u32::from_str_radix(word, 16).ok());
        if sum != Some(crc32c::crc32c(body)) {
            return Err(broken("the checksum does not match"));
        }
        let manifest = serde_json::from_slice(body);
        manifest
            .map(|manifest| Some((manifest, format)))
            .map_err(|error| broken(&error.to_string()))
    }

    /// Replaces the manifest, durably. Everything it names must be durable already.
    pub(crate) fn commit(&self, disk: &dyn Disk) -> Result<(), StoreError> {
        let failed = |error| StoreError::disk(PATH, &error);
        let mut file = disk.create(NEW_PATH).map_err(failed)?;
        file.write(&self.encode()).map_err(failed)?;
        file.sync().map_err(failed)?;
        disk.rename(NEW_PATH, PATH).map_err(failed)?;
        disk.sync_dir("").map_err(failed)
    }

    fn encode(&self) -> Vec<u8> {
        let body = serde_json::to_vec(self).expect("a manifest has only text keys");
        let sum = crc32c::crc32c(&body);
        let mut bytes = format!("fenqun-store {FORMAT} {sum:08x}\n").into_bytes();
        bytes.extend(body);
        bytes
    }
}

fn too_new(format: u32) -> StoreError {
    let message = Message::new("store-too-new")
        .with("format", i64::from(format))
        .with("known", i64::from(FORMAT));
    StoreError::new(StoreErrorKind::TooNew, message)
}
