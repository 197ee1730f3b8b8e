//! What was in force, as the change log keeps it: enough to have it in force again.

use std::collections::BTreeMap;

use fenqun_model::definition::{Definition, DefinitionSet, Kind, read};
use fenqun_segment::Parameters;
use serde::{Deserialize, Serialize};

use crate::kinds::parse_kind;
use crate::references::Key;
use crate::saved::{Saved, to_body};

/// Definitions with versions and fits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Record {
    /// The text of every definition.
    definitions: Vec<String>,
    /// Kind, name and version.
    versions: Vec<(String, String, u64)>,
    /// Those that fail and keep their last good result.
    frozen: Vec<(String, String, u64)>,
    pub(super) parameters: Parameters,
}

impl Record {
    pub(super) fn new(saved: &Saved, parameters: &Parameters, frozen: &BTreeMap<Key, u64>) -> Self {
        let named = |(key, version): (&Key, &u64)| {
            let (kind, name) = key;
            (kind.name().to_owned(), name.clone(), *version)
        };
        Self {
            definitions: saved.set.iter().map(to_body).collect(),
            versions: saved.versions.iter().map(named).collect(),
            frozen: frozen.iter().map(named).collect(),
            parameters: parameters.clone(),
        }
    }

    /// As text; the change log keeps it.
    pub(super) fn to_text(&self) -> String {
        serde_json::to_string(self).expect("texts and numbers are JSON and memory takes all")
    }

    /// `None` for a text of a version that wrote something else.
    pub(super) fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The definitions that were in force; those that cannot be read any more are left out.
    pub(super) fn saved(&self) -> Saved {
        let mut set = DefinitionSet::default();
        for body in &self.definitions {
            let read = read(body, "change log").unwrap_or_default();
            read.into_iter()
                .for_each(|definition: Definition| drop(set.insert(definition)));
        }
        Saved {
            set,
            versions: keys(&self.versions).collect(),
            unreadable: vec![],
        }
    }

    /// Definitions that failed.
    pub(super) fn frozen(&self) -> BTreeMap<Key, u64> {
        keys(&self.frozen).collect()
    }
}

fn keys(named: &[(String, String, u64)]) -> impl Iterator<Item = ((Kind, String), u64)> {
    named.iter().filter_map(|(kind, name, version)| {
        let kind = parse_kind(kind).ok()?;
        Some(((kind, name.clone()), *version))
    })
}
