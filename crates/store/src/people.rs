//! Looking for customers: by number, by the look of an identifier; and looking at some of them
//! only, where the whole is not needed.

use fenqun_model::columns::{Chunk, Needs};
use fenqun_model::identifier::{Identifier, IdentifierKind};

use crate::Customer;
use crate::error::StoreError;
use crate::store::Store;

/// Identifiers that a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundIdentifiers {
    /// Root of the customer, and the identifier; in the order in which they were first seen.
    pub found: Vec<(u32, Identifier)>,
    /// Every identifier was looked at.
    pub complete: bool,
}

impl Store {
    /// The customer that an identifier with this number belongs to; numbers stay taken for ever, so
    /// one that was given out as a customer's root leads to whoever they are part of now. `None`
    /// when there is none, or it was erased.
    pub fn numbered(&self, number: u32) -> Option<Customer> {
        let identity = &self.data.identity;
        let exists = (number as usize) < identity.nodes.len() && !identity.nodes.is_erased(number);
        exists.then(|| self.data.customer(identity.root(number)))
    }

    /// The identifiers that a test accepts, the first `most` of them. Looks at every identifier:
    /// the work is in proportion to all of them, a few nanoseconds each.
    pub fn search(
        &self,
        most: usize,
        accepts: &dyn Fn(IdentifierKind, &str) -> bool,
    ) -> FoundIdentifiers {
        let identity = &self.data.identity;
        let mut result = FoundIdentifiers {
            found: vec![],
            complete: true,
        };
        for node in 0..identity.nodes.len() as u32 {
            let kind = identity.nodes.kind(node);
            let accepted = kind.filter(|kind| accepts(*kind, identity.nodes.text(node)));
            let Some(identifier) = accepted.and_then(|_| identity.identifier(node)) else {
                continue;
            };
            if result.found.len() == most {
                result.complete = false;
                break;
            }
            result.found.push((identity.root(node), identifier));
        }
        result
    }

    /// Calls `visit` with chunk after chunk until it answers `false`; whether all were visited.
    /// Customers are spread over the chunks by a hash, so the first ones are a fair sample. Nothing
    /// stays in memory.
    ///
    /// # Errors
    /// Damaged files.
    pub fn visit_until(
        &self,
        needs: &Needs,
        visit: &(dyn Fn(&Chunk<'_>) -> bool + Sync),
    ) -> Result<bool, StoreError> {
        let goes_on = std::sync::atomic::AtomicBool::new(true);
        for bucket in 0..self.data.buckets {
            if !goes_on.load(std::sync::atomic::Ordering::Relaxed) {
                return Ok(false);
            }
            self.data.visit_cold(bucket, needs, &|chunk| {
                goes_on.store(visit(chunk), std::sync::atomic::Ordering::Relaxed);
            })?;
        }
        Ok(true)
    }
}
