//! Rules in plain words: what a rule says to somebody who has never seen one, in Chinese and
//! English, with the titles of definitions and labels instead of names.
//!
//! The words are exact: "at least" never stands where the rule says "more than", a sliding window
//! is told from whole days, and the contrary of a condition is its complement, missing values
//! included.

mod amounts;
mod clock;
mod compare;
mod conditions;
mod events;
mod keeping;
mod measure;
mod names;
mod seen;
mod values;
mod windows;

use fenqun_model::definition::{DefinitionSet, Kind, Spec, Title};
use fenqun_model::expr::Expr;
use fenqun_model::language::{parse, print};
use fenqun_model::{Language, Message, Zone};
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use measure::is_money;
pub(crate) use names::{event_title, name_title};
pub(crate) use seen::Seen;

use crate::failure::Outcome;
use crate::titles::LabelTitles;
use crate::workspace::Workspace;

/// What is known of names when rules are put into words, and how they are written.
pub struct Words<'a> {
    language: Language,
    set: &'a DefinitionSet,
    labels: LabelTitles,
    zone: Zone,
    /// Put before amounts of money.
    currency: String,
}

/// A rule in plain words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RuleWords {
    /// The whole rule.
    #[schema(example = "at least 3 orders in the last 90 days, and city is “上海”")]
    pub plain: String,
    /// Each condition of the rule, in the order of the tree.
    pub conditions: Vec<ConditionWords>,
}

/// A condition in plain words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConditionWords {
    /// The condition.
    #[schema(example = "count(order, last 90d) >= 3")]
    pub condition: String,
    /// How deep it stands in the rule; 1 at the top.
    pub depth: usize,
    /// In plain words.
    #[schema(example = "at least 3 orders in the last 90 days")]
    pub plain: String,
}

impl Workspace {
    /// Words in a language, with the titles of this workspace.
    ///
    /// # Errors
    /// The definitions cannot be checked at all.
    pub fn words(&self, language: Language) -> Outcome<Words<'_>> {
        let labels = self.label_titles()?;
        let currency = self.spec().currency;
        Ok(Words::new(
            language,
            &self.saved.set,
            labels,
            self.zone()?,
            &currency,
        ))
    }
}

impl<'a> Words<'a> {
    pub(crate) fn new(
        language: Language,
        set: &'a DefinitionSet,
        labels: LabelTitles,
        zone: Zone,
        currency: &str,
    ) -> Self {
        Self {
            language,
            set,
            labels,
            zone,
            currency: crate::money::symbol(currency),
        }
    }

    /// A whole rule and each of its conditions.
    pub fn rule(&self, rule: &Expr) -> RuleWords {
        let conditions = conditions(rule).into_iter();
        RuleWords {
            plain: self.condition(rule),
            conditions: conditions
                .map(|(depth, condition)| ConditionWords {
                    condition: print(&condition),
                    depth,
                    plain: self.condition(&condition),
                })
                .collect(),
        }
    }

    /// The rule of a saved segment; nothing of what is no segment.
    pub fn segment(&self, name: &str) -> Option<String> {
        match &self.set.get(Kind::Segment, name)?.spec {
            Spec::Segment(segment) => Some(self.condition(&segment.rule.expr)),
            _ => None,
        }
    }

    /// A condition given as text; the text itself where it cannot be read.
    pub(crate) fn text(&self, rule: &str) -> String {
        parse(rule).map_or_else(|_| rule.to_owned(), |rule| self.condition(&rule))
    }

    /// A text of the catalogue.
    pub(crate) fn say(&self, message: &Message) -> String {
        message.text(self.language)
    }

    /// A text of the catalogue with texts put in.
    pub(crate) fn said(&self, id: &'static str, arguments: &[(&'static str, &str)]) -> String {
        let arguments = arguments.iter();
        let message = arguments.fold(Message::new(id), |message, (name, value)| {
            message.with(name, *value)
        });
        self.say(&message)
    }

    /// Parts of a line, joined by semicolons.
    pub(crate) fn joined(&self, parts: &[String]) -> String {
        parts.join(match self.language {
            Language::Chinese => "；",
            Language::English => "; ",
        })
    }

    /// What people are shown for a name.
    pub(crate) fn title(&self, title: &Title, name: &str) -> String {
        title.get(self.language).unwrap_or(name).to_owned()
    }
}

/// Every condition below the top of a rule, with its depth; a rule of one condition is its own.
pub(crate) fn conditions(rule: &Expr) -> Vec<(usize, Expr)> {
    let mut found = Vec::new();
    collect(rule, 0, &mut found);
    found
}

fn collect(expr: &Expr, depth: usize, found: &mut Vec<(usize, Expr)>) {
    let parts: &[Expr] = match expr {
        Expr::And(parts) | Expr::Or(parts) => parts,
        Expr::Not(part) => std::slice::from_ref(part),
        _ => &[],
    };
    if depth > 0 || parts.is_empty() {
        found.push((depth.max(1), expr.clone()));
    }
    for part in parts {
        collect(part, depth + 1, found);
    }
}

#[cfg(test)]
mod tests;
