//! Rows of one table in columns: the one form between the log, the rows not yet in files, the
//! bucket files and the hot columns.

mod columns;
mod form;
mod gather;
mod rest;
mod rows;

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, StringArray};

pub(crate) use columns::from_columns;
pub(crate) use form::{Cell, FORMS, Form};
pub(crate) use gather::{Parts, chain, gather, gather_parts};
pub(crate) use rest::{cell, limit_columns, rest_cell};
pub(crate) use rows::from_rows;

/// Most value columns of a batch or a run; values of other paths go to `rest`.
pub(crate) const MAX_COLUMNS: usize = 256;

/// The two tables.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Table {
    Events,
    Attributes,
}

/// Path and form of a value column. The path is dotted; empty for the value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ColumnName {
    pub(crate) path: String,
    pub(crate) form: Form,
}

/// Rows of one table. Columns that were not read are empty or `None`.
#[derive(Clone, Debug)]
pub(crate) struct Batch {
    /// Different names (of events or attributes).
    pub(crate) names: Vec<String>,
    /// Name of each row.
    pub(crate) name: Vec<u32>,
    /// Node of the strongest identifier of each row.
    pub(crate) key: Vec<u32>,
    pub(crate) occurred_at: Vec<i64>,
    pub(crate) received_at: Vec<i64>,
    /// Ids of events.
    pub(crate) ids: Option<StringArray>,
    /// XXH3-64 of the ids.
    pub(crate) id_hash: Vec<u64>,
    /// Values, sorted by column name.
    pub(crate) columns: Vec<(ColumnName, ArrayRef)>,
    /// Values of other paths, as JSON.
    pub(crate) rest: Option<StringArray>,
    /// The import that each row came with, 0 for none; empty when none came with any.
    pub(crate) imports: Vec<u32>,
    /// Rows that do not count, because the same event came with another import before; empty when
    /// there are none.
    pub(crate) repeats: Vec<bool>,
}

impl Table {
    /// The folder of the runs.
    pub(crate) const fn folder(self) -> &'static str {
        match self {
            Table::Events => "events",
            Table::Attributes => "attributes",
        }
    }

    pub(crate) const ALL: [Table; 2] = [Table::Events, Table::Attributes];
}

impl ColumnName {
    pub(crate) fn new(path: impl Into<String>, form: Form) -> Self {
        Self {
            path: path.into(),
            form,
        }
    }

    /// `<form>:<path>`.
    pub(crate) fn encode(&self) -> String {
        format!("{}:{}", self.form.name(), self.path)
    }

    pub(crate) fn decode(text: &str) -> Option<Self> {
        let (form, path) = text.split_once(':')?;
        let form = FORMS.into_iter().find(|known| known.name() == form)?;
        Some(Self::new(path, form))
    }
}

impl Batch {
    /// Number of rows.
    pub(crate) fn len(&self) -> usize {
        self.key.len()
    }

    /// The name of a row.
    pub(crate) fn name_of(&self, row: usize) -> &str {
        &self.names[self.name[row] as usize]
    }

    /// The id of a row; empty for attributes.
    pub(crate) fn id_of(&self, row: usize) -> &str {
        self.ids.as_ref().map_or("", |ids| ids.value(row))
    }

    /// The import that a row came with; 0 for none.
    pub(crate) fn import_of(&self, row: usize) -> u32 {
        self.imports.get(row).copied().unwrap_or(0)
    }

    /// Whether a row of a file does not count because of another one.
    pub(crate) fn is_repeat(&self, row: usize) -> bool {
        self.repeats.get(row).copied().unwrap_or(false)
    }

    /// Bytes in memory.
    pub(crate) fn bytes(&self) -> u64 {
        let arrays = self.columns.iter().map(|(_, array)| &**array);
        let texts = [&self.ids, &self.rest];
        let texts = texts.into_iter().flatten().map(|array| array as &dyn Array);
        let arrays: usize = arrays.chain(texts).map(Array::get_array_memory_size).sum();
        let numbers = self.len() * 24 + self.id_hash.len() * 8 + self.imports.len() * 4;
        let names: usize = self.names.iter().map(|name| name.len() + 24).sum();
        (arrays + numbers + names) as u64
    }
}

/// Hash of an event's id, as in files.
pub(crate) fn hash_id(id: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(id.as_bytes())
}

/// Texts as an array, all there.
pub(crate) fn text_array<'a>(texts: impl IntoIterator<Item = &'a str>) -> StringArray {
    StringArray::from_iter_values(texts)
}

/// A shared array.
pub(crate) fn shared(array: impl Array + 'static) -> ArrayRef {
    Arc::new(array)
}
