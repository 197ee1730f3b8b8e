//! What can be asked of a value: comparisons, `in`, `between`, tests of text and lists, `is`,
//! `within`.

use std::cmp::Ordering;

use regex::RegexBuilder;

use super::{Outcome, Parser};
use crate::Message;
use crate::expr::{CompareOp, Expr, Literal, TextTest};
use crate::language::lexer::Kind;
use crate::language::{calendar, problem, words};
use crate::value::{Point, Value};

/// Words of tests that have a form with `not` before them.
const NEGATABLE: &[&str] = &["in", "between", "has", "within"];

/// Bytes that a compiled regular expression may take.
const MAX_REGEX_BYTES: usize = 1 << 20;

impl Parser<'_> {
    /// The test behind a value; the value itself when there is none.
    pub(super) fn tests_of(&mut self, value: Expr) -> Outcome<Expr> {
        if let Some(op) = self.compare_op() {
            return self.comparison(value, op);
        }
        let negated = self.is_word("not") && self.is_negatable_at(1);
        if negated {
            self.next();
        }
        let test = self.word_test(value)?;
        Ok(if negated {
            Expr::Not(Box::new(test))
        } else {
            test
        })
    }

    fn is_negatable_at(&self, ahead: usize) -> bool {
        let token = self.peek_at(ahead);
        let known = NEGATABLE.iter().any(|word| self.is_word_at(ahead, word));
        known || (token.kind == Kind::Word && words::text_test(token.text).is_some())
    }

    fn word_test(&mut self, value: Expr) -> Outcome<Expr> {
        if self.peek().kind != Kind::Word {
            return Ok(value);
        }
        if let Some((kind, fold_case, rest)) = words::text_test(self.peek().text) {
            self.next();
            if let Some(rest) = rest {
                self.expect_word(rest)?;
            }
            let column = self.column();
            let pattern = self.text()?;
            let test = TextTest {
                kind,
                fold_case,
                pattern,
            };
            check_pattern(&test, column)?;
            return Ok(Expr::Text(Box::new(value), test));
        }
        if self.eat_word("in") {
            return self.in_something(value);
        }
        if self.eat_word("between") {
            return self.between(value);
        }
        if self.eat_word("has") {
            self.expect_word("all")?;
            return self.has_all(value);
        }
        if self.eat_word("is") {
            return self.is_something(value);
        }
        if self.is_word("within") && self.is_within_test() {
            self.next();
            return self.within(value);
        }
        Ok(value)
    }

    fn compare_op(&mut self) -> Option<CompareOp> {
        let op = match self.peek().kind {
            Kind::Sign("=") => CompareOp::Eq,
            Kind::Sign("!=") => CompareOp::Ne,
            Kind::Sign("<") => CompareOp::Lt,
            Kind::Sign("<=") => CompareOp::Le,
            Kind::Sign(">") => CompareOp::Gt,
            Kind::Sign(">=") => CompareOp::Ge,
            _ => return None,
        };
        self.next();
        Some(op)
    }

    fn comparison(&mut self, value: Expr, op: CompareOp) -> Outcome<Expr> {
        let column = self.column();
        let right = self.sum()?;
        if self.compare_op().is_some() {
            self.at -= 1;
            return Err(problem::at("rule-chained-comparison", self.column()));
        }
        check_share(&value, &right, column)?;
        Ok(Expr::Compare(Box::new(value), op, Box::new(right)))
    }

    /// Behind `in`: literals in parentheses, or a window.
    fn in_something(&mut self, value: Expr) -> Outcome<Expr> {
        if self.is_sign("(") {
            let list = self.list(Self::literal)?;
            return Ok(Expr::In(Box::new(value), list));
        }
        if self.is_call_at(0, "segment") || self.is_call_at(0, "list") {
            return Err(problem::at("rule-membership-of-value", self.column()));
        }
        if !self.is_window() {
            return Err(self.expected_after(Message::new("rule-a-list-or-window")));
        }
        Ok(Expr::InWindow(Box::new(value), self.window()?))
    }

    fn between(&mut self, value: Expr) -> Outcome<Expr> {
        let low = self.sum()?;
        self.expect_word("and")?;
        let column = self.column();
        let high = self.sum()?;
        if is_certainly_above(&low, &high) {
            return Err(problem::at("rule-between-reversed", column));
        }
        check_share(&value, &low, column)?;
        check_share(&value, &high, column)?;
        Ok(Expr::Between(
            Box::new(value),
            Box::new(low),
            Box::new(high),
        ))
    }

    fn has_all(&mut self, value: Expr) -> Outcome<Expr> {
        let items = self.list(Self::text)?;
        Ok(Expr::HasAll(Box::new(value), items))
    }

    /// Behind `is`: `[not] empty`, `[not] missing`.
    fn is_something(&mut self, value: Expr) -> Outcome<Expr> {
        let negated = self.eat_word("not");
        if self.eat_word("empty") {
            let test = Expr::IsEmpty(Box::new(value));
            return Ok(if negated {
                Expr::Not(Box::new(test))
            } else {
                test
            });
        }
        if self.eat_word("missing") || self.eat_word("null") {
            let test = Expr::Exists(Box::new(value));
            return Ok(if negated {
                test
            } else {
                Expr::Not(Box::new(test))
            });
        }
        let words: &[&str] = if negated {
            &["empty", "missing"]
        } else {
            &["not", "empty", "missing"]
        };
        Err(self.expected_after(problem::one_of(words)))
    }

    /// Tells `within next 7d` and `within 5km of` from the `within 1d` of a sequence's step.
    fn is_within_test(&self) -> bool {
        let is_near = match self.peek_at(1).kind {
            Kind::Quantity(..) => self.is_word_at(2, "of"),
            Kind::Number => self.is_word_at(3, "of"),
            _ => false,
        };
        is_near || self.is_word_at(1, "next") || self.step_nesting != Some(self.nesting)
    }

    /// Behind `within`.
    fn within(&mut self, value: Expr) -> Outcome<Expr> {
        if self.eat_word("next") {
            let days = self.days()?;
            return Ok(Expr::Anniversary(Box::new(value), days));
        }
        let metres = self.distance()?;
        self.expect_word("of")?;
        let opened = self.column();
        self.expect_sign("(")?;
        let latitude = self.degrees(90)?;
        self.expect_sign(",")?;
        let longitude = self.degrees(180)?;
        self.close(opened, &[])?;
        Ok(Expr::Near {
            place: Box::new(value),
            metres,
            centre: Point {
                latitude,
                longitude,
            },
        })
    }

    /// `5km`, `2.5 km`, `800m`, as metres.
    fn distance(&mut self) -> Outcome<u32> {
        let token = self.next();
        let (number, unit) = match token.kind {
            Kind::Quantity(number, unit) => (number, unit),
            Kind::Number if self.peek().kind == Kind::Word => (token.text, self.next().text),
            _ => return Err(problem::expected(Message::new("rule-a-distance"), &token)),
        };
        let metres = metres_of(unit)
            .ok_or_else(|| problem::expected(Message::new("rule-a-distance"), &token))?;
        let number: crate::Decimal = number
            .parse()
            .map_err(|_| problem::bad_number("rule-bad-distance", &token))?;
        let exact = i128::from(number.raw()) * i128::from(metres);
        let whole = exact % i128::from(crate::Decimal::SCALE) == 0;
        let distance = u32::try_from(exact / i128::from(crate::Decimal::SCALE));
        match distance {
            Ok(metres) if whole && metres > 0 => Ok(metres),
            _ => Err(problem::bad_number("rule-bad-distance", &token)),
        }
    }
}

