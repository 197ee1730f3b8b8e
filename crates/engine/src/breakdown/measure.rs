//! What "value" means for a segmentation: its own expression of money where it has one, else that of
//! the workspace.

use fenqun_model::definition::{Checked, Kind, Segmentation, Spec, Title};
use fenqun_model::expr::Expr;
use fenqun_model::language::print;
use serde::Serialize;
use utoipa::ToSchema;

use crate::failure::Outcome;
use crate::plain::is_money;
use crate::report::{WorthOrigin, worth};
use crate::workspace::Workspace;

/// What is added up as value.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Measure {
    /// The expression, as rules write it.
    #[schema(example = "sum(order.amount, last 365d)")]
    pub expression: String,
    /// What people are shown instead of it; empty when nobody named it.
    pub title: Title,
    /// Where it was taken from.
    pub origin: MeasureOrigin,
    /// The segmentation that it was taken from; null for `orders`.
    #[schema(required = true)]
    pub segmentation: Option<String>,
    /// The values are amounts in the currency of the workspace, not counts: what they are made of is
    /// the `amount` of events.
    pub money: bool,
    /// Value of all customers together, a decimal as text.
    #[schema(example = "1234567.8")]
    pub total: String,
}

/// Where the meaning of "value" was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MeasureOrigin {
    /// The segmentation itself says it.
    Own,
    /// Another segmentation says it.
    Other,
    /// Nothing says it: the orders of the last 365 days.
    Orders,
}

/// What is added up for a segmentation, without its total; `None` when nothing tells.
pub(crate) fn measure_of(
    workspace: &Workspace,
    checked: &Checked,
    name: &str,
) -> Outcome<Option<(Measure, Expr)>> {
    let spec = checked.set.get(Kind::Segmentation, name);
    let own = match spec.map(|definition| &definition.spec) {
        Some(Spec::Segmentation(Segmentation::Rfm(rfm))) => Some(&rfm.monetary),
        Some(Spec::Segmentation(Segmentation::Abc(abc))) => Some(&abc.value),
        Some(Spec::Segmentation(Segmentation::Matrix(matrix))) => Some(&matrix.value.of),
        _ => None,
    };
    let found = match own {
        Some(rule) => Some((MeasureOrigin::Own, Some(name.to_owned()), rule.expr.clone())),
        None => {
            let schema = workspace.schema(&checked.set)?;
            worth(&checked.set, &schema).map(|(origin, expr)| match origin {
                WorthOrigin::Abc(name) | WorthOrigin::Rfm(name) => {
                    (MeasureOrigin::Other, Some(name), expr)
                }
                WorthOrigin::Orders => (MeasureOrigin::Orders, None, expr),
            })
        }
    };
    Ok(found.map(|(origin, segmentation, expr)| {
        let measure = Measure {
            expression: print(&expr),
            title: title_of(&expr, checked),
            origin,
            segmentation,
            money: is_money(&expr, &checked.set),
            total: "0".into(),
        };
        (measure, expr)
    }))
}

/// The title of the metric that an expression is; empty when it is none or has none.
pub(super) fn title_of(expr: &Expr, checked: &Checked) -> Title {
    let metric = match expr {
        Expr::Name(path) => checked.set.get(Kind::Metric, &path.dotted()),
        _ => None,
    };
    metric
        .map(|metric| metric.metadata.title.clone())
        .unwrap_or_default()
}

/// A part of a whole; 0 of nothing.
pub(crate) fn share(part: i128, whole: i128) -> f64 {
    match whole {
        0 => 0.0,
        whole => part as f64 / whole as f64,
    }
}
