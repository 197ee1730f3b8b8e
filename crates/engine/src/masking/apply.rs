//! The mask laid over the answers of use cases: what is hidden in each of them.

use fenqun_model::Value;
use fenqun_model::language::parse;
use fenqun_model::row::Properties;

use super::{Mask, marks};
use crate::answers::Reading;
use crate::changes::ChangeItem;
use crate::customers::{
    Attributes, Entry, EntryKind, Found, FoundCustomer, KnownIdentifier, LookedUp, Person, Profile,
};
use crate::eval::EvalReport;
use crate::explain::{Condition, Division, Explained, Explanation, Needed, Observed, Why};
use crate::members::Member;
use crate::preview::Preview;
use crate::sample::SampleTable;
use crate::trial::Trial;

/// An answer in which something may have to be hidden.
pub trait Masked: Sized {
    /// Hides what the mask hides.
    fn hide(&mut self, mask: &Mask);

    /// The answer as somebody sees it.
    fn masked(mut self, mask: &Mask) -> Self {
        if !mask.is_open() {
            self.hide(mask);
        }
        self
    }
}

impl<T: Masked> Masked for Vec<T> {
    fn hide(&mut self, mask: &Mask) {
        self.iter_mut().for_each(|one| one.hide(mask));
    }
}

impl Masked for Person {
    fn hide(&mut self, mask: &Mask) {
        self.customer = mask.name(&self.customer);
        self.name = self.name.take().map(|name| marks::personal(&name));
    }
}

impl Masked for FoundCustomer {
    fn hide(&mut self, mask: &Mask) {
        self.person.hide(mask);
        self.matched = match self.by.as_str() {
            "name" => marks::personal(&self.matched),
            _ => mask.name(&self.matched),
        };
    }
}

impl Masked for Found {
    fn hide(&mut self, mask: &Mask) {
        self.items.hide(mask);
    }
}

impl Masked for LookedUp {
    fn hide(&mut self, mask: &Mask) {
        self.customers.hide(mask);
    }
}

impl Masked for KnownIdentifier {
    fn hide(&mut self, mask: &Mask) {
        self.value = mask.identifier(&fenqun_model::identifier::Identifier {
            kind: self.kind,
            value: std::mem::take(&mut self.value),
        });
    }
}

impl Masked for Profile {
    fn hide(&mut self, mask: &Mask) {
        self.person.hide(mask);
        self.identifiers.hide(mask);
    }
}

impl Masked for Attributes {
    fn hide(&mut self, mask: &Mask) {
        for item in &mut self.items {
            item.value = mask.attribute(&item.attribute, &item.value);
            for version in &mut item.versions {
                version.value = mask.attribute(&item.attribute, &version.value);
            }
        }
    }
}

impl Masked for Entry {
    fn hide(&mut self, mask: &Mask) {
        let properties: Properties = std::mem::take(&mut self.properties).into_iter().collect();
        let shown = match self.kind {
            EntryKind::Event => mask.properties(&properties),
            EntryKind::Attribute => {
                let shown = properties
                    .into_iter()
                    .map(|(field, value)| (field, mask.attribute(&self.name, &value)));
                shown.collect()
            }
        };
        self.properties = shown.into_iter().collect();
        self.id = mask.text(&self.id);
    }
}

impl Masked for ChangeItem {
    fn hide(&mut self, mask: &Mask) {
        self.customer = self.customer.take().map(|name| mask.name(&name));
        if let Some(event) = &mut self.event {
            event.id = mask.text(&event.id);
        }
    }
}

impl Masked for Member {
    fn hide(&mut self, mask: &Mask) {
        self.person.hide(mask);
        hide_reading(&mut self.value, mask);
    }
}

impl Masked for EvalReport {
    fn hide(&mut self, mask: &Mask) {
        for result in &mut self.results {
            for row in &mut result.customers {
                row.customer = mask.name(&row.customer);
                if let crate::answers::Standing::Value(value) = &mut row.standing {
                    hide_reading(value, mask);
                }
            }
        }
    }
}

impl Masked for Preview {
    fn hide(&mut self, mask: &Mask) {
        let against = self.against.iter_mut();
        let compared =
            against.flat_map(|against| against.joining.iter_mut().chain(&mut against.leaving));
        for customer in self.sample.iter_mut().chain(compared) {
            *customer = mask.name(customer);
        }
    }
}

impl Masked for Trial {
    fn hide(&mut self, mask: &Mask) {
        for mover in self.against.iter_mut().flat_map(|moves| &mut moves.movers) {
            mover.person.hide(mask);
        }
    }
}

