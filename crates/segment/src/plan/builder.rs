//! Puts nodes into a plan: equal nodes become one, streams and columns are noted down.

use std::collections::{BTreeMap, HashMap};

use fenqun_model::columns::{ColumnKey, StreamKey, StreamNeed};
use fenqun_model::definition::{Checked, Kind, Resolved};
use fenqun_model::expr::{Expr, Literal, Path};
use fenqun_model::{Message, Zone};

use super::node::{ColumnId, Domain, Node, NodeId, StreamId};
use super::scheme::Scheme;

/// What names and events mean where an expression stands.
#[derive(Clone, Debug)]
pub(crate) enum Scope {
    /// At the top of a rule.
    Customer,
    /// Inside `where`: properties of the events of a stream.
    Event { stream: StreamId, event: String },
    /// Inside `where` over items: fields of the items of a list.
    Item {
        stream: StreamId,
        event: String,
        list: Path,
    },
    /// Inside `has_been`: the versions of one attribute.
    Version { stream: StreamId, attribute: Path },
    /// Inside `has_been`, for customers without the attribute.
    Unset,
}

/// A rank leaf: customers are ordered by a value.
#[derive(Clone, Debug)]
pub(crate) struct RankLeaf {
    /// Under which its thresholds are kept: its printed text.
    pub(crate) key: String,
    /// How many of the highest or lowest, `None` for the whole distribution.
    pub(crate) top: Option<(u32, bool)>,
    pub(crate) by: NodeId,
}

/// A static list.
#[derive(Clone, Debug)]
pub(crate) struct PinnedList {
    pub(crate) name: String,
    pub(crate) add: Vec<String>,
    pub(crate) remove: Vec<String>,
}

/// A plan under construction.
#[derive(Debug)]
pub(crate) struct Builder<'d> {
    pub(crate) definitions: &'d Checked,
    pub(crate) nodes: Vec<Node>,
    pub(crate) domains: Vec<Domain>,
    ids: HashMap<Node, NodeId>,
    pub(crate) streams: Vec<StreamNeed>,
    pub(crate) saved: BTreeMap<(Kind, String), NodeId>,
    pub(crate) scores: BTreeMap<(String, String), NodeId>,
    pub(crate) under_way: Vec<(Kind, String)>,
    pub(crate) lists: Vec<PinnedList>,
    pub(crate) ranks: Vec<RankLeaf>,
    pub(crate) schemes: Vec<Scheme>,
    pub(crate) zones: Vec<Zone>,
    /// Which node answers each expression at the top of a rule, for explanations.
    pub(crate) sources: Sources,
    /// The expressions behind the definitions met.
    pub(crate) written: Written,
}

/// Which node answers each expression at the top of a rule: as a condition, as a value.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sources {
    pub(crate) conditions: HashMap<Expr, NodeId>,
    pub(crate) values: HashMap<Expr, NodeId>,
}

/// What was written: the rule or value of each saved definition, each segmentation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written {
    pub(crate) rules: BTreeMap<(Kind, String), Expr>,
    pub(crate) segmentations: BTreeMap<String, Resolved>,
}

impl<'d> Builder<'d> {
    pub(crate) fn new(definitions: &'d Checked) -> Self {
        Self {
            definitions,
            nodes: Vec::new(),
            domains: Vec::new(),
            ids: HashMap::new(),
            streams: Vec::new(),
            saved: BTreeMap::new(),
            scores: BTreeMap::new(),
            under_way: Vec::new(),
            lists: Vec::new(),
            ranks: Vec::new(),
            schemes: Vec::new(),
            zones: vec![definitions.zone.clone()],
            sources: Sources::default(),
            written: Written::default(),
        }
    }

    /// The node, made when there is none like it.
    pub(crate) fn node(&mut self, node: Node) -> NodeId {
        if let Some(id) = self.ids.get(&node) {
            return *id;
        }
        let domain = match &node {
            Node::Column(stream, column) => self.column_domain(*stream, *column),
            other => other.domain(|id| self.domains[id]),
        };
        let id = self.nodes.len();
        self.domains.push(domain);
        self.nodes.push(node.clone());
        self.ids.insert(node, id);
        id
    }

    fn column_domain(&self, stream: StreamId, column: ColumnId) -> Domain {
        let columns = &self.streams[stream].columns;
        let ColumnKey::Item { list, .. } = &columns[column] else {
            return Domain::Rows(stream);
        };
        let of_list =
            |key: &ColumnKey| matches!(key, ColumnKey::Item { list: other, .. } if other == list);
        let first = columns.iter().position(of_list).unwrap_or(column);
        Domain::Items(stream, first)
    }

    pub(crate) fn stream(&mut self, key: StreamKey) -> StreamId {
        if let Some(id) = self.streams.iter().position(|stream| stream.key == key) {
            return id;
        }
        self.streams.push(StreamNeed {
            key,
            columns: Vec::new(),
        });
        self.streams.len() - 1
    }

    /// The stream of the events that a query names.
    pub(crate) fn events(&mut self, event: &str) -> StreamId {
        self.stream(StreamKey::Events([event.to_owned()].into()))
    }

    pub(crate) fn column(&mut self, stream: StreamId, key: ColumnKey) -> NodeId {
        let columns = &mut self.streams[stream].columns;
        let column = match columns.iter().position(|column| *column == key) {
            Some(column) => column,
            None => {
                columns.push(key);
                columns.len() - 1
            }
        };
        self.node(Node::Column(stream, column))
    }

    /// A column of a list, by which its items are known; `None` when no field of it is read.
    pub(crate) fn items(&self, stream: StreamId, list: &Path) -> Option<ColumnId> {
        let of_list =
            |key: &ColumnKey| matches!(key, ColumnKey::Item { list: other, .. } if other == list);
        self.streams[stream].columns.iter().position(of_list)
    }

    pub(crate) fn boolean(&mut self, scope: &Scope, value: bool) -> NodeId {
        let domain = self.domain(scope);
        self.node(Node::Constant(domain, Literal::Boolean(value)))
    }

    /// What the elements are in a scope. In the scope of items, one of its fields was read before.
    pub(crate) fn domain(&self, scope: &Scope) -> Domain {
        match scope {
            Scope::Customer | Scope::Unset => Domain::Customers,
            Scope::Event { stream, .. } | Scope::Version { stream, .. } => Domain::Rows(*stream),
            Scope::Item { stream, list, .. } => match self.items(*stream, list) {
                Some(items) => Domain::Items(*stream, items),
                None => Domain::Rows(*stream),
            },
        }
    }

    pub(crate) fn zone(&mut self, name: Option<&str>) -> Result<usize, Message> {
        let Some(name) = name else { return Ok(0) };
        if let Some(known) = self.zones.iter().position(|zone| zone.name() == name) {
            return Ok(known);
        }
        let unknown = |_| Message::new("evaluation-unknown-zone").with("zone", name);
        self.zones.push(Zone::named(name).map_err(unknown)?);
        Ok(self.zones.len() - 1)
    }
}
