//! The way in: frames are written to the log and made durable by anybody, and wait here until the
//! store applies them. Writing never waits for applying.

mod committer;
mod frame;

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use fenqun_model::{Instant, Message};

use crate::error::{StoreError, StoreErrorKind};
use crate::log::Log;
use crate::log::entry::{self, Lent};

pub(crate) use committer::check_entries;
pub use committer::{Committed, Committer};
pub use frame::{Applied, FrameKind, Queued};

/// What everybody who writes has together.
#[derive(Debug)]
pub(crate) struct Intake {
    writer: Mutex<Writer>,
    waiting: Mutex<Waiting>,
    /// The first error of the disk; no write after it.
    failed: OnceLock<StoreError>,
    /// Bytes of identifiers that the store can still take in, as of the last frame applied.
    room: AtomicU64,
    /// Somebody commits beside the store, so it does not decide by itself when to checkpoint.
    is_live: AtomicBool,
}

/// Who holds it may write to the log.
#[derive(Debug)]
pub(crate) struct Writer {
    pub(crate) log: Log,
    /// The highest instant of a frame, or that time was moved on to.
    pub(crate) at: Option<Instant>,
}

/// Frames that are durable and not yet applied, in the order of the log.
#[derive(Debug, Default)]
struct Waiting {
    frames: VecDeque<Arc<Queued>>,
    bytes: u64,
    identifier_bytes: u64,
}

impl Intake {
    pub(crate) fn new(log: Log, at: Option<Instant>, room: u64) -> Self {
        Self {
            writer: Mutex::new(Writer { log, at }),
            waiting: Mutex::default(),
            failed: OnceLock::new(),
            room: AtomicU64::new(room),
            is_live: AtomicBool::new(false),
        }
    }

    /// The right to write; others wait meanwhile.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Writer> {
        // A frame is queued only when it was written as a whole.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Refuses when the disk has failed.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        self.failed.get().map_or(Ok(()), |error| {
            let message = Message::new("store-failed-before").with("error", error.message.clone());
            Err(StoreError::new(StoreErrorKind::Disk, message))
        })
    }

    /// Remembers an error of the disk.
    pub(crate) fn note<T>(&self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(error) = &result
            && error.kind != StoreErrorKind::Refused
        {
            self.failed.get_or_init(|| error.clone());
        }
        result
    }

    /// Writes a frame; the position behind it.
    pub(crate) fn write(
        &self,
        writer: &mut Writer,
        entries: &[Lent<'_>],
    ) -> Result<u64, StoreError> {
        let identifier_bytes: u64 = entries.iter().map(|entry| entry.identifier_bytes()).sum();
        let waiting = self.waiting().identifier_bytes;
        if identifier_bytes + waiting > self.room.load(Ordering::Relaxed) {
            return Err(StoreError::refused(Message::new("store-identifiers-full")));
        }
        let payload = entry::encode(writer.at, entries);
        self.check()?;
        self.note(writer.log.append(&payload))
    }

    /// Has the next frame start a new segment.
    pub(crate) fn roll(&self, writer: &mut Writer) -> Result<(), StoreError> {
        self.check()?;
        self.note(writer.log.roll())
    }

    /// Has a frame wait that was read from the log.
    pub(crate) fn queue_read(&self, frame: Queued) {
        let mut writer = self.writer();
        writer.at = writer.at.max(frame.at());
        self.queue(frame);
    }

    /// Has a durable frame wait.
    fn queue(&self, frame: Queued) {
        let mut waiting = self.waiting();
        waiting.bytes += frame.bytes();
        waiting.identifier_bytes += frame.identifier_bytes();
        waiting.frames.push_back(Arc::new(frame));
    }

    /// The frame to be applied next.
    pub(crate) fn next(&self) -> Option<Arc<Queued>> {
        self.waiting().frames.front().cloned()
    }

    /// Takes the frame that was applied out.
    pub(crate) fn applied(&self, room: u64) {
        let mut waiting = self.waiting();
        self.room.store(room, Ordering::Relaxed);
        if let Some(frame) = waiting.frames.pop_front() {
            waiting.bytes -= frame.bytes();
            waiting.identifier_bytes -= frame.identifier_bytes();
        }
    }

    pub(crate) fn set_room(&self, room: u64) {
        self.room.store(room, Ordering::Relaxed);
    }

    pub(crate) fn is_live(&self) -> bool {
        self.is_live.load(Ordering::Relaxed)
    }

    pub(crate) fn make_live(&self) {
        self.is_live.store(true, Ordering::Relaxed);
    }

    /// Bytes and number of the frames that wait.
    pub(crate) fn backlog(&self) -> (u64, usize) {
        let waiting = self.waiting();
        (waiting.bytes, waiting.frames.len())
    }
}
