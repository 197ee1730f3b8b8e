//! Definitions as requests carry them: files in YAML or JSON, or JSON in which rules are trees.

use axum::http::{HeaderMap, StatusCode, header};
use fenqun_engine::{Failure, Outcome};
use fenqun_model::Message;
use fenqun_model::definition::{API_VERSION, Kind, read};
use fenqun_model::language::{from_json, print};
use serde_json::Value;

use crate::problem::Problem;

/// Fields of a definition that hold rules or values of the rule language.
const RULES: [&str; 9] = [
    "rule",
    "value",
    "when",
    "recency",
    "frequency",
    "monetary",
    "potential",
    "population",
    "of",
];

/// Definitions that were sent.
#[derive(Debug)]
pub(crate) struct Given {
    /// As a file says them.
    pub(crate) text: String,
}

impl Given {
    /// Kind and name of the only definition.
    pub(crate) fn only(&self) -> Outcome<(Kind, String)> {
        let read = read(&self.text, "request")?;
        match &read[..] {
            [one] => Ok((one.spec.kind(), one.metadata.name.clone())),
            _ => Err(Failure::wrong_use(Message::new("http-if-match-one"))),
        }
    }
}

/// The definitions of a request.
pub(crate) fn given(headers: &HeaderMap, body: &[u8]) -> Result<Given, Problem> {
    let malformed = |reason: String| {
        let message = Message::new("http-malformed").with("reason", reason);
        Problem::bad_request(message)
    };
    let text = std::str::from_utf8(body).map_err(|error| malformed(error.to_string()))?;
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.contains("json") {
        return Ok(Given { text: text.into() });
    }
    let value: Value = serde_json::from_str(text).map_err(|error| malformed(error.to_string()))?;
    of_json(value)
}

/// Definitions as JSON: one, several, or the text of a file.
pub(crate) fn of_json(value: Value) -> Result<Given, Problem> {
    let mut documents = match value {
        Value::String(text) => return Ok(Given { text }),
        Value::Object(mut fields) => match fields.remove("definitions") {
            Some(Value::Array(items)) if fields.is_empty() => items,
            Some(other) => {
                fields.insert("definitions".into(), other);
                vec![Value::Object(fields)]
            }
            None => vec![Value::Object(fields)],
        },
        Value::Array(items) => items,
        other => vec![other],
    };
    if let Some(Value::Object(first)) = documents.first_mut() {
        first
            .entry("apiVersion")
            .or_insert_with(|| API_VERSION.into());
    }
    for document in &mut documents {
        if let Some(spec) = document.get_mut("spec") {
            write_rules(spec)?;
        }
    }
    let texts: Vec<String> = documents.iter().map(Value::to_string).collect();
    Ok(Given {
        text: texts.join("\n---\n"),
    })
}

/// Writes rules that are trees as texts.
fn write_rules(value: &mut Value) -> Result<(), Problem> {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let is_tree = field.is_object() && field.get("type").is_some();
                match is_tree && RULES.contains(&name.as_str()) {
                    true => {
                        let tree = from_json(field).map_err(Failure::from)?;
                        *field = Value::String(print(&tree));
                    }
                    false => write_rules(field)?,
                }
            }
            Ok(())
        }
        Value::Array(items) => items.iter_mut().try_for_each(write_rules),
        _ => Ok(()),
    }
}

/// The version that `If-Match` names; nothing when there is no such header, or it is `*`.
pub(crate) fn if_match(headers: &HeaderMap) -> Result<Option<u64>, Problem> {
    let Some(value) = headers.get(header::IF_MATCH) else {
        return Ok(None);
    };
    let text = value.to_str().unwrap_or_default().trim();
    if text == "*" {
        return Ok(None);
    }
    let number = text.trim_start_matches("W/").trim_matches('"').parse();
    number.map(Some).map_err(|_| {
        let message = Message::new("http-if-match-malformed").with("text", text);
        Problem::new(StatusCode::BAD_REQUEST, message)
    })
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn json() -> HeaderMap {
        let kind = HeaderValue::from_static("application/json");
        HeaderMap::from_iter([(header::CONTENT_TYPE, kind)])
    }

    #[test]
    fn rules_may_be_trees() {
        let body = br#"{"kind":"Segment","metadata":{"name":"a"},"spec":{"rule":
            {"type":"not","of":{"type":"did","event":"order"}}}}"#;
        let given = given(&json(), body).unwrap();
        assert!(given.text.contains("not did(order)"), "{}", given.text);
        assert_eq!(given.only().unwrap(), (Kind::Segment, "a".to_owned()));
    }

    #[test]
    fn several_definitions_are_several_documents() {
        let body = br#"{"definitions":[
            {"kind":"Metric","metadata":{"name":"a"},"spec":{"value":"count(order)"}},
            {"kind":"Metric","metadata":{"name":"b"},"spec":{"value":"count(order)"}}]}"#;
        let given = given(&json(), body).unwrap();
        assert_eq!(read(&given.text, "request").unwrap().len(), 2);
        assert!(given.only().is_err());
    }

    #[test]
    fn versions_are_read_as_browsers_send_them() {
        let of = |text: &'static str| {
            if_match(&HeaderMap::from_iter([(
                header::IF_MATCH,
                HeaderValue::from_static(text),
            )]))
        };
        assert_eq!(of("\"3\"").unwrap(), Some(3));
        assert_eq!(of("W/\"3\"").unwrap(), Some(3));
        assert_eq!(of("*").unwrap(), None);
        assert_eq!(of("x").unwrap_err().code(), "http-if-match-malformed");
    }
}
