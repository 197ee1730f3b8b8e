//! Joining: which identifiers become one customer, as a function of everything seen and of nothing
//! else. Edges are joined as they come as long as no rule forbids it, for then their order cannot
//! matter; as soon as one does, the whole connected set is divided in the canonical order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::components::Bulk;
use super::origins::NOTHING;
use super::{Edge, Forced, Identity, NONE};

impl Identity {
    /// Whether a node is shared by too many to connect anybody.
    pub(super) fn is_shared(&self, node: u32) -> bool {
        usize::from(self.degrees.get(node as usize)) > self.cap
    }

    fn is_customer_number(&self, node: u32) -> bool {
        self.nodes.kind_code(node) == 0
    }

    pub(super) fn has_customer_number(&self, root: u32) -> bool {
        self.components.has_number(root) || self.is_customer_number(root)
    }

    /// Takes in that a row of an import (0: of none) had these nodes; the first is its key. They must
    /// be sorted by (kind, text) and different.
    pub(crate) fn see(&mut self, nodes: &[u32], import: u32) {
        let Some((strong, weaker)) = nodes.split_first() else {
            return;
        };
        for node in nodes {
            self.node_origins.see(*node, import, &mut self.sets);
        }
        for weak in weaker {
            if self.add_edge(*strong, *weak, import) {
                self.settle(*strong, *weak);
            }
        }
    }

    /// Notes an edge; whether it is new and has a say.
    fn add_edge(&mut self, strong: u32, weak: u32, import: u32) -> bool {
        // An edge between a shared node and another still counts for whether the other is shared.
        if self.is_shared(weak) && self.is_shared(strong) {
            return false;
        }
        if let Some(edge) = self.edge(strong, weak) {
            self.edge_origins.see(edge, import, &mut self.sets);
            return false;
        }
        let origin = self.sets.with(NOTHING, import);
        self.edge_origins.push(origin);
        self.push_edge(strong, weak);
        let crowded: Vec<u32> = [strong, weak]
            .into_iter()
            .filter(|node| self.count_edge(*node))
            .collect();
        for node in &crowded {
            Arc::make_mut(&mut self.shared).push(*node);
            self.resolve_around(&[*node]);
        }
        !self.is_shared(weak) && !self.is_shared(strong)
    }

    /// Counts an edge of a node; whether that makes it shared.
    fn count_edge(&mut self, node: u32) -> bool {
        if self.is_customer_number(node) || self.is_shared(node) {
            return false;
        }
        let degree = self.degrees.get_mut(node as usize);
        *degree += 1;
        usize::from(*degree) == self.cap + 1
    }

    fn push_edge(&mut self, strong: u32, weak: u32) {
        let next = [strong, weak].map(|node| self.newest.get(node as usize));
        let index = self.edges.len() as u32;
        self.edges.push(Edge { strong, weak, next });
        self.newest.set(strong as usize, index);
        self.newest.set(weak as usize, index);
    }

    /// The number of an edge. The weak side is never a node with many edges, unless both are customer numbers, and then
    /// the pair is looked for from both sides in step.
    fn edge(&self, strong: u32, weak: u32) -> Option<u32> {
        let mut from_weak = self.numbered_edges_of(weak);
        let mut from_strong = self.numbered_edges_of(strong);
        loop {
            let both = [from_weak.next()?, from_strong.next()?];
            let mut same = both
                .into_iter()
                .filter(|(_, edge)| edge.strong == strong && edge.weak == weak);
            if let Some((number, _)) = same.next() {
                return Some(number);
            }
        }
    }

    fn edges_of(&self, node: u32) -> impl Iterator<Item = &Edge> {
        self.numbered_edges_of(node).map(|(_, edge)| edge)
    }

    fn numbered_edges_of(&self, node: u32) -> impl Iterator<Item = (u32, &Edge)> {
        let mut at = self.newest.get(node as usize);
        std::iter::from_fn(move || {
            let number = at;
            let edge = self.edges.at(at as usize)?;
            at = if edge.strong == node {
                edge.next[0]
            } else {
                edge.next[1]
            };
            Some((number, edge))
        })
    }

