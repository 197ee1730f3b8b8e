//! What a value is called, and what its numbers count.

use fenqun_model::expr::{Aggregate, AggregateFunction, ArithmeticOp, ClockPart, Expr};
use fenqun_model::language::parse;

use super::Words;
use super::amounts::Measure;
use super::measure::{DEEP, measured};
use super::names::{Form, Scope};
use crate::answers::Reading;

impl Words<'_> {
    /// What a value is called.
    pub(super) fn value(&self, value: &Expr, scope: Scope<'_>) -> String {
        match value {
            Expr::Name(path) => self.name(path, scope),
            Expr::Literal(literal) => self.literal(literal, Measure::Bare),
            Expr::Aggregate(aggregate) => self.aggregate(aggregate),
            Expr::Since(of) => self.said(
                "plain-time-since",
                &[("moment", &self.moment_of(of, scope))],
            ),
            Expr::DaysSince(of) => self.said(
                "plain-days-since",
                &[("moment", &self.moment_of(of, scope))],
            ),
            Expr::Percentile(of) => {
                self.said("plain-percentile", &[("value", &self.value(of, scope))])
            }
            Expr::Bucket(seed) => self.said("plain-bucket", &[("seed", seed)]),
            Expr::Part { part, of, zone } => self.part(*part, of, zone.as_deref(), scope),
            Expr::Arithmetic(left, op, right) => {
                let side = |side: &Expr| match side {
                    Expr::Arithmetic(..) => format!("({})", self.value(side, scope)),
                    _ => self.value(side, scope),
                };
                let sign = match op {
                    ArithmeticOp::Add => "+",
                    ArithmeticOp::Subtract => "−",
                    ArithmeticOp::Multiply => "×",
                    ArithmeticOp::Divide => "÷",
                };
                format!("{} {sign} {}", side(left), side(right))
            }
            condition => self.said(
                "plain-whether",
                &[("condition", &self.phrase(condition, false, scope))],
            ),
        }
    }

    fn aggregate(&self, aggregate: &Aggregate) -> String {
        use AggregateFunction::{Avg, Count, Days, Distinct, First, Last, Max, Min, Sum};
        let query = &aggregate.query;
        let property = aggregate.property.as_ref();
        let is_ever = query.window == fenqun_model::Window::All;
        let id = match (aggregate.function, property) {
            (Count, None) => "plain-number-of",
            (Count, Some(_)) => "plain-number-with",
            (Days, _) => "plain-days-with",
            (Distinct, _) => "plain-distinct",
            (Sum, _) => "plain-sum",
            (Avg, _) => "plain-average",
            (Min, _) => "plain-lowest",
            (Max, _) => "plain-highest",
            (First | Last, None) => {
                return self.said("plain-time-of", &[("moment", &self.edge(aggregate))]);
            }
            (First, Some(_)) if is_ever => "plain-of-first-ever",
            (Last, Some(_)) if is_ever => "plain-of-last-ever",
            (First, Some(_)) => "plain-of-first",
            (Last, Some(_)) => "plain-of-last",
        };
        let events = match (aggregate.function, property) {
            (Count | Days, None) => self.events(query, Form::Many),
            (First | Last, _) => self.events(query, Form::Thing),
            _ => self.things(query),
        };
        let property = property.map(|path| self.property(path, &query.event));
        self.said(
            id,
            &[
                ("events", &events),
                ("property", &property.unwrap_or_default()),
                ("window", &self.window(&query.window)),
            ],
        )
    }

    /// An instant as something that is so long ago: `last order`, `registered`.
    pub(super) fn moment_of(&self, value: &Expr, scope: Scope<'_>) -> String {
        match value {
            Expr::Aggregate(aggregate)
                if aggregate.property.is_none()
                    && matches!(
                        aggregate.function,
                        AggregateFunction::First | AggregateFunction::Last
                    ) =>
            {
                self.edge(aggregate)
            }
            other => self.value(other, scope),
        }
    }

    /// `last order`, `first order in the last 90 days`.
    fn edge(&self, aggregate: &Aggregate) -> String {
        let query = &aggregate.query;
        let which = match aggregate.function {
            AggregateFunction::First => "first",
            _ => "last",
        };
        let events = self.events(query, Form::One);
        let arguments = [("which", which), ("events", events.as_str())];
        match query.window {
            fenqun_model::Window::All => self.said("plain-edge", &arguments),
            _ => {
                let window = self.window(&query.window);
                let [which, events] = arguments;
                self.said("plain-edge-within", &[which, events, ("window", &window)])
            }
        }
    }

    fn part(&self, part: ClockPart, of: &Expr, zone: Option<&str>, scope: Scope<'_>) -> String {
        let part = match part {
            ClockPart::Date => "date",
            ClockPart::Year => "year",
            ClockPart::Month => "month",
            ClockPart::DayOfMonth => "day-of-month",
            ClockPart::DayOfWeek => "day-of-week",
            ClockPart::Hour => "hour",
            ClockPart::Minute => "minute",
        };
        let of = self.moment_of(of, scope);
        let text = self.said("plain-part", &[("part", part), ("moment", &of)]);
        match zone {
            Some(zone) => self.said("plain-in-zone", &[("value", &text), ("zone", zone)]),
            None => text,
        }
    }

    /// What a number of an expression counts.
    pub(super) fn measure(&self, value: &Expr, scope: Scope<'_>) -> Measure {
        measured(value, scope, self.set, DEEP)
    }

    /// Whether a value is there for every customer: counts and sums are 0 over nothing.
    pub(super) fn is_total(&self, value: &Expr) -> bool {
        self.total(value, DEEP)
    }

    fn total(&self, value: &Expr, deep: u32) -> bool {
        match value {
            _ if deep == 0 => false,
            Expr::Aggregate(aggregate) => matches!(
                aggregate.function,
                AggregateFunction::Count
                    | AggregateFunction::Sum
                    | AggregateFunction::Days
                    | AggregateFunction::Distinct
            ),
            Expr::Bucket(_) | Expr::Literal(_) => true,
            Expr::Arithmetic(left, op, right) => {
                *op != ArithmeticOp::Divide
                    && self.total(left, deep - 1)
                    && self.total(right, deep - 1)
            }
            Expr::Name(path) => self
                .metric(path)
                .is_some_and(|metric| self.total(metric, deep - 1)),
            _ => false,
        }
    }

    /// A value that goes with one given as text, such as a cut of it.
    pub(crate) fn reading_of(&self, value: &str, reading: &Reading) -> String {
        let measure =
            parse(value).map_or(Measure::Bare, |value| self.measure(&value, Scope::Customer));
        self.reading(reading, measure)
    }
}
