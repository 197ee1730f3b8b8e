//! Where everybody is: bucket and place of every node's customer, and the rows of the delta by
//! bucket. Derived from identity and delta, made anew when those change.

use crate::batch::Table;
use crate::delta::Delta;
use crate::identity::{Identity, bucket_of};

/// Where everybody is.
#[derive(Debug)]
pub(crate) struct Directory {
    /// Of each node, the bucket of its customer.
    bucket: Vec<u32>,
    /// Of each node, the index of its customer in the bucket.
    slot: Vec<u32>,
    /// Of each bucket, the roots of its customers, ascending.
    customers: Vec<Vec<u32>>,
    /// Of each bucket, slots of the customers whose rows have more than one key, ascending.
    several_keys: Vec<Vec<u32>>,
    /// By table and bucket, rows of the delta.
    delta: [Vec<Vec<(u32, u32)>>; 2],
}

impl Directory {
    pub(crate) fn build(identity: &Identity, delta: &Delta, buckets: u32) -> Self {
        let nodes = identity.nodes.len();
        let mut directory = Self {
            bucket: vec![0; nodes],
            slot: vec![0; nodes],
            customers: vec![vec![]; buckets as usize],
            several_keys: vec![vec![]; buckets as usize],
            delta: [
                vec![vec![]; buckets as usize],
                vec![vec![]; buckets as usize],
            ],
        };
        directory.place(identity, buckets);
        for table in Table::ALL {
            directory.sort_delta(table, delta);
        }
        directory
    }

    fn place(&mut self, identity: &Identity, buckets: u32) {
        let mut keys = vec![0u8; self.slot.len()];
        for node in 0..self.slot.len() as u32 {
            if identity.nodes.is_erased(node) {
                continue;
            }
            // The root is the smallest node, so it has been placed before its members.
            let root = identity.root(node);
            let bucket = bucket_of(root, buckets);
            if root == node {
                let customers = &mut self.customers[bucket as usize];
                self.slot[node as usize] = customers.len() as u32;
                customers.push(node);
            } else {
                self.slot[node as usize] = self.slot[root as usize];
            }
            self.bucket[node as usize] = bucket;
            if identity.is_key(node) {
                let count = &mut keys[root as usize];
                *count = count.saturating_add(1);
                if *count == 2 {
                    self.several_keys[bucket as usize].push(self.slot[root as usize]);
                }
            }
        }
        self.several_keys
            .iter_mut()
            .for_each(|slots| slots.sort_unstable());
    }

    fn sort_delta(&mut self, table: Table, delta: &Delta) {
        for (index, batch) in delta.batches(table).iter().enumerate() {
            for (row, key) in batch.key.iter().enumerate() {
                let bucket = self.bucket[*key as usize] as usize;
                self.delta[table as usize][bucket].push((index as u32, row as u32));
            }
        }
    }

    pub(crate) fn nodes(&self) -> usize {
        self.slot.len()
    }

    pub(crate) fn bucket(&self, node: u32) -> u32 {
        self.bucket[node as usize]
    }

    pub(crate) fn slot(&self, node: u32) -> u32 {
        self.slot[node as usize]
    }

    pub(crate) fn customers(&self, bucket: u32) -> &[u32] {
        &self.customers[bucket as usize]
    }

    pub(crate) fn several_keys(&self, bucket: u32) -> &[u32] {
        &self.several_keys[bucket as usize]
    }

    pub(crate) fn delta(&self, table: Table, bucket: u32) -> &[(u32, u32)] {
        &self.delta[table as usize][bucket as usize]
    }
}