impl Masked for SampleTable {
    fn hide(&mut self, mask: &Mask) {
        let personal: Vec<bool> = self.facts.iter().map(|fact| reads(fact, mask)).collect();
        for row in &mut self.rows {
            row.person.hide(mask);
            for (fact, personal) in row.facts.iter_mut().zip(&personal) {
                match personal {
                    true => hide_whole(fact),
                    false => hide_reading(fact, mask),
                }
            }
        }
    }
}

impl Masked for Explanation {
    fn hide(&mut self, mask: &Mask) {
        self.customer = mask.name(&self.customer);
        for identifier in &mut self.identifiers {
            *identifier = hidden_identifier(identifier, mask);
        }
        self.definitions.hide(mask);
    }
}

/// An identifier with its kind in front.
fn hidden_identifier(text: &str, mask: &Mask) -> String {
    match text.split_once(':') {
        Some((kind @ "phone", value)) => format!("{kind}:{}", marks::phone(value)),
        Some((kind @ "email", value)) => format!("{kind}:{}", marks::email(value)),
        Some((kind, value)) => format!("{kind}:{}", mask.name(value)),
        None => mask.name(text),
    }
}

impl Masked for Explained {
    fn hide(&mut self, mask: &Mask) {
        if let crate::explain::Held::Value(value) = &mut self.standing {
            hide_reading(value, mask);
        }
        match &mut self.why {
            Why::Rule(condition) => condition.hide(mask),
            Why::Value(observed) => observed.hide(mask),
            Why::Division(division) => division.hide(mask),
            Why::Pinned { .. } | Why::NotListed => {}
        }
        self.needed.hide(mask);
    }
}

impl Masked for Condition {
    fn hide(&mut self, mask: &Mask) {
        if self.parts.is_empty() && reads(&self.text, mask) {
            self.text = without_constants(&self.text);
            self.limit = None;
        }
        self.text = mask.text(&self.text);
        self.observed.hide(mask);
        self.parts.hide(mask);
        if !self.parts.is_empty() {
            // The text of the whole is made of the texts of its parts.
            self.text = match reads(&self.text, mask) {
                true => without_constants(&self.text),
                false => std::mem::take(&mut self.text),
            };
        }
    }
}

impl Masked for Observed {
    fn hide(&mut self, mask: &Mask) {
        match reads(&self.text, mask) {
            true => hide_whole(&mut self.value),
            false => hide_reading(&mut self.value, mask),
        }
        self.text = mask.text(&self.text);
        if let Some(event) = &mut self.event {
            event.id = mask.text(&event.id);
        }
    }
}

impl Masked for Division {
    fn hide(&mut self, mask: &Mask) {
        match self {
            Division::Scores {
                dimensions,
                population,
                ..
            } => {
                for dimension in dimensions {
                    dimension.observed.hide(mask);
                }
                if let Some(population) = population {
                    population.hide(mask);
                }
            }
            Division::Share { value, .. } => value.hide(mask),
            Division::Points { criteria, .. } => {
                for part in criteria {
                    let rule = part.rule.take();
                    part.rule = rule.map(|rule| hidden_rule(&rule, mask));
                }
            }
            Division::FirstMatch { rules, .. } => {
                for rule in rules {
                    rule.condition.hide(mask);
                }
            }
        }
    }
}

impl Masked for Needed {
    fn hide(&mut self, mask: &Mask) {
        if reads(&self.condition, mask) {
            self.distance = None;
        }
        self.condition = hidden_rule(&self.condition, mask);
    }
}

/// A rule whose constants may tell what a personal field holds.
pub(super) fn hidden_rule(rule: &str, mask: &Mask) -> String {
    match reads(rule, mask) {
        true => without_constants(rule),
        false => mask.text(rule),
    }
}

/// Whether a rule looks at a personal field; one that cannot be read is taken to.
fn reads(rule: &str, mask: &Mask) -> bool {
    parse(rule).map_or(true, |rule| mask.own_personal_field(&rule).is_some())
}

/// The rule with stars for what stands between quotes.
fn without_constants(rule: &str) -> String {
    let mut shown = String::with_capacity(rule.len());
    let mut inside = false;
    for c in rule.chars() {
        if c == '\'' {
            shown.push_str(if inside { "***'" } else { "'" });
            inside = !inside;
        } else if !inside {
            shown.push(c);
        }
    }
    shown
}

fn hide_whole(value: &mut Option<Reading>) {
    if let Some(reading) = value {
        let text = reading.to_string();
        *reading = Reading::Plain(Value::Text(marks::personal(&text)));
    }
}

fn hide_reading(value: &mut Option<Reading>, mask: &Mask) {
    if let Some(Reading::Plain(Value::Text(text))) = value {
        *text = mask.text(text);
    }
}
