//! The log: every append, framed and checked, durable before it is acknowledged. The truth since
//! the last checkpoint.

mod columns;
pub(crate) mod entry;
mod frame;
mod rows;

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;

use bytes::Bytes;
use fenqun_model::Message;

use crate::disk::{Disk, DiskFile};
use crate::error::StoreError;
pub(crate) use frame::{End, FRAME_HEAD, SEGMENT_HEAD, SegmentHead};

/// Folder of the segments.
pub(crate) const FOLDER: &str = "log";

/// The log, open for writing.
#[derive(Debug)]
pub(crate) struct Log {
    disk: Arc<dyn Disk>,
    head: SegmentHead,
    file: Box<dyn DiskFile>,
    position: u64,
}

/// What was found in the log.
#[derive(Debug)]
pub(crate) struct Recovered {
    /// Payloads in order, each with the position behind it.
    pub(crate) payloads: Vec<(u64, Bytes)>,
    /// Bytes of an append that was never acknowledged.
    pub(crate) torn_bytes: u64,
    /// A segment whose head was never made durable, so nothing can be in it.
    unborn: Option<String>,
    /// The last segment and its length without the torn tail.
    last: (String, SegmentHead, u64),
}

/// What was found in the segments so far.
#[derive(Debug, Default)]
struct Found {
    payloads: Vec<(u64, Bytes)>,
    torn_bytes: u64,
    unborn: Option<String>,
    last: Option<(String, SegmentHead, u64)>,
}

/// Path of the segment that starts at a position.
fn segment_path(start: u64) -> String {
    format!("{FOLDER}/{start:020}.log")
}

/// Start of a segment from its file name.
pub(crate) fn segment_start(name: &str) -> Option<u64> {
    let digits = name.strip_suffix(".log")?;
    (digits.len() == 20).then(|| digits.parse().ok())?
}

/// Reads every frame behind a position. Changes nothing.
pub(crate) fn read(disk: &dyn Disk, from: u64) -> Result<Recovered, StoreError> {
    let starts = segments(disk)?;
    let first = first_segment(disk, &starts, from)?;
    let relevant: Vec<u64> = starts.into_iter().filter(|start| *start >= first).collect();
    let mut found = Found::default();
    let mut expected = first;
    for (index, start) in relevant.iter().enumerate() {
        let path = segment_path(*start);
        if *start != expected {
            return Err(StoreError::damaged(&path, "frames before it are missing"));
        }
        let is_last = index + 1 == relevant.len();
        expected = read_segment(disk, &path, *start, is_last, &mut found)?;
    }
    let missing = || StoreError::damaged(&segment_path(first), "the segment is missing");
    let last = found.last.ok_or_else(missing)?;
    if expected < from {
        return Err(StoreError::damaged(&last.0, "frames are missing"));
    }
    found.payloads.retain(|(position, _)| *position > from);
    Ok(Recovered {
        payloads: found.payloads,
        torn_bytes: found.torn_bytes,
        unborn: found.unborn,
        last,
    })
}

/// Start of the segment that a position is in, or that starts there.
fn first_segment(disk: &dyn Disk, starts: &[u64], from: u64) -> Result<u64, StoreError> {
    let before = starts.iter().rfind(|start| **start < from).copied();
    let path = segment_path(from);
    match (starts.binary_search(&from), before) {
        (Err(_), None) => Err(StoreError::damaged(&path, "the segment is missing")),
        (Err(_), Some(before)) => Ok(before),
        (Ok(_), None) => Ok(from),
        (Ok(_), Some(before)) => {
            let bytes = disk.len(&path).and_then(|length| {
                let head = length.min(SEGMENT_HEAD as u64) as usize;
                disk.read_at(&path, 0, head)
            });
            let bytes = bytes.map_err(|error| StoreError::reading(&path, &error))?;
            // It may be one that was never made durable, behind the one before.
            let is_whole = SegmentHead::decode(&bytes).is_some();
            Ok(if is_whole { from } else { before })
        }
    }
}

/// Starts of all segments, ascending.
fn segments(disk: &dyn Disk) -> Result<Vec<u64>, StoreError> {
    let names = disk
        .list(FOLDER)
        .map_err(|error| StoreError::reading(FOLDER, &error))?;
    Ok(names
        .iter()
        .filter_map(|name| segment_start(name))
        .collect())
}

