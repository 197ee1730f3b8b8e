//! Writing a run.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{ArrayRef, BooleanArray, Int32Array, Int64Array, RecordBatch, StringArray};
use arrow_buffer::ScalarBuffer;
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, Encoding};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;

use crate::batch::{Batch, Form, shared};

/// Rows that a row group holds before a new name starts the next.
const GROUP_ROWS: usize = 8_192;

/// The bytes of a run with the rows of a sorted batch.
pub(crate) fn write(batch: &Batch) -> Result<Vec<u8>, ParquetError> {
    let columns = columns(batch);
    let fields = columns.iter().map(|(name, array)| {
        Field::new(
            name,
            array.data_type().clone(),
            array.logical_null_count() > 0,
        )
    });
    let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
    let properties = properties(batch);
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, schema.clone(), Some(properties))?;
    let arrays = columns.into_iter().map(|(_, array)| array).collect();
    let all = RecordBatch::try_new(schema, arrays)?;
    for group in groups(batch) {
        writer.write(&all.slice(group.start, group.len()))?;
        writer.flush()?;
    }
    writer.close()?;
    Ok(bytes)
}

/// Ranges of rows that become row groups.
fn groups(batch: &Batch) -> Vec<std::ops::Range<usize>> {
    let mut groups = Vec::new();
    let mut start = 0;
    for row in 1..batch.len() {
        if row - start >= GROUP_ROWS && batch.name[row] != batch.name[row - 1] {
            groups.push(start..row);
            start = row;
        }
    }
    groups.push(start..batch.len());
    groups
}

fn columns(batch: &Batch) -> Vec<(String, ArrayRef)> {
    let names = (0..batch.len()).map(|row| batch.name_of(row));
    let key: Vec<i32> = batch.key.iter().map(|key| *key as i32).collect();
    let numbers = |values: &[i64]| shared(Int64Array::from(values.to_vec()));
    let mut columns: Vec<(String, ArrayRef)> = vec![
        ("name".into(), shared(StringArray::from_iter_values(names))),
        (
            "key".into(),
            shared(Int32Array::new(ScalarBuffer::from(key), None)),
        ),
        ("occurred_at".into(), numbers(&batch.occurred_at)),
        ("received_at".into(), numbers(&batch.received_at)),
    ];
    if batch.imports.iter().any(|import| *import != 0) {
        let imports = (0..batch.len()).map(|row| batch.import_of(row) as i32);
        let imports: Vec<i32> = imports.collect();
        columns.push(("import".into(), shared(Int32Array::from(imports))));
    }
    if batch.repeats.contains(&true) {
        let repeats = BooleanArray::from(batch.repeats.clone());
        columns.push(("repeat".into(), shared(repeats)));
    }
    if let Some(ids) = &batch.ids {
        let hashes: Vec<i64> = batch.id_hash.iter().map(|hash| *hash as i64).collect();
        columns.push(("id".into(), shared(ids.clone())));
        columns.push(("id_hash".into(), numbers(&hashes)));
    }
    for (name, array) in &batch.columns {
        columns.push((name.encode(), array.clone()));
    }
    if let Some(rest) = &batch.rest {
        columns.push(("rest".into(), shared(rest.clone())));
    }
    columns
}

fn properties(batch: &Batch) -> WriterProperties {
    let name = |text: &str| ColumnPath::new(vec![text.into()]);
    let mut builder = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::None)
        .set_offset_index_disabled(true)
        .set_max_row_group_row_count(Some(usize::MAX))
        .set_created_by("fenqun".into())
        .set_column_statistics_enabled(name("name"), EnabledStatistics::Chunk)
        .set_statistics_truncate_length(None);
    for text in ["key", "occurred_at"] {
        builder = builder
            .set_column_dictionary_enabled(name(text), false)
            .set_column_encoding(name(text), Encoding::DELTA_BINARY_PACKED)
            .set_column_compression(name(text), Compression::UNCOMPRESSED);
    }
    for text in ["id", "id_hash"] {
        builder = builder.set_column_dictionary_enabled(name(text), false);
    }
    builder = builder.set_column_compression(name("id_hash"), Compression::UNCOMPRESSED);
    for (column, _) in &batch.columns {
        let whole = matches!(
            column.form,
            Form::Integer | Form::Decimal | Form::Instant | Form::Float
        );
        if whole {
            builder = builder.set_column_dictionary_enabled(name(&column.encode()), false);
        }
    }
    builder.build()
}

/// Arrow type with which a column is read: texts by dictionary, so that equal ones are found equal
/// once and not row by row.
pub(super) fn read_type(kind: &DataType, as_dictionary: bool) -> DataType {
    match kind {
        DataType::Utf8 if as_dictionary => {
            DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
        }
        kind => kind.clone(),
    }
}

/// Numbers of an `INT64` column.
pub(super) fn i64s(array: &ArrayRef) -> &[i64] {
    array
        .as_primitive::<arrow_array::types::Int64Type>()
        .values()
}
