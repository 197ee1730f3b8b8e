//! Counting different values in bounded memory: exact up to a cap, then "at least".

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

use xxhash_rust::xxh3::xxh3_64;

/// Different values counted exactly.
pub(super) const CAP: usize = 100_000;

/// Takes keys that are hashes already.
#[derive(Default)]
pub(crate) struct AsIs(u64);

/// A set of hashes.
pub(crate) type Hashes = HashSet<u64, BuildHasherDefault<AsIs>>;

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = xxh3_64(bytes);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Counts different texts.
#[derive(Default)]
pub(super) struct Distinct {
    seen: Hashes,
    last: u64,
    full: bool,
}

impl Distinct {
    pub(super) fn see(&mut self, text: &str) {
        if self.full {
            return;
        }
        let hash = xxh3_64(text.as_bytes());
        if hash == self.last {
            return;
        }
        self.last = hash;
        self.seen.insert(hash);
        if self.seen.len() >= CAP {
            self.full = true;
            self.seen = Hashes::default();
        }
    }

    /// How many, and whether there may be more.
    pub(super) fn count(&self) -> (u64, bool) {
        match self.full {
            true => (CAP as u64, true),
            false => (self.seen.len() as u64, false),
        }
    }
}
