//! What a frame of the change log holds: how far everything was kept up, and blocks of changes with
//! their places, so that one block can be read and checked alone.

use fenqun_model::Instant;

use super::block::{self, Block};
use super::bytes::{Broken, Cursor, put, put_signed};
use super::{Change, Progress};

const OPENING: u8 = 0;
const CHANGES: u8 = 1;

/// Bytes of the first frame's payload of every segment.
pub(super) const OPENING_LENGTH: usize = 17;
/// Bytes in front of a frame's table of contents: tag, length.
pub(super) const PREFIX: usize = 5;
/// Bytes of a checksum.
const SUM: usize = 4;

/// What the first frame of a segment says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opening {
    /// Sequence number of the first change in it.
    pub(super) first: u64,
    /// No change before it took effect later.
    pub(super) before: Instant,
}

impl Opening {
    pub(super) fn encode(self) -> [u8; OPENING_LENGTH] {
        let mut bytes = [0; OPENING_LENGTH];
        bytes[0] = OPENING;
        bytes[1..9].copy_from_slice(&self.first.to_le_bytes());
        bytes[9..].copy_from_slice(&self.before.0.to_le_bytes());
        bytes
    }

    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let (tag, rest) = bytes.split_first()?;
        let (first, before) = rest.split_at_checked(8)?;
        (*tag == OPENING).then_some(())?;
        Some(Self {
            first: u64::from_le_bytes(first.try_into().ok()?),
            before: Instant(i64::from_le_bytes(before.try_into().ok()?)),
        })
    }
}

/// The table of contents of a frame.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Contents {
    /// Sequence number of the first change, or of the next one when there are none.
    pub(super) first: u64,
    pub(super) position: u64,
    pub(super) watermark: Instant,
    /// `None`: as in the frame before in this segment.
    pub(super) in_force: Option<String>,
    pub(super) blocks: Vec<Place>,
}

/// Where a block is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// Sequence number of its first change.
    pub(super) first: u64,
    pub(super) count: u64,
    /// In the payload.
    pub(super) offset: usize,
    pub(super) length: usize,
    /// No change in it took effect later.
    pub(super) latest: Instant,
    sum: u32,
}

impl Place {
    /// Sequence number of the last change.
    pub(super) fn last(&self) -> u64 {
        self.first + self.count - 1
    }

    /// The block, from its own bytes.
    pub(super) fn open<'a>(&self, bytes: &'a [u8]) -> Result<Block<'a>, Broken> {
        if crc32c::crc32c(bytes) != self.sum {
            return Err("the checksum of a block does not match");
        }
        Block::decode(bytes, self.first, self.count)
    }
}

/// What is to be written in one frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame<'a> {
    pub(super) first: u64,
    pub(super) progress: &'a Progress,
    /// What is in force has changed since the frame before, or there is none in this segment.
    pub(super) says_in_force: bool,
    pub(super) changes: &'a [Change],
}

impl Frame<'_> {
    /// Writes the payload behind `bytes`.
    pub(super) fn encode(&self, bytes: &mut Vec<u8>) {
        let mut blocks = Vec::new();
        let mut contents = vec![u8::from(self.says_in_force)];
        put(&mut contents, self.first);
        put(&mut contents, self.progress.position);
        put_signed(&mut contents, self.progress.watermark.0);
        if self.says_in_force {
            put(&mut contents, self.progress.in_force.len() as u64);
            contents.extend(self.progress.in_force.as_bytes());
        }
        put(&mut contents, self.changes.chunks(block::MOST).len() as u64);
        for changes in self.changes.chunks(block::MOST) {
            let start = blocks.len();
            let latest = block::encode(changes, &mut blocks);
            put(&mut contents, changes.len() as u64);
            put(&mut contents, (blocks.len() - start) as u64);
            put_signed(
                &mut contents,
                latest.0.wrapping_sub(self.progress.watermark.0),
            );
            contents.extend(crc32c::crc32c(&blocks[start..]).to_le_bytes());
        }
        bytes.push(CHANGES);
        bytes.extend((contents.len() as u32).to_le_bytes());
        bytes.extend(&contents);
        bytes.extend(crc32c::crc32c(&contents).to_le_bytes());
        bytes.extend(blocks);
    }
}

/// Bytes of the table of contents with its checksum, from the first [`PREFIX`] bytes of a payload.
pub(super) fn contents_length(prefix: &[u8]) -> Result<usize, Broken> {
    let mut cursor = Cursor(prefix);
    match cursor.byte()? {
        CHANGES => Ok(cursor.word()? as usize + SUM),
        _ => Err("a frame of another kind"),
    }
}

impl Contents {
    /// Reads a table of contents with its checksum; blocks are counted from the payload's start.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, Broken> {
        let length = bytes.len().checked_sub(SUM).ok_or("it ends too early")?;
        let mut cursor = Cursor(&bytes[..length]);
        if Cursor(&bytes[length..]).word()? != crc32c::crc32c(cursor.0) {
            return Err("the checksum of a table of contents does not match");
        }
        let says_in_force = cursor.byte()? == 1;
        let first = cursor.number()?;
        let position = cursor.number()?;
        let watermark = Instant(cursor.signed()?);
        let in_force = says_in_force.then(|| read_in_force(&mut cursor));
        let mut contents = Self {
            first,
            position,
            watermark,
            in_force: in_force.transpose()?,
            blocks: vec![],
        };
        let mut next = (first, PREFIX + bytes.len());
        for _ in 0..cursor.count()? {
            let place = read_place(&mut cursor, watermark, next)?;
            next = (place.first + place.count, place.offset + place.length);
            contents.blocks.push(place);
        }
        Ok(contents)
    }

    /// From a whole payload.
    pub(super) fn of(payload: &[u8]) -> Result<Self, Broken> {
        let length = contents_length(payload)?;
        let contents = payload.get(PREFIX..).and_then(|rest| rest.get(..length));
        Self::decode(contents.ok_or("it ends too early")?)
    }

    /// Sequence number behind the last change.
    pub(super) fn next(&self) -> u64 {
        self.blocks
            .last()
            .map_or(self.first, |last| last.last() + 1)
    }
}

fn read_in_force(cursor: &mut Cursor<'_>) -> Result<String, Broken> {
    let length = cursor.count()?;
    let text = std::str::from_utf8(cursor.take(length)?);
    text.map(str::to_owned).map_err(|_| "a text is not UTF-8")
}

fn read_place(
    cursor: &mut Cursor<'_>,
    watermark: Instant,
    (first, offset): (u64, usize),
) -> Result<Place, Broken> {
    let (count, length) = (cursor.number()?, cursor.number()?);
    if count == 0 || count > block::MOST as u64 || length > u64::from(u32::MAX) {
        return Err("a block of an impossible size");
    }
    Ok(Place {
        first,
        count,
        offset,
        length: length as usize,
        latest: Instant(watermark.0.wrapping_add(cursor.signed()?)),
        sum: cursor.word()?,
    })
}
