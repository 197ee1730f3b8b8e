//! Apache Parquet.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use arrow_array::RecordBatch;
use arrow_schema::DataType;
use fenqun_model::Message;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use super::open::{Found, RowReader};
use super::{Cells, arrow_text, headers};
use crate::bytes::{Bytes, Compression, unreadable};

/// Rows decoded at a time.
const ROWS: usize = 8192;

/// A Parquet file.
pub(super) struct ParquetTable {
    batches: ParquetRecordBatchReader,
    /// The batch being handed out and the next row of it.
    current: Option<(RecordBatch, usize)>,
    row: u64,
    file: String,
}

/// Opens a Parquet file. Columns of lists and objects are left out, and named in `found`.
pub(super) fn open(
    path: &Path,
    bytes: Bytes,
    found: &mut Found,
) -> Result<(ParquetTable, Vec<String>), Message> {
    let name = path.display().to_string();
    let damaged = |error: parquet::errors::ParquetError| damaged(&name, &error.to_string());
    let builder = ParquetRecordBatchReaderBuilder::try_new(seekable(path, bytes, found)?);
    let builder = builder.map_err(damaged)?;
    let fields = builder.schema().fields().clone();
    let usable: Vec<usize> = (0..fields.len())
        .filter(|index| is_plain(fields[*index].data_type()))
        .collect();
    let left_out = fields.iter().filter(|field| !is_plain(field.data_type()));
    found.left_out = left_out.map(|field| field.name().clone()).collect();
    let names = usable.iter().map(|index| fields[*index].name().as_str());
    let names = headers::name_columns(names);
    let mask = ProjectionMask::roots(builder.parquet_schema(), usable);
    let batches = builder
        .with_projection(mask)
        .with_batch_size(ROWS)
        .build()
        .map_err(damaged)?;
    let table = ParquetTable {
        batches,
        current: None,
        row: 1,
        file: name,
    };
    Ok((table, names))
}

/// The file itself, or its unpacked content in an unnamed temporary file.
fn seekable(path: &Path, mut bytes: Bytes, found: &Found) -> Result<File, Message> {
    if found.compression == Compression::None {
        return crate::bytes::file(path);
    }
    let mut unpack = || -> std::io::Result<File> {
        let mut file = tempfile::tempfile()?;
        std::io::copy(&mut bytes, &mut file)?;
        file.flush()?;
        Ok(file)
    };
    unpack().map_err(|error| unreadable(path, &error))
}

fn is_plain(kind: &DataType) -> bool {
    match kind {
        DataType::Dictionary(_, value) => is_plain(value),
        DataType::Decimal128(_, _) | DataType::Null | DataType::Boolean => true,
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Date32 | DataType::Date64 | DataType::Timestamp(_, _) => true,
        other => other.is_integer() || matches!(other, DataType::Float32 | DataType::Float64),
    }
}

fn damaged(file: &str, error: &str) -> Message {
    Message::new("import-file-damaged")
        .with("file", file)
        .with("error", error)
}

impl ParquetTable {
    fn push_rows(&mut self, cells: &mut Cells, rows: usize) -> Result<(), Message> {
        let Some((batch, next)) = &mut self.current else {
            return Ok(());
        };
        let end = batch.num_rows().min(*next + rows - cells.rows());
        let mut texts = Vec::with_capacity(batch.num_columns());
        for column in batch.columns() {
            let column = arrow_text::texts(&column.slice(*next, end - *next));
            texts.push(column.map_err(|error| damaged(&self.file, &error))?);
        }
        for row in 0..end - *next {
            self.row += 1;
            cells.push_row(self.row, texts.iter().map(|column| column[row].as_str()));
        }
        *next = end;
        Ok(())
    }
}

impl RowReader for ParquetTable {
    fn read(&mut self, cells: &mut Cells, rows: usize) -> Result<bool, Message> {
        while cells.rows() < rows {
            let is_used_up = |(batch, next): &(RecordBatch, usize)| *next == batch.num_rows();
            if self.current.as_ref().is_none_or(is_used_up) {
                let Some(batch) = self.batches.next() else {
                    break;
                };
                let batch = batch.map_err(|error| damaged(&self.file, &error.to_string()))?;
                self.current = Some((batch, 0));
            }
            self.push_rows(cells, rows)?;
        }
        Ok(cells.rows() > 0)
    }
}
