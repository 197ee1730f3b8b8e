//! Definitions that fail, groups that grew or shrank within a week, segmentations with many labels.

use fenqun_model::Message;
use fenqun_model::definition::{Checked, Kind, Resolved};

use super::{Finding, Names, Severity, Target, Trends, reason};
use crate::live::Size;
use crate::saved::Broken;

/// Of so many customers a group differs at least before it counts as moved …
const FEWEST_MOVED: u64 = 30;
/// … and by this many percent of what it was.
const MOVED_PERCENT: u64 = 20;
/// Most groups that are told to have moved, those that moved most.
const MOST_MOVED: usize = 5;
/// From more labels than this on, people lose sight of what to do with each.
const MANY_LABELS: usize = 6;

/// Definitions that cannot be evaluated.
pub(super) fn failing(broken: &[Broken], sizes: &[Size], names: &Names<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = broken
        .iter()
        .map(|broken| {
            let message = Message::new("attention-failing")
                .with("name", names.of(broken.kind, &broken.name))
                .with("reason", reason(broken));
            let target = Target::definition(broken.kind, &broken.name);
            Finding::new(message, Severity::Urgent, target)
        })
        .collect();
    // Evaluating some broke off, which the check of definitions does not see.
    let is_told = |size: &&Size| {
        let is_it = |broken: &Broken| (broken.kind, &broken.name) == (size.kind, &size.definition);
        broken.iter().any(is_it)
    };
    let frozen = sizes.iter().filter(|size| size.frozen_at.is_some());
    found.extend(frozen.filter(|size| !is_told(size)).map(|size| {
        let message = Message::new("attention-failing")
            .with("name", names.of(size.kind, &size.definition))
            .with("reason", Message::new("live-evaluation-failed"));
        let target = Target::definition(size.kind, &size.definition);
        Finding::new(message, Severity::Urgent, target)
    }));
    found
}

/// Groups that are clearly larger or smaller than a week ago.
pub(super) fn moved(trends: &Trends, sizes: &[Size], names: &Names<'_>) -> Vec<Finding> {
    let mut moved: Vec<(u64, Finding)> = Vec::new();
    for size in sizes.iter().filter(|size| size.frozen_at.is_none()) {
        for (label, now) in &size.labels {
            let Some(before) = trends.size(size.kind, &size.definition, label) else {
                continue;
            };
            let difference = now.abs_diff(before);
            let is_clear = difference >= FEWEST_MOVED
                && difference.saturating_mul(100) >= before.saturating_mul(MOVED_PERCENT);
            if is_clear {
                moved.push((difference, movement(size, label, [before, *now], names)));
            }
        }
    }
    moved.sort_by_key(|(difference, _)| std::cmp::Reverse(*difference));
    let moved = moved.into_iter().take(MOST_MOVED);
    moved.map(|(_, finding)| finding).collect()
}

fn movement(size: &Size, label: &str, [before, now]: [u64; 2], names: &Names<'_>) -> Finding {
    let id = match (size.kind == Kind::Segmentation, now > before) {
        (true, true) => "attention-label-grew",
        (true, false) => "attention-label-shrank",
        (false, true) => "attention-group-grew",
        (false, false) => "attention-group-shrank",
    };
    let message = Message::new(id)
        .with("name", names.of(size.kind, &size.definition))
        .with("label", names.label(&size.definition, label))
        .with("before", before)
        .with("now", now);
    let target = Target::definition(size.kind, &size.definition);
    Finding::new(message, Severity::Note, target)
}

/// Segmentations with so many labels that nobody treats each of them differently. Rules are as many
/// as somebody wrote.
pub(super) fn many_labels(checked: &Checked, names: &Names<'_>) -> Vec<Finding> {
    let segmentations = checked.segmentations.iter();
    segmentations
        .filter_map(|(name, resolved)| {
            let labels = match resolved {
                Resolved::Grid { table, .. } => table.labels.len(),
                Resolved::Points { labels, .. } => labels.len(),
                Resolved::Abc { .. } | Resolved::FirstMatch { .. } => 0,
            };
            let message = Message::new("attention-many-labels")
                .with("name", names.of(Kind::Segmentation, name))
                .with("count", labels);
            let target = Target::definition(Kind::Segmentation, name);
            (labels > MANY_LABELS).then(|| Finding::new(message, Severity::Note, target))
        })
        .collect()
}
