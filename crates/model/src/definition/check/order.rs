//! The order in which definitions can be computed, and the cycles that make one impossible.

use std::collections::BTreeMap;

use super::place::Place;
use super::references::references;
use crate::Message;
use crate::definition::{Definition, DefinitionSet, Kind};

type Key = (Kind, String);

/// Kinds that are computed for each customer.
const COMPUTED: [Kind; 4] = [
    Kind::Metric,
    Kind::Segment,
    Kind::StaticList,
    Kind::Segmentation,
];

/// Whether a definition is on the way or done.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Open,
    Done,
}

struct Sorting<'a> {
    set: &'a DefinitionSet,
    marks: BTreeMap<Key, Mark>,
    /// From the definition that was asked for down to the one at hand.
    way: Vec<Key>,
    order: Vec<Key>,
    errors: Vec<Message>,
}

/// Metrics, segments, static lists and segmentations, each after everything that it uses.
pub(super) fn order(set: &DefinitionSet) -> Result<Vec<Key>, Vec<Message>> {
    let mut sorting = Sorting {
        set,
        marks: BTreeMap::new(),
        way: Vec::new(),
        order: Vec::new(),
        errors: Vec::new(),
    };
    for definition in COMPUTED.iter().flat_map(|kind| set.of(*kind)) {
        sorting.visit(definition);
    }
    if sorting.errors.is_empty() {
        Ok(sorting.order)
    } else {
        Err(sorting.errors)
    }
}

impl Sorting<'_> {
    /// Sorts in everything that a definition uses, then itself. Recursion is as deep as the longest
    /// chain of definitions.
    fn visit(&mut self, definition: &Definition) {
        let key = (definition.spec.kind(), definition.metadata.name.clone());
        match self.marks.get(&key) {
            Some(Mark::Done) => return,
            Some(Mark::Open) => return self.cycle(&key),
            None => {}
        }
        self.marks.insert(key.clone(), Mark::Open);
        self.way.push(key.clone());
        for (kind, name) in references(definition, self.set) {
            let next = self.set.get(kind, &name);
            if let Some(next) = next.filter(|_| COMPUTED.contains(&kind)) {
                self.visit(next);
            }
        }
        self.way.pop();
        self.marks.insert(key.clone(), Mark::Done);
        self.order.push(key);
    }

    fn cycle(&mut self, back_to: &Key) {
        let start = self.way.iter().position(|key| key == back_to);
        let around = self.way.iter().skip(start.unwrap_or_default());
        let names: Vec<String> = around
            .chain([back_to])
            .map(|(kind, name)| format!("{} {name}", kind.name()))
            .collect();
        if let Some(definition) = self.set.get(back_to.0, &back_to.1) {
            let place = Place::field(definition, "spec");
            let message = place.message("cycle");
            self.errors.push(message.with("cycle", names.join(" -> ")));
        }
    }
}
