//! Rows of several batches put together in a given order.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, StringArray, cast::AsArray, new_null_array};
use arrow_schema::DataType;
use arrow_select::interleave::interleave;

use super::{Batch, ColumnName, Form};

/// What of each row is put together besides name, key and times.
pub(crate) struct Parts<'a> {
    pub(crate) ids: bool,
    pub(crate) rest: bool,
    /// Paths of values; all when `None`.
    pub(crate) paths: Option<&'a (dyn Fn(&str) -> bool + Sync)>,
}

/// The rows named by (batch, row), in that order.
pub(crate) fn gather(batches: &[&Batch], rows: &[(usize, usize)]) -> Batch {
    let all = Parts {
        ids: true,
        rest: true,
        paths: None,
    };
    gather_parts(batches, rows, &all)
}

/// Some parts of the rows named by (batch, row), in that order.
pub(crate) fn gather_parts(
    batches: &[&Batch],
    rows: &[(usize, usize)],
    parts: &Parts<'_>,
) -> Batch {
    let (names, codes) = unite_names(batches);
    let pick = |of: fn(&Batch) -> &[i64]| {
        let slices: Vec<&[i64]> = batches.iter().map(|batch| of(batch)).collect();
        let pick = |(batch, row): &(usize, usize)| slices[*batch].get(*row).copied().unwrap_or(0);
        rows.iter().map(pick).collect::<Vec<i64>>()
    };
    let hashed = batches.iter().any(|batch| !batch.id_hash.is_empty());
    let hash = |(batch, row): &(usize, usize)| batches[*batch].id_hash[*row];
    Batch {
        name: rows
            .iter()
            .map(|(batch, row)| codes[*batch][batches[*batch].name[*row] as usize])
            .collect(),
        names,
        key: rows
            .iter()
            .map(|(batch, row)| batches[*batch].key[*row])
            .collect(),
        occurred_at: pick(|batch| &batch.occurred_at),
        received_at: pick(|batch| &batch.received_at),
        ids: texts(batches, rows, |batch| {
            batch.ids.as_ref().filter(|_| parts.ids)
        }),
        id_hash: if hashed {
            rows.iter().map(hash).collect()
        } else {
            vec![]
        },
        columns: columns(batches, rows, parts),
        rest: texts(batches, rows, |batch| {
            batch.rest.as_ref().filter(|_| parts.rest)
        }),
    }
}

/// One dictionary of names, and for each batch what its codes are in it.
fn unite_names(batches: &[&Batch]) -> (Vec<String>, Vec<Vec<u32>>) {
    let mut index: BTreeMap<&str, u32> = BTreeMap::new();
    let mut codes = Vec::with_capacity(batches.len());
    for batch in batches {
        let of_batch = batch.names.iter().map(|name| {
            let next = index.len() as u32;
            *index.entry(name).or_insert(next)
        });
        codes.push(of_batch.collect());
    }
    let mut names = vec![String::new(); index.len()];
    for (name, code) in index {
        names[code as usize] = name.into();
    }
    (names, codes)
}

fn columns(
    batches: &[&Batch],
    rows: &[(usize, usize)],
    parts: &Parts<'_>,
) -> Vec<(ColumnName, ArrayRef)> {
    let wanted = |path: &str| parts.paths.is_none_or(|paths| paths(path));
    let mut all: BTreeMap<&ColumnName, Vec<Option<&ArrayRef>>> = BTreeMap::new();
    for (index, batch) in batches.iter().enumerate() {
        for (name, array) in batch.columns.iter().filter(|(name, _)| wanted(&name.path)) {
            all.entry(name).or_insert_with(|| vec![None; batches.len()])[index] = Some(array);
        }
    }
    all.into_iter()
        .map(|(name, arrays)| (name.clone(), pick_rows(batches, rows, name.form, &arrays)))
        .filter(|(_, array)| array.null_count() < array.len())
        .collect()
}

fn texts(
    batches: &[&Batch],
    rows: &[(usize, usize)],
    of: impl Fn(&Batch) -> Option<&StringArray>,
) -> Option<StringArray> {
    let arrays = batches
        .iter()
        .map(|batch| of(batch).map(|array| Arc::new(array.clone()) as ArrayRef));
    let arrays: Vec<Option<ArrayRef>> = arrays.collect();
    arrays.iter().any(Option::is_some).then(|| {
        let filled = fill(batches, &arrays, &DataType::Utf8);
        interleaved(&filled, rows).as_string::<i32>().clone()
    })
}

fn pick_rows(
    batches: &[&Batch],
    rows: &[(usize, usize)],
    form: Form,
    arrays: &[Option<&ArrayRef>],
) -> ArrayRef {
    let arrays: Vec<Option<ArrayRef>> = arrays.iter().map(|array| array.cloned()).collect();
    interleaved(&fill(batches, &arrays, &super::rest::data_type(form)), rows)
}

/// Batches without the column have it all missing.
fn fill(batches: &[&Batch], arrays: &[Option<ArrayRef>], kind: &DataType) -> Vec<ArrayRef> {
    let filled = batches
        .iter()
        .zip(arrays)
        .map(|(batch, array)| match array {
            Some(array) => array.clone(),
            None => new_null_array(kind, batch.len()),
        });
    filled.collect()
}

fn interleaved(arrays: &[ArrayRef], rows: &[(usize, usize)]) -> ArrayRef {
    let arrays: Vec<&dyn Array> = arrays.iter().map(|array| &**array).collect();
    interleave(&arrays, rows).expect("arrays of one column have one type")
}
