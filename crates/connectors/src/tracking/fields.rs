//! Reading the fields of calls.

use std::borrow::Cow;
use std::collections::BTreeMap;

use fenqun_model::identifier::{IdentifierKind, nfc};
use fenqun_model::row::Properties;
use fenqun_model::{Type, Zone};
use serde_json::{Map, Value};

use crate::values::time::TimeReader;

/// A field as text, trimmed; `None` when it is missing, null, empty or no scalar.
pub(super) fn text(call: &Map<String, Value>, key: &str) -> Option<String> {
    let text = match call.get(key)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then(|| nfc(&text).into_owned())
}

/// The fields of an object in normal form C; nothing when it is no object.
pub(super) fn properties(value: Option<Value>) -> Properties {
    match value {
        Some(Value::Object(fields)) => fields
            .into_iter()
            .map(|(key, value)| (composed(key), normal(value)))
            .collect(),
        _ => Properties::new(),
    }
}

fn normal(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(composed(text)),
        Value::Array(items) => items.into_iter().map(normal).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(key, value)| (composed(key), normal(value)))
            .collect(),
        other => other,
    }
}

/// Text in normal form C, as it is when it has it already.
fn composed(text: String) -> String {
    if text.is_ascii() {
        return text;
    }
    match nfc(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(composed) => composed,
    }
}

/// Takes `context.traits`.
pub(super) fn take_context_traits(call: &mut Map<String, Value>) -> Option<Value> {
    let context = call.get_mut("context")?.as_object_mut()?;
    context.remove("traits")
}

/// Whether lists and objects lie deeper than `depth` within each other.
pub(super) fn is_deeper(value: &Value, depth: usize) -> bool {
    match value {
        Value::Array(items) => depth == 0 || items.iter().any(|value| is_deeper(value, depth - 1)),
        Value::Object(fields) => {
            depth == 0 || fields.values().any(|value| is_deeper(value, depth - 1))
        }
        _ => false,
    }
}

/// `context.externalIds`: names in other systems.
pub(super) fn external_ids(call: &Map<String, Value>) -> Vec<(IdentifierKind, String)> {
    let ids = call
        .get("context")
        .and_then(|context| context.get("externalIds"));
    let ids = ids.and_then(Value::as_array).into_iter().flatten();
    ids.filter_map(Value::as_object)
        .filter_map(|id| {
            let kind = match text(id, "type")?.as_str() {
                "email" => IdentifierKind::Email,
                "phone" => IdentifierKind::Phone,
                "user_id" => IdentifierKind::Customer,
                "anonymous_id" | "cookie" | "device_id" => IdentifierKind::Anonymous,
                _ => IdentifierKind::External,
            };
            Some((kind, text(id, "id")?))
        })
        .collect()
}

/// Values by dotted path.
pub(super) fn leaves(values: &Properties) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    for (key, value) in values {
        push_leaves(key.clone(), value, &mut found);
    }
    found
}

fn push_leaves<'a>(path: String, value: &'a Value, found: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                push_leaves(format!("{path}.{key}"), value, found);
            }
        }
        other => found.push((path, other)),
    }
}

/// Whether a value is of a type; `null` is of every type.
pub(super) fn fits(value: &Value, kind: Type, zone: &Zone) -> bool {
    let is_time = |text: &str| {
        TimeReader::new(zone.clone(), None, false)
            .instant(text)
            .is_ok()
    };
    match (kind, value) {
        (_, Value::Null) | (Type::Text, Value::String(_)) => true,
        (Type::Integer, Value::Number(number)) => number.is_i64(),
        (Type::Decimal | Type::Float, Value::Number(_)) => true,
        (Type::Boolean, Value::Bool(_)) => true,
        (Type::Instant | Type::Date, Value::String(text)) => is_time(text),
        (Type::List | Type::Point, Value::Array(_)) => true,
        (Type::Point, Value::Object(_)) => true,
        _ => false,
    }
}

/// JSON text with the keys in order, whatever order they came in.
pub(super) fn canonical(value: &Value) -> String {
    match value {
        Value::Object(object) => {
            let sorted: BTreeMap<&String, &Value> = object.iter().collect();
            let fields = sorted.into_iter();
            let fields = fields.map(|(key, value)| format!("{key:?}:{}", canonical(value)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => {
            format!(
                "[{}]",
                items.iter().map(canonical).collect::<Vec<_>>().join(",")
            )
        }
        other => other.to_string(),
    }
}
