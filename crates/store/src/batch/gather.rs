//! Rows of several batches put together in a given order.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, StringArray, cast::AsArray, new_null_array};
use arrow_schema::DataType;
use arrow_select::concat::concat;
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
        imports: match batches.iter().any(|batch| !batch.imports.is_empty()) {
            true => rows
                .iter()
                .map(|(batch, row)| batches[*batch].import_of(*row))
                .collect(),
            false => vec![],
        },
        repeats: match batches.iter().any(|batch| !batch.repeats.is_empty()) {
            true => rows
                .iter()
                .map(|(batch, row)| batches[*batch].is_repeat(*row))
                .collect(),
            false => vec![],
        },
    }
}

/// Batches one after another. Quicker than [`gather`], for nothing changes its place.
pub(crate) fn chain(batches: &[&Batch]) -> Batch {
    let (names, codes) = unite_names(batches);
    let mut name = Vec::with_capacity(batches.iter().map(|batch| batch.len()).sum());
    for (batch, codes) in batches.iter().zip(&codes) {
        name.extend(batch.name.iter().map(|code| codes[*code as usize]));
    }
    Batch {
        name,
        names,
        key: laid_together(batches, |batch| &batch.key),
        occurred_at: laid_together(batches, |batch| &batch.occurred_at),
        received_at: laid_together(batches, |batch| &batch.received_at),
        ids: chain_texts(batches, |batch| batch.ids.as_ref()),
        id_hash: laid_together(batches, |batch| &batch.id_hash),
        columns: chain_columns(batches),
        rest: chain_texts(batches, |batch| batch.rest.as_ref()),
        imports: chain_imports(batches),
        // Only rows of files repeat others, and they are never chained.
        repeats: vec![],
    }
}

fn chain_imports(batches: &[&Batch]) -> Vec<u32> {
    if batches.iter().all(|batch| batch.imports.is_empty()) {
        return vec![];
    }
    let imports = batches
        .iter()
        .map(|batch| (0..batch.len()).map(|row| batch.import_of(row)));
    imports.flatten().collect()
}

fn laid_together<T: Copy>(batches: &[&Batch], of: fn(&Batch) -> &[T]) -> Vec<T> {
    let parts: Vec<&[T]> = batches.iter().map(|batch| of(batch)).collect();
    parts.concat()
}

fn chain_columns(batches: &[&Batch]) -> Vec<(ColumnName, ArrayRef)> {
    let mut all: BTreeMap<&ColumnName, Vec<Option<ArrayRef>>> = BTreeMap::new();
    for (index, batch) in batches.iter().enumerate() {
        for (name, array) in &batch.columns {
            let arrays = all.entry(name).or_insert_with(|| vec![None; batches.len()]);
            arrays[index] = Some(array.clone());
        }
    }
    let columns = all.into_iter().map(|(name, arrays)| {
        let arrays = fill(batches, &arrays, &super::rest::data_type(name.form));
        (name.clone(), chained(&arrays))
    });
    columns.collect()
}

fn chain_texts(
    batches: &[&Batch],
    of: impl Fn(&Batch) -> Option<&StringArray>,
) -> Option<StringArray> {
    let arrays = batches.iter().map(|batch| of(batch));
    let arrays = arrays.map(|array| array.map(|array| Arc::new(array.clone()) as ArrayRef));
    let arrays: Vec<Option<ArrayRef>> = arrays.collect();
    arrays.iter().any(Option::is_some).then(|| {
        let filled = fill(batches, &arrays, &DataType::Utf8);
        chained(&filled).as_string::<i32>().clone()
    })
}

fn chained(arrays: &[ArrayRef]) -> ArrayRef {
    let arrays: Vec<&dyn Array> = arrays.iter().map(|array| &**array).collect();
    concat(&arrays).expect("arrays of one column have one type")
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
