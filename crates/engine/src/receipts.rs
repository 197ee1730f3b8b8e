//! Receipts of erasures: that somebody was erased and when, without who it was.

use serde::Serialize;
use utoipa::ToSchema;

use crate::workspace::Workspace;

/// The receipt of an erasure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ErasureReceipt {
    /// Its number, from 1.
    pub receipt: u64,
    /// When, RFC 3339.
    pub at: String,
    /// SHA-256 of code and name: whoever has both can prove the erasure.
    pub proof: String,
    /// Events removed.
    pub events: u64,
    /// Attribute values removed.
    pub attributes: u64,
    /// Identifiers removed.
    pub identifiers: u64,
}

impl Workspace {
    /// Every receipt, oldest first.
    pub fn receipts(&self) -> Vec<ErasureReceipt> {
        let receipts = self.store.receipts().iter().map(|kept| ErasureReceipt {
            receipt: kept.number,
            at: kept.at.to_string(),
            proof: kept.proof.clone(),
            events: kept.events,
            attributes: kept.attributes,
            identifiers: kept.identifiers,
        });
        receipts.collect()
    }
}
