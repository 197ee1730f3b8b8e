//! Identifiers as numbers: texts laid end to end, found by hash tables of numbers.

mod index;

use fenqun_model::identifier::IdentifierKind;
use fenqun_model::row::TextColumn;
use xxhash_rust::xxh3::xxh3_64;

use crate::blocks::Tree;
use index::Index;

/// The identifiers of a store. Few bytes beside the text: millions of them are kept in memory, and
/// copies share them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Nodes {
    blocks: Tree<Texts>,
    length: usize,
    text_bytes: u64,
    index: Index,
}

/// Identifiers that are shared together.
#[derive(Clone, Debug, Default)]
struct Texts {
    text: Vec<u8>,
    ends: Vec<u32>,
    kinds: Vec<u8>,
}

/// Identifiers that are shared together, all but the last ones.
const BLOCK: usize = 1_024;

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

/// The kind with a number in files; `None` for others, such as that of an erased identifier.
pub(crate) fn kind_of(code: u8) -> Option<IdentifierKind> {
    KINDS.get(usize::from(code)).copied()
}

/// Hash of an identifier for the tables in memory.
fn hash((kind, text): (u8, &[u8])) -> u64 {
    xxh3_64(text).wrapping_add(u64::from(kind).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

impl Texts {
    fn push(&mut self, kind: u8, text: &[u8]) {
        self.text.extend_from_slice(text);
        self.ends.push(self.text.len() as u32);
        self.kinds.push(kind);
    }

    fn get(&self, at: usize) -> &[u8] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.text[start as usize..self.ends[at] as usize]
    }
}

impl Nodes {
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    pub(crate) fn kind_code(&self, node: u32) -> u8 {
        let at = node as usize;
        self.blocks.get(at / BLOCK).kinds[at % BLOCK]
    }

    /// The kind; `None` when the identifier was erased.
    pub(crate) fn kind(&self, node: u32) -> Option<IdentifierKind> {
        kind_of(self.kind_code(node))
    }

    pub(crate) fn is_erased(&self, node: u32) -> bool {
        self.kind_code(node) == ERASED
    }

    pub(crate) fn text(&self, node: u32) -> &str {
        std::str::from_utf8(self.rank(node).1).expect("only whole texts are put in")
    }

    /// Order by kind and text: the smallest identifier of a customer names it.
    pub(crate) fn rank(&self, node: u32) -> (u8, &[u8]) {
        let at = node as usize;
        let block = self.blocks.get(at / BLOCK);
        (block.kinds[at % BLOCK], block.get(at % BLOCK))
    }

    /// All from a node on, as [`Self::rank`].
    pub(super) fn from(&self, first: usize) -> impl Iterator<Item = (u8, &[u8])> {
        let blocks = first / BLOCK..self.blocks.len();
        let all = blocks.flat_map(|block| {
            let block = self.blocks.get(block);
            (0..block.kinds.len()).map(|at| (block.kinds[at], block.get(at)))
        });
        all.skip(first % BLOCK)
    }

    /// Bytes of text that still fit.
    pub(crate) fn room(&self) -> u64 {
        (i32::MAX as u64).saturating_sub(self.text_bytes)
    }

    /// Adds a node without looking whether it is there; for reading files.
    pub(super) fn push(&mut self, kind: u8, text: &[u8]) {
        if self.length.is_multiple_of(BLOCK) {
            self.blocks.push(Texts::default());
        }
        self.blocks.get_mut(self.length / BLOCK).push(kind, text);
        self.length += 1;
        self.text_bytes += text.len() as u64;
    }

    /// The node of an identifier.
    pub(crate) fn find(&self, kind: u8, text: &[u8]) -> Option<u32> {
        self.find_hashed(hash((kind, text)), kind, text)
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
        self.index.of(self).find(hash, same)
    }

    /// The node of an identifier, new when it was not there.
    pub(crate) fn find_or_add(&mut self, kind: u8, text: &[u8]) -> u32 {
        let hash = hash((kind, text));
        if let Some(node) = self.find_hashed(hash, kind, text) {
            return node;
        }
        let node = self.len() as u32;
        self.push(kind, text);
        let mut index = std::mem::take(&mut self.index);
        index.insert(hash, node, self);
        self.index = index;
        node
    }

    /// Erases identifiers: their texts are gone from memory, their numbers stay taken.
    pub(crate) fn erase(&mut self, is_gone: &dyn Fn(u32) -> bool) {
        let old = std::mem::take(self);
        for (node, (kind, text)) in old.from(0).enumerate() {
            if is_gone(node as u32) {
                self.push(ERASED, b"");
            } else {
                self.push(kind, text);
            }
        }
    }
}
