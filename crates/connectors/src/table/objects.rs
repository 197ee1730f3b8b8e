//! JSON objects one after another: a list of objects or one object a line.

use std::path::Path;

use fenqun_model::Message;

use crate::bytes::Bytes;
use crate::encoding::{self, TextStream};

/// Longest object.
const LONGEST: usize = 16 << 20;
/// Text dropped from the front of the buffer at the latest when it is this long.
const COMPACT: usize = 1 << 20;

/// Objects of a file, read front to back.
pub(crate) struct Objects {
    stream: TextStream,
    buffer: String,
    position: usize,
    line: u64,
    /// Objects end with their line; else with their closing bracket.
    by_line: bool,
}

impl Objects {
    /// `head` is the beginning of the file.
    pub(crate) fn new(
        path: &Path,
        head: &[u8],
        bytes: Bytes,
        found: &mut super::Found,
    ) -> Result<Self, Message> {
        let text = encoding::detect(head);
        found.encoding = Some(text.name.to_owned());
        let sample = encoding::decode_head(head, text);
        let start = sample.trim_start();
        let first_line = start.lines().next().unwrap_or("");
        let is_whole = serde_json::from_str::<serde_json::Value>(first_line).is_ok();
        let fills_sample = !start.contains('\n');
        Ok(Self {
            stream: TextStream::new(bytes, text, path)?,
            buffer: String::new(),
            position: 0,
            line: 1,
            by_line: start.starts_with('{') && (is_whole || fills_sample),
        })
    }

    /// The next object: its line and its text; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<(u64, &str)>, Message> {
        loop {
            self.skip_between();
            let rest = &self.buffer.as_bytes()[self.position..];
            let end = match self.by_line {
                true => memchr::memchr(b'\n', rest),
                false => object_end(rest),
            };
            let is_last = self.stream.has_ended();
            let end = match end {
                Some(end) => end,
                None if rest.is_empty() && is_last => return Ok(None),
                None if is_last => rest.len(),
                None if rest.len() > LONGEST => rest.len(),
                None => {
                    self.fill()?;
                    continue;
                }
            };
            let (start, line) = (self.position, self.line);
            self.position += end;
            self.line += memchr::memchr_iter(b'\n', &rest[..end]).count() as u64;
            return Ok(Some((line, self.buffer[start..start + end].trim_end())));
        }
    }

    /// Blanks, and what stands between the objects of a list.
    fn skip_between(&mut self) {
        for byte in &self.buffer.as_bytes()[self.position..] {
            match byte {
                b'\n' => self.line += 1,
                b' ' | b'\t' | b'\r' => {}
                b',' | b'[' | b']' if !self.by_line => {}
                _ => return,
            }
            self.position += 1;
        }
    }

    fn fill(&mut self) -> Result<(), Message> {
        if self.position >= COMPACT || self.position == self.buffer.len() {
            self.buffer.drain(..self.position);
            self.position = 0;
        }
        self.stream.fill(&mut self.buffer)?;
        Ok(())
    }
}

/// Where the object that the text begins with ends; `None` when it goes on. What is no object ends
/// before the next one.
fn object_end(text: &[u8]) -> Option<usize> {
    if text.first() != Some(&b'{') {
        return memchr::memchr2(b'{', b'\n', text);
    }
    let (mut depth, mut in_text, mut escaped) = (0u32, false, false);
    for (at, byte) in text.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => depth += 1,
            b'}' | b']' if !in_text => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objects(text: &str) -> Vec<(u64, String)> {
        let bytes: Bytes = Box::new(std::io::Cursor::new(text.as_bytes().to_vec()));
        let found = &mut super::super::Found::default();
        let mut objects = Objects::new(Path::new("x"), text.as_bytes(), bytes, found).unwrap();
        let mut all = Vec::new();
        while let Some((line, text)) = objects.next().unwrap() {
            all.push((line, text.to_owned()));
        }
        all
    }

    #[test]
    fn lists_and_lines_are_split() {
        let expect = [
            (1, r#"{"a":"}"}"#.to_owned()),
            (2, r#"{"b":[1,{}]}"#.to_owned()),
        ];
        assert_eq!(objects("{\"a\":\"}\"}\n{\"b\":[1,{}]}"), expect);
        assert_eq!(objects("[{\"a\":\"}\"},\n {\"b\":[1,{}]}\n]\n"), expect);
    }

    #[test]
    fn objects_over_several_lines_are_whole() {
        assert_eq!(
            objects("{\n \"a\": 1\n}\n{\n}"),
            [(1, "{\n \"a\": 1\n}".into()), (4, "{\n}".into())]
        );
    }

    #[test]
    fn a_broken_line_ends_with_its_line() {
        let lines = objects("{\"a\":1}\n{\"a\":\n{\"a\":3}\n");
        assert_eq!(
            lines.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
            [1, 2, 3]
        );
    }
}
