//! Where in a set of definitions an error is.

use crate::Message;
use crate::definition::{Definition, Rule};

/// A definition, and a field of it.
#[derive(Clone, Copy, Debug)]
pub(in crate::definition) struct Place<'d> {
    /// The definition.
    pub(in crate::definition) definition: &'d Definition,
    /// `spec.rule`
    pub(in crate::definition) path: &'d str,
    /// Text of the rule that stands there.
    pub(in crate::definition) text: Option<&'d str>,
}

impl<'d> Place<'d> {
    /// A field of a definition.
    pub(in crate::definition) fn field(definition: &'d Definition, path: &'d str) -> Self {
        Self {
            definition,
            path,
            text: None,
        }
    }

    /// A field of a definition that holds a rule.
    pub(in crate::definition) fn rule(
        definition: &'d Definition,
        path: &'d str,
        rule: &'d Rule,
    ) -> Self {
        Self {
            definition,
            path,
            text: Some(&rule.text),
        }
    }

    /// A message with this place.
    pub(in crate::definition) fn message(&self, id: &'static str) -> Message {
        Message::new(id).with("place", self.shown(None))
    }

    /// A message that points at a name in the rule, where the text has it; the argument `column`
    /// is what [`crate::language::point_at`] looks for.
    pub(in crate::definition) fn message_at(&self, id: &'static str, name: &str) -> Message {
        let column = self.text.and_then(|text| column(text, name));
        let message = Message::new(id).with("place", self.shown(column));
        match column {
            Some(column) => message.with("column", column),
            None => message,
        }
    }

    fn shown(&self, column: Option<usize>) -> Message {
        let (kind, name) = self.definition.key();
        let message = match column {
            Some(column) => Message::new("place-in-rule").with("column", column),
            None => Message::new("place-in-definition"),
        };
        message
            .with("definition", format!("{} {name}", kind.name()))
            .with("path", self.path)
    }
}

/// Column, from 1 and in characters, at which a whole word begins in a text.
fn column(text: &str, word: &str) -> Option<usize> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut places = text.match_indices(word).map(|(start, _)| start);
    let start = places.find(|start| {
        let before = text[..*start].chars().next_back();
        let after = text[start + word.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })?;
    Some(text[..start].chars().count() + 1)
}
