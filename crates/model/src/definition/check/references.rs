//! Which other definitions a definition uses.

use std::collections::BTreeSet;

use crate::definition::{
    Definition, DefinitionSet, Kind, Rule, Segmentation, Spec, StrategyTarget,
};
use crate::expr::Expr;

/// The rules and values that a definition writes down.
pub fn rules_of(definition: &Definition) -> Vec<&Rule> {
    let rules = rules(definition).into_iter();
    rules.map(|(_, rule)| rule).collect()
}

/// The rules of a definition with their paths. Those of a lifecycle use no other definition.
pub(super) fn rules(definition: &Definition) -> Vec<(String, &Rule)> {
    match &definition.spec {
        Spec::Metric(spec) => vec![("spec.value".into(), &spec.value)],
        Spec::Segment(spec) => vec![("spec.rule".into(), &spec.rule)],
        Spec::StaticList(spec) => {
            let rule = spec.rule.iter();
            rule.map(|rule| ("spec.rule".into(), rule)).collect()
        }
        Spec::Segmentation(spec) => segmentation_rules(spec),
        _ => Vec::new(),
    }
}

fn segmentation_rules(spec: &Segmentation) -> Vec<(String, &Rule)> {
    match spec {
        Segmentation::Rfm(spec) => {
            let mut rules = vec![
                ("spec.recency".to_owned(), &spec.recency),
                ("spec.frequency".to_owned(), &spec.frequency),
                ("spec.monetary".to_owned(), &spec.monetary),
            ];
            let population = spec.population.iter();
            rules.extend(population.map(|rule| ("spec.population".to_owned(), rule)));
            rules
        }
        Segmentation::Abc(spec) => vec![("spec.value".into(), &spec.value)],
        Segmentation::Matrix(spec) => vec![
            ("spec.value.of".into(), &spec.value.of),
            ("spec.potential.of".into(), &spec.potential.of),
        ],
        Segmentation::Bands(spec) => vec![("spec.value".into(), &spec.value)],
        Segmentation::Scorecard(spec) => {
            let criteria = spec.criteria.iter().enumerate();
            let rows = criteria.flat_map(|(at, criterion)| {
                let rows = criterion.points.iter().enumerate();
                rows.map(move |(row, points)| {
                    let path = format!("spec.criteria[{at}].points[{row}].when");
                    (path, &points.when)
                })
            });
            rows.collect()
        }
        Segmentation::Rules(spec) => {
            let rows = spec.labels.iter().enumerate();
            rows.map(|(row, label)| (format!("spec.labels[{row}].when"), &label.when))
                .collect()
        }
        Segmentation::Lifecycle(_) => Vec::new(),
    }
}

/// The definitions of a set that a definition uses, not through others. Segments, lists and targets
/// of strategies are named even when the set does not hold them.
pub fn references(definition: &Definition, set: &DefinitionSet) -> BTreeSet<(Kind, String)> {
    let mut found = BTreeSet::new();
    for (_, rule) in rules(definition) {
        collect(&rule.expr, set, &mut found);
    }
    if let Spec::Strategy(spec) = &definition.spec {
        found.extend(spec.targets.iter().map(|target| match target {
            StrategyTarget::Segment { segment } => (Kind::Segment, segment.clone()),
            StrategyTarget::Label { segmentation, .. } => {
                (Kind::Segmentation, segmentation.clone())
            }
        }));
    }
    found
}

/// The definitions of a set that a rule uses, not through others.
pub fn references_of(rule: &Expr, set: &DefinitionSet) -> BTreeSet<(Kind, String)> {
    let mut found = BTreeSet::new();
    collect(rule, set, &mut found);
    found
}

fn collect(expr: &Expr, set: &DefinitionSet, found: &mut BTreeSet<(Kind, String)>) {
    match expr {
        Expr::Name(path) => {
            let named = [
                (Kind::Metric, path.dotted()),
                (Kind::Segmentation, path.0[0].clone()),
                (Kind::Attribute, path.dotted()),
            ];
            let known = named
                .into_iter()
                .find(|(kind, name)| set.get(*kind, name).is_some());
            found.extend(known);
        }
        Expr::InSegment(name) => {
            found.insert((Kind::Segment, name.clone()));
        }
        Expr::InList(name) => {
            found.insert((Kind::StaticList, name.clone()));
        }
        _ => {
            for inner in parts(expr) {
                collect(inner, set, found);
            }
        }
    }
}

/// The parts of an expression in which names stand for customers' things, so not the filters of
/// events.
pub(super) fn parts(expr: &Expr) -> Vec<&Expr> {
    match expr {
        Expr::And(all) | Expr::Or(all) => all.iter().collect(),
        Expr::Not(inner)
        | Expr::In(inner, _)
        | Expr::Text(inner, _)
        | Expr::HasAll(inner, _)
        | Expr::Exists(inner)
        | Expr::IsEmpty(inner)
        | Expr::InWindow(inner, _)
        | Expr::Anniversary(inner, _)
        | Expr::HasBeen(inner, _)
        | Expr::Since(inner)
        | Expr::DaysSince(inner)
        | Expr::Percentile(inner)
        | Expr::Near { place: inner, .. }
        | Expr::Top { by: inner, .. }
        | Expr::Part { of: inner, .. } => vec![inner],
        Expr::Compare(left, _, right) | Expr::Arithmetic(left, _, right) => vec![left, right],
        Expr::Between(value, low, high) => vec![value, low, high],
        _ => Vec::new(),
    }
}
