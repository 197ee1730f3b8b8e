//! Every version of a definition, and what a listing of definitions shows.

use std::collections::BTreeMap;

use fenqun_catalog::StoredDefinition;
use fenqun_model::definition::{Kind, Segmentation, Spec, Title, to_json};
use fenqun_model::{Instant, Message};
use serde::Serialize;
use utoipa::ToSchema;

use crate::failure::{Failure, Outcome};
use crate::kinds::parse_kind;
use crate::references::Key;
use crate::saved::{Broken, from_body};
use crate::workspace::Workspace;

/// A definition as a listing shows it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Overview {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// What people are shown.
    pub title: Title,
    /// What it is for.
    #[schema(required = true)]
    pub description: Option<String>,
    /// Who answers for it.
    #[schema(required = true)]
    pub owner: Option<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// The method of a segmentation.
    #[schema(required = true, example = "rfm")]
    pub method: Option<String>,
    /// Its newest version.
    pub version: u64,
    /// When that was saved, RFC 3339.
    #[schema(required = true)]
    pub saved_at: Option<String>,
    /// Who saved it, when that is known.
    #[schema(required = true)]
    pub saved_by: Option<String>,
    /// Why it cannot be evaluated; empty when it can.
    #[serde(skip)]
    #[schema(ignore)]
    pub failing: Vec<Message>,
}

/// A version of a definition.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Version {
    /// From 1.
    pub version: u64,
    /// When it was saved, RFC 3339.
    pub saved_at: String,
    /// Who saved it, when that is known.
    #[schema(required = true)]
    pub saved_by: Option<String>,
    /// This version says that the definition was deleted.
    pub deleted: bool,
}

/// A version with what it says.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct VersionBody {
    /// Which and whose it is.
    #[serde(flatten)]
    pub version: Version,
    /// The definition in the form of files; null when this program cannot read it any more.
    #[schema(value_type = Object)]
    pub definition: Option<serde_json::Value>,
    /// The same as YAML, exactly as `apply` takes it.
    pub yaml: String,
}

impl Workspace {
    /// The saved definitions of a kind, or all: by kind and name.
    ///
    /// # Errors
    /// Damaged files.
    pub fn overviews(&self, kind: Option<Kind>) -> Outcome<Vec<Overview>> {
        let broken = self.usable()?.broken;
        let mut stored: BTreeMap<Key, StoredDefinition> = BTreeMap::new();
        for one in self.catalog.definitions()? {
            stored.insert((parse_kind(&one.kind)?, one.name.clone()), one);
        }
        let mut found = Vec::new();
        for (key, stored) in stored {
            if kind.is_some_and(|kind| kind != key.0) {
                continue;
            }
            let failing = broken.iter().find(|broken| is_of(broken, &key));
            let failing = failing.map(|broken| broken.reasons.clone());
            found.push(self.overview(key, stored, failing.unwrap_or_default()));
        }
        Ok(found)
    }

    fn overview(&self, key: Key, stored: StoredDefinition, failing: Vec<Message>) -> Overview {
        let definition = self.saved.set.get(key.0, &key.1);
        let metadata = definition.map(|definition| definition.metadata.clone());
        let metadata = metadata.unwrap_or_default();
        let method = definition.and_then(|definition| method(&definition.spec));
        Overview {
            kind: key.0,
            name: key.1,
            title: metadata.title,
            description: metadata.description,
            owner: metadata.owner,
            tags: metadata.tags,
            method: method.map(str::to_owned),
            version: stored.version,
            saved_at: Some(stored.created_at.to_string()),
            saved_by: stored.author,
            failing,
        }
    }

    /// Every version of a definition, oldest first; of a deleted one too.
    ///
    /// # Errors
    /// There never was such a definition.
    pub fn versions(&self, kind: Kind, name: &str) -> Outcome<Vec<Version>> {
        let stored = self.stored_versions(kind, name)?;
        Ok(stored.iter().map(version).collect())
    }

    /// One version of a definition, with what it says.
    ///
    /// # Errors
    /// There never was such a definition, or not that version.
    pub fn version(&self, kind: Kind, name: &str, number: u64) -> Outcome<VersionBody> {
        let stored = self.stored_versions(kind, name)?;
        let last = stored.last().map_or(0, |last| last.version);
        let found = stored.into_iter().find(|stored| stored.version == number);
        let found = found.ok_or_else(|| {
            let message = Message::new("version-unknown")
                .with("kind", kind.name())
                .with("name", name)
                .with("version", number)
                .with("last", last);
            Failure::from(message)
        })?;
        Ok(VersionBody {
            version: version(&found),
            definition: from_body(&found)
                .ok()
                .map(|definition| to_json(&definition)),
            yaml: found.body,
        })
    }

    fn stored_versions(&self, kind: Kind, name: &str) -> Outcome<Vec<StoredDefinition>> {
        let found = self.catalog.versions(kind.name(), name)?;
        match found.is_empty() {
            true => Err(self.none_named(Some(kind), name).into()),
            false => Ok(found),
        }
    }

    /// Refuses when the newest version of a definition is not the one that somebody looked at; 0
    /// for one that they believe does not exist.
    ///
    /// # Errors
    /// Somebody else has saved it in the meantime.
    pub fn expect_version(&self, kind: Kind, name: &str, seen: u64) -> Outcome<()> {
        let exists = self.saved.versions.contains_key(&(kind, name.to_owned()));
        let newest = match exists {
            true => self.saved.version(kind, name),
            false => 0,
        };
        if newest == seen {
            return Ok(());
        }
        Err(Message::new("definition-changed-meanwhile")
            .with("kind", kind.name())
            .with("name", name)
            .with("seen", seen)
            .with("newest", newest)
            .into())
    }
}

fn is_of(broken: &Broken, key: &Key) -> bool {
    (broken.kind, &broken.name) == (key.0, &key.1)
}

fn version(stored: &StoredDefinition) -> Version {
    Version {
        version: stored.version,
        saved_at: Instant::to_string(&stored.created_at),
        saved_by: stored.author.clone(),
        deleted: stored.deleted,
    }
}

/// The method of a segmentation as written in files.
pub(crate) fn method(spec: &Spec) -> Option<&'static str> {
    let Spec::Segmentation(segmentation) = spec else {
        return None;
    };
    Some(match segmentation {
        Segmentation::Rfm(_) => "rfm",
        Segmentation::Abc(_) => "abc",
        Segmentation::Matrix(_) => "matrix",
        Segmentation::Lifecycle(_) => "lifecycle",
        Segmentation::Bands(_) => "bands",
        Segmentation::Scorecard(_) => "scorecard",
        Segmentation::Rules(_) => "rules",
    })
}
