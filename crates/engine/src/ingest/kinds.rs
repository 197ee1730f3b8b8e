//! What kind of value each attribute has held that nobody declared and no file brought: the first
//! value decides, and a value of another kind is refused with its event instead of being mixed in.
//!
//! Kinds are wider than types: `12` and `12.5` are numbers, `"2024-01-02"` and `"soon"` are texts, so
//! that one early value does not decide too much.

use std::collections::{BTreeMap, HashMap};
use std::sync::{PoisonError, RwLock};

use fenqun_model::row::Properties;
use fenqun_model::{Message, Type};
use serde_json::Value;

/// Attributes whose kind is remembered; others take any.
const MOST: usize = 20_000;

/// A kind of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Number,
    Text,
    Boolean,
    List,
}

/// Kinds by attribute.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    known: RwLock<HashMap<String, Kind>>,
}

impl Kinds {
    /// Takes notice of types that follow from what is stored.
    pub(super) fn learn(&self, types: &BTreeMap<String, Type>) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        for (attribute, kind) in types {
            if known.len() < MOST
                && let Some(kind) = Kind::of_type(*kind)
            {
                known.entry(attribute.clone()).or_insert(kind);
            }
        }
    }

    /// Refuses values of another kind than their attribute has held; `is_fixed` says whose types
    /// are checked elsewhere.
    pub(super) fn admit(
        &self,
        values: &Properties,
        is_fixed: &dyn Fn(&str) -> bool,
    ) -> Result<(), Message> {
        let mut fresh = Vec::new();
        for (name, value) in values {
            self.look(name, value, is_fixed, &mut fresh)?;
        }
        if !fresh.is_empty() {
            self.remember(fresh)?;
        }
        Ok(())
    }

    fn look(
        &self,
        path: &str,
        value: &Value,
        is_fixed: &dyn Fn(&str) -> bool,
        fresh: &mut Vec<(String, Kind, String)>,
    ) -> Result<(), Message> {
        if let Value::Object(fields) = value {
            for (name, value) in fields {
                self.look(&format!("{path}.{name}"), value, is_fixed, fresh)?;
            }
            return Ok(());
        }
        let Some(kind) = Kind::of_value(value).filter(|_| !is_fixed(path)) else {
            return Ok(());
        };
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        match known.get(path) {
            Some(known) if *known != kind => Err(other_kind(path, &value.to_string(), *known)),
            Some(_) => Ok(()),
            None => {
                fresh.push((path.to_owned(), kind, value.to_string()));
                Ok(())
            }
        }
    }

    /// Remembers kinds seen first; somebody else may have been faster with another one.
    fn remember(&self, fresh: Vec<(String, Kind, String)>) -> Result<(), Message> {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        for (path, kind, value) in fresh {
            match known.get(&path) {
                Some(known) if *known != kind => return Err(other_kind(&path, &value, *known)),
                Some(_) => {}
                None if known.len() >= MOST => {}
                None => {
                    known.insert(path, kind);
                }
            }
        }
        Ok(())
    }
}

impl Kind {
    /// Of a value; `null` unsets and is of every kind.
    fn of_value(value: &Value) -> Option<Self> {
        match value {
            Value::Number(_) => Some(Kind::Number),
            Value::String(_) => Some(Kind::Text),
            Value::Bool(_) => Some(Kind::Boolean),
            Value::Array(_) => Some(Kind::List),
            Value::Null | Value::Object(_) => None,
        }
    }

    fn of_type(kind: Type) -> Option<Self> {
        match kind {
            Type::Integer | Type::Decimal | Type::Float => Some(Kind::Number),
            Type::Text | Type::Instant | Type::Date => Some(Kind::Text),
            Type::Boolean => Some(Kind::Boolean),
            Type::List => Some(Kind::List),
            Type::Point => None,
        }
    }

    const fn message(self) -> Message {
        Message::new(match self {
            Kind::Number => "ingest-kind-number",
            Kind::Text => "ingest-kind-text",
            Kind::Boolean => "ingest-kind-boolean",
            Kind::List => "ingest-kind-list",
        })
    }
}

fn other_kind(path: &str, value: &str, known: Kind) -> Message {
    let shown: String = value.chars().take(60).collect();
    Message::new("ingest-other-kind")
        .with("value", shown)
        .with("column", path)
        .with("kind", known.message())
}
