//! Typed values of one column of a batch.

use std::borrow::Cow;

use fenqun_model::identifier::nfc;
use fenqun_model::row::{PropertyColumn, PropertyData, TextColumn};
use fenqun_model::{Date, Decimal, Instant, Message, Type, Value};

use crate::table::Cells;
use crate::values::number::{self, NumberError};
use crate::values::time::{TimeError, TimeReader};
use crate::values::{boolean, present};

/// Values of a column, one a row; a default where missing or refused.
#[derive(Clone, Debug)]
pub(crate) enum Data<'a> {
    Integer(Vec<i64>),
    Decimal(Vec<i64>),
    Instant(Vec<i64>),
    Float(Vec<f64>),
    Boolean(Vec<bool>),
    Date(Vec<i32>),
    Text(Vec<Cow<'a, str>>),
    Json(Vec<Cow<'a, str>>),
}

/// A column of a batch.
#[derive(Clone, Debug)]
pub(crate) struct Values<'a> {
    pub(crate) data: Data<'a>,
    pub(crate) present: Vec<bool>,
}

/// A value that does not fit its type.
pub(crate) type Misfit = (usize, Message);

/// Reads a column as a type. Rows for which `skip` says so are left out.
pub(crate) fn read<'a>(
    cells: &'a Cells,
    column: usize,
    name: &str,
    kind: Type,
    times: &mut TimeReader,
    skip: &[bool],
    misfits: &mut Vec<Misfit>,
) -> Values<'a> {
    let mut reading = Reading {
        cells,
        column,
        name,
        kind,
        skip,
        misfits,
    };
    match kind {
        Type::Integer => reading.map(Data::Integer, |text| {
            number::integer(text).map_err(number_misfit)
        }),
        Type::Decimal => reading.map(Data::Decimal, |text| {
            number::amount(text).map_err(number_misfit)
        }),
        Type::Float => reading.map(Data::Float, |text| {
            number::float(text).map_err(number_misfit)
        }),
        Type::Boolean => reading.map(Data::Boolean, |text| {
            boolean::boolean(text).ok_or("import-row-not-boolean")
        }),
        Type::Instant => reading.map(Data::Instant, |text| {
            times.instant(text).map_err(time_misfit)
        }),
        Type::Date => reading.map(Data::Date, |text| times.date(text).map_err(time_misfit)),
        Type::Text => reading.map(Data::Text, |text| Ok(nfc(text))),
        Type::List => reading.map(Data::Json, |text| Ok(Cow::Owned(list(text)))),
        Type::Point => reading.map(Data::Json, |text| {
            point(text).map(Cow::Owned).ok_or("import-row-not-point")
        }),
    }
}

struct Reading<'a, 'b> {
    cells: &'a Cells,
    column: usize,
    name: &'b str,
    kind: Type,
    skip: &'b [bool],
    misfits: &'b mut Vec<Misfit>,
}

impl<'a> Reading<'a, '_> {
    fn map<T: Default>(
        &mut self,
        data: impl FnOnce(Vec<T>) -> Data<'a>,
        mut read: impl FnMut(&'a str) -> Result<T, &'static str>,
    ) -> Values<'a> {
        let rows = self.cells.rows();
        let (mut values, mut there) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        for row in 0..rows {
            let cell = self.cells.cell(row, self.column);
            let text = if self.skip[row] { None } else { present(cell) };
            let value = text.and_then(|text| match read(text) {
                Ok(value) => Some(value),
                Err(id) => {
                    let misfit = misfit(id, self.name, text, self.kind);
                    self.misfits.push((row, misfit));
                    None
                }
            });
            there.push(value.is_some());
            values.push(value.unwrap_or_default());
        }
        Values {
            data: data(values),
            present: there,
        }
    }
}

/// The message for a value that does not fit, with at most forty characters of it.
pub(crate) fn misfit(id: &'static str, column: &str, text: &str, kind: Type) -> Message {
    let short: String = text.chars().take(40).collect();
    Message::new(id)
        .with("column", column)
        .with("value", short)
        .with("type", type_name(kind))
}

/// A type by the name definitions use.
pub(crate) fn type_name(kind: Type) -> Message {
    Message::new(match kind {
        Type::Text => "import-type-text",
        Type::Integer => "import-type-integer",
        Type::Decimal => "import-type-decimal",
        Type::Float => "import-type-float",
        Type::Boolean => "import-type-boolean",
        Type::Instant => "import-type-instant",
        Type::Date => "import-type-date",
        Type::List => "import-type-list",
        Type::Point => "import-type-point",
    })
}

pub(crate) fn number_misfit(error: NumberError) -> &'static str {
    match error {
        NumberError::Malformed => "import-row-not-number",
        NumberError::TooPrecise => "import-row-too-precise",
        NumberError::OutOfRange => "import-row-out-of-range",
    }
}

