//! Checks of definitions that belong together, before anything is saved or evaluated.

mod class;
mod compare;
mod known;
mod names;
mod order;
pub(super) mod place;
mod references;
mod rule;
mod segmentation;
mod settings;
mod value;

use super::{Checked, Definition, DefinitionSet, Kind, Schema, Spec, resolve};
use crate::Message;
pub use references::{references, references_of, rules_of};

use class::Class;
use known::Known;
use place::Place;
use rule::{RuleCheck, Scope};

/// Checks definitions that belong together against what is known of the data. While nothing at all
/// is known of the data, a name that nobody defined is taken for an attribute to come.
///
/// # Errors
/// Everything that is wrong, each naming definition and place.
pub fn check(set: DefinitionSet, schema: &Schema) -> Result<Checked, Vec<Message>> {
    let mut errors = names::check(&set, schema);
    errors.extend(settings::workspaces(&set));
    let order = order::order(&set).unwrap_or_else(|cycles| {
        errors.extend(cycles);
        Vec::new()
    });
    let (segmentations, refused, mut warnings) = resolve::all(&set);
    errors.extend(refused);
    errors.extend(settings::strategies(&set, &segmentations));
    let mut known = Known::new(&set, schema, segmentations);
    for (kind, name) in &order {
        let Some(definition) = set.get(*kind, name) else {
            continue;
        };
        let found = definition_rules(definition, &known);
        errors.extend(found.errors);
        warnings.extend(found.warnings);
        if let Some(class) = found.value {
            known.metrics.insert(name.clone(), class);
        }
    }
    let segmentations = known.segmentations;
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(Checked {
        zone: settings::zone(&set),
        set,
        order,
        segmentations,
        warnings,
    })
}

/// The definitions of a set that use this one, so that it cannot be deleted before them.
pub fn dependents(set: &DefinitionSet, kind: Kind, name: &str) -> Vec<(Kind, String)> {
    let key = (kind, name.to_owned());
    let users = set
        .iter()
        .filter(|definition| references::references(definition, set).contains(&key));
    users
        .map(|definition| (definition.spec.kind(), definition.metadata.name.clone()))
        .filter(|user| *user != key)
        .collect()
}

/// What the checks of a definition's rules brought.
#[derive(Default)]
struct Found {
    errors: Vec<Message>,
    warnings: Vec<Message>,
    /// What a metric is.
    value: Option<Class>,
}

impl Found {
    fn take(&mut self, check: RuleCheck<'_, '_>) {
        self.errors.extend(check.errors);
        self.warnings.extend(check.warnings);
    }
}

fn definition_rules(definition: &Definition, known: &Known<'_>) -> Found {
    let mut found = Found::default();
    match &definition.spec {
        Spec::Metric(spec) => {
            let place = Place::rule(definition, "spec.value", &spec.value);
            let mut check = RuleCheck::new(known, place);
            found.value = Some(check.value(&spec.value.expr, &Scope::Customer));
            found.take(check);
        }
        Spec::Segment(_) | Spec::StaticList(_) => {
            for (path, rule) in references::rules(definition) {
                let mut check = RuleCheck::new(known, Place::rule(definition, &path, rule));
                check.condition(&rule.expr, &Scope::Customer);
                found.take(check);
            }
        }
        Spec::Segmentation(spec) => segmentation::check(definition, spec, known, &mut found),
        _ => {}
    }
    found
}
