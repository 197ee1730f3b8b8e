//! Disjoint sets of nodes whose members can be listed and which can be taken apart again.

use crate::blocks::Blocks;

/// Disjoint sets of nodes. The representative of a set is its smallest node.
#[derive(Clone, Debug, Default)]
pub(super) struct Components {
    /// Towards the root; always smaller, or the node itself.
    parent: Blocks<u32>,
    /// The members of a set in a ring.
    ring: Blocks<u32>,
    /// Number of members, at roots; held to the range.
    size: Blocks<u16>,
    /// Whether the set has a customer number, at roots.
    number: Blocks<bool>,
}

impl Components {
    /// Adds nodes, each a set of its own, up to a number of nodes.
    pub(super) fn grow(&mut self, length: usize) {
        for node in self.parent.len() as u32..length as u32 {
            self.parent.push(node);
            self.ring.push(node);
            self.size.push(1);
            self.number.push(false);
        }
    }

    pub(super) fn root(&self, mut node: u32) -> u32 {
        loop {
            let parent = self.parent.get(node as usize);
            if parent == node {
                return node;
            }
            node = parent;
        }
    }

    pub(super) fn members(&self, node: u32) -> Vec<u32> {
        let mut members = vec![node];
        let mut at = self.ring.get(node as usize);
        while at != node {
            members.push(at);
            at = self.ring.get(at as usize);
        }
        members
    }

    pub(super) fn size(&self, root: u32) -> usize {
        self.size.get(root as usize).into()
    }

    pub(super) fn has_number(&self, root: u32) -> bool {
        self.number.get(root as usize)
    }

    pub(super) fn set_number(&mut self, root: u32) {
        self.number.set(root as usize, true);
    }

    /// Joins the sets of two roots.
    pub(super) fn join(&mut self, a: u32, b: u32) {
        let (root, other) = (a.min(b), a.max(b));
        if root == other {
            return;
        }
        for node in self.members(other) {
            // Every member points at the root, so that looking up is one step.
            self.parent.set(node as usize, root);
        }
        self.ring.swap(root as usize, other as usize);
        let size = self.size.get(other as usize);
        let joined = self.size.get_mut(root as usize);
        *joined = joined.saturating_add(size);
        if self.number.get(other as usize) {
            self.number.set(root as usize, true);
        }
    }

    /// Makes nodes sets of their own. All members of their sets must be among them.
    pub(super) fn take_apart(&mut self, nodes: &[u32]) {
        for node in nodes {
            let at = *node as usize;
            self.parent.set(at, *node);
            self.ring.set(at, *node);
            self.size.set(at, 1);
            self.number.set(at, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_joined_listed_and_taken_apart() {
        let mut sets = Components::default();
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
