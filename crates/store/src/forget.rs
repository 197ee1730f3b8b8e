//! Erasing a customer: rows, identifiers and everything derived from them leave the disk; what
//! stays is a receipt that tells nobody who it was.

use std::hash::{BuildHasher, Hasher, RandomState};

use fenqun_model::Instant;
use sha2::{Digest, Sha256};

use crate::batch::Table;
use crate::bucket::Owner;
use crate::checkpoint::Erased;
use crate::error::StoreError;
use crate::read::EVERYTHING;
use crate::store::Store;
use crate::{Erasure, Receipt};

impl Store {
    /// Erases the customer with an identifier. On return nothing of them is on the disk but a
    /// receipt; an identifier of theirs that arrives again is a new customer.
    ///
    /// # Errors
    /// Unknown or ambiguous identifier, or see [`crate::StoreErrorKind`].
    pub fn forget(&mut self, identifier: &str, at: Instant) -> Result<Erasure, StoreError> {
        self.check_writable()?;
        self.apply_queued()?;
        let intake = self.intake.clone();
        let mut writer = intake.writer();
        self.apply_queued()?;
        let customer = self.named(identifier)?;
        let Some(root) = self.data.root_named(identifier)? else {
            return Err(StoreError::damaged(
                "identity",
                "a customer was found but has no root",
            ));
        };
        let nodes = self.data.identity.members(root);
        let (events, attributes) = self.count_rows(root)?;
        let code = random_code();
        let receipt = Receipt {
            number: self
                .manifest
                .receipts
                .last()
                .map_or(1, |last| last.number + 1),
            at,
            proof: proof(&code, &customer.name),
            events,
            attributes,
            identifiers: nodes.len() as u64,
        };
        let erased = Erased {
            bucket: self.data.identity.bucket(root),
            identity: self.data.identity.without(&nodes),
            nodes,
        };
        let kept = receipt.clone();
        let done = self.commit_files(&mut writer.log, Some(erased), |next| {
            next.receipts.push(kept);
        });
        intake.note(done)?;
        drop(writer);
        // Whoever moved because an erased identifier no longer stands between them.
        self.checkpoint()?;
        Ok(Erasure { receipt, code })
    }

    /// Events, repeats not counted, and attribute values of a customer.
    fn count_rows(&self, root: u32) -> Result<(u64, u64), StoreError> {
        let bucket = self.data.identity.bucket(root);
        let repeats = self.data.repeats(bucket, Owner::Customer)?;
        let mut counts = [0, 0];
        for table in Table::ALL {
            for piece in self.data.pieces(table, bucket, &EVERYTHING)? {
                let keys = piece.batch.key.iter().enumerate();
                let own = keys.filter(|(row, key)| {
                    let counts =
                        table == Table::Attributes || !repeats.contains(&piece.origin(*row));
                    counts && self.data.identity.root(**key) == root
                });
                counts[table as usize] += own.count() as u64;
            }
        }
        Ok((counts[0], counts[1]))
    }
}

/// The text in a receipt: only who knows code and name can make it again.
pub(crate) fn proof(code: &str, name: &str) -> String {
    let digest = Sha256::new()
        .chain_update(code)
        .chain_update("\n")
        .chain_update(name);
    hexadecimal(&digest.finalize())
}

/// 128 bits from the random keys that the standard library takes from the system.
fn random_code() -> String {
    let part = || RandomState::new().build_hasher().finish().to_le_bytes();
    hexadecimal(&[part(), part()].concat())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Erasure {
    /// Whether this code and name belong to a receipt.
    pub fn proves(receipt: &Receipt, code: &str, name: &str) -> bool {
        receipt.proof == proof(code, name)
    }
}
