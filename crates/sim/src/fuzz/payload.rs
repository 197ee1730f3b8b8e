//! Frames of the log whose checksums are right and whose content is anything: what a faulty program
//! might have written. It is read or refused, in bounded time and memory.

use super::log::{WRITTEN, open, with_bytes};
use super::{Target, number};

pub(super) const TARGET: Target = Target {
    name: "payload",
    seeds,
    read,
};

/// Bytes of the head of a segment and of a frame; see `docs/store-format.md`.
const SEGMENT_HEAD: usize = 24;
const FRAME_HEAD: usize = 28;

/// The payloads of the frames that were written.
fn seeds() -> Vec<Vec<u8>> {
    let mut frames = &WRITTEN.bytes[SEGMENT_HEAD..];
    let mut payloads = Vec::new();
    while let Some((head, rest)) = frames.split_at_checked(FRAME_HEAD) {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let (payload, rest) = rest.split_at(length);
        payloads.push(payload.to_vec());
        frames = rest;
    }
    assert!(payloads.len() >= 6);
    payloads
}

fn read(input: &[u8]) -> u64 {
    let mut bytes = WRITTEN.bytes[..SEGMENT_HEAD].to_vec();
    bytes.extend(head(input));
    bytes.extend(input);
    match open(&with_bytes(&bytes)) {
        Ok(store) => number(store.statistics().map(|found| found.customers).ok()),
        Err(refused) => number(
            refused
                .message
                .to_string()
                .chars()
                .take(60)
                .collect::<String>(),
        ),
    }
}

/// The head of the first frame of the segment.
fn head(payload: &[u8]) -> [u8; FRAME_HEAD] {
    let segment = &WRITTEN.bytes[..SEGMENT_HEAD];
    let mut head = [0; FRAME_HEAD];
    head[..4].copy_from_slice(b"FRAM");
    head[4..8].copy_from_slice(&(payload.len() as u32).to_le_bytes());
    head[8..16].copy_from_slice(&segment[8..16]);
    head[16..20].copy_from_slice(&crc32c::crc32c(payload).to_le_bytes());
    head[20..24].copy_from_slice(&segment[16..20]);
    let check = crc32c::crc32c(&head[..24]);
    head[24..].copy_from_slice(&check.to_le_bytes());
    head
}
