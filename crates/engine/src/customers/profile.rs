//! One customer in a few lines: who they are, since when they are known, how much there is.

use std::collections::BTreeMap;

use fenqun_model::Instant;
use fenqun_model::identifier::IdentifierKind;
use fenqun_model::row::Row;
use fenqun_store::Customer;
use serde::Serialize;
use utoipa::ToSchema;

use super::Person;
use crate::failure::Outcome;
use crate::workspace::Workspace;

/// One customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Profile {
    /// Who it is.
    #[serde(flatten)]
    pub person: Person,
    /// Everything they are known by.
    pub identifiers: Vec<KnownIdentifier>,
    /// Joinings by hand that they came from; each can be undone.
    pub merges: Vec<u64>,
    /// The instant up to which events are counted, RFC 3339.
    pub as_of: String,
    /// First event, RFC 3339.
    #[schema(required = true)]
    pub first_seen: Option<String>,
    /// Last event, RFC 3339.
    #[schema(required = true)]
    pub last_seen: Option<String>,
    /// Events.
    pub events: u64,
    /// Events by name.
    pub by_name: BTreeMap<String, u64>,
    /// Events that are dated in the future and take effect then.
    pub ahead: u64,
    /// Attributes that were ever set.
    pub attributes: u64,
}

/// An identifier of a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct KnownIdentifier {
    /// What kind of identifier.
    pub kind: IdentifierKind,
    /// Its text; masked for some.
    pub value: String,
}

impl Workspace {
    /// One customer in a few lines.
    ///
    /// # Errors
    /// Damaged files.
    pub fn profile(&self, customer: &Customer) -> Outcome<Profile> {
        let rows = self.store.rows(&customer.name)?;
        let now = self.now()?;
        let mut profile = Profile {
            person: self.person(customer)?,
            identifiers: customer.identifiers.iter().map(known).collect(),
            merges: customer.merges.clone(),
            as_of: now.to_string(),
            first_seen: None,
            last_seen: None,
            events: 0,
            by_name: BTreeMap::new(),
            ahead: 0,
            attributes: super::attributes::paths(&rows) as u64,
        };
        profile.count(&rows, now);
        Ok(profile)
    }
}

fn known(identifier: &fenqun_model::identifier::Identifier) -> KnownIdentifier {
    KnownIdentifier {
        kind: identifier.kind,
        value: identifier.value.clone(),
    }
}

impl Profile {
    fn count(&mut self, rows: &[Row], now: Instant) {
        let events = rows.iter().filter_map(|row| match row {
            Row::Event(event) => Some(event),
            Row::Traits(_) => None,
        });
        for event in events {
            if event.occurred_at > now {
                self.ahead += 1;
                continue;
            }
            let at = event.occurred_at.to_string();
            self.first_seen.get_or_insert_with(|| at.clone());
            self.last_seen = Some(at);
            self.events += 1;
            *self.by_name.entry(event.name.clone()).or_default() += 1;
        }
    }
}
