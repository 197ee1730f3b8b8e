//! The requests that the screens of the page make.

use serde_json::{Value, json};

use crate::generate;

/// Milliseconds within which the count of a rule follows typing.
const TYPING: u64 = 200;
/// Milliseconds within which a screen shows something useful.
const SCREEN: u64 = 1_000;

/// A request.
pub(crate) struct Request {
    pub(crate) name: &'static str,
    pub(crate) method: &'static str,
    pub(crate) path: String,
    body: Option<Value>,
    /// Milliseconds.
    pub(crate) target: u64,
}

impl Request {
    fn get(name: &'static str, path: &str, target: u64) -> Self {
        Self {
            name,
            method: "GET",
            path: format!("/api/v1/{path}"),
            body: None,
            target,
        }
    }

    fn post(name: &'static str, path: &str, body: Value, target: u64) -> Self {
        Self {
            method: "POST",
            body: Some(body),
            ..Self::get(name, path, target)
        }
    }

    /// The body; a rule differs from run to run as it does while somebody types.
    pub(crate) fn body(&self, run: u64) -> String {
        let body = self.body.as_ref().map(Value::to_string);
        let body = body.unwrap_or_default();
        body.replace("\"N\"", &run.to_string())
            .replace("#N", &(2 + run).to_string())
    }
}

/// All of them, screen by screen; today is so many days after the epoch.
pub(crate) fn requests(today: i64) -> Vec<Request> {
    let screens = [overview(), rules(), groups(), movements(today), customers()];
    screens.into_iter().flatten().collect()
}

fn overview() -> Vec<Request> {
    vec![
        Request::get("definitions with sizes", "definitions?sizes=true", SCREEN),
        Request::get("attention", "attention", SCREEN),
        Request::get("statistics", "statistics", SCREEN),
        Request::get("quality", "quality", SCREEN),
    ]
}

fn rules() -> Vec<Request> {
    let preview = |name, body| Request::post(name, "preview", body, TYPING);
    let values = |name, of: &str| Request::get(name, &format!("schema/values?{of}"), TYPING);
    vec![
        Request::get("words of the language", "schema", TYPING),
        values("values of a property", "event=order&property=category"),
        values("values of an attribute", "attribute=city"),
        preview(
            "one condition",
            json!({"rule": "count(order, last 90d) >= #N"}),
        ),
        preview(
            "two conditions against a saved segment",
            json!({"rule": "count(order, last 90d) >= #N and sum(order.amount, last 365d) >= 500",
                "against": "s01"}),
        ),
        preview(
            "five conditions against a saved segment",
            json!({"rule": "(count(order, last 90d) >= #N or did(cart, last 7d)) and \
                city = '上海' and not did(login, last 30d) and since(last(order)) < 60d",
                "against": "s02"}),
        ),
        preview(
            "a sequence",
            json!({"rule": "sequence(view then cart within 1d then order within 7d, last 3#Nd)"}),
        ),
        preview(
            "a label and a condition",
            json!({"rule": "rfm = 'Champions' and count(order, last 30d) >= #N"}),
        ),
    ]
}

fn groups() -> Vec<Request> {
    let get = |name, path| Request::get(name, path, SCREEN);
    let six: Vec<Value> = (1..=6)
        .map(|number| json!({"segment": format!("s{number:02}")}))
        .collect();
    vec![
        get("members of a segment", "members/segment/s01"),
        get(
            "members with a label",
            "members/segmentation/rfm?label=Champions",
        ),
        get(
            "members of a cell of scores",
            "members/segmentation/rfm?scores=r:5,f:5,m:5",
        ),
        get("breakdown of RFM", "breakdown/rfm"),
        get("curve of value", "curve/rfm"),
        Request::post("overlap of six", "overlap", json!({ "sets": six }), SCREEN),
        Request::post(
            "RFM with other labels, tried",
            "segmentation-preview",
            json!({"definition": {"kind": "Segmentation", "metadata": {"name": "rfm"}, "spec": {
                "method": "rfm", "recency": "since(last(order))",
                "frequency": "count(order, last 365d)",
                "monetary": "sum(order.amount, last 365d)",
                "scores": {"by": "quantile", "bins": 5}, "labels": "preset/rfm-6"}}}),
            SCREEN,
        ),
        Request::post(
            "scorecard with other weights, tried",
            "segmentation-preview",
            scorecard(),
            SCREEN,
        ),
    ]
}

fn scorecard() -> Value {
    json!({"against": "rfm", "definition": {"kind": "Segmentation", "metadata": {"name": "card"},
        "spec": {"method": "scorecard", "cuts": [5, 15], "labels": ["low", "middle", "high"],
            "criteria": [
                {"name": "often", "weight": "N", "points": [
                    {"when": "count(order, last 90d) >= 3", "points": 10},
                    {"when": "did(order, last 90d)", "points": 5}]},
                {"name": "much", "points": [
                    {"when": "sum(order.amount, last 365d) >= 500", "points": 10}]}]}}})
}

fn movements(today: i64) -> Vec<Request> {
    let get = |name, path: String| Request::get(name, &path, SCREEN);
    let (year, quarter) = (generate::date(today - 365), generate::date(today - 91));
    vec![
        get("a year of a segment", format!("history/s01?from={year}")),
        get("a year of RFM", format!("history/rfm?from={year}")),
        get("flows of RFM", format!("flows/rfm?from={quarter}")),
        get(
            "customers in a cell of the flows",
            format!("flows/rfm/customers?from={quarter}&from_label=Champions&to_label=Loyal"),
        ),
    ]
}

fn customers() -> Vec<Request> {
    let search = |name, text: &str| Request::get(name, &format!("customers?q={text}"), TYPING);
    let lines: Vec<String> = (0..1_000)
        .map(|line| format!("c{:07}", line * 997))
        .collect();
    let one = |name, part: &str| Request::get(name, &format!("customers/c0012345{part}"), SCREEN);
    vec![
        search("search by name", "%E7%8E%8B%E4%BC%9F"),
        search("search by telephone number", "13812345"),
        search("search by identifier", "c01234"),
        search("search for nobody", "zzzz"),
        Request::post(
            "a thousand lines of a list",
            "look-up",
            json!({ "lines": lines }),
            SCREEN,
        ),
        one("one customer", ""),
        one("their timeline", "/timeline"),
        one("their groups", "/memberships"),
        one("why, in every group, in few words", "/headlines"),
        one("why, in one group", "/why/segment/s01"),
    ]
}
