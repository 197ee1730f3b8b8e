//! Constants and places.

use serde_json::Value;

use super::{Outcome, Reader, node};
use crate::expr::{Expr, Literal};
use crate::language::json::fields::{Fields, invalid, text};
use crate::language::{MAX_HEIGHT, parse_period};
use crate::value::Point;
use crate::{Decimal, Instant, Message};

/// Texts, numbers, `true` and `false`.
pub(super) fn plain_constant(value: &Value, place: &str) -> Outcome<Literal> {
    let bad = |id| invalid(place, Message::new(id));
    match value {
        Value::String(_) => text(value, place).map(Literal::Text),
        Value::Bool(truth) => Ok(Literal::Boolean(*truth)),
        Value::Number(number) => match number.as_i64() {
            Some(number) => Ok(Literal::Integer(number)),
            None => {
                let decimal: Result<Decimal, _> = number.to_string().parse();
                decimal
                    .map(Literal::Decimal)
                    .map_err(|_| bad("rule-json-a-number"))
            }
        },
        _ => Err(bad("rule-json-a-node")),
    }
}

/// A constant, plain or tagged.
pub(super) fn constant(value: &Value, place: &str) -> Outcome<Literal> {
    if !value.is_object() {
        return plain_constant(value, place);
    }
    // At the greatest height, so that nothing can be nested inside.
    match node(value, place, MAX_HEIGHT)? {
        Expr::Literal(literal) => Ok(literal),
        _ => Err(invalid(place, Message::new("rule-a-constant"))),
    }
}

impl Reader<'_> {
    pub(super) fn tagged_constant(&mut self, kind: &str) -> Outcome<Expr> {
        let written = self.fields.text("value")?;
        let read = match kind {
            "integer" => written.parse().ok().map(Literal::Integer),
            "decimal" => written.parse().ok().map(Literal::Decimal),
            "instant" => Instant::parse_rfc3339(&written).map(Literal::Instant),
            "date" => written.parse().ok().map(Literal::Date),
            _ => parse_period(&written).map(Literal::Period),
        };
        let expected = match kind {
            "integer" => "rule-a-whole-number",
            "decimal" => "rule-json-a-number",
            "period" => "rule-a-period",
            _ => "rule-a-moment",
        };
        let place = self.fields.place_of("value");
        read.map(Expr::Literal)
            .ok_or_else(|| invalid(&place, Message::new(expected)))
    }

    pub(super) fn point(&mut self) -> Outcome<Point> {
        let place = self.fields.place_of("centre");
        let mut fields = Fields::of(self.fields.required("centre")?, &place)?;
        let point = Point {
            latitude: micro_degrees(&mut fields, "latitude", 90.0)?,
            longitude: micro_degrees(&mut fields, "longitude", 180.0)?,
        };
        fields.finish()?;
        Ok(point)
    }
}

/// Degrees in a field, rounded to millionths.
fn micro_degrees(fields: &mut Fields<'_>, name: &'static str, limit: f64) -> Outcome<i32> {
    let degrees = fields.required(name)?.as_f64();
    let inside = degrees.filter(|degrees| degrees.abs() <= limit);
    let place = fields.place_of(name);
    inside
        .map(|degrees| (degrees * 1e6).round() as i32)
        .ok_or_else(|| invalid(&place, Message::new("rule-degrees")))
}
