//! Whatever is asked, the answer is an answer or a refusal with a code, never a breakdown.

use serde_json::json;

use crate::server::{ANALYST, Answer, Server};

const INSTANTS: [&str; 8] = [
    "9999-12-31T23:59:59Z",
    "-009999-01-02T00:00:00Z",
    "0001-01-01",
    "-9999-01-01",
    "9999-12-31",
    "%00",
    "2024-02-30",
    "now%20",
];
const WORDS: [&str; 7] = [
    "~4294967295",
    "~99999999999999999999",
    "%00",
    "phone:",
    "%F0%9F%8D%B5",
    "..%2F..%2Fetc",
    "'; drop table customer; --",
];

fn assert_answered(answer: &Answer, asked: &str) {
    let text = answer.text();
    assert!(answer.status.as_u16() < 500, "{asked}: {text}");
    if !answer.status.is_success() {
        let (_, code) = answer.refusal();
        assert!(!code.is_empty(), "{asked}: {text}");
        let kind = answer.header("content-type");
        assert_eq!(kind, "application/problem+json", "{asked}");
    }
}

#[test]
fn instants_from_the_edges_of_time() {
    let server = Server::shop();
    for at in INSTANTS {
        for path in [
            format!("/api/v1/members/segment/recent?as_of={at}&next_change=true"),
            format!("/api/v1/members/segmentation/stage?as_of={at}"),
            format!("/api/v1/flows/stage?from={at}"),
            format!("/api/v1/flows/stage?from=2024-01-01&to={at}"),
            format!("/api/v1/history/recent?from={at}&step=2000000000mo"),
            format!("/api/v1/history/recent?to={at}&step=9000000000000d"),
            format!("/api/v1/customers/A/why?as_of={at}"),
            format!("/api/v1/customers/A/memberships?as_of={at}"),
            format!("/api/v1/report?as_of={at}"),
            format!("/api/v1/report?from={at}"),
            format!("/api/v1/fits/abc/compare?from=1&to=1&as_of={at}"),
        ] {
            assert_answered(&server.get(ANALYST, &path), &path);
        }
        let at = at.replace("%00", "\0").replace("%20", " ");
        for (path, body) in [
            (
                "/api/v1/preview",
                json!({"rule": "birthday within next 7d or did(order, this month)", "as_of": at}),
            ),
            ("/api/v1/eval", json!({"as_of": at})),
            (
                "/api/v1/samples",
                json!({"segmentation": "stage", "as_of": at}),
            ),
            ("/api/v1/fits/abc/refit", json!({"as_of": at})),
        ] {
            let answer = server.post(ANALYST, path, &body);
            assert_answered(&answer, &format!("{path} {body}"));
        }
    }
}

#[test]
fn names_that_nobody_would_give() {
    let server = Server::shop();
    for word in WORDS {
        let word = word.replace(' ', "%20");
        for path in [
            format!("/api/v1/customers?q={word}"),
            format!("/api/v1/customers/{word}"),
            format!("/api/v1/customers/{word}/timeline"),
            format!("/api/v1/customers/{word}/why/segment/recent"),
            format!("/api/v1/customers/A/timeline?cursor={word}"),
            format!("/api/v1/customers/A/timeline?kind={word}"),
            format!("/api/v1/members/segment/{word}"),
            format!("/api/v1/members/{word}/recent"),
            format!("/api/v1/members/segment/recent?cursor={word}"),
            format!("/api/v1/definitions/segment/{word}/versions"),
            format!("/api/v1/definitions/segment/recent/versions/{word}"),
            format!("/api/v1/definitions?kind={word}"),
            format!("/api/v1/schema/values?event={word}&property={word}"),
            format!("/api/v1/schema/values?attribute={word}"),
            format!("/api/v1/reviews?segmentation={word}"),
            format!("/api/v1/fits/{word}"),
            format!("/api/v1/history/{word}"),
        ] {
            assert_answered(&server.get(ANALYST, &path), &path);
        }
    }
}

#[test]
fn bodies_that_are_something_else() {
    let server = Server::shop();
    let bodies = [
        json!(null),
        json!([]),
        json!({"rule": 1}),
        json!({"rule": "x".repeat(100_000)}),
        json!({"tree": {"type": "and", "of": [[]]}}),
        json!({"tree": {}}),
        json!({"names": [null]}),
        json!({"a": "A", "b": "A"}),
        json!({"segmentation": "nothing", "marks": [{"label": "x"}]}),
        json!({"definitions": [1]}),
        json!({"definitions": {"kind": "Segment"}}),
        json!({"kind": "Segment", "spec": {"rule": {"type": "nothing"}}}),
    ];
    for path in [
        "/api/v1/rules/parse",
        "/api/v1/rules/print",
        "/api/v1/preview",
        "/api/v1/eval",
        "/api/v1/definitions/apply",
        "/api/v1/definitions/plan",
        "/api/v1/fits/abc/refit",
        "/api/v1/samples",
        "/api/v1/reviews",
        "/api/v1/merges",
    ] {
        for body in &bodies {
            let body_text: String = body.to_string().chars().take(80).collect();
            let answer = server.post("administrator", path, body);
            assert_answered(&answer, &format!("{path} {body_text}"));
        }
        let junk = server.post_with(
            "administrator",
            path,
            &[("content-type", "application/json")],
            vec![0xff, 0xfe, 0x00],
        );
        assert_answered(&junk, path);
    }
}
