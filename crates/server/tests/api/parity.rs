//! The API gives the numbers of the command line: both are the same use cases.

use fenqun_engine::eval::EvalRequest;
use fenqun_engine::explain::ExplainRequest;
use fenqun_engine::history::HistoryRequest;
use fenqun_engine::masking::Mask;
use fenqun_engine::preview::PreviewRequest;
use serde::Serialize;
use serde_json::{Value, json};

use crate::server::{ANALYST, Server};

fn line(result: impl Serialize) -> Value {
    serde_json::to_value(result).unwrap()
}

/// An answer without what only HTTP adds.
fn plain(mut answer: Value) -> Value {
    answer.as_object_mut().unwrap().remove("freshness");
    answer
}

#[test]
fn eval_is_eval() {
    let server = Server::shop();
    for (names, all) in [(vec![], false), (vec!["spend".to_owned()], true)] {
        let request = EvalRequest {
            names: names.clone(),
            all,
            next_change: true,
            ..EvalRequest::default()
        };
        let expected = server
            .hub
            .read(|workspace| workspace.eval(&request))
            .unwrap();
        let answer = server.post(
            ANALYST,
            "/api/v1/eval",
            &json!({"names": names, "all": all}),
        );
        assert_eq!(plain(answer.ok()), line(expected));
    }
}

#[test]
fn preview_is_preview() {
    let server = Server::shop();
    let request = PreviewRequest {
        rule: "spend >= 180 and did(order, last 45d)".into(),
        against: Some("recent".into()),
        ..PreviewRequest::default()
    };
    let expected = server
        .hub
        .read(|workspace| workspace.preview(&request))
        .unwrap();
    let asked = json!({"rule": request.rule, "against": "recent"});
    let answer = server.post(ANALYST, "/api/v1/preview", &asked).ok();
    let expected = line(expected);
    for field in ["as_of", "rule", "plain", "count", "customers", "conditions"] {
        assert_eq!(answer[field], expected[field], "{field}");
    }
    for field in ["segment", "version", "count", "joins", "leaves"] {
        assert_eq!(
            answer["against"][field], expected["against"][field],
            "{field}"
        );
    }
}

#[test]
fn explain_is_why() {
    let server = Server::shop();
    let request = ExplainRequest {
        customer: "A".into(),
        ..ExplainRequest::default()
    };
    let expected = server
        .hub
        .read(|workspace| workspace.explain(&request, &Mask::open()))
        .unwrap();
    let answer = server.get(ANALYST, "/api/v1/customers/A/why").ok();
    assert_eq!(answer["definitions"], line(&expected.definitions));
}

#[test]
fn flows_and_history_are_flows_and_history() {
    let server = Server::shop();
    let flows = server
        .hub
        .read(|workspace| workspace.flows("stage", "2024-02-20", "now"))
        .unwrap();
    let answer = server
        .get(ANALYST, "/api/v1/flows/stage?from=2024-02-20")
        .ok();
    assert_eq!(plain(answer), line(flows));
    let request = HistoryRequest {
        name: "stage".into(),
        ..HistoryRequest::default()
    };
    let history = server
        .hub
        .read(|workspace| workspace.history(&request))
        .unwrap();
    let answer = server.get(ANALYST, "/api/v1/history/stage").ok();
    assert_eq!(plain(answer), line(history));
}

#[test]
fn members_are_those_of_eval() {
    let server = Server::shop();
    let request = EvalRequest::default();
    let report = server
        .hub
        .read(|workspace| workspace.eval(&request))
        .unwrap();
    for result in &report.results {
        let path = format!(
            "/api/v1/members/{}/{}",
            result.kind.name(),
            result.definition
        );
        let page = server.get(ANALYST, &path).ok();
        assert_eq!(page["total"], result.size(), "{path}");
        let names: Vec<&str> = page["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["customer"].as_str().unwrap())
            .collect();
        let expected: Vec<&str> = result
            .customers
            .iter()
            .map(|row| row.customer.as_str())
            .collect();
        assert_eq!(names, expected, "{path}");
    }
}
