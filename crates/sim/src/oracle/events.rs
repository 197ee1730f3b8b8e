//! Conditions and values over events: go through all of them, keep those that match.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use fenqun_model::decimal::divide_rounded;
use fenqun_model::expr::{Aggregate, AggregateFunction, EventQuery, Expr, Path};
use fenqun_model::row::Event;
use fenqun_model::{Decimal, Instant, Period, Value, Window};

use super::value::{Scope, float};
use super::{Thing, View, calendar};
use crate::world::{items, property};

impl<'o> View<'o, '_> {
    /// Events that match a query, in order, none later than `as_of`.
    pub(super) fn matching(self, query: &EventQuery) -> Vec<&'o Event> {
        let filter = query.filter.as_deref();
        let found = self.named(&query.event, &query.window);
        found
            .filter(|event| {
                filter.is_none_or(|filter| self.holds_in(Scope::Event(event, &query.event), filter))
            })
            .collect()
    }

    /// Events by name or prefix pattern within a window.
    pub(super) fn named(self, name: &str, window: &Window) -> impl Iterator<Item = &'o Event> {
        let seen = self.customer.events.iter().copied();
        seen.filter(move |event| event.occurred_at <= self.as_of)
            .filter(move |event| match name.strip_suffix('*') {
                Some(prefix) => event.name.starts_with(prefix),
                None => event.name == name,
            })
            .filter(move |event| {
                calendar::lies_in(window, event.occurred_at, self.as_of, self.zone())
            })
    }

    /// `any(list where condition)`: one item fulfils the whole condition.
    pub(super) fn any_item(self, scope: Scope<'_>, list: &Path, condition: &Expr) -> bool {
        let (Scope::Event(event, name) | Scope::Item((event, name), ..)) = scope else {
            return false;
        };
        let list = match list.0.split_first() {
            Some((first, rest)) if first == name && !rest.is_empty() => Path(rest.to_vec()),
            _ => list.clone(),
        };
        items(property(event, &list))
            .into_iter()
            .any(|item| self.holds_in(Scope::Item((event, name), &list, item), condition))
    }

    /// The first such event ever lies in the window.
    pub(super) fn first_time(self, query: &EventQuery) -> bool {
        let ever = EventQuery {
            window: Window::All,
            ..query.clone()
        };
        self.matching(&ever).first().is_some_and(|first| {
            calendar::lies_in(&query.window, first.occurred_at, self.as_of, self.zone())
        })
    }

    /// At least one in the last period.
    pub(super) fn did_last(self, query: &EventQuery, period: Period) -> bool {
        let start = calendar::before(self.as_of, period, self.zone());
        self.matching(query)
            .iter()
            .any(|event| event.occurred_at > start)
    }

    /// Some before the quiet stretch, none in it, some after it.
    pub(super) fn restarted(self, query: &EventQuery, from: Period, to: Period) -> bool {
        let from = calendar::before(self.as_of, from, self.zone());
        let to = calendar::before(self.as_of, to, self.zone());
        let events = self.matching(query);
        let any = |test: &dyn Fn(Instant) -> bool| events.iter().any(|e| test(e.occurred_at));
        any(&|at| at <= from) && !any(&|at| at > from && at <= to) && any(&|at| at > to)
    }

    /// How many of the last periods hold at least so many events.
    pub(super) fn regular(
        self,
        query: &EventQuery,
        at_least: u32,
        every: Period,
        of_last: u32,
    ) -> u32 {
        let ago = |count| calendar::before(self.as_of, calendar::times(every, count), self.zone());
        let events = self.matching(query);
        let fulfilled = (0..of_last).filter(|period| {
            let (start, end) = (ago(period + 1), ago(*period));
            let inside = |event: &&&Event| event.occurred_at > start && event.occurred_at <= end;
            events.iter().filter(inside).count() >= at_least as usize
        });
        fulfilled.count() as u32
    }

    /// The value of an aggregate.
    pub(super) fn aggregate(self, aggregate: &Aggregate) -> Thing {
        let rows = self.rows(aggregate);
        let there: Vec<&Value> = rows.iter().filter_map(|row| row.value.as_ref()).collect();
        let value = match aggregate.function {
            AggregateFunction::Count if aggregate.property.is_none() => Some(integer(rows.len())),
            AggregateFunction::Count => Some(integer(there.len())),
            AggregateFunction::Sum => Some(sum(&there)),
            AggregateFunction::Avg => mean(&there),
            AggregateFunction::Min => extreme(&there, Ordering::Less),
            AggregateFunction::Max => extreme(&there, Ordering::Greater),
            AggregateFunction::Distinct => Some(integer(distinct(&there))),
            AggregateFunction::Days => {
                let days: BTreeSet<_> = rows.iter().map(|row| self.zone().date(row.at)).collect();
                Some(integer(days.len()))
            }
            AggregateFunction::First => rows.first().and_then(|row| row.named(aggregate)),
            AggregateFunction::Last => rows.last().and_then(|row| row.named(aggregate)),
        };
        value.into()
    }

    /// What is aggregated: an event each, or an item each when the property lies in a list.
    fn rows(self, aggregate: &Aggregate) -> Vec<Row> {
        let query = &aggregate.query;
        match aggregate.property.as_ref() {
            Some(path) if path.0.len() > 1 => self.item_rows(query, path),
            path => {
                let read = |event: &Event| path.and_then(|path| self.property(event, path));
                let events = self.matching(query).into_iter();
                events
                    .map(|event| Row {
                        at: event.occurred_at,
                        value: read(event),
                    })
                    .collect()
            }
        }
    }

    fn item_rows(self, query: &EventQuery, path: &Path) -> Vec<Row> {
        let list = Path(path.0[..1].to_vec());
        let field = Path(path.0[1..].to_vec());
        let filter = query.filter.as_deref();
        let mut rows = Vec::new();
        for event in self.named(&query.event, &query.window) {
            for item in items(property(event, &list)) {
                let scope = Scope::Item((event, &query.event), &list, item);
                if filter.is_none_or(|filter| self.holds_in(scope, filter)) {
                    rows.push(Row {
                        at: event.occurred_at,
                        value: self.field(event, &list, item, &field),
                    });
                }
            }
        }
        rows
    }
}

