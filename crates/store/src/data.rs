//! Identity, delta and runs together: what readers see, with a folder or without one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use fenqun_model::Message;
use fenqun_model::definition::Schema;
use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::{Row, RowColumns};

use crate::Options;
use crate::batch::{Batch, Table, from_columns, from_rows};
use crate::delta::Delta;
use crate::directory::Directory;
use crate::disk::Disk;
use crate::error::StoreError;
use crate::hot::Hot;
use crate::identity::{Identity, kind_code};
use crate::run::Run;
use crate::schema::Seen;
use crate::touched::{Touched, Touching};

/// What readers see.
#[derive(Debug)]
pub(crate) struct Data {
    /// Where the runs are; `None` when there are none.
    pub(crate) disk: Option<Arc<dyn Disk>>,
    pub(crate) identity: Identity,
    pub(crate) delta: Delta,
    pub(crate) runs: Arc<Vec<Run>>,
    /// Forms of all values.
    pub(crate) seen: Arc<Seen>,
    /// The same by the import that the values came with; 0 for none.
    pub(crate) seen_by: Arc<BTreeMap<u32, Seen>>,
    /// Imports that are undone and of which there may still be rows in files.
    pub(crate) hidden: Arc<BTreeSet<u32>>,
    /// The import of which the rows are that are being taken in; 0 for none.
    pub(crate) import: u32,
    /// Types that definitions declare.
    pub(crate) declared: Arc<Schema>,
    pub(crate) hot: Hot,
    pub(crate) buckets: u32,
    directory: OnceLock<Arc<Directory>>,
    /// Files that this reads were removed by an erasure.
    pub(crate) is_outdated: Arc<AtomicBool>,
    /// Of the frame that is being applied.
    pub(crate) touching: Touching,
    /// Nodes that there were before it.
    nodes_before: usize,
}

impl Data {
    pub(crate) fn new(disk: Option<Arc<dyn Disk>>, options: &Options) -> Self {
        let buckets = options.buckets.clamp(1, 1 << 16).next_power_of_two();
        Self {
            disk,
            identity: Identity::new(buckets, options.max_identifiers),
            delta: Delta::default(),
            runs: Arc::default(),
            seen: Arc::default(),
            seen_by: Arc::default(),
            hidden: Arc::default(),
            import: 0,
            declared: Arc::default(),
            hot: Hot::new(buckets, options.memory_budget),
            buckets,
            directory: OnceLock::new(),
            is_outdated: Arc::default(),
            touching: Touching::default(),
            nodes_before: 0,
        }
    }

    pub(crate) fn directory(&self) -> &Directory {
        let build = || Arc::new(Directory::build(&self.identity, &self.delta, self.buckets));
        self.directory.get_or_init(build)
    }

    /// The same as it is now, unmoved by what is written later. Cheap: everything large is shared.
    pub(crate) fn snapshot(&self) -> Self {
        Self {
            disk: self.disk.clone(),
            identity: self.identity.clone(),
            delta: self.delta.clone(),
            runs: self.runs.clone(),
            seen: self.seen.clone(),
            seen_by: self.seen_by.clone(),
            hidden: self.hidden.clone(),
            import: 0,
            declared: self.declared.clone(),
            hot: self.hot.snapshot(),
            buckets: self.buckets,
            directory: self.directory.clone(),
            is_outdated: self.is_outdated.clone(),
            touching: Touching::default(),
            nodes_before: self.nodes_before,
        }
    }

    /// Closes a frame: what was derived from identity and delta follows them. Call after changing
    /// them.
    pub(crate) fn changed(&mut self) -> Touched {
        let touching = std::mem::take(&mut self.touching);
        let changes = std::mem::take(&mut self.identity.changes);
        let touched = match touching.undone {
            Some(touched) => {
                self.hot.undo(&self.identity, &touched);
                touched
            }
            None => {
                self.hot
                    .apply(&self.identity, &touching, &changes, self.nodes_before);
                Touched::of(&touching, &self.identity, &changes, self.nodes_before)
            }
        };
        self.nodes_before = self.identity.nodes.len();
        self.directory.take();
        touched
    }

