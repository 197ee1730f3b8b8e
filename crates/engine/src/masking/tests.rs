//! How things look masked, and what is taken for personal.

use fenqun_model::language::parse;
use serde_json::json;

use super::*;

fn closed() -> Mask {
    Mask::default()
}

#[test]
fn telephone_numbers_and_addresses_have_a_stable_masked_form() {
    for (text, shown) in [
        ("+8613812345678", "138****5678"),
        ("13812345678", "138****5678"),
        ("138 1234 5678", "138****5678"),
        ("１３８１２３４５６７８", "138****5678"),
        ("+14155550123", "+141****0123"),
        ("021-62345678", "021****5678"),
        ("wang@example.com", "w***@example.com"),
        (
            "电话13812345678，请联系wang@example.com。",
            "电话138****5678，请联系w***@example.com。",
        ),
        ("customer:13812345678", "customer:138****5678"),
        ("phone:+8613812345678", "phone:138****5678"),
    ] {
        assert_eq!(closed().text(text), shown, "{text}");
    }
}

#[test]
fn numbers_that_reach_nobody_stay() {
    for text in [
        "12347",
        "2024-06-12T12:00:00Z",
        "2024-06-12 12:00",
        "1733000000000",
        "order-13812345678901",
        "a13812345678",
        "89.5",
        "C00012",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    ] {
        assert_eq!(closed().text(text), text);
    }
}

#[test]
fn names_show_their_first_character() {
    let mask = closed();
    assert_eq!(mask.attribute("name", &json!("王小明")), json!("王**"));
    assert_eq!(mask.attribute("first_name", &json!("Wendy")), json!("W***"));
    assert_eq!(
        mask.attribute("phone", &json!(13_812_345_678_u64)),
        json!("138****5678")
    );
    assert_eq!(mask.attribute("email", &json!(null)), json!(null));
    assert_eq!(mask.attribute("city", &json!("上海")), json!("上海"));
    assert_eq!(
        mask.attribute("address.city", &json!("上海")),
        json!("上海")
    );
    assert_eq!(
        mask.attribute("address", &json!({"street": "人民路"})),
        json!({"street": "人**"})
    );
}

#[test]
fn properties_are_masked_however_deep_but_products_keep_their_names() {
    let properties = json!({
        "amount": 99,
        "receiver": {"name": "王小明", "phone": "13812345678"},
        "items": [{"name": "龙井", "note": "打 13812345678"}],
        "context": {"ip": "10.1.2.3"},
    });
    let properties: Properties = serde_json::from_value(properties).unwrap();
    let shown = closed().properties(&properties);
    assert_eq!(
        json!(shown),
        json!({
            "amount": 99,
            "receiver": {"name": "王**", "phone": "138****5678"},
            "items": [{"name": "龙井", "note": "打 138****5678"}],
            "context": {"ip": "1***"},
        })
    );
}

#[test]
fn definitions_have_the_last_word_on_attributes() {
    let mask = Mask {
        open: false,
        declared: [("name".to_owned(), false), ("badge".to_owned(), true)].into(),
    };
    assert_eq!(
        mask.attribute("name", &json!("大华公司")),
        json!("大华公司")
    );
    assert_eq!(mask.attribute("badge", &json!("A-17")), json!("A***"));
}

#[test]
fn rules_that_look_at_personal_fields_are_found_out() {
    let field = |rule: &str| {
        let rule = parse(rule).unwrap();
        closed().personal_field(&rule, &DefinitionSet::default())
    };
    assert_eq!(field("phone starts with '138'").as_deref(), Some("phone"));
    assert_eq!(
        field("city = '上海' and not did(order where receiver.phone = '1')").as_deref(),
        Some("receiver.phone")
    );
    assert_eq!(
        field("note = 'wang@example.com'").as_deref(),
        Some("w***@example.com")
    );
    assert_eq!(field("did(order where name = '龙井')"), None);
    assert_eq!(field("city = '上海' and count(order, last 30d) > 1"), None);
}

#[test]
fn an_open_mask_changes_nothing() {
    let mask = Mask::open();
    assert_eq!(mask.text("13812345678"), "13812345678");
    assert_eq!(mask.attribute("phone", &json!("1")), json!("1"));
}
