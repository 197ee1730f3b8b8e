//! Acknowledging: whatever was handed over since the last write goes to the disk together.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use fenqun_model::Instant;
use fenqun_model::row::Row;
use fenqun_store::{Committer, Entry};
use tokio::sync::oneshot;

use crate::failure::{Failure, Outcome};
use crate::run::held;
use crate::settings::Clock;

/// Rows that are written in one go.
const MOST_ROWS: usize = 20_000;

/// Something to be written, and who waits for it.
pub(super) struct Handed {
    entries: Vec<Entry>,
    /// Nothing else goes into the same frame.
    alone: bool,
    answer: oneshot::Sender<Outcome<Instant>>,
    /// Its size in memory, about.
    bytes: u64,
}

/// Where things are handed over to be written.
#[derive(Debug)]
pub(super) struct Desk {
    queue: Mutex<Option<Sender<Handed>>>,
    /// Bytes handed over and not written.
    waiting: Arc<AtomicU64>,
}

/// Who writes.
pub(super) struct Clerk {
    queue: Receiver<Handed>,
    waiting: Arc<AtomicU64>,
    committer: Committer,
    clock: Clock,
}

impl Desk {
    pub(super) fn new(committer: Committer, clock: Clock) -> (Self, Clerk) {
        let (sender, queue) = channel();
        let waiting: Arc<AtomicU64> = Arc::default();
        let desk = Self {
            queue: Mutex::new(Some(sender)),
            waiting: waiting.clone(),
        };
        let clerk = Clerk {
            queue,
            waiting,
            committer,
            clock,
        };
        (desk, clerk)
    }

    /// Bytes handed over and not written.
    pub(super) fn waiting(&self) -> u64 {
        self.waiting.load(Ordering::Relaxed)
    }

    /// Hands rows over.
    pub(super) fn rows(&self, rows: Vec<Row>) -> oneshot::Receiver<Outcome<Instant>> {
        // What a row takes in memory is of the size of what it takes in the log.
        let bytes = rows.len() as u64 * 300;
        self.hand(vec![Entry::Rows(rows)], false, bytes)
    }

    /// Hands entries over that make up a frame of their own.
    pub(super) fn frame(&self, entries: Vec<Entry>) -> oneshot::Receiver<Outcome<Instant>> {
        self.hand(entries, true, 0)
    }

    fn hand(
        &self,
        entries: Vec<Entry>,
        alone: bool,
        bytes: u64,
    ) -> oneshot::Receiver<Outcome<Instant>> {
        let (answer, acknowledged) = oneshot::channel();
        let handed = Handed {
            entries,
            alone,
            answer,
            bytes,
        };
        self.waiting.fetch_add(bytes, Ordering::Relaxed);
        let refused = match &*held(&self.queue) {
            Some(queue) => queue.send(handed).map_err(|refused| refused.0).err(),
            None => Some(handed),
        };
        if let Some(handed) = refused {
            self.waiting.fetch_sub(bytes, Ordering::Relaxed);
            handed.answer(Err(stopped()));
        }
        acknowledged
    }

    /// Takes nothing more; what was handed over is written.
    pub(super) fn close(&self) {
        held(&self.queue).take();
    }
}

impl Clerk {
    /// Writes until the desk is closed. `written` is called whenever something is on the disk.
    pub(super) fn work(self, written: impl Fn()) {
        let mut next = None;
        while let Some(first) = next.take().or_else(|| self.queue.recv().ok()) {
            let mut together = vec![first];
            let mut rows = together[0].rows();
            while !together[0].alone && rows < MOST_ROWS {
                match self.queue.try_recv() {
                    Ok(more) if more.alone => {
                        next = Some(more);
                        break;
                    }
                    Ok(more) => {
                        rows += more.rows();
                        together.push(more);
                    }
                    Err(_) => break,
                }
            }
            let bytes: u64 = together.iter().map(|handed| handed.bytes).sum();
            self.write(together);
            self.waiting.fetch_sub(bytes, Ordering::Relaxed);
            written();
        }
    }

    /// Writes all as one frame; when that is refused, each by itself, so that one does not spoil
    /// the others.
    fn write(&self, mut together: Vec<Handed>) {
        if together.len() > 1 {
            let rows = together.iter().flat_map(|handed| &handed.entries);
            let rows = rows.filter_map(|entry| match entry {
                Entry::Rows(rows) => Some(rows.as_slice()),
                _ => None,
            });
            let rows: Vec<Row> = rows.flatten().cloned().collect();
            if let Ok(at) = self.commit(vec![Entry::Rows(rows)]) {
                together
                    .into_iter()
                    .for_each(|handed| handed.answer(Ok(at)));
                return;
            }
        }
        for mut handed in together.drain(..) {
            let entries = std::mem::take(&mut handed.entries);
            let written = self.commit(entries);
            handed.answer(written);
        }
    }

    fn commit(&self, entries: Vec<Entry>) -> Outcome<Instant> {
        let committed = self.committer.commit(entries, (self.clock)())?;
        Ok(committed.at)
    }
}

impl Handed {
    fn rows(&self) -> usize {
        let rows = self.entries.iter().map(|entry| match entry {
            Entry::Rows(rows) => rows.len(),
            Entry::Columns(_) | Entry::Import(_) | Entry::Progress(_) => 0,
        });
        rows.sum()
    }

    fn answer(self, written: Outcome<Instant>) {
        // Whoever handed it over may have gone away.
        drop(self.answer.send(written));
    }
}

/// The hub has been stopped.
pub(super) fn stopped() -> Failure {
    Failure::from(fenqun_model::Message::new("live-stopped"))
}
