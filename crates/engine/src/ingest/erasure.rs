//! Dead letters of customers who are erased go with them.

use fenqun_catalog::DeadLetter;
use fenqun_model::identifier::{Identifier, nfc};
use serde_json::Value;

use crate::failure::Outcome;
use crate::workspace::Workspace;

/// Letters looked at in one go.
const TOGETHER: usize = 500;

impl Workspace {
    /// Drops every dead letter in which any text or number is one of these identifiers, however it
    /// was written; how many there were.
    ///
    /// # Errors
    /// The catalog cannot be read or written.
    pub(crate) fn erase_letters(&self, identifiers: &[Identifier]) -> Outcome<u64> {
        let country = self.spec().country;
        let mut behind = None;
        let mut about = Vec::new();
        loop {
            let letters = self.catalog.dead_letters(behind.as_ref(), None, TOGETHER)?;
            let Some(last) = letters.last() else {
                return Ok(self.catalog.drop_dead_letters(&about)?);
            };
            behind = Some(last.cursor());
            let named = |letter: &DeadLetter| names(letter, identifiers, &country);
            about.extend(letters.into_iter().filter(named).map(|letter| letter.id));
        }
    }
}

fn names(letter: &DeadLetter, identifiers: &[Identifier], country: &str) -> bool {
    [&letter.body, &letter.envelope].into_iter().any(|text| {
        match serde_json::from_str::<Value>(text) {
            Ok(value) => any_scalar(&value, &|text| is_one(text, identifiers, country)),
            // It cannot be told apart into texts, so it goes when one of them is in it anywhere.
            Err(_) => {
                let text = nfc(text);
                identifiers.iter().any(|known| text.contains(&known.value))
            }
        }
    })
}

fn is_one(text: &str, identifiers: &[Identifier], country: &str) -> bool {
    let written =
        |known: &Identifier| Identifier::new(known.kind, text, country).as_ref() == Ok(known);
    identifiers.iter().any(written)
}

fn any_scalar(value: &Value, is_one: &dyn Fn(&str) -> bool) -> bool {
    match value {
        Value::String(text) => is_one(text),
        Value::Number(number) => is_one(&number.to_string()),
        Value::Array(items) => items.iter().any(|item| any_scalar(item, is_one)),
        Value::Object(fields) => fields.values().any(|field| any_scalar(field, is_one)),
        Value::Null | Value::Bool(_) => false,
    }
}
