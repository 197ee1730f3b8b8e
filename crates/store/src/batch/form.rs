//! The forms in which values are stored. A value keeps the form it came in; which type a property
//! has is decided over all its forms ([`crate::schema`]).

use std::borrow::Cow;

use fenqun_model::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// How a value is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Form {
    Integer,
    Decimal,
    Float,
    Boolean,
    Instant,
    Date,
    Text,
    Json,
}

/// One value in its form.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell<'a> {
    Integer(i64),
    /// Ten-thousandths.
    Decimal(i64),
    Float(f64),
    Boolean(bool),
    /// Milliseconds.
    Instant(i64),
    /// Days.
    Date(i32),
    Text(Cow<'a, str>),
    /// JSON text of a list or an object.
    Json(Cow<'a, str>),
}

/// All forms, in the order of their names in files.
pub(crate) const FORMS: [Form; 8] = [
    Form::Integer,
    Form::Decimal,
    Form::Float,
    Form::Boolean,
    Form::Instant,
    Form::Date,
    Form::Text,
    Form::Json,
];

impl Form {
    /// As in the names of columns.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Form::Integer => "integer",
            Form::Decimal => "decimal",
            Form::Float => "float",
            Form::Boolean => "boolean",
            Form::Instant => "instant",
            Form::Date => "date",
            Form::Text => "text",
            Form::Json => "json",
        }
    }
}

impl<'a> Cell<'a> {
    /// A JSON value in its form; `None` for null.
    pub(crate) fn of(value: &'a Json) -> Option<Self> {
        Some(match value {
            Json::Null => return None,
            Json::Bool(value) => Cell::Boolean(*value),
            Json::Number(number) => Self::of_number(number),
            Json::String(text) => Cell::Text(Cow::Borrowed(text)),
            Json::Array(_) | Json::Object(_) => Cell::Json(Cow::Owned(value.to_string())),
        })
    }

    fn of_number(number: &serde_json::Number) -> Self {
        if let Some(value) = number.as_i64() {
            return Cell::Integer(value);
        }
        match number.to_string().parse::<Decimal>() {
            Ok(value) => Cell::Decimal(value.raw()),
            Err(_) => Cell::Float(number.as_f64().unwrap_or(f64::MAX)),
        }
    }

    pub(crate) fn form(&self) -> Form {
        match self {
            Cell::Integer(_) => Form::Integer,
            Cell::Decimal(_) => Form::Decimal,
            Cell::Float(_) => Form::Float,
            Cell::Boolean(_) => Form::Boolean,
            Cell::Instant(_) => Form::Instant,
            Cell::Date(_) => Form::Date,
            Cell::Text(_) => Form::Text,
            Cell::Json(_) => Form::Json,
        }
    }

    /// As people and clients see it. Decimals beyond the exact range of a double are rounded.
    pub(crate) fn to_json(&self) -> Json {
        match self {
            Cell::Integer(value) => (*value).into(),
            Cell::Decimal(raw) => decimal_json(*raw),
            Cell::Float(value) => (*value).into(),
            Cell::Boolean(value) => (*value).into(),
            Cell::Instant(millis) => fenqun_model::Instant(*millis).to_string().into(),
            Cell::Date(days) => fenqun_model::Date(*days).to_string().into(),
            Cell::Text(text) => text.as_ref().into(),
            Cell::Json(text) => serde_json::from_str(text).unwrap_or(Json::Null),
        }
    }

    /// For `rest`: exact, read back with the form.
    pub(crate) fn to_rest(&self) -> Json {
        match self {
            Cell::Decimal(raw) | Cell::Instant(raw) => (*raw).into(),
            Cell::Date(days) => (*days).into(),
            Cell::Json(text) => text.as_ref().into(),
            other => other.to_json(),
        }
    }

    /// The value that [`Self::to_rest`] wrote.
    pub(crate) fn from_rest(form: Form, value: &'a Json) -> Option<Self> {
        Some(match form {
            Form::Integer => Cell::Integer(value.as_i64()?),
            Form::Decimal => Cell::Decimal(value.as_i64()?),
            Form::Float => Cell::Float(value.as_f64()?),
            Form::Boolean => Cell::Boolean(value.as_bool()?),
            Form::Instant => Cell::Instant(value.as_i64()?),
            Form::Date => Cell::Date(i32::try_from(value.as_i64()?).ok()?),
            Form::Text => Cell::Text(Cow::Borrowed(value.as_str()?)),
            Form::Json => Cell::Json(Cow::Borrowed(value.as_str()?)),
        })
    }
}

fn decimal_json(raw: i64) -> Json {
    if raw % Decimal::SCALE == 0 {
        return (raw / Decimal::SCALE).into();
    }
    Decimal::from_raw(raw).to_f64().into()
}
