//! Definitions in and out of the catalog, and the check of all of them together in which one broken
//! definition never blocks another.

use std::collections::BTreeMap;

use fenqun_catalog::{Catalog, StoredDefinition};
use fenqun_model::Message;
use fenqun_model::definition::{
    Checked, Definition, DefinitionSet, Kind, Schema, check, read, references, write,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::failure::{Failure, Outcome};
use crate::kinds::parse_kind;
use crate::references::Key;

/// The definitions of a workspace.
#[derive(Clone, Debug, Default)]
pub(crate) struct Saved {
    /// Those that can be read.
    pub(crate) set: DefinitionSet,
    /// The newest version of each.
    pub(crate) versions: BTreeMap<Key, u64>,
    /// Those that cannot.
    pub(crate) unreadable: Vec<Broken>,
}

/// A definition that cannot be used, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Why; at least one.
    pub reasons: Vec<Message>,
}

/// What a listing shows of a broken definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct BrokenListing {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Stable codes of the reasons.
    pub codes: Vec<&'static str>,
}

/// The definitions that can be evaluated together, and those that cannot.
#[derive(Clone, Debug)]
pub(crate) struct Usable {
    /// What can be compiled.
    pub(crate) checked: Checked,
    /// The others.
    pub(crate) broken: Vec<Broken>,
}

impl Broken {
    /// What a listing shows of it.
    pub fn listing(&self) -> BrokenListing {
        BrokenListing {
            kind: self.kind,
            name: self.name.clone(),
            codes: self.reasons.iter().map(Message::id).collect(),
        }
    }

    /// One message that names it and gives the reasons.
    pub fn message(&self) -> Message {
        let first = self.reasons.first().cloned();
        let first = first.unwrap_or(Message::new("broken-unknown"));
        Message::new("definition-broken")
            .with("kind", self.kind.name())
            .with("name", self.name.clone())
            .with("reason", first)
    }
}

impl Saved {
    /// Reads everything the catalog holds.
    pub(crate) fn load(catalog: &Catalog) -> Outcome<Self> {
        let mut saved = Self::default();
        for stored in catalog.definitions()? {
            saved.take_in(&stored)?;
        }
        Ok(saved)
    }

    fn take_in(&mut self, stored: &StoredDefinition) -> Outcome<()> {
        let kind = parse_kind(&stored.kind)?;
        let key = (kind, stored.name.clone());
        self.versions.insert(key, stored.version);
        match from_body(stored) {
            Ok(definition) => {
                self.set.insert(definition);
            }
            Err(reasons) => self.unreadable.push(Broken {
                kind,
                name: stored.name.clone(),
                reasons,
            }),
        }
        Ok(())
    }

    /// The newest version of a definition; 0 when it is not saved.
    pub(crate) fn version(&self, kind: Kind, name: &str) -> u64 {
        let key = (kind, name.to_owned());
        self.versions.get(&key).copied().unwrap_or(0)
    }
}

/// The text under which the catalog keeps a definition.
pub(crate) fn to_body(definition: &Definition) -> String {
    write(definition)
}

/// A definition out of the catalog.
pub(crate) fn from_body(stored: &StoredDefinition) -> Result<Definition, Vec<Message>> {
    let place = format!("{} {}", stored.kind, stored.name);
    let definitions = read(&stored.body, &place)?;
    definitions
        .into_iter()
        .next()
        .ok_or_else(|| vec![Message::new("broken-unknown")])
}

/// Checks definitions together; when that fails, takes the broken ones out, and those who refer to
/// them, until the rest is sound.
pub(crate) fn usable(set: &DefinitionSet, schema: &Schema) -> Outcome<Usable> {
    match check(set.clone(), schema) {
        Ok(checked) => Ok(Usable {
            checked,
            broken: vec![],
        }),
        Err(_) => isolate(set, schema),
    }
}

/// Adds definitions one by one, each after what it refers to, and leaves out those with which the
/// check fails. Only runs when something is broken.
fn isolate(set: &DefinitionSet, schema: &Schema) -> Outcome<Usable> {
    let mut sound = DefinitionSet::default();
    let mut waiting: Vec<&Definition> = set.iter().collect();
    let mut reasons: BTreeMap<Key, Vec<Message>> = BTreeMap::new();
    loop {
        let before = waiting.len();
        waiting.retain(|definition| !admit(definition, set, &mut sound, schema, &mut reasons));
        if waiting.len() == before || waiting.is_empty() {
            break;
        }
    }
    let checked = check(sound, schema).map_err(Failure::from)?;
    let broken = waiting.into_iter().map(|definition| {
        let key = key_of(definition);
        let reasons = reasons
            .remove(&key)
            .unwrap_or_else(|| waits_for(definition, set, &checked));
        Broken {
            kind: key.0,
            name: key.1,
            reasons,
        }
    });
    let broken = broken.collect();
    Ok(Usable { checked, broken })
}

/// Adds a definition to the sound ones when the check passes with it; `true` when it was added.
fn admit(
    definition: &Definition,
    set: &DefinitionSet,
    sound: &mut DefinitionSet,
    schema: &Schema,
    reasons: &mut BTreeMap<Key, Vec<Message>>,
) -> bool {
    let references = references(definition, set);
    let is_ready = references
        .iter()
        .all(|(kind, name)| sound.get(*kind, name).is_some() || set.get(*kind, name).is_none());
    if !is_ready {
        return false;
    }
    sound.insert(definition.clone());
    let key = key_of(definition);
    match check(sound.clone(), schema) {
        Ok(_) => {
            reasons.remove(&key);
            true
        }
        Err(messages) => {
            sound.remove(key.0, &key.1);
            reasons.insert(key, messages);
            false
        }
    }
}

/// A definition that was never tried refers to a broken one.
fn waits_for(definition: &Definition, set: &DefinitionSet, checked: &Checked) -> Vec<Message> {
    let missing = references(definition, set)
        .into_iter()
        .filter(|(kind, name)| checked.set.get(*kind, name).is_none());
    missing
        .map(|(kind, name)| {
            Message::new("broken-reference")
                .with("kind", kind.name())
                .with("name", name)
        })
        .collect()
}

pub(crate) fn key_of(definition: &Definition) -> Key {
    (definition.spec.kind(), definition.metadata.name.clone())
}
