//! Receipts of erasures: that something was erased and when, without whose it was
//! (`semantics` 29).

use fenqun_model::Instant;
use sqlx::Row;

use crate::{Catalog, Result};

/// The receipt of an erasure. Holds nothing that names a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// Number of the receipt.
    pub receipt: String,
    /// When.
    pub erased_at: Instant,
    /// Counts of what was erased, as JSON.
    pub body: String,
}

impl Catalog {
    /// Every receipt, oldest first.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn erasures(&self) -> Result<Vec<Erasure>> {
        self.database.run(async |connection| {
            let rows = sqlx::query("SELECT * FROM erasure ORDER BY erased_at, receipt")
                .fetch_all(connection)
                .await?;
            rows.iter()
                .map(|row| {
                    Ok(Erasure {
                        receipt: row.try_get("receipt")?,
                        erased_at: Instant(row.try_get("erased_at")?),
                        body: row.try_get("body")?,
                    })
                })
                .collect()
        })
    }

    /// Saves a receipt; saving it again changes nothing.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn save_erasure(&self, erasure: &Erasure) -> Result<()> {
        self.database.run(async |connection| {
            sqlx::query(
                "INSERT INTO erasure (receipt, erased_at, body) VALUES ($1, $2, $3)
                 ON CONFLICT (receipt) DO NOTHING",
            )
            .bind(erasure.receipt.clone())
            .bind(erasure.erased_at.0)
            .bind(erasure.body.clone())
            .execute(connection)
            .await?;
            Ok(())
        })
    }
}
