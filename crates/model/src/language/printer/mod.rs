//! Writes a tree as text, in the one form that every spelling of it has.

mod constants;
mod events;

use std::fmt::Write;

use super::words;
use crate::expr::{ArithmeticOp, CompareOp, Expr};

/// Writes a tree so that [`super::parse`] gives it back.
pub fn print(expr: &Expr) -> String {
    let mut printer = Printer { out: String::new() };
    printer.expr(expr);
    printer.out
}

/// How tightly the outermost operator of an expression binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Or,
    And,
    Not,
    Test,
    Sum,
    Product,
    Primary,
}

struct Printer {
    out: String,
}

impl Printer {
    fn text(&mut self, text: &str) -> &mut Self {
        self.out.push_str(text);
        self
    }

    /// Writes anything that shows itself as in rule text.
    fn shown(&mut self, value: impl std::fmt::Display) -> &mut Self {
        write!(self.out, "{value}").expect("writing to a string cannot fail");
        self
    }

    /// Writes an operand, in parentheses when it binds less tightly than its place needs.
    fn operand(&mut self, expr: &Expr, least: Binding) -> &mut Self {
        if binding(expr) >= least {
            return self.expr(expr);
        }
        self.text("(").expr(expr).text(")")
    }

    /// A value that a test is made of.
    fn value(&mut self, expr: &Expr) -> &mut Self {
        self.operand(expr, Binding::Sum)
    }

    fn expr(&mut self, expr: &Expr) -> &mut Self {
        match expr {
            Expr::And(all) => self.joined(all, "all", " and ", Binding::Not),
            Expr::Or(all) => self.joined(all, "any", " or ", Binding::Not),
            Expr::Not(inner) => self.not(inner),
            Expr::Literal(literal) => self.literal(literal),
            Expr::Name(path) => self.path(path),
            Expr::Compare(left, op, right) => self.compare(left, *op, right),
            Expr::Arithmetic(left, op, right) => self.arithmetic(left, *op, right),
            Expr::Since(of) => self.call("since", of),
            Expr::DaysSince(of) => self.call("days_since", of),
            Expr::Exists(of) => self.call("exists", of),
            Expr::Percentile(of) => self.call("percentile", of),
            Expr::Bucket(seed) => self.text("bucket(").quoted(seed).text(")"),
            Expr::InSegment(_) | Expr::InList(_) => self.membership(expr, false),
            Expr::HasBeen(condition, period) => {
                self.text("has_been(").expr(condition).text(", ");
                self.shown(period).text(")")
            }
            Expr::Top { count, bottom, by } => {
                self.text(if *bottom { "bottom(" } else { "top(" });
                self.shown(count).text(", by ").expr(by).text(")")
            }
            Expr::AnyItem(items, condition) => {
                self.text("any(").path(items).text(" where ");
                self.expr(condition).text(")")
            }
            Expr::Part { part, of, zone } => {
                self.text(words::clock_part_name(*part)).text("(").expr(of);
                if let Some(zone) = zone {
                    self.text(", ").quoted(zone);
                }
                self.text(")")
            }
            Expr::Aggregate(aggregate) => self.aggregate(aggregate),
            Expr::Sequence(sequence) => self.sequence(sequence),
            Expr::Did(query) => self.text("did(").query(query, None).text(")"),
            Expr::FirstTime(query) => self.text("first_time(").query(query, None).text(")"),
            Expr::Stopped { .. } | Expr::Restarted { .. } | Expr::Regular { .. } => {
                self.named_form(expr)
            }
            _ => self.test(expr, false),
        }
    }

    fn call(&mut self, name: &str, of: &Expr) -> &mut Self {
        self.text(name).text("(").expr(of).text(")")
    }

    /// `a and b`; `all(a)` and `all()` when there are not two.
    fn joined(&mut self, all: &[Expr], call: &str, word: &str, least: Binding) -> &mut Self {
        if let [] | [_] = all {
            self.text(call).text("(");
            for only in all {
                self.expr(only);
            }
            return self.text(")");
        }
        for (at, item) in all.iter().enumerate() {
            if at > 0 {
                self.text(word);
            }
            self.operand(item, least);
        }
        self
    }

