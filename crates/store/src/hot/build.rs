//! Streams put together from rows that are hot already and rows as they came.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use fenqun_model::Type;
use fenqun_model::columns::{ColumnKey, StreamNeed};
use fenqun_model::expr::Path;
use serde_json::Value as Json;

use super::base::PickedStream;
use super::column::HotColumn;
use super::extend::kind_of;
use super::items::{List, field_of, fitting, kind_of_field, united};
use super::overlay::RawRow;
use super::stream::{HotRows, HotStream};
use super::values::{Values, value_of};
use super::versions::{Versions, hash_text, tells_text, text_of};
use crate::batch::{ColumnName, FORMS, cell, rest_cell};
use crate::schema::Target;

/// A stream being put together, customer by customer.
pub(super) struct Builder {
    offsets: Vec<u32>,
    occurred_at: Vec<i64>,
    versions: Option<GrownVersions>,
    columns: Vec<(ColumnKey, Grown)>,
}

/// What is known of versions beside their values.
struct GrownVersions {
    repeated: Vec<u32>,
    /// As long as all texts can be told.
    hashes: Option<Vec<u64>>,
}

enum Grown {
    Plain(Values),
    Items { ends: Vec<u32>, values: Values },
}

impl Builder {
    /// Without rows. Texts keep the codes they have in `first`.
    pub(super) fn new(
        need: &StreamNeed,
        targets: &[Option<Target>],
        first: Option<&PickedStream>,
    ) -> Self {
        let columns = need.columns.iter().zip(targets).enumerate();
        let columns = columns.map(|(index, (key, target))| {
            let first = first.map(|stream| &*stream.columns[index]);
            (key.clone(), Grown::new(key, *target, first))
        });
        Self {
            offsets: vec![0],
            occurred_at: vec![],
            versions: None,
            columns: columns.collect(),
        }
    }

    /// Makes room for customers and rows.
    pub(super) fn reserve(&mut self, customers: usize, rows: usize) {
        self.offsets.reserve_exact(customers);
        self.occurred_at.reserve_exact(rows);
        for (_, grown) in &mut self.columns {
            if let Grown::Plain(values) = grown {
                values.reserve(rows);
            }
        }
    }

    /// Notes of versions what a later value needs to find its place; `hashed` unless the column of
    /// values tells the texts.
    pub(super) fn with_versions(mut self, hashed: bool) -> Self {
        self.versions = Some(GrownVersions {
            repeated: vec![],
            hashes: hashed.then(Vec::new),
        });
        self
    }

    /// Adds all rows of some customers.
    pub(super) fn add_slots(&mut self, stream: &PickedStream, slots: Range<usize>) {
        let offsets = &stream.rows.offsets;
        let first = offsets[slots.start];
        let shift = self.occurred_at.len() as u32;
        let ends = &offsets[slots.start + 1..=slots.end];
        self.offsets
            .extend(ends.iter().map(|end| end - first + shift));
        let rows = first as usize..offsets[slots.end] as usize;
        if let Some(versions) = &mut self.versions {
            versions.extend(stream, rows.clone());
        }
        self.add_rows(stream, rows);
    }

    /// Adds rows of the customer whose turn it is.
    pub(super) fn add_rows(&mut self, stream: &PickedStream, rows: Range<usize>) {
        if rows.is_empty() {
            return;
        }
        self.occurred_at
            .extend_from_slice(&stream.rows.occurred_at[rows.clone()]);
        for ((_, grown), column) in self.columns.iter_mut().zip(&stream.columns) {
            grown.extend(column, rows.clone());
        }
    }

    /// Adds a row of the customer whose turn it is.
    pub(super) fn add_raw(&mut self, raw: &RawRow) {
        self.occurred_at.push(raw.occurred_at());
        for (key, grown) in &mut self.columns {
            grown.push(key, raw);
        }
    }

    /// Notes what is known of the version that was added last.
    pub(super) fn note_version(&mut self, repeated: u32, hash: u64) {
        if let Some(versions) = &mut self.versions {
            versions.repeated.push(repeated);
            if let Some(hashes) = &mut versions.hashes {
                hashes.push(hash);
            }
        }
    }

    /// Ends the rows of a customer.
    pub(super) fn end_customer(&mut self) {
        self.offsets.push(self.occurred_at.len() as u32);
    }

    /// The stream.
    pub(super) fn finish(mut self) -> HotStream {
        self.offsets.shrink_to_fit();
        self.occurred_at.shrink_to_fit();
        let versions = self.versions.map(|versions| Versions {
            repeated: versions
                .repeated
                .iter()
                .any(|seconds| *seconds > 0)
                .then_some(versions.repeated),
            hashes: versions.hashes,
        });
        let columns = self.columns.into_iter();
        let columns: BTreeMap<ColumnKey, Arc<HotColumn>> = columns
            .map(|(key, grown)| (key, Arc::new(grown.finish())))
            .collect();
        HotStream {
            rows: Arc::new(HotRows {
                offsets: self.offsets,
                occurred_at: self.occurred_at,
                versions,
            }),
            columns,
        }
    }
}

