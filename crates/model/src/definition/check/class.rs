//! What kind of thing a value is, as far as the checks care: numbers of all types are one.

use crate::expr::Literal;
use crate::{Message, Type};

/// What values can be compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Number,
    Period,
    Text,
    Boolean,
    Instant,
    Date,
    List,
    Point,
    /// A label of the named segmentation.
    Label(String),
    /// Nothing is known; whatever it is compared with may be right.
    Unknown,
}

impl Class {
    /// Whether the two can ever be equal.
    pub(super) fn compares_with(&self, other: &Class) -> bool {
        match (self, other) {
            (Class::Unknown, _) | (_, Class::Unknown) => true,
            (Class::Label(_), Class::Text | Class::Label(_)) | (Class::Text, Class::Label(_)) => {
                true
            }
            _ => self == other,
        }
    }

    /// Whether one value can be less than another.
    pub(super) fn has_order(&self) -> bool {
        use Class::{Date, Instant, Number, Period, Text, Unknown};
        matches!(self, Number | Period | Text | Instant | Date | Unknown)
    }

    /// Its name for people.
    pub(super) fn shown(&self) -> Message {
        Message::new(match self {
            Class::Number => "class-number",
            Class::Period => "class-period",
            Class::Text => "class-text",
            Class::Boolean => "class-boolean",
            Class::Instant => "class-instant",
            Class::Date => "class-date",
            Class::List => "class-list",
            Class::Point => "class-point",
            Class::Label(_) => "class-label",
            Class::Unknown => "class-unknown",
        })
    }
}

impl From<Type> for Class {
    fn from(kind: Type) -> Self {
        match kind {
            Type::Integer | Type::Decimal | Type::Float => Class::Number,
            Type::Text => Class::Text,
            Type::Boolean => Class::Boolean,
            Type::Instant => Class::Instant,
            Type::Date => Class::Date,
            Type::List => Class::List,
            Type::Point => Class::Point,
        }
    }
}

impl From<&Literal> for Class {
    fn from(literal: &Literal) -> Self {
        match literal {
            Literal::Text(_) => Class::Text,
            Literal::Integer(_) | Literal::Decimal(_) => Class::Number,
            Literal::Boolean(_) => Class::Boolean,
            Literal::Instant(_) => Class::Instant,
            Literal::Date(_) => Class::Date,
            Literal::Period(_) => Class::Period,
        }
    }
}
