//! How events are read at present: by the workspace's settings and the types that are fixed.

use std::collections::BTreeSet;
use std::sync::Arc;

use fenqun_connectors::{CallReader, Context};
use fenqun_model::definition::{Schema, Spec};
use fenqun_model::row::Row;
use fenqun_model::{Instant, Message};
use serde_json::{Map, Value};

use super::incoming::too_large;
use super::kinds::Kinds;
use super::settings::IngestSettings;
use crate::failure::Outcome;
use crate::live::Hub;
use crate::saved::Saved;
use crate::settings::Clock;
use crate::workspace::Workspace;

/// How long types that file imports fix may go unnoticed, in milliseconds.
const FRESH_MILLIS: i64 = 2_000;

/// How events are read at present.
pub(super) struct Reading {
    reader: CallReader,
    /// Attributes whose type is declared, or was fixed by a file.
    fixed: BTreeSet<String>,
    /// The definitions it was made from.
    saved: Arc<Saved>,
    clock: Clock,
    made_at: Instant,
}

/// Reads events one after another.
pub(super) struct EventReader<'a> {
    reading: &'a Reading,
    reader: CallReader,
    now: Instant,
    settings: &'a IngestSettings,
    kinds: &'a Kinds,
}

impl Reading {
    pub(super) fn new(hub: &Hub) -> Outcome<Self> {
        hub.read(|workspace| {
            let clock = workspace.settings.clock.clone();
            let made_at = clock();
            let context = Context::new(&workspace.spec(), fixed_types(workspace)?, made_at)?;
            Ok(Self {
                fixed: context.schema.attributes.keys().cloned().collect(),
                reader: CallReader::new(&context)?,
                saved: workspace.saved.clone(),
                clock,
                made_at,
            })
        })
    }

    /// Whether it is still right.
    pub(super) fn holds(&self, hub: &Hub) -> bool {
        let age = (self.clock)().0 - self.made_at.0;
        (0..FRESH_MILLIS).contains(&age)
            && hub.read(|workspace| Arc::ptr_eq(&workspace.saved, &self.saved))
    }

    /// What time it is.
    pub(super) fn now(&self, hub: &Hub) -> Outcome<Instant> {
        hub.read(Workspace::now)
    }

    /// A reader for events that came at an instant.
    pub(super) fn reader<'a>(
        &'a self,
        came_at: Instant,
        now: Instant,
        settings: &'a IngestSettings,
        kinds: &'a Kinds,
    ) -> EventReader<'a> {
        EventReader {
            reading: self,
            reader: self.reader.live(came_at),
            now,
            settings,
            kinds,
        }
    }
}

impl EventReader<'_> {
    /// The rows of an event, given with its size.
    pub(super) fn rows(
        &mut self,
        event: Result<(usize, Map<String, Value>), Message>,
    ) -> Result<Vec<Row>, Message> {
        let (size, event) = event?;
        if size > self.settings.event_bytes {
            return Err(too_large(self.settings));
        }
        let rows = self.reader.call(event)?;
        for row in &rows {
            self.check_time(row.occurred_at())?;
        }
        for row in &rows {
            if let Row::Traits(traits) = row {
                let is_fixed = |path: &str| self.reading.fixed.contains(path);
                self.kinds.admit(&traits.values, &is_fixed)?;
            }
        }
        Ok(rows)
    }

    /// Rows dated in the future are kept and count when their instant comes; only instants that
    /// no clock can mean are refused.
    fn check_time(&self, at: Instant) -> Result<(), Message> {
        let latest = self.now.plus_millis(self.settings.ahead_millis);
        let (id, bound) = if at < self.settings.earliest {
            ("ingest-too-early", self.settings.earliest)
        } else if at > latest {
            ("ingest-too-late", latest)
        } else {
            return Ok(());
        };
        Err(Message::new(id)
            .with("at", at.to_string())
            .with("bound", bound.to_string()))
    }
}

/// Types that are declared, and those that files have fixed.
fn fixed_types(workspace: &Workspace) -> Outcome<Schema> {
    let mut fixed = Schema {
        attributes: workspace.catalog.attribute_types()?,
        ..Schema::default()
    };
    for definition in workspace.saved.set.iter() {
        if let Spec::Attribute(attribute) = &definition.spec {
            let name = definition.metadata.name.clone();
            fixed.attributes.insert(name, attribute.kind);
        }
    }
    Ok(fixed)
}
