//! Where one customer stands in every group at an instant.

use fenqun_model::definition::{Kind, Title};
use fenqun_store::Customer;
use serde::Serialize;
use utoipa::ToSchema;

use crate::answers::{Standing, next_change, standing};
use crate::course::IN;
use crate::eval::wanted;
use crate::failure::Outcome;
use crate::references::Key;
use crate::saved::{Broken, BrokenListing};
use crate::titles::titled;
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

impl Workspace {
    /// Where a customer stands in every group, by evaluation.
    ///
    /// # Errors
    /// A malformed instant, damaged files.
    pub fn memberships(&self, customer: &Customer, as_of: Option<&str>) -> Outcome<Memberships> {
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
                items.push(Membership {
                    kind: key.0,
                    definition: key.1.clone(),
                    title: self.title_of(key),
                    version: self.saved.version(key.0, &key.1),
                    label_title: label_title(&usable.checked, key, label.as_deref()),
                    label,
                    next_change: next_change(&answers, question, 0).map(|at| at.to_string()),
                    since: None,
                });
            }
        })?;
        let failed = usable.broken.iter().chain(&failing);
        Ok(Memberships {
            as_of: as_of.to_string(),
            items,
            failed: failed.map(Broken::listing).collect(),
        })
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
    let titles = resolved.map(titled).unwrap_or_default();
    let found = titles.into_iter().find(|(known, _)| Some(*known) == label);
    found.map_or_else(Title::default, |(_, title)| title.clone())
}

fn is_of(broken: &Broken, key: &Key) -> bool {
    (broken.kind, &broken.name) == (key.0, &key.1)
}