/// Metres in a unit of distance.
fn metres_of(unit: &str) -> Option<u32> {
    match unit.to_ascii_lowercase().as_str() {
        "m" => Some(1),
        "km" => Some(1000),
        _ => None,
    }
}

/// A regular expression that the evaluator could not use is refused here.
fn check_pattern(test: &TextTest, column: usize) -> Outcome<()> {
    if test.kind != crate::expr::TextTestKind::Matches {
        return Ok(());
    }
    let built = RegexBuilder::new(&test.pattern)
        .case_insensitive(test.fold_case)
        .size_limit(MAX_REGEX_BYTES)
        .build();
    match built {
        Ok(_) => Ok(()),
        Err(error) => {
            // The last line of the library's drawing is the reason.
            let drawing = error.to_string();
            let reason = drawing.lines().last().unwrap_or_default();
            let reason = reason.trim_start_matches("error: ").to_owned();
            Err(problem::at("rule-bad-regex", column).with("reason", reason))
        }
    }
}

/// Shares of customers lie between 0 and 1: `percentile(x) >= 90` can only be meant as 0.9.
fn check_share(value: &Expr, bound: &Expr, column: usize) -> Outcome<()> {
    if !matches!(value, Expr::Percentile(_) | Expr::Bucket(_)) {
        return Ok(());
    }
    let ten_thousandths = match bound {
        Expr::Literal(Literal::Integer(number)) => Value::Integer(*number).scaled(),
        Expr::Literal(Literal::Decimal(number)) => Value::Decimal(*number).scaled(),
        _ => None,
    };
    let one = i128::from(crate::Decimal::SCALE);
    match ten_thousandths {
        Some(bound) if !(0..=one).contains(&bound) => Err(problem::at("rule-not-a-share", column)),
        _ => Ok(()),
    }
}

/// Whether two constants stand in the wrong order.
fn is_certainly_above(low: &Expr, high: &Expr) -> bool {
    let (Expr::Literal(low), Expr::Literal(high)) = (low, high) else {
        return false;
    };
    if let (Literal::Period(low), Literal::Period(high)) = (low, high) {
        return calendar::compare(*low, *high) == Some(Ordering::Greater);
    }
    match (value_of(low), value_of(high)) {
        (Some(low), Some(high)) => low.compare(&high) == Some(Ordering::Greater),
        _ => false,
    }
}

fn value_of(literal: &Literal) -> Option<Value> {
    Some(match literal {
        Literal::Text(text) => Value::Text(text.clone()),
        Literal::Integer(number) => Value::Integer(*number),
        Literal::Decimal(number) => Value::Decimal(*number),
        Literal::Boolean(truth) => Value::Boolean(*truth),
        Literal::Instant(instant) => Value::Instant(*instant),
        Literal::Date(date) => Value::Date(*date),
        Literal::Period(_) => return None,
    })
}
