//! Files of tracking calls.

use fenqun_connectors::guess;
use fenqun_model::Instant;
use fenqun_model::definition::SourceKind;
use fenqun_model::identifier::IdentifierKind;
use fenqun_model::row::Row;

use crate::{file, import};

fn calls(content: &str) -> (Vec<Row>, String) {
    let (_folder, path) = file("calls.jsonl", content);
    let spec = guess(&path, SourceKind::Events).unwrap().spec;
    let imported = import(&[path], &spec);
    (imported.calls, imported.rejects)
}

#[test]
fn calls_become_rows() {
    let (rows, rejects) = calls(concat!(
        r#"{"type":"identify","userId":"u1","traits":{"city":"上海","plan":null},"context":{"traits":{"city":"x","age":30}}}"#,
        "\n",
        r#"{"type":"track","userId":"u1","event":"order","timestamp":"2024-06-12T12:00:00Z","messageId":"m1","properties":{"amount":12.5}}"#,
        "\n",
        r#"{"type":"page","anonymousId":"a1","name":"Home","timestamp":"2024-06-12T12:00:00Z"}"#,
        "\n",
        r#"{"type":"alias","userId":"u1","previousId":"a1"}"#,
        "\n",
        r#"{"type":"track","userId":"u1","event":"order"}"#,
        "\n",
        r#"{"type":"dance","userId":"u1"}"#,
        "\n",
        "{broken\n",
    ));
    let Row::Traits(traits) = &rows[0] else {
        panic!()
    };
    assert_eq!(traits.occurred_at, Instant::MIN);
    assert_eq!(
        serde_json::json!(traits.values),
        serde_json::json!({"age":30,"city":"上海","plan":null})
    );
    let Row::Event(order) = &rows[1] else {
        panic!()
    };
    assert_eq!((order.id.as_str(), order.name.as_str()), ("m1", "order"));
    let Row::Event(page) = &rows[2] else { panic!() };
    assert_eq!((page.name.as_str(), page.id.len()), ("page", 32));
    assert_eq!(page.who[0].kind, IdentifierKind::Anonymous);
    let kinds: Vec<IdentifierKind> = rows[3].who().iter().map(|id| id.kind).collect();
    assert_eq!(kinds, [IdentifierKind::Customer, IdentifierKind::Anonymous]);
    for code in [
        "import-row-no-time",
        "import-row-unknown-shape",
        "import-row-not-json",
    ] {
        assert!(rejects.contains(code), "{rejects}");
    }
}

#[test]
fn foreign_money_is_converted() {
    let (rows, _) = calls(
        r#"{"type":"track","userId":"u1","event":"order","timestamp":"2024-06-12T12:00:00Z","properties":{"amount":10,"currency":"USD","products":[{"price":5,"quantity":2}]}}"#,
    );
    let Row::Event(order) = &rows[0] else {
        panic!()
    };
    let expect = serde_json::json!({
        "amount": 71.0, "currency": "CNY", "original_currency": "USD",
        "products": [{"price": 35.5, "quantity": 2}],
    });
    assert_eq!(serde_json::json!(order.properties), expect);
}
