//! Results of sampling checks: what people found right and wrong, by label.

use fenqun_model::Instant;
use sqlx::Row;

use crate::{Catalog, Result};

/// The result of a sampling check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredReview {
    /// From 1.
    pub id: u64,
    /// Of which segmentation.
    pub segmentation: String,
    /// Name of the file that was read back, without its folder.
    pub file_name: String,
    /// When it was read back.
    pub created_at: Instant,
    /// Accuracy by label as JSON.
    pub body: String,
}

impl Catalog {
    /// Every review of a segmentation, oldest first.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn reviews(&self, segmentation: &str) -> Result<Vec<StoredReview>> {
        self.database.run(async |connection| {
            let rows = sqlx::query("SELECT * FROM review WHERE segmentation = $1 ORDER BY id")
                .bind(segmentation.to_owned())
                .fetch_all(connection)
                .await?;
            rows.iter()
                .map(|row| {
                    Ok(StoredReview {
                        id: row.try_get::<i64, _>("id")? as u64,
                        segmentation: row.try_get("segmentation")?,
                        file_name: row.try_get("file_name")?,
                        created_at: Instant(row.try_get("created_at")?),
                        body: row.try_get("body")?,
                    })
                })
                .collect()
        })
    }

    /// Saves a review under the next id, which comes back; `review.id` is not looked at.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn save_review(&self, review: &StoredReview) -> Result<u64> {
        self.database.transaction(async |connection| {
            let row = sqlx::query("SELECT COALESCE(MAX(id), 0) FROM review")
                .fetch_one(&mut *connection)
                .await?;
            let id = row.try_get::<i64, _>(0)? + 1;
            sqlx::query(
                "INSERT INTO review (id, segmentation, file_name, created_at, body)
                 VALUES ($1, $2, $3, $4, $5)",
            )
            .bind(id)
            .bind(review.segmentation.clone())
            .bind(review.file_name.clone())
            .bind(review.created_at.0)
            .bind(review.body.clone())
            .execute(connection)
            .await?;
            Ok(id as u64)
        })
    }
}
