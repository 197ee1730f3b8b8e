//! How far subscriptions have come, and their attempts.

use fenqun_model::Instant;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::subscription::set_state;
use super::{WebhookAttempt, WebhookDelivery, WebhookMessage, WebhookState};
use crate::{Catalog, Result};

/// Attempts kept of each webhook.
pub(super) const ATTEMPTS: i64 = 500;

impl Catalog {
    /// Notes how far a subscription has come, together with the attempt that brought it there and
    /// with a state in which it stops. Nothing happens when it was removed.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn note_webhook_delivery(
        &self,
        id: &str,
        delivery: &WebhookDelivery,
        attempt: Option<&WebhookAttempt>,
        stopped: Option<(WebhookState, &str)>,
    ) -> Result<()> {
        self.database.transaction(async |connection| {
            if !advance(connection, id, delivery).await? {
                return Ok(());
            }
            if let Some(attempt) = attempt {
                add_attempt(connection, id, attempt).await?;
            }
            if let Some((state, reason)) = stopped {
                set_state(connection, id, state, Some(reason)).await?;
            }
            Ok(())
        })
    }

    /// The last attempts of a subscription with their numbers, newest first, at most `limit`,
    /// before a number when one is given.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn webhook_attempts(
        &self,
        id: &str,
        before: Option<u64>,
        limit: usize,
    ) -> Result<Vec<(u64, WebhookAttempt)>> {
        self.database.run(async |connection| {
            let rows = sqlx::query(
                "SELECT * FROM webhook_attempt WHERE webhook = $1 AND number < $2
                 ORDER BY number DESC LIMIT $3",
            )
            .bind(id.to_owned())
            .bind(before.map_or(i64::MAX, |before| before as i64))
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .fetch_all(connection)
            .await?;
            rows.iter().map(read_attempt).collect()
        })
    }
}

async fn advance(
    connection: &mut SqliteConnection,
    id: &str,
    delivery: &WebhookDelivery,
) -> std::result::Result<bool, sqlx::Error> {
    let message = delivery.message.as_ref();
    let done = sqlx::query(
        "UPDATE webhook SET position = $2, message = $3, message_last = $4, message_filter = $5,
             message_made_at = $6, message_failures = $7, message_due = $8 WHERE id = $1",
    )
    .bind(id.to_owned())
    .bind(delivery.cursor as i64)
    .bind(message.map(|message| message.id.clone()))
    .bind(message.map(|message| message.last as i64))
    .bind(message.map(|message| message.filter.clone()))
    .bind(message.map(|message| message.made_at.0))
    .bind(message.map(|message| message.failures as i64))
    .bind(message.map(|message| message.due.0))
    .execute(connection)
    .await?;
    Ok(done.rows_affected() > 0)
}

async fn add_attempt(
    connection: &mut SqliteConnection,
    id: &str,
    attempt: &WebhookAttempt,
) -> std::result::Result<(), sqlx::Error> {
    let row = sqlx::query("SELECT MAX(number) FROM webhook_attempt WHERE webhook = $1")
        .bind(id.to_owned())
        .fetch_one(&mut *connection)
        .await?;
    let number = row.try_get::<Option<i64>, _>(0)?.unwrap_or(0) + 1;
    sqlx::query(
        "INSERT INTO webhook_attempt (webhook, number, message, changes, at, duration, status,
             error, detail) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(id.to_owned())
    .bind(number)
    .bind(attempt.message.clone())
    .bind(attempt.changes as i64)
    .bind(attempt.at.0)
    .bind(attempt.duration as i64)
    .bind(attempt.status.map(i64::from))
    .bind(attempt.error.clone())
    .bind(attempt.detail.clone())
    .execute(&mut *connection)
    .await?;
    sqlx::query("DELETE FROM webhook_attempt WHERE webhook = $1 AND number <= $2")
        .bind(id.to_owned())
        .bind(number - ATTEMPTS)
        .execute(connection)
        .await?;
    Ok(())
}

/// The part of a row that says how far a subscription has come.
pub(super) fn read_delivery(row: &SqliteRow) -> std::result::Result<WebhookDelivery, sqlx::Error> {
    Ok(WebhookDelivery {
        cursor: row.try_get::<i64, _>("position")? as u64,
        message: read_message(row)?,
    })
}

fn read_message(row: &SqliteRow) -> std::result::Result<Option<WebhookMessage>, sqlx::Error> {
    let Some(id) = row.try_get::<Option<String>, _>("message")? else {
        return Ok(None);
    };
    Ok(Some(WebhookMessage {
        id,
        last: row.try_get::<i64, _>("message_last")? as u64,
        filter: row.try_get("message_filter")?,
        made_at: Instant(row.try_get("message_made_at")?),
        failures: row.try_get::<i64, _>("message_failures")? as u64,
        due: Instant(row.try_get("message_due")?),
    }))
}

fn read_attempt(row: &SqliteRow) -> std::result::Result<(u64, WebhookAttempt), sqlx::Error> {
    let number: i64 = row.try_get("number")?;
    let status: Option<i64> = row.try_get("status")?;
    let attempt = WebhookAttempt {
        message: row.try_get("message")?,
        changes: row.try_get::<i64, _>("changes")? as u64,
        at: Instant(row.try_get("at")?),
        duration: row.try_get::<i64, _>("duration")? as u64,
        status: status.and_then(|status| u16::try_from(status).ok()),
        error: row.try_get("error")?,
        detail: row.try_get("detail")?,
    };
    Ok((number as u64, attempt))
}
