//! Turns a part of a document into what a type wants. Errors that leave the rest readable are noted
//! and reading goes on with a stand-in, so that an author sees all of them at once; the stand-ins
//! never get out, because a document with noted errors is refused as a whole.

use std::cell::RefCell;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

use super::fault::Fault;
use super::node::{Field, Node, Tree};
use crate::Message;
use crate::definition::hint::hint;
use crate::definition::text_forms::{BOUND, RULE, SCORE_RANGE, read_bound, read_score_range};
use crate::definition::titled_label::TITLED_LABEL;

/// One document under reading.
pub(super) struct Document<'f> {
    /// Named in errors.
    pub(super) file: &'f str,
    /// Kind and name, or the number of the document.
    pub(super) title: String,
    /// What was wrong so far.
    pub(super) errors: RefCell<Vec<Message>>,
}

/// A part of a document and the way to it.
#[derive(Clone)]
pub(super) struct Part<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) node: &'a Node,
    /// `spec.labels[2].r`
    pub(super) path: String,
}

impl Document<'_> {
    /// Notes an error at a place.
    pub(super) fn note(&self, message: Message, line: u64, path: &str) {
        let message = message.with("place", self.place(line, path));
        self.errors.borrow_mut().push(message);
    }

    fn place(&self, line: u64, path: &str) -> Message {
        let path = match (self.title.as_str(), path) {
            (title, "") => title.to_owned(),
            ("", path) => path.to_owned(),
            (title, path) => format!("{title}, {path}"),
        };
        Message::new("place-in-file")
            .with("file", self.file)
            .with("line", line)
            .with("path", path)
    }
}

impl<'a> Part<'a> {
    /// A named part of this part.
    pub(super) fn child(&self, field: &'a Field) -> Part<'a> {
        let dot = if self.path.is_empty() { "" } else { "." };
        Part {
            document: self.document,
            node: &field.value,
            path: format!("{}{dot}{}", self.path, field.name),
        }
    }

    fn item(&self, index: usize, node: &'a Node) -> Part<'a> {
        Part {
            document: self.document,
            node,
            path: format!("{}[{index}]", self.path),
        }
    }

    /// Notes an error here; reading goes on.
    pub(super) fn note(&self, message: Message) {
        self.document.note(message, self.node.line, &self.path);
    }

    fn note_wanted(&self, wanted: &'static str) {
        self.note(Fault::wanted(wanted).message);
    }

    /// Gives an error from below its place, unless it has one.
    fn placed(&self, fault: Fault) -> Fault {
        if fault.placed {
            return fault;
        }
        let place = self.document.place(self.node.line, &self.path);
        Fault {
            message: fault.message.with("place", place),
            placed: true,
        }
    }

    /// Notes the fields that nobody knows and gives the others.
    pub(super) fn known_fields(&self, known: &[&str]) -> Vec<&'a Field> {
        let Tree::Map(fields) = &self.node.tree else {
            return Vec::new();
        };
        let (good, unknown): (Vec<&Field>, Vec<&Field>) = fields
            .iter()
            .partition(|field| known.contains(&field.name.as_str()));
        for field in unknown {
            let message = Message::new("unknown-field")
                .with("field", field.name.as_str())
                .with("hint", hint(&field.name, known.iter().copied()));
            self.document.note(message, field.line, &self.path);
        }
        good
    }

    fn rule<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, Fault> {
        let Tree::Text(text) = &self.node.tree else {
            self.note_wanted("wanted-rule");
            return visitor.visit_unit();
        };
        match crate::language::parse(text) {
            Ok(_) => visitor.visit_str(text),
            Err(problem) => {
                self.note(Message::new("rule-refused").with("problem", problem));
                visitor.visit_unit()
            }
        }
    }

    /// A number or text that `fits`, or a noted error and a stand-in that all such types read.
    fn scalar<'de, V: Visitor<'de>>(
        &self,
        visitor: V,
        wanted: &'static str,
        fits: fn(&str) -> bool,
    ) -> Result<V::Value, Fault> {
        match self.node.written().filter(|text| fits(text)) {
            Some(text) => visitor.visit_str(text),
            None => {
                self.note_wanted(wanted);
                visitor.visit_str("1")
            }
        }
    }

    /// A label as text, or with its title; else a noted error and a stand-in.
    fn titled_label<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, Fault> {
        match (&self.node.tree, self.node.written()) {
            (Tree::Map(_), _) => self.visit_fields(self.known_fields(&["label", "title"]), visitor),
            (_, Some(label)) => visitor.visit_str(label),
            (_, None) => {
                self.note_wanted("wanted-titled-label");
                visitor.visit_str("")
            }
        }
    }

    /// A whole number as written without quotes, or a noted error and 0.
    fn whole<T: std::str::FromStr + Default>(&self) -> T {
        let number = match &self.node.tree {
            Tree::Number(text) => text.parse().ok(),
            _ => None,
        };
        number.unwrap_or_else(|| {
            self.note_wanted("wanted-whole-number");
            T::default()
        })
    }

    fn visit_fields<'de, V: Visitor<'de>>(
        &self,
        fields: Vec<&'a Field>,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let fields = Fields {
            of: self,
            fields: fields.into_iter(),
            current: None,
        };
        visitor
            .visit_map(fields)
            .map_err(|fault| self.placed(fault))
    }
}

