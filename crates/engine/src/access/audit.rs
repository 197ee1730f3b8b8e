//! The audit log: who did what to what, when and from where.

use std::net::IpAddr;

use fenqun_catalog::{AuditFilter, StoredAudit};

use super::{Access, Act};
use crate::failure::Outcome;

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Number of the person; 0 for nobody in particular.
    pub person: u64,
    /// Their e-mail address, or what else names them.
    pub name: String,
    /// Number of the token they used, if they used one.
    pub token: Option<u64>,
}

/// Something for the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Who.
    pub actor: Actor,
    /// Did what.
    pub act: Act,
    /// To what: kind and name.
    pub what: String,
    /// From where.
    pub address: Option<IpAddr>,
}

impl Actor {
    /// A person.
    pub fn person(person: u64, name: &str) -> Self {
        let name = name.to_owned();
        let token = None;
        Self {
            person,
            name,
            token,
        }
    }

    /// Somebody who is not known.
    pub fn nobody() -> Self {
        Self::person(0, "")
    }

    /// As the audit log names them: the address, with the token that stood for them.
    fn shown(&self) -> String {
        match self.token {
            Some(token) => format!("{} (token {token})", self.name),
            None => self.name.clone(),
        }
    }
}

impl Access {
    /// Writes an entry of the audit log; on disk when it returns.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn audit(&self, entry: &AuditEntry) -> Outcome<()> {
        let address = entry.address.map(|address| address.to_string());
        self.inner.catalog.add_audit(&StoredAudit {
            id: 0,
            at: self.now(),
            person: entry.actor.person,
            name: entry.actor.shown(),
            act: entry.act.name().into(),
            what: entry.what.clone(),
            address: address.unwrap_or_default(),
        })?;
        Ok(())
    }

    /// Entries of the audit log, newest first.
    ///
    /// # Errors
    /// The catalog cannot be read.
    pub fn audited(&self, filter: &AuditFilter) -> Outcome<Vec<StoredAudit>> {
        Ok(self.inner.catalog.audit(filter)?)
    }
}
