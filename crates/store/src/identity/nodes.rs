//! Identifiers as numbers: texts laid end to end, found by a hash table of numbers.

use std::sync::OnceLock;

use fenqun_model::identifier::IdentifierKind;
use fenqun_model::row::TextColumn;
use hashbrown::HashTable;
use xxhash_rust::xxh3::xxh3_64;

/// The identifiers of a store. Few bytes beside the text: millions of them are kept in memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct Nodes {
    text: Vec<u8>,
    ends: Vec<u32>,
    kinds: Vec<u8>,
    /// Built when first asked for, kept up afterwards.
    index: OnceLock<HashTable<u32>>,
}

/// Kinds by their number in files.
const KINDS: [IdentifierKind; 5] = [
    IdentifierKind::Customer,
    IdentifierKind::Phone,
    IdentifierKind::Email,
    IdentifierKind::External,
    IdentifierKind::Anonymous,
];

/// Least number of identifiers that are worth a thread.
const SHARE: usize = 8_192;

/// The kind byte of an erased identifier.
pub(super) const ERASED: u8 = 255;

/// Number of a kind in files; the order in which identifiers name a customer.
pub(crate) fn kind_code(kind: IdentifierKind) -> u8 {
    match kind {
        IdentifierKind::Customer => 0,
        IdentifierKind::Phone => 1,
        IdentifierKind::Email => 2,
        IdentifierKind::External => 3,
        IdentifierKind::Anonymous => 4,
    }
}

/// Hash of an identifier for the table in memory.
fn hash(kind: u8, text: &[u8]) -> u64 {
    xxh3_64(text).wrapping_add(u64::from(kind).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

impl Nodes {
    pub(crate) fn len(&self) -> usize {
        self.kinds.len()
    }

    pub(crate) fn kind_code(&self, node: u32) -> u8 {
        self.kinds[node as usize]
    }

    /// The kind; `None` when the identifier was erased.
    pub(crate) fn kind(&self, node: u32) -> Option<IdentifierKind> {
        KINDS.get(usize::from(self.kind_code(node))).copied()
    }

    pub(crate) fn is_erased(&self, node: u32) -> bool {
        self.kind_code(node) == ERASED
    }

    fn bytes(&self, node: u32) -> &[u8] {
        let node = node as usize;
        let start = if node == 0 { 0 } else { self.ends[node - 1] };
        &self.text[start as usize..self.ends[node] as usize]
    }

    pub(crate) fn text(&self, node: u32) -> &str {
        std::str::from_utf8(self.bytes(node)).expect("only whole texts are put in")
    }

    /// Order by kind and text: the smallest identifier of a customer names it.
    pub(crate) fn rank(&self, node: u32) -> (u8, &[u8]) {
        (self.kind_code(node), self.bytes(node))
    }

    /// Bytes of text that still fit.
    pub(crate) fn room(&self) -> u64 {
        (i32::MAX as u64).saturating_sub(self.text.len() as u64)
    }

    /// Adds a node without looking whether it is there; for reading files.
    pub(super) fn push(&mut self, kind: u8, text: &[u8]) {
        self.text.extend_from_slice(text);
        self.ends.push(self.text.len() as u32);
        self.kinds.push(kind);
    }

    /// The hash table.
    fn index(&self) -> &HashTable<u32> {
        self.index.get_or_init(|| {
            let mut index = HashTable::with_capacity(self.len() * 5 / 4 + 16);
            for node in (0..self.len() as u32).filter(|node| !self.is_erased(*node)) {
                let hash = self.hash_of(node);
                index.insert_unique(hash, node, |node| self.hash_of(*node));
            }
            index
        })
    }

    fn hash_of(&self, node: u32) -> u64 {
        let (kind, text) = self.rank(node);
        hash(kind, text)
    }

    /// The node of an identifier.
    pub(crate) fn find(&self, kind: u8, text: &[u8]) -> Option<u32> {
        self.find_hashed(hash(kind, text), kind, text)
    }

    /// The nodes of many identifiers, those there are; from several threads when it is worth it,
    /// for each look-up waits for memory.
    pub(crate) fn find_all(&self, kind: u8, texts: &TextColumn) -> Vec<Option<u32>> {
        let find = |row: usize| match texts.get(row) {
            "" => None,
            text => self.find(kind, text.as_bytes()),
        };
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let share = texts.len().div_ceil(threads.min(8)).max(SHARE);
        let mut found = vec![None; texts.len()];
        std::thread::scope(|scope| {
            for (index, part) in found.chunks_mut(share).enumerate() {
                let mut work = move || {
                    for (offset, node) in part.iter_mut().enumerate() {
                        *node = find(index * share + offset);
                    }
                };
                if texts.len() > share {
                    scope.spawn(work);
                } else {
                    work();
                }
            }
        });
        found
    }

    fn find_hashed(&self, hash: u64, kind: u8, text: &[u8]) -> Option<u32> {
        let same = |node: &u32| self.rank(*node) == (kind, text);
        self.index().find(hash, same).copied()
    }

    /// The node of an identifier, new when it was not there.
    pub(crate) fn find_or_add(&mut self, kind: u8, text: &[u8]) -> u32 {
        let hash = hash(kind, text);
        if let Some(node) = self.find_hashed(hash, kind, text) {
            return node;
        }
        let node = self.len() as u32;
        self.push(kind, text);
        if let Some(mut index) = self.index.take() {
            index.insert_unique(hash, node, |node| self.hash_of(*node));
            self.index = OnceLock::from(index);
        }
        node
    }

    /// Erases identifiers: their texts are gone from memory, their numbers stay taken.
    pub(crate) fn erase(&mut self, nodes: &[u32]) {
        let old = std::mem::take(self);
        for node in 0..old.len() as u32 {
            if nodes.contains(&node) {
                self.push(ERASED, b"");
            } else {
                self.push(old.kind_code(node), old.bytes(node));
            }
        }
    }
}
