//! Walking a tree.

use super::Expr;

impl Expr {
    /// Calls `visit` with each direct child, in the order of the text, filters of events included.
    pub fn for_each_child<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr)) {
        match self {
            Expr::And(all) | Expr::Or(all) => all.iter().for_each(visit),
            Expr::Not(inner)
            | Expr::In(inner, _)
            | Expr::Text(inner, _)
            | Expr::HasAll(inner, _)
            | Expr::Exists(inner)
            | Expr::IsEmpty(inner)
            | Expr::Near { place: inner, .. }
            | Expr::InWindow(inner, _)
            | Expr::Anniversary(inner, _)
            | Expr::HasBeen(inner, _)
            | Expr::Top { by: inner, .. }
            | Expr::AnyItem(_, inner)
            | Expr::Since(inner)
            | Expr::DaysSince(inner)
            | Expr::Percentile(inner)
            | Expr::Part { of: inner, .. } => visit(inner),
            Expr::Compare(left, _, right) | Expr::Arithmetic(left, _, right) => {
                visit(left);
                visit(right);
            }
            Expr::Between(value, low, high) => {
                visit(value);
                visit(low);
                visit(high);
            }
            Expr::Did(query)
            | Expr::FirstTime(query)
            | Expr::Stopped { query, .. }
            | Expr::Restarted { query, .. }
            | Expr::Regular { query, .. } => query.filter.as_deref().into_iter().for_each(visit),
            Expr::Aggregate(aggregate) => {
                let filter = aggregate.query.filter.as_deref();
                filter.into_iter().for_each(visit);
            }
            Expr::Sequence(sequence) => {
                let filters = sequence
                    .steps
                    .iter()
                    .filter_map(|step| step.filter.as_deref());
                filters.for_each(visit);
            }
            Expr::Literal(_)
            | Expr::Name(_)
            | Expr::InSegment(_)
            | Expr::InList(_)
            | Expr::Bucket(_) => {}
        }
    }

    /// How high the tree is, 1 for a node without children; `limit` when it is that high or higher,
    /// without looking deeper.
    pub fn height_up_to(&self, limit: usize) -> usize {
        if limit <= 1 {
            return limit;
        }
        let mut highest = 0;
        self.for_each_child(&mut |child| highest = highest.max(child.height_up_to(limit - 1)));
        highest + 1
    }
}
