//! Erasing a customer: rows, identifiers and everything derived from them leave the disk; what
//! stays is a receipt that tells nobody who it was.

use std::hash::{BuildHasher, Hasher, RandomState};

use fenqun_model::Instant;
use sha2::{Digest, Sha256};

use crate::batch::Table;
use crate::bucket::Owner;
use crate::checkpoint::{Erased, all_threads};
use crate::error::StoreError;
use crate::identity::Identity;
use crate::read::EVERYTHING;
use crate::store::Store;
use crate::{Applied, Erasure, FrameKind, Gone, Receipt, Touched, TouchedCustomer};

impl Store {
    /// Erases the customer with an identifier. On return nothing of them is on the disk but a
    /// receipt; an identifier of theirs that arrives again is a new customer.
    ///
    /// # Errors
    /// Unknown or ambiguous identifier, or see [`crate::StoreErrorKind`].
    pub fn forget(&mut self, identifier: &str, at: Instant) -> Result<Erasure, StoreError> {
        self.check_writable()?;
        self.apply_queued()?;
        self.named(identifier)?;
        self.close_log()?;
        let customer = self.named(identifier)?;
        let Some(root) = self.data.root_named(identifier)? else {
            return Err(StoreError::damaged(
                "identity",
                "a customer was found but has no root",
            ));
        };
        let nodes = self.data.identity.members(root);
        let code = random_code();
        let receipt = self.receipt(root, at, proof(&code, &customer.name))?;
        let identity = self.data.identity.without(&nodes);
        let touched = touched(&self.data.identity, &identity, &nodes);
        let erased = Erased {
            bucket: self.data.identity.bucket(root),
            identity,
            nodes,
        };
        self.erase(erased, receipt.clone())?;
        self.note_applied(Applied {
            position: self.position,
            at: Some(at),
            touched,
            kind: FrameKind::Erasure,
        });
        // Whoever moved because an erased identifier no longer stands between them.
        self.checkpoint()?;
        Ok(Erasure { receipt, code })
    }

    /// Applies every frame there is, and has later ones go to another segment, so that the ones
    /// before can be removed. Nobody waits longer than that takes.
    fn close_log(&mut self) -> Result<(), StoreError> {
        let intake = self.intake.clone();
        let mut writer = intake.writer();
        self.apply_queued()?;
        intake.roll(&mut writer)
    }

    fn receipt(&self, root: u32, at: Instant, proof: String) -> Result<Receipt, StoreError> {
        let (events, attributes) = self.count_rows(root)?;
        let last = self.manifest.receipts.last();
        Ok(Receipt {
            number: last.map_or(1, |last| last.number + 1),
            at,
            proof,
            events,
            attributes,
            identifiers: self.data.identity.members(root).len() as u64,
        })
    }

    /// Writes every file without the customer.
    fn erase(&mut self, erased: Erased, receipt: Receipt) -> Result<(), StoreError> {
        let mut checkpoint = self.start_checkpoint(Some(erased));
        checkpoint.keep_receipt(receipt);
        let written = checkpoint.write_with(all_threads())?;
        let intake = self.intake.clone();
        let Some(erased) = checkpoint.into_erased() else {
            return Ok(());
        };
        intake.note(self.finish_erasure(written, erased.identity))
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

/// Whom an erasure touches: the customer, and those who are others without them.
fn touched(before: &Identity, after: &Identity, erased: &[u32]) -> Touched {
    let nodes = 0..before.nodes.len() as u32;
    let others = nodes.filter(|node| erased.binary_search(node).is_err());
    let changed = others.filter(|node| before.root(*node) != after.root(*node));
    let mut roots = Vec::new();
    let mut gone: Vec<Gone> = erased
        .first()
        .map(|root| gone_into(*root, *root))
        .into_iter()
        .collect();
    for node in changed {
        let (old, new) = (before.root(node), after.root(node));
        roots.extend([after.root(old), new]);
        gone.extend((after.root(old) != old).then(|| gone_into(old, new)));
    }
    roots.sort_unstable();
    roots.dedup();
    gone.sort_unstable();
    gone.dedup();
    let customers = roots.into_iter().map(|root| TouchedCustomer {
        root,
        identity_changed: true,
        names: vec![],
        last: None,
    });
    Touched {
        names: vec![],
        customers: customers.collect(),
        gone,
    }
}

fn gone_into(root: u32, into: u32) -> Gone {
    Gone { root, into }
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
