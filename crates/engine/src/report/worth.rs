//! Which expression is "value": that of the ABC segmentation, else what an RFM segmentation calls
//! monetary, else the orders of the last year.

use fenqun_model::definition::{DefinitionSet, Kind, Schema, Segmentation, Spec};
use fenqun_model::expr::Expr;
use fenqun_model::language::parse;

use super::data::WorthOrigin;

/// What customers paid in the last year.
pub(super) const PAID: &str = "sum(order.amount, last 365d)";
/// How many orders they placed in the last year.
pub(super) const ORDERS: &str = "count(order, last 365d)";

/// The meaning of "value" in a set of definitions; `None` when there are neither segmentations that
/// say it nor orders.
pub(crate) fn worth(set: &DefinitionSet, schema: &Schema) -> Option<(WorthOrigin, Expr)> {
    let segmentations = || {
        set.of(Kind::Segmentation).filter_map(|definition| {
            let name = definition.metadata.name.clone();
            match &definition.spec {
                Spec::Segmentation(segmentation) => Some((name, segmentation)),
                _ => None,
            }
        })
    };
    let abc = segmentations().find_map(|(name, segmentation)| match segmentation {
        Segmentation::Abc(abc) => Some((WorthOrigin::Abc(name), abc.value.expr.clone())),
        _ => None,
    });
    let rfm = || {
        segmentations().find_map(|(name, segmentation)| match segmentation {
            Segmentation::Rfm(rfm) => Some((WorthOrigin::Rfm(name), rfm.monetary.expr.clone())),
            _ => None,
        })
    };
    abc.or_else(rfm)
        .or_else(|| Some((WorthOrigin::Orders, of_orders(PAID, schema)?)))
}

/// An expression about orders, when there are any.
pub(super) fn of_orders(text: &str, schema: &Schema) -> Option<Expr> {
    let orders = schema.events.get("order")?;
    if text == PAID && !orders.contains_key("amount") {
        return None;
    }
    parse(text).ok()
}

#[cfg(test)]
mod tests {
    use fenqun_model::definition::read;
    use fenqun_model::language::print;

    use super::*;

    const RFM: &str = "
kind: Segmentation
metadata: {name: rfm}
spec: {method: rfm, recency: 'since(last(order))', frequency: 'count(order)', monetary: 'sum(order.paid)'}
";
    const ABC: &str = "
kind: Segmentation
metadata: {name: classes}
spec: {method: abc, value: 'sum(order.margin)'}
";

    fn found(text: &str) -> Option<String> {
        let mut set = DefinitionSet::default();
        set.extend(read(&format!("apiVersion: fenqun/v1{text}"), "test").unwrap());
        worth(&set, &Schema::default()).map(|(_, expr)| print(&expr))
    }

    #[test]
    fn the_abc_goes_before_the_rfm() {
        assert_eq!(
            found(&format!("{RFM}---{ABC}")).as_deref(),
            Some("sum(order.margin)")
        );
        assert_eq!(found(RFM).as_deref(), Some("sum(order.paid)"));
    }

    #[test]
    fn without_definitions_orders_tell_if_there_are_any() {
        assert_eq!(worth(&DefinitionSet::default(), &Schema::default()), None);
        let mut schema = Schema::default();
        let amount = [("amount".to_owned(), fenqun_model::Type::Decimal)];
        schema
            .events
            .insert("order".into(), amount.into_iter().collect());
        let (origin, expr) = worth(&DefinitionSet::default(), &schema).unwrap();
        assert_eq!(
            (origin, print(&expr)),
            (WorthOrigin::Orders, PAID.to_owned())
        );
    }
}
