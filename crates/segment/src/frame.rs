//! One batch of customers under evaluation: the value of each node so far.

use std::cell::OnceCell;
use std::ops::Range;

use fenqun_model::columns::{Chunk, Column, Stream};
use fenqun_model::{Instant, Zone};

use crate::bitmap::Bitmap;
use crate::operators;
use crate::part::Places;
use crate::plan::{ColumnId, Domain, NodeId, Plan, StreamId};
use crate::prepared::Prepared;
use crate::program::{Again, Program};
use crate::vector::Vector;

/// What stays the same for all batches of a chunk.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) prepared: &'a Prepared,
    places: &'a Places,
    pub(crate) chunk: &'a Chunk<'a>,
    /// Per node, which entries of a dictionary fulfil its test.
    pub(crate) tables: Vec<OnceCell<Vec<bool>>>,
    /// How many customers will be evaluated: whether a table over a dictionary pays.
    pub(crate) customers: usize,
}

/// A batch.
#[derive(Debug)]
pub(crate) struct Frame<'a> {
    pub(crate) context: &'a Context<'a>,
    /// The instant of the batch; [`Frame::now`] tells that of a customer.
    pub(crate) as_of: Instant,
    /// The instant of each customer when they differ.
    pub(crate) clocks: Option<&'a [Instant]>,
    pub(crate) customers: Range<usize>,
    program: &'a Program,
    /// In the order of the program.
    slots: Vec<Slot<'a>>,
    /// The frame whose rows these are, and what belongs to rows: customers of it are evaluated
    /// again at other instants.
    origin: Option<&'a Frame<'a>>,
}

/// The value of a node.
#[derive(Clone, Debug)]
pub(crate) enum Slot<'a> {
    Vector(Vector<'a>),
    Span(Span),
    Counts(RunningCounts),
    Sums(RunningSums),
}

/// For each customer, the elements in a window, counted from the first element of the batch.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub(crate) start: Vec<u32>,
    pub(crate) end: Vec<u32>,
}

/// Entry `i` counts the selected elements before `i`; `None` when all are selected.
#[derive(Clone, Debug)]
pub(crate) struct RunningCounts(pub(crate) Option<Vec<u32>>);

/// Entry `i` is the sum of the selected elements before `i`, modulo 2⁶⁴; `None` when the sum of a
/// customer might not fit or is not one of whole numbers.
#[derive(Clone, Debug)]
pub(crate) struct RunningSums(pub(crate) Option<Vec<i64>>);

impl<'a> Context<'a> {
    pub(crate) fn new(
        plan: &'a Plan,
        prepared: &'a Prepared,
        places: &'a Places,
        chunk: &'a Chunk<'a>,
        customers: usize,
    ) -> Self {
        Self {
            plan,
            prepared,
            places,
            chunk,
            tables: vec![OnceCell::new(); plan.nodes.len()],
            customers,
        }
    }

    pub(crate) fn stream(&self, stream: StreamId) -> &'a Stream<'a> {
        &self.chunk.streams[self.places.stream(stream)]
    }

    pub(crate) fn column(&self, stream: StreamId, column: ColumnId) -> &'a Column<'a> {
        &self.stream(stream).columns[self.places.column(stream, column)]
    }
}

impl<'a> Frame<'a> {
    /// Computes every node of a program for some customers.
    pub(crate) fn new(
        context: &'a Context<'a>,
        program: &'a Program,
        as_of: Instant,
        customers: Range<usize>,
    ) -> Self {
        Self {
            context,
            as_of,
            clocks: None,
            customers,
            program,
            slots: Vec::with_capacity(program.nodes.len()),
            origin: None,
        }
        .computed()
    }

    /// Computes a program again for some customers of this frame, each at an instant of their own.
    pub(crate) fn again(
        &'a self,
        again: &'a Again,
        clocks: &'a [Instant],
        customers: Range<usize>,
    ) -> Self {
        if !again.together {
            return Self::new(self.context, &again.program, clocks[0], customers);
        }
        Self {
            context: self.context,
            as_of: self.as_of,
            clocks: Some(clocks),
            customers,
            program: &again.program,
            slots: Vec::with_capacity(again.program.nodes.len()),
            origin: Some(self),
        }
        .computed()
    }

    fn computed(mut self) -> Self {
        for node in &self.program.nodes {
            let slot = operators::evaluate(&self, *node);
            self.slots.push(slot);
        }
        self
    }

