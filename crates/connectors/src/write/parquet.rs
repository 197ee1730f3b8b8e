//! Apache Parquet out.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, Float64Array, Int64Array, RecordBatch,
    StringArray, TimestampMillisecondArray,
};
use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};
use fenqun_model::{Message, Type, Value};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use super::target::Target;
use super::{Column, TableWriter};

/// Rows gathered before they are encoded.
const ROWS: usize = 8192;

/// Writes a Parquet file. Decimals are `DECIMAL(19, 4)`, instants milliseconds in UTC; lists and
/// points are JSON texts.
pub(super) struct ParquetWriter {
    columns: Vec<Column>,
    schema: SchemaRef,
    writer: ArrowWriter<Target>,
    rows: Vec<Vec<Option<Value>>>,
}

impl ParquetWriter {
    pub(super) fn new(target: Target, columns: Vec<Column>) -> Result<Self, Message> {
        let fields: Vec<Field> = columns
            .iter()
            .map(|column| Field::new(&column.header, data_type(column.kind), true))
            .collect();
        let schema: SchemaRef = Arc::new(Schema::new(fields));
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .build();
        let path = target.path().display().to_string();
        let writer = ArrowWriter::try_new(target, Arc::clone(&schema), Some(properties));
        let writer = writer.map_err(|error| {
            Message::new("export-failed")
                .with("file", path)
                .with("error", error.to_string())
        })?;
        Ok(Self {
            columns,
            schema,
            writer,
            rows: Vec::new(),
        })
    }

    fn write(&mut self) -> Result<(), Message> {
        let columns = self.columns.iter().enumerate();
        let arrays = columns.map(|(index, column)| array(&self.rows, index, column.kind));
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), arrays.collect());
        self.rows.clear();
        let batch = batch.map_err(|error| self.writer.inner().failed(error))?;
        let written = self.writer.write(&batch);
        written.map_err(|error| self.writer.inner().failed(error))
    }
}

impl TableWriter for ParquetWriter {
    fn row(&mut self, values: &[Option<Value>]) -> Result<(), Message> {
        self.rows.push(values.to_vec());
        if self.rows.len() == ROWS {
            self.write()
        } else {
            Ok(())
        }
    }

    fn finish(mut self: Box<Self>) -> Result<(), Message> {
        if !self.rows.is_empty() {
            self.write()?;
        }
        let path = self.writer.inner().path().display().to_string();
        let target = self.writer.into_inner().map_err(|error| {
            Message::new("export-failed")
                .with("file", path)
                .with("error", error.to_string())
        })?;
        target.finish()
    }
}

fn data_type(kind: Type) -> DataType {
    match kind {
        Type::Integer => DataType::Int64,
        Type::Decimal => DataType::Decimal128(19, 4),
        Type::Float => DataType::Float64,
        Type::Boolean => DataType::Boolean,
        Type::Instant => DataType::Timestamp(TimeUnit::Millisecond, Some("UTC".into())),
        Type::Date => DataType::Date32,
        Type::Text | Type::List | Type::Point => DataType::Utf8,
    }
}

fn array(rows: &[Vec<Option<Value>>], column: usize, kind: Type) -> ArrayRef {
    let values = rows
        .iter()
        .map(|row| row.get(column).and_then(Option::as_ref));
    match kind {
        Type::Integer => Arc::new(Int64Array::from_iter(values.map(|value| match value {
            Some(Value::Integer(number)) => Some(*number),
            _ => None,
        }))),
        Type::Decimal => {
            let numbers = values.map(|value| value.and_then(Value::scaled));
            let decimals = Decimal128Array::from_iter(numbers).with_data_type(data_type(kind));
            Arc::new(decimals)
        }
        Type::Float => Arc::new(Float64Array::from_iter(values.map(|value| match value {
            Some(Value::Float(number)) => Some(*number),
            Some(value) => value.scaled().map(|raw| raw as f64 / 10_000.0),
            None => None,
        }))),
        Type::Boolean => Arc::new(BooleanArray::from_iter(values.map(|value| match value {
            Some(Value::Boolean(value)) => Some(*value),
            _ => None,
        }))),
        Type::Instant => {
            let millis = values.map(|value| match value {
                Some(Value::Instant(instant)) => Some(instant.0),
                _ => None,
            });
            Arc::new(TimestampMillisecondArray::from_iter(millis).with_timezone("UTC"))
        }
        Type::Date => Arc::new(Date32Array::from_iter(values.map(|value| match value {
            Some(Value::Date(date)) => Some(date.0),
            _ => None,
        }))),
        Type::Text | Type::List | Type::Point => {
            let texts = values.map(|value| {
                value.map(|value| match value {
                    Value::Text(text) => text.clone(),
                    other => super::jsonl::json(other),
                })
            });
            Arc::new(StringArray::from_iter(texts))
        }
    }
}
