//! Imports: which file came when from which source, what its quality report said, which run of a job
//! brought it, and who took it back.

use fenqun_model::Instant;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::{Catalog, Result};

/// An import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRecord {
    /// From 1; what rows name it by. The same file again after the import was undone is another one.
    pub number: u32,
    /// From the mapping and the content of the file, so that the same file is the same import.
    pub id: String,
    /// Name of the source.
    pub source: String,
    /// Name of the file without its folder.
    pub file_name: String,
    /// When it was first begun.
    pub started_at: Instant,
    /// When it was done.
    pub finished_at: Option<Instant>,
    /// How far it is.
    pub state: ImportState,
    /// The quality report as JSON, when done.
    pub quality: Option<String>,
    /// Its rows carry its number; those of imports from before that was done do not.
    pub is_tracked: bool,
    /// Someone asked to undo it. Whether that happened, the store tells.
    pub undo: Option<ImportUndo>,
}

/// Who asked to undo an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportUndo {
    /// When.
    pub at: Instant,
    /// Who; `None` on the command line.
    pub by: Option<String>,
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
            let rows = sqlx::query("SELECT * FROM import ORDER BY number")
                .fetch_all(connection)
                .await?;
            rows.iter().map(read).collect()
        })
    }

    /// Saves an import under a number of its own, above `above`; the number.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn add_import(&self, import: &ImportRecord, above: u32) -> Result<u32> {
        self.database.transaction(async |connection| {
            let row = sqlx::query("SELECT MAX(number) AS last FROM import")
                .fetch_one(&mut *connection)
                .await?;
            let last: Option<i64> = row.try_get("last")?;
            let last = last.and_then(|last| u32::try_from(last).ok()).unwrap_or(0);
            let number = last.max(above) + 1;
            insert(connection, import, number).await?;
            Ok(number)
        })
    }

    /// Saves an import, replacing what was known under its number.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn save_import(&self, import: &ImportRecord) -> Result<()> {
        self.database.transaction(async |connection| {
            sqlx::query("DELETE FROM import WHERE number = $1")
                .bind(i64::from(import.number))
                .execute(&mut *connection)
                .await?;
            insert(connection, import, import.number).await
        })
    }

    /// Notes which import a run of a job brings in.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn note_import_run(&self, run: u64, number: u32) -> Result<()> {
        self.database.transaction(async |connection| {
            sqlx::query(
                "INSERT INTO import_run (run, number) VALUES ($1, $2)
                 ON CONFLICT (run) DO UPDATE SET number = excluded.number",
            )
            .bind(run as i64)
            .bind(i64::from(number))
            .execute(connection)
            .await?;
            Ok(())
        })
    }

    /// The import that a run of a job brought in; `None` when it brought none.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn import_of_run(&self, run: u64) -> Result<Option<ImportRecord>> {
        self.database.run(async |connection| {
            let row = sqlx::query(
                "SELECT import.* FROM import
                 JOIN import_run ON import_run.number = import.number WHERE import_run.run = $1",
            )
            .bind(run as i64)
            .fetch_optional(connection)
            .await?;
            row.as_ref().map(read).transpose()
        })
    }

    /// The newest run of a job that brought an import in; `None` for the command line.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn run_of_import(&self, number: u32) -> Result<Option<u64>> {
        self.database.run(async |connection| {
            let run = sqlx::query_scalar::<_, Option<i64>>(
                "SELECT max(run) FROM import_run WHERE number = $1",
            )
            .bind(i64::from(number))
            .fetch_one(connection)
            .await?;
            Ok(run.map(|run| run as u64))
        })
    }
}

async fn insert(
    connection: &mut sqlx::SqliteConnection,
    import: &ImportRecord,
    number: u32,
) -> std::result::Result<(), sqlx::Error> {
    let undo = import.undo.as_ref();
    sqlx::query(
        "INSERT INTO import (number, id, source, file_name, started_at, finished_at, state,
            quality, is_tracked, undo_at, undo_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(i64::from(number))
    .bind(import.id.clone())
    .bind(import.source.clone())
    .bind(import.file_name.clone())
    .bind(import.started_at.0)
    .bind(import.finished_at.map(|at| at.0))
    .bind(import.state.name())
    .bind(import.quality.clone())
    .bind(i64::from(import.is_tracked))
    .bind(undo.map(|undo| undo.at.0))
    .bind(undo.and_then(|undo| undo.by.clone()))
    .execute(connection)
    .await?;
    Ok(())
}

fn number(row: &SqliteRow) -> std::result::Result<u32, sqlx::Error> {
    let number: i64 = row.try_get("number")?;
    u32::try_from(number).map_err(|error| sqlx::Error::Decode(error.into()))
}

fn read(row: &SqliteRow) -> std::result::Result<ImportRecord, sqlx::Error> {
    let state: String = row.try_get("state")?;
    let undo_by: Option<String> = row.try_get("undo_by")?;
    let undo = row
        .try_get::<Option<i64>, _>("undo_at")?
        .map(|at| ImportUndo {
            at: Instant(at),
            by: undo_by,
        });
    Ok(ImportRecord {
        number: number(row)?,
        id: row.try_get("id")?,
        source: row.try_get("source")?,
        file_name: row.try_get("file_name")?,
        started_at: Instant(row.try_get("started_at")?),
        finished_at: row.try_get::<Option<i64>, _>("finished_at")?.map(Instant),
        state: if state == ImportState::Done.name() {
            ImportState::Done
        } else {
            ImportState::Running
        },
        quality: row.try_get("quality")?,
        is_tracked: row.try_get::<i64, _>("is_tracked")? != 0,
        undo,
    })
}
