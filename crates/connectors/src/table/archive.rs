//! Zip archives that unpack to far more than they look: measured before anybody reads them.

use std::io::Read;

/// Whether everything in an archive unpacks to at most `limit` bytes, found out by unpacking it:
/// what an archive says of itself may be a lie. `None` when it is no sound archive.
pub(super) fn unpacks_within(data: &[u8], limit: u64) -> Option<bool> {
    let end = memchr::memmem::rfind(data, b"PK\x05\x06")?;
    let end = data.get(end..end + 22)?;
    let (count, mut at) = (short(end, 10)?, word(end, 16)? as usize);
    let mut left = limit;
    for _ in 0..count {
        let entry = data.get(at..)?;
        if !entry.starts_with(b"PK\x01\x02") {
            return None;
        }
        let method = short(entry, 10)?;
        let member = member(data, word(entry, 42)? as usize, word(entry, 20)? as usize)?;
        match unpacked(member, method, left) {
            Some(size) => left -= size,
            None => return Some(false),
        }
        let names = short(entry, 28)? + short(entry, 30)? + short(entry, 32)?;
        at += 46 + names;
    }
    Some(true)
}

/// The packed bytes of a member, behind its local header.
fn member(data: &[u8], local: usize, size: usize) -> Option<&[u8]> {
    let header = data.get(local..)?;
    let start = 30 + short(header, 26)? + short(header, 28)?;
    header.get(start..start.checked_add(size)?)
}

/// Size of a member unpacked; `None` when it is more than `limit`. Methods other than deflate are
/// refused by the reader later.
fn unpacked(member: &[u8], method: usize, limit: u64) -> Option<u64> {
    let size = match method {
        8 => {
            let mut stream = flate2::read::DeflateDecoder::new(member).take(limit + 1);
            std::io::copy(&mut stream, &mut std::io::sink()).unwrap_or(0)
        }
        _ => member.len() as u64,
    };
    (size <= limit).then_some(size)
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + 2)?;
    Some(usize::from(u16::from_le_bytes([bytes[0], bytes[1]])))
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A workbook whose one text is `size` letters.
    fn workbook(size: usize) -> Vec<u8> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for row in 0..size / 1000 {
            sheet.write_string(row as u32, 0, "x".repeat(1000)).unwrap();
        }
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn archives_are_measured_by_unpacking() {
        let data = workbook(1_000_000);
        assert!(data.len() < 100_000);
        assert_eq!(unpacks_within(&data, 10_000_000), Some(true));
        assert_eq!(unpacks_within(&data, 10_000), Some(false));
    }

    #[test]
    fn what_an_archive_says_of_itself_is_not_believed() {
        let mut data = workbook(1_000_000);
        let mut at = 0;
        while let Some(found) = memchr::memmem::find(&data[at..], b"PK\x01\x02") {
            at += found + 4;
            data[at + 20..at + 24].copy_from_slice(&1u32.to_le_bytes());
        }
        assert_eq!(unpacks_within(&data, 10_000), Some(false));
        assert_eq!(unpacks_within(b"PK\x03\x04 and nothing else", 10), None);
    }
}
