//! Who is who: identifiers, what connects them, and which of them make up one customer. The rules
//! are in `docs/store-format.md`, "Identifiers and customers".

mod components;
mod file;
mod nodes;
mod origins;
mod resolve;
mod undo;

use std::collections::HashMap;
use std::sync::Arc;

use std::collections::BTreeSet;

use fenqun_model::identifier::Identifier;

use crate::blocks::Blocks;
use components::Components;
pub(crate) use file::{decode, encode};
pub(crate) use nodes::{Nodes, kind_code, kind_of};
use origins::{NOTHING, Origins, Sets};

/// Identifiers and how they hang together.
#[derive(Clone, Debug)]
pub(crate) struct Identity {
    pub(crate) nodes: Nodes,
    /// Which nodes are one customer.
    components: Components,
    /// Edges in the order they were first seen.
    edges: Blocks<Edge>,
    /// Which imports told of each edge.
    edge_origins: Origins,
    /// Which imports told of each node.
    node_origins: Origins,
    sets: Sets,
    /// Newest edge of each node; [`Edge::next`] leads to the older ones.
    newest: Blocks<u32>,
    /// Edges of nodes that are not customer numbers, up to one more than the cap.
    degrees: Blocks<u16>,
    /// Nodes that are the key of a row.
    keyed: Blocks<bool>,
    /// Keys not yet in an identity file.
    pub(crate) fresh_keys: Blocks<u32>,
    /// Shared nodes, ascending.
    shared: Arc<Vec<u32>>,
    /// Explicit merges in force.
    merges: Arc<Vec<Forced>>,
    /// Keys whose customer's bucket changed since the last checkpoint, with the bucket that their
    /// rows are in.
    pub(crate) moved: Arc<HashMap<u32, u32>>,
    /// Nodes and edges that identity files have.
    pub(crate) saved: (usize, usize),
    /// Sets of imports that identity files have.
    saved_sets: usize,
    /// How often everything was numbered anew, so that files cannot go on from those before; and how
    /// often that was when files were last written.
    renewed: [u64; 2],
    /// What a checkpoint is writing to files.
    frozen: Option<Frozen>,
    /// Nodes whose customers changed, each with its root before, since this was last asked for.
    pub(crate) changes: Vec<(u32, u32)>,
    cap: usize,
    buckets: u32,
}

/// The part of an identity that a checkpoint is writing to files.
#[derive(Clone, Debug)]
struct Frozen {
    /// Nodes and edges.
    size: (usize, usize),
    /// How many of the fresh keys.
    keys: usize,
    /// Sets of imports.
    sets: usize,
    /// How many of the nodes and edges whose origins changed.
    changed: [usize; 2],
    /// As [`Identity::renewed`].
    renewed: u64,
    /// As [`Identity::moved`], since then.
    moved: Arc<HashMap<u32, u32>>,
}

/// Two identifiers seen in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edge {
    strong: u32,
    weak: u32,
    /// Older edge of `strong` and of `weak`, or [`NONE`].
    next: [u32; 2],
}

/// An explicit merge.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Forced {
    pub(crate) id: u64,
    pub(crate) a: u32,
    pub(crate) b: u32,
}

const NONE: u32 = u32::MAX;

/// Two identifiers that came in one row and are not of one customer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Collision {
    /// Whose the row is.
    pub row_of: Identifier,
    /// What was not joined to it.
    pub not_joined: Identifier,
    /// Why not.
    pub reason: CollisionReason,
}

/// Why two identifiers were not joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CollisionReason {
    /// Two customers with a number of their own would have become one.
    TwoCustomers,
    /// One of them came with more others than `max_identifiers`: a shared telephone, a kiosk.
    Shared,
    /// The customer would have had more than `max_identifiers`.
    TooMany,
}

impl Identity {
    pub(crate) fn new(buckets: u32, cap: usize) -> Self {
        Self {
            nodes: Nodes::default(),
            components: Components::default(),
            edges: Blocks::default(),
            edge_origins: Origins::default(),
            node_origins: Origins::default(),
            sets: Sets::default(),
            newest: Blocks::default(),
            degrees: Blocks::default(),
            keyed: Blocks::default(),
            fresh_keys: Blocks::default(),
            shared: Arc::default(),
            merges: Arc::default(),
            moved: Default::default(),
            saved: (0, 0),
            saved_sets: 0,
            renewed: [0, 0],
            frozen: None,
            changes: vec![],
            cap: cap.clamp(1, usize::from(u16::MAX) - 1),
            buckets,
        }
    }

