//! Many clients at once, and more than can be taken.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use fenqun_engine::access::Right;
use fenqun_engine::live::HubSettings;
use serde_json::json;

use crate::server::Server;

fn batch(client: usize, number: usize) -> String {
    let events = (0..20).map(|event| {
        json!({"type": "track", "event": "look", "userId": format!("c{client}"),
            "messageId": format!("{client}-{number}-{event}")})
    });
    json!({"batch": events.collect::<Vec<_>>()}).to_string()
}

#[test]
fn fifty_clients_at_once_lose_nothing() {
    let server = Server::new();
    let bodies = (0..50).flat_map(|client| (0..4).map(move |number| batch(client, number)));
    for answer in server.post_at_once("/v1/batch", bodies.collect()) {
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    }
    for client in 0..50 {
        let ids: BTreeSet<String> = server
            .events(&format!("c{client}"))
            .into_iter()
            .map(|(_, id)| id)
            .collect();
        assert_eq!(ids.len(), 80, "{client}");
    }
}

#[test]
fn under_overload_clients_are_sent_away_and_every_acknowledged_event_is_there() {
    let settings = HubSettings {
        backlog_bytes: 0,
        ..HubSettings::default()
    };
    let server = Server::with(settings, &[Right::See, Right::Import]);
    let bodies: Vec<String> = (0..50).map(|client| batch(client, 0)).collect();
    let answers = server.post_at_once("/v1/batch", bodies);
    let mut refused = 0;
    for (client, answer) in answers.iter().enumerate() {
        let there = server.events(&format!("c{client}")).len();
        match answer.status {
            StatusCode::OK => assert_eq!(there, 20, "{client}"),
            StatusCode::TOO_MANY_REQUESTS => {
                refused += 1;
                assert_eq!(there, 0, "{client}");
                assert_eq!(answer.code(), "ingest-overload");
                let seconds: u64 = answer.header("retry-after").parse().unwrap();
                assert!(seconds >= 1);
            }
            other => panic!("{other}: {answer:?}"),
        }
    }
    assert!(refused > 0, "fifty at once were too few");
}
