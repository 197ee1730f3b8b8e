//! What would have to change: the smallest conditions that keep a customer out, or keep them in.

use serde::Serialize;
use utoipa::ToSchema;

use super::condition::{Condition, Form};
use super::division::{DimensionPart, Division, OnCut};
use super::{Held, Why};
use crate::answers::Reading;
use fenqun_model::expr::CompareOp;
use fenqun_model::{Decimal, Value};

/// One way, or one part of a way, to change a standing.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Needed {
    /// What it would bring.
    pub goal: Goal,
    /// It is enough by itself; else the others of the goal are needed too.
    pub enough: bool,
    /// The condition or dimension that must change.
    pub condition: String,
    /// What must come about and how far away it is, in plain words.
    #[schema(example = "at least 3 orders in the last 90 days; 1 more")]
    pub plain: String,
    /// The condition must begin to hold; must cease to hold when `false`.
    pub begin: bool,
    /// How far the value is away from it, when that is a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance: Option<Distance>,
    /// When it happens by itself, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_itself: Option<String>,
}

/// How far a value is away from what it should be.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Distance {
    /// What is to be added to it; negative when it must fall.
    pub by: Reading,
    /// The limit that it would reach by that.
    pub to: Reading,
    /// It must rise; must fall when `false`.
    pub rising: bool,
    /// The limit itself is not enough: the value must go beyond it.
    pub beyond: bool,
}

/// What a change would bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
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
            plain: String::new(),
            begin: want,
            distance: distance(condition, want),
            by_itself: condition.next_change.clone(),
        }),
    }
}

/// How far an observed number is from where its condition turns round. Nowhere to go for `!=`: any
/// other value does.
fn distance(condition: &Condition, want: bool) -> Option<Distance> {
    let limit = condition.limit.as_ref()?;
    let [observed] = &condition.observed[..] else {
        return None;
    };
    let (rising, beyond) = match (limit.operator, want) {
        (CompareOp::Gt, true) | (CompareOp::Le, false) => (Some(true), true),
        (CompareOp::Ge, true) | (CompareOp::Lt, false) => (Some(true), false),
        (CompareOp::Lt, true) | (CompareOp::Ge, false) => (Some(false), true),
        (CompareOp::Le, true) | (CompareOp::Gt, false) => (Some(false), false),
        (CompareOp::Eq, true) | (CompareOp::Ne, false) => (None, false),
        (CompareOp::Eq, false) | (CompareOp::Ne, true) => return None,
    };
    let by = difference(&limit.value, observed.value.as_ref()?)?;
    Some(Distance {
        rising: rising.unwrap_or_else(|| by.number().is_some_and(|by| by > 0.0)),
        by,
        to: limit.value.clone(),
        beyond,
    })
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
    let cut = next_cut(part)?;
    let rising = !part.descending;
    Some(Needed {
        goal: Goal::NextScore,
        enough: true,
        condition: part.dimension.clone(),
        plain: String::new(),
        begin: true,
        distance: Some(Distance {
            by: difference(cut, value)?,
            to: cut.clone(),
            rising,
            beyond: match part.on_cut {
                OnCut::Below => rising,
                OnCut::Above => !rising,
                OnCut::ByName => true,
            },
        }),
        by_itself: None,
    })
}

/// The nearest cut on the way to more: the score tells which cuts lie behind.
fn next_cut(part: &DimensionPart) -> Option<&Reading> {
    let score = part.score.as_ref()?.number()? as usize;
    let wanting = (part.bins as usize).checked_sub(score)?;
    let index = match (part.descending, part.on_cut) {
        // The cuts of `ntile` stand in the order of the scores.
        (false, _) | (true, OnCut::ByName) => score.checked_sub(1)?,
        (true, _) => wanting.checked_sub(1)?,
    };
    part.cuts.get(index)
}
