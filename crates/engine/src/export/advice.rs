//! What strategies advise for a customer, by the groups that the customer is in.

use std::collections::BTreeMap;

use fenqun_model::Language;
use fenqun_model::definition::{DefinitionSet, Kind, Spec, StrategySpec, StrategyTarget};

use crate::references::Key;

/// Strategies of a workspace.
#[derive(Clone, Debug, Default)]
pub(crate) struct Advice<'a> {
    strategies: Vec<&'a StrategySpec>,
}

impl<'a> Advice<'a> {
    pub(crate) fn of(set: &'a DefinitionSet) -> Self {
        let strategies = set
            .of(Kind::Strategy)
            .filter_map(|definition| match &definition.spec {
                Spec::Strategy(strategy) => Some(strategy),
                _ => None,
            });
        Self {
            strategies: strategies.collect(),
        }
    }

    /// The groups that any strategy is for.
    pub(crate) fn groups(&self) -> Vec<Key> {
        let targets = self
            .strategies
            .iter()
            .flat_map(|strategy| &strategy.targets);
        let mut groups: Vec<Key> = targets
            .map(|target| match target {
                StrategyTarget::Segment { segment } => (Kind::Segment, segment.clone()),
                StrategyTarget::Label { segmentation, .. } => {
                    (Kind::Segmentation, segmentation.clone())
                }
            })
            .collect();
        groups.sort();
        groups.dedup();
        groups
    }

    /// Every advice for a customer with these labels (for a segment: any label), each once, in the
    /// order of the strategies' names.
    pub(crate) fn for_labels(
        &self,
        labels: &BTreeMap<Key, String>,
        language: Language,
    ) -> Vec<&'a str> {
        let mut found: Vec<&str> = Vec::new();
        for strategy in &self.strategies {
            let is_meant = strategy
                .targets
                .iter()
                .any(|target| is_meant(target, labels));
            let advice = strategy.advice.get(language).filter(|_| is_meant);
            if let Some(advice) = advice.filter(|advice| !found.contains(advice)) {
                found.push(advice);
            }
        }
        found
    }
}

fn is_meant(target: &StrategyTarget, labels: &BTreeMap<Key, String>) -> bool {
    match target {
        StrategyTarget::Segment { segment } => {
            labels.contains_key(&(Kind::Segment, segment.clone()))
        }
        StrategyTarget::Label {
            segmentation,
            label,
        } => labels.get(&(Kind::Segmentation, segmentation.clone())) == Some(label),
    }
}
