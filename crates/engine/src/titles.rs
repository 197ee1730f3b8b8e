//! What people are shown instead of the names of labels.

use std::collections::BTreeMap;

use fenqun_model::Language;
use fenqun_model::definition::{Checked, Resolved, Title};

use crate::failure::Outcome;
use crate::workspace::Workspace;

/// Titles of labels by segmentation and label.
#[derive(Clone, Debug, Default)]
pub struct LabelTitles {
    titles: BTreeMap<(String, String), Title>,
}

impl LabelTitles {
    /// Those of checked definitions.
    pub(crate) fn of(checked: &Checked) -> Self {
        let titles = checked.segmentations.iter().flat_map(|(name, resolved)| {
            let titles = resolved.titles().into_iter();
            titles.map(move |(label, title)| ((name.clone(), label.to_owned()), title))
        });
        Self {
            titles: titles.collect(),
        }
    }

    /// What people are shown for a label: its title in their language, else the label, which is in
    /// its author's.
    pub fn show<'a>(&'a self, segmentation: &str, label: &'a str, language: Language) -> &'a str {
        let title = self
            .titles
            .get(&(segmentation.to_owned(), label.to_owned()));
        let title = title.and_then(|title| match language {
            Language::Chinese => title.zh.as_deref(),
            Language::English => title.en.as_deref(),
        });
        title.unwrap_or(label)
    }
}

impl Workspace {
    /// The titles of all labels.
    ///
    /// # Errors
    /// The definitions cannot be checked at all.
    pub fn label_titles(&self) -> Outcome<LabelTitles> {
        Ok(LabelTitles::of(&self.usable()?.checked))
    }
}

/// The label of those who cannot be judged or whom no rule catches.
pub(crate) fn reserved(resolved: &Resolved) -> Option<&String> {
    match resolved {
        Resolved::Grid { outside, .. } | Resolved::Abc { outside, .. } => Some(&outside.label),
        Resolved::FirstMatch { otherwise, .. } => Some(&otherwise.label),
        Resolved::Points { .. } => None,
    }
}

/// The title of a label; empty when it has none.
pub(crate) fn label_title(resolved: &Resolved, label: &str) -> Title {
    let mut titles = resolved.titles().into_iter();
    let found = titles.find(|(known, _)| *known == label);
    found.map(|(_, title)| title).unwrap_or_default()
}
