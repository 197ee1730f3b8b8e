//! Fits: versioned records of cut points with what they were made from (`semantics` 24).

use fenqun_model::Instant;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::{Catalog, Result};

/// A saved fit of a segmentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFit {
    /// Of which segmentation.
    pub segmentation: String,
    /// From 1 within the segmentation.
    pub number: u64,
    /// Version of the segmentation's definition that it was made for.
    pub definition_version: u64,
    /// As of when the population was taken.
    pub as_of: Instant,
    /// Number of customers fitted on.
    pub population: u64,
    /// The fitted values as JSON.
    pub body: String,
    /// When it was made.
    pub created_at: Instant,
    /// Why: `first use`, `definition changed`, or what a person wrote.
    pub note: String,
}

impl Catalog {
    /// Every fit of a segmentation, oldest first; of all segmentations when `None`.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn fits(&self, segmentation: Option<&str>) -> Result<Vec<StoredFit>> {
        self.database.run(async |connection| {
            let rows = sqlx::query(
                "SELECT * FROM fit WHERE segmentation = $1 OR $1 IS NULL
                 ORDER BY segmentation, number",
            )
            .bind(segmentation.map(str::to_owned))
            .fetch_all(connection)
            .await?;
            rows.iter().map(read).collect()
        })
    }

    /// Saves a fit under the next number, which comes back; `fit.number` is not looked at.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn save_fit(&self, fit: &StoredFit) -> Result<u64> {
        self.database.transaction(async |connection| {
            let row =
                sqlx::query("SELECT COALESCE(MAX(number), 0) FROM fit WHERE segmentation = $1")
                    .bind(fit.segmentation.clone())
                    .fetch_one(&mut *connection)
                    .await?;
            let number = row.try_get::<i64, _>(0)? + 1;
            sqlx::query(
                "INSERT INTO fit (segmentation, number, definition_version, as_of, population,
                    body, created_at, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            )
            .bind(fit.segmentation.clone())
            .bind(number)
            .bind(fit.definition_version as i64)
            .bind(fit.as_of.0)
            .bind(fit.population as i64)
            .bind(fit.body.clone())
            .bind(fit.created_at.0)
            .bind(fit.note.clone())
            .execute(connection)
            .await?;
            Ok(number as u64)
        })
    }
}

fn read(row: &SqliteRow) -> std::result::Result<StoredFit, sqlx::Error> {
    Ok(StoredFit {
        segmentation: row.try_get("segmentation")?,
        number: row.try_get::<i64, _>("number")? as u64,
        definition_version: row.try_get::<i64, _>("definition_version")? as u64,
        as_of: Instant(row.try_get("as_of")?),
        population: row.try_get::<i64, _>("population")? as u64,
        body: row.try_get("body")?,
        created_at: Instant(row.try_get("created_at")?),
        note: row.try_get("note")?,
    })
}
