//! The event that decides a value: the last that counts, or for firsts and minima the first.

use fenqun_model::definition::Spec;
use fenqun_model::expr::{Aggregate, AggregateFunction, EventQuery, Expr};
use fenqun_model::row::{Event, Row};
use fenqun_model::{Instant, Window};
use fenqun_segment::Question;
use serde::Serialize;
use utoipa::ToSchema;

use super::Subject;
use super::asked::{Asked, Replies};

/// An event that decides a value.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct DecidingEvent {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When it happened, RFC 3339.
    pub occurred_at: String,
}

/// A question for the instant of the event.
pub(super) struct Draft {
    question: usize,
    event: String,
    first: bool,
}

/// Drafts the deciding event of a value; metrics are looked into.
pub(super) fn ask(value: &Expr, subject: &Subject<'_>, asked: &mut Asked) -> Option<Draft> {
    let value = unfold(value, subject);
    let query = query(value)?;
    let first = is_first(value);
    let function = match first {
        true => AggregateFunction::First,
        false => AggregateFunction::Last,
    };
    Some(Draft {
        question: asked.add(Question::Value(instant_within(function, query))),
        event: query.event.clone(),
        first,
    })
}

/// The events that a value looks at, those of its left part first; `None` when it looks at none.
fn query(value: &Expr) -> Option<&EventQuery> {
    match value {
        Expr::Aggregate(aggregate) => Some(&aggregate.query),
        Expr::Since(part) | Expr::DaysSince(part) | Expr::Part { of: part, .. } => query(part),
        Expr::Percentile(part) => query(part),
        Expr::Arithmetic(left, _, right) => query(left).or_else(|| query(right)),
        _ => None,
    }
}

/// The value that a metric's name stands for.
fn unfold<'e>(value: &'e Expr, subject: &'e Subject<'_>) -> &'e Expr {
    let Expr::Name(path) = value else {
        return value;
    };
    let set = &subject.usable.checked.set;
    let metric = match &path.0[..] {
        [name] => set.get(fenqun_model::definition::Kind::Metric, name),
        _ => None,
    };
    match metric.map(|metric| &metric.spec) {
        Some(Spec::Metric(metric)) => &metric.value.expr,
        _ => value,
    }
}

fn is_first(value: &Expr) -> bool {
    match value {
        Expr::Aggregate(aggregate) => matches!(aggregate.function, AggregateFunction::First),
        Expr::Since(of) | Expr::DaysSince(of) => is_first(of),
        _ => false,
    }
}

/// When the first or the last of some events was, whatever the window.
pub(super) fn instant_of(function: AggregateFunction, query: &EventQuery) -> Expr {
    instant_within(
        function,
        &EventQuery {
            window: Window::All,
            ..query.clone()
        },
    )
}

fn instant_within(function: AggregateFunction, query: &EventQuery) -> Expr {
    Expr::Aggregate(Aggregate {
        function,
        query: query.clone(),
        property: None,
    })
}

impl Draft {
    pub(super) fn fill(self, subject: &Subject<'_>, replies: &Replies) -> Option<DecidingEvent> {
        let at = replies.instant(self.question)?;
        let mut candidates = events_at(subject.rows, &self.event, at);
        let event = match self.first {
            true => candidates.next(),
            false => candidates.last(),
        }?;
        Some(DecidingEvent {
            id: event.id.clone(),
            name: event.name.clone(),
            occurred_at: at.to_string(),
        })
    }
}

/// Events of a name or prefix pattern at an instant, in order of id.
fn events_at<'r>(
    rows: &'r [Row],
    pattern: &'r str,
    at: Instant,
) -> impl Iterator<Item = &'r Event> {
    let matches = move |name: &str| match pattern.strip_suffix('*') {
        Some(prefix) => name.starts_with(prefix),
        None => name == pattern,
    };
    rows.iter().filter_map(move |row| match row {
        Row::Event(event) if event.occurred_at == at && matches(&event.name) => Some(event),
        _ => None,
    })
}
