//! Trees to JSON.

use serde_json::{Map, Value, json};

use crate::expr::{
    Aggregate, ArithmeticOp, EventQuery, Expr, Literal, Path, Sequence, Step, TextTest,
};
use crate::language::words;
use crate::time::Window;
use crate::value::Point;

/// Whole numbers up to this one are the same in every JSON reader; greater ones are written as
/// texts.
const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// Writes a tree as JSON.
pub fn to_json(expr: &Expr) -> Value {
    match expr {
        Expr::And(all) => json!({ "type": "and", "of": nodes(all) }),
        Expr::Or(all) => json!({ "type": "or", "of": nodes(all) }),
        Expr::Not(of) => one("not", of),
        Expr::Exists(of) => one("exists", of),
        Expr::IsEmpty(of) => one("is_empty", of),
        Expr::Since(of) => one("since", of),
        Expr::DaysSince(of) => one("days_since", of),
        Expr::Percentile(of) => one("percentile", of),
        Expr::Literal(literal) => constant(literal),
        Expr::Name(path) => json!({ "type": "name", "path": path.0 }),
        Expr::InSegment(name) => json!({ "type": "in_segment", "name": name }),
        Expr::InList(name) => json!({ "type": "in_list", "name": name }),
        Expr::Bucket(seed) => json!({ "type": "bucket", "seed": seed }),
        Expr::Compare(left, op, right) => binary("compare", left, op.sign(), right),
        Expr::Arithmetic(left, op, right) => binary("arithmetic", left, arithmetic(*op), right),
        Expr::Did(_)
        | Expr::FirstTime(_)
        | Expr::Stopped { .. }
        | Expr::Restarted { .. }
        | Expr::Regular { .. }
        | Expr::Aggregate(_)
        | Expr::Sequence(_) => over_events(expr),
        _ => test(expr),
    }
}

fn nodes(all: &[Expr]) -> Vec<Value> {
    all.iter().map(to_json).collect()
}

fn one(kind: &str, of: &Expr) -> Value {
    json!({ "type": kind, "of": to_json(of) })
}

fn binary(kind: &str, left: &Expr, op: &str, right: &Expr) -> Value {
    json!({ "type": kind, "left": to_json(left), "op": op, "right": to_json(right) })
}

const fn arithmetic(op: ArithmeticOp) -> &'static str {
    match op {
        ArithmeticOp::Add => "+",
        ArithmeticOp::Subtract => "-",
        ArithmeticOp::Multiply => "*",
        ArithmeticOp::Divide => "/",
    }
}

fn constant(literal: &Literal) -> Value {
    let tagged = |kind: &str, value: String| json!({ "type": kind, "value": value });
    match literal {
        Literal::Text(text) => json!(text),
        Literal::Integer(number) if number.unsigned_abs() <= MAX_SAFE_INTEGER => json!(number),
        Literal::Integer(number) => tagged("integer", number.to_string()),
        Literal::Decimal(number) => tagged("decimal", number.to_string()),
        Literal::Boolean(truth) => json!(truth),
        Literal::Instant(instant) => tagged("instant", instant.to_string()),
        Literal::Date(date) => tagged("date", date.to_string()),
        Literal::Period(period) => tagged("period", period.to_string()),
    }
}

