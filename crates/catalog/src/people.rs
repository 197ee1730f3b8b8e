//! People who may sign in.

use fenqun_model::Instant;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::{Catalog, Result};

/// A person, there or removed. Of a removed one only the number stays, which is never used again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPerson {
    /// From 1.
    pub id: u64,
    /// What they sign in with, in lower case.
    pub email: String,
    /// As shown.
    pub name: String,
    /// Name of the role.
    pub role: String,
    /// Tag of the language they read; empty when their browser says it.
    pub language: String,
    /// The password's digest, with salt and parameters.
    pub password: String,
    /// The password was made by somebody else and must be changed first.
    pub must_change: bool,
    /// When the password was set.
    pub password_at: Instant,
    /// When they were added.
    pub created_at: Instant,
    /// When they were removed.
    pub removed_at: Option<Instant>,
}

impl Catalog {
    /// Everybody, removed ones too, by number.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn people(&self) -> Result<Vec<StoredPerson>> {
        self.database.run(async |connection| {
            let rows = sqlx::query("SELECT * FROM person ORDER BY id")
                .fetch_all(connection)
                .await?;
            rows.iter().map(read).collect()
        })
    }

    /// Saves a person in place of the one with the same number.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn save_person(&self, person: &StoredPerson) -> Result<()> {
        self.database.run(async |connection| {
            sqlx::query(
                "INSERT INTO person (id, email, name, role, language, password, must_change,
                    password_at, created_at, removed_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                 ON CONFLICT (id) DO UPDATE SET email = $2, name = $3, role = $4, language = $5,
                    password = $6, must_change = $7, password_at = $8, removed_at = $10",
            )
            .bind(person.id as i64)
            .bind(person.email.clone())
            .bind(person.name.clone())
            .bind(person.role.clone())
            .bind(person.language.clone())
            .bind(person.password.clone())
            .bind(i64::from(person.must_change))
            .bind(person.password_at.0)
            .bind(person.created_at.0)
            .bind(person.removed_at.map(|at| at.0))
            .execute(connection)
            .await?;
            Ok(())
        })
    }
}

fn read(row: &SqliteRow) -> std::result::Result<StoredPerson, sqlx::Error> {
    Ok(StoredPerson {
        id: row.try_get::<i64, _>("id")? as u64,
        email: row.try_get("email")?,
        name: row.try_get("name")?,
        role: row.try_get("role")?,
        language: row.try_get("language")?,
        password: row.try_get("password")?,
        must_change: row.try_get::<i64, _>("must_change")? != 0,
        password_at: Instant(row.try_get("password_at")?),
        created_at: Instant(row.try_get("created_at")?),
        removed_at: row.try_get::<Option<i64>, _>("removed_at")?.map(Instant),
    })
}
