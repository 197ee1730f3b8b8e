//! From leaves over events to nodes: aggregates, sequences and the named forms, which are made of
//! counts over several windows.

use fenqun_model::columns::{ColumnKey, StreamKey};
use fenqun_model::expr::{
    Aggregate, AggregateFunction, CompareOp, EventQuery, Expr, Literal, Path, Sequence, Step,
    TextTest, TextTestKind,
};
use fenqun_model::{Message, Period, Window};

use super::builder::{Builder, Scope};
use super::conditions::against_zero;
use super::names::attribute_names;
use super::node::{Aggregated, Domain, Node, NodeId, Selection, StreamId, Test};

type Compiled = Result<NodeId, Message>;

impl Builder<'_> {
    pub(crate) fn aggregate(&mut self, aggregate: &Aggregate) -> Compiled {
        let query = &aggregate.query;
        let stream = self.events(&query.event);
        let parts = aggregate.property.as_ref().map(|path| path.0.as_slice());
        let (scope, column) = match parts {
            None => (event_scope(stream, query), None),
            Some([name]) => {
                let key = ColumnKey::Property(Path::one(name));
                (event_scope(stream, query), Some(self.column(stream, key)))
            }
            Some([list, field @ ..]) => {
                let list = Path::one(list);
                let field = Path(field.to_vec());
                let scope = Scope::Item {
                    stream,
                    event: query.event.clone(),
                    list: list.clone(),
                };
                let key = ColumnKey::Item { list, field };
                (scope, Some(self.column(stream, key)))
            }
            Some([]) => (event_scope(stream, query), None),
        };
        let filter = match &query.filter {
            Some(filter) => Some(self.condition(filter, &scope)?),
            None => None,
        };
        let rows = self.node(Node::Span(stream, query.window.clone()));
        let of = self.aggregated(stream, rows, &scope, (filter, column));
        Ok(self.function(aggregate.function, of))
    }

    fn aggregated(
        &mut self,
        stream: StreamId,
        rows: NodeId,
        scope: &Scope,
        (filter, column): (Option<NodeId>, Option<NodeId>),
    ) -> Aggregated {
        let domain = self.domain(scope);
        let span = match domain {
            Domain::Items(stream, items) => self.node(Node::ItemSpan {
                span: rows,
                stream,
                items,
            }),
            _ => rows,
        };
        Aggregated {
            stream,
            rows,
            span,
            selection: Selection {
                domain,
                filter,
                column,
                numbers: false,
            },
        }
    }

    fn function(&mut self, function: AggregateFunction, of: Aggregated) -> NodeId {
        match function {
            AggregateFunction::Count => self.count(of),
            AggregateFunction::Sum => self.sum(of),
            AggregateFunction::Avg => {
                let sum = self.sum(of);
                let mut numbers = of;
                numbers.selection.numbers = true;
                let count = self.count(numbers);
                self.node(Node::Mean(sum, count))
            }
            AggregateFunction::Min => self.node(Node::Extreme {
                of,
                greatest: false,
            }),
            AggregateFunction::Max => self.node(Node::Extreme { of, greatest: true }),
            AggregateFunction::Distinct => self.node(Node::Distinct(of)),
            AggregateFunction::Days => self.node(Node::Days(of)),
            AggregateFunction::First => self.node(Node::Pick { of, last: false }),
            AggregateFunction::Last => self.node(Node::Pick { of, last: true }),
        }
    }

    fn count(&mut self, of: Aggregated) -> NodeId {
        let running = self.node(Node::RunningCount(of.selection));
        self.node(Node::Count { of, running })
    }

    fn sum(&mut self, of: Aggregated) -> NodeId {
        let running = self.node(Node::RunningSum(of.selection));
        self.node(Node::Sum { of, running })
    }

    /// How many events of a query lie in a window.
    fn count_in(&mut self, query: &EventQuery, window: Window) -> Compiled {
        self.aggregate(&Aggregate {
            function: AggregateFunction::Count,
            query: EventQuery {
                window,
                ..query.clone()
            },
            property: None,
        })
    }

    pub(crate) fn did(&mut self, query: &EventQuery) -> Compiled {
        let count = self.count_in(query, query.window.clone())?;
        Ok(self.node(Node::Test(count, against_zero(CompareOp::Gt))))
    }

    /// The instant of the first event ever lies in the window.
    pub(crate) fn first_time(&mut self, query: &EventQuery) -> Compiled {
        let first = self.aggregate(&Aggregate {
            function: AggregateFunction::First,
            query: EventQuery {
                window: Window::All,
                ..query.clone()
            },
            property: None,
        })?;
        let test = Test::InWindow(query.window.clone());
        Ok(self.node(Node::Test(first, test)))
    }

    pub(crate) fn stopped(&mut self, query: &EventQuery, within: Period, not: Period) -> Compiled {
        let long = self.count_in(query, Window::Last(within))?;
        let short = self.count_in(query, Window::Last(not))?;
        let did = self.node(Node::Test(long, against_zero(CompareOp::Gt)));
        let quiet = self.node(Node::Test(short, against_zero(CompareOp::Eq)));
        Ok(self.node(Node::And(vec![did, quiet])))
    }

    /// More events ever than since the stretch began, none within it, some since it ended.
    pub(crate) fn restarted(&mut self, query: &EventQuery, from: Period, to: Period) -> Compiled {
        let ever = self.count_in(query, Window::All)?;
        let since_start = self.count_in(query, Window::Last(from))?;
        let since_end = self.count_in(query, Window::Last(to))?;
        let before = self.node(Node::Compare(ever, CompareOp::Gt, since_start));
        let quiet = self.node(Node::Compare(since_start, CompareOp::Eq, since_end));
        let again = self.node(Node::Test(since_end, against_zero(CompareOp::Gt)));
        Ok(self.node(Node::And(vec![before, quiet, again])))
    }

    pub(crate) fn regular(
        &mut self,
        query: &EventQuery,
        at_least: u32,
        every: Period,
        (periods, of_last): (u32, u32),
    ) -> Compiled {
        let mut counts = Vec::new();
        for index in 1..=of_last {
            let period = Period {
                count: every.count.saturating_mul(index),
                unit: every.unit,
            };
            counts.push(self.count_in(query, Window::Last(period))?);
        }
        Ok(self.node(Node::Regular {
            counts,
            at_least,
            periods,
        }))
    }

    pub(crate) fn sequence(&mut self, sequence: &Sequence) -> Compiled {
        let names = sequence.steps.iter().map(|step| step.event.clone());
        let stream = self.stream(StreamKey::Events(names.collect()));
        let mut steps = Vec::with_capacity(sequence.steps.len());
        for step in &sequence.steps {
            steps.push((self.step(stream, step)?, step.within));
        }
        let same = sequence.same.as_ref();
        let same = same.map(|path| self.column(stream, ColumnKey::Property(path.clone())));
        let span = self.node(Node::Span(stream, sequence.window.clone()));
        Ok(self.node(Node::Sequence {
            stream,
            span,
            steps,
            same,
        }))
    }

    fn step(&mut self, stream: StreamId, step: &Step) -> Compiled {
        let scope = Scope::Event {
            stream,
            event: step.event.clone(),
        };
        let StreamKey::Events(names) = &self.streams[stream].key else {
            unreachable!("a sequence runs over events");
        };
        let named = match names.len() {
            1 => self.boolean(&scope, true),
            _ => {
                let name = self.column(stream, ColumnKey::EventName);
                self.node(Node::Test(name, name_test(&step.event)))
            }
        };
        let Some(filter) = &step.filter else {
            return Ok(named);
        };
        let filter = self.condition(filter, &scope)?;
        Ok(self.node(Node::And(vec![named, filter])))
    }

    pub(crate) fn has_been(&mut self, condition: &Expr, period: Period) -> Compiled {
        if let Expr::And(parts) = condition {
            let mut nodes = Vec::with_capacity(parts.len());
            for part in parts {
                nodes.push(self.has_been(part, period)?);
            }
            return Ok(self.node(Node::And(nodes)));
        }
        let mut names = Vec::new();
        attribute_names(condition, &mut names);
        let [attribute] = names.as_slice() else {
            return Err(Message::new("evaluation-has-been-attribute"));
        };
        let stream = self.stream(StreamKey::Attribute(attribute.clone()));
        self.column(stream, ColumnKey::Value);
        let versions = Scope::Version {
            stream,
            attribute: attribute.clone(),
        };
        let unset = self.condition(condition, &Scope::Unset)?;
        let condition = self.condition(condition, &versions)?;
        Ok(self.node(Node::HasBeen {
            stream,
            condition,
            unset,
            period,
        }))
    }
}

fn event_scope(stream: StreamId, query: &EventQuery) -> Scope {
    Scope::Event {
        stream,
        event: query.event.clone(),
    }
}

/// The event's name is this, or begins with it when it ends in `*`.
fn name_test(event: &str) -> Test {
    match event.strip_suffix('*') {
        None => Test::Compare(CompareOp::Eq, Literal::Text(event.to_owned())),
        Some(prefix) => Test::Text(TextTest {
            kind: TextTestKind::StartsWith,
            fold_case: false,
            pattern: prefix.to_owned(),
        }),
    }
}
