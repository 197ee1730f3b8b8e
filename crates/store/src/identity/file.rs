//! Identity files: what was added to the identity between two checkpoints.

use super::nodes::ERASED;
use super::{Forced, Identity};
use crate::blocks::Blocks;

const MAGIC: [u8; 8] = *b"FQIDS\0\0\x01";

/// The bytes of a file with nodes `first_node..`, edges `first_edge..`, and these keys.
pub(crate) fn encode(
    identity: &Identity,
    (first_node, first_edge): (usize, usize),
    keys: &[u32],
) -> Vec<u8> {
    let nodes = || identity.nodes.from(first_node);
    let text_bytes: usize = nodes().map(|(_, text)| text.len()).sum();
    let counts = [
        first_node as u32,
        (identity.nodes.len() - first_node) as u32,
        (identity.edges.len() - first_edge) as u32,
        keys.len() as u32,
        text_bytes as u32,
    ];
    let mut bytes = MAGIC.to_vec();
    let mut put = |value: u32| bytes.extend_from_slice(&value.to_le_bytes());
    counts.into_iter().for_each(&mut put);
    bytes.extend(nodes().map(|(kind, _)| kind));
    let mut end = 0;
    for (_, text) in nodes() {
        end += text.len() as u32;
        bytes.extend_from_slice(&end.to_le_bytes());
    }
    nodes().for_each(|(_, text)| bytes.extend_from_slice(text));
    let mut put = |value: u32| bytes.extend_from_slice(&value.to_le_bytes());
    for edge in identity.edges.from(first_edge) {
        put(edge.strong);
        put(edge.weak);
    }
    keys.iter().copied().for_each(&mut put);
    put(identity.shared.len() as u32);
    identity.shared.iter().copied().for_each(&mut put);
    bytes
}

/// Puts the identity together from its files, in order; the technical reason when one is broken.
pub(crate) fn decode(
    identity: &mut Identity,
    files: &[bytes::Bytes],
    merges: Vec<Forced>,
) -> Result<(), (usize, &'static str)> {
    let mut edges = Vec::new();
    let mut shared = Vec::new();
    let mut keys = Vec::new();
    for (index, bytes) in files.iter().enumerate() {
        let mut reader = Reader { bytes, at: 0 };
        let read = decode_one(identity, &mut reader, &mut edges, &mut keys, &mut shared);
        read.ok_or((index, "not a whole identity file"))?;
    }
    identity.grow();
    let nodes = identity.nodes.len() as u32;
    let ends = edges.iter().flat_map(|(a, b)| [a, b]);
    let forced = merges.iter().flat_map(|merge| [&merge.a, &merge.b]);
    let mut all = ends.chain(&keys).chain(&shared).chain(forced);
    let unknown = all.any(|node| *node >= nodes);
    drop(all);
    if unknown {
        return Err((
            files.len().saturating_sub(1),
            "names a node that is not there",
        ));
    }
    for key in keys {
        identity.keyed.set(key as usize, true);
    }
    identity.set_merges(merges);
    identity.rebuild(&edges, shared);
    identity.saved = (identity.nodes.len(), identity.edges.len());
    identity.fresh_keys = Blocks::default();
    identity.changes.clear();
    Ok(())
}

fn decode_one(
    identity: &mut Identity,
    reader: &mut Reader<'_>,
    edges: &mut Vec<(u32, u32)>,
    keys: &mut Vec<u32>,
    shared: &mut Vec<u32>,
) -> Option<()> {
    (reader.take(8)? == MAGIC).then_some(())?;
    let [first, nodes, edge_count, key_count, text_bytes] = [
        reader.number()?,
        reader.number()?,
        reader.number()?,
        reader.number()?,
        reader.number()?,
    ];
    (first as usize == identity.nodes.len()).then_some(())?;
    let kinds = reader.take(nodes as usize)?;
    let mut ends = reader.numbers(nodes as usize)?;
    let text = std::str::from_utf8(reader.take(text_bytes as usize)?).ok()?;
    let mut start = 0;
    for kind in kinds {
        let end = ends.next()? as usize;
        let known = *kind <= 4 || *kind == ERASED;
        identity
            .nodes
            .push(known.then_some(*kind)?, text.get(start..end)?.as_bytes());
        start = end;
    }
    for _ in 0..edge_count {
        edges.push((reader.number()?, reader.number()?));
    }
    keys.extend(reader.numbers(key_count as usize)?);
    let shared_count = reader.number()? as usize;
    // The newest file has them all.
    *shared = reader.numbers(shared_count)?.collect();
    (reader.at == reader.bytes.len()).then_some(())
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        self.numbers(1)?.next()
    }

    fn numbers(&mut self, count: usize) -> Option<impl Iterator<Item = u32> + use<'a>> {
        let bytes = self.take(count.checked_mul(4)?)?;
        Some(bytes.chunks_exact(4).map(|four| {
            let mut number = [0; 4];
            number.copy_from_slice(four);
            u32::from_le_bytes(number)
        }))
    }
}
