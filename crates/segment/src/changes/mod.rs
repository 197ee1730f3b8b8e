//! When answers change by the passing of time alone.
//!
//! For every node and element a bound is computed before which the value cannot change. Bounds come
//! from instants in the rows and cuts of the definitions, so they are few and real. For an answer
//! the customer is evaluated again at the bound, and at the next one from there, until the answer
//! differs or the calendar ends: the result is exact. See [`search`].

mod crossing;
mod curve;
mod elements;
mod logic;
mod membership;
mod scores;
mod search;

use std::rc::Rc;

use fenqun_model::{Instant, Value};

use crate::frame::Frame;
use crate::plan::{Domain, Node, NodeId};
use crate::program::Again;
use crate::vector::Vector;
use search::Search;

/// Never.
pub(crate) const NEVER: i64 = i64::MAX;

/// Bounds of a node: one a element, `None` when none of them ever changes.
pub(crate) type Bounds = Option<Vec<i64>>;

/// Next changes of the nodes of a frame.
pub(crate) struct NextChanges<'f, 'a> {
    pub(crate) frame: &'f Frame<'a>,
    aim: Aim,
    known: Vec<Option<Rc<Bounds>>>,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aim {
    /// Changes of a node; changes of parts that do not decide it now are left out.
    Answer,
    /// Changes of any part whatever, but for anniversaries, which come round for ever.
    LastOfAll,
}

/// How a value grows by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Growth {
    /// It does not.
    None,
    /// By a millisecond a millisecond.
    Millis,
    /// By one each local midnight.
    Days,
    /// Each local midnight, as computed from numbers of days.
    Curve,
}

impl<'f, 'a> NextChanges<'f, 'a> {
    pub(crate) fn new(frame: &'f Frame<'a>) -> Self {
        Self::with_aim(frame, Aim::Answer)
    }

    fn with_aim(frame: &'f Frame<'a>, aim: Aim) -> Self {
        Self {
            frame,
            aim,
            known: vec![None; frame.context.plan.nodes.len()],
        }
    }

    /// For each customer the first instant at which the node's value differs, other than by growing.
    pub(crate) fn exact(&mut self, root: NodeId, again: &Again) -> Vec<Instant> {
        match self.bounds(root).as_ref() {
            Some(bounds) => Search::new(self.frame, root, again, bounds).run(),
            None => vec![Instant::MAX; self.frame.len()],
        }
    }

    /// For each customer an instant before which the node's value does not change.
    pub(crate) fn soonest(&mut self, root: NodeId) -> Vec<Instant> {
        match self.bounds(root).as_ref() {
            Some(bounds) => bounds.iter().map(|bound| Instant(*bound)).collect(),
            None => vec![Instant::MAX; self.frame.len()],
        }
    }

    /// Bounds of a node.
    pub(crate) fn bounds(&mut self, id: NodeId) -> Rc<Bounds> {
        if let Some(known) = &self.known[id] {
            return known.clone();
        }
        let bounds = Rc::new(self.compute(id));
        self.known[id] = Some(bounds.clone());
        bounds
    }