/// Tests of a value and what else is made of one child and constants.
fn test(expr: &Expr) -> Value {
    match expr {
        Expr::In(value, list) => {
            let list: Vec<Value> = list.iter().map(constant).collect();
            json!({ "type": "in", "value": to_json(value), "list": list })
        }
        Expr::Between(value, low, high) => json!({
            "type": "between",
            "value": to_json(value),
            "low": to_json(low),
            "high": to_json(high),
        }),
        Expr::Text(
            value,
            TextTest {
                kind,
                fold_case,
                pattern,
            },
        ) => json!({
            "type": "text",
            "value": to_json(value),
            "test": words::text_test_name(*kind, *fold_case),
            "pattern": pattern,
        }),
        Expr::HasAll(value, items) => {
            json!({ "type": "has_all", "value": to_json(value), "items": items })
        }
        Expr::Near {
            place,
            metres,
            centre,
        } => json!({
            "type": "near",
            "place": to_json(place),
            "metres": metres,
            "centre": point(*centre),
        }),
        Expr::InWindow(value, window) => {
            json!({ "type": "in_window", "value": to_json(value), "window": window.to_string() })
        }
        Expr::Anniversary(value, days) => {
            json!({ "type": "anniversary", "value": to_json(value), "days": days })
        }
        Expr::HasBeen(condition, period) => json!({
            "type": "has_been",
            "condition": to_json(condition),
            "period": period.to_string(),
        }),
        Expr::Top { count, bottom, by } => {
            let kind = if *bottom { "bottom" } else { "top" };
            json!({ "type": kind, "count": count, "by": to_json(by) })
        }
        Expr::AnyItem(items, condition) => {
            json!({ "type": "any_item", "items": items.0, "where": to_json(condition) })
        }
        Expr::Part { part, of, zone } => {
            let mut node = one(words::clock_part_name(*part), of);
            if let Some(zone) = zone {
                node["zone"] = json!(zone);
            }
            node
        }
        // Every other node is written by `to_json`.
        _ => Value::Null,
    }
}

fn point(point: Point) -> Value {
    let degrees = |micro: i32| f64::from(micro) / 1e6;
    json!({ "latitude": degrees(point.latitude), "longitude": degrees(point.longitude) })
}

fn over_events(expr: &Expr) -> Value {
    let node = match expr {
        Expr::Did(query) => events("did", query),
        Expr::FirstTime(query) => events("first_time", query),
        Expr::Aggregate(of) => aggregate(of),
        Expr::Sequence(of) => sequence(of),
        Expr::Stopped {
            query,
            within,
            not_within,
        } => {
            let mut node = events("stopped", query);
            node.insert("within".into(), json!(within.to_string()));
            node.insert("not_within".into(), json!(not_within.to_string()));
            node
        }
        Expr::Restarted {
            query,
            quiet_from,
            quiet_to,
        } => {
            let mut node = events("restarted", query);
            node.insert("quiet_from".into(), json!(quiet_from.to_string()));
            node.insert("quiet_to".into(), json!(quiet_to.to_string()));
            node
        }
        Expr::Regular {
            query,
            at_least,
            every,
            periods,
            of_last,
        } => {
            let mut node = events("regular", query);
            node.insert("at_least".into(), json!(at_least));
            node.insert("every".into(), json!(every.to_string()));
            node.insert("periods".into(), json!(periods));
            node.insert("of_last".into(), json!(of_last));
            node
        }
        // Called for nodes over events only.
        _ => Map::new(),
    };
    Value::Object(node)
}

fn events(kind: &str, query: &EventQuery) -> Map<String, Value> {
    let mut node = Map::new();
    node.insert("type".into(), json!(kind));
    node.insert("event".into(), json!(query.event));
    if let Some(filter) = &query.filter {
        node.insert("where".into(), to_json(filter));
    }
    insert_window(&mut node, &query.window);
    node
}

fn insert_window(node: &mut Map<String, Value>, window: &Window) {
    if *window != Window::All {
        node.insert("window".into(), json!(window.to_string()));
    }
}

fn aggregate(aggregate: &Aggregate) -> Map<String, Value> {
    let mut node = events(aggregate.function.name(), &aggregate.query);
    if let Some(Path(parts)) = &aggregate.property {
        node.insert("property".into(), json!(parts));
    }
    node
}

fn sequence(sequence: &Sequence) -> Map<String, Value> {
    let mut node = Map::new();
    node.insert("type".into(), json!("sequence"));
    let steps: Vec<Value> = sequence.steps.iter().map(step).collect();
    node.insert("steps".into(), json!(steps));
    if let Some(Path(parts)) = &sequence.same {
        node.insert("same".into(), json!(parts));
    }
    insert_window(&mut node, &sequence.window);
    node
}

fn step(step: &Step) -> Value {
    let mut node = Map::new();
    node.insert("event".into(), json!(step.event));
    if let Some(filter) = &step.filter {
        node.insert("where".into(), to_json(filter));
    }
    if let Some(within) = step.within {
        node.insert("within".into(), json!(within.to_string()));
    }
    Value::Object(node)
}
