//! Dropping what has been kept for long enough.

use fenqun_model::Instant;

use crate::{Catalog, Result};

impl Catalog {
    /// Drops entries of the audit log made before an instant; how many.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn drop_audit_before(&self, instant: Instant) -> Result<u64> {
        self.drop_before("DELETE FROM audit WHERE at < $1", instant)
    }

    /// Drops dead letters that came before an instant; how many.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn drop_dead_letters_before(&self, instant: Instant) -> Result<u64> {
        self.drop_before("DELETE FROM dead_letter WHERE received_at < $1", instant)
    }

    fn drop_before(&self, statement: &'static str, instant: Instant) -> Result<u64> {
        self.database.run(async |connection| {
            let dropped = sqlx::query(statement)
                .bind(instant.0)
                .execute(connection)
                .await?;
            Ok(dropped.rows_affected())
        })
    }
}
