//! What an import did.

use std::path::{Path, PathBuf};

use fenqun_catalog::ImportRecord;
use fenqun_connectors::Quality;
use fenqun_model::Message;
use serde::Serialize;

use super::collisions::Collisions;
use super::mapping::Mapping;
use crate::failure::Outcome;

/// What an import did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ImportReport {
    /// Name of the source.
    pub source: String,
    /// The mapping was guessed, not given.
    pub guessed: bool,
    /// The mapping, exactly as `apply` and `--map` take it.
    pub mapping: String,
    /// Nothing was stored.
    pub dry_run: bool,
    /// One for each file, or for all files that belong together.
    pub files: Vec<ImportOutcome>,
    /// Segmentations whose cut points were fitted before these rows came, and stay as they are.
    pub fitted_before: Vec<String>,
}

/// What the import of a file, or of files that belong together, did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ImportOutcome {
    /// The files.
    pub files: Vec<String>,
    /// Exactly these had been imported before, so nothing was done.
    pub already_done: bool,
    /// The quality report.
    pub quality: Quality,
    /// Identifiers that came together and were not joined; none named when nothing was done.
    pub collisions: Collisions,
    /// Where the rejected rows are, when there are any.
    pub rejects: Option<PathBuf>,
}

impl ImportReport {
    pub(super) fn new(mapping: &Mapping, dry_run: bool) -> Self {
        Self {
            source: mapping.name.clone(),
            guessed: !mapping.explanation.is_empty(),
            mapping: mapping.yaml(),
            dry_run,
            files: vec![],
            fitted_before: vec![],
        }
    }
}

impl ImportOutcome {
    pub(super) fn fresh(
        files: &[PathBuf],
        quality: Quality,
        collisions: Collisions,
        rejects: Option<PathBuf>,
    ) -> Self {
        let has_rejects = quality.rejected_rows() > 0;
        Self {
            files: shown(files),
            already_done: false,
            quality,
            collisions,
            rejects: rejects.filter(|_| has_rejects),
        }
    }

    /// The report of the earlier import of the same files.
    pub(super) fn known(files: &[PathBuf], record: &ImportRecord) -> Outcome<Self> {
        let quality = record.quality.as_deref().unwrap_or("{}");
        let quality = serde_json::from_str(quality).map_err(|error| {
            Message::new("import-report-unreadable")
                .with("file", record.file_name.clone())
                .with("reason", error.to_string())
        })?;
        Ok(Self {
            files: shown(files),
            already_done: true,
            quality,
            collisions: Collisions::default(),
            rejects: None,
        })
    }
}

fn shown(files: &[impl AsRef<Path>]) -> Vec<String> {
    files
        .iter()
        .map(|file| file.as_ref().display().to_string())
        .collect()
}
