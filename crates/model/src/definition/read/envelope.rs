//! The envelope: `apiVersion`, `kind`, `metadata`, `spec`, and which type reads the spec.

use std::cell::RefCell;

use serde::Deserialize;

use super::API_VERSION;
use super::fault::Fault;
use super::node::{Node, Tree};
use super::part::{Document, Part};
use crate::Message;
use crate::definition::hint::hint;
use crate::definition::{Definition, Kind, Metadata, Segmentation, Spec};

/// Reads one definition; `index` counts the definitions of the file from 0.
pub(super) fn read(node: &Node, file: &str, index: usize) -> Result<Definition, Vec<Message>> {
    let document = Document {
        file,
        title: title(node, index),
        errors: RefCell::default(),
    };
    let definition = Part {
        document: &document,
        node,
        path: String::new(),
    };
    let definition = whole(&definition, index == 0);
    let errors = document.errors.into_inner();
    definition.filter(|_| errors.is_empty()).ok_or(errors)
}

/// Kind and name as far as they can be read.
fn title(node: &Node, index: usize) -> String {
    let kind = node.field("kind").and_then(Node::written);
    let name = node.field("metadata").and_then(|node| node.field("name"));
    match (kind, name.and_then(Node::written)) {
        (Some(kind), Some(name)) => format!("{kind} {name}"),
        _ => format!("#{}", index + 1),
    }
}

/// `None` when something is wrong; what is wrong has been noted.
fn whole(part: &Part<'_>, first: bool) -> Option<Definition> {
    if !matches!(part.node.tree, Tree::Map(_)) {
        part.note(Fault::wanted("wanted-definition").message);
        return None;
    }
    part.known_fields(&["apiVersion", "kind", "metadata", "spec"]);
    version(part, first);
    let kind = kind(part);
    let metadata = field(part, "metadata").and_then(noted::<Metadata>);
    let spec = field(part, "spec");
    Some(Definition {
        spec: read_spec(kind?, spec?)?,
        metadata: metadata?,
    })
}

fn version(part: &Part<'_>, first: bool) {
    let written = part.node.field("apiVersion").map(Node::written);
    let message = match written {
        None if first => Message::new("missing-api-version"),
        Some(version) if version != Some(API_VERSION) => {
            Message::new("unknown-api-version").with("version", version.unwrap_or_default())
        }
        _ => return,
    };
    part.note(message.with("known", API_VERSION));
}

fn kind(part: &Part<'_>) -> Option<Kind> {
    let kind = field(part, "kind")?;
    let written = kind.node.written().unwrap_or_default();
    let found = Kind::from_name(written);
    if found.is_none() {
        let message = Message::new("unknown-kind").with("kind", written);
        kind.note(message.with("hint", hint(written, Kind::ALL.map(Kind::name))));
    }
    found
}

/// A field of the envelope; its absence is noted.
fn field<'a>(part: &Part<'a>, name: &'static str) -> Option<Part<'a>> {
    let Tree::Map(fields) = &part.node.tree else {
        return None;
    };
    let field = fields.iter().find(|field| field.name == name);
    if field.is_none() {
        part.note(Message::new("missing-field").with("field", name));
    }
    field.map(|field| part.child(field))
}

/// Reads a part; what is wrong is noted.
fn noted<'a, T: Deserialize<'a>>(part: Part<'a>) -> Option<T> {
    let document = part.document;
    T::deserialize(part)
        .map_err(|fault| document.errors.borrow_mut().push(fault.message))
        .ok()
}

fn read_spec(kind: Kind, part: Part<'_>) -> Option<Spec> {
    Some(match kind {
        Kind::Workspace => Spec::Workspace(noted(part)?),
        Kind::Source => Spec::Source(noted(part)?),
        Kind::Attribute => Spec::Attribute(noted(part)?),
        Kind::Metric => Spec::Metric(noted(part)?),
        Kind::Segment => Spec::Segment(noted(part)?),
        Kind::StaticList => Spec::StaticList(noted(part)?),
        Kind::Segmentation => Spec::Segmentation(segmentation(part)?),
        Kind::Strategy => Spec::Strategy(noted(part)?),
    })
}

/// By its method. Read without serde's tag, which would lose the places of errors.
fn segmentation(part: Part<'_>) -> Option<Segmentation> {
    let method = field(&part, "method")?;
    let written = method.node.written().unwrap_or_default();
    let mut rest = part.node.clone();
    if let Tree::Map(fields) = &mut rest.tree {
        fields.retain(|field| field.name != "method");
    }
    let rest = Part {
        document: part.document,
        node: &rest,
        path: part.path.clone(),
    };
    Some(match written {
        "rfm" => Segmentation::Rfm(noted(rest)?),
        "abc" => Segmentation::Abc(noted(rest)?),
        "matrix" => Segmentation::Matrix(noted(rest)?),
        "lifecycle" => Segmentation::Lifecycle(noted(rest)?),
        "bands" => Segmentation::Bands(noted(rest)?),
        "scorecard" => Segmentation::Scorecard(noted(rest)?),
        "rules" => Segmentation::Rules(noted(rest)?),
        _ => {
            let message = Message::new("unknown-method").with("method", written);
            method.note(message.with("hint", hint(written, Segmentation::METHODS)));
            return None;
        }
    })
}
