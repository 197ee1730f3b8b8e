//! What would have to change: the smallest conditions that keep a customer out, or keep them in.

use serde::Serialize;

use super::condition::{Condition, Form};
use super::division::{DimensionPart, Division};
use super::{Held, Why};
use crate::answers::Reading;
use fenqun_model::{Decimal, Value};

/// One way, or one part of a way, to change a standing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Needed {
    /// What it would bring.
    pub goal: Goal,
    /// It is enough by itself; else the others of the goal are needed too.
    pub enough: bool,
    /// The condition or dimension that must change.
    pub condition: String,
    /// The condition must begin to hold; must cease to hold when `false`.
    pub begin: bool,
    /// How far the value is away from it, when that is a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance: Option<Reading>,
    /// When it happens by itself, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_itself: Option<String>,
}

/// What a change would bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Goal {
    /// To get in.
    Enter,
    /// To get out.
    Leave,
    /// One score higher.
    NextScore,
}

/// What would change the standing.
pub(super) fn of(standing: &Held, why: &Why) -> Vec<Needed> {
    match (standing, why) {
        (Held::Member(member), Why::Rule(condition)) => {
            let mut needed = Vec::new();
            let goal = if *member { Goal::Leave } else { Goal::Enter };
            walk(condition, !member, true, goal, &mut needed);
            let is_only = needed.len() == 1;
            needed
                .iter_mut()
                .for_each(|needed| needed.enough |= is_only);
            needed
        }
        (_, Why::Division(Division::Scores { dimensions, .. })) => {
            dimensions.iter().filter_map(next_score).collect()
        }
        _ => vec![],
    }
}

/// Collects the leaves that stand in the way of the condition being `want`. `enough`: so far down
/// the rule, changing any one part was enough.
fn walk(condition: &Condition, want: bool, enough: bool, goal: Goal, needed: &mut Vec<Needed>) {
    if condition.holds == want {
        return;
    }
    match condition.form {
        Form::Not => walk(&condition.parts[0], !want, enough, goal, needed),
        Form::All | Form::Any => {
            let one_is_enough = (condition.form == Form::Any) == want;
            let standing = condition.parts.iter().filter(|part| part.holds != want);
            let is_enough = enough && (one_is_enough || standing.clone().count() == 1);
            for part in standing {
                walk(part, want, is_enough, goal, needed);
            }
        }
        Form::Leaf => needed.push(Needed {
            goal,
            enough,
            condition: condition.text.clone(),
            begin: want,
            distance: distance(condition),
            by_itself: condition.next_change.clone(),
        }),
    }
}

/// How far an observed number is from the limit.
fn distance(condition: &Condition) -> Option<Reading> {
    let limit = condition.limit.as_ref()?;
    let [observed] = &condition.observed[..] else {
        return None;
    };
    difference(&limit.value, observed.value.as_ref()?)
}

/// `to − from`, for numbers and lengths of time.
fn difference(to: &Reading, from: &Reading) -> Option<Reading> {
    match (to, from) {
        (Reading::Millis(to), Reading::Millis(from)) => Some(Reading::Millis(to - from)),
        (Reading::Plain(to), Reading::Plain(from)) => {
            let scaled = to.scaled()? - from.scaled()?;
            let decimal = Decimal::saturating_from_raw(scaled);
            Some(Reading::Plain(Value::Decimal(decimal)))
        }
        _ => None,
    }
}

/// The cut to the next higher score of a dimension.
fn next_score(part: &DimensionPart) -> Option<Needed> {
    let value = part.observed.value.as_ref()?;
    let number = value.number()?;
    let above = |cut: &&Reading| cut.number().is_some_and(|cut| cut >= number);
    let below = |cut: &&Reading| cut.number().is_some_and(|cut| cut < number);
    let cut = match part.descending {
        true => part.cuts.iter().rev().find(below),
        false => part.cuts.iter().find(above),
    }?;
    Some(Needed {
        goal: Goal::NextScore,
        enough: true,
        condition: part.dimension.clone(),
        begin: true,
        distance: difference(cut, value),
        by_itself: None,
    })
}