impl GrownVersions {
    fn extend(&mut self, stream: &PickedStream, rows: Range<usize>) {
        let known = stream.rows.versions.as_ref();
        match known.and_then(|known| known.repeated.as_ref()) {
            Some(repeated) => self.repeated.extend_from_slice(&repeated[rows.clone()]),
            None => self.repeated.resize(self.repeated.len() + rows.len(), 0),
        }
        if let Some(hashes) = &mut self.hashes {
            let more = rows.map(|row| hash_at(stream, row).unwrap_or_default());
            hashes.extend(more);
        }
    }
}

/// Hash of the JSON text of a version; `None` when the stream does not tell it.
pub(super) fn hash_at(stream: &PickedStream, row: usize) -> Option<u64> {
    let known = stream.rows.versions.as_ref();
    match known.and_then(|known| known.hashes.as_ref()) {
        Some(hashes) => Some(hashes[row]),
        None => text_at(stream, row).map(|text| hash_text(&text)),
    }
}

/// JSON text of a version; `None` when the stream does not tell it.
pub(super) fn text_at(stream: &PickedStream, row: usize) -> Option<String> {
    let value = stream.value.as_ref().filter(|value| tells_text(value))?;
    Some(text_of(value.view().value(row)))
}

impl Grown {
    fn new(key: &ColumnKey, target: Option<Target>, first: Option<&HotColumn>) -> Self {
        let target = match key {
            ColumnKey::EventName | ColumnKey::EventId => Target::Typed(Type::Text),
            ColumnKey::Item { .. } => first.map_or(Target::Absent, kind_of),
            ColumnKey::Property(_) | ColumnKey::Value => target.unwrap_or(Target::Mixed),
        };
        let values = match first {
            Some(first) => Values::going_on(target, first),
            None => Values::new(target),
        };
        match key {
            ColumnKey::Item { .. } => Grown::Items {
                ends: vec![0],
                values,
            },
            _ => Grown::Plain(values),
        }
    }

    fn extend(&mut self, column: &HotColumn, rows: Range<usize>) {
        match self {
            Grown::Plain(values) => values.extend_column(column, rows),
            Grown::Items { ends, values } => {
                let items = column.items.as_deref().unwrap_or_default();
                let (first, last) = (items[rows.start], items[rows.end]);
                let shift = ends.last().copied().unwrap_or(0);
                let more = &items[rows.start + 1..=rows.end];
                ends.extend(more.iter().map(|end| end - first + shift));
                unite(values, kind_of(column));
                values.extend_column(column, first as usize..last as usize);
            }
        }
    }

    fn push(&mut self, key: &ColumnKey, raw: &RawRow) {
        match (self, key) {
            (Grown::Plain(values), ColumnKey::EventName) => push_text(values, raw.name()),
            (Grown::Plain(values), ColumnKey::EventId) => push_text(values, raw.id()),
            (Grown::Plain(values), ColumnKey::Property(path)) => {
                push_property(values, raw, &path.dotted());
            }
            (Grown::Plain(values), _) => push_property(values, raw, ""),
            (Grown::Items { ends, values }, ColumnKey::Item { list, field }) => {
                let items = List::of(&raw.batch, list).items(raw.row as usize);
                ends.push(ends.last().copied().unwrap_or(0) + items.len() as u32);
                items.iter().for_each(|item| push_item(values, item, field));
            }
            (Grown::Items { .. }, key) => unreachable!("{key:?} is no field of items"),
        }
    }

    fn finish(self) -> HotColumn {
        match self {
            Grown::Plain(values) => values.finish(None),
            Grown::Items { ends, values } => HotColumn {
                items: Some(ends),
                target: None,
                ..values.finish(None)
            },
        }
    }
}

fn unite(values: &mut Values, kind: Target) {
    let all = united(values.target, kind);
    if all != values.target {
        values.retarget(all);
    }
}

fn push_text(values: &mut Values, text: &str) {
    values.push_fitting(Some(fenqun_model::Value::Text(text.into())));
}

fn push_item(values: &mut Values, item: &Json, field: &Path) {
    let value = field_of(item, field);
    if let Some(value) = &value {
        unite(values, kind_of_field(value));
    }
    values.push_fitting(value.and_then(|value| fitting(value, values.target)));
}

/// Adds the value of a path. Of several forms in one row the last that fits counts.
fn push_property(values: &mut Values, raw: &RawRow, path: &str) {
    let (batch, row) = (&*raw.batch, raw.row as usize);
    let columns = &batch.columns;
    let start = columns.partition_point(|(name, _)| name.path.as_str() < path);
    let columns = columns[start..].iter();
    let columns = columns.take_while(|(name, _)| name.path == path);
    let fitting =
        columns.filter_map(|(name, array)| value_of(&cell(array, name.form, row)?, values.target));
    let mut value = fitting.last();
    if batch.rest.is_some() {
        let rest = Json::Object(batch.rest_of(row));
        let names = FORMS.into_iter().map(|form| ColumnName::new(path, form));
        let mut more = names.rev();
        let more = more.find_map(|name| value_of(&rest_cell(&rest, &name)?, values.target));
        value = more.or(value);
    }
    values.push_fitting(value);
}
