//! The audit log: who did what to what, when and from where. Entries are added and read, never
//! changed and never removed.

use fenqun_model::Instant;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::{Catalog, Result};

/// An entry of the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAudit {
    /// From 1, without gaps.
    pub id: u64,
    /// When.
    pub at: Instant,
    /// Number of the person; 0 for nobody in particular.
    pub person: u64,
    /// What named them then.
    pub name: String,
    /// What they did.
    pub act: String,
    /// To what.
    pub what: String,
    /// From which address; empty when that is not known.
    pub address: String,
}

/// Which entries of the audit log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Only those before this number.
    pub before: Option<u64>,
    /// Only those of a person.
    pub person: Option<u64>,
    /// Only those of an act.
    pub act: Option<String>,
    /// Only those whose object begins so.
    pub what: Option<String>,
    /// Only those at or after an instant.
    pub from: Option<Instant>,
    /// Only those before an instant.
    pub to: Option<Instant>,
    /// At most so many.
    pub limit: usize,
}

impl Catalog {
    /// Adds an entry under the next number, which comes back; `entry.id` is not looked at.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn add_audit(&self, entry: &StoredAudit) -> Result<u64> {
        self.database.transaction(async |connection| {
            let row = sqlx::query("SELECT COALESCE(MAX(id), 0) FROM audit")
                .fetch_one(&mut *connection)
                .await?;
            let id = row.try_get::<i64, _>(0)? + 1;
            sqlx::query(
                "INSERT INTO audit (id, at, person, name, act, what, address)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
            )
            .bind(id)
            .bind(entry.at.0)
            .bind(entry.person as i64)
            .bind(entry.name.clone())
            .bind(entry.act.clone())
            .bind(entry.what.clone())
            .bind(entry.address.clone())
            .execute(connection)
            .await?;
            Ok(id as u64)
        })
    }

    /// Entries that a filter lets through, newest first.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn audit(&self, filter: &AuditFilter) -> Result<Vec<StoredAudit>> {
        self.database.run(async |connection| {
            let rows = sqlx::query(
                "SELECT * FROM audit
                 WHERE id < $1 AND ($2 < 0 OR person = $2) AND ($3 = '' OR act = $3)
                    AND SUBSTR(what, 1, LENGTH($4)) = $4 AND at >= $5 AND at < $6
                 ORDER BY id DESC LIMIT $7",
            )
            .bind(filter.before.map_or(i64::MAX, number))
            .bind(filter.person.map_or(-1, number))
            .bind(filter.act.clone().unwrap_or_default())
            .bind(filter.what.clone().unwrap_or_default())
            .bind(filter.from.map_or(i64::MIN, |from| from.0))
            .bind(filter.to.map_or(i64::MAX, |to| to.0))
            .bind(number(filter.limit as u64))
            .fetch_all(connection)
            .await?;
            rows.iter().map(read).collect()
        })
    }
}

/// Numbers beyond what the database knows are beyond every number that it gave out.
fn number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn read(row: &SqliteRow) -> std::result::Result<StoredAudit, sqlx::Error> {
    Ok(StoredAudit {
        id: row.try_get::<i64, _>("id")? as u64,
        at: Instant(row.try_get("at")?),
        person: row.try_get::<i64, _>("person")? as u64,
        name: row.try_get("name")?,
        act: row.try_get("act")?,
        what: row.try_get("what")?,
        address: row.try_get("address")?,
    })
}
