//! Imports: which file came when from which source, and what its quality report said.

use fenqun_model::Instant;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::{Catalog, Result};

/// An import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRecord {
    /// From the mapping and the content of the file, so that the same file is the same import.
    pub id: String,
    /// Name of the source.
    pub source: String,
    /// Name of the file without its folder.
    pub file_name: String,
    /// Of the content.
    pub fingerprint: String,
    /// When it was first begun.
    pub started_at: Instant,
    /// When it was done.
    pub finished_at: Option<Instant>,
    /// How far it is.
    pub state: ImportState,
    /// The quality report as JSON, when done.
    pub quality: Option<String>,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    /// Begun; to be resumed by the same command.
    Running,
    /// Everything was read.
    Done,
}

impl ImportState {
    const fn name(self) -> &'static str {
        match self {
            ImportState::Running => "running",
            ImportState::Done => "done",
        }
    }
}

impl Catalog {
    /// Every import, oldest first.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn imports(&self) -> Result<Vec<ImportRecord>> {
        self.database.run(async |connection| {
            let rows = sqlx::query("SELECT * FROM import ORDER BY started_at, id")
                .fetch_all(connection)
                .await?;
            rows.iter().map(read).collect()
        })
    }

    /// Saves an import, replacing what was known under its id.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn save_import(&self, import: &ImportRecord) -> Result<()> {
        self.database.transaction(async |connection| {
            sqlx::query("DELETE FROM import WHERE id = $1")
                .bind(import.id.clone())
                .execute(&mut *connection)
                .await?;
            sqlx::query(
                "INSERT INTO import (id, source, file_name, fingerprint, started_at, finished_at,
                    state, quality) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            )
            .bind(import.id.clone())
            .bind(import.source.clone())
            .bind(import.file_name.clone())
            .bind(import.fingerprint.clone())
            .bind(import.started_at.0)
            .bind(import.finished_at.map(|at| at.0))
            .bind(import.state.name())
            .bind(import.quality.clone())
            .execute(connection)
            .await?;
            Ok(())
        })
    }
}

fn read(row: &SqliteRow) -> std::result::Result<ImportRecord, sqlx::Error> {
    let state: String = row.try_get("state")?;
    Ok(ImportRecord {
        id: row.try_get("id")?,
        source: row.try_get("source")?,
        file_name: row.try_get("file_name")?,
        fingerprint: row.try_get("fingerprint")?,
        started_at: Instant(row.try_get("started_at")?),
        finished_at: row.try_get::<Option<i64>, _>("finished_at")?.map(Instant),
        state: if state == ImportState::Done.name() {
            ImportState::Done
        } else {
            ImportState::Running
        },
        quality: row.try_get("quality")?,
    })
}