    fn slot(&self, node: NodeId) -> Option<&Slot<'a>> {
        let own = self.slots.get(self.program.place(node));
        own.or_else(|| self.origin?.slot(node))
    }

    /// The instant at which a customer of the frame is evaluated.
    #[inline]
    pub(crate) fn now(&self, customer: usize) -> Instant {
        match self.clocks {
            Some(clocks) => clocks[customer],
            None => self.as_of,
        }
    }

    pub(crate) fn zone(&self) -> &'a Zone {
        self.context.plan.zone()
    }

    pub(crate) fn len(&self) -> usize {
        self.customers.len()
    }

    /// The rows of the batch in a stream; of the origin's batch where there is one.
    pub(crate) fn rows(&self, stream: StreamId) -> Range<usize> {
        let batch = self.origin.map_or(&self.customers, |o| &o.customers);
        let offsets = self.context.stream(stream).offsets;
        offsets[batch.start] as usize..offsets[batch.end] as usize
    }

    /// When the rows of the batch happened.
    pub(crate) fn times(&self, stream: StreamId) -> &'a [i64] {
        &self.context.stream(stream).occurred_at[self.rows(stream)]
    }

    /// Where the rows of each customer of the batch begin; one more entry than customers, counted
    /// from the first row of the batch when `base` is taken off.
    pub(crate) fn offsets(&self, stream: StreamId) -> (&'a [u32], u32) {
        let offsets = self.context.stream(stream).offsets;
        let part = &offsets[self.customers.start..=self.customers.end];
        let base = self.origin.map_or(part[0], |o| offsets[o.customers.start]);
        (part, base)
    }

    /// Where the items of each row of the batch begin, from the first row's on; empty when nothing
    /// of the list was ever seen.
    pub(crate) fn item_offsets(&self, stream: StreamId, items: ColumnId) -> &'a [u32] {
        let rows = self.rows(stream);
        match self.context.column(stream, items).items {
            Some(offsets) => &offsets[rows.start..=rows.end],
            None => &[],
        }
    }

    /// The elements of a domain within their stream's columns.
    pub(crate) fn range(&self, domain: Domain) -> Range<usize> {
        match domain {
            Domain::Customers => self.customers.clone(),
            Domain::Rows(stream) => self.rows(stream),
            Domain::Items(stream, items) => match self.item_offsets(stream, items) {
                [first, .., last] => *first as usize..*last as usize,
                _ => 0..0,
            },
        }
    }

    pub(crate) fn vector(&self, node: NodeId) -> &Vector<'a> {
        match self.slot(node) {
            Some(Slot::Vector(vector)) => vector,
            other => panic!("node {node} holds {other:?}, not values"),
        }
    }

    /// The values of a node, `None` when it is not part of the program.
    pub(crate) fn slot_vector(&self, node: NodeId) -> Option<&Vector<'a>> {
        match self.slot(node) {
            Some(Slot::Vector(vector)) => Some(vector),
            _ => None,
        }
    }

    pub(crate) fn bits(&self, node: NodeId) -> &Bitmap {
        self.vector(node).bits()
    }

    pub(crate) fn filter(&self, node: Option<NodeId>) -> Option<&Bitmap> {
        node.map(|node| self.bits(node))
    }

    pub(crate) fn span(&self, node: NodeId) -> &Span {
        match self.slot(node) {
            Some(Slot::Span(span)) => span,
            other => panic!("node {node} holds {other:?}, not a span"),
        }
    }

    pub(crate) fn counts(&self, node: NodeId) -> Option<&[u32]> {
        match self.slot(node) {
            Some(Slot::Counts(RunningCounts(counts))) => counts.as_deref(),
            other => panic!("node {node} holds {other:?}, not counts"),
        }
    }

    pub(crate) fn sums(&self, node: NodeId) -> Option<&[i64]> {
        match self.slot(node) {
            Some(Slot::Sums(RunningSums(sums))) => sums.as_deref(),
            other => panic!("node {node} holds {other:?}, not sums"),
        }
    }
}

impl Span {
    /// The elements of a customer of the batch.
    #[inline(always)]
    pub(crate) fn of(&self, customer: usize) -> Range<usize> {
        self.start[customer] as usize..self.end[customer] as usize
    }
}

impl<'a> From<Vector<'a>> for Slot<'a> {
    fn from(vector: Vector<'a>) -> Self {
        Slot::Vector(vector)
    }
}

impl From<Bitmap> for Slot<'_> {
    fn from(bits: Bitmap) -> Self {
        Slot::Vector(Vector::condition(bits))
    }
}
