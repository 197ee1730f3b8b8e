//! Events in from clients, as libraries of the Segment tracking protocol send them.
//!
//! A request is read ([`Ingest::read`], which does not wait for anything) into rows and into events
//! that cannot be taken; then both are kept ([`Ingest::keep`]): rows in the log, the others as dead
//! letters. Only when both are on disk is the request acknowledged, so whatever was acknowledged is
//! there, and whatever was not is sent again by the client and recognised by its id.

mod body;
mod erasure;
mod incoming;
mod kinds;
mod letters;
mod reading;
mod refusal;
mod settings;
#[cfg(test)]
mod tests;

pub use body::unpack;
pub use fenqun_catalog::{DeadLetter, DeadLetterCursor};
pub use letters::{Replayed, reason_of};
pub use refusal::Refusal;
pub use settings::{Call, IngestSettings};

use std::sync::{Arc, PoisonError, RwLock};

use fenqun_model::row::Row;
use fenqun_model::{Instant, Message};

use crate::failure::Outcome;
use crate::live::{Hub, METRICS};
use incoming::Incoming;
use kinds::Kinds;
use letters::Letters;
use reading::Reading;

/// The door for events. Cheap to clone; all clones are the same one.
#[derive(Clone)]
pub struct Ingest {
    hub: Hub,
    settings: Arc<IngestSettings>,
    kinds: Arc<Kinds>,
    letters: Arc<Letters>,
    reading: Arc<RwLock<Arc<Reading>>>,
}

/// A request that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    rows: Vec<Row>,
    /// Events in the request.
    events: u64,
    refused: Vec<(Refused, DeadLetter)>,
}

/// An event that cannot be taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Its place in the batch, from 0.
    pub index: usize,
    /// Why; its id is the code.
    pub reason: Message,
}

/// A request that was kept: everything of it is on disk.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Events that count.
    pub events: u64,
    /// Events that were put aside as dead letters.
    pub refused: Vec<Refused>,
}

impl Read {
    /// Rows of the events that can be taken.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The events that cannot.
    pub fn refused(&self) -> impl Iterator<Item = &Refused> {
        self.refused.iter().map(|(refused, _)| refused)
    }
}

impl Ingest {
    /// The door of a running workspace.
    ///
    /// # Errors
    /// The catalog cannot be read; settings of the workspace that cannot be used.
    pub fn open(hub: Hub, settings: IngestSettings) -> Outcome<Self> {
        let kinds = Arc::new(Kinds::default());
        hub.read(|workspace| kinds.learn(&workspace.store.schema().attributes));
        let reading = Reading::new(&hub)?;
        Ok(Self {
            letters: Arc::new(Letters::open(hub.catalog().clone(), &settings)?),
            settings: Arc::new(settings),
            kinds,
            reading: Arc::new(RwLock::new(Arc::new(reading))),
            hub,
        })
    }

    /// The limits.
    pub fn settings(&self) -> &IngestSettings {
        &self.settings
    }

    /// Whether [`Ingest::refresh`] is due: definitions or types have changed since it was last done.
    pub fn is_stale(&self) -> bool {
        !self.current().holds(&self.hub)
    }

    /// Takes notice of changed definitions and types. Blocks.
    ///
    /// # Errors
    /// The catalog cannot be read; settings of the workspace that cannot be used.
    pub fn refresh(&self) -> Outcome<()> {
        let fresh = Arc::new(Reading::new(&self.hub)?);
        *self.reading.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// Reads a request. `allow` finds the number of the write key; it is given the one in the body,
    /// if there is one.
    ///
    /// # Errors
    /// The body as a whole is malformed or too large, or the key is unknown.
    pub fn read(
        &self,
        call: Call,
        text: &str,
        allow: impl FnOnce(Option<&str>) -> Option<u64>,
    ) -> Result<Read, Refusal> {
        let incoming = Incoming::parse(call, text, &self.settings)?;
        let key = allow(incoming.write_key()).ok_or(Refusal::UnknownKey)?;
        let reading = self.current();
        let now = reading.now(&self.hub)?;
        let mut reader = reading.reader(now, now, &self.settings, &self.kinds);
        let mut read = Read::default();
        for (index, item) in incoming.items().enumerate() {
            read.events += 1;
            match reader.rows(incoming.call(item)) {
                Ok(rows) => read.rows.extend(rows),
                Err(reason) => {
                    let letter = letters::letter(&incoming, item, key, now, &reason);
                    read.refused.push((Refused { index, reason }, letter));
                }
            }
        }
        Ok(read)
    }

    /// Keeps what was read; on return it is on disk.
    ///
    /// # Errors
    /// Too much is waiting, no room for dead letters, a disk that refuses. Nothing is acknowledged
    /// then; what was kept of it already is recognised when it comes again.
    pub async fn keep(&self, read: Read) -> Result<Kept, Refusal> {
        let (refused, letters): (Vec<Refused>, Vec<DeadLetter>) = read.refused.into_iter().unzip();
        let letters = self.check_room(letters).await?;
        self.submit(read.rows).await?;
        let dead = letters.len() as u64;
        if dead > 0 {
            let keeper = self.letters.clone();
            beside(move || Ok(keeper.keep(&letters)?)).await?;
            METRICS.dead_letters.add(dead);
        }
        METRICS.ingest_batches.one();
        METRICS.ingest_events.add(read.events - dead);
        Ok(Kept {
            events: read.events - dead,
            refused,
        })
    }

    async fn check_room(&self, letters: Vec<DeadLetter>) -> Result<Vec<DeadLetter>, Refusal> {
        if letters.is_empty() {
            return Ok(letters);
        }
        let keeper = self.letters.clone();
        beside(move || keeper.check_room(&letters).map(|()| letters)).await
    }

    async fn submit(&self, rows: Vec<Row>) -> Result<Option<Instant>, Refusal> {
        if rows.is_empty() {
            return Ok(None);
        }
        let acknowledged = self.hub.submit(rows)?;
        let written = acknowledged.await.map_err(|_| Refusal::stopping())?;
        Ok(Some(written?))
    }

    fn current(&self) -> Arc<Reading> {
        self.reading
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// Runs what blocks beside the threads that answer requests.
async fn beside<T: Send + 'static>(
    act: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let done = tokio::task::spawn_blocking(act).await;
    done.unwrap_or_else(|_| Err(Refusal::stopping()))
}

impl std::fmt::Debug for Ingest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ingest").finish_non_exhaustive()
    }
}
