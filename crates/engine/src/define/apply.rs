//! Applies definition files: everything in them takes effect, or nothing.

use std::collections::BTreeSet;

use fenqun_catalog::Change;
use fenqun_model::Message;
use fenqun_model::definition::{Definition, DefinitionSet, Kind, read};
use serde::Serialize;
use utoipa::ToSchema;

use super::diff::Movement;
use crate::failure::{Failure, Outcome};
use crate::references::{Key, closure};
use crate::saved::{Broken, Usable, key_of, to_body};
use crate::workspace::Workspace;

/// What is to be applied.
#[derive(Clone, Debug, Default)]
pub struct ApplyRequest {
    /// Files: name and text.
    pub files: Vec<(String, String)>,
    /// Only say what would change.
    pub plan: bool,
    /// In whose name, when that is known.
    pub author: Option<String>,
}

/// What applying did, or would do.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Applied {
    /// Nothing was changed; this is what would happen.
    pub plan: bool,
    /// One for each definition in the files.
    pub definitions: Vec<AppliedDefinition>,
    /// Customers in and out of each segment, list and segmentation that changes, those of others
    /// that build on the changed definitions included.
    pub movements: Vec<Movement>,
    /// What is allowed and may yet be a mistake.
    #[serde(skip)]
    pub warnings: Vec<Message>,
}

/// One definition of the files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AppliedDefinition {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// What happens to it.
    pub verdict: Verdict,
    /// Its version afterwards.
    pub version: u64,
}

/// What happens to a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is new.
    Created,
    /// It becomes a new version.
    Changed,
    /// It says what the saved one says.
    Unchanged,
}

/// Definitions that were read and checked.
struct Proposed {
    given: Vec<Definition>,
    /// All definitions as they would be.
    set: DefinitionSet,
    usable: Usable,
    definitions: Vec<AppliedDefinition>,
}

impl Workspace {
    /// Applies definition files, or says what applying them would change.
    ///
    /// # Errors
    /// Everything that is wrong in the files, and every definition that would stop working.
    pub fn apply(&mut self, request: &ApplyRequest) -> Outcome<Applied> {
        if request.plan {
            return self.plan(&request.files);
        }
        let proposed = self.propose(&request.files)?;
        let changed = changed_keys(&proposed.definitions);
        self.save(&proposed.given, &changed, request.author.as_deref())?;
        Ok(Applied {
            plan: false,
            definitions: proposed.definitions,
            movements: vec![],
            warnings: proposed.usable.checked.warnings,
        })
    }

    /// Says what applying definition files would change.
    ///
    /// # Errors
    /// As [`Workspace::apply`].
    pub fn plan(&self, files: &[(String, String)]) -> Outcome<Applied> {
        let proposed = self.propose(files)?;
        let changed = changed_keys(&proposed.definitions);
        Ok(Applied {
            plan: true,
            movements: self.movements(&proposed.set, &proposed.usable, &changed)?,
            definitions: proposed.definitions,
            warnings: proposed.usable.checked.warnings,
        })
    }

    /// Reads definition files and checks them among those that are saved.
    fn propose(&self, files: &[(String, String)]) -> Outcome<Proposed> {
        let given = read_all(files)?;
        let mut set = self.saved.set.clone();
        set.extend(given.iter().cloned());
        let usable = self.usable_of(&set)?;
        self.refuse_new_breakage(&given, &usable)?;
        Ok(Proposed {
            definitions: self.verdicts(&given),
            given,
            set,
            usable,
        })
    }

    /// Saves those of the definitions whose key is among the changed.
    pub(crate) fn save(
        &mut self,
        given: &[Definition],
        changed: &BTreeSet<Key>,
        author: Option<&str>,
    ) -> Outcome<()> {
        let changes: Vec<Change> = given
            .iter()
            .filter(|definition| changed.contains(&key_of(definition)))
            .map(|definition| Change::Save {
                kind: definition.spec.kind().name().into(),
                name: definition.metadata.name.clone(),
                body: to_body(definition),
            })
            .collect();
        let now = (self.settings.clock)();
        self.catalog.change_by(&changes, author, now)?;
        self.reload()
    }

    /// A definition that was broken before may stay broken unless it is among the given; one that
    /// works now must go on working.
    fn refuse_new_breakage(&self, given: &[Definition], usable: &Usable) -> Outcome<()> {
        if usable.broken.is_empty() {
            return Ok(());
        }
        let before: BTreeSet<Key> = keys(&self.usable()?.broken);
        let given: BTreeSet<Key> = given.iter().map(key_of).collect();
        let mut messages = Vec::new();
        for broken in &usable.broken {
            let key = (broken.kind, broken.name.clone());
            if given.contains(&key) {
                messages.extend(broken.reasons.iter().cloned());
            } else if !before.contains(&key) {
                messages.push(broken.message());
            }
        }
        messages.dedup();
        match messages.is_empty() {
            true => Ok(()),
            false => Err(Failure::from(messages)),
        }
    }

    fn verdicts(&self, given: &[Definition]) -> Vec<AppliedDefinition> {
        let one = |definition: &Definition| {
            let (kind, name) = key_of(definition);
            let version = self.saved.version(kind, &name);
            let (verdict, version) = match self.saved.set.get(kind, &name) {
                Some(saved) if saved == definition => (Verdict::Unchanged, version),
                Some(_) => (Verdict::Changed, version + 1),
                None => (Verdict::Created, version + 1),
            };
            AppliedDefinition {
                kind,
                name,
                verdict,
                version,
            }
        };
        given.iter().map(one).collect()
    }
}

/// Reads every file and refuses a definition that is given twice.
fn read_all(files: &[(String, String)]) -> Outcome<Vec<Definition>> {
    let mut given: Vec<Definition> = Vec::new();
    let mut messages = Vec::new();
    for (file, text) in files {
        match read(text, file) {
            Ok(definitions) => {
                for definition in definitions {
                    if given.iter().any(|other| other.key() == definition.key()) {
                        messages.push(twice(&definition, file));
                    }
                    given.push(definition);
                }
            }
            Err(wrong) => messages.extend(wrong),
        }
    }
    if given.is_empty() && messages.is_empty() {
        messages.push(Message::new("apply-empty"));
    }
    match messages.is_empty() {
        true => Ok(given),
        false => Err(messages.into()),
    }
}

fn twice(definition: &Definition, file: &str) -> Message {
    Message::new("apply-twice")
        .with("kind", definition.spec.kind().name())
        .with("name", definition.metadata.name.clone())
        .with("file", file)
}

fn changed_keys(definitions: &[AppliedDefinition]) -> BTreeSet<Key> {
    definitions
        .iter()
        .filter(|definition| definition.verdict != Verdict::Unchanged)
        .map(|definition| (definition.kind, definition.name.clone()))
        .collect()
}

fn keys(broken: &[Broken]) -> BTreeSet<Key> {
    broken
        .iter()
        .map(|broken| (broken.kind, broken.name.clone()))
        .collect()
}

/// Those that say something about each customer and build on one of the changed definitions.
pub(super) fn affected(set: &DefinitionSet, changed: &BTreeSet<Key>) -> Vec<Key> {
    let workspace_changed = changed.iter().any(|key| key.0 == Kind::Workspace);
    let evaluated = crate::eval::EVALUATED
        .into_iter()
        .flat_map(|kind| set.of(kind));
    evaluated
        .map(key_of)
        .filter(|key| workspace_changed || !closure([key.clone()], set).is_disjoint(changed))
        .collect()
}
