//! Customers in and out of what an application of definitions changes.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::slice::Iter;

use fenqun_model::definition::{DefinitionSet, Kind};
use serde::Serialize;
use utoipa::ToSchema;

use super::apply::affected;
use crate::answers::Standing;
use crate::eval::{CustomerStanding, Detail, EvalReport, EvalResult};
use crate::failure::Outcome;
use crate::references::Key;
use crate::saved::Usable;
use crate::workspace::Workspace;

/// What happens to the customers of one definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Movement {
    /// Kind of the definition.
    pub kind: Kind,
    /// Its name.
    pub definition: String,
    /// For each label (of a segment or list: one entry, `in`) how many were there, come, go, and
    /// are there afterwards.
    pub labels: Vec<LabelMovement>,
}

/// What happens to one label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LabelMovement {
    /// The label.
    pub label: String,
    /// Customers before.
    pub before: u64,
    /// Customers who come.
    pub joins: u64,
    /// Customers who go.
    pub leaves: u64,
    /// Customers afterwards.
    pub after: u64,
}

impl Workspace {
    /// Evaluates everything that changes before and after.
    pub(super) fn movements(
        &self,
        set: &DefinitionSet,
        usable: &Usable,
        changed: &BTreeSet<Key>,
    ) -> Outcome<Vec<Movement>> {
        let keys = affected(set, changed);
        let now = self.now()?;
        let saved = |key: &&Key| self.saved.set.get(key.0, &key.1).is_some();
        let old: Vec<Key> = keys.iter().filter(saved).cloned().collect();
        let before = self.eval_keys(&self.usable()?, &old, now, Detail::default())?;
        let after = self.eval_keys(usable, &keys, now, Detail::default())?;
        Ok(after
            .results
            .iter()
            .map(|after| movement(&before, after))
            .collect())
    }
}

fn movement(before: &EvalReport, after: &EvalResult) -> Movement {
    let is_same =
        |before: &&EvalResult| (before.kind, &before.definition) == (after.kind, &after.definition);
    let before = before.results.iter().find(is_same);
    let mut labels: Vec<LabelMovement> = Vec::new();
    for (old, new) in pairs(before, after) {
        if old == new {
            count(&mut labels, old, |label| {
                label.before += 1;
                label.after += 1;
            });
            continue;
        }
        count(&mut labels, old, |label| {
            label.before += 1;
            label.leaves += 1;
        });
        count(&mut labels, new, |label| {
            label.after += 1;
            label.joins += 1;
        });
    }
    // Labels that the definition no longer has come last.
    let place = |label: &str| after.labels.iter().position(|known| known == label);
    labels.sort_by_key(|label| place(&label.label).unwrap_or(usize::MAX));
    Movement {
        kind: after.kind,
        definition: after.definition.clone(),
        labels,
    }
}

/// Label before and after of every customer who has one in either.
fn pairs<'a>(
    before: Option<&'a EvalResult>,
    after: &'a EvalResult,
) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    let none: &[CustomerStanding] = &[];
    let mut old = before
        .map_or(none, |before| &before.customers)
        .iter()
        .peekable();
    let mut new = after.customers.iter().peekable();
    let mut pairs = Vec::new();
    while let Some(name) = first(&mut old, &mut new) {
        let old = old.next_if(|row| row.customer == name);
        let new = new.next_if(|row| row.customer == name);
        let old = old.zip(before).map(|(row, before)| label(row, before));
        pairs.push((old, new.map(|row| label(row, after))));
    }
    pairs
}

type Rows<'a> = Peekable<Iter<'a, CustomerStanding>>;

/// The next customer of two sorted lists.
fn first<'a>(old: &mut Rows<'a>, new: &mut Rows<'a>) -> Option<&'a str> {
    let old = old.peek().map(|row| row.customer.as_str());
    let new = new.peek().map(|row| row.customer.as_str());
    match (old, new) {
        (Some(old), Some(new)) => Some(old.min(new)),
        (one, other) => one.or(other),
    }
}

fn label<'a>(row: &CustomerStanding, result: &'a EvalResult) -> &'a str {
    match row.standing {
        Standing::Label(label) => &result.labels[label as usize],
        _ => crate::course::IN,
    }
}

fn count(
    labels: &mut Vec<LabelMovement>,
    label: Option<&str>,
    add: impl FnOnce(&mut LabelMovement),
) {
    let Some(label) = label else { return };
    if !labels.iter().any(|known| known.label == label) {
        labels.push(LabelMovement {
            label: label.to_owned(),
            before: 0,
            joins: 0,
            leaves: 0,
            after: 0,
        });
    }
    if let Some(found) = labels.iter_mut().find(|known| known.label == label) {
        add(found);
    }
}
