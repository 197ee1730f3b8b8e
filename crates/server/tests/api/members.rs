//! Who is in a group, page by page, and evaluation for small sets.

use serde_json::{Value, json};

use crate::server::{ANALYST, Server, VIEWER};
use crate::shop::{customer, order, submit};

fn names(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().unwrap().iter();
    items
        .map(|item| item["customer"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn members_come_by_name_with_how_many_there_are() {
    let server = Server::shop();
    let page = server.get(ANALYST, "/api/v1/members/segment/recent").ok();
    assert_eq!(names(&page), ["+8613987654321", "A"]);
    assert_eq!((&page["total"], &page["version"]), (&json!(2), &json!(1)));
    assert_eq!(page["items"][1]["name"], "王小明");
    assert_eq!(page["items"][1]["next_change"], json!(null));
    let timed = server
        .get(ANALYST, "/api/v1/members/segment/recent?next_change=true")
        .ok();
    // 30 days after the order of 1 March.
    assert_eq!(timed["items"][1]["next_change"], "2024-03-31T04:00:00Z");
    let out = server
        .get(ANALYST, "/api/v1/members/segment/recent?label=out")
        .ok();
    assert_eq!(names(&out), ["B", "C"]);
    let then = server
        .get(ANALYST, "/api/v1/members/segment/recent?as_of=2024-02-20")
        .ok();
    assert_eq!(names(&then), ["C"]);
}

#[test]
fn labels_and_values_are_members_too() {
    let server = Server::shop();
    let lately = server
        .get(ANALYST, "/api/v1/members/segmentation/stage?label=lately")
        .ok();
    assert_eq!(names(&lately), ["+8613987654321", "A"]);
    assert_eq!(lately["items"][0]["label"], "lately");
    let spend = server.get(ANALYST, "/api/v1/members/metric/spend").ok();
    assert_eq!(spend["items"][3]["value"], 450);
    let wrong = server.get(ANALYST, "/api/v1/members/segmentation/stage?label=late");
    assert_eq!(wrong.refusal(), (400, "label-unknown".into()));
    assert!(
        wrong.text().contains("lately, earlier, never"),
        "{}",
        wrong.text()
    );
    let unknown = server.get(ANALYST, "/api/v1/members/segment/recnt");
    assert_eq!(unknown.refusal(), (404, "definition-unknown-near".into()));
    let instant = server.get(ANALYST, "/api/v1/members/segment/recent?as_of=soon");
    assert_eq!(instant.refusal(), (400, "instant-malformed".into()));
}

#[test]
fn pages_stay_where_they_are_while_data_change() {
    for role in [ANALYST, VIEWER] {
        let server = Server::shop();
        let path = "/api/v1/members/segmentation/stage?limit=1";
        let mut page = server.get(role, path).ok();
        let as_of = page["as_of"].clone();
        let mut ids = vec![page["items"][0]["id"].clone()];
        while let Some(next) = page["next"].as_str() {
            // Somebody new, whose name comes before everybody on the pages behind.
            let new = format!("!{}", ids.len());
            let bought = order(&[customer(&new)], &new, "2024-03-14", "5", "web");
            submit(&server, vec![bought]);
            page = server.get(role, &format!("{path}&cursor={next}")).ok();
            assert_eq!(page["as_of"], as_of);
            ids.push(page["items"][0]["id"].clone());
        }
        let all = server
            .get(ANALYST, "/api/v1/members/segmentation/stage")
            .ok();
        let all = all["items"].as_array().unwrap().iter();
        let old = all.filter(|one| !one["customer"].as_str().unwrap().starts_with('!'));
        let old: Vec<Value> = old.map(|one| one["id"].clone()).collect();
        assert_eq!(ids, old, "{role}");
    }
}

#[test]
fn evaluation_answers_as_the_command_line_does() {
    let server = Server::shop();
    let asked = json!({"names": ["recent", "stage"], "as_of": "2024-02-20"});
    let answer = server.post(ANALYST, "/api/v1/eval", &asked).ok();
    assert_eq!(answer["results"][0]["definition"], "recent");
    assert_eq!(
        answer["results"][0]["customers"],
        json!([{"customer": "C", "member": true, "next_change": "2024-03-11T04:00:00Z"}])
    );
    let nobody = Server::empty()
        .post(ANALYST, "/api/v1/eval", &json!({}))
        .ok();
    assert_eq!(nobody["results"], json!([]));
    let unknown = server.post(ANALYST, "/api/v1/eval", &json!({"names": ["nothing"]}));
    assert_eq!(unknown.refusal(), (404, "definition-unknown".into()));
}
