//! What the numbers of an expression count. What customers paid is `amount` of an event: mappings of
//! files put it there in the workspace's currency, whatever the column was called, and so does who
//! sends events. How many decimals the numbers have says nothing: whole amounts are amounts.

use fenqun_model::definition::{DefinitionSet, Kind, Spec};
use fenqun_model::expr::{AggregateFunction, ArithmeticOp, Expr, Path};

use super::amounts::Measure;
use super::names::Scope;

/// How many metrics are looked through for what a number counts.
pub(super) const DEEP: u32 = 8;

/// Whether the numbers of a customer's value are amounts in the workspace's currency.
pub(crate) fn is_money(value: &Expr, set: &DefinitionSet) -> bool {
    measured(value, Scope::Customer, set, DEEP) == Measure::Money
}

/// What the numbers of a value count.
pub(super) fn measured(value: &Expr, scope: Scope<'_>, set: &DefinitionSet, deep: u32) -> Measure {
    if deep == 0 {
        return Measure::Bare;
    }
    let of = |inner: &Expr| measured(inner, scope, set, deep - 1);
    match value {
        Expr::Name(path) => match scope {
            Scope::Event(_) => money_if_amount(path),
            Scope::Customer => metric(set, path).map_or(Measure::Bare, |metric| {
                measured(metric, Scope::Customer, set, deep - 1)
            }),
        },
        Expr::Aggregate(aggregate) => match (aggregate.function, &aggregate.property) {
            (AggregateFunction::Count | AggregateFunction::Days, _)
            | (AggregateFunction::Distinct, _) => Measure::Count,
            (AggregateFunction::Sum, Some(path)) => match money_if_amount(path) {
                Measure::Bare => Measure::Count,
                money => money,
            },
            (_, Some(path)) => money_if_amount(path),
            (_, None) => Measure::Bare,
        },
        Expr::Percentile(_) | Expr::Bucket(_) => Measure::Share,
        Expr::DaysSince(_) => Measure::Count,
        Expr::Arithmetic(left, op, right) => match (of(left), op, of(right)) {
            (Measure::Money, ArithmeticOp::Divide, Measure::Money) => Measure::Count,
            (Measure::Money, _, _) | (_, ArithmeticOp::Add, Measure::Money) => Measure::Money,
            (_, ArithmeticOp::Subtract | ArithmeticOp::Multiply, Measure::Money) => Measure::Money,
            (Measure::Bare, _, Measure::Bare) => Measure::Bare,
            _ => Measure::Count,
        },
        _ => Measure::Bare,
    }
}

/// The value of the metric of a name.
pub(super) fn metric<'s>(set: &'s DefinitionSet, path: &Path) -> Option<&'s Expr> {
    match &set.get(Kind::Metric, &path.dotted())?.spec {
        Spec::Metric(metric) => Some(&metric.value.expr),
        _ => None,
    }
}

/// `amount` is money in the workspace's currency, on orders and on refunds.
fn money_if_amount(path: &Path) -> Measure {
    match path.0.last().is_some_and(|last| last == "amount") {
        true => Measure::Money,
        false => Measure::Bare,
    }
}