    fn compute(&mut self, id: NodeId) -> Bounds {
        let plan = self.frame.context.plan;
        if plan.domains[id] != Domain::Customers && !plan.timed[id] {
            return None;
        }
        match &plan.nodes[id] {
            Node::And(nodes) => self.of_and(nodes, id),
            Node::Or(nodes) => self.of_or(nodes, id),
            Node::Test(of, test) => self.of_test(*of, test),
            Node::Compare(left, op, right) => self.of_comparison(*left, *op, *right),
            Node::DaysSince(of) => self.of_days_since(*of),
            Node::Arithmetic(..) if self.growth(id) == Growth::Curve => {
                let below = self.bounds_but_growth(id).as_ref().clone();
                earlier(below, self.of_curve(id, Value::clone))
            }
            Node::AnyItem {
                stream,
                items,
                condition,
            } => self.of_any_item(*stream, *items, *condition),
            Node::Attribute(stream) => self.of_attribute(*stream),
            Node::HasBeen {
                stream,
                condition,
                unset,
                period,
            } => self.of_has_been(*stream, (*condition, *unset), *period),
            Node::Count { of, .. } | Node::Sum { of, .. } | Node::Extreme { of, .. } => {
                self.of_aggregate(of)
            }
            Node::Distinct(of) | Node::Days(of) => self.of_aggregate(of),
            Node::Pick { of, last } => self.of_pick(of, *last),
            Node::Sequence {
                stream,
                span,
                steps,
                ..
            } => self.of_sequence(*stream, *span, steps),
            Node::InTop(rank, by) => self.of_top(*rank, *by),
            Node::Percentile(rank, by) => self.of_percentile(*rank, *by),
            Node::Score {
                scheme,
                dimension,
                value,
                inside,
            } => self.of_score((*scheme, *dimension), *value, *inside),
            Node::AbcLabel { scheme, value } => self.of_abc(*scheme, *value),
            Node::FirstMatch { rules, .. } => {
                let rules: Vec<NodeId> = rules.iter().map(|(rule, _)| *rule).collect();
                self.of_first_match(&rules)
            }
            Node::FirstPoints(rules) => {
                let rules: Vec<NodeId> = rules.iter().map(|(rule, _)| *rule).collect();
                self.of_first_match(&rules)
            }
            Node::Span(..)
            | Node::ItemSpan { .. }
            | Node::RunningCount(_)
            | Node::RunningSum(_) => None,
            other => {
                let children = other.children();
                self.earliest(&children)
            }
        }
    }

    /// The earliest of several nodes.
    pub(crate) fn earliest(&mut self, nodes: &[NodeId]) -> Bounds {
        let mut all = None;
        for node in nodes {
            all = earlier(all, self.bounds(*node).as_ref().clone());
        }
        all
    }

    /// How the value of a node grows.
    pub(crate) fn growth(&self, id: NodeId) -> Growth {
        match self.frame.context.plan.nodes[id] {
            Node::Since(_) => Growth::Millis,
            Node::DaysSince(_) => Growth::Days,
            Node::Arithmetic(left, _, right) => {
                let grows = |node| matches!(self.growth(node), Growth::Days | Growth::Curve);
                match grows(left) || grows(right) {
                    true => Growth::Curve,
                    false => Growth::None,
                }
            }
            _ => Growth::None,
        }
    }

    /// Bounds of a node's value leaving its growth aside.
    pub(crate) fn bounds_but_growth(&mut self, id: NodeId) -> Rc<Bounds> {
        match self.frame.context.plan.nodes[id] {
            Node::DaysSince(of) => self.bounds(of),
            Node::Arithmetic(left, _, right) if self.growth(id) == Growth::Curve => {
                let left = self.bounds_but_growth(left).as_ref().clone();
                let right = self.bounds_but_growth(right).as_ref().clone();
                Rc::new(earlier(left, right))
            }
            _ => self.bounds(id),
        }
    }

    pub(crate) fn vector(&self, id: NodeId) -> &'f Vector<'a> {
        self.frame.vector(id)
    }

    /// The instant of an element; elements that are not customers all have that of the batch.
    pub(crate) fn now(&self, element: usize) -> i64 {
        self.frame.now(element).0
    }
}

/// The earlier of each pair.
pub(crate) fn earlier(a: Bounds, b: Bounds) -> Bounds {
    match (a, b) {
        (Some(mut a), Some(b)) => {
            for (a, b) in a.iter_mut().zip(&b) {
                *a = (*a).min(*b);
            }
            Some(a)
        }
        (a, b) => a.or(b),
    }
}

/// Bounds element by element; `None` when none of them ever changes.
pub(crate) fn each(len: usize, bound: impl FnMut(usize) -> i64) -> Bounds {
    let bounds: Vec<i64> = (0..len).map(bound).collect();
    bounds.iter().any(|bound| *bound != NEVER).then_some(bounds)
}

/// The earliest of some instants that lies after another.
pub(crate) fn first_after(as_of: i64, instants: impl IntoIterator<Item = i64>) -> i64 {
    let later = instants.into_iter().filter(|instant| *instant > as_of);
    later.min().unwrap_or(NEVER)
}
