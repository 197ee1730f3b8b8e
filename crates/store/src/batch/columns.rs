//! Batches from bulk imports, without touching single rows.

use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, Float64Array, Int32Array, Int64Array, StringArray};
use arrow_buffer::{Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use fenqun_model::row::{PropertyColumn, PropertyData, RowColumns, RowsKind, TextColumn};

use super::{Batch, ColumnName, Form, Table, hash_id, shared};

/// The batches of a bulk import; `key` is the node of each row.
pub(crate) fn from_columns(rows: &RowColumns, key: Vec<u32>) -> Vec<(Table, Batch)> {
    match &rows.kind {
        RowsKind::Events(name) => vec![(Table::Events, events(rows, name, key))],
        RowsKind::Traits => rows
            .properties
            .iter()
            .map(|(path, column)| {
                let batch = attribute(rows, &path.dotted(), column, &key);
                (Table::Attributes, batch)
            })
            .filter(|(_, batch)| batch.len() > 0)
            .collect(),
    }
}

fn events(rows: &RowColumns, name: &str, key: Vec<u32>) -> Batch {
    let length = key.len();
    let mut columns: Vec<(ColumnName, ArrayRef)> = rows
        .properties
        .iter()
        .map(|(path, column)| (name_of(path.dotted(), &column.data), array(column)))
        .collect();
    columns.sort_by(|a, b| a.0.cmp(&b.0));
    columns.dedup_by(|a, b| a.0 == b.0);
    let mut batch = Batch {
        names: vec![name.into()],
        name: vec![0; length],
        key,
        occurred_at: rows.occurred_at.clone(),
        received_at: vec![rows.received_at.0; length],
        ids: Some(strings(&rows.ids, None)),
        id_hash: vec![],
        columns,
        rest: None,
        imports: vec![],
        repeats: vec![],
    };
    super::rest::fill_ids(&mut batch);
    let ids = batch.ids.as_ref();
    batch.id_hash = ids.map_or(vec![], |ids| ids.iter().flatten().map(hash_id).collect());
    batch
}

/// One attribute: the rows that have a value.
fn attribute(rows: &RowColumns, path: &str, column: &PropertyColumn, key: &[u32]) -> Batch {
    let values = array(column);
    let length = key.len();
    let batch = Batch {
        names: vec![path.into()],
        name: vec![0; length],
        key: key.to_vec(),
        occurred_at: rows.occurred_at.clone(),
        received_at: vec![rows.received_at.0; length],
        ids: None,
        id_hash: vec![],
        columns: vec![(name_of(String::new(), &column.data), values)],
        rest: None,
        imports: vec![],
        repeats: vec![],
    };
    let Some(present) = &column.present else {
        return batch;
    };
    let there = present.iter().enumerate().filter(|(_, present)| **present);
    let there: Vec<(usize, usize)> = there.map(|(row, _)| (0, row)).collect();
    super::gather(&[&batch], &there)
}

fn name_of(path: String, data: &PropertyData) -> ColumnName {
    let form = match data {
        PropertyData::Integer(_) => Form::Integer,
        PropertyData::Decimal(_) => Form::Decimal,
        PropertyData::Float(_) => Form::Float,
        PropertyData::Boolean(_) => Form::Boolean,
        PropertyData::Instant(_) => Form::Instant,
        PropertyData::Date(_) => Form::Date,
        PropertyData::Text(_) => Form::Text,
        PropertyData::Json(_) => Form::Json,
    };
    ColumnName::new(path, form)
}

fn array(column: &PropertyColumn) -> ArrayRef {
    let nulls = column.present.as_ref();
    let nulls = nulls.map(|present| NullBuffer::from(present.as_slice()));
    match &column.data {
        PropertyData::Integer(values)
        | PropertyData::Decimal(values)
        | PropertyData::Instant(values) => {
            shared(Int64Array::new(ScalarBuffer::from(values.clone()), nulls))
        }
        PropertyData::Float(values) => {
            shared(Float64Array::new(ScalarBuffer::from(values.clone()), nulls))
        }
        PropertyData::Boolean(values) => shared(BooleanArray::new(values.as_slice().into(), nulls)),
        PropertyData::Date(values) => {
            shared(Int32Array::new(ScalarBuffer::from(values.clone()), nulls))
        }
        PropertyData::Text(texts) | PropertyData::Json(texts) => Arc::new(strings(texts, nulls)),
    }
}

fn strings(texts: &TextColumn, nulls: Option<NullBuffer>) -> StringArray {
    let ends = texts.ends.iter().map(|end| *end as i32);
    let offsets: Vec<i32> = std::iter::once(0).chain(ends).collect();
    let offsets = OffsetBuffer::new(ScalarBuffer::from(offsets));
    StringArray::new(offsets, Buffer::from(texts.text.as_bytes()), nulls)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::{Cell, cell};
    use fenqun_model::Instant;

    #[test]
    fn a_missing_trait_makes_no_row() {
        let mut texts = TextColumn::default();
        texts.push("上海");
        texts.push("");
        let rows = RowColumns {
            kind: RowsKind::Traits,
            who: vec![],
            ids: TextColumn::default(),
            occurred_at: vec![1, 2],
            received_at: Instant(9),
            properties: vec![(
                "city".into(),
                PropertyColumn {
                    data: PropertyData::Text(texts),
                    present: Some(vec![true, false]),
                },
            )],
        };
        let batches = from_columns(&rows, vec![7, 8]);
        let (table, batch) = &batches[0];
        assert_eq!(
            (*table, batch.key.as_slice()),
            (Table::Attributes, &[7][..])
        );
        let (name, values) = &batch.columns[0];
        assert_eq!(cell(values, name.form, 0), Some(Cell::Text("上海".into())));
    }
}
