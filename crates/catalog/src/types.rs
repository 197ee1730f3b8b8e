//! Types of attributes, inferred at their first import and enforced from then on (`semantics` 7).

use std::collections::BTreeMap;

use fenqun_model::{Instant, Type};
use sqlx::Row;

use crate::{Catalog, Result};

impl Catalog {
    /// The inferred type of each attribute by dotted path.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn attribute_types(&self) -> Result<BTreeMap<String, Type>> {
        self.database.run(async |connection| {
            let rows = sqlx::query("SELECT path, type FROM attribute_type")
                .fetch_all(connection)
                .await?;
            rows.iter()
                .map(|row| {
                    Ok((
                        row.try_get("path")?,
                        type_of(&row.try_get::<String, _>("type")?)?,
                    ))
                })
                .collect()
        })
    }

    /// Notes the types of attributes that have none yet; a type once noted stays.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn note_attribute_types(&self, types: &BTreeMap<String, Type>, now: Instant) -> Result<()> {
        self.database.transaction(async |connection| {
            for (path, kind) in types {
                sqlx::query(
                    "INSERT INTO attribute_type (path, type, since) VALUES ($1, $2, $3)
                     ON CONFLICT (path) DO NOTHING",
                )
                .bind(path.clone())
                .bind(name_of(*kind))
                .bind(now.0)
                .execute(&mut *connection)
                .await?;
            }
            Ok(())
        })
    }

    /// Forgets the types that were noted at an instant or later: what brought them is undone.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn forget_attribute_types(&self, since: Instant) -> Result<()> {
        self.database.transaction(async |connection| {
            sqlx::query("DELETE FROM attribute_type WHERE since >= $1")
                .bind(since.0)
                .execute(connection)
                .await?;
            Ok(())
        })
    }
}

fn name_of(kind: Type) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(name)) => name,
        _ => unreachable!("a type is written as its name"),
    }
}

fn type_of(name: &str) -> std::result::Result<Type, sqlx::Error> {
    serde_json::from_value(name.into()).map_err(|error| sqlx::Error::Decode(error.into()))
}
