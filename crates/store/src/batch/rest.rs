//! Single values of a batch, the `rest` column, and ids made from content: the slow paths.

use std::borrow::Cow;
use std::collections::BTreeMap;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, StringArray};
use arrow_schema::DataType;
use serde_json::{Map, Value as Json};

use super::{Batch, Cell, ColumnName, Form, MAX_COLUMNS};

/// The Arrow type of a form.
pub(crate) fn data_type(form: Form) -> DataType {
    match form {
        Form::Integer | Form::Decimal | Form::Instant => DataType::Int64,
        Form::Float => DataType::Float64,
        Form::Boolean => DataType::Boolean,
        Form::Date => DataType::Int32,
        Form::Text | Form::Json => DataType::Utf8,
    }
}

/// The value of a row in an array of a form; `None` when missing.
pub(crate) fn cell(array: &ArrayRef, form: Form, row: usize) -> Option<Cell<'_>> {
    if array.is_null(row) {
        return None;
    }
    Some(match form {
        Form::Integer => Cell::Integer(array.as_primitive::<Int64Type>().value(row)),
        Form::Decimal => Cell::Decimal(array.as_primitive::<Int64Type>().value(row)),
        Form::Instant => Cell::Instant(array.as_primitive::<Int64Type>().value(row)),
        Form::Float => Cell::Float(array.as_primitive::<Float64Type>().value(row)),
        Form::Boolean => Cell::Boolean(array.as_boolean().value(row)),
        Form::Date => Cell::Date(array.as_primitive::<Int32Type>().value(row)),
        Form::Text => Cell::Text(Cow::Borrowed(text_value(array, row))),
        Form::Json => Cell::Json(Cow::Borrowed(text_value(array, row))),
    })
}

/// Text of a plain or dictionary array.
fn text_value(array: &ArrayRef, row: usize) -> &str {
    match array.as_dictionary_opt::<Int32Type>() {
        Some(coded) => {
            let code = coded.keys().value(row) as usize;
            coded.values().as_string::<i32>().value(code)
        }
        None => array.as_string::<i32>().value(row),
    }
}

/// The value of a path and form in a parsed `rest`.
pub(crate) fn rest_cell<'a>(rest: &'a Json, name: &ColumnName) -> Option<Cell<'a>> {
    Cell::from_rest(name.form, rest.get(name.encode())?)
}

impl Batch {
    /// Values of a row by path, as clients see them.
    pub(crate) fn values_of(&self, row: usize) -> BTreeMap<String, Json> {
        let mut values = BTreeMap::new();
        for (name, array) in &self.columns {
            if let Some(cell) = cell(array, name.form, row) {
                values.insert(name.path.clone(), cell.to_json());
            }
        }
        for (text, value) in self.rest_of(row) {
            let name = ColumnName::decode(&text);
            let Some(name) = name else { continue };
            if let Some(cell) = Cell::from_rest(name.form, &value) {
                values.insert(name.path, cell.to_json());
            }
        }
        values
    }

    /// The parsed `rest` of a row.
    pub(crate) fn rest_of(&self, row: usize) -> Map<String, Json> {
        let rest = self.rest.as_ref().filter(|rest| rest.is_valid(row));
        let rest = rest.and_then(|rest| serde_json::from_str(rest.value(row)).ok());
        rest.unwrap_or_default()
    }

    /// What decides between two rows that claim to be the same event: exact, independent of the
    /// batch the row is in.
    pub(crate) fn content_of(&self, row: usize) -> String {
        let mut values: BTreeMap<String, Json> = self.rest_of(row).into_iter().collect();
        for (name, array) in &self.columns {
            if let Some(cell) = cell(array, name.form, row) {
                values.insert(name.encode(), cell.to_rest());
            }
        }
        serde_json::to_string(&values).expect("a map from texts to values can be written")
    }
}

/// Gives events without an id one made from their content.
pub(crate) fn fill_ids(batch: &mut Batch) {
    let Some(ids) = &batch.ids else { return };
    if ids.iter().all(|id| id.is_some_and(|id| !id.is_empty())) {
        return;
    }
    let filled = (0..batch.len()).map(|row| match batch.id_of(row) {
        "" => Cow::Owned(content_id(batch, row)),
        id => Cow::Borrowed(id),
    });
    batch.ids = Some(StringArray::from_iter_values(filled));
}

fn content_id(batch: &Batch, row: usize) -> String {
    let mut content = batch.name_of(row).to_owned();
    content.push('\n');
    content.push_str(&batch.occurred_at[row].to_string());
    content.push('\n');
    content.push_str(&batch.content_of(row));
    format!("{:032x}", xxhash_rust::xxh3::xxh3_128(content.as_bytes()))
}

/// Keeps the columns with most values and moves the others to `rest`.
pub(crate) fn limit_columns(batch: &mut Batch) {
    if batch.columns.len() <= MAX_COLUMNS {
        return;
    }
    let mut columns = std::mem::take(&mut batch.columns);
    columns.sort_by_key(|(name, array)| {
        let values = array.len() - array.null_count();
        (std::cmp::Reverse(values), name.clone())
    });
    let overflow = columns.split_off(MAX_COLUMNS);
    columns.sort_by(|a, b| a.0.cmp(&b.0));
    batch.columns = columns;
    let rest: Vec<Option<String>> = (0..batch.len())
        .map(|row| {
            let mut values = batch.rest_of(row);
            for (name, array) in &overflow {
                if let Some(cell) = cell(array, name.form, row) {
                    values.insert(name.encode(), cell.to_rest());
                }
            }
            (!values.is_empty()).then(|| Json::Object(values).to_string())
        })
        .collect();
    batch.rest = Some(StringArray::from(rest));
}
