//! Files as people send them: written here, imported, and what comes out compared.

mod defects;
mod formats;
mod groups;
mod output;
mod tracking;

use std::path::PathBuf;

use fenqun_connectors::{Context, Import, Quality, Settings};
use fenqun_model::Instant;
use fenqun_model::definition::{ExchangeRate, Schema, SourceSpec, WorkspaceSpec};
use fenqun_model::row::{PropertyColumn, PropertyData, Row, RowColumns, RowsKind};

/// Everything an import gave.
struct Imported {
    /// One text a row, sorted, so that order plays no part.
    rows: Vec<String>,
    calls: Vec<Row>,
    quality: Quality,
    rejects: String,
}

fn context() -> Context {
    let workspace = WorkspaceSpec {
        rates: vec![ExchangeRate {
            currency: "USD".into(),
            from: "2024-01-01".into(),
            rate: "7.1".into(),
        }],
        ..WorkspaceSpec::default()
    };
    Context::new(&workspace, Schema::default(), Instant(0)).unwrap()
}

/// Imports files with a mapping in batches of a size.
fn import_in_batches(files: &[PathBuf], spec: &SourceSpec, batch_rows: usize) -> Imported {
    let folder = tempfile::tempdir().unwrap();
    let rejects = folder.path().join("rejects.csv");
    let settings = Settings {
        rejects: Some(rejects.clone()),
        batch_rows,
        ..Settings::default()
    };
    let mut import = Import::open(files, spec, context(), &settings).unwrap();
    let (mut rows, mut calls) = (Vec::new(), Vec::new());
    while let Some(batch) = import.next_batch().unwrap() {
        rows.extend(batch.columns.iter().flat_map(texts));
        calls.extend(batch.rows);
    }
    rows.sort();
    Imported {
        rows,
        calls,
        quality: import.quality(),
        rejects: std::fs::read_to_string(rejects).unwrap_or_default(),
    }
}

fn import(files: &[PathBuf], spec: &SourceSpec) -> Imported {
    import_in_batches(files, spec, 1000)
}

/// A file of a folder of its own with some content.
fn file(name: &str, content: impl AsRef<[u8]>) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

/// `order 13 @2024-06-12T00:00:00Z customer:7 amount=12.5`, ids left out when they are hashes.
fn texts(columns: &RowColumns) -> Vec<String> {
    (0..columns.occurred_at.len())
        .map(|row| text(columns, row))
        .collect()
}

fn text(columns: &RowColumns, row: usize) -> String {
    let mut text = match &columns.kind {
        RowsKind::Events(name) => format!("{name} {}", columns.ids.get(row)),
        RowsKind::Traits => "traits".into(),
    };
    if columns.occurred_at[row] != i64::MIN {
        text.push_str(&format!(" @{}", Instant(columns.occurred_at[row])));
    }
    for (kind, names) in &columns.who {
        if !names.get(row).is_empty() {
            text.push_str(&format!(" {}:{}", kind.name(), names.get(row)));
        }
    }
    let mut properties: Vec<String> = columns
        .properties
        .iter()
        .filter_map(|(path, column)| Some(format!(" {}={}", path.0.join("."), value(column, row)?)))
        .collect();
    properties.sort();
    text + &properties.concat()
}

fn value(column: &PropertyColumn, row: usize) -> Option<String> {
    if column.present.as_ref().is_some_and(|present| !present[row]) {
        return None;
    }
    Some(match &column.data {
        PropertyData::Integer(values) => values[row].to_string(),
        PropertyData::Decimal(values) => fenqun_model::Decimal::from_raw(values[row]).to_string(),
        PropertyData::Float(values) => values[row].to_string(),
        PropertyData::Boolean(values) => values[row].to_string(),
        PropertyData::Instant(values) => Instant(values[row]).to_string(),
        PropertyData::Date(values) => fenqun_model::Date(values[row]).to_string(),
        PropertyData::Text(texts) | PropertyData::Json(texts) => texts.get(row).to_owned(),
    })
}
