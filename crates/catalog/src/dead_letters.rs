//! Events that came over HTTP and could not be taken, kept as they came until somebody sends them
//! through again or drops them.

use fenqun_model::Instant;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::{Catalog, Result};

/// An event that could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadLetter {
    /// From key, kind and body, so that a repeated request leaves no second letter.
    pub id: String,
    /// When it came first.
    pub received_at: Instant,
    /// Number of the write key that brought it.
    pub write_key: u64,
    /// Kind of call that its path named; `batch` when it came in one.
    pub call: String,
    /// Why it could not be taken: a stable code.
    pub code: String,
    /// The same in words, as JSON: text by language tag. May quote the event.
    pub reason: String,
    /// The event as it came.
    pub body: String,
    /// What stood around it in its batch and counts for it, as JSON.
    pub envelope: String,
    /// How often it came, from 1.
    pub times: u64,
}

/// Behind which letter a page begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadLetterCursor {
    /// When the letter came.
    pub received_at: Instant,
    /// Its id.
    pub id: String,
}

/// How much room the letters take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeadLetterRoom {
    /// How many there are.
    pub letters: u64,
    /// Bytes of their bodies.
    pub bytes: u64,
}

impl DeadLetter {
    /// Where the page behind this letter begins.
    pub fn cursor(&self) -> DeadLetterCursor {
        DeadLetterCursor {
            received_at: self.received_at,
            id: self.id.clone(),
        }
    }
}

impl Catalog {
    /// Keeps letters; one that is there already is counted once more and takes the new reason.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn keep_dead_letters(&self, letters: &[DeadLetter]) -> Result<()> {
        self.database.transaction(async |connection| {
            for letter in letters {
                keep(connection, letter).await?;
            }
            Ok(())
        })
    }

    /// Letters, newest first, at most `limit`, of one reason when `code` is given.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn dead_letters(
        &self,
        behind: Option<&DeadLetterCursor>,
        code: Option<&str>,
        limit: usize,
    ) -> Result<Vec<DeadLetter>> {
        let (at, id) = behind.map_or((i64::MAX, String::new()), |cursor| {
            (cursor.received_at.0, cursor.id.clone())
        });
        self.database.run(async |connection| {
            let rows = sqlx::query(
                "SELECT * FROM dead_letter
                 WHERE (received_at < $1 OR (received_at = $1 AND id < $2))
                   AND ($3 = '' OR code = $3)
                 ORDER BY received_at DESC, id DESC LIMIT $4",
            )
            .bind(at)
            .bind(id)
            .bind(code.unwrap_or_default().to_owned())
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .fetch_all(connection)
            .await?;
            rows.iter().map(read).collect()
        })
    }

    /// The letter of an id.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn dead_letter(&self, id: &str) -> Result<Option<DeadLetter>> {
        self.database.run(async |connection| {
            let row = sqlx::query("SELECT * FROM dead_letter WHERE id = $1")
                .bind(id.to_owned())
                .fetch_optional(connection)
                .await?;
            row.as_ref().map(read).transpose()
        })
    }

    /// How many letters there are of each reason, by code.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn dead_letter_counts(&self) -> Result<Vec<(String, u64)>> {
        self.database.run(async |connection| {
            let rows =
                sqlx::query("SELECT code, COUNT(*) FROM dead_letter GROUP BY code ORDER BY code")
                    .fetch_all(connection)
                    .await?;
            rows.iter()
                .map(|row| Ok((row.try_get(0)?, row.try_get::<i64, _>(1)? as u64)))
                .collect()
        })
    }

    /// How much room the letters take.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn dead_letter_room(&self) -> Result<DeadLetterRoom> {
        self.database.run(async |connection| {
            let row = sqlx::query(
                "SELECT COUNT(*), COALESCE(SUM(OCTET_LENGTH(body)), 0) FROM dead_letter",
            )
            .fetch_one(connection)
            .await?;
            Ok(DeadLetterRoom {
                letters: row.try_get::<i64, _>(0)? as u64,
                bytes: row.try_get::<i64, _>(1)? as u64,
            })
        })
    }

    /// Says anew why letters could not be taken; how often they came stays.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn explain_dead_letters(&self, letters: &[DeadLetter]) -> Result<()> {
        self.database.transaction(async |connection| {
            for letter in letters {
                sqlx::query("UPDATE dead_letter SET code = $2, reason = $3 WHERE id = $1")
                    .bind(letter.id.clone())
                    .bind(letter.code.clone())
                    .bind(letter.reason.clone())
                    .execute(&mut *connection)
                    .await?;
            }
            Ok(())
        })
    }

    /// Drops letters; how many there were.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn drop_dead_letters(&self, ids: &[String]) -> Result<u64> {
        self.database.transaction(async |connection| {
            let mut dropped = 0;
            for id in ids {
                let done = sqlx::query("DELETE FROM dead_letter WHERE id = $1")
                    .bind(id.clone())
                    .execute(&mut *connection)
                    .await?;
                dropped += done.rows_affected();
            }
            Ok(dropped)
        })
    }
}

async fn keep(
    connection: &mut SqliteConnection,
    letter: &DeadLetter,
) -> std::result::Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO dead_letter
            (id, received_at, write_key, call, code, reason, body, envelope, times)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (id) DO UPDATE SET
            code = excluded.code, reason = excluded.reason, times = dead_letter.times + 1",
    )
    .bind(letter.id.clone())
    .bind(letter.received_at.0)
    .bind(letter.write_key as i64)
    .bind(letter.call.clone())
    .bind(letter.code.clone())
    .bind(letter.reason.clone())
    .bind(letter.body.clone())
    .bind(letter.envelope.clone())
    .bind(letter.times as i64)
    .execute(connection)
    .await?;
    Ok(())
}

fn read(row: &SqliteRow) -> std::result::Result<DeadLetter, sqlx::Error> {
    Ok(DeadLetter {
        id: row.try_get("id")?,
        received_at: Instant(row.try_get("received_at")?),
        write_key: row.try_get::<i64, _>("write_key")? as u64,
        call: row.try_get("call")?,
        code: row.try_get("code")?,
        reason: row.try_get("reason")?,
        body: row.try_get("body")?,
        envelope: row.try_get("envelope")?,
        times: row.try_get::<i64, _>("times")? as u64,
    })
}
