//! When things happened, by clocks that are right and clocks that are not.

use serde_json::json;

use super::*;

/// When the one event of a customer happened.
fn at(event: serde_json::Value) -> String {
    let door = Door::new();
    let mut event = event;
    event["event"] = "look".into();
    event["userId"] = "u".into();
    door.accept(Call::Track, &event.to_string());
    door.events("u")[0].occurred_at.to_string()
}

#[test]
fn the_time_given_is_taken_as_it_is() {
    for (given, expect) in [
        ("2024-01-02T03:04:05.678Z", "2024-01-02T03:04:05.678Z"),
        ("2024-01-02T03:04:05.678+00:00", "2024-01-02T03:04:05.678Z"),
        (
            "2024-01-02T03:04:05.678912+00:00",
            "2024-01-02T03:04:05.678Z",
        ),
        ("2024-01-02T11:04:05+08:00", "2024-01-02T03:04:05Z"),
        // Without an offset it is the workspace's zone, as in files.
        ("2024-01-02T11:04:05", "2024-01-02T03:04:05Z"),
    ] {
        // However far off the sender's clock is.
        let sent = "2027-01-01T00:00:00Z";
        assert_eq!(at(json!({"timestamp": given, "sentAt": sent})), expect);
    }
}

#[test]
fn the_clock_of_the_sender_is_set_right_when_it_says_so() {
    // Ten seconds before sending, by a clock that is a year behind.
    let event = json!({
        "timestamp": null,
        "originalTimestamp": "2025-11-21T10:00:00Z",
        "sentAt": "2025-11-21T10:00:10Z",
    });
    assert_eq!(at(event), "2026-11-21T19:59:50Z");
    let event = json!({"originalTimestamp": "2025-11-21T10:00:00Z"});
    assert_eq!(at(event), "2025-11-21T10:00:00Z");
    // A call without a time happened when it came.
    assert_eq!(at(json!({})), "2026-11-21T20:00:00Z");
    assert_eq!(
        at(json!({"sentAt": "2020-01-01T00:00:00Z"})),
        "2026-11-21T20:00:00Z"
    );
}

#[test]
fn a_batch_says_for_all_when_it_was_sent() {
    let door = Door::new();
    let batch = json!({
        "sentAt": "2025-11-21T10:00:10Z",
        "batch": [
            {"type": "track", "event": "a", "userId": "u", "messageId": "1",
             "originalTimestamp": "2025-11-21T10:00:00Z"},
            {"type": "track", "event": "b", "userId": "u", "messageId": "2",
             "originalTimestamp": "2025-11-21T10:00:00Z", "sentAt": "2025-11-21T10:00:05Z"},
        ],
    });
    door.accept(Call::Batch, &batch.to_string());
    let times: Vec<String> = door
        .events("u")
        .iter()
        .map(|e| e.occurred_at.to_string())
        .collect();
    assert_eq!(times, ["2026-11-21T19:59:50Z", "2026-11-21T19:59:55Z"]);
}

#[test]
fn the_future_is_kept_and_the_absurd_is_put_aside() {
    let door = Door::new();
    let event = |at: &str| json!({"userId": "u", "event": "look", "timestamp": at}).to_string();
    door.accept(Call::Track, &event("2027-11-20T00:00:00Z"));
    door.accept(Call::Track, &event("1997-06-01T00:00:00Z"));
    for (at, code) in [
        ("1970-01-01T00:00:00Z", "ingest-too-early"),
        ("1989-12-31T23:59:59Z", "ingest-too-early"),
        ("2027-11-23T00:00:00Z", "ingest-too-late"),
        ("2999-12-31T23:59:59Z", "ingest-too-late"),
        ("soon", "import-row-not-time"),
    ] {
        assert_eq!(door.put_aside(Call::Track, &event(at)), code, "{at}");
    }
    assert_eq!(door.events("u").len(), 2);
    assert_eq!(door.letters().len(), 5);
    let reasons: Vec<String> = door
        .letters()
        .iter()
        .map(|letter| reason_of(letter, fenqun_model::Language::English))
        .collect();
    assert!(
        reasons.iter().any(|reason| reason
            == "2999-12-31T23:59:59Z is after 2027-11-22T20:00:00Z: the clock of the sender is wrong"),
        "{reasons:?}"
    );
}