    /// The node of an identifier, a customer of its own when it is new.
    pub(crate) fn node(&mut self, kind: u8, text: &[u8]) -> u32 {
        let node = self.nodes.find_or_add(kind, text);
        if node as usize == self.newest.len() {
            self.grow();
            self.changes.push((node, node));
        }
        node
    }

    /// Makes room for nodes that were added.
    fn grow(&mut self) {
        let length = self.nodes.len();
        self.components.grow(length);
        for _ in self.newest.len()..length {
            self.newest.push(NONE);
            self.degrees.push(0);
            self.keyed.push(false);
        }
        for _ in self.node_origins.len()..length {
            self.node_origins.push(NOTHING);
        }
    }

    /// Notes that a node is the key of a row.
    pub(crate) fn mark_key(&mut self, node: u32) {
        if !self.is_key(node) {
            self.keyed.set(node as usize, true);
            self.fresh_keys.push(node);
        }
    }

    pub(crate) fn is_key(&self, node: u32) -> bool {
        self.keyed.get(node as usize)
    }

    /// The smallest node of a node's customer.
    pub(crate) fn root(&self, node: u32) -> u32 {
        self.components.root(node)
    }

    /// All nodes of a node's customer, ascending.
    pub(crate) fn members(&self, node: u32) -> Vec<u32> {
        let mut members = self.components.members(node);
        members.sort_unstable();
        members
    }

    /// The bucket of a node's customer.
    pub(crate) fn bucket(&self, node: u32) -> u32 {
        self.bucket_of_root(self.root(node))
    }

    pub(crate) fn bucket_of_root(&self, root: u32) -> u32 {
        bucket_of(root, self.buckets)
    }

    /// The identifier of a node.
    pub(crate) fn identifier(&self, node: u32) -> Option<Identifier> {
        let kind = self.nodes.kind(node)?;
        let value = self.nodes.text(node).to_owned();
        Some(Identifier { kind, value })
    }

    /// Explicit merges in force.
    pub(crate) fn merges(&self) -> &[Forced] {
        &self.merges
    }

    pub(crate) fn set_merges(&mut self, merges: Vec<Forced>) {
        self.merges = merges.into();
    }

    /// Nodes and edges that there are.
    pub(crate) fn size(&self) -> (usize, usize) {
        (self.nodes.len(), self.edges.len())
    }

    /// All keys.
    pub(crate) fn keys(&self) -> Vec<u32> {
        (0..self.nodes.len() as u32)
            .filter(|node| self.is_key(*node))
            .collect()
    }

    /// Whether identity files have everything.
    pub(crate) fn is_saved(&self) -> bool {
        let seen_again = [&self.node_origins, &self.edge_origins];
        self.saved == self.size()
            && self.fresh_keys.is_empty()
            && seen_again.iter().all(|origins| origins.changed.is_empty())
            && self.extends_files()
    }

    /// Whether files can go on from those that there are.
    pub(crate) fn extends_files(&self) -> bool {
        self.renewed[0] == self.renewed[1]
    }

    /// A checkpoint writes all of this to files.
    pub(crate) fn freeze(&mut self) {
        self.frozen = Some(Frozen {
            size: self.size(),
            keys: self.fresh_keys.len(),
            sets: self.sets.len(),
            changed: [
                self.node_origins.changed.len(),
                self.edge_origins.changed.len(),
            ],
            renewed: self.renewed[0],
            moved: Default::default(),
        });
    }

    /// What was frozen is in files.
    pub(crate) fn saved_frozen(&mut self) {
        let Some(frozen) = self.frozen.take() else {
            return;
        };
        self.moved = frozen.moved;
        self.renewed[1] = frozen.renewed;
        if !self.extends_files() {
            // What is in the files is numbered as before, and the next ones have everything.
            return;
        }
        self.saved = frozen.size;
        self.saved_sets = frozen.sets;
        self.fresh_keys = self.fresh_keys.from(frozen.keys).copied().collect();
        let origins = [&mut self.node_origins, &mut self.edge_origins];
        for (origins, written) in origins.into_iter().zip(frozen.changed) {
            origins.changed = origins.changed.from(written).copied().collect();
        }
    }

