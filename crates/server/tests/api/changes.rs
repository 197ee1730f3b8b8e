//! The list and the stream of changes, and webhooks.

use axum::body::Body;
use fenqun_engine::live::Hub;
use fenqun_model::Instant;
use fenqun_model::row::{Event, Row};
use futures_util::StreamExt;
use serde_json::{Value, json};

use crate::server::{ANALYST, Answer, OPERATOR, Server, VIEWER};
use crate::shop::customer;

const ADMINISTRATOR: &str = "administrator";
const STREAM: (&str, &str) = ("accept", "text/event-stream");

/// Customers order for the first time.
fn order(hub: &Hub, customers: std::ops::Range<u32>) {
    let rows = customers.map(|number| {
        Row::Event(Event {
            who: vec![customer(&format!("N{number}"))],
            id: format!("n{number}"),
            name: "order".into(),
            occurred_at: Instant::parse_rfc3339("2024-03-14T00:00:00Z").unwrap(),
            received_at: Instant(0),
            properties: [("amount".to_owned(), json!("10"))].into(),
        })
    });
    let acknowledged = hub.submit(rows.collect()).unwrap();
    acknowledged.blocking_recv().unwrap().unwrap();
}

/// Reads a stream until so many changes came, or as long as there is one.
fn read(server: &Server, body: Body, most: usize) -> Vec<Value> {
    server.wait(async {
        let (mut stream, mut text, mut found) = (body.into_data_stream(), String::new(), vec![]);
        while found.len() < most {
            let Some(bytes) = stream.next().await else {
                break;
            };
            text += std::str::from_utf8(&bytes.unwrap()).unwrap();
            while let Some((event, rest)) = text.split_once("\n\n") {
                found.extend(change(event));
                text = rest.to_owned();
            }
        }
        found
    })
}

/// The change of an event; nothing when it is a comment or only tells how far one is.
fn change(event: &str) -> Option<Value> {
    let line = |name: &str| event.lines().find_map(|line| line.strip_prefix(name));
    let change: Value = serde_json::from_str(line("data: ")?).unwrap();
    assert_eq!(line("event: "), Some("change"));
    assert_eq!(line("id: "), Some(change["sequence"].to_string().as_str()));
    Some(change)
}

fn items(answer: &Answer) -> Vec<Value> {
    answer.ok()["items"].as_array().unwrap().clone()
}

