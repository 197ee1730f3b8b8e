//! Reading the rows and columns of a run that are asked for, and nothing else.

use std::io::Cursor;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow_schema::{Field, Schema};
use bytes::Bytes;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder, RowSelection,
    RowSelector,
};
use parquet::errors::ParquetError;
use parquet::file::metadata::RowGroupMetaData;
use parquet::file::reader::{ChunkReader, Length};
use parquet::file::statistics::Statistics;

use super::write::{i64s, read_type};
use crate::batch::{Batch, ColumnName};
use crate::disk::Disk;
use crate::read::EVERYTHING;

/// Which rows and columns are wanted.
#[derive(Clone, Copy)]
pub(crate) struct Want<'a> {
    /// Names of events or attributes that are wanted.
    pub(crate) names: &'a (dyn Fn(&str) -> bool + Sync),
    /// Paths of values that are wanted; all when `None`.
    pub(crate) paths: Option<&'a (dyn Fn(&str) -> bool + Sync)>,
    /// Whether `rest` may hold wanted values.
    pub(crate) rest: bool,
    /// Ids.
    pub(crate) ids: bool,
    /// Hashes of ids, and when rows were received.
    pub(crate) origins: bool,
    /// The imports that rows came with.
    pub(crate) imports: bool,
    /// Rows, too, that do not count because the same event came with another import before.
    pub(crate) repeats: bool,
    /// Texts by dictionary.
    pub(crate) coded: bool,
    /// Rows of the delta are only pointed at, not copied; see [`crate::bucket::Piece::selected`].
    pub(crate) select: bool,
}

/// The parts of a file that are needed, in memory.
#[derive(Clone, Debug)]
struct Parts {
    length: u64,
    /// Start and bytes, ascending.
    parts: Arc<Vec<(u64, Bytes)>>,
}

/// The foot of a file, read when asked for.
struct Foot<'a> {
    disk: &'a dyn Disk,
    path: &'a str,
    length: u64,
}

impl Length for Parts {
    fn len(&self) -> u64 {
        self.length
    }
}

impl ChunkReader for Parts {
    type T = Cursor<Bytes>;

    fn get_read(&self, start: u64) -> Result<Self::T, ParquetError> {
        let index = self.parts.partition_point(|(from, _)| *from <= start);
        let part = index.checked_sub(1).and_then(|index| self.parts.get(index));
        let (from, bytes) = part.ok_or_else(outside)?;
        let skip = (start - from) as usize;
        if skip > bytes.len() {
            return Err(outside());
        }
        Ok(Cursor::new(bytes.slice(skip..)))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes, ParquetError> {
        let rest = self.get_read(start)?.into_inner();
        if length > rest.len() {
            return Err(outside());
        }
        Ok(rest.slice(..length))
    }
}

fn outside() -> ParquetError {
    ParquetError::EOF("a page lies outside its column".into())
}

impl Length for Foot<'_> {
    fn len(&self) -> u64 {
        self.length
    }
}

impl ChunkReader for Foot<'_> {
    type T = Cursor<Bytes>;

    fn get_read(&self, start: u64) -> Result<Self::T, ParquetError> {
        let length = self.length.saturating_sub(start) as usize;
        self.get_bytes(start, length).map(Cursor::new)
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes, ParquetError> {
        let read = self.disk.read_at(self.path, start, length);
        read.map_err(|error| ParquetError::External(Box::new(error)))
    }
}

/// The wanted rows and columns of a run, a batch for each row group, with the number of its first
/// row. The names in the batches may be more than were wanted.
pub(crate) fn read(
    disk: &dyn Disk,
    path: &str,
    want: &Want<'_>,
) -> Result<Vec<(u64, Batch)>, ParquetError> {
    let length = disk
        .len(path)
        .map_err(|error| ParquetError::External(Box::new(error)))?;
    let metadata = load_metadata(&Foot { disk, path, length }, want)?;
    let leaves = leaves(metadata.schema(), want);
    let mut batches = Vec::new();
    let mut first_row = 0;
    for (index, group) in metadata.metadata().row_groups().iter().enumerate() {
        let rows = group.num_rows() as u64;
        if may_have(group, want.names) {
            let parts = fetch(disk, path, length, group, &leaves)?;
            let batch = read_group(parts, &metadata, index, &leaves)?;
            batches.extend(batch.map(|batch| (first_row, batch)));
        }
        first_row += rows;
    }
    Ok(batches)
}