    /// Everything is in files; customers may have moved since.
    pub(crate) fn all_saved(&mut self) {
        self.saved = self.size();
        self.saved_sets = self.sets.len();
        self.renewed[1] = self.renewed[0];
        self.fresh_keys = Blocks::default();
        self.node_origins.changed = Blocks::default();
        self.edge_origins.changed = Blocks::default();
    }

    /// This identity without some nodes: their texts and everything seen of them are gone. Keys
    /// whose bucket is another one now are noted as moved.
    pub(crate) fn without(&self, gone: &[u32]) -> Self {
        let mut rest = Self::new(self.buckets, self.cap);
        rest.nodes = self.nodes.clone();
        rest.nodes.erase(&|node| gone.binary_search(&node).is_ok());
        rest.node_origins = self.node_origins.clone();
        rest.sets = self.sets.clone();
        rest.grow();
        let stays = |node: &u32| gone.binary_search(node).is_err();
        rest.keyed = self.keyed.clone();
        gone.iter()
            .for_each(|node| rest.keyed.set(*node as usize, false));
        let merges = self.merges.iter();
        let merges = merges.filter(|merge| stays(&merge.a) && stays(&merge.b));
        rest.set_merges(merges.cloned().collect());
        let edges = (0u32..).zip(self.edges.iter());
        let edges = edges.filter(|(_, edge)| stays(&edge.strong) && stays(&edge.weak));
        let (origins, edges): (Vec<u32>, Vec<(u32, u32)>) = edges
            .map(|(at, edge)| (self.edge_origins.get(at), (edge.strong, edge.weak)))
            .unzip();
        rest.edge_origins = Origins::of(origins);
        rest.rebuild(&edges, self.shared.iter().copied().filter(stays).collect());
        for key in rest.keys() {
            let old = self.bucket(key);
            if rest.bucket(key) != old {
                Arc::make_mut(&mut rest.moved).insert(key, old);
            }
        }
        rest.changes = self.changes_to(&rest);
        rest
    }

    /// Nodes whose customers are not the same in another identity, each with its root in this one.
    fn changes_to(&self, other: &Self) -> Vec<(u32, u32)> {
        let nodes = 0..self.nodes.len() as u32;
        let differs = |node: &u32| {
            let erased = other.nodes.is_erased(*node) && !self.nodes.is_erased(*node);
            erased || self.root(*node) != other.root(*node)
        };
        let changed: Vec<u32> = nodes.clone().filter(differs).collect();
        let before: BTreeSet<u32> = changed.iter().map(|node| self.root(*node)).collect();
        let after: BTreeSet<u32> = changed.iter().map(|node| other.root(*node)).collect();
        let with =
            |node: &u32| before.contains(&self.root(*node)) || after.contains(&other.root(*node));
        let nodes = nodes.filter(with);
        nodes.map(|node| (node, self.root(node))).collect()
    }

    /// Everything that came together and was not joined, sorted.
    pub(crate) fn collisions(&self) -> Vec<Collision> {
        let apart = |edge: &&Edge| {
            let both_shared = self.is_shared(edge.strong) && self.is_shared(edge.weak);
            !both_shared && self.root(edge.strong) != self.root(edge.weak)
        };
        let edges = self.edges.iter().filter(apart);
        let mut collisions: Vec<Collision> = edges
            .filter_map(|edge| {
                Some(Collision {
                    row_of: self.identifier(edge.strong)?,
                    not_joined: self.identifier(edge.weak)?,
                    reason: self.reason(edge),
                })
            })
            .collect();
        collisions.sort();
        collisions
    }

    fn reason(&self, edge: &Edge) -> CollisionReason {
        if self.is_shared(edge.strong) || self.is_shared(edge.weak) {
            return CollisionReason::Shared;
        }
        let has_number = |node| self.has_customer_number(self.root(node));
        if has_number(edge.strong) && has_number(edge.weak) {
            CollisionReason::TwoCustomers
        } else {
            CollisionReason::TooMany
        }
    }
}

/// The bucket of the customer with a root.
pub(crate) fn bucket_of(root: u32, buckets: u32) -> u32 {
    let bits = buckets.trailing_zeros();
    match bits {
        0 => 0,
        bits => root.wrapping_mul(0x9e37_79b1) >> (32 - bits),
    }
}
