//! Identity files: what was added to the identity between two checkpoints.

use super::nodes::ERASED;
use super::origins::{ALWAYS, NOTHING, Origins};
use super::{Forced, Identity};

/// Without what imports told of.
const MAGIC_BEFORE: [u8; 8] = *b"FQIDS\0\0\x01";
const MAGIC: [u8; 8] = *b"FQIDS\0\0\x02";

/// The bytes of a file with nodes `first_node..`, edges `first_edge..`, and these keys; of a first
/// file when it is `whole`.
pub(crate) fn encode(
    identity: &Identity,
    (first_node, first_edge): (usize, usize),
    keys: &[u32],
    whole: bool,
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
    let mut put_pairs = |pairs: &[(u32, u32)]| {
        put(pairs.len() as u32);
        pairs.iter().flat_map(|(a, b)| [*a, *b]).for_each(&mut put);
    };
    put_pairs(
        identity
            .sets
            .from(if whole { 0 } else { identity.saved_sets }),
    );
    for (origins, first) in [
        (&identity.node_origins, first_node),
        (&identity.edge_origins, first_edge),
    ] {
        put_pairs(&origins.runs(first));
        put_pairs(&origins.changed_before(first));
    }
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
    identity.all_saved();
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
    let magic = reader.take(8)?;
    (magic == MAGIC || magic == MAGIC_BEFORE).then_some(())?;
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
    if magic == MAGIC_BEFORE {
        // What was known then is never undone.
        (identity.node_origins.len()..identity.nodes.len())
            .for_each(|_| identity.node_origins.push(ALWAYS));
        (identity.edge_origins.len()..edges.len()).for_each(|_| identity.edge_origins.push(ALWAYS));
    } else {
        for (set, import) in reader.pairs()? {
            let is_known = set == NOTHING || set as usize <= identity.sets.len();
            is_known.then(|| identity.sets.push(set, import))?;
        }
        let sets = identity.sets.len();
        read_origins(
            reader,
            &mut identity.node_origins,
            identity.nodes.len(),
            sets,
        )?;
        read_origins(reader, &mut identity.edge_origins, edges.len(), sets)?;
    }
    (reader.at == reader.bytes.len()).then_some(())
}

/// Origins of new things, up to `length` of them, and of those whose origins changed.
fn read_origins(
    reader: &mut Reader<'_>,
    origins: &mut Origins,
    length: usize,
    sets: usize,
) -> Option<()> {
    let is_set = |set: u32| set == NOTHING || set as usize <= sets;
    for (count, set) in reader.pairs()? {
        (is_set(set) && origins.len() + count as usize <= length).then_some(())?;
        (0..count).for_each(|_| origins.push(set));
    }
    (origins.len() == length).then_some(())?;
    for (at, set) in reader.pairs()? {
        (is_set(set) && (at as usize) < length).then_some(())?;
        origins.put(at, set);
    }
    Some(())
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

    /// How many pairs of numbers, and the pairs.
    fn pairs(&mut self) -> Option<Vec<(u32, u32)>> {
        let count = self.number()? as usize;
        let numbers: Vec<u32> = self.numbers(count.checked_mul(2)?)?.collect();
        Some(
            numbers
                .chunks_exact(2)
                .map(|two| (two[0], two[1]))
                .collect(),
        )
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