/// One event or item: when, and the property looked at.
struct Row {
    at: Instant,
    value: Option<Value>,
}

impl Row {
    /// What `first` and `last` answer: the property named, else the instant.
    fn named(&self, aggregate: &Aggregate) -> Option<Value> {
        match aggregate.property {
            Some(_) => self.value.clone(),
            None => Some(Value::Instant(self.at)),
        }
    }
}

fn integer(count: usize) -> Value {
    Value::Integer(count as i64)
}

fn sum(values: &[&Value]) -> Value {
    if values.iter().any(|value| matches!(value, Value::Float(_))) {
        return Value::Float(values.iter().filter_map(|value| float(value)).sum());
    }
    let total: i128 = values.iter().filter_map(|value| value.scaled()).sum();
    Value::Decimal(Decimal::saturating_from_raw(total))
}

fn mean(values: &[&Value]) -> Option<Value> {
    let numbers: Vec<f64> = values.iter().filter_map(|value| float(value)).collect();
    if numbers.is_empty() {
        return None;
    }
    if values.iter().any(|value| matches!(value, Value::Float(_))) {
        let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
        return Decimal::from_f64_rounded(mean).map(Value::Decimal);
    }
    let total: i128 = values.iter().filter_map(|value| value.scaled()).sum();
    let mean = divide_rounded(total, numbers.len() as i128);
    Some(Value::Decimal(Decimal::saturating_from_raw(mean)))
}

/// The value that no other passes in the direction wanted.
fn extreme(values: &[&Value], wanted: Ordering) -> Option<Value> {
    let mut best: Option<&Value> = None;
    for value in values {
        if best.is_none_or(|best| value.compare(best) == Some(wanted)) {
            best = Some(value);
        }
    }
    best.cloned()
}

fn distinct(values: &[&Value]) -> usize {
    let mut different: Vec<&Value> = Vec::new();
    for value in values {
        let same = |known: &&Value| known.compare(value) == Some(Ordering::Equal);
        if !different.iter().any(same) {
            different.push(value);
        }
    }
    different.len()
}