/// All columns of the rows of some keys.
pub(crate) fn read_keys(
    disk: &dyn Disk,
    path: &str,
    wanted: &dyn Fn(u32) -> bool,
) -> Result<Vec<Batch>, ParquetError> {
    let all = EVERYTHING;
    let length = disk
        .len(path)
        .map_err(|error| ParquetError::External(Box::new(error)))?;
    let metadata = load_metadata(&Foot { disk, path, length }, &all)?;
    let leaves = leaves(metadata.schema(), &all);
    let fields = metadata.schema().fields().iter();
    let key: Vec<usize> = fields
        .enumerate()
        .filter(|(_, field)| field.name() == "key")
        .map(|(index, _)| index)
        .collect();
    let mut batches = Vec::new();
    for (index, group) in metadata.metadata().row_groups().iter().enumerate() {
        let parts = fetch(disk, path, length, group, &key)?;
        let rows = matching(&records(parts, &metadata, index, &key, None)?, wanted)?;
        if rows.row_count() > 0 {
            let parts = fetch(disk, path, length, group, &leaves)?;
            batches.push(to_batch(&records(
                parts,
                &metadata,
                index,
                &leaves,
                Some(rows),
            )?)?);
        }
    }
    Ok(batches)
}

/// The rows of keys that are wanted.
fn matching(
    keys: &RecordBatch,
    wanted: &dyn Fn(u32) -> bool,
) -> Result<RowSelection, ParquetError> {
    let keys = keys.column(0).as_primitive_opt::<Int32Type>();
    let keys = keys.ok_or_else(missing)?.values();
    let selectors = keys
        .chunk_by(|a, b| a == b)
        .map(|same| match wanted(same[0] as u32) {
            true => RowSelector::select(same.len()),
            false => RowSelector::skip(same.len()),
        });
    Ok(selectors.collect::<Vec<_>>().into())
}

fn missing() -> ParquetError {
    ParquetError::General("a column is missing or of another type".into())
}

/// The foot of the file, with texts to be read by dictionary when wanted.
fn load_metadata(foot: &Foot<'_>, want: &Want<'_>) -> Result<ArrowReaderMetadata, ParquetError> {
    let plain = ArrowReaderMetadata::load(foot, ArrowReaderOptions::new())?;
    let fields = plain.schema().fields().iter().map(|field| {
        let coded = field.name() == "name" || want.coded && field.name().starts_with("text:");
        let kind = read_type(field.data_type(), coded);
        Field::new(field.name(), kind, field.is_nullable())
    });
    let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
    let options = ArrowReaderOptions::new().with_schema(schema);
    ArrowReaderMetadata::try_new(plain.metadata().clone(), options)
}

/// Indexes of the columns to read.
fn leaves(schema: &Schema, want: &Want<'_>) -> Vec<usize> {
    let wanted = |name: &str| match name {
        "name" | "key" | "occurred_at" | "repeat" => true,
        "import" => want.imports,
        "received_at" | "id_hash" => want.origins,
        "id" => want.ids,
        "rest" => want.rest,
        name => ColumnName::decode(name)
            .is_some_and(|column| want.paths.is_none_or(|paths| paths(&column.path))),
    };
    let fields = schema.fields().iter().enumerate();
    let wanted = fields.filter(|(_, field)| wanted(field.name()));
    wanted.map(|(index, _)| index).collect()
}

/// Whether a row group may hold a wanted name.
fn may_have(group: &RowGroupMetaData, names: &dyn Fn(&str) -> bool) -> bool {
    let Some(Statistics::ByteArray(statistics)) = group.column(0).statistics() else {
        return true;
    };
    match (statistics.min_opt(), statistics.max_opt()) {
        (Some(min), Some(max)) if min == max => std::str::from_utf8(min.data()).is_ok_and(names),
        _ => true,
    }
}

/// The bytes of the columns of a row group.
fn fetch(
    disk: &dyn Disk,
    path: &str,
    length: u64,
    group: &RowGroupMetaData,
    leaves: &[usize],
) -> Result<Parts, ParquetError> {
    let mut ranges: Vec<(u64, u64)> = leaves
        .iter()
        .map(|leaf| group.column(*leaf).byte_range())
        .collect();
    ranges.sort_unstable();
    let mut parts = Vec::with_capacity(ranges.len());
    for (start, size) in ranges {
        let bytes = disk
            .read_at(path, start, size as usize)
            .map_err(|error| ParquetError::External(Box::new(error)))?;
        parts.push((start, bytes));
    }
    Ok(Parts {
        length,
        parts: Arc::new(parts),
    })
}

