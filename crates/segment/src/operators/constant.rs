//! Constants: the same value, or none, for every element.

use fenqun_model::expr::Literal;

use super::interval::period_millis;
use crate::answer::NumberUnit;
use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::plan::Domain;
use crate::vector::Vector;

pub(crate) fn evaluate<'a>(frame: &Frame<'a>, domain: Domain, literal: &Literal) -> Vector<'a> {
    let len = frame.range(domain).len();
    let numbers = |raw, unit| Vector::numbers(vec![raw; len], unit, None);
    match literal {
        Literal::Boolean(value) => Vector::condition(Bitmap::filled(len, *value)),
        Literal::Integer(value) => numbers(*value, NumberUnit::Integer),
        Literal::Decimal(value) => numbers(value.raw(), NumberUnit::Decimal),
        Literal::Instant(value) => numbers(value.0, NumberUnit::Instant),
        Literal::Date(value) => numbers(value.0.into(), NumberUnit::Date),
        Literal::Period(period) => {
            let length = |now| period_millis(*period, now, frame.zone());
            match frame.clocks {
                Some(clocks) => {
                    let lengths = clocks.iter().map(|now| length(*now)).collect();
                    Vector::numbers(lengths, NumberUnit::Millis, None)
                }
                None => numbers(length(frame.as_of), NumberUnit::Millis),
            }
        }
        Literal::Text(text) => {
            Vector::values(vec![Some(fenqun_model::Value::Text(text.clone())); len])
        }
    }
}

pub(crate) fn missing<'a>(frame: &Frame<'a>, domain: Domain) -> Vector<'a> {
    Vector::absent(frame.range(domain).len())
}
