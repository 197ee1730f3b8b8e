//! Segments of the change log: their files, and finding and reading frames in them.

use std::sync::Arc;

use bytes::Bytes;
use fenqun_model::Instant;

use super::payload::{Contents, OPENING_LENGTH, Opening, PREFIX, Place, contents_length};
use crate::disk::{Disk, DiskFile};
use crate::error::StoreError;
use crate::log::{FRAME_HEAD, SEGMENT_HEAD, SegmentHead};

/// Folder of the segments.
pub(crate) const FOLDER: &str = "changes";
/// Bytes of a segment before its first frame of changes.
pub(super) const BORN: u64 = (SEGMENT_HEAD + FRAME_HEAD + OPENING_LENGTH) as u64;
/// Bytes between two places of the index that are remembered.
const STRIDE: u64 = 64 << 10;
/// Bytes read in one go.
const WINDOW: u64 = 1 << 20;

/// A place from which one can read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Sequence number of the first change from here on.
    pub(super) first: u64,
    /// Of a frame in the segment.
    pub(super) offset: u64,
}

/// A segment as readers know it.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub(super) head: SegmentHead,
    pub(super) opening: Opening,
    /// Durable bytes.
    pub(super) length: u64,
    /// Every so many bytes one; `None` before anybody asked.
    pub(super) spots: Option<Vec<Spot>>,
}

impl Segment {
    /// A segment without changes, as [`write_head`] makes it.
    pub(super) fn born(head: SegmentHead, opening: Opening) -> Self {
        Self {
            head,
            opening,
            length: BORN,
            spots: Some(vec![Spot {
                first: opening.first,
                offset: BORN,
            }]),
        }
    }

    pub(super) fn path(&self) -> String {
        segment_path(self.head.start)
    }

    /// A copy without the index.
    pub(super) fn without_spots(&self) -> Self {
        Self {
            head: self.head,
            opening: self.opening,
            length: self.length,
            spots: None,
        }
    }

    /// The position of the log behind the last frame.
    pub(super) fn position(&self) -> u64 {
        self.head.start + self.length - SEGMENT_HEAD as u64
    }

    /// Notes a frame that begins at the end of what is known, and its length.
    pub(super) fn extend(&mut self, first: u64, bytes: u64) {
        // Without an index there is none until somebody asks: one that begins here would hide what
        // is before.
        if let Some(spots) = &mut self.spots {
            let due = spots
                .last()
                .is_none_or(|spot| self.length >= spot.offset + STRIDE);
            if due {
                spots.push(Spot {
                    first,
                    offset: self.length,
                });
            }
        }
        self.length += bytes;
    }

    /// The best place from which to read a change, from the index.
    pub(super) fn spot(&self, sequence: u64) -> Option<Spot> {
        let spots = self.spots.as_ref()?;
        // Frames without changes share their number with the next: start at the first of them.
        let behind = spots.partition_point(|spot| spot.first < sequence);
        spots.get(behind.saturating_sub(1)).copied()
    }
}

/// Path of a segment.
pub(super) fn segment_path(start: u64) -> String {
    format!("{FOLDER}/{start:020}.log")
}

/// Makes the file of a segment with nothing but its head, durable except for the name.
pub(super) fn write_head(
    disk: &dyn Disk,
    path: &str,
    head: SegmentHead,
    opening: Opening,
) -> Result<Box<dyn DiskFile>, StoreError> {
    let failed = |error| StoreError::disk(path, &error);
    let payload = opening.encode();
    let frame = head.frame(head.start, &payload);
    let frame = frame.expect("the payload is a few bytes long");
    let mut file = disk.create(path).map_err(failed)?;
    let bytes = [&head.encode()[..], &frame, &payload].concat();
    file.write(&bytes).map_err(failed)?;
    file.sync().map_err(failed)?;
    Ok(file)
}

