//! Rules while they are built: read, written, suggested for, previewed.

use serde_json::{Value, json};

use crate::server::{ANALYST, Server, VIEWER};

#[test]
fn text_and_tree_are_the_same_rule() {
    let server = Server::shop();
    let parsed = server
        .post(
            VIEWER,
            "/api/v1/rules/parse",
            &json!({"rule": "did(order,last 30d)  and not city='上海'"}),
        )
        .ok();
    assert_eq!(
        parsed["rule"],
        "did(order, last 30d) and not (city = '上海')"
    );
    assert_eq!(parsed["tree"]["type"], "and");
    assert_eq!(parsed["problems"], json!([]));
    assert_eq!(
        parsed["plain"],
        "at least one order in the last 30 days, and city is not “上海”"
    );
    let conditions = parsed["conditions"].as_array().unwrap();
    assert_eq!(
        conditions[0],
        json!({"condition": "did(order, last 30d)", "depth": 1,
            "plain": "at least one order in the last 30 days"})
    );
    let printed = server
        .post(
            VIEWER,
            "/api/v1/rules/print",
            &json!({"tree": parsed["tree"]}),
        )
        .ok();
    for field in ["rule", "plain", "conditions"] {
        assert_eq!(printed[field], parsed[field], "{field}");
    }
}

#[test]
fn a_rule_that_cannot_be_read_says_where_and_what_was_expected() {
    let server = Server::shop();
    let parsed = server
        .post(
            VIEWER,
            "/api/v1/rules/parse",
            &json!({"rule": "count(order, last 30d) >"}),
        )
        .ok();
    assert_eq!(
        [&parsed["tree"], &parsed["plain"], &parsed["conditions"]],
        [&json!(null), &json!(null), &json!([])]
    );
    let problem = &parsed["problems"][0];
    assert_eq!(problem["column"], 25);
    assert_eq!(
        problem["place"],
        "count(order, last 30d) >\n                        ^"
    );
    assert!(
        problem["title"].as_str().unwrap().contains("expected"),
        "{problem}"
    );
}

#[test]
fn a_rule_that_can_be_read_is_checked_against_everything_else() {
    let server = Server::shop();
    let parsed = server
        .post(
            VIEWER,
            "/api/v1/rules/parse",
            &json!({"rule": "in segment('recnt')"}),
        )
        .ok();
    assert_eq!(parsed["tree"]["type"], "in_segment");
    let problem = parsed["problems"][0]["title"].as_str().unwrap();
    assert!(problem.contains("recent"), "{problem}");
    // Nobody named the rule, so neither does the answer.
    assert!(!problem.contains("preview"), "{problem}");
}

#[test]
fn the_list_says_segments_in_plain_words() {
    let server = Server::shop();
    let list = server.get(VIEWER, "/api/v1/definitions?kind=Segment").ok();
    let items = list["items"].as_array().unwrap();
    let recent = items.iter().find(|item| item["name"] == "recent").unwrap();
    let plain = recent["plain"].as_str().unwrap();
    assert!(plain.contains("order"), "{plain}");
    let lists = server.get(VIEWER, "/api/v1/definitions?kind=Metric").ok();
    assert_eq!(lists["items"][0]["plain"], Value::Null);
}

#[test]
fn a_preview_is_an_exact_difference_with_a_count_for_each_condition() {
    let server = Server::shop();
    let asked = json!({"rule": "spend >= 180 and did(order, last 45d)", "against": "recent"});
    let preview = server.post(ANALYST, "/api/v1/preview", &asked).ok();
    assert_eq!(
        (&preview["count"], &preview["customers"]),
        (&json!(2), &json!(4))
    );
    assert_eq!(
        preview["conditions"],
        json!([
            {"condition": "spend >= 180", "depth": 1, "count": 3,
             "plain": "Spend is at least ¥180"},
            {"condition": "did(order, last 45d)", "depth": 1, "count": 3,
             "plain": "at least one order in the last 45 days"},
        ])
    );
    let against = &preview["against"];
    assert_eq!(
        (&against["count"], &against["joins"], &against["leaves"]),
        (&json!(2), &json!(1), &json!(1))
    );
    assert_eq!(against["joining"][0]["customer"], "C");
    assert_eq!(against["leaving"][0]["customer"], "+8613987654321");
    let names: Vec<_> = preview["sample"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["name"])
        .collect();
    assert!(names.contains(&&json!("王小明")), "{names:?}");
    assert_eq!(preview["tree"]["type"], "and");
    assert_eq!(preview["as_of"], "2024-03-15T00:00:00Z");
}

