//! Fields of the objects in a list property, one value an item.

use fenqun_model::expr::Path;
use fenqun_model::{Decimal, Type, Value};
use serde_json::{Map, Value as Json};

use super::column::HotColumn;
use super::values::{Values, cell_of, natural};
use crate::batch::{Batch, Cell, Form, cell};
use crate::schema::Target;

/// The objects of a list property, row by row.
#[derive(Debug, Default)]
pub(super) struct Items {
    rows: Vec<Vec<Json>>,
}

impl Items {
    /// Adds the rows of a batch.
    pub(super) fn add(&mut self, batch: &Batch, list: &Path) {
        let list = List::of(batch, list);
        self.rows
            .extend((0..batch.len()).map(|row| list.items(row)));
    }

    /// The column of a field, with the rows in an order.
    pub(super) fn column(&self, field: &Path, order: Option<&[u32]>) -> HotColumn {
        let all: Vec<u32>;
        let order = match order {
            Some(order) => order,
            None => {
                all = (0..self.rows.len() as u32).collect();
                &all
            }
        };
        let rows = || order.iter().map(|row| &self.rows[*row as usize]);
        let mut end = 0;
        let ends = rows().map(|items| {
            end += items.len() as u32;
            end
        });
        let ends: Vec<u32> = std::iter::once(0).chain(ends).collect();
        let found = rows().flatten().map(|item| field_of(item, field));
        let found: Vec<Option<Value>> = found.collect();
        let kinds = found.iter().flatten().map(kind_of_field);
        let target = kinds.fold(Target::Absent, united);
        let mut values = Values::new(target);
        for value in found {
            values.push_fitting(value.and_then(|value| fitting(value, target)));
        }
        HotColumn {
            items: Some(ends),
            target: None,
            ..values.finish(None)
        }
    }
}

/// A list property in a batch.
pub(super) struct List<'a> {
    batch: &'a Batch,
    list: String,
    inside: String,
}

impl<'a> List<'a> {
    pub(super) fn of(batch: &'a Batch, list: &Path) -> Self {
        let list = list.dotted();
        let inside = format!("{list}.");
        Self {
            batch,
            list,
            inside,
        }
    }

    /// The objects of a row.
    pub(super) fn items(&self, row: usize) -> Vec<Json> {
        let (batch, inside) = (self.batch, &self.inside);
        let columns = batch.columns.iter();
        let list = columns
            .clone()
            .find(|(name, _)| name.path == self.list && name.form == Form::Json);
        let text = list.and_then(|(name, array)| cell(array, name.form, row));
        let mut items = match &text {
            Some(Cell::Json(text)) => objects(text),
            _ => vec![],
        };
        if items.is_empty() {
            let single = columns.filter(|(name, _)| name.path.starts_with(inside));
            items = single_object(single.filter_map(|(name, array)| {
                let value = cell(array, name.form, row)?.to_json();
                Some((name.path[inside.len()..].to_owned(), value))
            }));
        }
        if items.is_empty() && batch.rest.is_some() {
            items = from_rest(batch, row, &self.list, inside);
        }
        items
    }
}

fn objects(text: &str) -> Vec<Json> {
    match serde_json::from_str(text) {
        Ok(Json::Array(items)) => items,
        Ok(Json::Object(fields)) => vec![Json::Object(fields)],
        _ => vec![],
    }
}

/// A list of one object from its fields by dotted path; empty when there are none.
fn single_object(values: impl Iterator<Item = (String, Json)>) -> Vec<Json> {
    let fields: Map<String, Json> = values.collect();
    if fields.is_empty() {
        vec![]
    } else {
        vec![Json::Object(fields)]
    }
}

fn from_rest(batch: &Batch, row: usize, list: &str, inside: &str) -> Vec<Json> {
    let values = batch.values_of(row);
    match values.get(list) {
        Some(Json::Array(items)) => items.clone(),
        _ => {
            let fields = values
                .into_iter()
                .filter(|(path, _)| path.starts_with(inside));
            single_object(fields.map(|(path, value)| (path[inside.len()..].to_owned(), value)))
        }
    }
}

/// A field by path, also when the path is one dotted name.
fn find<'a>(item: &'a Json, path: &[String]) -> Option<&'a Json> {
    let nested = path.iter().try_fold(item, |value, part| value.get(part));
    nested
        .or_else(|| item.get(path.join(".")))
        .filter(|value| !value.is_null())
}

/// The value of a field as it is; `None` when it is missing or no value of the language.
pub(super) fn field_of(item: &Json, field: &Path) -> Option<Value> {
    natural(&cell_of(find(item, &field.0)?)?)
}

/// The type of a field. Lists and points are rare enough to be kept value by value.
pub(super) fn kind_of_field(value: &Value) -> Target {
    match value.kind() {
        Type::List | Type::Point => Target::Mixed,
        kind => Target::Typed(kind),
    }
}

/// The type of fields of two types. Numbers of several kinds stay as they are unless they are
/// exact, so that nothing depends on which customers share a bucket.
pub(super) fn united(a: Target, b: Target) -> Target {
    let exact = |target| matches!(target, Target::Typed(Type::Integer | Type::Decimal));
    match (a, b) {
        (a, b) if a == b => a,
        (Target::Absent, other) | (other, Target::Absent) => other,
        (a, b) if exact(a) && exact(b) => Target::Typed(Type::Decimal),
        _ => Target::Mixed,
    }
}

/// A value as one of a type that unites its own with others.
pub(super) fn fitting(value: Value, target: Target) -> Option<Value> {
    match (value, target) {
        (_, Target::Absent) => None,
        (Value::Integer(value), Target::Typed(Type::Decimal)) => {
            Decimal::from_integer(value).map(Value::Decimal)
        }
        (value, _) => Some(value),
    }
}
