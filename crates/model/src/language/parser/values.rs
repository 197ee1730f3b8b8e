//! Values: arithmetic, constants, names, calls and groups.

use super::{Outcome, Parser};
use crate::Message;
use crate::expr::{ArithmeticOp, Expr, Path};
use crate::identifier::nfc;
use crate::language::lexer::Kind;
use crate::language::{MAX_HEIGHT, problem, words};

impl Parser<'_> {
    /// `a + b - c`.
    pub(super) fn sum(&mut self) -> Outcome<Expr> {
        let signs = [("+", ArithmeticOp::Add), ("-", ArithmeticOp::Subtract)];
        self.chain(&signs, Self::product)
    }

    /// `a * b / c`.
    fn product(&mut self) -> Outcome<Expr> {
        let signs = [("*", ArithmeticOp::Multiply), ("/", ArithmeticOp::Divide)];
        self.chain(&signs, Self::primary)
    }

    /// Operands joined by signs of one precedence, from left to right.
    fn chain(
        &mut self,
        signs: &[(&'static str, ArithmeticOp)],
        operand: impl Fn(&mut Self) -> Outcome<Expr>,
    ) -> Outcome<Expr> {
        let mut left = operand(self)?;
        loop {
            let Some((_, op)) = signs.iter().find(|(sign, _)| self.is_sign(sign)) else {
                return Ok(left);
            };
            // Each operator makes the tree one higher without any nesting of the text.
            if left.height_up_to(MAX_HEIGHT) == MAX_HEIGHT {
                return Err(problem::too_deep(self.column()));
            }
            self.next();
            let right = operand(self)?;
            left = Expr::Arithmetic(Box::new(left), *op, Box::new(right));
        }
    }

    fn primary(&mut self) -> Outcome<Expr> {
        if let Some(literal) = self.literal_if_any()? {
            return Ok(Expr::Literal(literal));
        }
        if self.is_sign("(") {
            return self.group();
        }
        if self.is_sign("-") {
            return Err(problem::at("rule-minus-before-value", self.column()));
        }
        if !self.is_name() {
            let what = if self.is_place_of_condition() {
                "rule-a-condition"
            } else {
                "rule-a-value"
            };
            return Err(self.expected_after(Message::new(what)));
        }
        if self.peek().kind == Kind::Word && self.is_sign_at(1, "(") {
            return self.deeper(Self::call);
        }
        Ok(Expr::Name(self.path()?))
    }

    /// Whether the token before tells that a whole condition was to come.
    fn is_place_of_condition(&self) -> bool {
        let Some(before) = self.at.checked_sub(1) else {
            return true;
        };
        let words = ["and", "or", "not", "where"];
        let before = self.tokens[before].text;
        words.iter().any(|word| before.eq_ignore_ascii_case(word))
    }

    fn group(&mut self) -> Outcome<Expr> {
        let opened = self.column();
        self.next();
        let inside = self.condition()?;
        self.close(opened, &["and", "or"])?;
        Ok(inside)
    }

    /// `a.b.c`.
    pub(super) fn path(&mut self) -> Outcome<Path> {
        if !self.is_name() {
            return Err(self.expected_after(Message::new("rule-a-name")));
        }
        let first = self.name_part()?;
        self.rest_of_path(first)
    }

    /// `.b.c` behind a first part.
    pub(super) fn rest_of_path(&mut self, first: String) -> Outcome<Path> {
        let mut parts = vec![first];
        while self.eat_sign(".") {
            parts.push(self.name_part()?);
        }
        Ok(Path(parts))
    }

    /// One part of a path. Behind a dot every word is a name.
    pub(super) fn name_part(&mut self) -> Outcome<String> {
        let part = match &self.peek().kind {
            Kind::Word => nfc(self.peek().text).into_owned(),
            Kind::Quoted(name) if !name.is_empty() => name.clone(),
            _ => return Err(self.expected_after(Message::new("rule-a-name"))),
        };
        self.next();
        Ok(part)
    }

    /// A function and its arguments.
    fn call(&mut self) -> Outcome<Expr> {
        let name = self.next();
        let lower = name.text.to_ascii_lowercase();
        let opened = self.column();
        self.next();
        if let Some(function) = words::aggregate(&lower) {
            return self.aggregate(function, opened);
        }
        if let Some(part) = words::clock_part(&lower) {
            return self.clock_part(part, opened);
        }
        self.named_call(&lower, opened)
            .unwrap_or_else(|| Err(problem::unknown_function(&name)))
    }
}
