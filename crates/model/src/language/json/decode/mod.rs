//! JSON to trees.

mod constants;
mod events;

use serde_json::Value;

use self::constants::{constant, plain_constant};
use super::fields::{Fields, nearest, text};
use crate::Message;
use crate::expr::{Aggregate, ArithmeticOp, CompareOp, Expr, TextTest};
use crate::language::{MAX_HEIGHT, words};

type Outcome<T> = Result<T, Message>;

/// Types of nodes that are objects, constants aside.
const TYPES: &[&str] = &[
    "and",
    "anniversary",
    "any_item",
    "arithmetic",
    "avg",
    "between",
    "bottom",
    "bucket",
    "compare",
    "count",
    "date",
    "day_of_month",
    "day_of_week",
    "days",
    "days_since",
    "decimal",
    "did",
    "distinct",
    "exists",
    "first",
    "first_time",
    "has_all",
    "has_been",
    "hour",
    "in",
    "in_list",
    "in_segment",
    "in_window",
    "instant",
    "integer",
    "is_empty",
    "last",
    "max",
    "min",
    "minute",
    "month",
    "name",
    "near",
    "not",
    "or",
    "percentile",
    "period",
    "regular",
    "restarted",
    "sequence",
    "since",
    "stopped",
    "sum",
    "text",
    "top",
    "year",
];

const COMPARE_OPS: &[(&str, CompareOp)] = &[
    ("=", CompareOp::Eq),
    ("!=", CompareOp::Ne),
    ("<", CompareOp::Lt),
    ("<=", CompareOp::Le),
    (">", CompareOp::Gt),
    (">=", CompareOp::Ge),
];

const ARITHMETIC_OPS: &[(&str, ArithmeticOp)] = &[
    ("+", ArithmeticOp::Add),
    ("-", ArithmeticOp::Subtract),
    ("*", ArithmeticOp::Multiply),
    ("/", ArithmeticOp::Divide),
];

/// Reads a whole tree.
pub(super) fn tree(value: &Value) -> Outcome<Expr> {
    node(value, "", 1)
}

/// A node at a place (a JSON pointer) and height from the top.
fn node(value: &Value, place: &str, depth: usize) -> Outcome<Expr> {
    if depth > MAX_HEIGHT {
        return Err(Message::new("rule-json-too-deep")
            .with("place", place)
            .with("limit", MAX_HEIGHT));
    }
    if !value.is_object() {
        return plain_constant(value, place).map(Expr::Literal);
    }
    let mut reader = Reader {
        fields: Fields::of(value, place)?,
        depth,
    };
    let kind = reader.fields.text("type")?;
    let expr = reader.node(&kind)?;
    reader.fields.finish()?;
    Ok(expr)
}

struct Reader<'v> {
    fields: Fields<'v>,
    depth: usize,
}

impl Reader<'_> {
    fn node(&mut self, kind: &str) -> Outcome<Expr> {
        if let Some(function) = words::aggregate(kind) {
            let query = self.query()?;
            let property = self.fields.optional_path("property")?;
            return Ok(Expr::Aggregate(Aggregate {
                function,
                query,
                property,
            }));
        }
        // `date` with a value is a constant, without one a part of the wall clock.
        if let Some(part) = words::clock_part(kind)
            && (kind != "date" || self.fields.optional("value").is_none())
        {
            return Ok(Expr::Part {
                part,
                of: self.child("of")?,
                zone: self.fields.optional_text("zone")?,
            });
        }
        match kind {
            "and" => self.children("of").map(Expr::And),
            "or" => self.children("of").map(Expr::Or),
            "not" => self.child("of").map(Expr::Not),
            "exists" => self.child("of").map(Expr::Exists),
            "is_empty" => self.child("of").map(Expr::IsEmpty),
            "since" => self.child("of").map(Expr::Since),
            "days_since" => self.child("of").map(Expr::DaysSince),
            "percentile" => self.child("of").map(Expr::Percentile),
            "integer" | "decimal" | "instant" | "date" | "period" => self.tagged_constant(kind),
            "name" => self.fields.path("path").map(Expr::Name),
            "in_segment" => self.fields.text("name").map(Expr::InSegment),
            "in_list" => self.fields.text("name").map(Expr::InList),
            "bucket" => self.fields.text("seed").map(Expr::Bucket),
            "did" => self.query().map(Expr::Did),
            "first_time" => self.query().map(Expr::FirstTime),
            "sequence" => self.sequence(),
            "stopped" | "restarted" | "regular" => self.named_form(kind),
            "compare" | "arithmetic" => self.binary(kind),
            _ => self.test(kind),
        }
    }

    fn child(&mut self, name: &'static str) -> Outcome<Box<Expr>> {
        let value = self.fields.required(name)?;
        let place = self.fields.place_of(name);
        node(value, &place, self.depth + 1).map(Box::new)
    }

    fn optional_child(&mut self, name: &'static str) -> Outcome<Option<Box<Expr>>> {
        match self.fields.optional(name) {
            Some(_) => self.child(name).map(Some),
            None => Ok(None),
        }
    }

    fn children(&mut self, name: &'static str) -> Outcome<Vec<Expr>> {
        let depth = self.depth + 1;
        self.items(name, |value, place| node(value, place, depth))
    }

    fn items<T>(
        &mut self,
        name: &'static str,
        item: impl Fn(&Value, &str) -> Outcome<T>,
    ) -> Outcome<Vec<T>> {
        let place = self.fields.place_of(name);
        let list = self.fields.list(name)?.iter().enumerate();
        list.map(|(at, value)| item(value, &format!("{place}/{at}")))
            .collect()
    }

    fn binary(&mut self, kind: &str) -> Outcome<Expr> {
        let left = self.child("left")?;
        let right = self.child("right")?;
        if kind == "compare" {
            let op = self.fields.choice("op", COMPARE_OPS)?;
            return Ok(Expr::Compare(left, op, right));
        }
        let op = self.fields.choice("op", ARITHMETIC_OPS)?;
        Ok(Expr::Arithmetic(left, op, right))
    }

    fn test(&mut self, kind: &str) -> Outcome<Expr> {
        Ok(match kind {
            "in" => Expr::In(self.child("value")?, self.items("list", constant)?),
            "between" => Expr::Between(
                self.child("value")?,
                self.child("low")?,
                self.child("high")?,
            ),
            "text" => {
                let choices = words::text_test_choices();
                let (kind, fold_case) = self.fields.choice("test", &choices)?;
                let test = TextTest {
                    kind,
                    fold_case,
                    pattern: self.fields.text("pattern")?,
                };
                Expr::Text(self.child("value")?, test)
            }
            "has_all" => Expr::HasAll(self.child("value")?, self.items("items", text)?),
            "near" => Expr::Near {
                place: self.child("place")?,
                metres: self.fields.count("metres")?,
                centre: self.point()?,
            },
            "in_window" => Expr::InWindow(self.child("value")?, self.fields.window("window")?),
            "anniversary" => Expr::Anniversary(self.child("value")?, self.fields.count("days")?),
            "has_been" => Expr::HasBeen(self.child("condition")?, self.fields.period("period")?),
            "top" | "bottom" => Expr::Top {
                count: self.fields.count("count")?,
                bottom: kind == "bottom",
                by: self.child("by")?,
            },
            "any_item" => Expr::AnyItem(self.fields.path("items")?, self.child("where")?),
            _ => {
                return Err(Message::new("rule-json-unknown-type")
                    .with("place", self.fields.place_of("type"))
                    .with("type", kind)
                    .with("nearest", nearest(kind, TYPES)));
            }
        })
    }
}
