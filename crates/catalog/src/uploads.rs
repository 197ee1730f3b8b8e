//! Files that people sent to be imported, for as long as they are kept.

use fenqun_model::Instant;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::{Catalog, Result};

/// A file that somebody sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Random.
    pub id: String,
    /// As its sender named it, without folders.
    pub file_name: String,
    /// Size.
    pub bytes: u64,
    /// When it was there.
    pub received_at: Instant,
}

impl Catalog {
    /// Every upload that is kept, oldest first.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn uploads(&self) -> Result<Vec<Upload>> {
        self.database.run(async |connection| {
            let rows = sqlx::query("SELECT * FROM upload ORDER BY received_at, id")
                .fetch_all(connection)
                .await?;
            rows.iter().map(read).collect()
        })
    }

    /// The upload of an id.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn upload(&self, id: &str) -> Result<Option<Upload>> {
        self.database.run(async |connection| {
            let row = sqlx::query("SELECT * FROM upload WHERE id = $1")
                .bind(id.to_owned())
                .fetch_optional(connection)
                .await?;
            row.as_ref().map(read).transpose()
        })
    }

    /// Notes an upload.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn add_upload(&self, upload: &Upload) -> Result<()> {
        self.database.run(async |connection| {
            sqlx::query(
                "INSERT INTO upload (id, file_name, bytes, received_at) VALUES ($1, $2, $3, $4)",
            )
            .bind(upload.id.clone())
            .bind(upload.file_name.clone())
            .bind(i64::try_from(upload.bytes).unwrap_or(i64::MAX))
            .bind(upload.received_at.0)
            .execute(connection)
            .await?;
            Ok(())
        })
    }

    /// Forgets an upload; forgetting it again changes nothing.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn remove_upload(&self, id: &str) -> Result<()> {
        self.database.run(async |connection| {
            sqlx::query("DELETE FROM upload WHERE id = $1")
                .bind(id.to_owned())
                .execute(connection)
                .await?;
            Ok(())
        })
    }
}

fn read(row: &SqliteRow) -> std::result::Result<Upload, sqlx::Error> {
    Ok(Upload {
        id: row.try_get("id")?,
        file_name: row.try_get("file_name")?,
        bytes: row.try_get::<i64, _>("bytes")? as u64,
        received_at: Instant(row.try_get("received_at")?),
    })
}
