//! Workbooks (`.xlsx`). Their format cannot be read in part, so what they unpack to is limited.

use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, Range, Reader, Xlsx};
use fenqun_model::Message;
use fenqun_model::definition::SourceSpec;

use super::open::{Found, RowReader};
use super::{Cells, archive, float, headers};
use crate::bytes::Bytes;

/// Bytes of a workbook as it lies on disk.
const LARGEST: u64 = 256 << 20;
/// Bytes that all of it may unpack to.
const LARGEST_UNPACKED: u64 = 1 << 30;

/// A sheet.
pub(super) struct Sheet {
    rows: Range<Data>,
    next: usize,
    columns: usize,
}

/// Opens a sheet of a workbook: the mapping's, else the first that holds anything.
pub(super) fn open(
    path: &Path,
    bytes: Bytes,
    spec: &SourceSpec,
    found: &mut Found,
) -> Result<(Sheet, Vec<String>), Message> {
    let file = path.display().to_string();
    let damaged = |error: String| {
        Message::new("import-file-damaged")
            .with("file", file.as_str())
            .with("error", error)
    };
    let mut data = Vec::new();
    let read = bytes.take(LARGEST + 1).read_to_end(&mut data);
    read.map_err(|error| crate::bytes::unreadable(path, &error))?;
    let sound = data.len() as u64 <= LARGEST && {
        let sound = archive::unpacks_within(&data, LARGEST_UNPACKED);
        sound.ok_or_else(|| damaged("no sound zip archive".into()))?
    };
    if !sound {
        return Err(Message::new("import-file-too-large")
            .with("file", file)
            .with("limit", "1 GiB"));
    }
    let mut book: Xlsx<_> =
        Xlsx::new(Cursor::new(data)).map_err(|error| damaged(error.to_string()))?;
    let names = book.sheet_names();
    let wanted: Vec<String> = match &spec.sheet {
        Some(sheet) if names.contains(sheet) => vec![sheet.clone()],
        None => names,
        Some(sheet) => {
            return Err(Message::new("import-sheet-missing")
                .with("file", file)
                .with("sheet", sheet.as_str())
                .with("sheets", names.join(", ")));
        }
    };
    for name in wanted {
        let rows = book
            .worksheet_range(&name)
            .map_err(|error| damaged(error.to_string()))?;
        if !rows.is_empty() {
            found.sheet = Some(name);
            return Ok(sheet(rows, spec, found));
        }
    }
    Err(Message::new("import-file-empty").with("file", file))
}

fn sheet(rows: Range<Data>, spec: &SourceSpec, found: &mut Found) -> (Sheet, Vec<String>) {
    let first: Vec<String> = rows
        .rows()
        .next()
        .unwrap_or_default()
        .iter()
        .map(text)
        .collect();
    let texts = || first.iter().map(String::as_str);
    let (names, next) = if !spec.headers.is_empty() {
        (spec.headers.clone(), 0)
    } else if headers::is_data(texts()) {
        let names = headers::name_columns(texts().map(|_| ""));
        found.headers.clone_from(&names);
        (names, 0)
    } else {
        (headers::name_columns(texts()), 1)
    };
    let columns = names.len();
    (
        Sheet {
            rows,
            next,
            columns,
        },
        names,
    )
}

/// A cell as text. Days and times as the wall clock shows them.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => float::text(*number),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(time) => date_time(time),
    }
}

fn date_time(time: &calamine::ExcelDateTime) -> String {
    if !time.is_datetime() {
        return float::text(time.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        return format!("{year:04}-{month:02}-{day:02}");
    }
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}

impl RowReader for Sheet {
    fn read(&mut self, cells: &mut Cells, rows: usize) -> Result<bool, Message> {
        let offset = self.rows.start().map_or(0, |(row, _)| u64::from(row)) + 1;
        while cells.rows() < rows && self.next < self.rows.height() {
            let row: Vec<String> = (0..self.rows.width().max(self.columns))
                .map(|column| {
                    self.rows
                        .get((self.next, column))
                        .map_or(String::new(), text)
                })
                .collect();
            let line = offset + self.next as u64;
            self.next += 1;
            if row.iter().any(|cell| !cell.trim().is_empty()) {
                cells.push_row(line, row.iter().map(String::as_str));
            }
        }
        Ok(cells.rows() > 0)
    }
}