/// Reads one segment; the position behind its last frame.
fn read_segment(
    disk: &dyn Disk,
    path: &str,
    start: u64,
    is_last: bool,
    found: &mut Found,
) -> Result<u64, StoreError> {
    let bytes = disk
        .read(path)
        .map_err(|error| StoreError::reading(path, &error))?;
    let head = SegmentHead::decode(&bytes).filter(|head| head.start == start);
    let Some(head) = head else {
        // The head is durable before a frame is written to the segment.
        if is_last && bytes.len() <= SEGMENT_HEAD && found.last.is_some() {
            found.unborn = Some(path.into());
            return Ok(start);
        }
        return Err(StoreError::damaged(
            path,
            "the head of the segment is broken",
        ));
    };
    let (payloads, end) = head.read(&bytes);
    let torn = match end {
        End::Clean => 0,
        End::Torn(bytes) if is_last => bytes,
        End::Torn(_) => return Err(StoreError::damaged(path, "cut off, but frames follow")),
        End::Damaged(offset) => {
            let what = format!("the frame at byte {offset} is broken, but frames follow");
            return Err(StoreError::damaged(path, what));
        }
    };
    let length = (bytes.len() - torn) as u64;
    found.payloads.extend(payloads);
    found.torn_bytes = torn as u64;
    found.last = Some((path.into(), head, length));
    Ok(start + length - SEGMENT_HEAD as u64)
}

impl Log {
    /// Goes on behind what was recovered, cutting off the torn tail.
    pub(crate) fn resume(disk: Arc<dyn Disk>, recovered: &Recovered) -> Result<Self, StoreError> {
        if let Some(path) = &recovered.unborn {
            disk.remove(path)
                .and_then(|()| disk.sync_dir(FOLDER))
                .map_err(|error| StoreError::disk(path, &error))?;
        }
        let (path, head, length) = &recovered.last;
        let failed = |error| StoreError::disk(path, &error);
        if recovered.torn_bytes > 0 {
            disk.truncate(path, *length).map_err(failed)?;
        }
        let file = disk.append(path).map_err(failed)?;
        Ok(Self {
            head: *head,
            file,
            position: head.start + length - SEGMENT_HEAD as u64,
            disk,
        })
    }

    /// Starts a segment, durably. It counts as soon as a manifest names its position.
    pub(crate) fn start(disk: Arc<dyn Disk>, position: u64) -> Result<Self, StoreError> {
        let path = segment_path(position);
        let failed = |error| StoreError::disk(&path, &error);
        let head = SegmentHead {
            start: position,
            salt: RandomState::new().build_hasher().finish(),
        };
        let mut file = disk.create(&path).map_err(failed)?;
        file.write(&head.encode()).map_err(failed)?;
        file.sync().map_err(failed)?;
        disk.sync_dir(FOLDER).map_err(failed)?;
        Ok(Self {
            disk,
            head,
            file,
            position,
        })
    }

    /// Writes a frame and waits until it is durable; the position behind it. After an error the
    /// log must not be written to again: nobody knows what is on the medium.
    pub(crate) fn append(&mut self, payload: &[u8]) -> Result<u64, StoreError> {
        let path = segment_path(self.head.start);
        let Some(head) = self.head.frame(self.position, payload) else {
            return Err(StoreError::refused(Message::new("store-append-too-big")));
        };
        let failed = |error| StoreError::disk(&path, &error);
        self.file.write(&head).map_err(failed)?;
        self.file.write(payload).map_err(failed)?;
        self.file.sync().map_err(failed)?;
        self.position += (FRAME_HEAD + payload.len()) as u64;
        Ok(self.position)
    }

    /// Position behind the last frame.
    pub(crate) fn position(&self) -> u64 {
        self.position
    }

    /// Starts a new segment, durably, unless this one has no frames yet: making that anew would
    /// put it at risk.
    pub(crate) fn roll(&mut self) -> Result<(), StoreError> {
        if self.position > self.head.start {
            *self = Self::start(self.disk.clone(), self.position)?;
        }
        Ok(())
    }
}

/// Paths of the segments that hold nothing behind a position.
pub(crate) fn covered(disk: &dyn Disk, position: u64) -> Result<Vec<String>, StoreError> {
    let starts = segments(disk)?;
    let pairs = starts.windows(2);
    let covered = pairs.filter(|pair| pair[1] <= position);
    Ok(covered.map(|pair| segment_path(pair[0])).collect())
}
