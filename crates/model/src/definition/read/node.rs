//! A document as a tree of what is written, each part with its line, so that every error can name
//! its place. Nothing is interpreted yet: numbers keep the digits of the author.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;

/// A part of a document.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Line in the file, from 1.
    pub(super) line: u64,
    /// What is written there.
    pub(super) tree: Tree,
}

/// What is written.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    /// Nothing, `null` or `~`.
    Null,
    /// `true` or `false`, as written.
    Boolean(bool, String),
    /// A number, as written.
    Number(String),
    /// A text, quoted or not.
    Text(String),
    /// Items from the first to the last.
    List(Vec<Node>),
    /// Fields in the order of the file; the parser refuses a repeated name.
    Map(Vec<Field>),
}

/// A named part of a map.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// The name.
    pub(super) name: String,
    /// Line of the name.
    pub(super) line: u64,
    /// The value.
    pub(super) value: Node,
}

/// Text that is neither YAML nor JSON.
#[derive(Debug)]
pub(super) struct Broken {
    /// Line, 1 when the parser does not know.
    pub(super) line: u64,
    /// What the parser says, in English.
    pub(super) reason: String,
}

/// Reads all documents of a text; empty ones are left out.
pub(super) fn load(text: &str) -> Result<Vec<Node>, Broken> {
    let options = serde_saphyr::options! { strict_booleans: true };
    let documents: Vec<Spanned<Raw>> = serde_saphyr::from_multiple_with_options(text, options)
        .map_err(|error| Broken {
            line: error
                .location()
                .map_or(1, |location| location.line().max(1)),
            reason: error.without_snippet().to_string(),
        })?;
    let nodes = documents.into_iter().map(|document| node(document, text));
    Ok(nodes
        .filter(|node| !matches!(node.tree, Tree::Null))
        .collect())
}

impl Node {
    /// The field of that name, when this is a map that has it.
    pub(super) fn field(&self, name: &str) -> Option<&Node> {
        let Tree::Map(fields) = &self.tree else {
            return None;
        };
        let field = fields.iter().find(|field| field.name == name)?;
        Some(&field.value)
    }

    /// The text of a scalar as the author wrote it.
    pub(super) fn written(&self) -> Option<&str> {
        match &self.tree {
            Tree::Text(text) | Tree::Number(text) | Tree::Boolean(_, text) => Some(text),
            Tree::Null | Tree::List(_) | Tree::Map(_) => None,
        }
    }
}

/// What the parser gives, before the digits are taken from the text.
enum Raw {
    Null,
    Boolean(bool),
    Number(String),
    Text(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

fn node(raw: Spanned<Raw>, text: &str) -> Node {
    let written = |fallback: String| slice(&raw.defined, text).map_or(fallback, str::to_owned);
    let tree = match raw.value {
        Raw::Null => Tree::Null,
        Raw::Boolean(value) => Tree::Boolean(value, written(value.to_string())),
        Raw::Number(number) => Tree::Number(written(number)),
        Raw::Text(text) => Tree::Text(text),
        Raw::List(items) => Tree::List(items.into_iter().map(|item| node(item, text)).collect()),
        Raw::Map(fields) => Tree::Map(
            fields
                .into_iter()
                .map(|(name, value)| Field {
                    line: name.referenced.line(),
                    name: name.value,
                    value: node(value, text),
                })
                .collect(),
        ),
    };
    Node {
        line: raw.referenced.line(),
        tree,
    }
}

fn slice<'t>(location: &serde_saphyr::Location, text: &'t str) -> Option<&'t str> {
    let span = location.span();
    let start = usize::try_from(span.byte_offset()?).ok()?;
    let length = usize::try_from(span.byte_len()?).ok()?;
    text.get(start..start.checked_add(length)?)
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, number, list or map")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Number(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Raw, E> {
        Ok(Raw::Number(value.to_string()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Raw, E> {
        Ok(Raw::Number(value.to_string()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Raw, E> {
        Ok(Raw::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Raw, E> {
        Ok(Raw::Number(value.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = access.next_entry()? {
            fields.push(field);
        }
        Ok(Raw::Map(fields))
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}
