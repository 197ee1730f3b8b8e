//! Conditions of a rule as a tree in which every node tells whether it holds and what it saw.

use std::borrow::Cow;

use fenqun_model::expr::{AggregateFunction, CompareOp, Expr, Literal};
use fenqun_model::language::print;
use fenqun_segment::Question;
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use super::Subject;
use super::asked::{Asked, Replies};
use super::deciding::{self, DecidingEvent};
use crate::answers::Reading;

/// A condition of a rule.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Condition {
    /// The condition as text.
    pub text: String,
    /// The same in plain words, with what was seen and what is asked for.
    #[schema(example = "3 orders in the last 90 days (needs at least 3)")]
    pub plain: String,
    /// How its parts make it up.
    pub form: Form,
    /// Whether it holds.
    pub holds: bool,
    /// When that changes by itself, RFC 3339; `None` for never.
    pub next_change: Option<String>,
    /// The values it looks at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub observed: Vec<Observed>,
    /// For a comparison with a constant: the operator and the constant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// Its parts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(no_recursion)]
    pub parts: Vec<Condition>,
}

/// How the parts of a condition make it up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// All parts hold.
    All,
    /// Any part holds.
    Any,
    /// Its part does not hold.
    Not,
    /// No parts.
    Leaf,
}

/// A value that a condition looks at.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Observed {
    /// What it is, as text.
    pub text: String,
    /// What it is and its value, in plain words.
    #[schema(example = "Net spend, last year: ¥2,073")]
    pub plain: String,
    /// The value; `None` when missing.
    pub value: Option<Reading>,
    /// The event that decides it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<DecidingEvent>,
}

/// A constant that a value is compared with.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Limit {
    /// `>=` and so on.
    #[serde(serialize_with = "sign")]
    #[schema(value_type = String, example = ">=")]
    pub operator: CompareOp,
    /// The constant.
    pub value: Reading,
}

/// A condition with questions where the values will stand.
pub(super) struct Draft {
    text: String,
    form: Form,
    question: usize,
    observed: Vec<ObservedDraft>,
    limit: Option<Limit>,
    parts: Vec<Draft>,
}

/// An observed value with questions where the values will stand.
pub(super) struct ObservedDraft {
    text: String,
    question: usize,
    event: Option<deciding::Draft>,
}

/// Drafts a condition.
pub(super) fn ask(expr: &Expr, subject: &Subject<'_>, asked: &mut Asked) -> Draft {
    let (form, parts): (Form, &[Expr]) = match expr {
        Expr::And(parts) => (Form::All, parts),
        Expr::Or(parts) => (Form::Any, parts),
        Expr::Not(part) => (Form::Not, std::slice::from_ref(part)),
        _ => (Form::Leaf, &[]),
    };
    let observed = match form {
        Form::Leaf => subjects(expr)
            .iter()
            .map(|value| observe(value, subject, asked))
            .collect(),
        _ => vec![],
    };
    Draft {
        text: print(expr),
        form,
        question: asked.add(Question::Condition(expr.clone())),
        observed,
        limit: limit(expr),
        parts: parts.iter().map(|part| ask(part, subject, asked)).collect(),
    }
}

/// Drafts a value.
pub(super) fn observe(value: &Expr, subject: &Subject<'_>, asked: &mut Asked) -> ObservedDraft {
    ObservedDraft {
        text: print(value),
        question: asked.add(Question::Value(value.clone())),
        event: deciding::ask(value, subject, asked),
    }
}

impl Draft {
    pub(super) fn fill(self, subject: &Subject<'_>, replies: &Replies) -> Condition {
        let fill = |draft: Draft| draft.fill(subject, replies);
        Condition {
            text: self.text,
            plain: String::new(),
            form: self.form,
            holds: replies.holds(self.question),
            next_change: replies.next_change(self.question).map(|at| at.to_string()),
            observed: self
                .observed
                .into_iter()
                .map(|observed| observed.fill(subject, replies))
                .collect(),
            limit: self.limit,
            parts: self.parts.into_iter().map(fill).collect(),
        }
    }
}

impl ObservedDraft {
    pub(super) fn fill(self, subject: &Subject<'_>, replies: &Replies) -> Observed {
        Observed {
            text: self.text,
            plain: String::new(),
            value: replies.reading(self.question),
            event: self.event.and_then(|event| event.fill(subject, replies)),
        }
    }
}

/// The values that a leaf looks at; for one that asks for events, when the last of them was.
fn subjects(leaf: &Expr) -> Vec<Cow<'_, Expr>> {
    match leaf {
        Expr::Did(query) | Expr::Stopped { query, .. } | Expr::Restarted { query, .. } => {
            return vec![Cow::Owned(deciding::instant_of(
                AggregateFunction::Last,
                query,
            ))];
        }
        Expr::FirstTime(query) => {
            return vec![Cow::Owned(deciding::instant_of(
                AggregateFunction::First,
                query,
            ))];
        }
        _ => {}
    }
    let found: Vec<&Expr> = match leaf {
        Expr::Compare(left, _, right) => vec![left, right],
        Expr::Between(value, low, high) => vec![value, low, high],
        Expr::In(value, _)
        | Expr::Text(value, _)
        | Expr::HasAll(value, _)
        | Expr::Exists(value)
        | Expr::IsEmpty(value)
        | Expr::InWindow(value, _)
        | Expr::Anniversary(value, _)
        | Expr::Near { place: value, .. }
        | Expr::Top { by: value, .. } => vec![value],
        _ => vec![],
    };
    let is_constant = |value: &Expr| matches!(value, Expr::Literal(_));
    found
        .into_iter()
        .filter(|value| !is_constant(value))
        .map(Cow::Borrowed)
        .collect()
}

/// The constant on the right of a comparison.
fn limit(leaf: &Expr) -> Option<Limit> {
    let Expr::Compare(left, operator, right) = leaf else {
        return None;
    };
    let (operator, constant) = match (left.as_ref(), right.as_ref()) {
        (_, Expr::Literal(constant)) => (*operator, constant),
        (Expr::Literal(constant), _) => (operator.mirrored(), constant),
        _ => return None,
    };
    Some(Limit {
        operator,
        value: reading(constant)?,
    })
}

fn sign<S: Serializer>(operator: &CompareOp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(operator.sign())
}

fn reading(constant: &Literal) -> Option<Reading> {
    use fenqun_model::Value;
    Some(Reading::Plain(match constant {
        Literal::Text(text) => Value::Text(text.clone()),
        Literal::Integer(number) => Value::Integer(*number),
        Literal::Decimal(number) => Value::Decimal(*number),
        Literal::Boolean(answer) => Value::Boolean(*answer),
        Literal::Instant(instant) => Value::Instant(*instant),
        Literal::Date(date) => Value::Date(*date),
        Literal::Period(period) => return period.millis().map(Reading::Millis),
    }))
}
