//! What is kept from people who need not see who a customer is. The one place that knows which
//! fields are personal and how they look when masked.
//!
//! A [`Mask`] is open for those who may see personal fields, and changes nothing then. Closed, it
//! shortens telephone numbers (`138****5678`), addresses (`w***@example.com`) and names (`王**`),
//! wherever they stand: in identifiers, attributes, properties of events, and inside texts.

mod apply;
mod fields;
mod marks;

use std::collections::BTreeMap;

use fenqun_model::Message;
use fenqun_model::definition::{Definition, DefinitionSet, Kind, Spec, rules_of};
use fenqun_model::expr::Expr;
use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::language::parse;
use fenqun_model::row::Properties;
use serde_json::Value as Json;

use crate::failure::Outcome;
use crate::references::closure;
use crate::workspace::Workspace;

pub use apply::Masked;
pub use marks::is_personal_text;

/// Decides what somebody sees of personal fields.
#[derive(Clone, Debug, Default)]
pub struct Mask {
    /// Nothing is hidden.
    open: bool,
    /// What attribute definitions say themselves.
    declared: BTreeMap<String, bool>,
}

impl Workspace {
    /// The mask of somebody who may see personal fields, or may not.
    pub fn mask(&self, sees_personal: bool) -> Mask {
        let declared = self.saved.set.of(Kind::Attribute).filter_map(|definition| {
            let Spec::Attribute(attribute) = &definition.spec else {
                return None;
            };
            Some((definition.metadata.name.clone(), attribute.personal?))
        });
        Mask {
            open: sees_personal,
            declared: declared.collect(),
        }
    }
}

impl Workspace {
    /// Refuses a rule that looks at personal fields when they are hidden: by asking often enough
    /// anybody could guess what they hold.
    ///
    /// # Errors
    /// Such a rule; the field is named. A rule that cannot be read is left to whoever reads it.
    pub fn may_read(&self, rule: &str, mask: &Mask) -> Outcome<()> {
        let Ok(tree) = parse(rule) else { return Ok(()) };
        match mask.personal_field(&tree, &self.saved.set) {
            Some(field) => Err(Message::new("rule-reads-personal")
                .with("field", field)
                .into()),
            None => Ok(()),
        }
    }
}

impl Mask {
    /// Hides nothing.
    pub fn open() -> Self {
        Self {
            open: true,
            ..Self::default()
        }
    }

    /// Whether nothing is hidden.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Whether an attribute names or reaches a person.
    pub fn is_personal_attribute(&self, path: &str) -> bool {
        let declared = self.declared.get(path);
        declared.map_or_else(|| fields::is_personal_attribute(path), |declared| *declared)
    }

    /// Whether a property of an event names or reaches a person.
    pub fn is_personal_property(&self, path: &str) -> bool {
        fields::is_personal_property(path)
    }

    /// An identifier's text.
    pub fn identifier(&self, identifier: &Identifier) -> String {
        let text = &identifier.value;
        match identifier.kind {
            _ if self.open => text.clone(),
            IdentifierKind::Phone => marks::phone(text),
            IdentifierKind::Email => marks::email(text),
            _ => self.name(text),
        }
    }

    /// The identifier that names a customer, whatever its kind.
    pub fn name(&self, text: &str) -> String {
        match text.contains('@') && !text.contains(char::is_whitespace) {
            _ if self.open => text.to_owned(),
            true => marks::email(text),
            false => marks::text(text),
        }
    }

    /// A text in which telephone numbers and addresses may stand.
    pub fn text(&self, text: &str) -> String {
        match self.open {
            true => text.to_owned(),
            false => marks::text(text),
        }
    }

    /// Anything in which texts may stand, such as a definition.
    pub fn json(&self, value: &Json) -> Json {
        match self.open {
            true => value.clone(),
            false => self.inside(value, &|_| false),
        }
    }

    /// The value of an attribute.
    pub fn attribute(&self, path: &str, value: &Json) -> Json {
        match self.is_personal_attribute(path) {
            _ if self.open => value.clone(),
            true => marks::hidden(value),
            false => self.inside(value, &|inner| {
                self.is_personal_attribute(&format!("{path}.{inner}"))
            }),
        }
    }

    /// Properties of an event.
    pub fn properties(&self, properties: &Properties) -> Properties {
        if self.open {
            return properties.clone();
        }
        let masked = properties.iter().map(|(name, value)| {
            let shown = match self.is_personal_property(name) {
                true => marks::hidden(value),
                false => self.inside(value, &|inner| {
                    self.is_personal_property(&format!("{name}.{inner}"))
                }),
            };
            (name.clone(), shown)
        });
        masked.collect()
    }

    /// A value whose fields may be personal, by their path within it.
    fn inside(&self, value: &Json, is_personal: &dyn Fn(&str) -> bool) -> Json {
        match value {
            Json::String(text) => Json::String(marks::text(text)),
            // A telephone number kept as a number is a telephone number.
            Json::Number(number) if is_personal_text(&number.to_string()) => marks::hidden(value),
            Json::Array(items) => items
                .iter()
                .map(|item| self.inside(item, is_personal))
                .collect(),
            Json::Object(fields) => {
                let shown = fields.iter().map(|(name, value)| {
                    let shown = match is_personal(name) {
                        true => marks::hidden(value),
                        false => {
                            let below = |inner: &str| is_personal(&format!("{name}.{inner}"));
                            self.inside(value, &below)
                        }
                    };
                    (name.clone(), shown)
                });
                Json::Object(shown.collect())
            }
            other => other.clone(),
        }
    }

    /// The first personal field that a rule looks at, through other definitions too; `None` when
    /// it looks at none, or nothing is hidden.
    pub fn personal_field(&self, rule: &Expr, set: &DefinitionSet) -> Option<String> {
        if self.open {
            return None;
        }
        let own = self.own_personal_field(rule);
        own.or_else(|| {
            let used = fenqun_model::definition::references_of(rule, set);
            let metrics = closure(used, set).into_iter();
            let mut metrics =
                metrics.filter_map(|(kind, name)| match &set.get(kind, &name)?.spec {
                    Spec::Metric(metric) => self.own_personal_field(&metric.value.expr),
                    _ => None,
                });
            metrics.next()
        })
    }

    /// The first personal field that a definition looks at; see [`Mask::personal_field`].
    pub fn personal_field_of(&self, one: &Definition, set: &DefinitionSet) -> Option<String> {
        let mut rules = rules_of(one).into_iter();
        rules.find_map(|rule| self.personal_field(&rule.expr, set))
    }

    /// The first personal field that stands in a rule itself.
    pub(crate) fn own_personal_field(&self, rule: &Expr) -> Option<String> {
        let mut found = None;
        self.find_field(rule, false, &mut found);
        found
    }

    fn find_field(&self, expr: &Expr, of_event: bool, found: &mut Option<String>) {
        let inside_event = of_event || fields::looks_at_events(expr);
        let is_personal = |path: &String| match inside_event {
            true => self.is_personal_property(path),
            false => self.is_personal_attribute(path),
        };
        if found.is_none() {
            let constants = fields::constants(expr).into_iter();
            let constants = constants.filter(|text| is_personal_text(text));
            let named = fields::named_by(expr).into_iter().map(|path| path.dotted());
            *found = named
                .filter(is_personal)
                .chain(constants.map(marks::text))
                .next();
        }
        expr.for_each_child(&mut |child| self.find_field(child, inside_event, found));
    }
}

#[cfg(test)]
mod tests;
