//! Requests that carried an `Idempotency-Key`: that they were begun, and how they ended. The answers
//! themselves are not here, since they may hold personal data or secrets.

use fenqun_model::Instant;
use sqlx::Row;

use crate::{Catalog, Result};

/// A request that carried a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRequest {
    /// Who asked.
    pub caller: String,
    /// The key.
    pub key: String,
    /// Digest of what was asked.
    pub fingerprint: String,
    /// When.
    pub at: Instant,
    /// The status of the answer; nothing while it is not known whether it was carried out.
    pub status: Option<u16>,
}

impl Catalog {
    /// Notes that a request begins, unless its key is known: then the request that has it comes back.
    /// Forgets requests before `oldest`.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn begin_request(
        &self,
        request: &StoredRequest,
        oldest: Instant,
    ) -> Result<Option<StoredRequest>> {
        self.database.transaction(async |connection| {
            sqlx::query("DELETE FROM idempotent_request WHERE at < $1")
                .bind(oldest.0)
                .execute(&mut *connection)
                .await?;
            let row = sqlx::query(
                "SELECT fingerprint, at, status FROM idempotent_request
                 WHERE caller = $1 AND request_key = $2",
            )
            .bind(request.caller.clone())
            .bind(request.key.clone())
            .fetch_optional(&mut *connection)
            .await?;
            if let Some(row) = row {
                let status: Option<i64> = row.try_get("status")?;
                return Ok(Some(StoredRequest {
                    fingerprint: row.try_get("fingerprint")?,
                    at: Instant(row.try_get("at")?),
                    status: status.and_then(|status| u16::try_from(status).ok()),
                    ..request.clone()
                }));
            }
            sqlx::query(
                "INSERT INTO idempotent_request (caller, request_key, fingerprint, at)
                 VALUES ($1, $2, $3, $4)",
            )
            .bind(request.caller.clone())
            .bind(request.key.clone())
            .bind(request.fingerprint.clone())
            .bind(request.at.0)
            .execute(connection)
            .await?;
            Ok(None)
        })
    }

    /// Notes how a request ended. Without a status it was not carried out, and its key is free again.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn end_request(&self, caller: &str, key: &str, status: Option<u16>) -> Result<()> {
        self.database.run(async |connection| {
            let query = match status {
                Some(status) => sqlx::query(
                    "UPDATE idempotent_request SET status = $3
                     WHERE caller = $1 AND request_key = $2",
                )
                .bind(caller.to_owned())
                .bind(key.to_owned())
                .bind(i64::from(status)),
                None => sqlx::query(
                    "DELETE FROM idempotent_request WHERE caller = $1 AND request_key = $2",
                )
                .bind(caller.to_owned())
                .bind(key.to_owned()),
            };
            query.execute(connection).await?;
            Ok(())
        })
    }
}
