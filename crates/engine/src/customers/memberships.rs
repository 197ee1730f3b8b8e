//! Where one customer stands in every group: by evaluation, or as it was recorded.

use fenqun_model::Instant;
use fenqun_model::definition::{Kind, Title};
use fenqun_store::Customer;
use serde::Serialize;
use utoipa::ToSchema;

use crate::answers::{Standing, next_change, standing};
use crate::course::IN;
use crate::eval::wanted;
use crate::failure::Outcome;
use crate::live::{self, Change};
use crate::references::Key;
use crate::saved::{Broken, BrokenListing};
use crate::titles;
use crate::workspace::Workspace;

/// Where a customer stands in every group.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Memberships {
    /// The instant, RFC 3339.
    pub as_of: String,
    /// Every segment, list and segmentation, by kind and name.
    pub items: Vec<Membership>,
    /// Definitions that cannot be evaluated.
    pub failed: Vec<BrokenListing>,
}

/// Where a customer stands in one group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Membership {
    /// Kind of the definition.
    pub kind: Kind,
    /// Its name.
    pub definition: String,
    /// What people are shown.
    pub title: Title,
    /// Its version.
    pub version: u64,
    /// The label; `in` for members of a segment or list; null for outside.
    #[schema(required = true)]
    pub label: Option<String>,
    /// What people are shown for the label.
    pub label_title: Title,
    /// When that changes by itself, RFC 3339; null for never.
    #[schema(required = true)]
    pub next_change: Option<String>,
    /// Since when it was recorded so, RFC 3339; null when that is not known.
    #[schema(required = true)]
    pub since: Option<String>,
}

/// What was recorded about a customer.
#[derive(Clone, Debug, Default)]
pub struct Recorded {
    /// How they stand.
    pub standings: Vec<live::Standing>,
    /// How that came about, in the order of recording.
    pub changes: Vec<Change>,
}

impl Workspace {
    /// Where a customer stands in every group at an instant, by evaluation. What was `recorded`,
    /// when it is given, goes before it: definitions that fail keep their last good result.
    ///
    /// # Errors
    /// A malformed instant, damaged files.
    pub fn memberships(
        &self,
        customer: &Customer,
        as_of: Option<&str>,
        recorded: Option<&Recorded>,
    ) -> Outcome<Memberships> {
        let as_of = self.instant(as_of)?;
        let usable = self.usable()?;
        let mut keys = wanted(&[], &usable.checked.set)?;
        let (run, failing) = self.compile_isolating(&usable.checked, &keys)?;
        keys.retain(|key| !failing.iter().any(|broken| is_of(broken, key)));
        let parameters = self.parameters(&usable.checked, &run, as_of)?;
        let evaluation = run.plan.bind(as_of, &parameters)?;
        let mut items = Vec::new();
        self.evaluate_one(&customer.name, &run.plan, &evaluation, &mut |_, answers| {
            for (question, key) in keys.iter().enumerate() {
                let label = match standing(&answers.answers[question].data, 0) {
                    Standing::Member(true) => Some(IN.to_owned()),
                    Standing::Label(label) => {
                        run.plan.labels(question).get(label as usize).cloned()
                    }
                    _ => None,
                };
                let next = next_change(&answers, question, 0);
                items.push(self.membership(key, label, next));
            }
        })?;
        if let Some(recorded) = recorded {
            self.take_over(recorded, &mut items);
        }
        for item in &mut items {
            let key = (item.kind, item.definition.clone());
            item.label_title = label_title(&usable.checked, &key, item.label.as_deref());
        }
        let failed = usable.broken.iter().chain(&failing);
        Ok(Memberships {
            as_of: as_of.to_string(),
            items,
            failed: failed.map(Broken::listing).collect(),
        })
    }

    fn membership(&self, key: &Key, label: Option<String>, next: Option<Instant>) -> Membership {
        Membership {
            kind: key.0,
            definition: key.1.clone(),
            title: self.title_of(key),
            version: self.saved.version(key.0, &key.1),
            label,
            label_title: Title::default(),
            next_change: next.map(|at| at.to_string()),
            since: None,
        }
    }

    /// Takes over what was recorded, and since when.
    fn take_over(&self, recorded: &Recorded, items: &mut Vec<Membership>) {
        for standing in &recorded.standings {
            let key = (standing.kind, standing.definition.clone());
            let found = items
                .iter_mut()
                .find(|item| (item.kind, &item.definition) == (key.0, &key.1));
            match found {
                Some(item) => {
                    item.label.clone_from(&standing.label);
                    item.version = standing.version;
                }
                None => {
                    let mut item = self.membership(&key, standing.label.clone(), None);
                    item.version = standing.version;
                    items.push(item);
                }
            }
        }
        items.sort_by(|a, b| (a.kind, &a.definition).cmp(&(b.kind, &b.definition)));
        for item in items {
            let last = recorded
                .changes
                .iter()
                .rfind(|change| (change.kind, &change.definition) == (item.kind, &item.definition));
            let last = last.filter(|change| change.to == item.label);
            item.since = last.map(|change| change.at.to_string());
        }
    }

    /// What people are shown instead of a definition's name.
    pub(crate) fn title_of(&self, key: &Key) -> Title {
        let definition = self.saved.set.get(key.0, &key.1);
        definition.map_or_else(Title::default, |definition| {
            definition.metadata.title.clone()
        })
    }
}

/// What people are shown instead of a label.
fn label_title(
    checked: &fenqun_model::definition::Checked,
    key: &Key,
    label: Option<&str>,
) -> Title {
    let resolved = checked
        .segmentations
        .get(&key.1)
        .filter(|_| key.0 == Kind::Segmentation);
    let titled = resolved.zip(label);
    titled.map_or_else(Title::default, |(resolved, label)| {
        titles::label_title(resolved, label)
    })
}

fn is_of(broken: &Broken, key: &Key) -> bool {
    (broken.kind, &broken.name) == (key.0, &key.1)
}
