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
            titled(resolved)
                .into_iter()
                .map(move |(label, title)| ((name.clone(), label.to_owned()), title.clone()))
        });
        Self {
            titles: titles.filter(|(_, title)| !title.is_empty()).collect(),
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

/// The labels of a segmentation that can have titles, with them.
pub(crate) fn titled(resolved: &Resolved) -> Vec<(&str, &Title)> {
    match resolved {
        Resolved::Grid { table, .. } => {
            let labels = table.labels.iter().map(String::as_str);
            labels.zip(&table.titles).collect()
        }
        Resolved::FirstMatch { rules, .. } => rules
            .iter()
            .map(|(label, title, _)| (label.as_str(), title))
            .collect(),
        Resolved::Abc { .. } | Resolved::Points { .. } => vec![],
    }
}

/// The label of those who cannot be judged or whom no rule catches.
pub(crate) fn reserved(resolved: &Resolved) -> Option<&String> {
    match resolved {
        Resolved::Grid { outside, .. } | Resolved::Abc { outside, .. } => Some(outside),
        Resolved::FirstMatch { otherwise, .. } => Some(otherwise),
        Resolved::Points { .. } => None,
    }
}

/// The title of a label; empty when it has none.
pub(crate) fn label_title(resolved: &Resolved, label: &str) -> Title {
    let found = titled(resolved)
        .into_iter()
        .find(|(known, _)| *known == label);
    found.map(|(_, title)| title.clone()).unwrap_or_default()
}
