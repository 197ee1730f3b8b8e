//! Everything that is known of the customers: how they stand, when they have to be looked at, and
//! who there is.

use std::collections::BTreeMap;

use fenqun_model::Instant;
use fenqun_store::changes::{Cause, Change};

use super::members::{Column, NONE};
use super::timers::Timers;
use crate::references::Key;

/// What is known of the customers.
#[derive(Debug, Default)]
pub(super) struct Standings {
    pub(super) columns: Vec<Column>,
    pub(super) timers: Timers,
    /// One bit for each root that is a customer.
    known: Vec<u64>,
    customers: u64,
}

/// A new standing.
pub(super) struct Step<'a> {
    pub(super) column: usize,
    pub(super) root: u32,
    pub(super) code: u16,
    pub(super) customer: &'a str,
    pub(super) at: Instant,
}

impl Standings {
    /// Number of customers.
    pub(super) fn customers(&self) -> u64 {
        self.customers
    }

    pub(super) fn is_known(&self, root: u32) -> bool {
        let word = self.known.get(root as usize / 64).copied().unwrap_or(0);
        word >> (root % 64) & 1 == 1
    }

    /// Notes that there is a customer.
    pub(super) fn know(&mut self, root: u32) {
        if !self.is_known(root) {
            let word = root as usize / 64;
            if word >= self.known.len() {
                self.known.resize(word + 1, 0);
            }
            self.known[word] |= 1 << (root % 64);
            self.customers += 1;
        }
    }

    /// Every customer by root, ascending.
    pub(super) fn roots(&self) -> Vec<u32> {
        let words = self.known.iter().enumerate();
        let roots = words.flat_map(|(index, word)| {
            let bits = (0..64).filter(move |bit| word >> bit & 1 == 1);
            bits.map(move |bit| index as u32 * 64 + bit)
        });
        roots.collect()
    }

    /// Sets a standing; the change, if it is one.
    pub(super) fn step(
        &mut self,
        step: &Step<'_>,
        cause: impl FnOnce() -> Cause,
    ) -> Option<Change> {
        let column = &mut self.columns[step.column];
        let before = column.set(step.root, step.code);
        if before == step.code {
            return None;
        }
        Some(Change {
            sequence: 0,
            customer: step.customer.to_owned(),
            kind: column.key.0,
            definition: column.key.1.clone(),
            version: column.version,
            from: column.label(before).map(str::to_owned),
            to: column.label(step.code).map(str::to_owned),
            at: step.at,
            cause: cause(),
        })
    }

    /// A customer is none any more: every standing ends.
    pub(super) fn end(
        &mut self,
        root: u32,
        customer: &str,
        at: Instant,
        cause: &Cause,
    ) -> Vec<Change> {
        if self.is_known(root) {
            self.known[root as usize / 64] &= !(1 << (root % 64));
            self.customers -= 1;
        }
        self.timers.set(root, Instant::MAX);
        let mut changes = Vec::new();
        for column in 0..self.columns.len() {
            let step = Step {
                column,
                root,
                code: NONE,
                customer,
                at,
            };
            changes.extend(self.step(&step, || cause.clone()));
        }
        changes
    }

    /// A customer goes by another name: what was recorded under the old one ends, and holds under the
    /// new one.
    pub(super) fn rename(&self, root: u32, (old, new): (&str, &str), at: Instant) -> Vec<Change> {
        let mut changes = Vec::new();
        for column in &self.columns {
            let Some(label) = column.label(column.get(root)) else {
                continue;
            };
            let ends = Change {
                sequence: 0,
                customer: old.to_owned(),
                kind: column.key.0,
                definition: column.key.1.clone(),
                version: column.version,
                from: Some(label.to_owned()),
                to: None,
                at,
                cause: Cause::Merge,
            };
            let begins = Change {
                customer: new.to_owned(),
                from: None,
                to: Some(label.to_owned()),
                ..ends.clone()
            };
            changes.extend([ends, begins]);
        }
        changes
    }

    /// Where the standings of a definition are.
    pub(super) fn column(&self, key: &Key) -> Option<usize> {
        self.columns.iter().position(|column| column.key == *key)
    }

    /// Definitions that fail and keep their last good result, with the version of that.
    pub(super) fn frozen(&self) -> BTreeMap<Key, u64> {
        let frozen = self.columns.iter().filter(|column| column.frozen.is_some());
        frozen
            .map(|column| (column.key.clone(), column.version))
            .collect()
    }
}
