//! Files out: tables of typed columns as CSV, XLSX, JSON Lines or Parquet. Rows are written as they
//! come, in bounded memory, into a temporary file beside the target that takes its name when all is
//! written and safe on the disk; an older file of that name is there until then.

mod csv;
mod jsonl;
mod parquet;
mod shown;
mod target;
mod workbook;

pub(crate) use csv::line as csv_line;
pub(crate) use shown::guarded;

use std::path::Path;

use fenqun_model::{Message, Type, Value, Zone};

/// A column of a table to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its header.
    pub header: String,
    /// Type of its values.
    pub kind: Type,
}

/// Format of a file to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputFormat {
    /// Comma-separated.
    Csv,
    /// Tab-separated.
    Tsv,
    /// A workbook with one sheet.
    Xlsx,
    /// One JSON object a line.
    JsonLines,
    /// Apache Parquet with zstd.
    Parquet,
}

/// How a table is written.
#[derive(Clone, Debug)]
pub struct OutputSettings {
    /// Zone of the clock that instants are shown by in CSV and XLSX.
    pub zone: Zone,
    /// Begin CSV with a byte order mark, without which Excel takes Chinese text for the local code
    /// page.
    pub byte_order_mark: bool,
}

/// Writes the rows of a table.
pub trait TableWriter {
    /// Writes a row; as many values as there are columns. A value of another type than its column
    /// is written as text where the format allows, else as missing.
    ///
    /// # Errors
    /// The disk refuses, or the format holds no more rows.
    fn row(&mut self, values: &[Option<Value>]) -> Result<(), Message>;

    /// Puts the file in its place.
    ///
    /// # Errors
    /// The disk refuses; a file of that name from before is as it was.
    fn finish(self: Box<Self>) -> Result<(), Message>;
}

impl OutputFormat {
    /// By the ending of a file's name.
    ///
    /// # Errors
    /// The ending is none of the formats'.
    pub fn of(path: &Path) -> Result<Self, Message> {
        let ending = path
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or("");
        Ok(match ending.to_ascii_lowercase().as_str() {
            "csv" => OutputFormat::Csv,
            "tsv" => OutputFormat::Tsv,
            "xlsx" => OutputFormat::Xlsx,
            "jsonl" | "ndjson" => OutputFormat::JsonLines,
            "parquet" => OutputFormat::Parquet,
            _ => {
                return Err(
                    Message::new("export-format-unknown").with("file", path.display().to_string())
                );
            }
        })
    }
}

/// Begins a file.
///
/// # Errors
/// The folder cannot be written to.
pub fn create(
    path: &Path,
    format: OutputFormat,
    columns: Vec<Column>,
    settings: &OutputSettings,
) -> Result<Box<dyn TableWriter>, Message> {
    let target = target::Target::new(path)?;
    Ok(match format {
        OutputFormat::Csv => Box::new(csv::CsvWriter::new(target, &columns, b',', settings)?),
        OutputFormat::Tsv => Box::new(csv::CsvWriter::new(target, &columns, b'\t', settings)?),
        OutputFormat::Xlsx => Box::new(workbook::BookWriter::new(target, &columns, settings)?),
        OutputFormat::JsonLines => Box::new(jsonl::JsonWriter::new(target, columns)),
        OutputFormat::Parquet => Box::new(parquet::ParquetWriter::new(target, columns)?),
    })
}
