//! The row on which a condition or value rests.

use fenqun_model::columns::ColumnKey;
use fenqun_model::expr::{CompareOp, Literal};
use fenqun_model::{Instant, Value};

use super::{Deciding, Explainer};
use crate::operators::{NO_ROW, held_since, picked_rows};
use crate::plan::{Aggregated, Domain, Node, NodeId, StreamId, Test};

impl Explainer<'_, '_> {
    /// The deciding row of a node; `None` when it rests on no row.
    pub(crate) fn deciding(&self, node: NodeId) -> Option<Deciding> {
        match &self.frame.context.plan.nodes[node] {
            Node::Test(of, test) => self.of_test(*of, test),
            Node::Count { of, .. } | Node::Sum { of, .. } => self.newest(of, 1),
            Node::Distinct(of) | Node::Days(of) | Node::Extreme { of, .. } => self.newest(of, 1),
            Node::Pick { of, last } => {
                let row = picked_rows(self.frame, of, *last)[0];
                let of_rows = matches!(of.selection.domain, Domain::Rows(_));
                (row != NO_ROW && of_rows).then(|| self.row(of.stream, row as usize, true))
            }
            Node::Since(of)
            | Node::DaysSince(of)
            | Node::Part(of, ..)
            | Node::Mean(of, _)
            | Node::InTop(_, of)
            | Node::Percentile(_, of)
            | Node::Compare(of, ..) => self.deciding(*of),
            Node::And(parts) => parts.iter().find_map(|part| self.deciding(*part)),
            Node::Regular { counts, .. } => self.deciding(*counts.last()?),
            Node::Attribute(stream) => self.version(*stream, Instant::MAX),
            Node::HasBeen {
                stream,
                condition,
                unset,
                ..
            } => {
                let held = held_since(self.frame, *stream, *condition, *unset)[0];
                self.version(*stream, held.unwrap_or(Instant::MAX))
            }
            Node::Sequence { stream, span, .. } => {
                let rows = self.frame.span(*span).of(0);
                rows.last().map(|row| self.row(*stream, row, true))
            }
            _ => None,
        }
    }

    /// Of `count(..) >= k` the k-th newest event, without which it would not hold.
    fn of_test(&self, of: NodeId, test: &Test) -> Option<Deciding> {
        let nodes = &self.frame.context.plan.nodes;
        let (Node::Count { of: counted, .. }, Test::Compare(op, Literal::Integer(number))) =
            (&nodes[of], test)
        else {
            return self.deciding(of);
        };
        let least = match op {
            CompareOp::Ge | CompareOp::Eq => *number,
            CompareOp::Gt => number.saturating_add(1),
            _ => 1,
        };
        let least = usize::try_from(least).unwrap_or(1).max(1);
        self.newest(counted, least)
            .or_else(|| self.newest(counted, 1))
    }

    /// The `number`-th newest selected row of the window; when there is none at all, the newest
    /// before it.
    fn newest(&self, of: &Aggregated, number: usize) -> Option<Deciding> {
        let filter = match of.selection.domain {
            Domain::Rows(_) => self.frame.filter(of.selection.filter),
            _ => None,
        };
        let is_selected = |row: &usize| crate::bitmap::is_there(filter, *row);
        let inside = self.frame.span(of.rows).of(0);
        let start = inside.start;
        let mut newest_first = inside.rev().filter(is_selected).peekable();
        if newest_first.peek().is_some() {
            let row = newest_first.nth(number - 1)?;
            return Some(self.row(of.stream, row, true));
        }
        let before = (0..start).rev().find(is_selected)?;
        Some(self.row(of.stream, before, false))
    }

    /// The current version of an attribute, or the one that began at an instant.
    fn version(&self, stream: StreamId, began: Instant) -> Option<Deciding> {
        let times = self.frame.times(stream);
        let until = self.frame.as_of.0.min(began.0);
        let row = times.iter().rposition(|time| *time <= until)?;
        Some(self.row(stream, row, true))
    }

    /// A row by its place among the customer's rows.
    fn row(&self, stream: StreamId, row: usize, inside: bool) -> Deciding {
        let context = self.frame.context;
        let row = self.frame.rows(stream).start + row;
        let need = &context.plan.streams[stream];
        let column = need
            .columns
            .iter()
            .position(|key| *key == ColumnKey::EventId);
        let id = column.and_then(|column| context.column(stream, column).value(row));
        Deciding {
            stream: need.key.clone(),
            row,
            occurred_at: Instant(context.stream(stream).occurred_at[row]),
            id: match id {
                Some(Value::Text(id)) => Some(id),
                _ => None,
            },
            inside,
        }
    }
}