    /// Takes in what definitions declare.
    pub(crate) fn declare(&mut self, declared: Schema) {
        if *self.declared != declared {
            Arc::make_mut(&mut self.seen).redeclared();
            self.declared = declared.into();
        }
    }

    /// Takes in rows one by one. They were checked with [`check_rows`].
    pub(crate) fn add_rows(&mut self, rows: &[Row]) {
        let mut keys = Vec::with_capacity(rows.len());
        let mut nodes = Vec::new();
        for row in rows {
            let mut who: Vec<&Identifier> = row.who().iter().collect();
            who.sort_unstable();
            who.dedup();
            nodes.clear();
            for identifier in who {
                let kind = kind_code(identifier.kind);
                nodes.push(self.identity.node(kind, identifier.value.as_bytes()));
            }
            self.identity.mark_key(nodes[0]);
            self.identity.see(&nodes, self.import);
            keys.push(nodes[0]);
        }
        for (table, batch) in from_rows(rows, &keys) {
            self.add_batch(table, batch);
        }
    }

    /// Takes in rows in columns. They were checked with [`check_columns`].
    pub(crate) fn add_columns(&mut self, rows: &RowColumns) {
        let keys = self.keys_of(rows);
        for (table, batch) in from_columns(rows, keys) {
            self.add_batch(table, batch);
        }
    }

    /// The key of each row, its identifiers connected.
    fn keys_of(&mut self, rows: &RowColumns) -> Vec<u32> {
        let mut who: Vec<(u8, &fenqun_model::row::TextColumn)> = rows
            .who
            .iter()
            .map(|(kind, texts)| (kind_code(*kind), texts))
            .collect();
        who.sort_by_key(|(kind, _)| *kind);
        let known = who
            .iter()
            .map(|(kind, texts)| self.identity.nodes.find_all(*kind, texts));
        let known: Vec<Vec<Option<u32>>> = known.collect();
        let mut keys = Vec::with_capacity(rows.occurred_at.len());
        let mut nodes: Vec<u32> = Vec::new();
        let mut last: Vec<u32> = Vec::new();
        for row in 0..rows.occurred_at.len() {
            nodes.clear();
            for ((kind, texts), known) in who.iter().zip(&known) {
                let text = texts.get(row);
                if let Some(node) = known[row] {
                    nodes.push(node);
                } else if !text.is_empty() {
                    nodes.push(self.identity.node(*kind, text.as_bytes()));
                }
            }
            // Rows of one customer often follow one another.
            if nodes != last {
                self.sort_by_rank(&mut nodes);
                self.identity.mark_key(nodes[0]);
                self.identity.see(&nodes, self.import);
                last.clone_from(&nodes);
            }
            keys.push(nodes[0]);
        }
        keys
    }

    fn sort_by_rank(&self, nodes: &mut Vec<u32>) {
        if nodes.len() > 1 {
            let names = &self.identity.nodes;
            nodes.sort_by(|a, b| names.rank(*a).cmp(&names.rank(*b)));
            nodes.dedup();
        }
    }

    fn add_batch(&mut self, table: Table, mut batch: Batch) {
        self.observe(table, &batch);
        if batch.len() == 0 {
            return;
        }
        if self.import != 0 {
            batch.imports = vec![self.import; batch.len()];
        }
        let batch = Arc::new(batch);
        self.touching.batches.push((table, batch.clone()));
        self.delta.push(table, batch);
    }

    /// Takes in the forms of the values of a batch.
    fn observe(&mut self, table: Table, batch: &Batch) {
        let own = self.seen_by.get(&self.import);
        let is_new = own.is_none_or(|own| own.has_news(table, batch));
        if is_new {
            let own = Arc::make_mut(&mut self.seen_by);
            let own = own.entry(self.import).or_default();
            own.observe(table, batch);
            Arc::make_mut(&mut self.seen).add(own);
        }
    }

