//! JSON objects as a table: keys are columns, nested objects by dotted path, lists as JSON text.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use fenqun_model::Message;
use serde_json::{Map, Value};

use super::objects::Objects;
use super::open::{Found, RowReader};
use super::{Cells, headers};
use crate::bytes::Bytes;

/// Objects looked at to find the columns.
const OBJECTS: usize = 10_000;

/// A file of JSON objects.
pub(super) struct JsonTable {
    objects: Objects,
    positions: HashMap<String, usize>,
    columns: usize,
    extra: u64,
}

/// Opens a file of objects. Its columns are the keys of the objects at its beginning.
pub(super) fn open(
    path: &Path,
    head: &[u8],
    bytes: Bytes,
    found: &mut Found,
) -> Result<(JsonTable, Vec<String>), Message> {
    let columns = columns(path, head)?;
    if columns.is_empty() {
        return Err(Message::new("import-file-empty").with("file", path.display().to_string()));
    }
    let positions = columns.iter().cloned().zip(0..).collect();
    let table = JsonTable {
        objects: Objects::new(path, head, bytes, found)?,
        positions,
        columns: columns.len(),
        extra: 0,
    };
    Ok((table, columns))
}

/// The keys in the order in which they first come.
fn columns(path: &Path, head: &[u8]) -> Result<Vec<String>, Message> {
    let mut names: Vec<String> = Vec::new();
    for object in first_objects(path, head, OBJECTS)? {
        for name in flatten(&object).into_keys() {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    Ok(headers::name_columns(names.iter().map(String::as_str)))
}

/// The objects at the beginning of a file.
pub(super) fn first_objects(
    path: &Path,
    head: &[u8],
    most: usize,
) -> Result<Vec<Map<String, Value>>, Message> {
    let bytes: Bytes = Box::new(std::io::Cursor::new(head.to_vec()));
    let mut objects = Objects::new(path, head, bytes, &mut Found::default())?;
    let mut found = Vec::new();
    while let Some((_, text)) = objects.next()? {
        if let Ok(object) = serde_json::from_str(text) {
            found.push(object);
        }
        if found.len() == most {
            break;
        }
    }
    Ok(found)
}

/// Texts of an object by dotted path; `null` is an empty text.
fn flatten(object: &Map<String, Value>) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (key, value) in object {
        flatten_into(key.clone(), value, &mut texts);
    }
    texts
}

fn flatten_into(path: String, value: &Value, texts: &mut BTreeMap<String, String>) {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Object(object) => {
            for (key, value) in object {
                flatten_into(format!("{path}.{key}"), value, texts);
            }
            return;
        }
        Value::Number(number) => number_text(number),
        other => other.to_string(),
    };
    texts.insert(path, text);
}

fn number_text(number: &serde_json::Number) -> String {
    match number.as_f64().filter(|_| number.is_f64()) {
        Some(float) => super::float::text(float),
        None => number.to_string(),
    }
}

impl RowReader for JsonTable {
    fn read(&mut self, cells: &mut Cells, rows: usize) -> Result<bool, Message> {
        let mut row = vec![String::new(); self.columns];
        for _ in 0..rows {
            let Some((line, text)) = self.objects.next()? else {
                break;
            };
            let object: Map<String, Value> = match serde_json::from_str(text) {
                Ok(object) => object,
                Err(error) => {
                    cells.begin(line, text);
                    cells.refuse(
                        Message::new("import-row-not-json").with("error", error.to_string()),
                    );
                    continue;
                }
            };
            row.iter_mut().for_each(String::clear);
            for (path, text) in flatten(&object) {
                match self.positions.get(&path) {
                    Some(position) => row[*position] = text,
                    None => self.extra += 1,
                }
            }
            cells.push_row(line, row.iter().map(String::as_str));
        }
        Ok(cells.rows() > 0)
    }

    fn extra(&self) -> u64 {
        self.extra
    }
}
