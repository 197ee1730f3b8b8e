//! The nodes of a compiled plan. Equal nodes are one node, whatever definition they came from, and
//! each comes after the nodes that it reads.

use fenqun_model::expr::{ArithmeticOp, ClockPart, CompareOp, Literal, TextTest};
use fenqun_model::{Period, Point, Window};

/// Index of a node in [`super::Plan`].
pub(crate) type NodeId = usize;
/// Index of a stream in the order in which compiling met it.
pub(crate) type StreamId = usize;
/// Index of a column within its stream.
pub(crate) type ColumnId = usize;

/// What the elements of a node are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Domain {
    /// The customers of the batch.
    Customers,
    /// The rows of these customers in a stream.
    Rows(StreamId),
    /// The items of these rows in a list, known by one of its columns.
    Items(StreamId, ColumnId),
}

/// One step of computation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Node {
    /// The same value everywhere.
    Constant(Domain, Literal),
    /// Missing everywhere.
    Missing(Domain),
    And(Vec<NodeId>),
    Or(Vec<NodeId>),
    Not(NodeId),
    /// One value against constants.
    Test(NodeId, Test),
    Compare(NodeId, CompareOp, NodeId),
    Since(NodeId),
    DaysSince(NodeId),
    /// Part of the wall clock in a zone of the plan.
    Part(NodeId, ClockPart, usize),
    Arithmetic(NodeId, ArithmeticOp, NodeId),

    /// A column of a stream: a value a row, or an item.
    Column(StreamId, ColumnId),
    /// A value of rows brought to their items.
    Spread {
        rows: NodeId,
        stream: StreamId,
        items: ColumnId,
    },
    /// Whether any item of the row fulfils the condition.
    AnyItem {
        stream: StreamId,
        items: ColumnId,
        condition: NodeId,
    },

    /// The value of an attribute at `as_of`.
    Attribute(StreamId),
    HasBeen {
        stream: StreamId,
        /// On the versions of the attribute.
        condition: NodeId,
        /// On a customer without the attribute.
        unset: NodeId,
        period: Period,
    },
    /// Which rows of each customer lie in a window.
    Span(StreamId, Window),
    /// The items of the rows of a span.
    ItemSpan {
        span: NodeId,
        stream: StreamId,
        items: ColumnId,
    },
    /// Running count of what the filter lets through and of values that are there.
    RunningCount(Selection),
    /// Running sum of a column.
    RunningSum(Selection),
    Count {
        of: Aggregated,
        running: NodeId,
    },
    Sum {
        of: Aggregated,
        running: NodeId,
    },
    /// Sum divided by count.
    Mean(NodeId, NodeId),
    Extreme {
        of: Aggregated,
        greatest: bool,
    },
    Distinct(Aggregated),
    Days(Aggregated),
    /// The first or last row's value, its instant when no column is named.
    Pick {
        of: Aggregated,
        last: bool,
    },
    Sequence {
        stream: StreamId,
        span: NodeId,
        /// What a row must fulfil, and how soon it must follow.
        steps: Vec<(NodeId, Option<Period>)>,
        same: Option<NodeId>,
    },
    /// Enough of the periods hold enough events. `counts[i]` counts the last `i + 1` periods.
    Regular {
        counts: Vec<NodeId>,
        at_least: u32,
        periods: u32,
    },
    Bucket(String),
    /// A static list: its rule and its pins.
    Pinned(usize, NodeId),
    /// Among the highest or lowest.
    InTop(usize, NodeId),
    Percentile(usize, NodeId),

    /// Score of a dimension for those inside the population.
    Score {
        scheme: usize,
        dimension: usize,
        value: NodeId,
        inside: NodeId,
    },
    /// Weighted sum; missing when any part is.
    Weighted(Vec<(NodeId, u32)>),
    /// Points of the first rule that holds, else 0.
    FirstPoints(Vec<(NodeId, i64)>),
    GridLabel {
        scheme: usize,
        scores: Vec<NodeId>,
    },
    AbcLabel {
        scheme: usize,
        value: NodeId,
    },
    BandLabel {
        scheme: usize,
        total: NodeId,
    },
    /// Label of the first rule that holds.
    FirstMatch {
        scheme: usize,
        rules: Vec<(NodeId, u32)>,
        otherwise: u32,
    },
}

