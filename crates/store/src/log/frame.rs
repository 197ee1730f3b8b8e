//! Bytes of segments and frames, and how the end of a log is told from damage in it.

use bytes::Bytes;

/// Bytes at the head of a segment.
pub(crate) const SEGMENT_HEAD: usize = 24;
/// Bytes before the payload of a frame.
pub(crate) const FRAME_HEAD: usize = 28;

const SEGMENT_MAGIC: [u8; 8] = *b"FQLOG\0\0\x01";
const FRAME_MAGIC: [u8; 4] = *b"FRAM";

/// What the head of a segment says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SegmentHead {
    /// Position of the first frame.
    pub(crate) start: u64,
    /// Makes bytes inside a payload that look like a frame of this log impossible to plan.
    pub(crate) salt: u64,
}

/// What the head of a frame says of its payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FrameHead {
    /// Bytes.
    pub(crate) length: usize,
    /// CRC32C.
    pub(crate) sum: u32,
}

/// How a segment ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// With a whole frame.
    Clean,
    /// With this many bytes that are not a frame, and none behind them.
    Torn(usize),
    /// At this offset something is broken although a valid frame follows.
    Damaged(usize),
}

impl SegmentHead {
    pub(crate) fn encode(self) -> [u8; SEGMENT_HEAD] {
        let mut bytes = [0; SEGMENT_HEAD];
        bytes[..8].copy_from_slice(&SEGMENT_MAGIC);
        bytes[8..16].copy_from_slice(&self.start.to_le_bytes());
        bytes[16..].copy_from_slice(&self.salt.to_le_bytes());
        bytes
    }

    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.get(..SEGMENT_HEAD)?;
        (bytes[..8] == SEGMENT_MAGIC).then(|| Self {
            start: u64_at(bytes, 8),
            salt: u64_at(bytes, 16),
        })
    }

    /// A frame's head and payload at a position of the log.
    pub(crate) fn frame(self, position: u64, payload: &[u8]) -> Option<[u8; FRAME_HEAD]> {
        let length = u32::try_from(payload.len()).ok()?;
        let mut head = [0; FRAME_HEAD];
        head[..4].copy_from_slice(&FRAME_MAGIC);
        head[4..8].copy_from_slice(&length.to_le_bytes());
        head[8..16].copy_from_slice(&position.to_le_bytes());
        head[16..20].copy_from_slice(&crc32c::crc32c(payload).to_le_bytes());
        head[20..24].copy_from_slice(&(self.salt as u32).to_le_bytes());
        let check = crc32c::crc32c(&head[..24]);
        head[24..].copy_from_slice(&check.to_le_bytes());
        Some(head)
    }

    /// What the head of the frame says that begins at an offset of the segment; `None` when these
    /// bytes are not such a head.
    pub(crate) fn head_at(self, head: &[u8], offset: usize) -> Option<FrameHead> {
        let head = head.get(..FRAME_HEAD)?;
        let position = self.start + (offset - SEGMENT_HEAD) as u64;
        let fits = head[..4] == FRAME_MAGIC
            && u64_at(head, 8) == position
            && u32_at(head, 20) == self.salt as u32
            && u32_at(head, 24) == crc32c::crc32c(&head[..24]);
        fits.then(|| FrameHead {
            length: u32_at(head, 4) as usize,
            sum: u32_at(head, 16),
        })
    }

    /// The length of the payload of the valid frame at an offset of the segment's bytes.
    fn payload_at(self, segment: &[u8], offset: usize) -> Option<usize> {
        let FrameHead { length, sum } = self.head_at(segment.get(offset..)?, offset)?;
        let payload = segment.get(offset + FRAME_HEAD..)?.get(..length)?;
        (sum == crc32c::crc32c(payload)).then_some(length)
    }

    /// The payloads of a segment, each with the position behind it, and how the segment ends.
    pub(crate) fn read(self, segment: &Bytes) -> (Vec<(u64, Bytes)>, End) {
        let mut payloads = Vec::new();
        let mut offset = SEGMENT_HEAD;
        while let Some(length) = self.payload_at(segment, offset) {
            let payload = segment.slice(offset + FRAME_HEAD..offset + FRAME_HEAD + length);
            offset += FRAME_HEAD + length;
            payloads.push((self.start + (offset - SEGMENT_HEAD) as u64, payload));
        }
        let end = if offset == segment.len() {
            End::Clean
        } else if self.frame_follows(segment, offset) {
            End::Damaged(offset)
        } else {
            End::Torn(segment.len() - offset)
        };
        (payloads, end)
    }

    /// Whether a valid frame starts anywhere behind an offset.
    fn frame_follows(self, segment: &[u8], offset: usize) -> bool {
        let rest = offset + 1..segment.len().saturating_sub(FRAME_HEAD - 1);
        rest.filter(|at| segment[*at..].starts_with(&FRAME_MAGIC))
            .any(|at| self.payload_at(segment, at).is_some())
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let mut four = [0; 4];
    four.copy_from_slice(&bytes[at..at + 4]);
    u32::from_le_bytes(four)
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    let mut eight = [0; 8];
    eight.copy_from_slice(&bytes[at..at + 8]);
    u64::from_le_bytes(eight)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: SegmentHead = SegmentHead {
        start: 1_000,
        salt: 7,
    };

    fn segment(payloads: &[&[u8]]) -> Vec<u8> {
        let mut bytes = HEAD.encode().to_vec();
        for payload in payloads {
            let position = HEAD.start + (bytes.len() - SEGMENT_HEAD) as u64;
            bytes.extend(HEAD.frame(position, payload).unwrap());
            bytes.extend(*payload);
        }
        bytes
    }

    fn read(bytes: Vec<u8>) -> (usize, End) {
        let (payloads, end) = HEAD.read(&bytes.into());
        (payloads.len(), end)
    }

    #[test]
    fn every_cut_of_the_last_frame_is_a_torn_tail() {
        let whole = segment(&[b"one", b"two"]);
        assert_eq!(read(whole.clone()), (2, End::Clean));
        let first = segment(&[b"one"]).len();
        for cut in first + 1..whole.len() {
            let torn = End::Torn(cut - first);
            assert_eq!(read(whole[..cut].to_vec()), (1, torn), "cut at {cut}");
        }
    }

    #[test]
    fn a_flipped_bit_before_the_last_frame_is_damage() {
        let whole = segment(&[b"one", b"two"]);
        let first = segment(&[b"one"]).len();
        for at in SEGMENT_HEAD..first {
            let mut bytes = whole.clone();
            bytes[at] ^= 4;
            assert_eq!(read(bytes), (0, End::Damaged(SEGMENT_HEAD)), "byte {at}");
        }
    }

    #[test]
    fn bytes_of_another_log_inside_a_payload_are_not_a_frame() {
        let other = SegmentHead { salt: 8, ..HEAD };
        let mut payload = vec![0; 5];
        let position = HEAD.start + (FRAME_HEAD + payload.len()) as u64;
        payload.extend(other.frame(position, b"x").unwrap());
        payload.extend(b"x");
        let mut bytes = segment(&[&payload]);
        bytes[SEGMENT_HEAD] ^= 1;
        let length = bytes.len() - SEGMENT_HEAD;
        assert_eq!(read(bytes), (0, End::Torn(length)));
    }
}
