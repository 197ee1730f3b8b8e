//! Which imports told of an identifier or of a connection, and whether anything else did: a set of
//! numbers, 0 for what came with no import, kept as one number for each. Equal sets have mostly the
//! same number, for imports mostly come one after the other, so there are few.

use std::collections::HashMap;
use std::sync::Arc;

use crate::blocks::Blocks;

/// The number of the set of what came with no import. That is never undone.
pub(super) const ALWAYS: u32 = 0;

/// Sets of imports by number, from 1. Each is another one and an import. The set of no import comes
/// first in those that it is part of.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sets {
    sets: Arc<Vec<(u32, u32)>>,
    /// The set that is a set and an import, or 0.
    known: Arc<HashMap<(u32, u32), u32>>,
}

/// In a set's place: nothing.
pub(super) const NOTHING: u32 = u32::MAX;

/// The sets of many things, by their number.
#[derive(Clone, Debug, Default)]
pub(super) struct Origins {
    of: Blocks<u32>,
    /// Those whose set changed since files were last written, besides those that came since.
    pub(super) changed: Blocks<u32>,
}

impl Sets {
    /// The set with an import more.
    pub(super) fn with(&mut self, set: u32, import: u32) -> u32 {
        if self.has(set, import) {
            return set;
        }
        if let Some(known) = self.known.get(&(set, import)) {
            return *known;
        }
        if import != 0 {
            return self.push(set, import);
        }
        let mut all = ALWAYS;
        for import in self.imports(set) {
            all = self.with(all, import);
        }
        Arc::make_mut(&mut self.known).insert((set, 0), all);
        all
    }

    /// The imports in a set.
    fn imports(&self, mut set: u32) -> Vec<u32> {
        let mut imports = Vec::new();
        while set != NOTHING && set != ALWAYS {
            let (rest, own) = self.sets[set as usize - 1];
            imports.push(own);
            set = rest;
        }
        imports.reverse();
        imports
    }

    /// Adds a set that is not there.
    pub(super) fn push(&mut self, set: u32, import: u32) -> u32 {
        let sets = Arc::make_mut(&mut self.sets);
        sets.push((set, import));
        let number = sets.len() as u32;
        Arc::make_mut(&mut self.known).insert((set, import), number);
        number
    }

    /// Whether an import, or 0, is in a set.
    pub(super) fn has(&self, mut set: u32, import: u32) -> bool {
        while set != NOTHING && set != ALWAYS {
            let (rest, own) = self.sets[set as usize - 1];
            if own == import {
                return true;
            }
            set = rest;
        }
        import == 0 && set == ALWAYS
    }

    pub(super) fn len(&self) -> usize {
        self.sets.len()
    }

    /// Each set: the one that it goes on from, and its import.
    pub(super) fn from(&self, first: usize) -> &[(u32, u32)] {
        &self.sets[first..]
    }

    /// The sets without an import, and of each set which of them it is now.
    pub(super) fn without(&self, import: u32) -> (Self, Vec<u32>) {
        let mut rest = Self::default();
        let mut now = vec![ALWAYS];
        for (set, own) in self.sets.iter() {
            let before = match *set {
                NOTHING => NOTHING,
                set => now[set as usize],
            };
            now.push(match *own == import {
                true => before,
                false => rest.with(before, *own),
            });
        }
        (rest, now)
    }
}

impl Origins {
    /// A new thing.
    pub(super) fn push(&mut self, set: u32) {
        self.of.push(set);
    }

    pub(super) fn len(&self) -> usize {
        self.of.len()
    }

    pub(super) fn get(&self, at: u32) -> u32 {
        self.of.get(at as usize)
    }

    /// The set of a thing that files have is another one.
    pub(super) fn put(&mut self, at: u32, set: u32) {
        self.of.set(at as usize, set);
    }

    /// An import told of a thing.
    pub(super) fn see(&mut self, at: u32, import: u32, sets: &mut Sets) {
        let before = self.get(at);
        let after = sets.with(before, import);
        if after != before {
            self.put(at, after);
            self.changed.push(at);
        }
    }

    /// The sets of all things from one on, as pairs of how many follow one another and the set.
    pub(super) fn runs(&self, first: usize) -> Vec<(u32, u32)> {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for set in self.of.from(first) {
            match runs.last_mut().filter(|last| last.1 == *set) {
                Some(last) => last.0 += 1,
                None => runs.push((1, *set)),
            }
        }
        runs
    }

    /// Those before one whose set changed, ascending, with their sets.
    pub(super) fn changed_before(&self, first: usize) -> Vec<(u32, u32)> {
        let changed = self.changed.iter().copied();
        let mut changed: Vec<u32> = changed.filter(|at| (*at as usize) < first).collect();
        changed.sort_unstable();
        changed.dedup();
        changed.into_iter().map(|at| (at, self.get(at))).collect()
    }

    /// The sets of some of the things, by number.
    pub(super) fn of(sets: impl IntoIterator<Item = u32>) -> Self {
        Self {
            of: sets.into_iter().collect(),
            changed: Blocks::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_that_is_taken_out_leaves_the_others() {
        let mut sets = Sets::default();
        let one = sets.with(NOTHING, 1);
        let both = sets.with(one, 2);
        assert_eq!(sets.with(both, 1), both);
        let all = sets.with(both, 0);
        assert!([0, 1, 2].iter().all(|import| sets.has(all, *import)));
        assert_eq!((sets.with(all, 0), sets.with(both, 0)), (all, all));
        let two = sets.with(NOTHING, 2);
        let (rest, now) = sets.without(1);
        assert_eq!(now[one as usize], NOTHING);
        assert_eq!(now[both as usize], now[two as usize]);
        assert!(rest.has(now[both as usize], 2) && !rest.has(now[both as usize], 1));
        assert_eq!(now[ALWAYS as usize], ALWAYS);
        assert_eq!(rest.without(2).1[now[all as usize] as usize], ALWAYS);
    }

    #[test]
    fn what_follows_one_another_with_one_set_is_told_once() {
        let mut origins = Origins::of([0, 0, 1, 1, 1, 0]);
        assert_eq!(origins.runs(1), [(1, 0), (3, 1), (1, 0)]);
        let mut sets = Sets::default();
        sets.with(NOTHING, 7);
        origins.see(3, 7, &mut sets);
        origins.see(4, 0, &mut sets);
        assert_eq!(origins.changed_before(6), [(4, 2)]);
        assert_eq!(origins.changed_before(4), []);
    }
}
