//! Fields of the objects in a list property, one value an item.

use fenqun_model::Type;
use fenqun_model::expr::Path;
use serde_json::{Map, Value as Json};

use super::column::HotColumn;
use super::values::{Values, cell_of};
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
        let list = list.dotted();
        let inside = format!("{list}.");
        let lists = batch
            .columns
            .iter()
            .find(|(name, _)| name.path == list && name.form == Form::Json);
        let single: Vec<_> = batch
            .columns
            .iter()
            .filter(|(name, _)| name.path.starts_with(&inside))
            .collect();
        for row in 0..batch.len() {
            let text = lists.and_then(|(name, array)| cell(array, name.form, row));
            let mut items = match &text {
                Some(Cell::Json(text)) => objects(text),
                _ => vec![],
            };
            if items.is_empty() {
                let values = single.iter().filter_map(|(name, array)| {
                    let value = cell(array, name.form, row)?.to_json();
                    Some((name.path[inside.len()..].to_owned(), value))
                });
                items = single_object(values);
            }
            if items.is_empty() && batch.rest.is_some() {
                items = from_rest(batch, row, &list, &inside);
            }
            self.rows.push(items);
        }
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
        let found: Vec<Option<&Json>> = rows().flatten().map(|item| find(item, &field.0)).collect();
        let mut values = Values::new(target(&found));
        for value in &found {
            values.push(value.and_then(cell_of).as_ref());
        }
        HotColumn {
            items: Some(ends),
            target: None,
            ..values.finish(None)
        }
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

/// The type of the fields of a bucket. Numbers of several kinds stay as they are unless they are
/// exact, so that nothing depends on which customers share a bucket.
fn target(found: &[Option<&Json>]) -> Target {
    let mut kinds = found.iter().flatten().filter_map(|value| kind(value));
    let Some(first) = kinds.next() else {
        return if found.iter().flatten().next().is_some() {
            Target::Mixed
        } else {
            Target::Absent
        };
    };
    let united = kinds.try_fold(first, |all, kind| match (all, kind) {
        (a, b) if a == b => Some(a),
        (Type::Integer | Type::Decimal, Type::Integer | Type::Decimal) => Some(Type::Decimal),
        _ => None,
    });
    united.map_or(Target::Mixed, Target::Typed)
}

fn kind(value: &Json) -> Option<Type> {
    match cell_of(value)? {
        Cell::Integer(_) => Some(Type::Integer),
        Cell::Decimal(_) => Some(Type::Decimal),
        Cell::Float(_) => Some(Type::Float),
        Cell::Boolean(_) => Some(Type::Boolean),
        Cell::Text(_) => Some(Type::Text),
        _ => None,
    }
}