    fn not(&mut self, inner: &Expr) -> &mut Self {
        match inner {
            Expr::In(..)
            | Expr::InWindow(..)
            | Expr::Between(..)
            | Expr::Text(..)
            | Expr::HasAll(..)
            | Expr::IsEmpty(_)
            | Expr::Near { .. }
            | Expr::Anniversary(..) => self.test(inner, true),
            Expr::InSegment(_) | Expr::InList(_) => self.membership(inner, true),
            _ => self.text("not ").operand(inner, Binding::Primary),
        }
    }

    fn membership(&mut self, expr: &Expr, negated: bool) -> &mut Self {
        if negated {
            self.text("not ");
        }
        match expr {
            Expr::InSegment(name) => self.text("in segment(").quoted(name).text(")"),
            Expr::InList(name) => self.text("in list(").quoted(name).text(")"),
            _ => self,
        }
    }

    /// Tests that have their `not` between the value and the word.
    fn test(&mut self, expr: &Expr, negated: bool) -> &mut Self {
        let not = if negated { " not " } else { " " };
        match expr {
            Expr::In(value, list) => {
                self.value(value).text(not).text("in (");
                self.list(list, |printer, item| {
                    printer.literal(item);
                });
                self.text(")")
            }
            Expr::InWindow(value, window) => self.value(value).text(not).text("in ").shown(window),
            Expr::Between(value, low, high) => {
                self.value(value).text(not).text("between ");
                self.value(low).text(" and ").value(high)
            }
            Expr::Text(value, test) => {
                let name = words::text_test_name(test.kind, test.fold_case);
                self.value(value).text(not).text(name).text(" ");
                self.quoted(&test.pattern)
            }
            Expr::HasAll(value, items) => {
                self.value(value).text(not).text("has all (");
                self.list(items, |printer, item| {
                    printer.quoted(item);
                });
                self.text(")")
            }
            Expr::IsEmpty(value) => self.value(value).text(" is").text(not).text("empty"),
            Expr::Near {
                place,
                metres,
                centre,
            } => {
                self.value(place).text(not).text("within ");
                self.distance(*metres).text(" of ").point(*centre)
            }
            Expr::Anniversary(value, days) => {
                self.value(value).text(not).text("within next ");
                self.shown(days).text("d")
            }
            _ => self,
        }
    }

    fn list<T>(&mut self, items: &[T], item: impl Fn(&mut Self, &T)) -> &mut Self {
        for (at, next) in items.iter().enumerate() {
            if at > 0 {
                self.text(", ");
            }
            item(self, next);
        }
        self
    }

    fn compare(&mut self, left: &Expr, op: CompareOp, right: &Expr) -> &mut Self {
        self.value(left).text(" ").text(op.sign()).text(" ");
        self.value(right)
    }

    fn arithmetic(&mut self, left: &Expr, op: ArithmeticOp, right: &Expr) -> &mut Self {
        let (sign, own, tighter) = match op {
            ArithmeticOp::Add => (" + ", Binding::Sum, Binding::Product),
            ArithmeticOp::Subtract => (" - ", Binding::Sum, Binding::Product),
            ArithmeticOp::Multiply => (" * ", Binding::Product, Binding::Primary),
            ArithmeticOp::Divide => (" / ", Binding::Product, Binding::Primary),
        };
        self.operand(left, own).text(sign).operand(right, tighter)
    }
}

fn binding(expr: &Expr) -> Binding {
    match expr {
        // Shorter ones are written as calls.
        Expr::Or(all) if all.len() > 1 => Binding::Or,
        Expr::And(all) if all.len() > 1 => Binding::And,
        Expr::Not(_) => Binding::Not,
        Expr::Compare(..)
        | Expr::In(..)
        | Expr::Between(..)
        | Expr::Text(..)
        | Expr::HasAll(..)
        | Expr::IsEmpty(_)
        | Expr::Near { .. }
        | Expr::InWindow(..)
        | Expr::Anniversary(..)
        | Expr::InSegment(_)
        | Expr::InList(_) => Binding::Test,
        Expr::Arithmetic(_, ArithmeticOp::Add | ArithmeticOp::Subtract, _) => Binding::Sum,
        Expr::Arithmetic(..) => Binding::Product,
        _ => Binding::Primary,
    }
}