#[test]
fn the_list_pages_to_its_end_and_is_filtered() {
    let server = Server::shop();
    let last = server.hub.changes().last();
    assert!(last > 10);
    let (mut seen, mut next) = (Vec::new(), String::new());
    loop {
        let page = server.get(ANALYST, &format!("/api/v1/changes?limit=3{next}"));
        let found = items(&page).into_iter().map(|it| it["sequence"].as_u64());
        seen.extend(found.flatten());
        match page.ok()["next"].as_str() {
            Some(cursor) => next = format!("&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(seen, (1..=last).collect::<Vec<_>>());
    let big = items(&server.get(ANALYST, "/api/v1/changes?definition=big&kind=segments"));
    let mut who: Vec<&str> = big
        .iter()
        .map(|item| item["customer"].as_str().unwrap())
        .collect();
    who.sort_unstable();
    assert_eq!(who, ["A", "B", "C"]);
    let none = items(&server.get(ANALYST, "/api/v1/changes?cause=refit&definition=big"));
    assert_eq!(none, Vec::<Value>::new());
    let of_c = items(&server.get(ANALYST, "/api/v1/changes?customer=C&limit=500"));
    assert!(!of_c.is_empty() && of_c.iter().all(|item| item["customer"] == "C"));
    let behind = items(&server.get(ANALYST, &format!("/api/v1/changes?after={}", last - 1)));
    assert_eq!(behind.len(), 1);
}

#[test]
fn who_may_not_see_persons_sees_them_masked_and_the_rest_is_audited() {
    let server = Server::shop();
    let path = "/api/v1/changes?limit=500";
    let text = server.get(VIEWER, path).text();
    assert!(!text.contains("13987654321"), "{text}");
    assert!(
        !server
            .audited()
            .iter()
            .any(|line| line == "see-personal changes")
    );
    assert!(server.get(OPERATOR, path).text().contains("+8613987654321"));
    assert!(
        server
            .audited()
            .iter()
            .any(|line| line == "see-personal changes")
    );
    let (_, body) = server.open(VIEWER, "/api/v1/changes?after=0", &[STREAM]);
    let streamed = read(&server, body, 5);
    assert!(!format!("{streamed:?}").contains("13987654321"));
}

#[test]
fn a_stream_that_breaks_off_goes_on_without_gap_or_repeat_while_others_write() {
    let server = Server::shop();
    let first = server.hub.changes().last();
    let hub = server.hub.clone();
    let writer = std::thread::spawn(move || {
        for number in 0..60 {
            order(&hub, number * 2..number * 2 + 2);
        }
        hub.settle();
        hub.changes().last()
    });
    // Each makes at least two changes: `recent` and `stage`.
    let (mut seen, mut last) = (Vec::new(), first);
    while seen.len() < 240 {
        let (status, body) = server.open(
            ANALYST,
            "/api/v1/changes",
            &[STREAM, ("last-event-id", &last.to_string())],
        );
        assert_eq!(status, 200);
        seen.extend(read(&server, body, 17));
        last = seen
            .last()
            .map_or(first, |it: &Value| it["sequence"].as_u64().unwrap());
    }
    let newest = writer.join().unwrap();
    if last < newest {
        let path = format!("/api/v1/changes?after={last}");
        let (_, body) = server.open(ANALYST, &path, &[STREAM]);
        seen.extend(read(&server, body, (newest - last) as usize));
    }
    let sequences: Vec<u64> = seen
        .iter()
        .map(|it| it["sequence"].as_u64().unwrap())
        .collect();
    assert_eq!(sequences, (first + 1..=newest).collect::<Vec<_>>());
}

#[test]
fn a_stream_begins_with_what_comes_and_shows_only_what_is_wanted() {
    let server = Server::shop();
    let path = "/api/v1/changes?definition=recent&cause=event";
    let (_, body) = server.open(ANALYST, path, &[STREAM]);
    order(&server.hub, 0..3);
    let seen = read(&server, body, 3);
    let mut who: Vec<&str> = seen
        .iter()
        .map(|item| item["customer"].as_str().unwrap())
        .collect();
    // Customers of one frame come in no particular order.
    who.sort_unstable();
    assert_eq!(who, ["N0", "N1", "N2"]);
    let event = seen[0]["event"].as_object().unwrap();
    assert_eq!(event["name"], "order");
}

#[test]
fn places_that_nobody_can_go_on_from_are_refused() {
    let server = Server::shop();
    let refused =
        |head: &[(&str, &str)], path: &str| server.get_with(ANALYST, path, head).refusal();
    let nonsense = refused(&[STREAM, ("last-event-id", "yesterday")], "/api/v1/changes");
    assert_eq!(nonsense, (400, "changes-last-event-malformed".into()));
    let ahead = refused(&[STREAM], "/api/v1/changes?after=999999");
    assert_eq!(ahead, (409, "changes-ahead".into()));
    let cause = refused(&[], "/api/v1/changes?cause=weather");
    assert_eq!(cause, (400, "webhook-filter-unknown".into()));
    let kind = refused(&[], "/api/v1/changes?kind=weather");
    assert_eq!(kind, (400, "kind-unknown".into()));
}

#[test]
fn the_recorded_past_comes_from_the_record() {
    let server = Server::shop();
    let history = server
        .get(VIEWER, "/api/v1/history/recent?recorded=true")
        .ok();
    assert_eq!(history["labels"], json!(["in"]));
    assert_eq!(history["points"][0]["sizes"], json!([2]));
    let path = "/api/v1/flows/stage?from=2024-01-01&recorded=true";
    assert_eq!(
        server.get(VIEWER, path).refusal(),
        (422, "recorded-only-since".into())
    );
}

#[test]
fn webhooks_are_managed_by_administrators_alone_and_their_secrets_shown_once() {
    let server = Server::shop();
    let new = json!({"url": "https://example.com/in", "filter": {"definitions": ["big"]}});
    let refused = server.post(ANALYST, "/api/v1/webhooks", &new);
    assert_eq!(refused.status, 403);
    let made = server.post(ADMINISTRATOR, "/api/v1/webhooks", &new);
    assert_eq!(made.status, 201);
    let made = made.ok();
    assert!(made["secret"].as_str().unwrap().starts_with("whsec_"));
    let path = format!("/api/v1/webhooks/{}", made["id"].as_str().unwrap());
    let shown = server.get(ADMINISTRATOR, &path).ok();
    assert_eq!(shown.get("secret"), None);
    assert_eq!(shown["filter"]["definitions"], json!(["big"]));
    assert_eq!(shown["state"], "active");
    let listed = server.get(ADMINISTRATOR, "/api/v1/webhooks").ok();
    assert_eq!(listed["items"], json!([shown]));
    let deliveries = server
        .get(ADMINISTRATOR, &format!("{path}/deliveries"))
        .ok();
    assert_eq!(deliveries, json!({"items": [], "next": null}));
    let inside = json!({"url": "http://127.0.0.1:9/"});
    let refused = server
        .post(ADMINISTRATOR, "/api/v1/webhooks", &inside)
        .refusal();
    assert_eq!(refused, (400, "webhook-address-forbidden".into()));
    let enabled = server.post(ADMINISTRATOR, &format!("{path}/enable"), &json!({}));
    assert_eq!(enabled.status, 200);
    assert_eq!(server.delete_with(ADMINISTRATOR, &path, &[]).status, 204);
    let gone = server.get(ADMINISTRATOR, &path).refusal();
    assert_eq!(gone, (404, "webhook-unknown".into()));
    let audited = server.audited();
    for act in ["make-webhook", "change-webhook", "remove-webhook"] {
        assert!(audited.iter().any(|line| line.starts_with(act)), "{act}");
    }
}
