//! Definitions out again, exactly as apply takes them.

use fenqun_model::Message;
use fenqun_model::definition::{Definition, Kind, Title, to_json, write};
use serde::Serialize;

use crate::failure::Outcome;
use crate::saved::key_of;
use crate::workspace::Workspace;

/// A definition as it was saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Got {
    /// The definition.
    pub definition: Definition,
    /// Its newest version.
    pub version: u64,
}

/// What a listing shows of a definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// What people are shown.
    pub title: Title,
    /// Its newest version.
    pub version: u64,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
}

impl Got {
    /// The YAML that apply takes.
    pub fn yaml(&self) -> String {
        write(&self.definition)
    }

    /// What a listing shows.
    pub fn listed(&self) -> Listed {
        let (kind, name) = key_of(&self.definition);
        let metadata = &self.definition.metadata;
        Listed {
            kind,
            name,
            title: metadata.title.clone(),
            version: self.version,
            owner: metadata.owner.clone(),
            tags: metadata.tags.clone(),
        }
    }

    /// The definition as JSON, in the form of files.
    pub fn json(&self) -> serde_json::Value {
        to_json(&self.definition)
    }
}

impl Workspace {
    /// The saved definitions of a kind, or of all kinds; of one name when given.
    ///
    /// # Errors
    /// No definition of that name.
    pub fn get(&self, kind: Option<Kind>, name: Option<&str>) -> Outcome<Vec<Got>> {
        let kinds = kind.map_or(Kind::ALL.to_vec(), |kind| vec![kind]);
        let found: Vec<Got> = kinds
            .iter()
            .flat_map(|kind| self.saved.set.of(*kind))
            .filter(|definition| name.is_none_or(|name| definition.metadata.name == name))
            .map(|definition| Got {
                definition: definition.clone(),
                version: self
                    .saved
                    .version(definition.spec.kind(), &definition.metadata.name),
            })
            .collect();
        match (found.is_empty(), name) {
            (true, Some(name)) => Err(self.none_named(kind, name).into()),
            _ => Ok(found),
        }
    }

    pub(super) fn none_named(&self, kind: Option<Kind>, name: &str) -> Message {
        match kind {
            Some(kind) => crate::eval::unknown_definition(name, &[kind], &self.saved.set),
            None => crate::eval::unknown_definition(name, &Kind::ALL, &self.saved.set),
        }
    }
}
