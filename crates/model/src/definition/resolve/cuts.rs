//! Cuts and label lists: as many as needed, ascending, all of one sort, none twice.

use std::collections::BTreeSet;

use super::Layout;
use crate::Message;
use crate::definition::{Bound, ScoreBy, TitledLabel};

impl Layout<'_> {
    /// Checks the cuts of a dimension with `bins` scores.
    pub(super) fn cuts(&mut self, path: &str, by: ScoreBy, bins: u32, cuts: &[Bound]) {
        if by != ScoreBy::Threshold {
            if !cuts.is_empty() {
                self.refuse_plain(path, "cuts-without-threshold");
            }
            return;
        }
        if cuts.len() + 1 != bins as usize {
            let numbers = |message: Message| {
                let message = message.with("given", cuts.len());
                message.with("wanted", bins as usize - 1)
            };
            self.refuse(path, numbers, "wrong-number-of-cuts");
        }
        self.ascending(path, cuts);
    }

    /// Checks that cuts ascend and are of one sort.
    pub(super) fn ascending(&mut self, path: &str, cuts: &[Bound]) {
        for pair in cuts.windows(2) {
            let id = match pair {
                [Bound::Number(low), Bound::Number(high)] if low < high => continue,
                [Bound::Period(low), Bound::Period(high)]
                    if low.shortest_millis() < high.shortest_millis() =>
                {
                    continue;
                }
                [Bound::Number(_), Bound::Number(_)] | [Bound::Period(_), Bound::Period(_)] => {
                    "cuts-not-ascending"
                }
                _ => "cuts-mixed",
            };
            let both = |message: Message| {
                let message = message.with("first", pair[0].to_string());
                message.with("second", pair[1].to_string())
            };
            return self.refuse(path, both, id);
        }
    }

    /// Checks that the number of scores is sensible.
    pub(super) fn bins(&mut self, path: &str, bins: u32) -> bool {
        let fits = (2..=100).contains(&bins);
        if !fits {
            self.refuse(
                path,
                |it| it.with("bins", u64::from(bins)),
                "bins-out-of-range",
            );
        }
        fits
    }

    /// Checks labels that must differ; at least two make a division.
    pub(super) fn different(&mut self, path: &str, labels: &[TitledLabel]) {
        if labels.len() < 2 {
            self.refuse_plain(path, "too-few-labels");
        }
        let mut seen = BTreeSet::new();
        for label in labels {
            self.label(path, &label.label);
            if !seen.insert(&label.label) {
                let named = |message: Message| message.with("label", label.label.as_str());
                self.refuse(path, named, "label-twice");
            }
        }
    }

    /// Checks one label.
    pub(super) fn label(&mut self, path: &str, label: &str) {
        if label.trim().is_empty() {
            self.refuse_plain(path, "empty-label");
        }
    }
}
