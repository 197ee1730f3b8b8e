//! Constants: texts, numbers, times, lists of them.

use super::{Outcome, Parser};
use crate::decimal::DecimalError;
use crate::expr::Literal;
use crate::language::lexer::{Kind, Token};
use crate::language::problem;
use crate::{Decimal, Message};

impl<'t> Parser<'t> {
    /// A constant.
    pub(super) fn literal(&mut self) -> Outcome<Literal> {
        match self.literal_if_any()? {
            Some(literal) => Ok(literal),
            None => Err(self.expected_after(Message::new("rule-a-constant"))),
        }
    }

    /// A constant when one comes next.
    pub(super) fn literal_if_any(&mut self) -> Outcome<Option<Literal>> {
        let literal = match &self.peek().kind {
            Kind::Text(text) => Literal::Text(text.clone()),
            Kind::Date(date) => Literal::Date(*date),
            Kind::Instant(instant) => Literal::Instant(*instant),
            Kind::Word if self.is_word("true") => Literal::Boolean(true),
            Kind::Word if self.is_word("false") => Literal::Boolean(false),
            Kind::Number if self.is_unit_at(1) => return self.period_literal(),
            Kind::Quantity(..) => return self.period_literal(),
            Kind::Number => {
                let token = self.next();
                return number(&token, "").map(Some);
            }
            Kind::Sign("-") if self.peek_at(1).kind == Kind::Number => {
                self.next();
                let token = self.next();
                return number(&token, "-").map(Some);
            }
            _ => return Ok(None),
        };
        self.next();
        Ok(Some(literal))
    }

    fn period_literal(&mut self) -> Outcome<Option<Literal>> {
        Ok(Some(Literal::Period(self.period()?)))
    }

    /// A text in quotes.
    pub(super) fn text(&mut self) -> Outcome<String> {
        match self.peek().kind.clone() {
            Kind::Text(text) => {
                self.next();
                Ok(text)
            }
            _ => Err(self.expected_after(Message::new("rule-a-text"))),
        }
    }

    /// A whole number of at least 1.
    pub(super) fn count(&mut self) -> Outcome<u32> {
        let token = self.peek().clone();
        if token.kind != Kind::Number {
            return Err(self.expected_after(Message::new("rule-a-whole-number")));
        }
        self.next();
        match token.text.parse() {
            Ok(count) if count > 0 => Ok(count),
            _ => Err(problem::bad_number("rule-bad-count", &token)),
        }
    }

    /// Degrees of latitude or longitude as micro-degrees.
    pub(super) fn degrees(&mut self, limit: i32) -> Outcome<i32> {
        let negative = self.eat_sign("-");
        let token = self.peek().clone();
        if token.kind != Kind::Number {
            return Err(self.expected_after(Message::new("rule-degrees")));
        }
        self.next();
        let (whole, places) = token.text.split_once('.').unwrap_or((token.text, ""));
        let bad =
            || problem::bad_number("rule-bad-degrees", &token).with("limit", i64::from(limit));
        if places.len() > 6 {
            return Err(bad());
        }
        let magnitude: i32 = format!("{whole}{places:0<6}").parse().map_err(|_| bad())?;
        if magnitude > limit * 1_000_000 {
            return Err(bad());
        }
        Ok(if negative { -magnitude } else { magnitude })
    }

    /// `(a, b, c)`, perhaps empty.
    pub(super) fn list<T>(&mut self, item: impl Fn(&mut Self) -> Outcome<T>) -> Outcome<Vec<T>> {
        let opened = self.column();
        self.expect_sign("(")?;
        let mut items = Vec::new();
        if self.eat_sign(")") {
            return Ok(items);
        }
        loop {
            items.push(item(self)?);
            if !self.eat_sign(",") {
                break;
            }
        }
        self.close(opened, &[","])?;
        Ok(items)
    }
}

/// The number of a token behind `minus`, a sign or nothing.
fn number(token: &Token<'_>, minus: &str) -> Outcome<Literal> {
    let written = format!("{minus}{}", token.text);
    if !token.text.contains('.') {
        return written
            .parse()
            .map(Literal::Integer)
            .map_err(|_| problem::bad_number("rule-number-too-large", token));
    }
    written
        .parse::<Decimal>()
        .map(Literal::Decimal)
        .map_err(|error| match error {
            DecimalError::TooPrecise => problem::bad_number("rule-number-too-precise", token),
            _ => problem::bad_number("rule-number-too-large", token),
        })
}
