//! A mapping shown before anything is imported: what was guessed and why, and what rows become.

use std::collections::BTreeMap;

use fenqun_connectors::{
    ColumnSample, Found, Import, Rejected, RejectedRow, Stretch, column_samples,
};
use fenqun_model::identifier::Identifier;
use fenqun_model::row::{PropertyColumn, PropertyData, Row, RowColumns, RowsKind};
use fenqun_model::{Date, Decimal, Instant, Message};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{ImportRequest, Mapping};
use crate::failure::Outcome;
use crate::workspace::Workspace;

/// Rows of the file that are mapped as a trial.
const TRIED: usize = 1_000;
/// Of what they become, so much is shown.
const SAMPLE: usize = 20;

/// A mapping with what it does.
#[derive(Clone, Debug)]
pub struct GuessedMapping {
    /// Name of the source.
    pub source: String,
    /// The mapping, exactly as an import takes it; `None` when it lacks something.
    pub mapping: Option<String>,
    /// The mapping as JSON, as far as it goes.
    pub definition: Value,
    /// What it lacks.
    pub missing: Option<Message>,
    /// What was guessed and why; empty when nothing was guessed.
    pub explanation: Vec<Message>,
    /// Columns of the file.
    pub columns: Vec<ColumnSample>,
    /// What the file was found to be.
    pub found: Found,
    /// What the mapping makes of the first rows.
    pub trial: Trial,
}

/// What a mapping makes of the first rows of a file.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    /// Rows that were tried.
    pub rows: u64,
    /// Events that they become, by name.
    pub events: BTreeMap<String, u64>,
    /// The first things that they become.
    pub samples: Vec<SampleRow>,
    /// Those that would be rejected, by reason.
    pub rejected: Vec<Rejected>,
    /// The first of them.
    pub rejects: Vec<RejectedRow>,
}

/// What a row of a file becomes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SampleRow {
    /// Whose it is: `customer:1001`.
    pub who: Vec<String>,
    /// Name of the event; `None` for attribute values.
    pub event: Option<String>,
    /// When it happened, RFC 3339; `None` for "as far back as we look".
    pub occurred_at: Option<String>,
    /// Its properties, or the attribute values.
    pub values: Value,
}

impl Workspace {
    /// The mapping that an import of the request's file would use, and what its first rows become.
    /// What could not be guessed is told, as a person can add it.
    ///
    /// # Errors
    /// A file that cannot be read, a mapping that does not fit.
    pub fn guess_mapping(&self, request: &ImportRequest) -> Outcome<GuessedMapping> {
        let mapping = self.proposed(request)?;
        let first = request.files.first();
        let first = first.ok_or(Message::new("import-no-file"))?;
        let (found, columns) = column_samples(first, &mapping.spec)?;
        let is_whole = mapping.missing.is_none();
        let trial = match is_whole {
            true => self.tried(request, &mapping)?,
            false => Trial::default(),
        };
        Ok(GuessedMapping {
            source: mapping.name.clone(),
            mapping: is_whole.then(|| mapping.yaml()),
            definition: mapping.value(),
            missing: mapping.missing,
            explanation: mapping.explanation,
            columns,
            found,
            trial,
        })
    }

    /// Whether an import can begin.
    ///
    /// # Errors
    /// As [`Workspace::guess_mapping`], and a mapping that lacks something.
    pub fn check_import(&self, request: &ImportRequest) -> Outcome<()> {
        let mapping = self.mapping(request)?;
        self.opened(request, &mapping).map(drop)
    }

    fn tried(&self, request: &ImportRequest, mapping: &Mapping) -> Outcome<Trial> {
        let mut import = self.opened(request, mapping)?;
        let mut samples = Vec::new();
        while let Some(stretch) = import.next_stretch()? {
            if let Stretch::Batch(batch) = stretch {
                samples.extend(batch.columns.iter().flat_map(of_columns));
                samples.extend(batch.rows.iter().map(of_row));
            }
        }
        samples.truncate(SAMPLE);
        let quality = import.quality();
        Ok(Trial {
            rows: quality.rows,
            events: quality.events,
            samples,
            rejected: quality.rejected,
            rejects: import.first_rejects().to_vec(),
        })
    }

    /// The file, of which the first rows alone will be read.
    fn opened(&self, request: &ImportRequest, mapping: &Mapping) -> Outcome<Import> {
        let settings = fenqun_connectors::Settings {
            language: request.language,
            bare_names: request.bare_names,
            batch_rows: TRIED,
            most_rows: Some(TRIED),
            ..fenqun_connectors::Settings::default()
        };
        let context = self.import_context((self.settings.clock)())?;
        Ok(Import::open(
            &request.files,
            &mapping.spec,
            context,
            &settings,
        )?)
    }
}

/// The rows of a batch.
fn of_columns(rows: &RowColumns) -> Vec<SampleRow> {
    let event = match &rows.kind {
        RowsKind::Events(name) => Some(name.clone()),
        RowsKind::Traits => None,
    };
    let row = |index: usize| SampleRow {
        who: rows
            .who
            .iter()
            .filter(|(_, column)| !column.get(index).is_empty())
            .map(|(kind, column)| {
                let value = column.get(index).to_owned();
                Identifier { kind: *kind, value }.to_string()
            })
            .collect(),
        event: event.clone(),
        occurred_at: shown(Instant(rows.occurred_at[index])),
        values: Value::Object(values(rows, index)),
    };
    (0..rows.occurred_at.len()).map(row).collect()
}

fn values(rows: &RowColumns, index: usize) -> Map<String, Value> {
    let values = rows.properties.iter().filter_map(|(path, column)| {
        let value = value(column, index)?;
        Some((path.to_string(), value))
    });
    values.collect()
}

fn value(column: &PropertyColumn, index: usize) -> Option<Value> {
    let is_missing = column
        .present
        .as_ref()
        .is_some_and(|present| !present[index]);
    if is_missing {
        return None;
    }
    Some(match &column.data {
        PropertyData::Integer(values) => json!(values[index]),
        PropertyData::Decimal(values) => json!(Decimal::from_raw(values[index]).to_string()),
        PropertyData::Float(values) => json!(values[index]),
        PropertyData::Boolean(values) => json!(values[index]),
        PropertyData::Instant(values) => json!(Instant(values[index]).to_string()),
        PropertyData::Date(values) => json!(Date(values[index]).to_string()),
        PropertyData::Text(texts) => json!(texts.get(index)),
        PropertyData::Json(texts) => serde_json::from_str(texts.get(index)).ok()?,
    })
}

fn of_row(row: &Row) -> SampleRow {
    let (event, values) = match row {
        Row::Event(event) => (Some(event.name.clone()), &event.properties),
        Row::Traits(traits) => (None, &traits.values),
    };
    SampleRow {
        who: row.who().iter().map(ToString::to_string).collect(),
        event,
        occurred_at: shown(row.occurred_at()),
        values: json!(values),
    }
}

fn shown(at: Instant) -> Option<String> {
    (at != Instant::MIN).then(|| at.to_string())
}
