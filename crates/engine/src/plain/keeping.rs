//! Which event would keep a condition as it is, when it would change by itself otherwise.

use fenqun_model::Window;
use fenqun_model::expr::{AggregateFunction, ArithmeticOp, CompareOp, EventQuery, Expr};

use super::Words;
use super::names::Form;

/// An event that keeps a condition as it is.
#[derive(Clone, Copy)]
struct Keeper<'e> {
    query: &'e EventQuery,
    /// One of them does it; it may need more when `false`.
    enough: bool,
}

/// Where a value must not go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
}

impl Words<'_> {
    /// `unless there is another order before`, for the conditions that are about to change with
    /// whether each holds now.
    pub(crate) fn unless(&self, changing: &[(Expr, bool)]) -> String {
        let mut keepers = changing
            .iter()
            .map(|(leaf, holds)| self.keeper(leaf, *holds));
        match (keepers.next().flatten(), keepers.next()) {
            (Some(keeper), None) => self.kept_by(&keeper),
            _ => self.said("plain-unless-anything", &[]),
        }
    }

    /// `if there are no further orders before`, when all values that time changes are of the same
    /// events. With each value, whether smaller ones count for more.
    pub(crate) fn unless_any(&self, values: &[(Expr, bool)]) -> String {
        let keepers = values.iter().filter_map(|(value, descending)| {
            let wanted = if *descending {
                Direction::Down
            } else {
                Direction::Up
            };
            self.pushed(value, wanted)
        });
        let mut keepers: Vec<Keeper<'_>> = keepers.collect();
        keepers.dedup_by(|a, b| {
            (&a.query.event, &a.query.filter) == (&b.query.event, &b.query.filter)
        });
        match &keepers[..] {
            [only] => self.kept_by(&Keeper {
                enough: false,
                ..*only
            }),
            _ => self.said("plain-unless-anything", &[]),
        }
    }

    fn kept_by(&self, keeper: &Keeper<'_>) -> String {
        let (id, form) = match keeper.enough {
            true => ("plain-unless-event", Form::One),
            false => ("plain-unless-events", Form::Many),
        };
        self.said(id, &[("event", &self.events(keeper.query, form))])
    }

    fn keeper<'e>(&'e self, leaf: &'e Expr, holds: bool) -> Option<Keeper<'e>> {
        let (value, op) = match leaf {
            Expr::Did(query) if holds => {
                return Some(Keeper {
                    query,
                    enough: slides(query),
                });
            }
            Expr::Compare(value, op, limit) if matches!(**limit, Expr::Literal(_)) => (value, *op),
            _ => return None,
        };
        let is_high = match op {
            CompareOp::Ge | CompareOp::Gt => holds,
            CompareOp::Le | CompareOp::Lt => !holds,
            CompareOp::Eq | CompareOp::Ne => return None,
        };
        self.pushed(
            value,
            if is_high {
                Direction::Up
            } else {
                Direction::Down
            },
        )
    }

    /// The events that push a value in a direction.
    fn pushed<'e>(&'e self, value: &'e Expr, wanted: Direction) -> Option<Keeper<'e>> {
        let keeper = |query: &'e EventQuery, enough| Some(Keeper { query, enough });
        match (value, wanted) {
            (Expr::Aggregate(of), Direction::Up) => match of.function {
                AggregateFunction::Count => keeper(&of.query, slides(&of.query)),
                AggregateFunction::Sum | AggregateFunction::Days | AggregateFunction::Distinct => {
                    keeper(&of.query, false)
                }
                _ => None,
            },
            (Expr::Since(of) | Expr::DaysSince(of), Direction::Down) => match of.as_ref() {
                Expr::Aggregate(of)
                    if of.function == AggregateFunction::Last && of.property.is_none() =>
                {
                    keeper(&of.query, true)
                }
                _ => None,
            },
            (Expr::Arithmetic(left, ArithmeticOp::Add | ArithmeticOp::Subtract, _), _) => {
                self.pushed(left, wanted).map(|keeper| Keeper {
                    enough: false,
                    ..keeper
                })
            }
            (Expr::Name(path), _) => {
                let metric = self.metric(path)?;
                match metric {
                    Expr::Name(_) => None,
                    metric => self.pushed(metric, wanted),
                }
            }
            _ => None,
        }
    }
}

/// Whether a new event is certain to be in the window when the old one falls out of it.
fn slides(query: &EventQuery) -> bool {
    matches!(query.window, Window::Last(_))
}
