//! What is known about a customer, with everything it was before.

use std::collections::BTreeMap;

use fenqun_model::Instant;
use fenqun_model::definition::{Kind, Title};
use fenqun_model::row::Row;
use fenqun_store::Customer;
use serde::Serialize;
use serde_json::Value as Json;
use utoipa::ToSchema;

use crate::failure::Outcome;
use crate::workspace::Workspace;

/// Versions of one attribute that are shown; older ones are only counted.
const VERSIONS: usize = 100;

/// The attributes of a customer.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Attributes {
    /// The instant of the current values, RFC 3339.
    pub as_of: String,
    /// By name.
    pub items: Vec<AttributeHistory>,
}

/// One attribute of a customer.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct AttributeHistory {
    /// Its dotted name.
    #[schema(example = "city")]
    pub attribute: String,
    /// What people are shown.
    pub title: Title,
    /// The current value; null when it is not set. Masked for some.
    #[schema(value_type = Value, example = "上海")]
    pub value: Json,
    /// Since when, RFC 3339; null when it was never set up to now, or is so as far back as anybody
    /// looks.
    #[schema(required = true)]
    pub since: Option<String>,
    /// Every value it had, newest first; values dated in the future included.
    pub versions: Vec<AttributeVersion>,
    /// Older versions that are not shown.
    pub older: u64,
}

/// A value that an attribute had.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct AttributeVersion {
    /// The value; null when it was taken away. Masked for some.
    #[schema(value_type = Value)]
    pub value: Json,
    /// From when on, RFC 3339; null for as far back as anybody looks.
    #[schema(required = true)]
    pub since: Option<String>,
    /// When it came here, RFC 3339.
    pub received_at: String,
}

/// A value and when it was set.
type Version = (Instant, Instant, Json);

impl Workspace {
    /// Attributes of a customer with all their versions.
    ///
    /// # Errors
    /// Damaged files.
    pub fn attributes(&self, customer: &Customer) -> Outcome<Attributes> {
        let rows = self.store.rows(&customer.name)?;
        let now = self.now()?;
        let items = by_path(&rows)
            .into_iter()
            .map(|(path, versions)| self.history_of(path, versions, now));
        Ok(Attributes {
            as_of: now.to_string(),
            items: items.collect(),
        })
    }

    fn history_of(&self, path: String, versions: Vec<Version>, now: Instant) -> AttributeHistory {
        let current = versions.iter().rfind(|(at, ..)| *at <= now);
        let definition = self.saved.set.get(Kind::Attribute, &path);
        let title = definition.map(|definition| definition.metadata.title.clone());
        let shown = versions.iter().rev().take(VERSIONS);
        AttributeHistory {
            title: title.unwrap_or_default(),
            value: current.map_or(Json::Null, |(.., value)| value.clone()),
            since: current.and_then(|(at, ..)| dated(*at)),
            versions: shown.map(version).collect(),
            older: versions.len().saturating_sub(VERSIONS) as u64,
            attribute: path,
        }
    }
}

fn version((at, received, value): &Version) -> AttributeVersion {
    AttributeVersion {
        value: value.clone(),
        since: dated(*at),
        received_at: received.to_string(),
    }
}

/// An instant that is one: attributes of files without dates hold from the beginning on.
pub(super) fn dated(at: Instant) -> Option<String> {
    (at > Instant::MIN).then(|| at.to_string())
}

/// Number of attributes that rows set.
pub(super) fn paths(rows: &[Row]) -> usize {
    by_path(rows).len()
}

/// Versions by attribute, oldest first; setting a value that is there already is no version.
fn by_path(rows: &[Row]) -> BTreeMap<String, Vec<Version>> {
    let mut found: BTreeMap<String, Vec<Version>> = BTreeMap::new();
    for row in rows {
        let Row::Traits(traits) = row else { continue };
        for (name, value) in &traits.values {
            let (path, value) = leaf(name, value);
            let versions = found.entry(path).or_default();
            if versions.last().is_none_or(|(.., last)| last != value) {
                versions.push((traits.occurred_at, traits.received_at, value.clone()));
            }
        }
    }
    found
}

/// The dotted name and value of what a row of one value says.
pub(super) fn leaf<'v>(name: &str, value: &'v Json) -> (String, &'v Json) {
    let mut path = name.to_owned();
    let mut value = value;
    while let Json::Object(fields) = value
        && fields.len() == 1
        && let Some((inner, below)) = fields.iter().next()
    {
        path = format!("{path}.{inner}");
        value = below;
    }
    (path, value)
}
