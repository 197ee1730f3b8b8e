//! Identity repair by hand: two customers are one after all, or are not.

use serde::Serialize;
use utoipa::ToSchema;

use crate::failure::Outcome;
use crate::workspace::Workspace;

/// Two customers that are one now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Merged {
    /// Takes it back.
    pub id: u64,
    /// The name of the one customer.
    pub customer: String,
}

impl Workspace {
    /// Joins two customers, each named by any identifier.
    ///
    /// # Errors
    /// Unknown or ambiguous identifiers, the same customer twice, a disk that refuses.
    pub fn merge(&mut self, a: &str, b: &str) -> Outcome<Merged> {
        let (first, second) = (self.customer(a)?, self.customer(b)?);
        let id = self.store.merge(&first.name, &second.name)?;
        Ok(Merged {
            id,
            customer: self.customer(&first.name)?.name,
        })
    }

    /// Takes a merge back: both customers are as they would be without it.
    ///
    /// # Errors
    /// No such merge, a disk that refuses.
    pub fn unmerge(&mut self, id: u64) -> Outcome<()> {
        Ok(self.store.unmerge(id)?)
    }
}