pub(crate) fn time_misfit(error: TimeError) -> &'static str {
    match error {
        TimeError::Malformed => "import-row-not-time",
        TimeError::Ambiguous => "import-row-ambiguous-time",
    }
}

/// A list as JSON text: a JSON array as it is, else split at `;`, `；`, `|` or `、`.
fn list(text: &str) -> String {
    if let Ok(serde_json::Value::Array(items)) = serde_json::from_str(text) {
        return serde_json::Value::Array(items).to_string();
    }
    let parts = text.split([';', '；', '|', '、']).map(str::trim);
    let items = parts.filter(|part| !part.is_empty());
    let items = items.map(|part| serde_json::Value::from(nfc(part)));
    serde_json::Value::Array(items.collect()).to_string()
}

/// `31.23,121.47` (latitude first) as a JSON list of two numbers.
fn point(text: &str) -> Option<String> {
    let text = text.trim_matches(['(', ')', '[', ']']);
    let (latitude, longitude) = text.split_once([',', ' ', ';'])?;
    let latitude: f64 = latitude.trim().parse().ok()?;
    let longitude: f64 = longitude.trim().parse().ok()?;
    let valid = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    valid.then(|| serde_json::json!([latitude, longitude]).to_string())
}

impl Values<'_> {
    /// The values of some rows, as the log takes them.
    pub(crate) fn gather(&self, rows: &[u32]) -> PropertyColumn {
        let there: Vec<bool> = rows.iter().map(|row| self.present[*row as usize]).collect();
        let all = there.iter().all(|there| *there);
        PropertyColumn {
            data: self.data.gather(rows),
            present: (!all).then_some(there),
        }
    }
}

impl Data<'_> {
    fn gather(&self, rows: &[u32]) -> PropertyData {
        match self {
            Data::Integer(values) => PropertyData::Integer(pick(values, rows)),
            Data::Decimal(values) => PropertyData::Decimal(pick(values, rows)),
            Data::Instant(values) => PropertyData::Instant(pick(values, rows)),
            Data::Float(values) => PropertyData::Float(pick(values, rows)),
            Data::Boolean(values) => PropertyData::Boolean(pick(values, rows)),
            Data::Date(values) => PropertyData::Date(pick(values, rows)),
            Data::Text(values) => PropertyData::Text(pick_text(values, rows)),
            Data::Json(values) => PropertyData::Json(pick_text(values, rows)),
        }
    }
}

fn pick<T: Copy>(values: &[T], rows: &[u32]) -> Vec<T> {
    rows.iter().map(|row| values[*row as usize]).collect()
}

/// Texts of some rows, laid end to end.
pub(crate) fn pick_text(values: &[Cow<'_, str>], rows: &[u32]) -> TextColumn {
    let mut column = TextColumn::default();
    column.ends.reserve(rows.len());
    for row in rows {
        column.push(&values[*row as usize]);
    }
    column
}

impl Values<'_> {
    /// Ten-thousandths and where they are, of a column read as decimals.
    pub(crate) fn into_decimals(self) -> (Vec<i64>, Vec<bool>) {
        match self.data {
            Data::Decimal(values) => (values, self.present),
            _ => (vec![0; self.present.len()], vec![false; self.present.len()]),
        }
    }
}

impl Values<'_> {
    /// Ten-thousandths of a number at a row.
    pub(crate) fn scaled(&self, row: usize) -> Option<i64> {
        if !self.present[row] {
            return None;
        }
        match &self.data {
            Data::Integer(values) => values[row].checked_mul(10_000),
            Data::Decimal(values) => Some(values[row]),
            Data::Float(values) => Decimal::from_f64_rounded(values[row]).map(|value| value.raw()),
            _ => None,
        }
    }
}

impl Values<'_> {
    /// JSON text of a list or point at a row.
    pub(crate) fn json(&self, row: usize) -> Option<&str> {
        match &self.data {
            Data::Json(texts) if self.present[row] => Some(&texts[row]),
            _ => None,
        }
    }

    /// The value at a row; lists and points are found by [`Values::json`].
    pub(crate) fn value(&self, row: usize) -> Option<Value> {
        if !self.present[row] {
            return None;
        }
        Some(match &self.data {
            Data::Integer(values) => Value::Integer(values[row]),
            Data::Decimal(values) => Value::Decimal(Decimal::from_raw(values[row])),
            Data::Instant(values) => Value::Instant(Instant(values[row])),
            Data::Float(values) => Value::Float(values[row]),
            Data::Boolean(values) => Value::Boolean(values[row]),
            Data::Date(values) => Value::Date(Date(values[row])),
            Data::Text(texts) => Value::Text(texts[row].to_string()),
            Data::Json(_) => return None,
        })
    }
}
