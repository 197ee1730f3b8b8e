//! What a definition refers to: for the order of work, for refusing deletions, for telling whether a
//! fit still belongs to its definition.

use std::collections::BTreeSet;

use fenqun_model::definition::{
    Definition, DefinitionSet, Kind, Segmentation, Spec, StrategyTarget,
};
use fenqun_model::expr::{EventQuery, Expr, Path};

/// Kind and name.
pub(crate) type Key = (Kind, String);

/// What a definition names directly. Names that the set does not hold (attributes) are left out.
pub(crate) fn direct(definition: &Definition, set: &DefinitionSet) -> BTreeSet<Key> {
    let mut found = BTreeSet::new();
    for rule in rules(&definition.spec) {
        of_expr(rule, set, &mut found);
    }
    if let Spec::Strategy(strategy) = &definition.spec {
        found.extend(strategy.targets.iter().map(|target| match target {
            StrategyTarget::Segment { segment } => (Kind::Segment, segment.clone()),
            StrategyTarget::Label { segmentation, .. } => {
                (Kind::Segmentation, segmentation.clone())
            }
        }));
    }
    found
}

/// Everything that the keys refer to, directly or through others, and the keys themselves.
pub(crate) fn closure(keys: impl IntoIterator<Item = Key>, set: &DefinitionSet) -> BTreeSet<Key> {
    let mut found = BTreeSet::new();
    let mut open: Vec<Key> = keys.into_iter().collect();
    while let Some(key) = open.pop() {
        let Some(definition) = set.get(key.0, &key.1) else {
            continue;
        };
        if found.insert(key) {
            open.extend(direct(definition, set));
        }
    }
    found
}

/// What a rule names, directly or through others.
pub(crate) fn closure_of_expr(expr: &Expr, set: &DefinitionSet) -> BTreeSet<Key> {
    let mut found = BTreeSet::new();
    of_expr(expr, set, &mut found);
    closure(found, set)
}

/// Those who refer to `key` directly, in order.
pub(crate) fn users(key: &Key, set: &DefinitionSet) -> Vec<Key> {
    set.iter()
        .filter(|definition| direct(definition, set).contains(key))
        .map(|definition| (definition.spec.kind(), definition.metadata.name.clone()))
        .collect()
}

/// Every rule written in a definition.
fn rules(spec: &Spec) -> Vec<&Expr> {
    match spec {
        Spec::Metric(metric) => vec![&metric.value.expr],
        Spec::Segment(segment) => vec![&segment.rule.expr],
        Spec::StaticList(list) => list.rule.iter().map(|rule| &rule.expr).collect(),
        Spec::Segmentation(segmentation) => segmentation_rules(segmentation),
        Spec::Workspace(_) | Spec::Source(_) | Spec::Attribute(_) | Spec::Strategy(_) => vec![],
    }
}

fn segmentation_rules(segmentation: &Segmentation) -> Vec<&Expr> {
    let rules: Vec<_> = match segmentation {
        Segmentation::Rfm(rfm) => [&rfm.recency, &rfm.frequency, &rfm.monetary]
            .into_iter()
            .chain(&rfm.population)
            .collect(),
        Segmentation::Abc(abc) => vec![&abc.value],
        Segmentation::Matrix(matrix) => vec![&matrix.value.of, &matrix.potential.of],
        Segmentation::Lifecycle(_) => vec![],
        Segmentation::Bands(bands) => vec![&bands.value],
        Segmentation::Scorecard(card) => card
            .criteria
            .iter()
            .flat_map(|criterion| criterion.points.iter().map(|row| &row.when))
            .collect(),
        Segmentation::Rules(rules) => rules.labels.iter().map(|label| &label.when).collect(),
    };
    rules.into_iter().map(|rule| &rule.expr).collect()
}

fn of_expr(expr: &Expr, set: &DefinitionSet, found: &mut BTreeSet<Key>) {
    match expr {
        Expr::Name(path) => found.extend(named(path, set)),
        Expr::InSegment(name) => {
            found.insert((Kind::Segment, name.clone()));
        }
        Expr::InList(name) => {
            found.insert((Kind::StaticList, name.clone()));
        }
        _ => {
            for part in parts(expr) {
                of_expr(part, set, found);
            }
        }
    }
}

/// A name is a metric, a segmentation or one of its scores, or an attribute, which nobody defines.
fn named(path: &Path, set: &DefinitionSet) -> Option<Key> {
    let first = path.0.first()?;
    [Kind::Metric, Kind::Segmentation]
        .into_iter()
        .find(|kind| set.get(*kind, first).is_some())
        .map(|kind| (kind, first.clone()))
}

/// The parts of a rule in which names mean definitions: filters of events are left out, because
/// names mean properties there.
fn parts(expr: &Expr) -> Vec<&Expr> {
    match expr {
        Expr::And(parts) | Expr::Or(parts) => parts.iter().collect(),
        Expr::Not(part)
        | Expr::In(part, _)
        | Expr::Text(part, _)
        | Expr::HasAll(part, _)
        | Expr::Exists(part)
        | Expr::IsEmpty(part)
        | Expr::Near { place: part, .. }
        | Expr::InWindow(part, _)
        | Expr::Anniversary(part, _)
        | Expr::HasBeen(part, _)
        | Expr::Top { by: part, .. }
        | Expr::Since(part)
        | Expr::DaysSince(part)
        | Expr::Percentile(part)
        | Expr::Part { of: part, .. } => vec![part],
        Expr::Compare(left, _, right) | Expr::Arithmetic(left, _, right) => vec![left, right],
        Expr::Between(value, low, high) => vec![value, low, high],
        _ => vec![],
    }
}

/// The events that a leaf looks at; `None` when it looks at none, or at several kinds.
pub(crate) fn query(expr: &Expr) -> Option<&EventQuery> {
    match expr {
        Expr::Did(query)
        | Expr::FirstTime(query)
        | Expr::Stopped { query, .. }
        | Expr::Restarted { query, .. }
        | Expr::Regular { query, .. } => Some(query),
        Expr::Aggregate(aggregate) => Some(&aggregate.query),
        _ => parts(expr).into_iter().find_map(query),
    }
}
