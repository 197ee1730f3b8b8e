//! What identity is without what only one import told.

use std::sync::Arc;

use super::origins::{ALWAYS, NOTHING, Origins};
use super::{Edge, Identity};

impl Identity {
    /// This identity as it is without an import: identifiers and connections of which only it told are
    /// gone. What two shared identifiers had to do with each other while both were shared is not known
    /// any more. Keys whose bucket is another one now are noted as moved.
    pub(crate) fn without_import(&self, import: u32) -> Self {
        let (sets, now) = self.sets.without(import);
        // What no row told of was named by a merge and stays as long as it has an origin.
        let now = |set: u32| match set {
            NOTHING => ALWAYS,
            set => now[set as usize],
        };
        let mut rest = Self::new(self.buckets, self.cap);
        let of_node = |node: u32| now(self.node_origins.get(node));
        let is_gone = |node: u32| of_node(node) == NOTHING && !self.nodes.is_erased(node);
        rest.nodes = self.nodes.clone();
        rest.nodes
            .erase(&|node| is_gone(node) || self.nodes.is_erased(node));
        let nodes = 0..self.nodes.len() as u32;
        rest.node_origins = Origins::of(nodes.clone().map(|node| match of_node(node) {
            NOTHING => ALWAYS,
            set => set,
        }));
        rest.grow();
        rest.keyed = nodes
            .map(|node| self.is_key(node) && !is_gone(node))
            .collect();
        let stays = |node: u32| !rest.nodes.is_erased(node);
        let merges = self.merges.iter();
        let merges = merges.filter(|merge| stays(merge.a) && stays(merge.b));
        let merges = merges.cloned().collect();
        let edges = (0u32..).zip(self.edges.iter()).filter_map(|(at, edge)| {
            let set = now(self.edge_origins.get(at));
            let Edge { strong, weak, .. } = *edge;
            (set != NOTHING && stays(strong) && stays(weak)).then_some((set, (strong, weak)))
        });
        let (origins, edges): (Vec<u32>, Vec<(u32, u32)>) = edges.unzip();
        rest.set_merges(merges);
        rest.sets = sets;
        rest.edge_origins = Origins::of(origins);
        rest.rebuild(&edges, self.still_shared(&edges));
        rest.keep_course(self);
        rest
    }

    /// Nodes that are shared by their edges alone.
    fn still_shared(&self, edges: &[(u32, u32)]) -> Vec<u32> {
        let mut degrees = vec![0usize; self.nodes.len()];
        for (strong, weak) in edges {
            degrees[*strong as usize] += 1;
            degrees[*weak as usize] += 1;
        }
        let shared = self.shared.iter().copied();
        shared
            .filter(|node| degrees[*node as usize] > self.cap)
            .collect()
    }

    /// Goes on where another identity was on its way into files.
    fn keep_course(&mut self, before: &Self) {
        self.saved = before.saved;
        self.frozen.clone_from(&before.frozen);
        self.renewed = [before.renewed[0] + 1, before.renewed[1]];
        let mut moved = (*before.moved).clone();
        let mut moved_since = before.frozen.as_ref().map(|frozen| (*frozen.moved).clone());
        for key in self.keys() {
            let old = before.bucket(key);
            if self.bucket(key) == old {
                continue;
            }
            if (key as usize) < before.saved.0 {
                moved.entry(key).or_insert(old);
            }
            if let (Some(moved), Some(frozen)) = (&mut moved_since, &before.frozen)
                && (key as usize) < frozen.size.0
            {
                moved.entry(key).or_insert(old);
            }
        }
        moved.retain(|key, _| !self.nodes.is_erased(*key));
        self.moved = Arc::new(moved);
        if let (Some(frozen), Some(mut moved)) = (&mut self.frozen, moved_since) {
            moved.retain(|key, _| !self.nodes.is_erased(*key));
            frozen.moved = Arc::new(moved);
        }
    }

    /// Nodes that are concerned when an import is undone, `after` being what identity is then: those
    /// of which it told, and those whose customers are others.
    pub(crate) fn affected(&self, after: &Self, import: u32) -> Vec<u32> {
        let mut nodes = self.of_import(import);
        nodes.extend(self.changes_to(after).into_iter().map(|(node, _)| node));
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }

    /// Nodes of which an import told.
    fn of_import(&self, import: u32) -> Vec<u32> {
        let sets = 0..=self.sets.len() as u32;
        let has: Vec<bool> = sets.map(|set| self.sets.has(set, import)).collect();
        let nodes = 0..self.nodes.len() as u32;
        nodes
            .filter(|node| {
                let set = self.node_origins.get(*node);
                has.get(set as usize).copied().unwrap_or(false) && !self.nodes.is_erased(*node)
            })
            .collect()
    }
}