/// Reads the head of a segment; `None` when it is not whole.
pub(super) fn read_head(bytes: &[u8], start: u64) -> Option<(SegmentHead, Opening)> {
    let head = SegmentHead::decode(bytes).filter(|head| head.start == start)?;
    let frame = head.head_at(bytes.get(SEGMENT_HEAD..)?, SEGMENT_HEAD)?;
    let payload = bytes
        .get(SEGMENT_HEAD + FRAME_HEAD..)?
        .get(..OPENING_LENGTH)?;
    let whole = frame.length == OPENING_LENGTH && frame.sum == crc32c::crc32c(payload);
    Some((head, Opening::decode(payload).filter(|_| whole)?))
}

/// Frames of one segment one after another, read in large pieces.
#[derive(Debug)]
pub(super) struct Frames<'a> {
    disk: &'a Arc<dyn Disk>,
    path: String,
    head: SegmentHead,
    length: u64,
    /// Of the next frame.
    pub(super) offset: u64,
    start: u64,
    window: Bytes,
}

/// A frame that was found.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) contents: Contents,
    /// Of the payload in the segment.
    offset: u64,
    /// Of the frame, head included.
    pub(super) length: u64,
}

impl<'a> Frames<'a> {
    pub(super) fn new(disk: &'a Arc<dyn Disk>, segment: &Segment, offset: u64) -> Self {
        Self {
            disk,
            path: segment.path(),
            head: segment.head,
            length: segment.length,
            offset,
            start: 0,
            window: Bytes::new(),
        }
    }

    /// The next frame; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Found>, StoreError> {
        if self.offset >= self.length {
            return Ok(None);
        }
        let offset = self.offset;
        let head = self.bytes(offset, FRAME_HEAD)?;
        let Some(frame) = self.head.head_at(&head, offset as usize) else {
            return Err(self.damaged(offset, "the head of a frame is broken"));
        };
        let payload = offset + FRAME_HEAD as u64;
        let prefix = self.bytes(payload, PREFIX.min(frame.length))?;
        let length = contents_length(&prefix).map_err(|what| self.damaged(offset, what))?;
        let contents = self.bytes(payload + PREFIX as u64, length)?;
        let contents = Contents::decode(&contents).map_err(|what| self.damaged(offset, what))?;
        let length = (FRAME_HEAD + frame.length) as u64;
        self.offset += length;
        Ok(Some(Found {
            contents,
            offset: payload,
            length,
        }))
    }

    /// The bytes of a block.
    pub(super) fn block(&mut self, found: &Found, place: &Place) -> Result<Bytes, StoreError> {
        self.bytes(found.offset + place.offset as u64, place.length)
    }

    /// Damage at an offset.
    pub(super) fn damaged(&self, offset: u64, what: &str) -> StoreError {
        StoreError::damaged(&self.path, format!("at byte {offset}: {what}"))
    }

    fn bytes(&mut self, offset: u64, length: usize) -> Result<Bytes, StoreError> {
        let end = offset + length as u64;
        if end > self.length {
            return Err(self.damaged(offset, "it ends too early"));
        }
        if offset < self.start || end > self.start + self.window.len() as u64 {
            let wanted = (length as u64).max(WINDOW).min(self.length - offset);
            let read = self.disk.read_at(&self.path, offset, wanted as usize);
            self.window = read.map_err(|error| StoreError::reading(&self.path, &error))?;
            self.start = offset;
        }
        let at = (offset - self.start) as usize;
        Ok(self.window.slice(at..at + length))
    }
}

/// The index of a segment, and the latest instant in it.
pub(super) fn survey(
    disk: &Arc<dyn Disk>,
    segment: &Segment,
) -> Result<(Vec<Spot>, Instant), StoreError> {
    let mut found = Segment::born(segment.head, segment.opening);
    let mut latest = segment.opening.before;
    let mut frames = Frames::new(disk, segment, BORN);
    while let Some(frame) = frames.next()? {
        found.extend(frame.contents.first, frame.length);
        for place in &frame.contents.blocks {
            latest = latest.max(place.latest);
        }
    }
    Ok((found.spots.unwrap_or_default(), latest))
}
