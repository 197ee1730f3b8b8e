//! What stands for a person or a client: sessions, personal tokens, write keys, and the one-time
//! token of the first start. Only digests of the secrets are here.

use fenqun_model::Instant;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::{Catalog, Result};

/// Somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSession {
    /// Digest of the cookie's secret.
    pub digest: String,
    /// Whose.
    pub person: u64,
    /// When they signed in.
    pub created_at: Instant,
    /// When it was last used.
    pub used_at: Instant,
}

/// A token or a write key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredKey {
    /// From 1 within the kind; never used again.
    pub id: u64,
    /// What it is.
    pub kind: KeyKind,
    /// Whose, of a token; who made it, of a write key.
    pub person: u64,
    /// What people call it.
    pub name: String,
    /// Digest of the secret.
    pub digest: String,
    /// The last characters of the secret, to tell one from another.
    pub hint: String,
    /// Of a token: its scopes, with spaces between. Of a write key: the source.
    pub covers: String,
    /// When it was made.
    pub created_at: Instant,
    /// From when on it is worth nothing.
    pub expires_at: Option<Instant>,
    /// When it was last used.
    pub used_at: Option<Instant>,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
}

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// Stands for a person.
    Token,
    /// Brings events in.
    Write,
}

impl KeyKind {
    const fn name(self) -> &'static str {
        match self {
            KeyKind::Token => "token",
            KeyKind::Write => "write",
        }
    }
}

impl Catalog {
    /// Every session.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn sessions(&self) -> Result<Vec<StoredSession>> {
        self.database.run(async |connection| {
            let rows = sqlx::query("SELECT * FROM session ORDER BY created_at, digest")
                .fetch_all(connection)
                .await?;
            rows.iter()
                .map(|row| {
                    Ok(StoredSession {
                        digest: row.try_get("digest")?,
                        person: row.try_get::<i64, _>("person")? as u64,
                        created_at: Instant(row.try_get("created_at")?),
                        used_at: Instant(row.try_get("used_at")?),
                    })
                })
                .collect()
        })
    }

    /// Saves a session, or when it was last used.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn save_session(&self, session: &StoredSession) -> Result<()> {
        self.database.run(async |connection| {
            sqlx::query(
                "INSERT INTO session (digest, person, created_at, used_at)
                 VALUES ($1, $2, $3, $4)
                 ON CONFLICT (digest) DO UPDATE SET used_at = $4",
            )
            .bind(session.digest.clone())
            .bind(session.person as i64)
            .bind(session.created_at.0)
            .bind(session.used_at.0)
            .execute(connection)
            .await?;
            Ok(())
        })
    }

    /// Removes sessions, named by digest.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn remove_sessions(&self, digests: &[String]) -> Result<()> {
        self.database.transaction(async |connection| {
            for digest in digests {
                sqlx::query("DELETE FROM session WHERE digest = $1")
                    .bind(digest.clone())
                    .execute(&mut *connection)
                    .await?;
            }
            Ok(())
        })
    }

    /// Every token and write key, revoked ones too.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn keys(&self) -> Result<Vec<StoredKey>> {
        self.database.run(async |connection| {
            let rows = sqlx::query("SELECT * FROM access_key ORDER BY kind, id")
                .fetch_all(connection)
                .await?;
            rows.iter().map(read).collect()
        })
    }

    /// Saves a key in place of the one with the same kind and number.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn save_key(&self, key: &StoredKey) -> Result<()> {
        self.database.run(async |connection| {
            sqlx::query(
                "INSERT INTO access_key (kind, id, person, name, digest, hint, covers, created_at,
                    expires_at, used_at, revoked_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                 ON CONFLICT (kind, id) DO UPDATE SET used_at = $10, revoked_at = $11",
            )
            .bind(key.kind.name())
            .bind(key.id as i64)
            .bind(key.person as i64)
            .bind(key.name.clone())
            .bind(key.digest.clone())
            .bind(key.hint.clone())
            .bind(key.covers.clone())
            .bind(key.created_at.0)
            .bind(key.expires_at.map(|at| at.0))
            .bind(key.used_at.map(|at| at.0))
            .bind(key.revoked_at.map(|at| at.0))
            .execute(connection)
            .await?;
            Ok(())
        })
    }

    /// Digest of the one-time token that makes an administrator, while there is one.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn setup_token(&self) -> Result<Option<String>> {
        self.database.run(async |connection| {
            let row = sqlx::query("SELECT digest FROM setup_token")
                .fetch_optional(connection)
                .await?;
            row.map(|row| row.try_get(0)).transpose()
        })
    }

    /// Puts a digest in place of the one there was; nothing when the token is used up.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn set_setup_token(&self, digest: Option<&str>) -> Result<()> {
        self.database.transaction(async |connection| {
            sqlx::query("DELETE FROM setup_token")
                .execute(&mut *connection)
                .await?;
            if let Some(digest) = digest {
                sqlx::query("INSERT INTO setup_token (digest) VALUES ($1)")
                    .bind(digest.to_owned())
                    .execute(connection)
                    .await?;
            }
            Ok(())
        })
    }
}

fn read(row: &SqliteRow) -> std::result::Result<StoredKey, sqlx::Error> {
    let optional = |name| -> std::result::Result<Option<Instant>, sqlx::Error> {
        Ok(row.try_get::<Option<i64>, _>(name)?.map(Instant))
    };
    let kind: String = row.try_get("kind")?;
    Ok(StoredKey {
        id: row.try_get::<i64, _>("id")? as u64,
        kind: match kind.as_str() {
            "write" => KeyKind::Write,
            _ => KeyKind::Token,
        },
        person: row.try_get::<i64, _>("person")? as u64,
        name: row.try_get("name")?,
        digest: row.try_get("digest")?,
        hint: row.try_get("hint")?,
        covers: row.try_get("covers")?,
        created_at: Instant(row.try_get("created_at")?),
        expires_at: optional("expires_at")?,
        used_at: optional("used_at")?,
        revoked_at: optional("revoked_at")?,
    })
}
