//! An object of the tree, read field by field; what is left over is named in an error.

use serde_json::{Map, Value};
use strsim::damerau_levenshtein;

use crate::expr::Path;
use crate::identifier::nfc;
use crate::language::{parse_period, parser};
use crate::message::Argument;
use crate::time::{Period, Window};
use crate::{Message, language::problem};

/// An object and the names of the fields that were asked for.
pub(super) struct Fields<'v> {
    object: &'v Map<String, Value>,
    /// JSON pointer of the object.
    place: String,
    known: Vec<&'static str>,
}

/// Something else was expected at a place.
pub(super) fn invalid(place: &str, expected: impl Into<Argument>) -> Message {
    let place = if place.is_empty() { "/" } else { place };
    Message::new("rule-json-invalid")
        .with("place", place)
        .with("expected", expected)
}

/// The name of `known` nearest to a misspelt one.
pub(super) fn nearest<'k>(name: &str, known: &[&'k str]) -> &'k str {
    let found = known
        .iter()
        .min_by_key(|known| damerau_levenshtein(name, known));
    found.copied().unwrap_or_default()
}

impl<'v> Fields<'v> {
    pub(super) fn of(value: &'v Value, place: &str) -> Result<Self, Message> {
        let object = value
            .as_object()
            .ok_or_else(|| invalid(place, Message::new("rule-json-an-object")))?;
        Ok(Self {
            object,
            place: place.to_owned(),
            known: Vec::new(),
        })
    }

    /// JSON pointer of a field.
    pub(super) fn place_of(&self, name: &str) -> String {
        format!("{}/{name}", self.place)
    }

    /// A field that may be left out or null.
    pub(super) fn optional(&mut self, name: &'static str) -> Option<&'v Value> {
        self.known.push(name);
        self.object.get(name).filter(|value| !value.is_null())
    }

    pub(super) fn required(&mut self, name: &'static str) -> Result<&'v Value, Message> {
        self.optional(name).ok_or_else(|| {
            let field = Message::new("rule-json-a-field").with("field", name);
            invalid(&self.place, field)
        })
    }

    pub(super) fn text(&mut self, name: &'static str) -> Result<String, Message> {
        let value = self.required(name)?;
        text(value, &self.place_of(name))
    }

    pub(super) fn optional_text(&mut self, name: &'static str) -> Result<Option<String>, Message> {
        let value = self.optional(name);
        value
            .map(|value| text(value, &self.place_of(name)))
            .transpose()
    }

    pub(super) fn list(&mut self, name: &'static str) -> Result<&'v [Value], Message> {
        let value = self.required(name)?;
        let list = value.as_array().map(Vec::as_slice);
        list.ok_or_else(|| invalid(&self.place_of(name), Message::new("rule-json-a-list")))
    }

    pub(super) fn path(&mut self, name: &'static str) -> Result<Path, Message> {
        let place = self.place_of(name);
        let parts: Result<Vec<String>, Message> = self
            .list(name)?
            .iter()
            .map(|part| text(part, &place))
            .collect();
        let parts = parts?;
        if parts.is_empty() || parts.iter().any(String::is_empty) {
            return Err(invalid(&place, Message::new("rule-json-a-path")));
        }
        Ok(Path(parts))
    }

    pub(super) fn optional_path(&mut self, name: &'static str) -> Result<Option<Path>, Message> {
        match self.optional(name) {
            Some(_) => self.path(name).map(Some),
            None => Ok(None),
        }
    }

    pub(super) fn count(&mut self, name: &'static str) -> Result<u32, Message> {
        let value = self.required(name)?.as_u64();
        let count = value.and_then(|count| u32::try_from(count).ok());
        count.ok_or_else(|| invalid(&self.place_of(name), Message::new("rule-a-whole-number")))
    }

    pub(super) fn period(&mut self, name: &'static str) -> Result<Period, Message> {
        let text = self.text(name)?;
        parse_period(&text)
            .ok_or_else(|| invalid(&self.place_of(name), Message::new("rule-a-period")))
    }

    pub(super) fn optional_period(
        &mut self,
        name: &'static str,
    ) -> Result<Option<Period>, Message> {
        match self.optional(name) {
            Some(_) => self.period(name).map(Some),
            None => Ok(None),
        }
    }

    pub(super) fn window(&mut self, name: &'static str) -> Result<Window, Message> {
        let text = self.text(name)?;
        parser::window(&text)
            .map_err(|_| invalid(&self.place_of(name), Message::new("rule-a-window")))
    }

    /// One of some words, by what each means.
    pub(super) fn choice<T: Copy>(
        &mut self,
        name: &'static str,
        choices: &[(&'static str, T)],
    ) -> Result<T, Message> {
        let written = self.text(name)?;
        let chosen = choices.iter().find(|(word, _)| *word == written);
        chosen.map(|(_, meaning)| *meaning).ok_or_else(|| {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            invalid(&self.place_of(name), problem::one_of(&words))
        })
    }

    /// Refuses fields that nobody asked for.
    pub(super) fn finish(self) -> Result<(), Message> {
        let unknown = self
            .object
            .keys()
            .find(|name| !self.known.contains(&name.as_str()));
        match unknown {
            None => Ok(()),
            Some(field) => Err(Message::new("rule-json-unknown-field")
                .with(
                    "place",
                    if self.place.is_empty() {
                        "/"
                    } else {
                        &self.place
                    },
                )
                .with("field", field.as_str())
                .with("nearest", nearest(field, &self.known))),
        }
    }
}

/// A text in normal form C.
pub(super) fn text(value: &Value, place: &str) -> Result<String, Message> {
    let text = value.as_str().map(|text| nfc(text).into_owned());
    text.ok_or_else(|| invalid(place, Message::new("rule-json-a-text")))
}
