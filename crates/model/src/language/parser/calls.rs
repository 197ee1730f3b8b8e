//! Functions other than those over events.

use super::{Outcome, Parser};
use crate::expr::{ClockPart, Expr};
use crate::language::problem;
use crate::time::Zone;

impl Parser<'_> {
    /// The call of a function, its name in lower case and its parenthesis taken; `None` when there
    /// is no such function.
    pub(super) fn named_call(&mut self, name: &str, opened: usize) -> Option<Outcome<Expr>> {
        Some(match name {
            "all" => self.all(opened),
            "any" => self.any(opened),
            "bottom" => self.top(true, opened),
            "bucket" => self.bucket(opened),
            "days_since" => self.one_value(Expr::DaysSince, opened),
            "did" => self.did(opened),
            "exists" => self.one_value(Expr::Exists, opened),
            "first_time" => self.first_time(opened),
            "has_been" => self.has_been(opened),
            "percentile" => {
                self.eat_word("by");
                self.one_value(Expr::Percentile, opened)
            }
            "regular" => self.regular(opened),
            "restarted" => self.restarted(opened),
            "sequence" => self.sequence(opened),
            "since" => self.one_value(Expr::Since, opened),
            "stopped" => self.stopped(opened),
            "top" => self.top(false, opened),
            _ => return None,
        })
    }

    /// A single condition or value.
    fn one_value(&mut self, make: fn(Box<Expr>) -> Expr, opened: usize) -> Outcome<Expr> {
        let inner = self.condition()?;
        self.close(opened, &[])?;
        Ok(make(Box::new(inner)))
    }

    /// `all(a, b)` is `a and b`; it gives empty and single lists a text.
    fn all(&mut self, opened: usize) -> Outcome<Expr> {
        if self.eat_sign(")") {
            return Ok(Expr::And(Vec::new()));
        }
        let first = self.condition()?;
        self.rest_of_conditions(first, opened).map(Expr::And)
    }

    /// `any(a, b)` is `a or b`; `any(items where ..)` asks for one item.
    fn any(&mut self, opened: usize) -> Outcome<Expr> {
        if self.eat_sign(")") {
            return Ok(Expr::Or(Vec::new()));
        }
        let first = self.condition()?;
        match first {
            Expr::Name(items) if self.eat_word("where") => {
                let condition = self.condition()?;
                self.close(opened, &["and", "or"])?;
                Ok(Expr::AnyItem(items, Box::new(condition)))
            }
            first => self.rest_of_conditions(first, opened).map(Expr::Or),
        }
    }

    fn rest_of_conditions(&mut self, first: Expr, opened: usize) -> Outcome<Vec<Expr>> {
        let mut all = vec![first];
        while self.eat_sign(",") {
            all.push(self.condition()?);
        }
        self.close(opened, &["and", "or", ","])?;
        Ok(all)
    }

    /// `top(1000, by spend_1y)`.
    fn top(&mut self, bottom: bool, opened: usize) -> Outcome<Expr> {
        let count = self.count()?;
        self.expect_sign(",")?;
        self.expect_word("by")?;
        let by = Box::new(self.condition()?);
        self.close(opened, &[])?;
        Ok(Expr::Top { count, bottom, by })
    }

    fn bucket(&mut self, opened: usize) -> Outcome<Expr> {
        let seed = self.text()?;
        self.close(opened, &[])?;
        Ok(Expr::Bucket(seed))
    }

    fn has_been(&mut self, opened: usize) -> Outcome<Expr> {
        let condition = Box::new(self.condition()?);
        if !self.is_sign(",") {
            return Err(self.expected(problem::one_of(&["and", "or", ","])));
        }
        self.next();
        let period = self.positive_period()?;
        self.close(opened, &[])?;
        Ok(Expr::HasBeen(condition, period))
    }

    /// `hour(t)`, `hour(t, 'Asia/Kathmandu')`.
    pub(super) fn clock_part(&mut self, part: ClockPart, opened: usize) -> Outcome<Expr> {
        let of = Box::new(self.condition()?);
        let mut zone = None;
        if self.eat_sign(",") {
            let column = self.column();
            let name = self.text()?;
            if Zone::named(&name).is_err() {
                return Err(problem::at("rule-unknown-zone", column).with("zone", name));
            }
            zone = Some(name);
        }
        self.close(opened, &[","])?;
        Ok(Expr::Part { part, of, zone })
    }
}
