//! Comparisons. What is counted reads as so many events, how long ago something is as a moment, all
//! else as a value and its limit.

use fenqun_model::expr::{Aggregate, AggregateFunction, CompareOp, Expr, Literal};

use super::Words;
use super::amounts::counted;
use super::clock::Test;
use super::names::{Form, Scope};

/// Which words say where a limit is.
#[derive(Clone, Copy)]
enum Way {
    Number,
    Time,
    Ago,
    DaysAgo,
    Truth,
    Text,
}

impl Way {
    const fn id(self) -> &'static str {
        match self {
            Way::Number => "plain-limit-number",
            Way::Time => "plain-limit-time",
            Way::Ago => "plain-limit-ago",
            Way::DaysAgo => "plain-limit-days-ago",
            Way::Truth => "plain-limit-truth",
            Way::Text => "plain-limit-text",
        }
    }
}

const fn name(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Eq => "eq",
        CompareOp::Ne => "ne",
        CompareOp::Lt => "lt",
        CompareOp::Le => "le",
        CompareOp::Gt => "gt",
        CompareOp::Ge => "ge",
    }
}

impl Words<'_> {
    pub(super) fn comparison(
        &self,
        left: &Expr,
        op: CompareOp,
        right: &Expr,
        negated: bool,
        scope: Scope<'_>,
    ) -> String {
        if matches!(left, Expr::Literal(_)) && !matches!(right, Expr::Literal(_)) {
            return self.comparison(right, op.mirrored(), left, negated, scope);
        }
        let op_said = if negated { op.complement() } else { op };
        // `!=` holds on what is missing, and so does the contrary of every ordering.
        let is_equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
        let is_total =
            matches!(scope, Scope::Customer) && self.is_total(left) && self.is_total(right);
        let phrase = self.compared(left, op_said, right, scope);
        match negated && !is_equality && !is_total {
            true => self.or_missing(&phrase),
            false => phrase,
        }
    }

    pub(super) fn equal(
        &self,
        left: &Expr,
        right: &Expr,
        negated: bool,
        scope: Scope<'_>,
    ) -> String {
        let op = if negated {
            CompareOp::Ne
        } else {
            CompareOp::Eq
        };
        self.compared(left, op, right, scope)
    }

    fn compared(&self, left: &Expr, op: CompareOp, right: &Expr, scope: Scope<'_>) -> String {
        let Expr::Literal(limit) = right else {
            let limit = self.value(right, scope);
            let limit = self.said(Way::Number.id(), &[("op", name(op)), ("value", &limit)]);
            return self.with_limit(left, &limit, scope);
        };
        if let Some(counted) = self.counted(left, op, limit) {
            return counted;
        }
        let clock = Test::compare(op, limit);
        if let Some(said) = clock.and_then(|test| self.clock(left, &test, false, scope)) {
            return said;
        }
        if let (Expr::Bucket(seed), CompareOp::Lt) = (left, op) {
            let share = self.literal(limit, self.measure(left, scope));
            return self.said("plain-drawn", &[("seed", seed), ("share", &share)]);
        }
        let limit = self.limit(left, op, limit, scope);
        self.with_limit(left, &limit, scope)
    }

    fn with_limit(&self, left: &Expr, limit: &str, scope: Scope<'_>) -> String {
        match left {
            Expr::Since(of) | Expr::DaysSince(of) => {
                let moment = self.before_more(self.moment_of(of, scope));
                self.said("plain-moment", &[("moment", &moment), ("limit", limit)])
            }
            _ => {
                let value = self.before_more(self.value(left, scope));
                self.said("plain-compared", &[("value", &value), ("limit", limit)])
            }
        }
    }

    /// What is asked of a value, without the value: `at least ¥2,000`.
    pub(super) fn limit(
        &self,
        value: &Expr,
        op: CompareOp,
        limit: &Literal,
        scope: Scope<'_>,
    ) -> String {
        let way = match (value, limit) {
            (Expr::Since(_), Literal::Period(_)) => Way::Ago,
            (Expr::DaysSince(_), Literal::Integer(_)) => Way::DaysAgo,
            (_, Literal::Date(_) | Literal::Instant(_)) => Way::Time,
            (_, Literal::Boolean(_)) => Way::Truth,
            (_, Literal::Text(_)) => Way::Text,
            _ => Way::Number,
        };
        let shown = match (self.segmentation_of(value), limit) {
            (Some(segmentation), Literal::Text(label)) => self.label(segmentation, label),
            (None, Literal::Integer(days)) if matches!(way, Way::DaysAgo) => {
                self.say(&counted("plain-calendar-days", days.unsigned_abs()))
            }
            _ => self.literal(limit, self.measure(value, scope)),
        };
        self.said(way.id(), &[("op", name(op)), ("value", &shown)])
    }

    /// `at least 3 orders in the last 90 days`; whether there is one at all reads as that.
    fn counted(&self, left: &Expr, op: CompareOp, limit: &Literal) -> Option<String> {
        let Expr::Aggregate(Aggregate {
            function,
            query,
            property: None,
        }) = left
        else {
            return None;
        };
        let limit = match limit {
            Literal::Integer(limit) => *limit,
            _ => return None,
        };
        let id = match function {
            AggregateFunction::Count => "plain-count",
            AggregateFunction::Days => "plain-days-count",
            _ => return None,
        };
        if *function == AggregateFunction::Count {
            match (op, limit) {
                (CompareOp::Ge, 1) | (CompareOp::Gt | CompareOp::Ne, 0) => {
                    return Some(self.did(query, false));
                }
                (CompareOp::Lt, 1) | (CompareOp::Le | CompareOp::Eq, 0) => {
                    return Some(self.did(query, true));
                }
                _ => {}
            }
        }
        let number = crate::money::grouped(limit.into());
        let form = match function {
            AggregateFunction::Count => Form::of(&number),
            _ => Form::Many,
        };
        let limit = self.said("plain-limit-times", &[("op", name(op)), ("value", &number)]);
        Some(self.said(
            id,
            &[
                ("limit", &limit),
                ("events", &self.events(query, form)),
                ("window", &self.window(&query.window)),
            ],
        ))
    }

    /// `at least 3`, of what is counted.
    pub(super) fn times(&self, op: CompareOp, number: &str) -> String {
        self.said("plain-limit-times", &[("op", name(op)), ("value", number)])
    }
}
