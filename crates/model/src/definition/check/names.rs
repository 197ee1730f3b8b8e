//! Names of definitions: well formed, and not used for two things that rules could confuse.

use super::place::Place;
use crate::Message;
use crate::definition::{Definition, DefinitionSet, Kind, Schema, Spec};

/// Greatest length of a name, characters.
const LONGEST: usize = 64;

/// Everything that is wrong with the names of a set.
pub(super) fn check(set: &DefinitionSet, schema: &Schema) -> Vec<Message> {
    let malformed = set.iter().filter(|definition| !is_name(definition));
    let mut errors: Vec<Message> = malformed
        .map(|definition| {
            Place::field(definition, "metadata.name")
                .message("bad-name")
                .with("name", definition.metadata.name.as_str())
                .with("longest", LONGEST)
        })
        .collect();
    let extra = set.of(Kind::Workspace).skip(1);
    errors.extend(
        extra.map(|definition| Place::field(definition, "metadata.name").message("two-workspaces")),
    );
    for kind in [Kind::Metric, Kind::Segmentation] {
        errors.extend(set.of(kind).filter_map(|it| taken(it, set, schema)));
    }
    errors
}

/// A dotted path of names for attributes, one name otherwise.
fn is_name(definition: &Definition) -> bool {
    let name = definition.metadata.name.as_str();
    let fits = name.chars().count() <= LONGEST;
    match &definition.spec {
        Spec::Attribute(_) => fits && name.split('.').all(is_word),
        _ => fits && is_word(name),
    }
}

fn is_word(name: &str) -> bool {
    let mut letters = name.chars();
    let first = letters.next();
    first.is_some_and(|c| c.is_alphabetic() || c == '_')
        && letters.all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

/// Rules use metrics, segmentations and attributes alike by their bare names.
fn taken(definition: &Definition, set: &DefinitionSet, schema: &Schema) -> Option<Message> {
    let (kind, name) = definition.key();
    let inside = format!("{name}.");
    let is_attribute = |path: &str| path == name || path.starts_with(&inside);
    let declared = || {
        let mut attributes = set.of(Kind::Attribute);
        attributes.any(|attribute| is_attribute(&attribute.metadata.name))
    };
    let other = if schema.attributes.keys().any(|path| is_attribute(path)) || declared() {
        Kind::Attribute
    } else if kind == Kind::Segmentation && set.get(Kind::Metric, name).is_some() {
        Kind::Metric
    } else {
        return None;
    };
    let place = Place::field(definition, "metadata.name");
    let message = place.message("name-taken").with("name", name);
    Some(message.with("other", other.name()))
}
