//! Dead letters: kept, sent through again, dropped; and repeats of requests.

use serde_json::json;

use super::*;

fn batch(events: &[serde_json::Value]) -> String {
    json!({"batch": events}).to_string()
}

fn order(id: &str, amount: serde_json::Value) -> serde_json::Value {
    json!({"type": "track", "event": "order", "userId": "u", "messageId": id,
           "timestamp": "2026-11-01T00:00:00Z",
           "properties": {"amount": amount, "currency": "EUR"}})
}

const RATE: &str = "\
apiVersion: fenqun/v1
kind: Workspace
metadata: {name: workspace}
spec:
  time_zone: Asia/Shanghai
  currency: CNY
  country: CN
  rates: [{currency: EUR, from: 2026-01-01, rate: '8'}]
";

#[test]
fn good_events_count_and_bad_ones_wait_until_they_can() {
    let door = Door::new();
    let good = json!({"type": "identify", "userId": "u", "traits": {"city": "上海"}});
    let nobody = json!({"type": "track", "event": "order"});
    let request = batch(&[order("1", json!(10)), good, nobody, order("2", json!(5))]);
    let kept = door.send(Call::Batch, &request).unwrap();
    assert_eq!(kept.events, 1);
    let refused: Vec<(usize, &str)> = kept
        .refused
        .iter()
        .map(|refused| (refused.index, refused.reason.id()))
        .collect();
    assert_eq!(
        refused,
        [
            (0, "import-row-no-rate"),
            (2, "import-row-no-customer"),
            (3, "import-row-no-rate")
        ]
    );
    assert_eq!(door.values("u", "city"), [json!("上海")]);
    assert_eq!(door.events("u").len(), 0);
    let counts = door.ingest.catalog().dead_letter_counts().unwrap();
    assert_eq!(
        counts,
        [
            ("import-row-no-customer".to_owned(), 1),
            ("import-row-no-rate".to_owned(), 2)
        ]
    );
    // Nothing has changed: all stay.
    let none = Replayed {
        taken: 0,
        refused: 3,
    };
    assert_eq!(door.ingest.replay_all(None).unwrap(), none);
    // With a rate, the orders count at it.
    door.define(RATE);
    let some = Replayed {
        taken: 2,
        refused: 1,
    };
    assert_eq!(door.ingest.replay_all(None).unwrap(), some);
    door.ingest.hub.settle();
    let amounts: Vec<_> = door
        .events("u")
        .iter()
        .map(|e| e.properties["amount"].as_f64())
        .collect();
    assert_eq!(amounts, [Some(80.0), Some(40.0)]);
    let left = door.letters();
    assert_eq!(left.len(), 1);
    assert!(door.ingest.drop_letter(&left[0].id).unwrap());
    assert!(!door.ingest.drop_letter(&left[0].id).unwrap());
    assert_eq!(door.letters(), []);
}

#[test]
fn one_letter_is_sent_through_alone_and_takes_its_new_reason() {
    let door = Door::new();
    door.put_aside(Call::Batch, &batch(&[order("1", json!(10))]));
    let letter = door.letters().remove(0);
    assert_eq!(letter.body, order("1", json!(10)).to_string());
    assert_eq!(door.ingest.replay("nonsense").unwrap(), None);
    door.define(RATE);
    let replayed = door.ingest.replay(&letter.id).unwrap().unwrap();
    assert_eq!((replayed.taken, replayed.refused), (1, 0));
    door.ingest.hub.settle();
    assert_eq!(door.events("u").len(), 1);
    assert_eq!(door.letters(), []);
}

#[test]
fn a_repeated_request_leaves_one_event_and_one_letter() {
    let door = Door::new();
    let request = |sent: &str| {
        json!({
            "sentAt": sent,
            "batch": [
                {"type": "track", "event": "look", "userId": "u"},
                {"type": "track", "event": "look"},
            ],
        })
        .to_string()
    };
    for sent in ["2026-11-21T19:59:59Z", "2026-11-21T20:00:03Z"] {
        door.put_aside(Call::Batch, &request(sent));
    }
    // Without an id, what the event says is its id.
    assert_eq!(door.events("u").len(), 1);
    let letters = door.letters();
    assert_eq!((letters.len(), letters[0].times), (1, 2));
}

#[test]
fn the_first_value_of_an_attribute_decides_its_kind() {
    let door = Door::new();
    let identify = |value: serde_json::Value| {
        json!({"userId": "u", "traits": {"score": value, "at": {"home": value}}}).to_string()
    };
    door.accept(Call::Identify, &identify(json!(12)));
    door.accept(Call::Identify, &identify(json!(12.5)));
    door.accept(Call::Identify, &identify(json!(null)));
    assert_eq!(
        door.put_aside(Call::Identify, &identify(json!("12"))),
        "ingest-other-kind"
    );
    // Declared otherwise, the declared type holds.
    door.define(
        "apiVersion: fenqun/v1\nkind: Attribute\nmetadata: {name: score}\nspec: {type: integer}\n",
    );
    let score = |value| json!({"userId": "v", "traits": {"score": value}}).to_string();
    assert_eq!(
        door.put_aside(Call::Identify, &score(json!(1.5))),
        "import-row-wrong-type"
    );
    door.accept(Call::Identify, &score(json!(2)));
}

#[test]
fn when_there_is_no_room_for_letters_the_client_is_told() {
    let door = Door::with(IngestSettings {
        letters: 2,
        ..IngestSettings::default()
    });
    let bad = |n: u32| json!({"type": "track", "event": format!("e{n}")});
    let good = json!({"type": "track", "event": "look", "userId": "u", "messageId": "1"});
    door.send(Call::Batch, &batch(&[bad(1), bad(2)])).unwrap();
    // The same ones again take no room.
    door.send(Call::Batch, &batch(&[bad(1)])).unwrap_err();
    let full = door.refused(Call::Batch, &batch(&[good.clone(), bad(3)]));
    let Refusal::LettersFull(message) = full else {
        panic!("{full:?}")
    };
    assert_eq!(message.id(), "ingest-letters-full");
    assert_eq!(door.events("u").len(), 0);
    // What needs no room is taken.
    door.accept(Call::Batch, &batch(&[good]));
    let first = door.letters().remove(0);
    door.ingest.drop_letter(&first.id).unwrap();
    door.send(Call::Batch, &batch(&[bad(3)])).unwrap();
}

#[test]
fn letters_of_an_erased_customer_go_with_them() {
    let door = Door::new();
    let known = json!({"type": "identify", "userId": 7001, "anonymousId": "visitor",
        "context": {"externalIds": [{"type": "phone", "id": "13812345678"}]}});
    door.accept(Call::Batch, &batch(&[known]));
    let bad = |event: &str, who: serde_json::Value| json!({"type": "track", "event": event, "timestamp": "soon", "userId": "other", "x": [who]});
    let letters = [
        bad("1", json!("7001")),
        bad("2", json!(7001)),
        bad("3", json!("+86 138 1234 5678")),
        bad("4", json!({"deep": "visitor"})),
        bad("stays", json!("70011")),
    ];
    door.send(Call::Batch, &batch(&letters)).unwrap();
    let hub = &door.ingest.hub;
    let forget = |workspace: &mut Workspace| workspace.forget("7001");
    hub.change(Cause::Erasure, forget).unwrap();
    let left: Vec<String> = door
        .letters()
        .into_iter()
        .map(|letter| letter.body)
        .collect();
    assert_eq!(left, [letters[4].to_string()]);
}
