//! When answers change by the passing of time alone.
//!
//! For every node and element a bound is computed before which the value cannot change. Bounds come
//! from instants in the rows and cuts of the definitions, so they are few and real. For an answer
//! the customer is evaluated again at the bound, and at the next one from there, until the answer
//! differs: the result is exact.

mod crossing;
mod elements;
mod logic;
mod membership;
mod scores;

use std::rc::Rc;

use fenqun_model::Instant;

use crate::evaluation::Evaluation;
use crate::frame::{Context, Frame};
use crate::plan::{Domain, Node, NodeId, reachable};
use crate::vector::Vector;

/// Never.
pub(crate) const NEVER: i64 = i64::MAX;

/// Bounds of a node: one a element, `None` when none of them ever changes.
pub(crate) type Bounds = Option<Vec<i64>>;

/// A search that has found no real change after this many steps and so many milliseconds (a hundred
/// years) is given up: never. What comes round each year or each midnight under a condition that
/// never flips would be followed to the end of the calendar.
const MANY_STEPS: u32 = 150;
const FAR: i64 = 100 * 366 * 86_400_000;

/// Next changes of the nodes of a frame.
pub(crate) struct NextChanges<'f, 'a> {
    evaluation: &'f Evaluation<'f>,
    pub(crate) frame: &'f Frame<'a>,
    known: Vec<Option<Rc<Bounds>>>,
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
}

impl<'f, 'a> NextChanges<'f, 'a> {
    pub(crate) fn new(evaluation: &'f Evaluation<'_>, frame: &'f Frame<'a>) -> Self {
        Self {
            evaluation,
            frame,
            known: vec![None; frame.context.plan.nodes.len()],
        }
    }

    /// For each customer the first instant at which the node's value differs, other than by growing.
    pub(crate) fn exact(&mut self, root: NodeId) -> Vec<Instant> {
        let bounds = self.bounds(root);
        let Some(bounds) = bounds.as_ref() else {
            return vec![Instant::MAX; self.frame.len()];
        };
        let plan = self.evaluation.plan;
        let program = reachable(&plan.nodes, [root]);
        let prepared = &self.evaluation.prepared;
        let context = Context::new(plan, prepared, self.frame.context.chunk, &program, 1);
        let search = Search {
            evaluation: self.evaluation,
            context: &context,
            root,
        };
        bounds
            .iter()
            .enumerate()
            .map(|(index, bound)| search.from(self.frame, index, *bound))
            .collect()
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
            _ => Growth::None,
        }
    }

    /// Bounds of a node's value leaving its growth aside.
    pub(crate) fn bounds_but_growth(&mut self, id: NodeId) -> Rc<Bounds> {
        match self.frame.context.plan.nodes[id] {
            Node::DaysSince(of) => self.bounds(of),
            _ => self.bounds(id),
        }
    }

    pub(crate) fn vector(&self, id: NodeId) -> &'f Vector<'a> {
        self.frame.vector(id)
    }

    pub(crate) fn as_of(&self) -> i64 {
        self.frame.as_of.0
    }
}

/// The search for the real change of one question.
struct Search<'s> {
    evaluation: &'s Evaluation<'s>,
    context: &'s Context<'s>,
    root: NodeId,
}

impl Search<'_> {
    fn from(&self, frame: &Frame<'_>, index: usize, bound: i64) -> Instant {
        let customer = frame.customers.start + index;
        let now = (frame.vector(self.root), index, frame.as_of);
        let mut at = Instant(bound);
        let mut steps = 0;
        while at != Instant::MAX {
            let then = Frame::new(self.context, at, customer..customer + 1);
            if !is_same(now, (then.vector(self.root), 0, at)) {
                return at;
            }
            steps += 1;
            if steps > MANY_STEPS && at.0.saturating_sub(frame.as_of.0) > FAR {
                return Instant::MAX;
            }
            let mut next = NextChanges::new(self.evaluation, &then);
            let bounds = next.bounds(self.root);
            at = Instant(bounds.as_ref().as_ref().map_or(NEVER, |bounds| bounds[0]));
        }
        at
    }
}

/// Whether two answers are the same but for growth.
fn is_same(a: (&Vector<'_>, usize, Instant), b: (&Vector<'_>, usize, Instant)) -> bool {
    let anchor = |(vector, index, as_of): (&Vector<'_>, usize, Instant)| {
        let value = vector.value(index);
        match value {
            Some(fenqun_model::Value::Integer(passed)) if vector.is_period() => {
                Some(fenqun_model::Value::Integer(as_of.0.saturating_sub(passed)))
            }
            other => other,
        }
    };
    anchor(a) == anchor(b)
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
