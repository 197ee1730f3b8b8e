//! The log: every append, framed and checked, durable before it is acknowledged. The truth since
//! the last checkpoint.

mod columns;
pub(crate) mod entry;
mod frame;

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
    let mut recovered = Recovered {
        payloads: vec![],
        torn_bytes: 0,
        unborn: None,
        last: None,
    };
    let mut expected = from;
    if starts.iter().all(|start| *start != from) {
        return Err(StoreError::damaged(
            &segment_path(from),
            "the segment is missing",
        ));
    }
    let relevant: Vec<u64> = starts.into_iter().filter(|start| *start >= from).collect();
    for (index, start) in relevant.iter().enumerate() {
        let path = segment_path(*start);
        if *start != expected {
            return Err(StoreError::damaged(&path, "frames before it are missing"));
        }
        let is_last = index + 1 == relevant.len();
        expected = read_segment(disk, &path, (from, *start), is_last, &mut recovered)?;
    }
    Ok(recovered)
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
    (from, start): (u64, u64),
    is_last: bool,
    recovered: &mut Recovered,
) -> Result<u64, StoreError> {
    let bytes = disk
        .read(path)
        .map_err(|error| StoreError::reading(path, &error))?;
    let head = SegmentHead::decode(&bytes).filter(|head| head.start == start);
    let Some(head) = head else {
        // The head is durable before a manifest names the segment or a frame is written to it.
        if is_last && bytes.len() <= SEGMENT_HEAD && start > from {
            recovered.unborn = Some(path.into());
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
    recovered.payloads.extend(payloads);
    recovered.torn_bytes = torn as u64;
    recovered.last = Some((path.into(), head, length));
    Ok(start + length - SEGMENT_HEAD as u64)
}

impl Log {
    /// Goes on behind what was recovered, cutting off the torn tail; starts a segment at `from`
    /// when there is none.
    pub(crate) fn resume(
        disk: Arc<dyn Disk>,
        from: u64,
        recovered: &Recovered,
    ) -> Result<Self, StoreError> {
        if let Some(path) = &recovered.unborn {
            disk.remove(path)
                .and_then(|()| disk.sync_dir(FOLDER))
                .map_err(|error| StoreError::disk(path, &error))?;
        }
        let Some((path, head, length)) = &recovered.last else {
            return Self::start(disk, from);
        };
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

    /// The segment has no frames yet.
    pub(crate) fn is_fresh(&self) -> bool {
        self.position == self.head.start
    }

    /// Removes the segments before this one.
    pub(crate) fn remove_older(&self) -> Result<(), StoreError> {
        let older = segments(&*self.disk)?.into_iter();
        for start in older.filter(|start| *start < self.head.start) {
            let path = segment_path(start);
            self.disk
                .remove(&path)
                .map_err(|error| StoreError::disk(&path, &error))?;
        }
        Ok(())
    }
}
