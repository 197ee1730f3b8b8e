//! Writing the change log.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;

use fenqun_model::{Instant, Message};

use super::payload::{Frame, Opening};
use super::read::ChangeReader;
use super::recover::{self, Recovered};
use super::segment::{FOLDER, Segment, segment_path, write_head};
use super::state::Shared;
use super::{Change, Progress};
use crate::disk::{Disk, DiskFile};
use crate::error::{StoreError, StoreErrorKind};
use crate::log::{FRAME_HEAD, SegmentHead};

/// Bytes at which a segment is followed by the next.
const SEGMENT_BYTES: u64 = 64 << 20;

/// The change log, open for writing. There is one per folder; the lock of the store covers it.
#[derive(Debug)]
pub struct ChangeLog {
    pub(super) shared: Arc<Shared>,
    pub(super) file: Box<dyn DiskFile>,
    /// What the segment being written to says is in force; `None` when it says nothing yet.
    pub(super) in_force: Option<String>,
    notices: Vec<Message>,
    failed: Option<StoreError>,
    segment_bytes: u64,
    buffer: Vec<u8>,
}

impl ChangeLog {
    /// Opens the change log on the disk of a store, making it when there is none, and recovers what
    /// a crash left. With it comes how far the last record says everything has been kept up; `None`
    /// when nothing was ever recorded.
    ///
    /// # Errors
    /// See [`crate::StoreErrorKind`].
    pub fn open(disk: Arc<dyn Disk>) -> Result<(Self, Option<Progress>), StoreError> {
        Self::open_with(disk, SEGMENT_BYTES)
    }

    /// The same with segments of another size; for tests that want many.
    ///
    /// # Errors
    /// See [`crate::StoreErrorKind`].
    pub fn open_with(
        disk: Arc<dyn Disk>,
        segment_bytes: u64,
    ) -> Result<(Self, Option<Progress>), StoreError> {
        let Recovered {
            state,
            progress,
            in_force,
            torn,
        } = recover::recover(&disk)?;
        let path = state.segments.last().map(Segment::path);
        let path = path.expect("recovery makes a segment when there is none");
        let file = disk
            .append(&path)
            .map_err(|error| StoreError::disk(&path, &error))?;
        let notice = Message::new("store-torn-tail").with("bytes", torn);
        let log = Self {
            shared: Arc::new(Shared::new(disk, state)),
            file,
            in_force,
            notices: (torn > 0).then_some(notice).into_iter().collect(),
            failed: None,
            segment_bytes,
            buffer: vec![],
        };
        Ok((log, progress))
    }

    /// What recovery found: a torn tail that was cut off.
    pub fn notices(&self) -> &[Message] {
        &self.notices
    }

    /// Records changes in this order and how far everything has been kept up, all of it or nothing;
    /// on return it is on disk. Sequence numbers are given here, whatever the changes carry. The
    /// answer is the newest sequence number.
    ///
    /// # Errors
    /// The disk refuses; nothing more is taken until the log is opened again.
    pub fn append(&mut self, progress: &Progress, changes: &[Change]) -> Result<u64, StoreError> {
        self.check_writable()?;
        let written = self.write(progress, changes);
        self.note_failure(written)
    }

    /// A reader of this log; all readers see what was appended as soon as it is on disk.
    pub fn reader(&self) -> ChangeReader {
        ChangeReader::new(self.shared.clone())
    }

    pub(super) fn check_writable(&self) -> Result<(), StoreError> {
        self.failed.clone().map_or(Ok(()), |error| {
            let message = Message::new("store-failed-before").with("error", error.message);
            Err(StoreError::new(StoreErrorKind::Disk, message))
        })
    }

    /// Remembers an error of the disk.
    pub(super) fn note_failure<T>(
        &mut self,
        result: Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if let Err(error) = &result {
            self.failed = Some(error.clone());
        }
        result
    }

    fn write(&mut self, progress: &Progress, changes: &[Change]) -> Result<u64, StoreError> {
        let segment = self.shared.change().active().without_spots();
        if segment.length >= self.segment_bytes {
            self.roll(&segment)?;
        }
        let segment = self.shared.change().active().without_spots();
        let first = self.shared.look().last + 1;
        let says_in_force = self.in_force.as_ref() != Some(&progress.in_force);
        let frame = Frame {
            first,
            progress,
            says_in_force,
            changes,
        };
        self.buffer.clear();
        framed(segment.head, segment.position(), &frame, &mut self.buffer)?;
        let path = segment.path();
        let failed = |error| StoreError::disk(&path, &error);
        self.file.write(&self.buffer).map_err(failed)?;
        self.file.sync().map_err(failed)?;
        if says_in_force {
            self.in_force = Some(progress.in_force.clone());
        }
        Ok(self.tell(first, changes))
    }

    /// Shows readers what is on disk now.
    fn tell(&self, first: u64, changes: &[Change]) -> u64 {
        let latest = changes.iter().map(|change| change.at).max();
        let mut state = self.shared.change();
        state.active().extend(first, self.buffer.len() as u64);
        state.last += changes.len() as u64;
        state.latest = state.latest.max(latest.unwrap_or(Instant::MIN));
        state.remember(changes);
        state.last
    }

    /// Starts the next segment.
    fn roll(&mut self, full: &Segment) -> Result<(), StoreError> {
        let opening = {
            let state = self.shared.look();
            Opening {
                first: state.last + 1,
                before: state.latest,
            }
        };
        let head = SegmentHead {
            start: full.position(),
            salt: salt(),
        };
        self.file = start(&*self.shared.disk, head, opening)?;
        self.in_force = None;
        let mut state = self.shared.change();
        state.segments.push(Segment::born(head, opening));
        Ok(())
    }
}

impl crate::Store {
    /// The change log beside the rows; see [`ChangeLog::open`]. For one holder at a time.
    ///
    /// # Errors
    /// See [`crate::StoreErrorKind`].
    pub fn change_log(&self) -> Result<(ChangeLog, Option<Progress>), StoreError> {
        ChangeLog::open(self.disk.clone())
    }
}

/// A number that nobody can foresee.
pub(super) fn salt() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// Starts a segment, durably.
pub(super) fn start(
    disk: &dyn Disk,
    head: SegmentHead,
    opening: Opening,
) -> Result<Box<dyn DiskFile>, StoreError> {
    let path = segment_path(head.start);
    let file = write_head(disk, &path, head, opening)?;
    disk.sync_dir(FOLDER)
        .map_err(|error| StoreError::disk(&path, &error))?;
    Ok(file)
}

/// Writes a frame with its head behind `bytes`.
pub(super) fn framed(
    head: SegmentHead,
    position: u64,
    frame: &Frame<'_>,
    bytes: &mut Vec<u8>,
) -> Result<(), StoreError> {
    let start = bytes.len();
    bytes.resize(start + FRAME_HEAD, 0);
    frame.encode(bytes);
    let frame_head = head.frame(position, &bytes[start + FRAME_HEAD..]);
    let frame_head =
        frame_head.ok_or_else(|| StoreError::refused(Message::new("store-append-too-big")))?;
    bytes[start..start + FRAME_HEAD].copy_from_slice(&frame_head);
    Ok(())
}
