//! Subscriptions: made, changed, removed.

use fenqun_model::Instant;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::delivery::read_delivery;
use super::{StoredWebhook, WebhookSettings, WebhookState};
use crate::{Catalog, Result};

impl Catalog {
    /// Every subscription, oldest first.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn webhooks(&self) -> Result<Vec<StoredWebhook>> {
        self.database.run(async |connection| {
            let rows = sqlx::query("SELECT * FROM webhook ORDER BY created_at, id")
                .fetch_all(connection)
                .await?;
            rows.iter().map(read).collect()
        })
    }

    /// One subscription.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn webhook(&self, id: &str) -> Result<Option<StoredWebhook>> {
        self.database.run(async |connection| {
            let row = sqlx::query("SELECT * FROM webhook WHERE id = $1")
                .bind(id.to_owned())
                .fetch_optional(connection)
                .await?;
            row.as_ref().map(read).transpose()
        })
    }

    /// Makes a subscription that begins behind a sequence number.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn add_webhook(&self, settings: &WebhookSettings, cursor: u64) -> Result<()> {
        self.database.run(async |connection| {
            sqlx::query(
                "INSERT INTO webhook (id, url, description, filter, secret, old_secret,
                     old_secret_until, created_at, state, position)
                 VALUES ($1, $2, $3, $4, $5, NULL, NULL, $6, 'active', $7)",
            )
            .bind(settings.id.clone())
            .bind(settings.url.clone())
            .bind(settings.description.clone())
            .bind(settings.filter.clone())
            .bind(settings.secret.clone())
            .bind(settings.created_at.0)
            .bind(cursor as i64)
            .execute(connection)
            .await?;
            Ok(())
        })
    }

    /// Changes what is set for a subscription; how far it has come stays.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn save_webhook(&self, settings: &WebhookSettings) -> Result<()> {
        let old = settings.old_secret.clone();
        self.database.run(async |connection| {
            sqlx::query(
                "UPDATE webhook SET url = $2, description = $3, filter = $4, secret = $5,
                     old_secret = $6, old_secret_until = $7 WHERE id = $1",
            )
            .bind(settings.id.clone())
            .bind(settings.url.clone())
            .bind(settings.description.clone())
            .bind(settings.filter.clone())
            .bind(settings.secret.clone())
            .bind(old.as_ref().map(|(secret, _)| secret.clone()))
            .bind(old.map(|(_, until)| until.0))
            .execute(connection)
            .await?;
            Ok(())
        })
    }

    /// Sets whether a subscription is sent to, and why not. One that is sent to again tries its
    /// message at `due`, with a schedule that begins anew.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn set_webhook_state(
        &self,
        id: &str,
        state: WebhookState,
        reason: Option<&str>,
        due: Instant,
    ) -> Result<()> {
        self.database.transaction(async |connection| {
            set_state(connection, id, state, reason).await?;
            if state == WebhookState::Active {
                let again =
                    "UPDATE webhook SET message_failures = 0, message_due = $2 WHERE id = $1";
                sqlx::query(again)
                    .bind(id.to_owned())
                    .bind(due.0)
                    .execute(connection)
                    .await?;
            }
            Ok(())
        })
    }

    /// Removes a subscription and its attempts; `false` when there was none.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn remove_webhook(&self, id: &str) -> Result<bool> {
        self.database.transaction(async |connection| {
            sqlx::query("DELETE FROM webhook_attempt WHERE webhook = $1")
                .bind(id.to_owned())
                .execute(&mut *connection)
                .await?;
            let removed = sqlx::query("DELETE FROM webhook WHERE id = $1")
                .bind(id.to_owned())
                .execute(connection)
                .await?;
            Ok(removed.rows_affected() > 0)
        })
    }
}

/// Sets the state within a transaction.
pub(super) async fn set_state(
    connection: &mut SqliteConnection,
    id: &str,
    state: WebhookState,
    reason: Option<&str>,
) -> std::result::Result<(), sqlx::Error> {
    sqlx::query("UPDATE webhook SET state = $2, reason = $3 WHERE id = $1")
        .bind(id.to_owned())
        .bind(state.name())
        .bind(reason.map(str::to_owned))
        .execute(connection)
        .await?;
    Ok(())
}

fn read(row: &SqliteRow) -> std::result::Result<StoredWebhook, sqlx::Error> {
    let old: Option<String> = row.try_get("old_secret")?;
    let until: Option<i64> = row.try_get("old_secret_until")?;
    Ok(StoredWebhook {
        settings: WebhookSettings {
            id: row.try_get("id")?,
            url: row.try_get("url")?,
            description: row.try_get("description")?,
            filter: row.try_get("filter")?,
            secret: row.try_get("secret")?,
            old_secret: old.zip(until.map(Instant)),
            created_at: Instant(row.try_get("created_at")?),
        },
        state: WebhookState::of(&row.try_get::<String, _>("state")?)?,
        reason: row.try_get("reason")?,
        delivery: read_delivery(row)?,
    })
}
