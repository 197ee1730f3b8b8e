//! What happened to a customer, newest first, page by page.

use fenqun_model::Instant;
use fenqun_model::row::Row;
use fenqun_store::Customer;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use utoipa::ToSchema;

use super::attributes::{dated, leaf};
use crate::failure::Outcome;
use crate::workspace::Workspace;

/// What is asked of a timeline.
#[derive(Clone, Debug, Default)]
pub struct TimelineRequest {
    /// Only entries of these names; all when empty.
    pub names: Vec<String>,
    /// Only entries of this kind.
    pub kind: Option<EntryKind>,
    /// Only entries before this place.
    pub before: Option<Place>,
    /// Most entries.
    pub limit: usize,
}

/// Where an entry stands: entries are ordered by this, newest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// When it happened.
    pub at: Instant,
    /// Attributes and events of one instant.
    pub kind: EntryKind,
    /// Id of the event, name of the attribute.
    pub id: String,
}

/// Entries of a timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Newest first.
    pub entries: Vec<Entry>,
    /// There are older ones.
    pub more: bool,
}

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// Something became known about the customer.
    Attribute,
    /// The customer did something.
    Event,
}

/// An entry of a timeline.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Entry {
    /// What it is about.
    pub kind: EntryKind,
    /// When it happened, RFC 3339; null for attributes that hold as far back as anybody looks.
    #[schema(required = true)]
    pub at: Option<String>,
    /// When it came here, RFC 3339.
    pub received_at: String,
    /// Id of the event; name of the attribute.
    pub id: String,
    /// Name of the event or attribute.
    #[schema(example = "order")]
    pub name: String,
    /// Properties of the event; of an attribute its `value`. Personal ones are masked for some.
    #[schema(value_type = Object)]
    pub properties: Map<String, Json>,
    /// It is dated in the future and takes effect then.
    pub ahead: bool,
    /// Where it stands; the next page begins behind it.
    #[serde(skip)]
    #[schema(ignore)]
    pub place: Place,
}

impl Workspace {
    /// What happened to a customer, newest first.
    ///
    /// # Errors
    /// Damaged files.
    pub fn timeline(&self, customer: &Customer, request: &TimelineRequest) -> Outcome<Timeline> {
        let rows = self.store.rows(&customer.name)?;
        let now = self.now()?;
        let mut entries: Vec<Entry> = rows.iter().flat_map(|row| entries_of(row, now)).collect();
        entries.retain(|entry| request.wants(entry));
        entries.sort_by(|a, b| b.place.cmp(&a.place));
        let more = entries.len() > request.limit;
        entries.truncate(request.limit);
        Ok(Timeline { entries, more })
    }
}

impl TimelineRequest {
    fn wants(&self, entry: &Entry) -> bool {
        let kind = self.kind.is_none_or(|kind| kind == entry.kind);
        let name = self.names.is_empty() || self.names.contains(&entry.name);
        let before = self.before.as_ref();
        kind && name && before.is_none_or(|before| entry.place < *before)
    }
}

fn entries_of(row: &Row, now: Instant) -> Vec<Entry> {
    match row {
        Row::Event(event) => {
            let properties = event.properties.clone().into_iter().collect();
            let place = (event.occurred_at, EntryKind::Event, event.id.clone());
            let entry = entry(place, event.received_at, &event.name, properties, now);
            vec![entry]
        }
        Row::Traits(traits) => {
            let values = traits.values.iter().map(|(name, value)| {
                let (path, value) = leaf(name, value);
                let place = (traits.occurred_at, EntryKind::Attribute, path.clone());
                let properties = Map::from_iter([("value".to_owned(), value.clone())]);
                entry(place, traits.received_at, &path, properties, now)
            });
            values.collect()
        }
    }
}

fn entry(
    (at, kind, id): (Instant, EntryKind, String),
    received_at: Instant,
    name: &str,
    properties: Map<String, Json>,
    now: Instant,
) -> Entry {
    Entry {
        kind,
        at: dated(at),
        received_at: received_at.to_string(),
        id: id.clone(),
        name: name.to_owned(),
        properties,
        ahead: at > now,
        place: Place { at, kind, id },
    }
}
