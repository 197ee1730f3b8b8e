//! Identifiers by text: many small hash tables, so that copies share those that stay as they are.

use std::sync::OnceLock;

use hashbrown::HashTable;

use super::{ERASED, Nodes, hash};
use crate::blocks::Tree;

/// Number of tables.
const SHARDS: usize = 4_096;

/// Finds nodes by their text. Built when first asked for, kept up afterwards.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    shards: OnceLock<Shards>,
}

/// Tables by some bits of the hash.
#[derive(Clone, Debug)]
pub(super) struct Shards(Tree<HashTable<u32>>);

/// The table of a hash, from bits that the tables themselves make no use of.
fn shard(hash: u64) -> usize {
    (hash >> 40) as usize % SHARDS
}

impl Index {
    /// The tables with all nodes.
    pub(super) fn of(&self, nodes: &Nodes) -> &Shards {
        self.shards.get_or_init(|| Shards::build(nodes))
    }

    /// Adds a node that was not there.
    pub(super) fn insert(&mut self, hash: u64, node: u32, nodes: &Nodes) {
        if let Some(shards) = self.shards.get_mut() {
            let hash_of = |node: &u32| super::hash(nodes.rank(*node));
            let table = shards.0.get_mut(shard(hash));
            table.insert_unique(hash, node, hash_of);
        }
    }
}

impl Shards {
    pub(super) fn find(&self, hash: u64, same: impl FnMut(&u32) -> bool) -> Option<u32> {
        self.0.get(shard(hash)).find(hash, same).copied()
    }

    fn build(nodes: &Nodes) -> Self {
        let hashes: Vec<Option<u64>> = nodes
            .from(0)
            .map(|rank| (rank.0 != ERASED).then(|| hash(rank)))
            .collect();
        let threads = match hashes.len() {
            0..100_000 => 1,
            _ => std::thread::available_parallelism().map_or(1, usize::from),
        };
        let mut tables: Vec<HashTable<u32>> = vec![HashTable::new(); SHARDS];
        let share = SHARDS.div_ceil(threads);
        let hashes = &hashes;
        std::thread::scope(|scope| {
            for (index, tables) in tables.chunks_mut(share).enumerate() {
                let mut fill = move || fill(tables, index * share, hashes);
                if threads > 1 {
                    scope.spawn(fill);
                } else {
                    fill();
                }
            }
        });
        Self(tables.into_iter().collect())
    }
}

/// Fills the tables from a shard on.
fn fill(tables: &mut [HashTable<u32>], first: usize, hashes: &[Option<u64>]) {
    let known = |node: &u32| hashes[*node as usize].unwrap_or_default();
    let room = hashes.len() / SHARDS * 9 / 8;
    tables
        .iter_mut()
        .for_each(|table| table.reserve(room, known));
    for (node, hash) in hashes.iter().enumerate() {
        let Some(hash) = *hash else { continue };
        if let Some(table) = shard(hash)
            .checked_sub(first)
            .and_then(|at| tables.get_mut(at))
        {
            table.insert_unique(hash, node as u32, known);
        }
    }
}
