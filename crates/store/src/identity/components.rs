//! Disjoint sets of nodes whose members can be listed and which can be taken apart again.

use crate::blocks::{Blocks, Slots};

/// Disjoint sets of nodes. The representative of a set is its smallest node.
#[derive(Clone, Debug, Default)]
pub(super) struct Components<N = Blocks<u32>, S = Blocks<u16>, B = Blocks<bool>> {
    /// Towards the root; always smaller, or the node itself.
    parent: N,
    /// The members of a set in a ring.
    ring: N,
    /// Number of members, at roots; held to the range.
    size: S,
    /// Whether the set has a customer number, at roots.
    number: B,
}

/// Sets that are put together quickly, for nobody shares them yet.
pub(super) type Bulk = Components<Vec<u32>, Vec<u16>, Vec<bool>>;

impl From<Bulk> for Components {
    fn from(bulk: Bulk) -> Self {
        Self {
            parent: bulk.parent.into(),
            ring: bulk.ring.into(),
            size: bulk.size.into(),
            number: bulk.number.into(),
        }
    }
}

impl<N: Slots<u32>, S: Slots<u16>, B: Slots<bool>> Components<N, S, B> {
    /// Adds nodes, each a set of its own, up to a number of nodes.
    pub(super) fn grow(&mut self, length: usize) {
        for node in self.parent.length() as u32..length as u32 {
            self.parent.push_slot(node);
            self.ring.push_slot(node);
            self.size.push_slot(1);
            self.number.push_slot(false);
        }
    }

    pub(super) fn root(&self, mut node: u32) -> u32 {
        loop {
            let parent = self.parent.at_slot(node as usize);
            if parent == node {
                return node;
            }
            node = parent;
        }
    }

    pub(super) fn members(&self, node: u32) -> Vec<u32> {
        let mut members = vec![node];
        let mut at = self.ring.at_slot(node as usize);
        while at != node {
            members.push(at);
            at = self.ring.at_slot(at as usize);
        }
        members
    }

    pub(super) fn size(&self, root: u32) -> usize {
        self.size.at_slot(root as usize).into()
    }

    pub(super) fn has_number(&self, root: u32) -> bool {
        self.number.at_slot(root as usize)
    }

    pub(super) fn set_number(&mut self, root: u32) {
        self.number.set_slot(root as usize, true);
    }

    /// Joins the sets of two roots.
    pub(super) fn join(&mut self, a: u32, b: u32) {
        let (root, other) = (a.min(b), a.max(b));
        if root == other {
            return;
        }
        for node in self.members(other) {
            // Every member points at the root, so that looking up is one step.
            self.parent.set_slot(node as usize, root);
        }
        let (of_root, of_other) = (root as usize, other as usize);
        let next = self.ring.at_slot(of_root);
        self.ring.set_slot(of_root, self.ring.at_slot(of_other));
        self.ring.set_slot(of_other, next);
        let size = self.size.at_slot(of_root);
        let size = size.saturating_add(self.size.at_slot(of_other));
        self.size.set_slot(of_root, size);
        if self.has_number(other) {
            self.set_number(root);
        }
    }

    /// Makes nodes sets of their own. All members of their sets must be among them.
    pub(super) fn take_apart(&mut self, nodes: &[u32]) {
        for node in nodes {
            let at = *node as usize;
            self.parent.set_slot(at, *node);
            self.ring.set_slot(at, *node);
            self.size.set_slot(at, 1);
            self.number.set_slot(at, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_joined_listed_and_taken_apart() {
        let mut sets = Bulk::default();
        sets.grow(5);
        sets.join(3, 4);
        sets.join(1, 3);
        let mut members = sets.members(4);
        members.sort_unstable();
        assert_eq!((members.as_slice(), sets.root(4)), (&[1, 3, 4][..], 1));
        assert_eq!((sets.size(1), sets.size(0)), (3, 1));
        sets.take_apart(&[1, 3, 4]);
        assert_eq!((sets.root(4), sets.members(3)), (4, vec![3]));
    }
}
