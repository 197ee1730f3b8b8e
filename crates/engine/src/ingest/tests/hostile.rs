//! Requests that no library sends.

use serde_json::{Value, json};

use super::*;

fn malformed(door: &Door, call: Call, text: &str) -> Message {
    match door.refused(call, text) {
        Refusal::Malformed(message) => message,
        other => panic!("{text}: {other:?}"),
    }
}

fn event(properties: &str) -> String {
    format!(r#"{{"type":"track","event":"look","userId":"u","properties":{properties}}}"#)
}

fn batch(events: &[String]) -> String {
    format!(r#"{{"batch":[{}]}}"#, events.join(","))
}

#[test]
fn what_is_no_request_is_refused_with_the_place() {
    let door = Door::new();
    for (text, line, column) in [
        ("", 1, 0),
        ("nonsense", 1, 2),
        ("{\"batch\":\n [{]}", 2, 4),
        ("[]", 1, 0),
        ("{\"batch\":[{}]", 1, 13),
        ("{\"batch\":[{}]} more", 1, 16),
        ("{\"batch\":7}", 1, 10),
    ] {
        let message = malformed(&door, Call::Batch, text);
        assert_eq!(message.id(), "ingest-not-json", "{text}");
        let shown = message.to_string();
        let place = format!("line {line}, column {column}");
        assert!(shown.contains(&place), "{text}: {shown}");
    }
    for text in ["{}", "{\"batch\":[]}", "{\"batch\":null}"] {
        assert_eq!(
            malformed(&door, Call::Batch, text).id(),
            "ingest-batch-empty"
        );
    }
    assert_eq!(malformed(&door, Call::Track, "[1]").id(), "ingest-not-json");
}

#[test]
fn a_broken_event_breaks_no_other() {
    let door = Door::new();
    let deep = format!("{}1{}", "[".repeat(40), "]".repeat(40));
    let deeper = format!("{}1{}", "[".repeat(9_000), "]".repeat(9_000));
    for (bad, code) in [
        ("null".to_owned(), "import-row-not-json"),
        ("7".to_owned(), "import-row-not-json"),
        ("{}".to_owned(), "import-row-unknown-shape"),
        (
            r#"{"type":"dance","userId":"u"}"#.to_owned(),
            "import-row-unknown-shape",
        ),
        (
            r#"{"type":"track","userId":"u"}"#.to_owned(),
            "import-row-no-event-name",
        ),
        (
            r#"{"type":"track","event":"x","userId":null}"#.to_owned(),
            "import-row-no-customer",
        ),
        (event(r#"{"a":"\ud800"}"#), "import-row-not-json"),
        (event(r#"{"a":1e999}"#), "import-row-not-json"),
        (event(&format!(r#"{{"a":{deep}}}"#)), "import-row-too-deep"),
        (
            event(&format!(r#"{{"a":{deeper}}}"#)),
            "import-row-not-json",
        ),
        (
            event(&format!(r#"{{"a":"{}"}}"#, "x".repeat(33_000))),
            "ingest-event-too-large",
        ),
        (
            format!(
                r#"{{"type":"track","event":"x","userId":"{}"}}"#,
                "u".repeat(300)
            ),
            "import-row-bad-identifier",
        ),
    ] {
        let good = |n: u32| {
            format!(r#"{{"type":"track","event":"good","userId":"g","messageId":"{code}{n}"}}"#)
        };
        let before = door.events("g").len();
        let kept = door
            .send(Call::Batch, &batch(&[good(1), bad.clone(), good(2)]))
            .unwrap();
        assert_eq!(kept.refused.len(), 1, "{code}");
        assert_eq!(kept.refused[0].reason.id(), code, "{bad:.80}");
        assert_eq!(kept.refused[0].index, 1);
        assert!(door.events("g").len() >= before.max(2));
        let letter = door.letters().into_iter().find(|letter| letter.body == bad);
        assert!(letter.is_some(), "{code}: the event is kept as it came");
    }
}

#[test]
fn strange_values_are_kept_as_they_are() {
    let door = Door::new();
    let odd = r#"{"big":123456789012345678901234567890,"small":-0.000000001,"int":9007199254740993,
        "third":0.3333333333333333,"nul":"a\u0000b","nul\u0000name":1,"":"empty","tab":"a\tb",
        "cafe":"Cafe\u0301","list":[1,"a",null,{"b":[]}],"yes":true,"none":null,"deep":{"a":{"b":1}}}"#;
    door.accept(Call::Batch, &batch(&[event(odd)]));
    let found = door.events("u").remove(0).properties;
    let mut sent: Value = serde_json::from_str(odd).unwrap();
    // Normal form C; null is no value.
    sent["cafe"] = json!("Caf\u{e9}");
    let sent = sent.as_object_mut().unwrap();
    sent.remove("none");
    for (name, value) in sent {
        assert_eq!(found.get(name.as_str()), Some(&*value), "{name:?}");
    }
}

#[test]
fn limits_are_said_in_numbers() {
    let door = Door::new();
    let events: Vec<String> = (0..2501).map(|_| "{}".to_owned()).collect();
    let Refusal::TooLarge(message) = door.refused(Call::Batch, &batch(&events)) else {
        panic!()
    };
    assert_eq!(
        message.to_string(),
        "The batch holds 2,501 events; at most 2,500 are taken at once. Split it."
    );
    let single = event(&format!(r#"{{"a":"{}"}}"#, "x".repeat(33_000)));
    let Refusal::TooLarge(message) = door.refused(Call::Track, &single) else {
        panic!()
    };
    assert_eq!(message.id(), "ingest-event-too-large");
}

#[test]
fn bodies_are_unpacked_within_limits() {
    use std::io::Write;
    let pack = |bytes: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(vec![], flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    };
    assert_eq!(unpack(pack(b"{}"), 100).unwrap(), "{}");
    assert_eq!(unpack(b"\xef\xbb\xbf{}".to_vec(), 100).unwrap(), "{}");
    let code = |refusal: Result<String, Refusal>| match refusal.unwrap_err() {
        Refusal::Malformed(message) | Refusal::TooLarge(message) => message.id(),
        other => panic!("{other:?}"),
    };
    // A gigabyte of zeros in a megabyte.
    let bomb = pack(&vec![b' '; 64 << 20]);
    assert!(bomb.len() < 100_000);
    assert_eq!(code(unpack(bomb, 1000)), "ingest-request-too-large");
    assert_eq!(
        code(unpack(vec![b' '; 1001], 1000)),
        "ingest-request-too-large"
    );
    let mut cut = pack(b"{}");
    cut.truncate(12);
    assert_eq!(code(unpack(cut, 100)), "ingest-gzip-broken");
    assert_eq!(
        code(unpack(b"{\"a\":\"\xff\"}".to_vec(), 100)),
        "ingest-not-utf8"
    );
}

#[test]
fn a_context_around_a_batch_counts_for_every_event() {
    let door = Door::new();
    let request = json!({
        "context": {"traits": {"plan": "gold", "city": "x"},
                    "externalIds": [{"type": "email", "id": "Li@Example.com"}]},
        "batch": [
            {"type": "identify", "userId": "u", "traits": {"city": "上海"}, "context": null},
            {"type": "track", "event": "look", "userId": "v",
             "context": {"traits": {"plan": "free"}, "externalIds": []}},
        ],
    });
    door.accept(Call::Batch, &request.to_string());
    assert_eq!(door.values("u", "plan"), [json!("gold")]);
    assert_eq!(door.values("u", "city"), [json!("上海")]);
    assert_eq!(door.values("li@example.com", "plan"), [json!("gold")]);
    assert_eq!(door.values("v", "plan"), [json!("free")]);
}

#[test]
fn a_million_names_of_properties_are_kept_and_cost_no_columns() {
    let door = Door::new();
    let (requests, events, names) = (40, 25, 1_000);
    for request in 0..requests {
        let events: Vec<String> = (0..events)
            .map(|at| {
                let first = (request * events + at) * names;
                let fields: Vec<String> = (first..first + names).map(|n| format!("\"p{n}\":{n}")).collect();
                let id = request * 1_000 + at;
                format!(
                    r#"{{"type":"track","event":"look","userId":"u{request}","messageId":"{id}","properties":{{{}}}}}"#,
                    fields.join(",")
                )
            })
            .collect();
        door.accept(Call::Batch, &batch(&events));
    }
    let last = door.events(&format!("u{}", requests - 1)).pop().unwrap();
    assert_eq!(last.properties.len(), names);
    assert_eq!(last.properties["p999999"], json!(999_999));
    let known = door.ingest.hub.read(|workspace| workspace.store.schema());
    let known: usize = known.events.values().map(|paths| paths.len()).sum();
    assert!(known <= 20_000, "{known}");
}