    /// Joins the ends of a new edge, or divides the set they are in.
    fn settle(&mut self, strong: u32, weak: u32) {
        let (a, b) = (self.root(strong), self.root(weak));
        let contested = self.is_contested(strong) || self.is_contested(weak);
        if !contested && (a == b || self.may_join(a, b)) {
            self.join(a, b);
        } else {
            self.resolve_around(&[strong, weak]);
        }
    }

    /// Whether a node's customer has an edge that was not joined. Only then can the order of edges
    /// matter.
    fn is_contested(&self, node: u32) -> bool {
        let root = self.root(node);
        let members = self.components.members(node);
        members.iter().any(|member| {
            !self.is_shared(*member)
                && self.edges_of(*member).any(|edge| {
                    let others = !self.is_shared(edge.strong) && !self.is_shared(edge.weak);
                    others && (self.root(edge.strong) != root || self.root(edge.weak) != root)
                })
        })
    }

    fn may_join(&self, a: u32, b: u32) -> bool {
        let two_numbers = self.has_customer_number(a) && self.has_customer_number(b);
        !two_numbers && self.components.size(a) + self.components.size(b) <= self.cap
    }

    fn join(&mut self, a: u32, b: u32) {
        if a == b {
            return;
        }
        let gone = a.max(b);
        self.note_old_places(&self.components.members(gone));
        self.changes.push((a.min(b), a.min(b)));
        let number = self.has_customer_number(a) || self.has_customer_number(b);
        self.components.join(a, b);
        let root = a.min(b);
        if number {
            self.components.set_number(root);
        }
    }

    /// Remembers where the rows of keys are whose customer is about to change.
    fn note_old_places(&mut self, nodes: &[u32]) {
        for node in nodes {
            self.changes.push((*node, self.root(*node)));
            let bucket = self.bucket(*node);
            if !self.is_key(*node) {
                continue;
            }
            if (*node as usize) < self.saved.0 {
                Arc::make_mut(&mut self.moved)
                    .entry(*node)
                    .or_insert(bucket);
            }
            if let Some(frozen) = &mut self.frozen
                && (*node as usize) < frozen.size.0
            {
                Arc::make_mut(&mut frozen.moved)
                    .entry(*node)
                    .or_insert(bucket);
            }
        }
    }

    /// Divides everything connected with some nodes anew, in the canonical order.
    pub(super) fn resolve_around(&mut self, nodes: &[u32]) {
        let connected = self.connected(nodes);
        let connected: Vec<u32> = connected.into_iter().collect();
        self.note_old_places(&connected);
        self.components.take_apart(&connected);
        for (a, b) in self.merges_among(&connected) {
            let (a, b) = (self.root(a), self.root(b));
            self.join(a, b);
        }
        for (strong, weak) in self.edges_among(&connected) {
            let (a, b) = (self.root(strong), self.root(weak));
            if a != b && self.may_join(a, b) {
                self.join(a, b);
            }
        }
    }

    /// Every node reached from some nodes over edges of nodes that are not shared, over merges,
    /// and over the customers as they are.
    fn connected(&self, nodes: &[u32]) -> BTreeSet<u32> {
        let mut merged: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for Forced { a, b, .. } in self.merges.iter() {
            merged.entry(*a).or_default().push(*b);
            merged.entry(*b).or_default().push(*a);
        }
        let mut found = BTreeSet::new();
        let mut open = nodes.to_vec();
        while let Some(node) = open.pop() {
            if !found.insert(node) {
                continue;
            }
            open.extend(
                self.components
                    .members(node)
                    .iter()
                    .filter(|n| !found.contains(n)),
            );
            open.extend(merged.get(&node).into_iter().flatten());
            if self.is_shared(node) {
                continue;
            }
            for edge in self.edges_of(node) {
                let other = if edge.strong == node {
                    edge.weak
                } else {
                    edge.strong
                };
                if !self.is_shared(other) {
                    open.push(other);
                }
            }
        }
        found
    }

    fn merges_among(&self, nodes: &[u32]) -> Vec<(u32, u32)> {
        let among = self.merges.iter();
        let among = among.filter(|merge| nodes.binary_search(&merge.a).is_ok());
        among.map(|merge| (merge.a, merge.b)).collect()
    }

