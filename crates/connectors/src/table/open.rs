//! Opening a file as a table, whatever its format.

use std::path::Path;

use fenqun_model::Message;
use fenqun_model::definition::SourceSpec;
use serde::{Deserialize, Serialize};

use super::{Cells, json, parquet, text, workbook};
use crate::bytes::{self, Compression};

/// Format of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Delimited text.
    #[default]
    Csv,
    /// A workbook (`.xlsx`).
    Xlsx,
    /// A JSON array of objects.
    Json,
    /// One JSON object a line.
    JsonLines,
    /// Tracking calls, one a line; see [`crate::CallReader`].
    Tracking,
    /// Apache Parquet.
    Parquet,
}

/// What a file was found to be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Its format.
    pub format: Format,
    /// Its compression.
    pub compression: Compression,
    /// Its encoding, for text.
    pub encoding: Option<String>,
    /// What separates its cells, for delimited text; a blank stands for runs of blanks.
    pub delimiter: Option<char>,
    /// The sheet read, for workbooks.
    pub sheet: Option<String>,
    /// Columns left out because they hold lists or objects (Parquet).
    pub left_out: Vec<String>,
    /// The names given to the columns of a file without headers; empty when it has them.
    pub headers: Vec<String>,
}

/// A file as a table, read front to back in bounded memory (workbooks and JSON arrays excepted:
/// their formats cannot be read in part, so their size is limited).
pub struct Table {
    columns: Vec<String>,
    found: Found,
    reader: Box<dyn RowReader + Send>,
}

/// Reads rows of one format.
pub(super) trait RowReader {
    /// Adds up to `rows` rows to the batch; `false` when there are no more.
    fn read(&mut self, cells: &mut Cells, rows: usize) -> Result<bool, Message>;

    /// Values left out because their column was not there at the beginning of the file (JSON).
    fn extra(&self) -> u64 {
        0
    }
}

impl Table {
    /// Opens a file. Of `spec` only encoding, delimiter, sheet and headers matter.
    ///
    /// # Errors
    /// The file cannot be read, is empty, or is none of the formats.
    pub fn open(path: &Path, spec: &SourceSpec) -> Result<Self, Message> {
        let (bytes, compression) = bytes::open(path)?;
        let (head, bytes) = bytes::probe(bytes, path)?;
        let format = format_of(&head).ok_or_else(|| {
            Message::new("import-format-unknown").with("file", path.display().to_string())
        })?;
        let mut found = Found {
            format,
            compression,
            ..Found::default()
        };
        let (reader, columns): (Box<dyn RowReader + Send>, _) = match found.format {
            Format::Csv => {
                let (table, names) = text::open(path, &head, bytes, spec, &mut found)?;
                (Box::new(table), names)
            }
            Format::Xlsx => {
                let (table, names) = workbook::open(path, bytes, spec, &mut found)?;
                (Box::new(table), names)
            }
            Format::Json | Format::JsonLines | Format::Tracking => {
                let first = json::first_objects(path, &head, 1)?;
                if first.iter().any(crate::tracking::is_call) {
                    found.format = Format::Tracking;
                }
                let (table, names) = json::open(path, &head, bytes, &mut found)?;
                (Box::new(table), names)
            }
            Format::Parquet => {
                let (table, names) = parquet::open(path, bytes, &mut found)?;
                (Box::new(table), names)
            }
        };
        Ok(Self {
            columns,
            found,
            reader,
        })
    }

    /// Names of the columns, each different.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// What the file was found to be.
    pub fn found(&self) -> &Found {
        &self.found
    }

    /// Values left out because their column was not there at the beginning of the file (JSON).
    pub(crate) fn extra(&self) -> u64 {
        self.reader.extra()
    }

    /// What separates the cells in [`Cells::raw`].
    pub(crate) fn raw_separator(&self) -> u8 {
        match self.found.format {
            Format::Csv => self.found.delimiter.map_or(b',', |c| c as u8),
            _ => b',',
        }
    }

    /// Empties the batch and puts up to `rows` rows in; `false` when there are no more.
    ///
    /// # Errors
    /// The file cannot be read further, or its compression is damaged.
    pub fn read(&mut self, cells: &mut Cells, rows: usize) -> Result<bool, Message> {
        cells.reset(self.columns.len());
        self.reader.read(cells, rows)
    }
}

/// By the first bytes, never by the name; `None` when they are no text.
fn format_of(head: &[u8]) -> Option<Format> {
    if head.starts_with(b"PK\x03\x04") {
        return Some(Format::Xlsx);
    }
    if head.starts_with(b"PAR1") {
        return Some(Format::Parquet);
    }
    let is_utf16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    if !is_utf16 && memchr::memchr(0, head).is_some() {
        return None;
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    Some(match text.trim_ascii_start() {
        [b'[', ..] => Format::Json,
        [b'{', ..] => Format::JsonLines,
        _ => Format::Csv,
    })
}
