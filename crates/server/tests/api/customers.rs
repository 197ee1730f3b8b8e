//! Customers: found, shown, explained.

use serde_json::{Value, json};

use crate::server::{ANALYST, Server};

fn found(server: &Server, q: &str) -> Vec<String> {
    let page = server
        .get(ANALYST, &format!("/api/v1/customers?q={q}"))
        .ok();
    assert_eq!(page["complete"], true);
    let items = page["items"].as_array().unwrap().iter();
    items
        .map(|item| item["customer"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn customers_are_found_by_whatever_people_know() {
    let server = Server::shop();
    for (q, who) in [
        ("a", vec!["A"]),
        ("1381234", vec!["A"]),
        ("5678", vec!["A"]),
        ("4321", vec!["+8613987654321"]),
        ("wendy%40", vec!["B"]),
        ("%E6%9D%8E", vec!["C"]),
        ("wen", vec!["B"]),
        ("nobody", vec![]),
        ("%20", vec![]),
    ] {
        assert_eq!(found(&server, q), who, "{q}");
    }
    let page = server
        .get(ANALYST, "/api/v1/customers?q=%2B8613&limit=1")
        .ok();
    assert_eq!(
        (page["items"].as_array().unwrap().len(), &page["complete"]),
        (1, &json!(false))
    );
    assert_eq!(
        Server::empty().get(ANALYST, "/api/v1/customers?q=a").ok()["items"],
        json!([])
    );
}

/// By line, whom it means, and by what.
fn looked_up(server: &Server, role: &str, lines: &Value) -> Vec<Vec<String>> {
    let asked = json!({ "lines": lines });
    let answer = server.post(role, "/api/v1/look-up", &asked).ok();
    let items = answer["items"].as_array().unwrap();
    let echoed: Value = items.iter().map(|item| item["line"].clone()).collect();
    assert_eq!(echoed, *lines);
    let customers = |item: &Value| {
        let found = item["customers"].as_array().unwrap().iter();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        found
            .map(|one| format!("{} by {}", text(&one["customer"]), text(&one["by"])))
            .collect()
    };
    items.iter().map(customers).collect()
}

#[test]
fn the_lines_of_a_list_mean_customers() {
    let server = Server::shop();
    let lines = json!([
        "a",
        "A",
        "138 1234 5678",
        "5678",
        "wendy@",
        "Wendy@Example.com",
        "王 小明",
        "小明",
        ""
    ]);
    let id = server.get(ANALYST, "/api/v1/customers/A").ok()["id"].clone();
    let a = |by: &str| vec![format!("A by {by}")];
    assert_eq!(
        looked_up(&server, ANALYST, &lines),
        [
            a("customer"),
            a("customer"),
            a("phone"),
            vec![],
            vec![],
            vec!["B by email".to_owned()],
            a("name"),
            vec![],
            vec![],
        ]
    );
    assert_eq!(looked_up(&server, ANALYST, &json!([id])), [a("id")]);
    assert_eq!(
        looked_up(&server, ANALYST, &json!([])),
        [] as [Vec<String>; 0]
    );
    assert_eq!(
        looked_up(&Server::empty(), ANALYST, &json!(["A"])),
        [[] as [String; 0]]
    );
}

#[test]
fn ten_thousand_lines_are_looked_up_at_once_and_no_more() {
    let server = Server::shop();
    let lines = |many: usize| Value::from_iter((0..many).map(|line| format!("A{line}")));
    let few = looked_up(&server, ANALYST, &lines(10_000));
    assert!(few.iter().all(Vec::is_empty));
    let asked = json!({ "lines": lines(10_001) });
    let refused = server.post(ANALYST, "/api/v1/look-up", &asked);
    assert_eq!(refused.refusal(), (400, "http-too-many-lines".into()));
}

#[test]
fn one_customer_in_a_few_lines() {
    let server = Server::shop();
    let profile = server.get(ANALYST, "/api/v1/customers/A").ok();
    assert_eq!(profile["name"], "王小明");
    assert_eq!(
        profile["identifiers"],
        json!([{"kind": "customer", "value": "A"}, {"kind": "phone", "value": "+8613812345678"}])
    );
    assert_eq!(profile["first_seen"], "2024-01-05T04:00:00Z");
    assert_eq!(profile["last_seen"], "2024-03-01T04:00:00Z");
    assert_eq!(profile["by_name"], json!({"order": 2}));
    let id = profile["id"].as_str().unwrap();
    for other in [id, "phone:%2B8613812345678", "customer:A"] {
        let same = server
            .get(ANALYST, &format!("/api/v1/customers/{other}"))
            .ok();
        assert_eq!(same["id"], id, "{other}");
    }
    for nobody in ["D", "~999", "phone:D"] {
        let unknown = server.get(ANALYST, &format!("/api/v1/customers/{nobody}"));
        assert_eq!(
            unknown.refusal(),
            (404, "customer-unknown".into()),
            "{nobody}"
        );
    }
}

#[test]
fn a_timeline_is_walked_from_the_newest() {
    let server = Server::shop();
    let first = server
        .get(ANALYST, "/api/v1/customers/A/timeline?limit=1")
        .ok();
    assert_eq!(first["items"][0]["id"], "2");
    assert_eq!(first["items"][0]["properties"]["amount"], 50);
    let next = first["next"].as_str().unwrap();
    let rest = server
        .get(
            ANALYST,
            &format!("/api/v1/customers/A/timeline?cursor={next}"),
        )
        .ok();
    let ids: Vec<&Value> = rest["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["id"])
        .collect();
    assert_eq!(
        ids,
        [&json!("1"), &json!("phone"), &json!("name"), &json!("city")]
    );
    assert_eq!(rest["next"], json!(null));
    let orders = server
        .get(
            ANALYST,
            "/api/v1/customers/A/timeline?kind=event&names=order",
        )
        .ok();
    assert_eq!(orders["items"].as_array().unwrap().len(), 2);
    let wrong = server.get(ANALYST, "/api/v1/customers/A/timeline?cursor=x");
    assert_eq!(wrong.refusal(), (400, "http-cursor-malformed".into()));
}

#[test]
fn attributes_come_with_all_they_ever_were() {
    let server = Server::shop();
    let attributes = server.get(ANALYST, "/api/v1/customers/C/attributes").ok();
    let city = &attributes["items"][0];
    assert_eq!(
        (&city["attribute"], &city["value"]),
        (&json!("city"), &json!("上海"))
    );
    assert_eq!(city["since"], "2024-02-01T04:00:00Z");
    assert_eq!(city["versions"][1]["value"], "北京");
}

#[test]
fn memberships_are_what_was_recorded_and_since_when() {
    let server = Server::shop();
    let now = server.get(ANALYST, "/api/v1/customers/A/memberships").ok();
    let items = now["items"].as_array().unwrap();
    let of = |name: &str| {
        items
            .iter()
            .find(|item| item["definition"] == name)
            .unwrap()
    };
    assert_eq!(of("recent")["label"], "in");
    assert_eq!(of("recent")["title"]["zh"], "近期购买");
    assert_eq!(of("stage")["label_title"]["en"], "Lately");
    assert_eq!(of("staff")["label"], json!(null));
    assert!(of("recent")["since"].is_string(), "{}", of("recent"));
    assert_eq!(of("recent")["next_change"], "2024-03-31T04:00:00Z");
    let then = server
        .get(ANALYST, "/api/v1/customers/A/memberships?as_of=2023-12-01")
        .ok();
    let stage = then["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["definition"] == "stage")
        .unwrap();
    assert_eq!(
        (&stage["label"], &stage["since"]),
        (&json!("never"), &json!(null))
    );
    let changes = server.get(ANALYST, "/api/v1/customers/A/changes").ok();
    let newest = &changes["items"][0];
    assert_eq!(
        (&newest["customer"], &newest["to"]),
        (&json!("A"), &newest["to"])
    );
}

#[test]
fn why_is_said_in_plain_words_in_both_languages() {
    let server = Server::shop();
    let path = "/api/v1/customers/A/why/segment/recent";
    let why = server.get(ANALYST, path).ok();
    let explained = &why["definitions"][0];
    assert_eq!(explained["standing"], json!({"member": true}));
    assert_eq!(explained["why"]["rule"]["holds"], true);
    let sentences = explained["sentences"].as_array().unwrap();
    let headline = explained["headline"].as_str().unwrap();
    assert_eq!(
        headline,
        "In: last order on 1 March 2024 (needs: at least one order in the last 30 days). \
         Leaves on 31 March 2024 unless there is another order before."
    );
    assert!(sentences[0]["text"].as_str().unwrap().ends_with(headline));
    assert_eq!(sentences[1]["holds"], true);
    assert_eq!(sentences[1]["rule"], explained["why"]["rule"]["text"]);
    let chinese = server
        .get_with(ANALYST, path, &[("accept-language", "zh-CN")])
        .ok();
    assert_eq!(
        chinese["definitions"][0]["headline"],
        "在群中：最近一次下单在 2024 年 3 月 1 日（要求：近 30 天有下单）。\
         若不再下单，将于 2024 年 3 月 31 日离开。"
    );
    assert_eq!(
        chinese["definitions"][0]["why"]["rule"]["plain"],
        "最近一次下单在 2024 年 3 月 1 日（要求：近 30 天有下单）"
    );
    let all = server.get(ANALYST, "/api/v1/customers/A/why").ok();
    let all = all["definitions"].as_array().unwrap();
    assert_eq!(all.len(), 5);
    let few = server.get(ANALYST, "/api/v1/customers/A/headlines").ok();
    let shortened = all.iter().map(|each| {
        json!({"kind": each["kind"], "definition": each["definition"],
            "headline": each["headline"]})
    });
    assert_eq!(few["items"], shortened.collect::<Value>());
    let unknown = server.get(ANALYST, "/api/v1/customers/A/why/segment/recnt");
    assert_eq!(unknown.refusal(), (404, "definition-unknown-near".into()));
}
