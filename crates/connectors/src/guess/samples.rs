//! A few values of each column, so that people see what it holds.

use std::path::Path;

use fenqun_model::Message;
use fenqun_model::definition::SourceSpec;
use serde::Serialize;

use crate::table::{Cells, Format, Found, Table};
use crate::values::present;

/// Different values shown of a column.
const SHOWN: usize = 3;
/// Letters shown of a value.
const LETTERS: usize = 24;
/// Rows that they are taken from.
const ROWS: usize = 1_000;

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnSample {
    /// Its header.
    pub name: String,
    /// A few different values, long ones cut; none when the first rows have none.
    pub values: Vec<String>,
}

/// What a file is found to be, and its columns with a few values of each; none of tracking calls. Of `spec` only
/// encoding, delimiter, sheet and headers matter.
///
/// # Errors
/// The file cannot be read.
pub fn column_samples(
    path: &Path,
    spec: &SourceSpec,
) -> Result<(Found, Vec<ColumnSample>), Message> {
    let mut table = Table::open(path, spec)?;
    let found = table.found().clone();
    if found.format == Format::Tracking {
        return Ok((found, vec![]));
    }
    let mut cells = Cells::default();
    table.read(&mut cells, ROWS)?;
    let columns = table.columns().iter().enumerate();
    let sample = |(column, name): (usize, &String)| ColumnSample {
        name: name.clone(),
        values: different((0..cells.rows()).map(|row| cells.cell(row, column))),
    };
    Ok((found, columns.map(sample).collect()))
}

/// The first different values that are there.
pub(super) fn different<'a>(values: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut shown: Vec<String> = Vec::new();
    for text in values.filter_map(present) {
        let short: String = text.chars().take(LETTERS).collect();
        if !shown.contains(&short) {
            shown.push(short);
        }
        if shown.len() == SHOWN {
            break;
        }
    }
    shown
}
