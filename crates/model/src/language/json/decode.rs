//! JSON to trees.

use serde_json::Value;

use super::fields::{Fields, invalid, nearest, text};
use crate::expr::{
    Aggregate, ArithmeticOp, CompareOp, EventQuery, Expr, Literal, Sequence, Step, TextTest,
};
use crate::language::{MAX_HEIGHT, parse_period, words};
use crate::time::Window;
use crate::value::Point;
use crate::{Decimal, Instant, Message};

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

/// Texts, numbers, `true` and `false`.
fn plain_constant(value: &Value, place: &str) -> Outcome<Literal> {
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
fn constant(value: &Value, place: &str) -> Outcome<Literal> {
    if !value.is_object() {
        return plain_constant(value, place);
    }
    // At the greatest height, so that nothing can be nested inside.
    match node(value, place, MAX_HEIGHT)? {
        Expr::Literal(literal) => Ok(literal),
        _ => Err(invalid(place, Message::new("rule-a-constant"))),
    }
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

    fn tagged_constant(&mut self, kind: &str) -> Outcome<Expr> {
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

    fn point(&mut self) -> Outcome<Point> {
        let place = self.fields.place_of("centre");
        let mut fields = Fields::of(self.fields.required("centre")?, &place)?;
        let point = Point {
            latitude: micro_degrees(&mut fields, "latitude", 90.0)?,
            longitude: micro_degrees(&mut fields, "longitude", 180.0)?,
        };
        fields.finish()?;
        Ok(point)
    }

    fn window(&mut self) -> Outcome<Window> {
        match self.fields.optional("window") {
            Some(_) => self.fields.window("window"),
            None => Ok(Window::All),
        }
    }

    fn query(&mut self) -> Outcome<EventQuery> {
        Ok(EventQuery {
            event: self.fields.text("event")?,
            filter: self.optional_child("where")?,
            window: self.window()?,
        })
    }

    fn query_of_all_time(&mut self) -> Outcome<EventQuery> {
        Ok(EventQuery {
            event: self.fields.text("event")?,
            filter: self.optional_child("where")?,
            window: Window::All,
        })
    }

    fn named_form(&mut self, kind: &str) -> Outcome<Expr> {
        let query = self.query_of_all_time()?;
        let fields = &mut self.fields;
        Ok(match kind {
            "stopped" => Expr::Stopped {
                query,
                within: fields.period("within")?,
                not_within: fields.period("not_within")?,
            },
            "restarted" => Expr::Restarted {
                query,
                quiet_from: fields.period("quiet_from")?,
                quiet_to: fields.period("quiet_to")?,
            },
            _ => Expr::Regular {
                query,
                at_least: fields.count("at_least")?,
                every: fields.period("every")?,
                periods: fields.count("periods")?,
                of_last: fields.count("of_last")?,
            },
        })
    }

    fn sequence(&mut self) -> Outcome<Expr> {
        let depth = self.depth;
        Ok(Expr::Sequence(Sequence {
            steps: self.items("steps", |value, place| step(value, place, depth))?,
            same: self.fields.optional_path("same")?,
            window: self.window()?,
        }))
    }
}

fn step(value: &Value, place: &str, depth: usize) -> Outcome<Step> {
    let mut reader = Reader {
        fields: Fields::of(value, place)?,
        depth,
    };
    let step = Step {
        event: reader.fields.text("event")?,
        filter: reader.optional_child("where")?,
        within: reader.fields.optional_period("within")?,
    };
    reader.fields.finish()?;
    Ok(step)
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
