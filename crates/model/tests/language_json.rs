//! The tree over HTTP: what it looks like, and what is said about trees that are wrong.

use fenqun_model::Language;
use fenqun_model::language::{MAX_HEIGHT, from_json, parse, print, to_json};
use serde_json::{Value, json};

/// A rule and its tree, both ways.
fn check(rule: &str, tree: Value) {
    let expr = parse(rule).unwrap();
    assert_eq!(to_json(&expr), tree, "{rule}");
    assert_eq!(from_json(&tree).map(|expr| print(&expr)), Ok(rule.into()));
}

/// A tree that is not accepted, and why.
fn check_error(tree: Value, english: &str) {
    let problem = from_json(&tree).expect_err(english);
    assert_eq!(problem.text(Language::English), english);
    assert_ne!(problem.text(Language::Chinese), english);
}

#[test]
fn connectives_and_comparisons() {
    check(
        "spend_1y >= 5000 and not did(order, last 90d)",
        json!({ "type": "and", "of": [
            { "type": "compare", "left": { "type": "name", "path": ["spend_1y"] }, "op": ">=", "right": 5000 },
            { "type": "not", "of": { "type": "did", "event": "order", "window": "last 90d" } },
        ] }),
    );
}

#[test]
fn constants() {
    check(
        "a in ('x', 42, true, 4.5, 4.0, 9223372036854775807, 2024-06-12, 2024-06-12T12:00:00Z, 30d)",
        json!({ "type": "in", "value": { "type": "name", "path": ["a"] }, "list": [
            "x", 42, true,
            { "type": "decimal", "value": "4.5" },
            { "type": "decimal", "value": "4" },
            { "type": "integer", "value": "9223372036854775807" },
            { "type": "date", "value": "2024-06-12" },
            { "type": "instant", "value": "2024-06-12T12:00:00Z" },
            { "type": "period", "value": "30d" },
        ] }),
    );
    let float = json!({ "type": "compare", "left": { "type": "name", "path": ["a"] }, "op": "=", "right": 0.1 });
    assert_eq!(
        from_json(&float).map(|expr| print(&expr)),
        Ok("a = 0.1".into())
    );
}

#[test]
fn events() {
    check(
        "sum('Order Completed'.items.quantity where category = '茶', last 3 calendar months)",
        json!({
            "type": "sum",
            "event": "Order Completed",
            "property": ["items", "quantity"],
            "where": { "type": "compare", "left": { "type": "name", "path": ["category"] }, "op": "=", "right": "茶" },
            "window": "last 3 calendar months",
        }),
    );
    check(
        "sequence(view then cart within 1d same product_id, last 30d)",
        json!({
            "type": "sequence",
            "steps": [{ "event": "view" }, { "event": "cart", "within": "1d" }],
            "same": ["product_id"],
            "window": "last 30d",
        }),
    );
    check(
        "stopped(order, within 90d, not within 30d)",
        json!({ "type": "stopped", "event": "order", "within": "90d", "not_within": "30d" }),
    );
}

#[test]
fn places_and_clocks() {
    check(
        "location within 5km of (31.2304, 121.4737)",
        json!({
            "type": "near",
            "place": { "type": "name", "path": ["location"] },
            "metres": 5000,
            "centre": { "latitude": 31.2304, "longitude": 121.4737 },
        }),
    );
    check(
        "date(t, 'Asia/Shanghai') = 2024-06-12",
        json!({
            "type": "compare",
            "left": { "type": "date", "of": { "type": "name", "path": ["t"] }, "zone": "Asia/Shanghai" },
            "op": "=",
            "right": { "type": "date", "value": "2024-06-12" },
        }),
    );
}

#[test]
fn shapes_that_are_wrong_are_named_by_their_place() {
    let of = |node: Value| json!({ "type": "and", "of": [true, node] });
    check_error(
        of(json!({ "type": "cuont", "event": "order" })),
        "in the tree at /of/1/type: there is no node of type “cuont”: did you mean “count”?",
    );
    check_error(
        of(json!({ "type": "count", "event": "order", "windw": "today" })),
        "in the tree at /of/1: there is no field named “windw”: did you mean “window”?",
    );
    check_error(
        of(json!({ "type": "count" })),
        "in the tree at /of/1: expected a field named “event”",
    );
    check_error(
        of(json!(null)),
        "in the tree at /of/1: expected a condition or value: an object with its “type”, a text, a number, true or false",
    );
    check_error(
        of(json!({ "type": "compare", "left": 1, "op": "=>", "right": 1 })),
        "in the tree at /of/1/op: expected “=”, “!=”, “<”, “<=”, “>” or “>=”",
    );
    check_error(
        of(json!({ "type": "did", "event": "order", "window": "90d" })),
        "in the tree at /of/1/window: expected a window such as last 30d",
    );
    check_error(
        of(json!({ "type": "name", "path": [] })),
        "in the tree at /of/1/path: expected a list of names such as [\"rfm\", \"r\"], none of them empty",
    );
    check_error(
        of(json!(1.00001)),
        "in the tree at /of/1: expected a number with at most 4 places behind the point",
    );
    check_error(
        json!([]),
        "in the tree at /: expected a condition or value: an object with its “type”, a text, a number, true or false",
    );
    check_error(json!({}), "in the tree at /: expected a field named “type”");
}

#[test]
fn what_no_text_can_say_is_refused() {
    check_error(
        json!({ "type": "stopped", "event": "order", "within": "30d", "not_within": "90d" }),
        "the tree says stopped(order, within 30d, not within 90d), and that cannot be used: column 39: 90d must always be shorter than 30d: nobody can have done it within 30d and not within 90d otherwise",
    );
    check_error(
        json!({ "type": "sum", "event": "order" }),
        "the tree says sum(order), and that cannot be used: column 10: expected a property of the event, as in sum(order.amount), found “)”",
    );
    check_error(
        json!({ "type": "did", "event": "" }),
        "the tree says did(''), and that cannot be used: column 5: expected the name of an event after “(”, found “''”",
    );
}

#[test]
fn texts_are_brought_into_normal_form() {
    let tree = json!({ "type": "in_segment", "name": "cafe\u{301}" });
    assert_eq!(
        from_json(&tree).map(|expr| print(&expr)),
        Ok("in segment('caf\u{e9}')".into())
    );
}

#[test]
fn nesting_is_limited() {
    let nested = |depth: usize| {
        let name = json!({ "type": "name", "path": ["a"] });
        (1..depth).fold(name, |of, _| json!({ "type": "not", "of": of }))
    };
    assert!(from_json(&nested(MAX_HEIGHT)).is_ok());
    let problem = from_json(&nested(MAX_HEIGHT + 1)).unwrap_err();
    assert_eq!(problem.id(), "rule-json-too-deep");
    assert!(from_json(&nested(2_000)).is_err());
}