    /// A file cannot be read: it is damaged, or gone because somebody was erased since this snapshot
    /// was taken.
    pub(crate) fn unreadable(&self, path: &str, error: impl ToString) -> StoreError {
        match self.is_outdated.load(Ordering::Relaxed) {
            true => StoreError::refused(Message::new("store-snapshot-outdated")),
            false => StoreError::damaged(path, error),
        }
    }

    /// The runs of a table and bucket.
    pub(crate) fn runs_of(&self, table: Table, bucket: u32) -> impl Iterator<Item = &Run> {
        let of = move |run: &&Run| run.table == table && run.bucket == bucket;
        self.runs.iter().filter(of)
    }

    /// Whether a node is the root of a customer.
    pub(crate) fn is_root(&self, node: u32) -> bool {
        let nodes = &self.identity.nodes;
        (node as usize) < nodes.len() && !nodes.is_erased(node) && self.identity.root(node) == node
    }

    /// The customer's name: the first of their identifiers.
    pub(crate) fn name(&self, root: u32) -> &str {
        let nodes = &self.identity.nodes;
        let mut best = root;
        for node in self.identity.members(root) {
            if nodes.rank(node) < nodes.rank(best) {
                best = node;
            }
        }
        nodes.text(best)
    }

    /// Nodes with a text: `value`, or `kind:value`.
    pub(crate) fn nodes_named(&self, text: &str) -> Vec<u32> {
        const KINDS: [IdentifierKind; 5] = [
            IdentifierKind::Customer,
            IdentifierKind::Phone,
            IdentifierKind::Email,
            IdentifierKind::External,
            IdentifierKind::Anonymous,
        ];
        let find = |kind: IdentifierKind, text: &str| {
            self.identity.nodes.find(kind_code(kind), text.as_bytes())
        };
        let plain: Vec<u32> = KINDS.iter().filter_map(|kind| find(*kind, text)).collect();
        if !plain.is_empty() {
            return plain;
        }
        let Some((kind, value)) = text.split_once(':') else {
            return vec![];
        };
        let kind = KINDS.into_iter().find(|known| known.name() == kind);
        kind.and_then(|kind| find(kind, value))
            .into_iter()
            .collect()
    }
}

/// Refuses rows that name nobody.
pub(crate) fn check_rows(rows: &[Row]) -> Result<(), StoreError> {
    let named = |row: &Row| {
        row.who()
            .iter()
            .any(|identifier| !identifier.value.is_empty())
    };
    match rows.iter().position(|row| !named(row)) {
        None => Ok(()),
        Some(row) => Err(StoreError::refused(
            Message::new("store-row-of-nobody").with("row", row + 1),
        )),
    }
}

/// Refuses columns that do not fit together, and rows that name nobody.
pub(crate) fn check_columns(rows: &RowColumns) -> Result<(), StoreError> {
    let length = rows.occurred_at.len();
    let events = matches!(rows.kind, fenqun_model::row::RowsKind::Events(_));
    let lengths = rows.who.iter().map(|(_, texts)| texts.len());
    let lengths = lengths.chain(
        rows.properties
            .iter()
            .map(|(_, column)| column_length(column)),
    );
    let mut lengths = lengths.chain(events.then_some(rows.ids.len()));
    if lengths.any(|other| other != length) {
        return Err(StoreError::refused(Message::new("store-columns-differ")));
    }
    let named = |row: &usize| {
        rows.who
            .iter()
            .any(|(_, texts)| !texts.get(*row).is_empty())
    };
    match (0..length).find(|row| !named(row)) {
        None => Ok(()),
        Some(row) => Err(StoreError::refused(
            Message::new("store-row-of-nobody").with("row", row + 1),
        )),
    }
}

fn column_length(column: &fenqun_model::row::PropertyColumn) -> usize {
    use fenqun_model::row::PropertyData as Data;
    match &column.data {
        Data::Integer(values) | Data::Decimal(values) | Data::Instant(values) => values.len(),
        Data::Float(values) => values.len(),
        Data::Boolean(values) => values.len(),
        Data::Date(values) => values.len(),
        Data::Text(texts) | Data::Json(texts) => texts.len(),
    }
}