fn read_group(
    parts: Parts,
    metadata: &ArrowReaderMetadata,
    group: usize,
    leaves: &[usize],
) -> Result<Option<Batch>, ParquetError> {
    if metadata.metadata().row_group(group).num_rows() == 0 {
        return Ok(None);
    }
    to_batch(&records(parts, metadata, group, leaves, None)?).map(Some)
}

/// Some rows of a row group; all when they are not given.
fn records(
    parts: Parts,
    metadata: &ArrowReaderMetadata,
    group: usize,
    leaves: &[usize],
    selected: Option<RowSelection>,
) -> Result<RecordBatch, ParquetError> {
    let all = metadata.metadata().row_group(group).num_rows() as usize;
    let rows = selected.as_ref().map_or(all, RowSelection::row_count);
    let mask = ProjectionMask::leaves(metadata.parquet_schema(), leaves.iter().copied());
    let mut reader = ParquetRecordBatchReaderBuilder::new_with_metadata(parts, metadata.clone())
        .with_row_groups(vec![group])
        .with_projection(mask)
        .with_batch_size(rows.max(1));
    if let Some(selected) = selected {
        reader = reader.with_row_selection(selected);
    }
    let batch = reader.build()?.next().transpose()?;
    let batch = batch.filter(|batch| batch.num_rows() == rows);
    batch.ok_or_else(|| ParquetError::EOF("a row group ends early".into()))
}

fn to_batch(records: &RecordBatch) -> Result<Batch, ParquetError> {
    let find = |name: &str| records.column_by_name(name);
    let numbers = |name: &str| find(name).map_or(vec![], |array| i64s(array).to_vec());
    let (names, name) = find("name").and_then(names_of).ok_or_else(missing)?;
    let key = find("key").and_then(|array| array.as_primitive_opt::<Int32Type>());
    let key = key
        .ok_or_else(missing)?
        .values()
        .iter()
        .map(|key| *key as u32);
    let text = |name: &str| find(name).map(|array| array.as_string::<i32>().clone());
    Ok(Batch {
        names,
        name,
        key: key.collect(),
        occurred_at: numbers("occurred_at"),
        received_at: numbers("received_at"),
        ids: text("id"),
        id_hash: numbers("id_hash")
            .into_iter()
            .map(|hash| hash as u64)
            .collect(),
        columns: value_columns(records),
        rest: text("rest").filter(|rest: &StringArray| rest.null_count() < rest.len()),
        imports: find("import").map_or(Ok(vec![]), imports)?,
        repeats: find("repeat").map_or(Ok(vec![]), repeats)?,
    })
}

fn imports(array: &ArrayRef) -> Result<Vec<u32>, ParquetError> {
    let numbers = array.as_primitive_opt::<Int32Type>().ok_or_else(missing)?;
    Ok(numbers
        .values()
        .iter()
        .map(|number| *number as u32)
        .collect())
}

fn repeats(array: &ArrayRef) -> Result<Vec<bool>, ParquetError> {
    let bits = array.as_boolean_opt().ok_or_else(missing)?;
    Ok(bits.values().iter().collect())
}

/// The dictionary and the codes of the names.
fn names_of(array: &ArrayRef) -> Option<(Vec<String>, Vec<u32>)> {
    let coded = array.as_dictionary_opt::<Int32Type>()?;
    let names = coded.values().as_string_opt::<i32>()?;
    let names = names.iter().map(|name| name.unwrap_or_default().to_owned());
    let codes = coded.keys().values().iter().map(|code| *code as u32);
    Some((names.collect(), codes.collect()))
}

fn value_columns(records: &RecordBatch) -> Vec<(ColumnName, ArrayRef)> {
    let schema = records.schema();
    let named = schema.fields().iter().zip(records.columns());
    let mut columns: Vec<(ColumnName, ArrayRef)> = named
        .filter_map(|(field, array)| Some((ColumnName::decode(field.name())?, array.clone())))
        .filter(|(_, array)| array.logical_null_count() < array.len())
        .collect();
    columns.sort_by(|a, b| a.0.cmp(&b.0));
    columns
}