/// Which elements count, and which values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Selection {
    /// Rows or items.
    pub(crate) domain: Domain,
    /// All when there is none.
    pub(crate) filter: Option<NodeId>,
    /// Only elements where this is there.
    pub(crate) column: Option<NodeId>,
    /// And a number.
    pub(crate) numbers: bool,
}

/// What an aggregate runs over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Aggregated {
    pub(crate) stream: StreamId,
    /// Span of rows; tells when the aggregate changes.
    pub(crate) rows: NodeId,
    /// Span of elements: the same, or that of their items.
    pub(crate) span: NodeId,
    pub(crate) selection: Selection,
}

/// A condition on one value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Test {
    /// It is the boolean `true`.
    IsTrue,
    Compare(CompareOp, Literal),
    In(Vec<Literal>),
    Text(TextTest),
    HasAll(Vec<String>),
    Exists,
    IsEmpty,
    Near {
        metres: u32,
        centre: Point,
    },
    InWindow(Window),
    Anniversary(u32),
}

impl Node {
    /// The nodes that it reads.
    pub(crate) fn children(&self) -> Vec<NodeId> {
        match self {
            Node::Constant(..)
            | Node::Missing(_)
            | Node::Column(..)
            | Node::Attribute(_)
            | Node::Span(..)
            | Node::Bucket(_) => Vec::new(),
            Node::And(nodes) | Node::Or(nodes) => nodes.clone(),
            Node::Not(node)
            | Node::Test(node, _)
            | Node::Since(node)
            | Node::DaysSince(node)
            | Node::Part(node, ..)
            | Node::Pinned(_, node)
            | Node::InTop(_, node)
            | Node::Percentile(_, node)
            | Node::ItemSpan { span: node, .. }
            | Node::Spread { rows: node, .. }
            | Node::AnyItem {
                condition: node, ..
            }
            | Node::AbcLabel { value: node, .. }
            | Node::BandLabel { total: node, .. } => vec![*node],
            Node::Compare(a, _, b) | Node::Arithmetic(a, _, b) | Node::Mean(a, b) => vec![*a, *b],
            Node::HasBeen {
                condition, unset, ..
            } => vec![*condition, *unset],
            Node::RunningCount(selection) | Node::RunningSum(selection) => selection.children(),
            Node::Count { of, running } | Node::Sum { of, running } => {
                let mut children = of.children();
                children.push(*running);
                children
            }
            Node::Extreme { of, .. }
            | Node::Distinct(of)
            | Node::Days(of)
            | Node::Pick { of, .. } => of.children(),
            Node::Sequence {
                span, steps, same, ..
            } => {
                let steps = steps.iter().map(|(mask, _)| *mask);
                steps.chain(*same).chain([*span]).collect()
            }
            Node::Regular { counts, .. } => counts.clone(),
            Node::Score { value, inside, .. } => vec![*value, *inside],
            Node::Weighted(parts) => parts.iter().map(|(node, _)| *node).collect(),
            Node::FirstPoints(rules) => rules.iter().map(|(node, _)| *node).collect(),
            Node::GridLabel { scores, .. } => scores.clone(),
            Node::FirstMatch { rules, .. } => rules.iter().map(|(node, _)| *node).collect(),
        }
    }

    /// Its own elements, given those of the nodes that it reads.
    pub(crate) fn domain(&self, of: impl Fn(NodeId) -> Domain) -> Domain {
        match self {
            Node::Constant(domain, _) | Node::Missing(domain) => *domain,
            Node::And(nodes) | Node::Or(nodes) => {
                nodes.first().map_or(Domain::Customers, |n| of(*n))
            }
            Node::Not(node)
            | Node::Test(node, _)
            | Node::Since(node)
            | Node::DaysSince(node)
            | Node::Part(node, ..)
            | Node::Compare(node, ..)
            | Node::Arithmetic(node, ..) => of(*node),
            Node::Column(stream, _) => Domain::Rows(*stream),
            Node::Spread { stream, items, .. } => Domain::Items(*stream, *items),
            Node::AnyItem { stream, .. } => Domain::Rows(*stream),
            Node::RunningCount(selection) | Node::RunningSum(selection) => selection.domain,
            _ => Domain::Customers,
        }
    }
}

impl Selection {
    pub(crate) fn children(&self) -> Vec<NodeId> {
        self.filter.into_iter().chain(self.column).collect()
    }
}

impl Aggregated {
    fn children(&self) -> Vec<NodeId> {
        let mut children = self.selection.children();
        children.push(self.rows);
        children.push(self.span);
        children
    }
}
