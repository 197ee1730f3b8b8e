//! Definitions with every version they ever had. A deletion is a version too, so that results which
//! name a version can always be explained.

use fenqun_model::Instant;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::{Catalog, Result};

/// One version of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDefinition {
    /// `Segment`, `Metric` and so on.
    pub kind: String,
    /// Unique within the kind.
    pub name: String,
    /// From 1; goes on after a deletion, so that a number never means two things.
    pub version: u64,
    /// The definition, in the form that files have. Of a deletion: the last form.
    pub body: String,
    /// When this version was saved.
    pub created_at: Instant,
    /// This version says that the definition was deleted.
    pub deleted: bool,
    /// Who saved it, when that is known.
    pub author: Option<String>,
}

/// A change to one definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new definition or a new version.
    Save {
        /// Kind.
        kind: String,
        /// Name.
        name: String,
        /// The definition in the form that files have.
        body: String,
    },
    /// The definition goes.
    Delete {
        /// Kind.
        kind: String,
        /// Name.
        name: String,
    },
}

impl Catalog {
    /// The newest version of every definition that is not deleted, by kind and name.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn definitions(&self) -> Result<Vec<StoredDefinition>> {
        let all = self.select(
            "SELECT d.* FROM definition_version d
             WHERE d.deleted = 0 AND d.version =
                (SELECT MAX(v.version) FROM definition_version v
                 WHERE v.kind = d.kind AND v.name = d.name)
             ORDER BY d.kind, d.name",
            &[],
        )?;
        Ok(all)
    }

    /// Every version of a definition, oldest first; empty when there never was one.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn versions(&self, kind: &str, name: &str) -> Result<Vec<StoredDefinition>> {
        self.select(
            "SELECT * FROM definition_version WHERE kind = $1 AND name = $2 ORDER BY version",
            &[kind, name],
        )
    }

    /// Carries out changes: all of them or none. Returns the version number of each.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn change(&self, changes: &[Change], now: Instant) -> Result<Vec<u64>> {
        self.change_by(changes, None, now)
    }

    /// Carries out changes in somebody's name: all of them or none.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn change_by(
        &self,
        changes: &[Change],
        author: Option<&str>,
        now: Instant,
    ) -> Result<Vec<u64>> {
        self.database.transaction(async |connection| {
            let mut versions = Vec::with_capacity(changes.len());
            for change in changes {
                versions.push(carry_out(connection, change, author, now).await?);
            }
            Ok(versions)
        })
    }

    fn select(&self, sql: &'static str, names: &[&str]) -> Result<Vec<StoredDefinition>> {
        self.database.run(async |connection| {
            let mut query = sqlx::query(sql);
            for name in names {
                query = query.bind((*name).to_owned());
            }
            let rows = query.fetch_all(connection).await?;
            rows.iter().map(read).collect()
        })
    }
}

async fn carry_out(
    connection: &mut SqliteConnection,
    change: &Change,
    author: Option<&str>,
    now: Instant,
) -> std::result::Result<u64, sqlx::Error> {
    let (kind, name) = match change {
        Change::Save { kind, name, .. } | Change::Delete { kind, name } => (kind, name),
    };
    let newest = newest(connection, kind, name).await?;
    let version = newest.as_ref().map_or(1, |newest| newest.version + 1);
    let (body, deleted) = match change {
        Change::Save { body, .. } => (body.clone(), false),
        Change::Delete { .. } => (newest.map(|newest| newest.body).unwrap_or_default(), true),
    };
    sqlx::query(
        "INSERT INTO definition_version (kind, name, version, body, created_at, deleted, author)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(kind.clone())
    .bind(name.clone())
    .bind(version as i64)
    .bind(body)
    .bind(now.0)
    .bind(i64::from(deleted))
    .bind(author.map(str::to_owned))
    .execute(connection)
    .await?;
    Ok(version)
}

async fn newest(
    connection: &mut SqliteConnection,
    kind: &str,
    name: &str,
) -> std::result::Result<Option<StoredDefinition>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT * FROM definition_version WHERE kind = $1 AND name = $2
         ORDER BY version DESC LIMIT 1",
    )
    .bind(kind.to_owned())
    .bind(name.to_owned())
    .fetch_optional(connection)
    .await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &SqliteRow) -> std::result::Result<StoredDefinition, sqlx::Error> {
    Ok(StoredDefinition {
        kind: row.try_get("kind")?,
        name: row.try_get("name")?,
        version: row.try_get::<i64, _>("version")? as u64,
        body: row.try_get("body")?,
        created_at: Instant(row.try_get("created_at")?),
        deleted: row.try_get::<i64, _>("deleted")? != 0,
        author: row.try_get("author")?,
    })
}
