//! Checks of one rule: every name known, every condition a condition, every comparison possible.
//! What a rule can get wrong by itself (patterns, zones, contradictory periods) is refused when its
//! text is read.

use std::collections::{BTreeMap, BTreeSet};

use super::class::Class;
use super::known::Known;
use super::place::Place;
use super::references::parts;
use crate::definition::Kind;
use crate::definition::hint::hint;
use crate::expr::{EventQuery, Expr, Literal, Path};
use crate::language::print;
use crate::{Message, Type, Window};

/// What a name stands for.
#[derive(Clone, Debug)]
pub(super) enum Scope<'a> {
    /// Attributes, metrics, segmentations.
    Customer,
    /// Attributes alone: inside `has_been`.
    Attributes,
    /// Properties of an event.
    Event(Seen<'a>),
    /// Fields of an item, of which nothing is known.
    Item,
}

/// What is known of an event, or of all events that fit a pattern.
#[derive(Clone, Debug)]
pub(super) struct Seen<'a> {
    /// Name or pattern.
    pub(super) event: String,
    /// Types of the properties; `None` when the event has not been seen.
    pub(super) properties: Option<BTreeMap<&'a str, Type>>,
}

/// One rule under check.
pub(super) struct RuleCheck<'c, 'a> {
    pub(super) known: &'c Known<'a>,
    pub(super) place: Place<'c>,
    pub(super) errors: Vec<Message>,
    pub(super) warnings: Vec<Message>,
}

impl<'c, 'a> RuleCheck<'c, 'a> {
    pub(super) fn new(known: &'c Known<'a>, place: Place<'c>) -> Self {
        Self {
            known,
            place,
            errors: Vec::new(),
            warnings: Vec::new(),
        }
    }

    pub(super) fn refuse(&mut self, message: Message) {
        self.errors.push(message);
    }

    /// A message about an expression of the rule.
    pub(super) fn about(&self, id: &'static str, expr: &Expr) -> Message {
        self.place.message(id).with("value", print(expr))
    }

    /// Checks a condition.
    pub(super) fn condition(&mut self, expr: &Expr, scope: &Scope<'a>) {
        match expr {
            Expr::And(all) | Expr::Or(all) => {
                for condition in all {
                    self.condition(condition, scope);
                }
            }
            Expr::Not(inner) => self.condition(inner, scope),
            Expr::Literal(Literal::Boolean(_)) => {}
            Expr::Name(path) => self.boolean_name(expr, path, scope),
            Expr::Compare(left, op, right) => self.compare(left, *op, right, scope),
            Expr::In(value, among) => self.among(value, among, scope),
            Expr::Between(value, low, high) => self.between(value, [low, high], scope),
            Expr::Text(value, _) => self.of_class(value, &[Class::Text], scope),
            Expr::HasAll(value, _) => self.of_class(value, &[Class::List], scope),
            Expr::Exists(value) => {
                self.value(value, scope);
            }
            Expr::IsEmpty(value) => {
                self.value(value, scope);
            }
            Expr::Near { place, .. } => self.of_class(place, &[Class::Point], scope),
            Expr::InWindow(value, window) => {
                let moves = !matches!(window, Window::Between(..));
                self.timed(expr, value, moves, scope);
            }
            Expr::Anniversary(value, _) => self.timed(expr, value, true, scope),
            Expr::AnyItem(_, inner) => match scope {
                Scope::Event(_) => self.condition(inner, &Scope::Item),
                _ => {
                    let message = self.about("only-in-where", expr);
                    self.refuse(message);
                }
            },
            _ => self.customer_condition(expr, scope),
        }
    }

    /// A test of an instant or date, against something that moves with the clock or not.
    fn timed(&mut self, expr: &Expr, value: &Expr, moves: bool, scope: &Scope<'a>) {
        if !moves || self.clock_allowed(expr, scope) {
            self.of_class(value, &[Class::Instant, Class::Date], scope);
        }
    }

