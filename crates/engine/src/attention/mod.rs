//! What somebody should look at: what is broken, what waits, what moved. Plain sentences with
//! numbers, the most urgent first, each with the thing it is about.

mod cuts;
mod data;
mod groups;
mod trends;

pub use trends::{Refreshing, TrendKeeper, Trends};

use std::sync::Arc;

use fenqun_catalog::JobRun;
use fenqun_model::definition::{Kind, Title};
use fenqun_model::{Language, Message};
use serde::Serialize;
use utoipa::ToSchema;

use crate::failure::Outcome;
use crate::live::Size;
use crate::saved::Broken;
use crate::titles::LabelTitles;
use crate::workspace::Workspace;

/// What was seen of the running workspace.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Sizes of the definitions now, as recorded.
    pub sizes: Vec<Size>,
    /// Runs of jobs, newest first.
    pub runs: Vec<JobRun>,
    /// People who have not chosen a password of their own yet.
    pub initial_passwords: u64,
    /// How it was a week ago; `None` while that is not known.
    pub trends: Option<Arc<Trends>>,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it says; its id is the code.
    pub message: Message,
    /// How urgent it is.
    pub severity: Severity,
    /// What it is about.
    pub target: Target,
}

/// How urgent something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Something does not work, or what is shown is not right.
    Urgent,
    /// Somebody should decide or mend something.
    Soon,
    /// Good to know.
    Note,
}

/// What something is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Target {
    /// What it is.
    pub kind: TargetKind,
    /// Kind of the definition, of a definition.
    #[schema(required = true)]
    pub definition_kind: Option<Kind>,
    /// Name of the definition, or id of anything else; null when it is about all of the kind, and
    /// for an import on the command line, which has no page of its own.
    #[schema(required = true)]
    pub name: Option<String>,
}

/// Kinds of things to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TargetKind {
    /// A definition.
    Definition,
    /// An import, by its id at `/api/v1/imports/{id}`.
    Import,
    /// A run of a job.
    JobRun,
    /// Events that could not be taken.
    DeadLetters,
    /// A fit that waits for approval.
    FitReview,
    /// People who may sign in.
    People,
}

impl Workspace {
    /// What somebody should look at, the most urgent first. Evaluates nothing.
    ///
    /// # Errors
    /// Damaged files; the definitions cannot be checked at all.
    pub fn attention(&self, seen: &Seen, language: Language) -> Outcome<Vec<Finding>> {
        let usable = self.usable()?;
        let names = Names {
            workspace: self,
            labels: self.label_titles()?,
            language,
        };
        let mut found = groups::failing(&usable.broken, &seen.sizes, &names);
        found.extend(data::jobs(&seen.runs));
        found.extend(data::imports(self)?);
        found.extend(data::letters(self)?);
        found.extend(cuts::reviews(self, &names)?);
        found.extend(cuts::due(self, &usable.checked, &names)?);
        if let Some(trends) = &seen.trends {
            found.extend(cuts::drifted(trends, &names));
            found.extend(groups::moved(trends, &seen.sizes, &names));
        }
        found.extend(groups::many_labels(&usable.checked, &names));
        found.extend(data::people(seen.initial_passwords));
        found.sort_by_key(|finding| finding.severity);
        Ok(found)
    }
}

/// What definitions and labels are called in a language.
struct Names<'a> {
    workspace: &'a Workspace,
    labels: LabelTitles,
    language: Language,
}

impl Names<'_> {
    /// The title of a definition, else its name.
    fn of(&self, kind: Kind, name: &str) -> String {
        let definition = self.workspace.saved.set.get(kind, name);
        let title = definition.map(|definition| &definition.metadata.title);
        title
            .and_then(|title| in_language(title, self.language))
            .unwrap_or(name)
            .to_owned()
    }

    /// The title of a label, else the label.
    fn label(&self, segmentation: &str, label: &str) -> String {
        let shown = self.labels.show(segmentation, label, self.language);
        shown.to_owned()
    }
}

fn in_language(title: &Title, language: Language) -> Option<&str> {
    let title = match language {
        Language::Chinese => title.zh.as_ref().or(title.en.as_ref()),
        Language::English => title.en.as_ref().or(title.zh.as_ref()),
    };
    title.map(String::as_str)
}

impl Finding {
    fn new(message: Message, severity: Severity, target: Target) -> Self {
        Self {
            message,
            severity,
            target,
        }
    }
}

impl Target {
    fn definition(kind: Kind, name: &str) -> Self {
        Self {
            kind: TargetKind::Definition,
            definition_kind: Some(kind),
            name: Some(name.to_owned()),
        }
    }

    fn other(kind: TargetKind, name: Option<String>) -> Self {
        Self {
            kind,
            definition_kind: None,
            name,
        }
    }
}

/// The first reason of something broken.
fn reason(broken: &Broken) -> Message {
    let first = broken.reasons.first().cloned();
    first.unwrap_or(Message::new("broken-unknown"))
}
