//! A table for those who need not see who a customer is.

use fenqun_model::Value;
use serde_json::Value as Json;

use super::Sheet;
use crate::failure::Outcome;
use crate::masking::Mask;
use crate::workspace::Workspace;

/// Attributes whose masking the fixed columns of a plain list have.
pub(super) const PLAIN: [Option<&str>; 5] = [None, Some("phone"), Some("email"), None, None];
/// The same of the customer table: name and contact.
pub(super) const TABLE: [Option<&str>; 4] = [None, Some("name"), None, Some("contact")];

impl Workspace {
    /// Hides what names or reaches a person. `fixed` has the attributes that columns are of; of
    /// further ones `fields` are the values in the rule language.
    pub(super) fn hide(
        &self,
        sheet: &mut Sheet,
        fixed: &[Option<&str>],
        fields: &[String],
    ) -> Outcome<()> {
        let mask = self.mask(false);
        let set = &self.saved.set;
        let mut personal: Vec<Option<String>> =
            fixed.iter().map(|path| path.map(str::to_owned)).collect();
        let asked = self.fields(fields)?;
        personal.extend(asked.iter().map(|field| mask.personal_field(field, set)));
        for row in &mut sheet.rows {
            for (index, cell) in row.iter_mut().enumerate() {
                let path = personal.get(index).and_then(Option::as_deref);
                *cell = cell.take().and_then(|value| hidden(value, path, &mask));
            }
        }
        Ok(())
    }
}

/// A cell as it may be seen; a personal value that is no text is left out.
fn hidden(value: Value, path: Option<&str>, mask: &Mask) -> Option<Value> {
    match (value, path) {
        (Value::Text(text), None) => Some(Value::Text(mask.name(&text))),
        (Value::Text(text), Some(path)) => match mask.attribute(path, &Json::String(text)) {
            Json::String(text) => Some(Value::Text(text)),
            _ => None,
        },
        (value, None) => Some(value),
        (_, Some(_)) => None,
    }
}
