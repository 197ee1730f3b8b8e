//! Groups laid over each other, and what needs attention.

use serde_json::{Value, json};

use crate::server::{ANALYST, Server, VIEWER};

#[test]
fn every_combination_is_counted_and_has_a_rule_that_catches_it() {
    let server = Server::shop();
    let asked = json!({"sets": [{"segment": "recent"}, {"segment": "big"}, {"rule": "city = '上海'"},
        {"segment": "staticlist/staff"}]});
    let overlap = server.post(VIEWER, "/api/v1/overlap", &asked).ok();
    assert_eq!(overlap["customers"], 4);
    let sizes: Vec<u64> = overlap["sets"]
        .as_array()
        .unwrap()
        .iter()
        .map(|set| set["customers"].as_u64().unwrap())
        .collect();
    assert_eq!(sizes, [2, 3, 2, 2]);
    assert_eq!(overlap["sets"][0]["rule"], "in segment('recent')");
    assert_eq!(overlap["sets"][3]["rule"], "in list('staff')");
    assert_eq!(overlap["sets"][1]["title"]["zh"], "大客户");
    let regions = overlap["regions"].as_array().unwrap();
    let sets: Vec<String> = regions
        .iter()
        .map(|region| region["sets"].to_string())
        .collect();
    assert_eq!(sets, ["[0,1,2]", "[0,3]", "[1]", "[1,2,3]"]);
    for region in regions {
        let asked = json!({"rule": region["rule"]});
        let counted = server.post(VIEWER, "/api/v1/preview", &asked).ok();
        assert_eq!(counted["count"], region["customers"], "{region}");
    }
}

#[test]
fn one_set_has_two_sides() {
    let server = Server::shop();
    let asked = json!({"sets": [{"segment": "recent"}], "as_of": "2024-02-20"});
    let overlap = server.post(VIEWER, "/api/v1/overlap", &asked).ok();
    let sides = json!([{"sets": [], "customers": 3, "rule": "not in segment('recent')"},
        {"sets": [0], "customers": 1, "rule": "in segment('recent')"}]);
    assert_eq!(overlap["regions"], sides);
}

#[test]
fn what_cannot_be_laid_over_each_other_is_refused() {
    let server = Server::shop();
    let refused = |sets: Value| {
        let asked = json!({ "sets": sets });
        server.post(VIEWER, "/api/v1/overlap", &asked).refusal().1
    };
    assert_eq!(refused(json!([])), "overlap-sets");
    let seven: Vec<Value> = (0..7).map(|_| json!({"segment": "big"})).collect();
    assert_eq!(refused(Value::Array(seven)), "overlap-sets");
    assert_eq!(refused(json!([{}])), "http-segment-or-rule");
    assert_eq!(
        refused(json!([{"segment": "big", "rule": "did(order)"}])),
        "http-segment-or-rule"
    );
    assert_eq!(refused(json!([{"rule": "did("}])), "rule-wrong");
    assert_eq!(
        refused(json!([{"segment": "stage"}])),
        "preview-against-labels"
    );
    assert_eq!(
        refused(json!([{"rule": "name = '王小明'"}])),
        "rule-reads-personal"
    );
}

/// Asks until how it was a week ago is known.
fn attention(server: &Server, role: &str) -> Value {
    loop {
        let found = server.get(role, "/api/v1/attention").ok();
        if found["complete"] == true {
            return found;
        }
        std::thread::yield_now();
    }
}

#[test]
fn what_needs_attention_is_told_in_plain_words_with_what_it_is_about() {
    let server = Server::shop();
    assert_eq!(
        attention(&server, VIEWER)["items"],
        json!([]),
        "all is well"
    );
    server
        .apply("apiVersion: fenqun/v1\nkind: Segmentation\nmetadata: {name: rfm, title: {en: Worth}}\nspec: {method: rfm, recency: since(last(order)), frequency: count(order), monetary: spend}\n")
        .ok();
    let found = attention(&server, VIEWER);
    let many = &found["items"][0];
    assert_eq!(many["code"], "attention-many-labels");
    assert_eq!(many["severity"], "note");
    let title = many["title"].as_str().unwrap();
    assert!(
        title.starts_with("\"Worth\" divides customers into 11 groups."),
        "{title}"
    );
    let target = json!({"kind": "definition", "definition_kind": "Segmentation", "name": "rfm"});
    assert_eq!(many["target"], target);
    let chinese = [("accept-language", "zh-CN")];
    let found = server.get_with(VIEWER, "/api/v1/attention", &chinese).ok();
    assert!(
        found["items"][0]["title"]
            .as_str()
            .unwrap()
            .contains("11 组")
    );
}

#[test]
fn sizes_of_definitions_come_with_those_of_a_week_ago() {
    let server = Server::shop();
    attention(&server, VIEWER);
    let listed = server.get(ANALYST, "/api/v1/definitions?sizes=true").ok();
    let items = listed["items"].as_array().unwrap();
    let sizes =
        |name: &str| items.iter().find(|item| item["name"] == name).unwrap()["sizes"].clone();
    // A week before, C had bought within 30 days and the kiosk's customer had not come yet.
    assert_eq!(
        sizes("recent"),
        json!([{"label": "in", "customers": 2, "week_ago": 2}])
    );
    assert_eq!(
        sizes("big"),
        json!([{"label": "in", "customers": 3, "week_ago": 3}])
    );
    let then = server
        .get(VIEWER, "/api/v1/breakdown/stage?as_of=2024-03-08T00:00:00Z")
        .ok();
    let parts = then["labels"].as_array().unwrap().iter();
    let expected: Vec<(Value, Value)> = parts
        .map(|part| (part["label"].clone(), part["customers"].clone()))
        .collect();
    let stage = sizes("stage");
    let found: Vec<(Value, Value)> = stage
        .as_array()
        .unwrap()
        .iter()
        .map(|size| (size["label"].clone(), size["week_ago"].clone()))
        .collect();
    assert_eq!(found, expected);
}
