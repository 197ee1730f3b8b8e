//! Every name that a rule may use.

use std::collections::BTreeMap;

use super::class::Class;
use crate::Type;
use crate::definition::{DefinitionSet, Kind, Resolved, Schema, Segmentation, Spec};

/// Everything that has a name.
pub(super) struct Known<'a> {
    pub(super) set: &'a DefinitionSet,
    pub(super) schema: &'a Schema,
    /// Type of each attribute, declared or seen.
    pub(super) attributes: BTreeMap<&'a str, Type>,
    /// What each metric is; filled in dependency order.
    pub(super) metrics: BTreeMap<String, Class>,
    /// The segmentations that could be laid out.
    pub(super) segmentations: BTreeMap<String, Resolved>,
}

impl<'a> Known<'a> {
    pub(super) fn new(
        set: &'a DefinitionSet,
        schema: &'a Schema,
        segmentations: BTreeMap<String, Resolved>,
    ) -> Self {
        let seen = schema.attributes.iter();
        let mut attributes: BTreeMap<&str, Type> =
            seen.map(|(name, kind)| (name.as_str(), *kind)).collect();
        for definition in set.of(Kind::Attribute) {
            if let Spec::Attribute(spec) = &definition.spec {
                attributes.insert(&definition.metadata.name, spec.kind);
            }
        }
        Self {
            set,
            schema,
            attributes,
            metrics: BTreeMap::new(),
            segmentations,
        }
    }

    /// Nothing is known of the data, so a name that nobody knows may still be an attribute. This is
    /// so for a new workspace, and when definition files are evaluated directly on data files.
    pub(super) fn is_blank(&self) -> bool {
        self.schema.attributes.is_empty() && self.schema.events.is_empty()
    }

    /// An attribute's type; `Unknown` for the name of an object whose parts are attributes.
    pub(super) fn attribute(&self, dotted: &str) -> Option<Class> {
        if let Some(kind) = self.attributes.get(dotted) {
            return Some(Class::from(*kind));
        }
        let inside = format!("{dotted}.");
        let after = self.attributes.range(inside.as_str()..).next();
        after
            .filter(|(name, _)| name.starts_with(&inside))
            .map(|_| Class::Unknown)
    }

    /// Names that may stand alone in a rule.
    pub(super) fn plain_names(&self) -> impl Iterator<Item = &str> {
        let named = |kind| self.set.of(kind).map(|found| found.metadata.name.as_str());
        self.attributes
            .keys()
            .copied()
            .chain(named(Kind::Metric))
            .chain(named(Kind::Segmentation))
    }

    /// Types of the properties of an event or of all events that fit a pattern; `None` when no such
    /// event has been seen.
    pub(super) fn properties(&self, event: &str) -> Option<BTreeMap<&'a str, Type>> {
        let mut events =
            self.schema
                .events
                .iter()
                .filter(|(name, _)| match event.strip_suffix('*') {
                    Some(prefix) => name.starts_with(prefix),
                    None => *name == event,
                });
        let first = events.next()?;
        let all = std::iter::once(first).chain(events);
        let properties = all.flat_map(|(_, properties)| properties);
        Some(
            properties
                .map(|(name, kind)| (name.as_str(), *kind))
                .collect(),
        )
    }

    /// Names of the scores of a segmentation.
    pub(super) fn scores(&self, segmentation: &str) -> Vec<&str> {
        let Some(definition) = self.set.get(Kind::Segmentation, segmentation) else {
            return Vec::new();
        };
        match &definition.spec {
            Spec::Segmentation(Segmentation::Rfm(_)) => vec!["r", "f", "m", "score"],
            Spec::Segmentation(Segmentation::Matrix(_)) => vec!["value", "potential", "score"],
            Spec::Segmentation(Segmentation::Bands(_)) => vec!["band", "score"],
            Spec::Segmentation(Segmentation::Scorecard(spec)) => {
                let criteria = spec.criteria.iter();
                let names = criteria.map(|criterion| criterion.name.as_str());
                names.chain(["score"]).collect()
            }
            _ => Vec::new(),
        }
    }
}
