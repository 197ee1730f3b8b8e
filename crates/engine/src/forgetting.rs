//! Erasing a customer: rows, identifiers and memberships go, a receipt without personal data stays.

use fenqun_catalog::Erasure;
use fenqun_store::Customer;
use serde::Serialize;
use utoipa::ToSchema;

use crate::failure::Outcome;
use crate::run::held;
use crate::workspace::Workspace;

/// What is left of a customer who was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Forgotten {
    /// Number of the receipt.
    pub receipt: u64,
    /// When, RFC 3339.
    pub at: String,
    /// SHA-256 of code and name: whoever has both can prove the erasure.
    pub proof: String,
    /// For the person who asked; kept nowhere else.
    pub code: String,
    /// Events removed.
    pub events: u64,
    /// Attribute values removed.
    pub attributes: u64,
    /// Identifiers removed.
    pub identifiers: u64,
}

impl Workspace {
    /// Erases a customer, named by any identifier.
    ///
    /// # Errors
    /// No such customer, a disk that refuses.
    pub fn forget(&mut self, customer: &str) -> Outcome<Forgotten> {
        let found = self.customer(customer)?;
        // First of all: whoever repeats this after a crash finds the customer, not a name left over.
        self.erase_changes(&found)?;
        self.erase_letters(&found.identifiers)?;
        let erased = self.store.forget(&found.name, (self.settings.clock)())?;
        let receipt = &erased.receipt;
        self.catalog.save_erasure(&Erasure {
            receipt: receipt.number.to_string(),
            erased_at: receipt.at,
            body: serde_json::to_string(receipt).unwrap_or_default(),
        })?;
        Ok(Forgotten {
            receipt: receipt.number,
            at: receipt.at.to_string(),
            proof: receipt.proof.clone(),
            code: erased.code,
            events: receipt.events,
            attributes: receipt.attributes,
            identifiers: receipt.identifiers,
        })
    }

    /// Takes a customer's names, those from before identifiers came together included, out of the
    /// change log.
    fn erase_changes(&self, customer: &Customer) -> Outcome<()> {
        let identifiers = customer.identifiers.iter();
        let mut names: Vec<&str> = identifiers.map(|one| one.value.as_str()).collect();
        names.push(&customer.name);
        match &self.change_log {
            Some(log) => held(log).erase_names(&names)?,
            None => self.store.change_log()?.0.erase_names(&names)?,
        };
        Ok(())
    }
}