    /// Conditions that look at all that is known of a customer.
    fn customer_condition(&mut self, expr: &Expr, scope: &Scope<'a>) {
        if !is_condition(expr) {
            let message = self.about("condition-wanted", expr);
            return self.refuse(message);
        }
        if !self.customer_allowed(expr, scope) {
            return;
        }
        match expr {
            Expr::HasBeen(inner, _) => self.has_been(inner),
            Expr::Did(query) | Expr::FirstTime(query) => self.query(query),
            Expr::Stopped { query, .. }
            | Expr::Restarted { query, .. }
            | Expr::Regular { query, .. } => self.query(query),
            Expr::Sequence(sequence) => {
                for step in &sequence.steps {
                    self.event(&step.event, step.filter.as_deref());
                }
            }
            Expr::InSegment(name) => self.reference(Kind::Segment, name),
            Expr::InList(name) => self.reference(Kind::StaticList, name),
            Expr::Top { by, .. } => self.ranked(by),
            _ => {}
        }
    }

    /// Whether something that looks at the whole customer may stand here; refuses it otherwise.
    pub(super) fn customer_allowed(&mut self, expr: &Expr, scope: &Scope<'a>) -> bool {
        let id = match scope {
            Scope::Customer => return true,
            Scope::Attributes => "not-in-has-been",
            Scope::Event(_) | Scope::Item => "not-in-where",
        };
        let message = self.about(id, expr);
        self.refuse(message);
        false
    }

    /// Whether something that moves with the clock may stand here; refuses it otherwise. How long
    /// it has held cannot be told from the versions of an attribute.
    pub(super) fn clock_allowed(&mut self, expr: &Expr, scope: &Scope<'a>) -> bool {
        !matches!(scope, Scope::Attributes) || self.customer_allowed(expr, scope)
    }

    /// Each condition that must all hold looks at one attribute, whose versions tell since when.
    fn has_been(&mut self, inner: &Expr) {
        if let Expr::And(all) = inner {
            for condition in all {
                self.has_been(condition);
            }
            return;
        }
        let before = self.errors.len();
        self.condition(inner, &Scope::Attributes);
        let mut names = BTreeSet::new();
        attributes(inner, &mut names);
        if self.errors.len() == before && names.len() != 1 {
            let message = self.about("has-been-one-attribute", inner);
            self.refuse(message);
        }
    }

    fn boolean_name(&mut self, expr: &Expr, path: &Path, scope: &Scope<'a>) {
        let class = self.name(path, scope);
        if !matches!(class, Class::Boolean | Class::Unknown) {
            let message = self.about("condition-wanted", expr);
            self.refuse(message);
        }
    }

    /// What is ranked must have an order.
    pub(super) fn ranked(&mut self, by: &Expr) {
        let wanted = [Class::Number, Class::Period, Class::Instant, Class::Date];
        self.of_class(by, &wanted, &Scope::Customer);
    }

    /// Checks the events and their filter.
    pub(super) fn query(&mut self, query: &EventQuery) {
        self.event(&query.event, query.filter.as_deref());
    }

    /// Warns about an event that nobody has seen; checks the filter.
    pub(super) fn event(&mut self, event: &str, filter: Option<&Expr>) {
        let properties = self.known.properties(event);
        if properties.is_none() && !self.known.is_blank() {
            let events = self.known.schema.events.keys().map(String::as_str);
            let warning = self.place.message_at("unknown-event", event);
            let warning = warning
                .with("event", event)
                .with("hint", hint(event, events));
            self.warnings.push(warning);
        }
        if let Some(filter) = filter {
            let event = event.to_owned();
            self.condition(filter, &Scope::Event(Seen { event, properties }));
        }
    }

    pub(super) fn reference(&mut self, kind: Kind, name: &str) {
        if self.known.set.get(kind, name).is_some() {
            return;
        }
        let of_kind = self.known.set.of(kind);
        let names = of_kind.map(|definition| definition.metadata.name.as_str());
        let message = self.place.message_at("unknown-reference", name);
        let message = message.with("kind", kind.name()).with("name", name);
        self.refuse(message.with("hint", hint(name, names)));
    }
}

/// The names in a condition.
fn attributes<'e>(expr: &'e Expr, names: &mut BTreeSet<&'e Path>) {
    if let Expr::Name(path) = expr {
        names.insert(path);
    }
    for part in parts(expr) {
        attributes(part, names);
    }
}

/// Whether an expression is true or false rather than a value.
fn is_condition(expr: &Expr) -> bool {
    !matches!(
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
    )
}
