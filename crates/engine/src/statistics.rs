//! How much there is: customers, events by name, and from when to when.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::failure::Outcome;
use crate::workspace::Workspace;

/// How much there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Totals {
    /// When it was counted, RFC 3339.
    pub as_of: String,
    /// Customers.
    pub customers: u64,
    /// Events, repeats not counted; those dated in the future included.
    pub events: u64,
    /// Events by name.
    pub by_name: BTreeMap<String, u64>,
    /// First event, RFC 3339.
    #[schema(required = true)]
    pub first: Option<String>,
    /// Last event, RFC 3339.
    #[schema(required = true)]
    pub last: Option<String>,
}

impl Workspace {
    /// Counts customers and events.
    ///
    /// # Errors
    /// Damaged files.
    pub fn totals(&self) -> Outcome<Totals> {
        let counted = self.store.statistics()?;
        let range = counted.time_range;
        Ok(Totals {
            as_of: self.now()?.to_string(),
            customers: counted.customers,
            events: counted.events,
            by_name: counted.by_name,
            first: range.map(|(first, _)| first.to_string()),
            last: range.map(|(_, last)| last.to_string()),
        })
    }
}
