//! Checks of the rules of segmentations: what is scored is a number or a period, and its cuts are
//! the same.

use super::Found;
use super::class::Class;
use super::known::Known;
use super::place::Place;
use super::references;
use super::rule::{RuleCheck, Scope};
use crate::definition::{Bound, Definition, Resolved, Rule, Segmentation};

pub(super) fn check(
    definition: &Definition,
    spec: &Segmentation,
    known: &Known<'_>,
    found: &mut Found,
) {
    // Cuts that are already refused need no second error.
    let laid_out = known.segmentations.contains_key(&definition.metadata.name);
    for (path, rule) in references::rules(definition) {
        let mut check = RuleCheck::new(known, Place::rule(definition, &path, rule));
        match scored(spec, &path) {
            Some(_) if matches!(spec, Segmentation::Abc(_)) => {
                check.of_class(&rule.expr, &[Class::Number], &Scope::Customer);
            }
            Some(cuts) if laid_out => value(&mut check, rule, cuts),
            Some(_) => value(&mut check, rule, &[]),
            None => check.condition(&rule.expr, &Scope::Customer),
        }
        found.take(check);
    }
    if let Segmentation::Lifecycle(_) = spec {
        lifecycle(definition, known, found);
    }
}

/// The cuts of the value at a path, `None` when a condition stands there.
fn scored<'s>(spec: &'s Segmentation, path: &str) -> Option<&'s [Bound]> {
    match (spec, path) {
        (Segmentation::Rfm(spec), "spec.recency") => Some(&spec.scores.r),
        (Segmentation::Rfm(spec), "spec.frequency") => Some(&spec.scores.f),
        (Segmentation::Rfm(spec), "spec.monetary") => Some(&spec.scores.m),
        (Segmentation::Abc(_), _) => Some(&[]),
        (Segmentation::Matrix(spec), "spec.value.of") => Some(&spec.value.cuts),
        (Segmentation::Matrix(spec), _) => Some(&spec.potential.cuts),
        (Segmentation::Bands(spec), _) => Some(&spec.cuts),
        _ => None,
    }
}

fn value(check: &mut RuleCheck<'_, '_>, rule: &Rule, cuts: &[Bound]) {
    let class = check.value(&rule.expr, &Scope::Customer);
    if !matches!(class, Class::Number | Class::Period | Class::Unknown) {
        let message = check.about("not-scorable", &rule.expr);
        check.refuse(message.with("class", class.shown()));
    }
    let wrong = cuts.iter().find(|cut| {
        let of_cut = match cut {
            Bound::Number(_) => Class::Number,
            Bound::Period(_) => Class::Period,
        };
        !class.compares_with(&of_cut)
    });
    if let Some(cut) = wrong {
        let message = check.about("cut-differs", &rule.expr);
        let message = message.with("class", class.shown());
        check.refuse(message.with("cut", cut.to_string()));
    }
}

/// The rules that a lifecycle stands for can only go wrong in the name of the event.
fn lifecycle(definition: &Definition, known: &Known<'_>, found: &mut Found) {
    let Some(Resolved::FirstMatch { rules, .. }) =
        known.segmentations.get(&definition.metadata.name)
    else {
        return;
    };
    let Some((_, _, rule)) = rules.first() else {
        return;
    };
    let mut check = RuleCheck::new(known, Place::field(definition, "spec.event"));
    check.condition(rule, &Scope::Customer);
    found.take(check);
}
