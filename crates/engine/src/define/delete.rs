//! Deletes a definition, unless others use it.

use fenqun_catalog::Change;
use fenqun_model::Message;
use fenqun_model::definition::{Kind, dependents};
use serde::Serialize;
use utoipa::ToSchema;

use crate::failure::Outcome;
use crate::workspace::Workspace;

/// A definition that was deleted; its versions stay in the catalog.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Deleted {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// The version that says so.
    pub version: u64,
}

impl Workspace {
    /// Deletes a definition, in somebody's name when that is known.
    ///
    /// # Errors
    /// There is none of that name; others use it, who are named.
    pub fn delete(&mut self, kind: Kind, name: &str, author: Option<&str>) -> Outcome<Deleted> {
        let key = (kind, name.to_owned());
        if !self.saved.versions.contains_key(&key) {
            return Err(self.none_named(Some(kind), name).into());
        }
        let users = dependents(&self.saved.set, kind, name);
        if !users.is_empty() {
            let users: Vec<_> = users
                .iter()
                .map(|(kind, name)| format!("{} {name}", kind.name()))
                .collect();
            return Err(Message::new("delete-used")
                .with("kind", kind.name())
                .with("name", name)
                .with("users", users.join(", "))
                .into());
        }
        let change = Change::Delete {
            kind: kind.name().into(),
            name: name.into(),
        };
        let versions = self
            .catalog
            .change_by(&[change], author, (self.settings.clock)())?;
        self.reload()?;
        Ok(Deleted {
            kind,
            name: name.into(),
            version: versions[0],
        })
    }
}
