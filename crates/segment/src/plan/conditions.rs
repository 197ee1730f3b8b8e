//! From the tree of a rule to nodes: conditions and plain values.

use fenqun_model::Message;
use fenqun_model::columns::{ColumnKey, StreamKey};
use fenqun_model::definition::Kind;
use fenqun_model::expr::{CompareOp, Expr, Literal, Path};

use super::builder::{Builder, PinnedList, RankLeaf, Scope};
use super::names::{after_event, first_field, of_event};
use super::node::{Domain, Node, NodeId, Test};

type Compiled = Result<NodeId, Message>;

impl Builder<'_> {
    /// A condition: true or false on every element.
    pub(crate) fn condition(&mut self, expr: &Expr, scope: &Scope) -> Compiled {
        let id = self.condition_node(expr, scope)?;
        if matches!(scope, Scope::Customer) {
            self.sources.conditions.insert(expr.clone(), id);
        }
        Ok(id)
    }

    /// A value, missing where it is not there.
    pub(crate) fn value(&mut self, expr: &Expr, scope: &Scope) -> Compiled {
        let id = self.value_node(expr, scope)?;
        if matches!(scope, Scope::Customer) {
            self.sources.values.insert(expr.clone(), id);
        }
        Ok(id)
    }

    fn condition_node(&mut self, expr: &Expr, scope: &Scope) -> Compiled {
        match expr {
            Expr::And(parts) => self.all(parts, scope),
            Expr::Or(parts) => self.any(parts, scope),
            Expr::Not(inner) => {
                let inner = self.condition(inner, scope)?;
                Ok(self.node(Node::Not(inner)))
            }
            Expr::Compare(left, op, right) => self.comparison(left, *op, right, scope),
            Expr::Between(value, low, high) => {
                let low = self.comparison(value, CompareOp::Ge, low, scope)?;
                let high = self.comparison(value, CompareOp::Le, high, scope)?;
                Ok(self.node(Node::And(vec![low, high])))
            }
            Expr::In(value, list) => self.test(value, Test::In(list.clone()), scope),
            Expr::Text(value, test) => self.test(value, Test::Text(test.clone()), scope),
            Expr::HasAll(value, items) => self.test(value, Test::HasAll(items.clone()), scope),
            Expr::Exists(value) => self.test(value, Test::Exists, scope),
            Expr::IsEmpty(value) => self.test(value, Test::IsEmpty, scope),
            Expr::Near {
                place,
                metres,
                centre,
            } => {
                let (metres, centre) = (*metres, *centre);
                self.test(place, Test::Near { metres, centre }, scope)
            }
            Expr::InWindow(value, window) => {
                self.test(value, Test::InWindow(window.clone()), scope)
            }
            Expr::Anniversary(value, days) => self.test(value, Test::Anniversary(*days), scope),
            Expr::AnyItem(path, condition) => self.any_item(path, condition, scope),
            other => match self.customer_condition(other, scope)? {
                Some(id) => Ok(id),
                None => self.test(other, Test::IsTrue, scope),
            },
        }
    }

    /// Conditions that only a whole customer can fulfil; `None` for plain values.
    fn customer_condition(
        &mut self,
        expr: &Expr,
        scope: &Scope,
    ) -> Result<Option<NodeId>, Message> {
        if matches!(
            expr,
            Expr::Literal(_)
                | Expr::Name(_)
                | Expr::Aggregate(_)
                | Expr::Since(_)
                | Expr::DaysSince(_)
                | Expr::Percentile(_)
                | Expr::Bucket(_)
                | Expr::Part { .. }
                | Expr::Arithmetic(..)
        ) {
            return Ok(None);
        }
        self.only_at_top(scope)?;
        Ok(Some(match expr {
            Expr::HasBeen(condition, period) => self.has_been(condition, *period)?,
            Expr::Did(query) => self.did(query)?,
            Expr::Sequence(sequence) => self.sequence(sequence)?,
            Expr::FirstTime(query) => self.first_time(query)?,
            Expr::Stopped {
                query,
                within,
                not_within,
            } => self.stopped(query, *within, *not_within)?,
            Expr::Restarted {
                query,
                quiet_from,
                quiet_to,
            } => self.restarted(query, *quiet_from, *quiet_to)?,
            Expr::Regular {
                query,
                at_least,
                every,
                periods,
                of_last,
            } => self.regular(query, *at_least, *every, (*periods, *of_last))?,
            Expr::InSegment(name) => self.saved(Kind::Segment, name)?,
            Expr::InList(name) => self.saved(Kind::StaticList, name)?,
            Expr::Top { count, bottom, by } => {
                let rank = self.rank(expr, Some((*count, *bottom)), by)?;
                self.node(Node::InTop(rank, self.ranks[rank].by))
            }
            _ => return Ok(None),
        }))
    }

    fn value_node(&mut self, expr: &Expr, scope: &Scope) -> Compiled {
        match expr {
            Expr::Literal(literal) => {
                let domain = self.domain(scope);
                Ok(self.node(Node::Constant(domain, literal.clone())))
            }
            Expr::Name(path) => self.name(path, scope),
            Expr::Aggregate(aggregate) => {
                self.only_at_top(scope)?;
                self.aggregate(aggregate)
            }
            Expr::Since(of) => {
                let of = self.value(of, scope)?;
                Ok(self.node(Node::Since(of)))
            }
            Expr::DaysSince(of) => {
                let of = self.value(of, scope)?;
                Ok(self.node(Node::DaysSince(of)))
            }
            Expr::Part { part, of, zone } => {
                let zone = self.zone(zone.as_deref())?;
                let of = self.value(of, scope)?;
                Ok(self.node(Node::Part(of, *part, zone)))
            }
            Expr::Arithmetic(left, op, right) => {
                let left = self.value(left, scope)?;
                let right = self.value(right, scope)?;
                Ok(self.node(Node::Arithmetic(left, *op, right)))
            }
            Expr::Percentile(by) => {
                self.only_at_top(scope)?;
                let rank = self.rank(expr, None, by)?;
                Ok(self.node(Node::Percentile(rank, self.ranks[rank].by)))
            }
            Expr::Bucket(seed) => {
                self.only_at_top(scope)?;
                Ok(self.node(Node::Bucket(seed.clone())))
            }
            condition => self.condition(condition, scope),
        }
    }

    fn all(&mut self, parts: &[Expr], scope: &Scope) -> Compiled {
        let nodes = self.conditions(parts, scope)?;
        Ok(match nodes.as_slice() {
            [] => self.boolean(scope, true),
            [only] => *only,
            _ => self.node(Node::And(nodes)),
        })
    }

    fn any(&mut self, parts: &[Expr], scope: &Scope) -> Compiled {
        let nodes = self.conditions(parts, scope)?;
        Ok(match nodes.as_slice() {
            [] => self.boolean(scope, false),
            [only] => *only,
            _ => self.node(Node::Or(nodes)),
        })
    }

    fn conditions(&mut self, parts: &[Expr], scope: &Scope) -> Result<Vec<NodeId>, Message> {
        let mut nodes = Vec::with_capacity(parts.len());
        for part in parts {
            nodes.push(self.condition(part, scope)?);
        }
        Ok(nodes)
    }

    fn test(&mut self, value: &Expr, test: Test, scope: &Scope) -> Compiled {
        let value = self.value(value, scope)?;
        Ok(self.node(Node::Test(value, test)))
    }

    fn comparison(&mut self, left: &Expr, op: CompareOp, right: &Expr, scope: &Scope) -> Compiled {
        match (left, right) {
            (value, Expr::Literal(literal)) => {
                self.test(value, Test::Compare(op, literal.clone()), scope)
            }
            (Expr::Literal(literal), value) => {
                self.test(value, Test::Compare(flipped(op), literal.clone()), scope)
            }
            _ => {
                let left = self.value(left, scope)?;
                let right = self.value(right, scope)?;
                Ok(self.node(Node::Compare(left, op, right)))
            }
        }
    }

    fn name(&mut self, path: &Path, scope: &Scope) -> Compiled {
        match scope {
            Scope::Customer => self.customer_name(path),
            Scope::Event { stream, .. } => {
                Ok(self.column(*stream, ColumnKey::Property(path.clone())))
            }
            Scope::Item {
                stream,
                event,
                list,
            } => Ok(self.item_name(path, *stream, event, list)),
            Scope::Version { stream, attribute } if path == attribute => {
                Ok(self.column(*stream, ColumnKey::Value))
            }
            Scope::Version { .. } => Err(Message::new("evaluation-has-been-attribute")),
            Scope::Unset => Ok(self.node(Node::Missing(Domain::Customers))),
        }
    }

    fn item_name(&mut self, path: &Path, stream: usize, event: &str, list: &Path) -> NodeId {
        if let Some(property) = of_event(path, event)
            && let Some(items) = self.items(stream, list)
        {
            let rows = self.column(stream, ColumnKey::Property(property));
            return self.node(Node::Spread {
                rows,
                stream,
                items,
            });
        }
        let (list, field) = (list.clone(), path.clone());
        self.column(stream, ColumnKey::Item { list, field })
    }

    fn customer_name(&mut self, path: &Path) -> Compiled {
        let set = &self.definitions.set;
        match path.0.as_slice() {
            [name] if set.get(Kind::Metric, name).is_some() => self.saved(Kind::Metric, name),
            [name] if set.get(Kind::Segmentation, name).is_some() => {
                self.saved(Kind::Segmentation, name)
            }
            [first, score @ ..] if set.get(Kind::Segmentation, first).is_some() => {
                self.score(first, &score.join("."))
            }
            _ => {
                let key = StreamKey::Attribute(path.clone());
                let stream = self.stream(key);
                self.column(stream, ColumnKey::Value);
                Ok(self.node(Node::Attribute(stream)))
            }
        }
    }

    fn any_item(&mut self, path: &Path, condition: &Expr, scope: &Scope) -> Compiled {
        let Scope::Event { stream, event } = scope else {
            return Err(Message::new("evaluation-only-in-where"));
        };
        let list = after_event(path, event).unwrap_or_else(|| path.clone());
        let items = Scope::Item {
            stream: *stream,
            event: event.clone(),
            list: list.clone(),
        };
        let Some(field) = first_field(condition, event) else {
            return Err(Message::new("evaluation-item-field"));
        };
        self.name(&field, &items)?;
        let condition = self.condition(condition, &items)?;
        let first = self.items(*stream, &list);
        Ok(self.node(Node::AnyItem {
            stream: *stream,
            items: first.expect("a field of the list was read above"),
            condition,
        }))
    }

    fn rank(&mut self, leaf: &Expr, top: Option<(u32, bool)>, by: &Expr) -> Result<usize, Message> {
        let key = super::printed(leaf);
        if let Some(known) = self.ranks.iter().position(|rank| rank.key == key) {
            return Ok(known);
        }
        let by = self.value(by, &Scope::Customer)?;
        self.ranks.push(RankLeaf { key, top, by });
        Ok(self.ranks.len() - 1)
    }

    /// The list's rule with its pins.
    pub(crate) fn static_list(
        &mut self,
        name: &str,
        spec: &fenqun_model::definition::StaticListSpec,
    ) -> Compiled {
        let rule = match &spec.rule {
            Some(rule) => self.condition(&rule.expr, &Scope::Customer)?,
            None => self.boolean(&Scope::Customer, false),
        };
        self.lists.push(PinnedList {
            name: name.to_owned(),
            add: spec.add.clone(),
            remove: spec.remove.clone(),
        });
        Ok(self.node(Node::Pinned(self.lists.len() - 1, rule)))
    }

    pub(crate) fn only_at_top(&self, scope: &Scope) -> Result<(), Message> {
        match scope {
            Scope::Customer => Ok(()),
            Scope::Version { .. } | Scope::Unset => {
                Err(Message::new("evaluation-has-been-attribute"))
            }
            _ => Err(Message::new("evaluation-not-in-where")),
        }
    }
}

/// `count > 0` and so on.
pub(crate) fn against_zero(op: CompareOp) -> Test {
    Test::Compare(op, Literal::Integer(0))
}

/// The operator with its sides changed over.
fn flipped(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Lt => CompareOp::Gt,
        CompareOp::Le => CompareOp::Ge,
        CompareOp::Gt => CompareOp::Lt,
        CompareOp::Ge => CompareOp::Le,
        same => same,
    }
}
