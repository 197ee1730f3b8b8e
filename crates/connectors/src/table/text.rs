//! Delimited text: CSV, TSV and their kin.

use std::path::Path;

use fenqun_model::Message;
use fenqun_model::definition::SourceSpec;

use super::open::{Found, RowReader};
use super::split::{RecordEnd, push_record, record_end};
use super::{Cells, headers, separator};
use crate::bytes::Bytes;
use crate::encoding::{self, TextStream};

/// Text dropped from the front of the buffer at the latest when it is this long.
const COMPACT: usize = 1 << 20;

/// A text file, read front to back.
pub(super) struct TextTable {
    stream: TextStream,
    buffer: String,
    position: usize,
    /// Position of the next quote in the buffer at or behind `position`; the length when none.
    next_quote: usize,
    line: u64,
    separator: u8,
    columns: usize,
}

/// Opens a text file: finds out encoding, separator and whether there are headers, unless the
/// mapping says so.
pub(super) fn open(
    path: &Path,
    head: &[u8],
    bytes: Bytes,
    spec: &SourceSpec,
    found: &mut Found,
) -> Result<(TextTable, Vec<String>), Message> {
    let text = match &spec.encoding {
        Some(name) => encoding::named(name, head)?,
        None => encoding::detect(head),
    };
    let sample = encoding::decode_head(head, text);
    let separator = match spec.delimiter {
        Some(c) => u8::try_from(c).map_err(|_| {
            Message::new("import-delimiter-unusable").with("delimiter", c.to_string())
        })?,
        None => separator::detect(&sample),
    };
    found.encoding = Some(text.name.to_owned());
    found.delimiter = Some(char::from(separator));
    let mut table = TextTable {
        stream: TextStream::new(bytes, text, path)?,
        buffer: String::new(),
        position: 0,
        next_quote: 0,
        line: 1,
        separator,
        columns: 0,
    };
    let names = table.headers(&sample, spec, found)?;
    table.columns = names.len();
    if names.is_empty() {
        return Err(Message::new("import-file-empty").with("file", path.display().to_string()));
    }
    Ok((table, names))
}

impl TextTable {
    /// Names of the columns; takes the header line off the text when there is one.
    fn headers(
        &mut self,
        sample: &str,
        spec: &SourceSpec,
        found: &mut Found,
    ) -> Result<Vec<String>, Message> {
        let mut first = Cells::default();
        let Some(record) = separator::records(sample, self.separator, 1).next() else {
            return Ok(Vec::new());
        };
        first.reset(super::split::cell_count(record, self.separator));
        push_record(&mut first, 1, record, self.separator);
        let cells = || (0..first.columns()).map(|column| first.cell(0, column));
        if !spec.headers.is_empty() {
            return Ok(spec.headers.clone());
        }
        if headers::is_data(cells()) {
            let names = headers::name_columns(cells().map(|_| ""));
            found.headers.clone_from(&names);
            return Ok(names);
        }
        let mut row = Cells::default();
        row.reset(first.columns());
        self.read(&mut row, 1)?;
        Ok(headers::name_columns(
            (0..row.columns()).map(|c| row.cell(0, c)),
        ))
    }

    /// The next record that is not empty: where it begins and ends in the buffer, its line, and
    /// whether its quotes close. `None` at the end.
    fn next_record(&mut self) -> Result<Option<(usize, usize, u64, bool)>, Message> {
        loop {
            let rest = &self.buffer.as_bytes()[self.position..];
            let is_last = self.stream.has_ended();
            if rest.is_empty() && is_last {
                return Ok(None);
            }
            let quoted = self.separator != b' ' && self.has_quote_near();
            let rest = &self.buffer.as_bytes()[self.position..];
            let end = record_end(rest, self.separator, quoted, is_last);
            let (record, taken, lines, closed) = match end {
                RecordEnd::At {
                    record,
                    taken,
                    lines,
                } => (record, taken, lines, true),
                RecordEnd::Unclosed { record, taken } => (record, taken, 1, false),
                RecordEnd::Unknown => {
                    self.fill()?;
                    continue;
                }
            };
            let (start, line) = (self.position, self.line);
            self.position += taken;
            self.line += lines;
            if !self.buffer.as_bytes()[start..start + record]
                .trim_ascii()
                .is_empty()
            {
                return Ok(Some((start, start + record, line, closed)));
            }
        }
    }

    /// Whether a quote stands anywhere in the buffered text ahead; looked up once a quote.
    fn has_quote_near(&mut self) -> bool {
        if self.next_quote < self.position {
            self.find_quote();
        }
        self.next_quote < self.buffer.len()
    }

    fn fill(&mut self) -> Result<(), Message> {
        if self.position >= COMPACT || self.position == self.buffer.len() {
            self.buffer.drain(..self.position);
            self.position = 0;
        }
        self.stream.fill(&mut self.buffer)?;
        self.find_quote();
        Ok(())
    }

    fn find_quote(&mut self) {
        let rest = &self.buffer.as_bytes()[self.position..];
        let found = memchr::memchr(b'"', rest);
        self.next_quote = found.map_or(self.buffer.len(), |at| self.position + at);
    }
}

impl RowReader for TextTable {
    fn read(&mut self, cells: &mut Cells, rows: usize) -> Result<bool, Message> {
        for _ in 0..rows {
            let Some((start, end, line, closed)) = self.next_record()? else {
                break;
            };
            let record = &self.buffer[start..end];
            if closed {
                push_record(cells, line, record, self.separator);
            } else {
                cells.begin(line, record);
                cells.refuse(Message::new("import-row-unclosed-quote"));
            }
        }
        cells.damaged = self.stream.damaged;
        Ok(cells.rows() > 0)
    }
}
