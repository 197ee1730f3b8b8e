//! `or`, `and`, `not`, and membership in segments and lists.

use super::{Outcome, Parser};
use crate::expr::Expr;

impl Parser<'_> {
    /// A condition or a value, `or` binding loosest.
    pub(super) fn condition(&mut self) -> Outcome<Expr> {
        self.deeper(Self::either)
    }

    fn either(&mut self) -> Outcome<Expr> {
        let first = self.both()?;
        if !self.is_word("or") {
            return Ok(first);
        }
        let mut all = vec![first];
        while self.eat_word("or") {
            all.push(self.both()?);
        }
        Ok(Expr::Or(all))
    }

    fn both(&mut self) -> Outcome<Expr> {
        let first = self.complement()?;
        if !self.is_word("and") {
            return Ok(first);
        }
        let mut all = vec![first];
        while self.eat_word("and") {
            all.push(self.complement()?);
        }
        Ok(Expr::And(all))
    }

    fn complement(&mut self) -> Outcome<Expr> {
        if !self.eat_word("not") {
            return self.test();
        }
        let inner = self.deeper(Self::complement)?;
        Ok(Expr::Not(Box::new(inner)))
    }

    /// One test: a value and what is asked of it, or a membership.
    fn test(&mut self) -> Outcome<Expr> {
        if self.is_word("in") {
            self.next();
            return self.membership();
        }
        let value = self.sum()?;
        self.tests_of(value)
    }

    /// `segment('x')` or `list('x')`, behind `in`.
    fn membership(&mut self) -> Outcome<Expr> {
        for (word, make) in [
            ("segment", Expr::InSegment as fn(String) -> Expr),
            ("list", Expr::InList),
        ] {
            if self.eat_word(word) {
                return self.argument_text().map(make);
            }
        }
        let words = ["segment('…')", "list('…')"];
        Err(self.expected_after(super::problem::one_of(&words)))
    }

    /// `('x')`: a text alone in parentheses.
    pub(super) fn argument_text(&mut self) -> Outcome<String> {
        let opened = self.column();
        self.expect_sign("(")?;
        let text = self.text()?;
        self.close(opened, &[])?;
        Ok(text)
    }
}
