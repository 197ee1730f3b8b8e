//! Requests as text in; rows and dead letters out.

mod hostile;
mod recorded;
mod replays;
mod times;

use std::sync::Arc;

use fenqun_model::row::{Event, Row};

use super::*;
use crate::define::ApplyRequest;
use crate::live::{Cause, HubSettings};
use crate::settings::Settings;
use crate::workspace::Workspace;

/// The number of the one write key there is.
const KEY: u64 = 7;

/// 2026-11-21T20:00:00Z, the day on which the recorded clients ran.
const NOW: Instant = Instant(1_795_291_200_000);

/// A door with a workspace behind it, at [`NOW`].
struct Door {
    ingest: Ingest,
    runtime: tokio::runtime::Runtime,
}

impl Door {
    fn new() -> Self {
        Self::with(IngestSettings::default())
    }

    fn with(limits: IngestSettings) -> Self {
        let settings = Settings {
            clock: Arc::new(|| NOW),
            ..Settings::default()
        };
        let workspace = Workspace::temporary(settings).unwrap();
        let hub = Hub::start(workspace, HubSettings::default()).unwrap();
        Self {
            ingest: Ingest::open(hub, limits).unwrap(),
            runtime: tokio::runtime::Builder::new_current_thread()
                .build()
                .unwrap(),
        }
    }

    /// Sends a request with a known key.
    fn send(&self, call: Call, text: &str) -> Result<Kept, Refusal> {
        let read = self.ingest.read(call, text, |_| Some(KEY))?;
        let kept = self.runtime.block_on(self.ingest.keep(read));
        self.ingest.hub.settle();
        kept
    }

    /// Sends a request that must be kept whole.
    fn accept(&self, call: Call, text: &str) {
        let kept = self.send(call, text).unwrap();
        assert_eq!(kept.refused, [], "{text}");
    }

    /// Sends a request with one event that is put aside; the code of the reason.
    fn put_aside(&self, call: Call, text: &str) -> &'static str {
        let kept = self.send(call, text).unwrap();
        assert_eq!(kept.refused.len(), 1, "{text}");
        kept.refused[0].reason.id()
    }

    /// Why a request as a whole is refused.
    fn refused(&self, call: Call, text: &str) -> Refusal {
        self.send(call, text).unwrap_err()
    }

    fn rows(&self, customer: &str) -> Vec<Row> {
        self.ingest
            .hub
            .read(|workspace| workspace.store.rows(customer).unwrap())
    }

    fn events(&self, customer: &str) -> Vec<Event> {
        let rows = self.rows(customer).into_iter();
        rows.filter_map(|row| match row {
            Row::Event(event) => Some(event),
            Row::Traits(_) => None,
        })
        .collect()
    }

    /// Values of an attribute, by JSON, oldest first.
    fn values(&self, customer: &str, attribute: &str) -> Vec<serde_json::Value> {
        let rows = self.rows(customer).into_iter();
        rows.filter_map(|row| match row {
            Row::Traits(traits) => traits.values.get(attribute).cloned(),
            Row::Event(_) => None,
        })
        .collect()
    }

    fn letters(&self) -> Vec<DeadLetter> {
        self.ingest.catalog().dead_letters(None, None, 100).unwrap()
    }

    fn define(&self, text: &str) {
        let request = ApplyRequest {
            files: vec![("test.yaml".into(), text.into())],
            ..ApplyRequest::default()
        };
        let hub = &self.ingest.hub;
        hub.change(Cause::Definition, |workspace| workspace.apply(&request))
            .unwrap();
        self.ingest.refresh().unwrap();
    }
}
