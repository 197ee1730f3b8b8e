//! From bytes to text: the encoding is found out from the content.

use std::io::{BufRead, Read};
use std::path::Path;

use encoding_rs::{CoderResult, Decoder, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use fenqun_model::Message;

use crate::bytes::{Bytes, unreadable};

/// Bytes decoded at a time.
const BLOCK: usize = 256 * 1024;

/// Text read front to back.
pub(crate) struct TextStream {
    bytes: Bytes,
    decoder: Decoder,
    ended: bool,
    file: std::path::PathBuf,
    /// Some bytes were not text of the encoding; they are U+FFFD in the text.
    pub(crate) damaged: bool,
}

/// What bytes were found to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct FoundEncoding {
    pub(crate) encoding: &'static Encoding,
    /// Name as mappings write it.
    pub(crate) name: &'static str,
    /// Length of the byte order mark.
    bom: usize,
}

/// Finds the encoding of a text from its beginning. A byte order mark decides; else what is valid
/// UTF-8 is UTF-8, and everything else GB18030, the superset of GBK and GB2312.
pub(crate) fn detect(head: &[u8]) -> FoundEncoding {
    let (encoding, bom) = match Encoding::for_bom(head) {
        Some(found) => found,
        None if is_utf8_so_far(head) => (UTF_8, 0),
        None => (GB18030, 0),
    };
    let name = match encoding {
        e if e == UTF_16LE => "utf-16le",
        e if e == UTF_16BE => "utf-16be",
        e if e == GB18030 => "gb18030",
        _ => "utf-8",
    };
    FoundEncoding {
        encoding,
        name,
        bom,
    }
}

/// The encoding a mapping names.
pub(crate) fn named(name: &str, head: &[u8]) -> Result<FoundEncoding, Message> {
    let unknown = || Message::new("import-encoding-unknown").with("encoding", name);
    let encoding = Encoding::for_label(name.as_bytes()).ok_or_else(unknown)?;
    let encoding = match encoding.name() {
        "GBK" => GB18030,
        _ => encoding,
    };
    let bom = Encoding::for_bom(head).filter(|(found, _)| *found == encoding);
    let name = match encoding.name() {
        "UTF-8" => "utf-8",
        "gb18030" => "gb18030",
        other => other,
    };
    Ok(FoundEncoding {
        encoding,
        name,
        bom: bom.map_or(0, |(_, length)| length),
    })
}

/// Valid UTF-8, but for a character cut off at the end.
fn is_utf8_so_far(head: &[u8]) -> bool {
    match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}

/// The beginning of a text, decoded, for finding out more about it.
pub(crate) fn decode_head(head: &[u8], found: FoundEncoding) -> String {
    let mut text = String::with_capacity(head.len() * 3 + 16);
    let mut decoder = found.encoding.new_decoder_without_bom_handling();
    let _ = decoder.decode_to_string(&head[found.bom..], &mut text, false);
    text
}

impl TextStream {
    pub(crate) fn new(
        mut bytes: Bytes,
        found: FoundEncoding,
        path: &Path,
    ) -> Result<Self, Message> {
        let mut mark = vec![0; found.bom];
        bytes
            .read_exact(&mut mark)
            .map_err(|error| unreadable(path, &error))?;
        Ok(Self {
            bytes,
            decoder: found.encoding.new_decoder_without_bom_handling(),
            ended: false,
            file: path.to_owned(),
            damaged: false,
        })
    }

    /// Everything was read.
    pub(crate) fn has_ended(&self) -> bool {
        self.ended
    }

    /// Adds the next stretch of text to `text`; `false` at the end.
    pub(crate) fn fill(&mut self, text: &mut String) -> Result<bool, Message> {
        if self.ended {
            return Ok(false);
        }
        let block = match self.bytes.fill_buf() {
            Ok(block) => &block[..block.len().min(BLOCK)],
            Err(error) => return Err(unreadable(&self.file, &error)),
        };
        let (length, last) = (block.len(), block.is_empty());
        let room = self.decoder.max_utf8_buffer_length(length).unwrap_or(BLOCK);
        text.reserve(room);
        let (result, _, had_errors) = self.decoder.decode_to_string(block, text, last);
        debug_assert_eq!(result, CoderResult::InputEmpty);
        self.damaged |= had_errors;
        self.bytes.consume(length);
        self.ended = last;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> (String, &'static str) {
        let found = detect(bytes);
        let reader: Bytes = Box::new(std::io::Cursor::new(bytes.to_vec()));
        let mut stream = TextStream::new(reader, found, Path::new("x")).unwrap();
        let mut text = String::new();
        while stream.fill(&mut text).unwrap() {}
        (text, found.name)
    }

    #[test]
    fn encodings_are_found_out() {
        let text = "客户编号,金额\n";
        let mut utf16 = vec![0xff, 0xfe];
        utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        let (gb, _, _) = GB18030.encode(text);
        let bom = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        assert_eq!(text_of(text.as_bytes()), (text.into(), "utf-8"));
        assert_eq!(text_of(&bom), (text.into(), "utf-8"));
        assert_eq!(text_of(&utf16), (text.into(), "utf-16le"));
        assert_eq!(text_of(&gb), (text.into(), "gb18030"));
    }

    #[test]
    fn a_character_cut_off_at_the_end_of_the_sample_is_still_utf8() {
        assert_eq!(detect(&"客户".as_bytes()[..5]).name, "utf-8");
    }
}