    /// Edges between nodes that are not shared, in the canonical order.
    fn edges_among(&self, nodes: &[u32]) -> Vec<(u32, u32)> {
        let mut edges: Vec<(u32, u32)> = Vec::new();
        for node in nodes.iter().filter(|node| !self.is_shared(**node)) {
            let own = self.edges_of(*node).filter(|edge| edge.strong == *node);
            let own = own.filter(|edge| !self.is_shared(edge.weak));
            edges.extend(own.map(|edge| (edge.strong, edge.weak)));
        }
        edges.sort_by(|a, b| {
            let rank = |edge: &(u32, u32)| (self.nodes.rank(edge.0), self.nodes.rank(edge.1));
            rank(a).cmp(&rank(b))
        });
        edges
    }

    /// Joins two customers whatever the rules say.
    pub(crate) fn merge(&mut self, merge: Forced) {
        let ends = [merge.a, merge.b];
        Arc::make_mut(&mut self.merges).push(merge);
        self.resolve_around(&ends);
    }

    /// Takes an explicit merge back; whether it was in force.
    pub(crate) fn unmerge(&mut self, id: u64) -> bool {
        let Some(at) = self.merges.iter().position(|merge| merge.id == id) else {
            return false;
        };
        let merge = &self.merges[at];
        let ends = [merge.a, merge.b];
        // The set is collected while the merge still connects it.
        let connected: Vec<u32> = self.connected(&ends).into_iter().collect();
        Arc::make_mut(&mut self.merges).remove(at);
        self.resolve_around(&connected);
        true
    }

    /// Takes in what identity files hold: nodes are there, edges and shared nodes are given.
    pub(super) fn rebuild(&mut self, edges: &[(u32, u32)], shared: Vec<u32>) {
        let mut newest = vec![NONE; self.nodes.len()];
        let mut degrees = vec![0u16; self.nodes.len()];
        let mut all = Vec::with_capacity(edges.len());
        for (index, (strong, weak)) in edges.iter().copied().enumerate() {
            let next = [strong, weak].map(|node| newest[node as usize]);
            all.push(Edge { strong, weak, next });
            for node in [strong, weak] {
                newest[node as usize] = index as u32;
                if !self.is_customer_number(node) {
                    let degree = &mut degrees[node as usize];
                    *degree = degree.saturating_add(1);
                }
            }
        }
        for node in &shared {
            degrees[*node as usize] = self.cap as u16 + 1;
        }
        self.edges = all.into();
        self.newest = newest.into();
        self.degrees = degrees.into();
        self.shared = shared.into();
        self.join_all();
    }

    /// Joins from nothing: first as if nothing were contested, then dividing what is.
    fn join_all(&mut self) {
        let mut contested = self.join_uncontested();
        contested.extend(self.merges.iter().flat_map(|merge| [merge.a, merge.b]));
        let mut done: BTreeSet<u32> = BTreeSet::new();
        for node in contested {
            if done.contains(&node) {
                continue;
            }
            done.extend(self.connected(&[node]));
            self.resolve_around(&[node]);
        }
        self.moved = Arc::default();
    }

    /// Joins along all edges that no rule forbids in the order they came in; the ends of the others.
    fn join_uncontested(&mut self) -> Vec<u32> {
        let mut sets = Bulk::default();
        sets.grow(self.nodes.len());
        let mut contested = Vec::new();
        for Edge { strong, weak, .. } in self.edges.iter().copied() {
            let (a, b) = (sets.root(strong), sets.root(weak));
            if a == b || self.is_shared(strong) || self.is_shared(weak) {
                continue;
            }
            let [of_a, of_b] =
                [a, b].map(|set| sets.has_number(set) || self.is_customer_number(set));
            if of_a && of_b || sets.size(a) + sets.size(b) > self.cap {
                contested.extend([strong, weak]);
                continue;
            }
            sets.join(a, b);
            if of_a || of_b {
                sets.set_number(a.min(b));
            }
        }
        self.components = sets.into();
        contested
    }
}
