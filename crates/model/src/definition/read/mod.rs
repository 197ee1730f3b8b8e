//! Reading definitions from files: YAML or JSON, one or more documents, every error with file,
//! line, path and the way out.

mod envelope;
mod fault;
mod node;
mod part;

use std::collections::BTreeMap;

use super::{API_VERSION, Definition};
use crate::Message;
use node::{Node, Tree};

/// Reads the definitions of a file: YAML or JSON, one or more documents; a document may also be a
/// list of definitions. `file` is named in errors. `apiVersion` may be left out after the first.
///
/// # Errors
/// Everything that is wrong, each with file, line and the way out.
pub fn read(text: &str, file: &str) -> Result<Vec<Definition>, Vec<Message>> {
    let documents = node::load(text).map_err(|broken| {
        let message = Message::new("not-yaml").with("file", file);
        let message = message.with("line", broken.line);
        vec![message.with("reason", broken.reason)]
    })?;
    let parts: Vec<&Node> = documents.iter().flat_map(parts).collect();
    let mut definitions = Vec::new();
    let mut errors = Vec::new();
    let mut lines = BTreeMap::new();
    for (index, part) in parts.into_iter().enumerate() {
        match envelope::read(part, file, index) {
            Ok(definition) => {
                let key = (definition.spec.kind(), definition.metadata.name.clone());
                if let Some(first) = lines.insert(key, part.line) {
                    errors.push(twice(&definition, file, (first, part.line)));
                }
                definitions.push(definition);
            }
            Err(found) => errors.extend(found),
        }
    }
    if errors.is_empty() {
        Ok(definitions)
    } else {
        Err(errors)
    }
}

/// Reads one definition in the JSON form that [`super::to_json`] gives.
///
/// # Errors
/// As [`read`]; also when there is not exactly one definition.
pub fn from_json(text: &str) -> Result<Definition, Vec<Message>> {
    let mut definitions = read(text, "JSON")?;
    match definitions.pop() {
        Some(definition) if definitions.is_empty() => Ok(definition),
        _ => Err(vec![Message::new("one-definition-wanted")]),
    }
}

/// The refusal of a definition that was already on a line before.
fn twice(definition: &Definition, file: &str, (first, line): (u64, u64)) -> Message {
    let (kind, name) = definition.key();
    let place = Message::new("place-in-file")
        .with("file", file)
        .with("line", line)
        .with("path", format!("{} {name}", kind.name()));
    Message::new("defined-twice")
        .with("place", place)
        .with("first", first)
}

/// The definitions of a document.
fn parts(document: &Node) -> Vec<&Node> {
    match &document.tree {
        Tree::List(items) => items.iter().collect(),
        _ => vec![document],
    }
}
