//! How good the data are, over all imports together and import by import.

use std::collections::BTreeMap;

use fenqun_catalog::{ImportRecord, ImportState};
use fenqun_connectors::Quality;
use fenqun_model::{Language, Message};
use serde::Serialize;
use utoipa::ToSchema;

use crate::failure::Outcome;
use crate::workspace::Workspace;

/// How good the data are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct DataQuality {
    /// Imports that were finished.
    pub imports: u64,
    /// Imports that were begun and not finished.
    pub unfinished: u64,
    /// Imports that were undone; nothing of them is counted in what follows.
    pub undone: u64,
    /// Rows read.
    pub rows: u64,
    /// Rows rejected.
    pub rejected: u64,
    /// Rejected rows by stable code of the reason.
    pub rejected_by_code: BTreeMap<String, u64>,
    /// Rows that repeat one exactly.
    pub duplicates: u64,
    /// Accepted rows with a negative amount that nothing marks as returns.
    pub negative: u64,
    /// Cells that are no such identifier as the mapping says.
    pub invalid_identifiers: u64,
    /// Identifiers that came together and were not joined.
    pub collisions: u64,
}

/// The quality report of one import.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ImportQuality {
    /// The import.
    pub id: String,
    /// Its number.
    pub number: u32,
    /// Its source.
    pub source: String,
    /// The files.
    pub file: String,
    /// When it was begun, RFC 3339.
    pub started_at: String,
    /// When it was finished, RFC 3339; null while it is not.
    #[schema(required = true)]
    pub finished_at: Option<String>,
    /// When it was undone, RFC 3339; null when it was not.
    #[schema(required = true)]
    pub undone_at: Option<String>,
    /// What it says, for people, most important first.
    pub sentences: Vec<String>,
    /// The report in numbers, as `fenqun import --format json` gives it; null while not finished.
    #[schema(value_type = Value)]
    pub quality: Option<Quality>,
}

impl Workspace {
    /// How good the data are, all imports together.
    ///
    /// # Errors
    /// A report that cannot be read.
    pub fn data_quality(&self) -> Outcome<DataQuality> {
        let mut whole = DataQuality {
            collisions: self.store.collisions().len() as u64,
            ..DataQuality::default()
        };
        for record in self.import_records()? {
            match quality(&record)? {
                _ if record.undo.is_some() => whole.undone += 1,
                Some(quality) => whole.add(&quality),
                None => whole.unfinished += 1,
            }
        }
        Ok(whole)
    }

    /// The quality reports of all imports, newest first, in a language.
    ///
    /// # Errors
    /// A report that cannot be read.
    pub fn import_qualities(&self, language: Language) -> Outcome<Vec<ImportQuality>> {
        let zone = self.zone()?;
        let mut records = self.import_records()?;
        records.sort_by(|a, b| (b.started_at, &b.id).cmp(&(a.started_at, &a.id)));
        let report = |record: ImportRecord| {
            let quality = quality(&record)?;
            let messages = quality.as_ref().map(|quality| quality.messages(&zone));
            let sentences = messages.unwrap_or_default();
            Ok(ImportQuality {
                id: record.id,
                number: record.number,
                undone_at: record.undo.map(|undo| undo.at.to_string()),
                source: record.source,
                file: record.file_name,
                started_at: record.started_at.to_string(),
                finished_at: record.finished_at.map(|at| at.to_string()),
                sentences: sentences.iter().map(|one| one.text(language)).collect(),
                quality,
            })
        };
        records.into_iter().map(report).collect()
    }
}

impl DataQuality {
    fn add(&mut self, quality: &Quality) {
        self.imports += 1;
        self.rows += quality.rows;
        self.rejected += quality.rejected_rows();
        for rejected in &quality.rejected {
            *self
                .rejected_by_code
                .entry(rejected.code.clone())
                .or_default() += rejected.rows;
        }
        self.duplicates += quality.duplicates + quality.duplicate_lines;
        self.negative += quality.negative;
        self.invalid_identifiers += quality.invalid_identifiers.values().sum::<u64>();
    }
}

/// The report of a finished import.
fn quality(record: &ImportRecord) -> Outcome<Option<Quality>> {
    if record.state != ImportState::Done {
        return Ok(None);
    }
    let text = record.quality.as_deref().unwrap_or("{}");
    let quality = serde_json::from_str(text).map_err(|error| {
        Message::new("import-report-unreadable")
            .with("file", record.file_name.clone())
            .with("reason", error.to_string())
    })?;
    Ok(Some(quality))
}
