//! The slow, obvious model: every question answered row by row, as the contract puts it.
//!
//! Nothing is shared with the evaluator: windows are tested row by row, values are looked up in the
//! JSON, ranks and fits look at every customer each time, and the next change is found by trying
//! every instant at which anything could change.

mod calendar;
mod candidates;
mod condition;
mod events;
mod fit;
mod segmentation;
mod sequence;
mod value;

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashMap;

use fenqun_model::definition::{Checked, Kind};
use fenqun_model::expr::Expr;
use fenqun_model::{Instant, Value};
use fenqun_segment::Question;

use crate::world::{Customer, World};

/// What an expression is worth.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    /// There is no value.
    Missing,
    /// A value.
    Value(Value),
    /// The time that has passed since an instant: it grows by itself.
    Since(Instant),
    /// A length of time, as written.
    Period(fenqun_model::Period),
}

/// The answer to a question for one customer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// In or not in.
    Member(bool),
    /// The label.
    Label(String),
    /// The value.
    Value(Thing),
}

/// The model over a world, with ranks and fits taken at one instant.
#[derive(Debug)]
pub struct Oracle<'a> {
    world: &'a World,
    definitions: &'a Checked,
    customers: Vec<Customer<'a>>,
    fitted_at: Instant,
    populations: RefCell<HashMap<Expr, std::rc::Rc<Vec<i128>>>>,
    fits: RefCell<HashMap<String, std::rc::Rc<fit::Fit>>>,
}

/// One customer at one instant.
#[derive(Clone, Copy, Debug)]
struct View<'o, 'a> {
    oracle: &'o Oracle<'a>,
    customer: &'o Customer<'a>,
    as_of: Instant,
}

impl<'a> Oracle<'a> {
    /// The model with everything that looks across customers taken as of `fitted_at`.
    pub fn new(world: &'a World, definitions: &'a Checked, fitted_at: Instant) -> Self {
        Self {
            world,
            definitions,
            customers: world.customers().collect(),
            fitted_at,
            populations: RefCell::default(),
            fits: RefCell::default(),
        }
    }

    /// The answer for a customer at an instant.
    ///
    /// # Panics
    /// When there is no such customer.
    pub fn answer(&self, question: &Question, customer: &str, as_of: Instant) -> Answer {
        let view = self.view(customer, as_of);
        match question {
            Question::Saved(Kind::Metric, name) => Answer::Value(view.metric(name)),
            Question::Saved(Kind::Segment, name) => Answer::Member(view.in_segment(name)),
            Question::Saved(Kind::StaticList, name) => Answer::Member(view.in_list(name)),
            Question::Saved(Kind::Segmentation, name) => Answer::Label(view.label(name)),
            Question::Saved(kind, name) => panic!("{kind:?} {name} has no answer"),
            Question::Condition(expr) => Answer::Member(view.holds(expr)),
            Question::Value(expr) => Answer::Value(view.value(expr)),
            Question::Score(name, score) => Answer::Value(view.score(name, score)),
        }
    }

    /// The first instant after `as_of` at which the answer differs if nothing arrives and nothing
    /// is fitted anew, [`Instant::MAX`] for never.
    pub fn next_change(&self, question: &Question, customer: &str, as_of: Instant) -> Instant {
        let now = self.answer(question, customer, as_of);
        let candidates = self.candidates(question, customer, as_of);
        candidates
            .into_iter()
            .find(|at| !self.answer(question, customer, *at).agrees_with(&now))
            .unwrap_or(Instant::MAX)
    }

    fn view(&self, customer: &str, as_of: Instant) -> View<'_, 'a> {
        let customer = self.customers.iter().find(|known| known.name == customer);
        View {
            oracle: self,
            customer: customer.expect("the customer is one of the world's"),
            as_of,
        }
    }

    fn everybody_when_fitted(&self) -> impl Iterator<Item = View<'_, 'a>> {
        self.customers.iter().map(|customer| View {
            oracle: self,
            customer,
            as_of: self.fitted_at,
        })
    }
}

impl Answer {
    /// Whether two answers say the same: numbers of different kinds do when they are equal.
    pub fn agrees_with(&self, other: &Answer) -> bool {
        match (self, other) {
            (Answer::Value(Thing::Value(a)), Answer::Value(Thing::Value(b))) => {
                a == b || a.compare(b) == Some(Ordering::Equal)
            }
            _ => self == other,
        }
    }
}

impl View<'_, '_> {
    fn at(self, as_of: Instant) -> Self {
        Self { as_of, ..self }
    }
}
