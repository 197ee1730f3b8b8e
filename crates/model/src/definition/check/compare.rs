//! Checks of comparisons: the two sides must be of one kind, and labels must exist.

use super::class::Class;
use super::rule::{RuleCheck, Scope};
use crate::Message;
use crate::expr::{CompareOp, Expr, Literal};
use crate::language::print;

/// A side of a comparison.
struct Side<'e> {
    expr: &'e Expr,
    class: Class,
}

impl<'a> RuleCheck<'_, 'a> {
    pub(super) fn compare(&mut self, left: &Expr, op: CompareOp, right: &Expr, scope: &Scope<'a>) {
        let left = self.side(left, scope);
        let right = self.side(right, scope);
        if self.sides(&left, &right) && !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            self.ordered(&left, &right);
        }
    }

    pub(super) fn among(&mut self, value: &Expr, among: &[Literal], scope: &Scope<'a>) {
        let mut value = self.side(value, scope);
        // A list is `in` when one of its texts is.
        if value.class == Class::List {
            value.class = Class::Text;
        }
        for literal in among {
            let literal = Expr::Literal(literal.clone());
            let class = self.value(&literal, scope);
            let item = Side {
                expr: &literal,
                class,
            };
            self.sides(&value, &item);
        }
    }

    pub(super) fn between(&mut self, value: &Expr, ends: [&Expr; 2], scope: &Scope<'a>) {
        let value = self.side(value, scope);
        for end in ends {
            let end = self.side(end, scope);
            if self.sides(&value, &end) {
                self.ordered(&value, &end);
            }
        }
    }

    fn side<'e>(&mut self, expr: &'e Expr, scope: &Scope<'a>) -> Side<'e> {
        let class = self.value(expr, scope);
        Side { expr, class }
    }

    /// Whether the sides can be compared; refuses them otherwise.
    fn sides(&mut self, left: &Side<'_>, right: &Side<'_>) -> bool {
        for (label, other) in [(left, right), (right, left)] {
            if let (Class::Label(name), Expr::Literal(Literal::Text(text))) =
                (&label.class, other.expr)
            {
                return self.label(name, text);
            }
        }
        let fits = left.class.compares_with(&right.class);
        if !fits {
            let message = self.mismatch(left, right);
            self.refuse(message);
        }
        fits
    }

    fn label(&mut self, segmentation: &str, label: &str) -> bool {
        let Some(resolved) = self.known.segmentations.get(segmentation) else {
            return true;
        };
        let labels = resolved.labels();
        let known = labels.contains(&label);
        if !known {
            let message = self.place.message("unknown-label").with("label", label);
            let message = message.with("segmentation", segmentation);
            self.refuse(message.with("labels", labels.join(", ")));
        }
        known
    }

    fn ordered(&mut self, left: &Side<'_>, right: &Side<'_>) {
        let without = [left, right]
            .into_iter()
            .find(|side| !side.class.has_order());
        if let Some(side) = without {
            let message = self.about("no-order", side.expr);
            self.refuse(message.with("class", side.class.shown()));
        }
    }

    /// Why two sides do not compare, with the way out where there is one.
    fn mismatch(&self, left: &Side<'_>, right: &Side<'_>) -> Message {
        self.known_fix(left, right)
            .or_else(|| self.known_fix(right, left))
            .unwrap_or_else(|| {
                self.about("types-differ", left.expr)
                    .with("class", left.class.shown())
                    .with("other", print(right.expr))
                    .with("other-class", right.class.shown())
            })
    }

    fn known_fix(&self, value: &Side<'_>, constant: &Side<'_>) -> Option<Message> {
        let Expr::Literal(literal) = constant.expr else {
            return None;
        };
        let (id, fix) = match (&value.class, literal) {
            (Class::Number, Literal::Text(text)) if text.parse::<f64>().is_ok() => {
                ("number-as-text", text.clone())
            }
            (Class::Period, Literal::Integer(days)) => ("period-wanted", format!("{days}d")),
            (Class::Text, Literal::Integer(_) | Literal::Decimal(_)) => {
                ("text-as-number", format!("'{}'", print(constant.expr)))
            }
            (Class::List, Literal::Text(_)) => (
                "list-with-text",
                format!("{} in ({})", print(value.expr), print(constant.expr)),
            ),
            (Class::Instant, Literal::Date(_)) => {
                ("instant-with-date", format!("date({})", print(value.expr)))
            }
            _ => return None,
        };
        let message = self.about(id, value.expr).with("fix", fix);
        Some(message.with("other", print(constant.expr)))
    }
}