impl<'de> Deserializer<'de> for Part<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let value = match &self.node.tree {
            Tree::Null => visitor.visit_unit(),
            Tree::Boolean(value, _) => visitor.visit_bool(*value),
            Tree::Text(text) => visitor.visit_str(text),
            Tree::Number(text) => match text.parse() {
                Ok(number) => visitor.visit_i64(number),
                // The digits as written: a float would lose some.
                Err(_) => visitor.visit_str(text),
            },
            Tree::List(_) => return self.deserialize_seq(visitor),
            Tree::Map(_) => return self.deserialize_map(visitor),
        };
        value.map_err(|fault| self.placed(fault))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let Tree::Boolean(value, _) = self.node.tree else {
            self.note_wanted("wanted-boolean");
            return visitor.visit_bool(false);
        };
        visitor.visit_bool(value)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_u32(self.whole())
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_i64(self.whole())
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let mut letters = self.node.written().unwrap_or_default().chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) => visitor.visit_char(letter),
            _ => {
                self.note_wanted("wanted-character");
                visitor.visit_char(',')
            }
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let Some(text) = self.node.written() else {
            self.note_wanted("wanted-text");
            return visitor.visit_str("");
        };
        visitor.visit_str(text).map_err(|fault| self.placed(fault))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.tree {
            Tree::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match name {
            RULE => self.rule(visitor),
            BOUND => self.scalar(visitor, "wanted-bound", |text| read_bound(text).is_some()),
            SCORE_RANGE => self.scalar(visitor, "wanted-score-range", |text| {
                read_score_range(text).is_some()
            }),
            TITLED_LABEL => self.titled_label(visitor),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let Tree::List(items) = &self.node.tree else {
            return Err(self.placed(Fault::wanted("wanted-list")));
        };
        let items = Items {
            of: &self,
            items: items.iter().enumerate(),
        };
        visitor.visit_seq(items).map_err(|fault| self.placed(fault))
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match &self.node.tree {
            Tree::List(items) if items.len() == length => self.deserialize_seq(visitor),
            _ => {
                let wanted = Message::new("wanted-tuple").with("length", length);
                let message = Message::new("wrong-value").with("wanted", wanted);
                Err(self.placed(Fault::unplaced(message)))
            }
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let Tree::Map(fields) = &self.node.tree else {
            return Err(self.placed(Fault::wanted("wanted-map")));
        };
        self.visit_fields(fields.iter().collect(), visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if !matches!(self.node.tree, Tree::Map(_)) {
            return Err(self.placed(Fault::wanted("wanted-map")));
        }
        self.visit_fields(self.known_fields(known), visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let written = self.node.written().unwrap_or_default();
        let choice = known.iter().find(|name| **name == written);
        if choice.is_none() {
            let message = Message::new("unknown-choice")
                .with("choice", written)
                .with("hint", hint(written, known.iter().copied()));
            self.note(message);
        }
        // An enum without variants cannot be asked for.
        let choice = choice.or(known.first()).copied().unwrap_or_default();
        visitor.visit_enum(Choice(choice))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u64 u128 f32 f64 bytes byte_buf unit unit_struct tuple_struct
        identifier
    }
}

struct Items<'p, 'a> {
    of: &'p Part<'a>,
    items: std::iter::Enumerate<std::slice::Iter<'a, Node>>,
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some((index, node)) = self.items.next() else {
            return Ok(None);
        };
        let item = self.of.item(index, node);
        let value = seed.deserialize(item.clone());
        value.map(Some).map_err(|fault| item.placed(fault))
    }
}

struct Fields<'p, 'a> {
    of: &'p Part<'a>,
    fields: std::vec::IntoIter<&'a Field>,
    current: Option<&'a Field>,
}

impl<'de> MapAccess<'de> for Fields<'_, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        self.current = self.fields.next();
        let Some(field) = self.current else {
            return Ok(None);
        };
        let name: StrDeserializer<'_, Fault> = field.name.as_str().into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        match self.current.take() {
            Some(field) => {
                let part = self.of.child(field);
                let value = seed.deserialize(part.clone());
                value.map_err(|fault| part.placed(fault))
            }
            None => Err(Fault::wanted("wanted-map")),
        }
    }
}

/// A variant without fields.
struct Choice(&'static str);

impl<'de> EnumAccess<'de> for Choice {
    type Error = Fault;
    type Variant = <StrDeserializer<'static, Fault> as EnumAccess<'de>>::Variant;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Self::Variant), Fault> {
        let name: StrDeserializer<'static, Fault> = self.0.into_deserializer();
        name.variant_seed(seed)
    }
}