#[test]
fn a_preview_that_cannot_be_made_says_why() {
    let server = Server::shop();
    let refused = |body| server.post(ANALYST, "/api/v1/preview", &body).refusal();
    assert_eq!(
        refused(json!({"rule": "spend >"})),
        (422, "rule-wrong".into())
    );
    assert_eq!(
        refused(json!({"rule": "did(order)", "as_of": "tomorrow"})),
        (400, "instant-malformed".into())
    );
    assert_eq!(
        refused(json!({"rule": "did(order)", "against": "recnt"})),
        (404, "definition-unknown-near".into())
    );
    assert_eq!(
        refused(json!({"rule": "did(order)", "against": "stage"})),
        (422, "preview-against-labels".into())
    );
    assert_eq!(refused(json!({})), (400, "http-rule-or-tree".into()));
}

#[test]
fn suggestions_come_from_the_data() {
    let server = Server::shop();
    let words = server.get(VIEWER, "/api/v1/schema").ok();
    let order = &words["events"][0];
    assert_eq!(order["name"], "order");
    assert!(order["properties"].as_array().unwrap().contains(&json!({
        "name": "channel", "title": {"zh": "渠道", "en": "channel"},
        "type": "text", "personal": false
    })));
    assert_eq!(order["title"], json!({"zh": "下单", "en": "order"}));
    let attributes: Vec<_> = words["attributes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["name"], &one["personal"]))
        .collect();
    assert_eq!(
        attributes,
        [
            (&json!("city"), &json!(false)),
            (&json!("name"), &json!(true)),
            (&json!("phone"), &json!(true)),
        ]
    );
    let stage = &words["segmentations"][1];
    assert_eq!(stage["labels"][0]["title"]["zh"], "近期");
    assert_eq!(stage["labels"].as_array().unwrap().len(), 3);
    let values = server
        .get(VIEWER, "/api/v1/schema/values?event=order&property=channel")
        .ok();
    assert_eq!(values["values"][0], json!({"value": "web", "count": 3}));
    assert_eq!(values["complete"], true);
    let cities = server
        .get(VIEWER, "/api/v1/schema/values?attribute=city")
        .ok();
    // C moved, so nobody but B is in Beijing.
    assert_eq!(
        cities["values"],
        json!([{"value": "上海", "count": 2}, {"value": "北京", "count": 1}])
    );
    let items = server
        .get(
            VIEWER,
            "/api/v1/schema/values?event=order&property=items.category&q=%E8%8C%B6",
        )
        .ok();
    assert_eq!(items["values"][0], json!({"value": "茶", "count": 5}));
    let nothing = server.get(VIEWER, "/api/v1/schema/values");
    assert_eq!(nothing.refusal(), (400, "http-values-of-what".into()));
}

#[test]
fn an_empty_workspace_suggests_nothing() {
    let server = Server::empty();
    let words = server.get(VIEWER, "/api/v1/schema").ok();
    assert_eq!(
        (&words["events"], &words["attributes"]),
        (&json!([]), &json!([]))
    );
    let preview = server
        .post(ANALYST, "/api/v1/preview", &json!({"rule": "did(order)"}))
        .ok();
    assert_eq!(
        (&preview["count"], &preview["customers"]),
        (&json!(0), &json!(0))
    );
}
