//! The settings file: YAML (and so JSON), one setting a line, named as the flags are.

use std::collections::BTreeMap;

use fenqun_engine::{Failure, Outcome};
use fenqun_model::Message;
use serde_json::Value;

use super::Settings;

/// Texts by name of the setting.
pub(super) type Lines = BTreeMap<String, String>;

/// Reads the text of a settings file.
pub(super) fn read(file: &str, text: &str) -> Outcome<Lines> {
    if text.trim().is_empty() {
        return Ok(Lines::new());
    }
    let malformed = |reason: String| {
        let message = Message::new("setting-file-malformed").with("file", file);
        Failure::wrong_use(message.with("reason", reason))
    };
    let values: BTreeMap<String, Value> =
        serde_saphyr::from_str(text).map_err(|error| malformed(error.to_string()))?;
    let mut lines = Lines::new();
    for (name, value) in values {
        expect_known(file, &name)?;
        let text = match value {
            Value::String(text) => text,
            Value::Number(number) => number.to_string(),
            Value::Bool(switch) => switch.to_string(),
            Value::Null => continue,
            Value::Array(_) | Value::Object(_) => return Err(malformed(name)),
        };
        lines.insert(name, text);
    }
    Ok(lines)
}

fn expect_known(file: &str, name: &str) -> Outcome<()> {
    let mut names = Settings::ALL.iter().map(|setting| setting.name);
    if names.any(|known| known == name) {
        return Ok(());
    }
    let known: Vec<&str> = Settings::ALL.iter().map(|setting| setting.name).collect();
    let message = Message::new("setting-unknown").with("file", file);
    let message = message.with("name", name).with("known", known.join(", "));
    Err(Failure::wrong_use(message))
}
