//! Segmentations at one instant, how value is shared out, and segmentations that are not saved.

use serde_json::{Value, json};

use crate::server::{ANALYST, Server, VIEWER};

/// Scores from thresholds: who bought lately, more than once, for more than 190.
const RFM: &str = "
apiVersion: fenqun/v1
kind: Segmentation
metadata: {name: worth, title: {zh: 价值, en: Worth}}
spec:
  method: rfm
  recency: since(last(order))
  frequency: count(order)
  monetary: spend
  scores: {by: threshold, bins: 2, r: [30d], f: [1], m: [190]}
  labels:
    - {label: fresh, title: {zh: 新近, en: Fresh}, r: '2'}
    - {label: stale, r: '1'}
";

fn labels(breakdown: &Value) -> Vec<(&str, u64, &str)> {
    let labels = breakdown["labels"].as_array().unwrap().iter();
    labels
        .map(|part| {
            let (label, value) = (part["label"].as_str(), part["value"].as_str());
            let customers = part["customers"].as_u64().unwrap();
            (label.unwrap(), customers, value.unwrap())
        })
        .collect()
}

#[test]
fn a_breakdown_counts_labels_and_adds_up_their_value() {
    let server = Server::shop();
    let stage = server.get(VIEWER, "/api/v1/breakdown/stage").ok();
    assert_eq!(
        (&stage["method"], &stage["customers"]),
        (&json!("rules"), &json!(4))
    );
    let parts = [
        ("lately", 2, "200"),
        ("earlier", 2, "650"),
        ("never", 0, "0"),
    ];
    assert_eq!(labels(&stage), parts);
    let lately = &stage["labels"][0];
    assert_eq!(lately["share"], 0.5);
    assert_eq!(lately["average"], "100");
    assert_eq!(lately["value_share"], 200.0 / 850.0);
    assert_eq!(lately["title"], json!({"zh": "近期", "en": "Lately"}));
    assert_eq!(
        (&lately["reserved"], &stage["labels"][2]["reserved"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(stage["labels"][2]["average"], Value::Null);
    let value = &stage["value"];
    assert_eq!(
        (&value["origin"], &value["segmentation"]),
        (&json!("other"), &json!("abc"))
    );
    assert_eq!(value["total"], "850");
    assert_eq!(value["title"]["en"], "Spend");
    // The same as the obvious way.
    for (label, customers, _) in labels(&stage) {
        let path = format!("/api/v1/members/segmentation/stage?label={label}");
        assert_eq!(
            server.get(VIEWER, &path).ok()["total"],
            customers,
            "{label}"
        );
    }
    let before = server
        .get(VIEWER, "/api/v1/breakdown/stage?as_of=2024-02-20")
        .ok();
    let parts = [
        ("lately", 1, "450"),
        ("earlier", 2, "330"),
        ("never", 1, "0"),
    ];
    assert_eq!(labels(&before), parts);
}

#[test]
fn cells_of_scores_are_told_one_by_one_and_lead_to_their_customers() {
    let server = Server::shop();
    server.apply(RFM).ok();
    let worth = server.get(VIEWER, "/api/v1/breakdown/worth").ok();
    assert_eq!(worth["value"]["origin"], "own");
    assert_eq!(worth["dimensions"][0]["name"], "r");
    assert_eq!(worth["dimensions"][0]["cuts"], json!(["2592000000ms"]));
    assert_eq!(worth["dimensions"][2]["cuts"], json!([190]));
    assert_eq!(worth["dimensions"][2]["title"]["zh"], "累计消费");
    let cells = worth["cells"].as_array().unwrap();
    assert_eq!(cells.len(), 8, "empty ones too");
    for cell in cells {
        let expected = match cell["scores"].to_string().as_str() {
            "[1,1,2]" => ("stale", 2, "650"),
            "[2,1,1]" => ("fresh", 1, "20"),
            "[2,2,1]" => ("fresh", 1, "180"),
            scores if scores.starts_with("[1") => ("stale", 0, "0"),
            _ => ("fresh", 0, "0"),
        };
        let (label, value) = (cell["label"].as_str(), cell["value"].as_str());
        let customers = cell["customers"].as_u64().unwrap();
        assert_eq!(
            (label.unwrap(), customers, value.unwrap()),
            expected,
            "{cell}"
        );
    }
    let members = |asked: &str| {
        let path = format!("/api/v1/members/segmentation/worth?{asked}");
        let found = server.get(ANALYST, &path).ok();
        let names = found["items"].as_array().unwrap().iter();
        names
            .map(|item| item["customer"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(members("scores=r:1,f:1,m:2"), ["B", "C"]);
    assert_eq!(members("scores=r:1..2,f:2"), ["A"]);
    assert_eq!(members("label=fresh&scores=f:1"), ["+8613987654321"]);
    for (asked, code) in [
        ("worth?scores=r", "scores-malformed"),
        ("worth?scores=x:1", "unknown-name"),
    ] {
        let path = format!("/api/v1/members/segmentation/{asked}");
        assert_eq!(server.get(VIEWER, &path).refusal().1, code);
    }
    let segment = server.get(VIEWER, "/api/v1/members/segment/recent?scores=r:1");
    assert_eq!(segment.refusal().1, "not-a-segmentation");
}

#[test]
fn only_segmentations_are_broken_down() {
    let server = Server::shop();
    let refused = |path: &str| server.get(VIEWER, path).refusal();
    let none = (404, "definition-unknown".to_owned());
    assert_eq!(refused("/api/v1/breakdown/zzzzz"), none);
    assert_eq!(refused("/api/v1/breakdown/recent").1, "not-a-segmentation");
    assert_eq!(
        refused("/api/v1/breakdown/stage?as_of=soon").1,
        "instant-malformed"
    );
    let empty = Server::empty();
    empty
        .apply("apiVersion: fenqun/v1\nkind: Segmentation\nmetadata: {name: s}\nspec: {method: rules, labels: [{label: a, when: 'did(order)'}], otherwise: b}\n")
        .ok();
    let nobody = empty.get(VIEWER, "/api/v1/breakdown/s").ok();
    assert_eq!(nobody["customers"], 0);
    assert_eq!(nobody["value"], Value::Null);
    assert_eq!(
        empty.get(VIEWER, "/api/v1/curve/s").refusal().1,
        "value-none"
    );
}

#[test]
fn a_curve_begins_with_those_who_bring_most() {
    let server = Server::shop();
    let curve = server.get(VIEWER, "/api/v1/curve/abc").ok();
    let points = curve["points"].as_array().unwrap().iter();
    let points: Vec<(u64, &str)> = points
        .map(|point| {
            let value = point["value"].as_str().unwrap();
            (point["customers"].as_u64().unwrap(), value)
        })
        .collect();
    assert_eq!(
        points,
        [(0, "0"), (1, "450"), (2, "650"), (3, "830"), (4, "850")]
    );
    assert_eq!(curve["points"][2]["customer_share"], 0.5);
    assert_eq!(curve["points"][2]["value_share"], 650.0 / 850.0);
    // 450 and 200 are 76 %, so the third crosses 80 % and is A; before the fourth there are 97 %.
    assert_eq!(
        (&curve["cuts"][0]["label"], &curve["cuts"][0]["customers"]),
        (&json!("A"), &json!(3))
    );
    assert_eq!(
        (&curve["cuts"][1]["label"], &curve["cuts"][1]["customers"]),
        (&json!("B"), &json!(3))
    );
    let stage = server.get(VIEWER, "/api/v1/curve/stage").ok();
    assert_eq!(stage["points"], curve["points"]);
    assert_eq!(stage["cuts"], json!([]));
}

fn stage(days: u32) -> Value {
    json!({"kind": "Segmentation", "metadata": {"name": "stage"}, "spec": {"method": "rules",
        "labels": [{"label": "lately", "when": format!("did(order, last {days}d)")},
            {"label": "earlier", "when": {"type": "did", "event": "order"}}],
        "otherwise": "never"}})
}

#[test]
fn an_unsaved_segmentation_tells_whom_it_would_move() {
    let server = Server::shop();
    let asked = json!({"definition": stage(60)});
    let tried = server
        .post(ANALYST, "/api/v1/segmentation-preview", &asked)
        .ok();
    assert_eq!(
        (&tried["segmentation"], &tried["version"]),
        (&json!("stage"), &json!(1))
    );
    let parts = [
        ("lately", 3, "650"),
        ("earlier", 1, "200"),
        ("never", 0, "0"),
    ];
    assert_eq!(labels(&tried), parts);
    let against = &tried["against"];
    assert_eq!(
        against["from_labels"],
        json!(["lately", "earlier", "never"])
    );
    assert_eq!(against["matrix"], json!([[2, 0, 0], [1, 1, 0], [0, 0, 0]]));
    assert_eq!(against["moved"], 1);
    let mover = &against["movers"][0];
    assert_eq!(
        (&mover["customer"], &mover["name"]),
        (&json!("C"), &json!("李雷"))
    );
    assert_eq!(
        (&mover["from"], &mover["to"]),
        (&json!("earlier"), &json!("lately"))
    );
    let masked = server
        .post(VIEWER, "/api/v1/segmentation-preview", &asked)
        .ok();
    assert_eq!(masked["against"]["movers"][0]["name"], "李**");
    // Saved, it divides them just so.
    server
        .post(ANALYST, "/api/v1/definitions/apply", &stage(60))
        .ok();
    let saved = server.get(VIEWER, "/api/v1/breakdown/stage").ok();
    assert_eq!(saved["labels"], tried["labels"]);
}

#[test]
fn what_is_new_has_nothing_to_be_compared_with() {
    let server = Server::shop();
    let try_out = |asked: Value| server.post(VIEWER, "/api/v1/segmentation-preview", &asked);
    let tried = try_out(json!({"definition": RFM})).ok();
    assert_eq!(tried["against"], Value::Null);
    assert_eq!(
        (&tried["segmentation"], &tried["version"]),
        (&json!("worth"), &json!(0))
    );
    assert_eq!(tried["value"]["segmentation"], "worth");
    let compared = try_out(json!({"definition": RFM, "against": "stage"})).ok();
    assert_eq!(
        compared["against"]["to_labels"],
        json!(["fresh", "stale", "none"])
    );
    assert_eq!(
        compared["against"]["matrix"],
        json!([[2, 0, 0], [0, 2, 0], [0, 0, 0]])
    );
    let saved = server
        .get(VIEWER, "/api/v1/definitions?kind=Segmentation")
        .ok();
    assert_eq!(
        saved["items"].as_array().unwrap().len(),
        2,
        "nothing was saved"
    );
}

#[test]
fn a_draft_that_only_renames_keeps_the_cuts_in_force() {
    let server = Server::shop();
    let bands = |labels: [&str; 2]| {
        json!({"kind": "Segmentation", "metadata": {"name": "bands"},
            "spec": {"method": "bands", "value": "spend", "labels": labels}})
    };
    server
        .post(
            ANALYST,
            "/api/v1/definitions/apply",
            &bands(["low", "high"]),
        )
        .ok();
    server.get(VIEWER, "/api/v1/breakdown/bands").ok();
    let fit = |answer: &Value| answer["fit"].clone();
    server
        .post(
            ANALYST,
            "/api/v1/fits/bands/refit",
            &json!({"as_of": "2024-02-20"}),
        )
        .ok();
    let saved = server.get(VIEWER, "/api/v1/breakdown/bands").ok();
    let asked = json!({"definition": bands(["poor", "rich"])});
    let tried = server
        .post(VIEWER, "/api/v1/segmentation-preview", &asked)
        .ok();
    assert_eq!(fit(&tried), fit(&saved));
    assert_eq!(fit(&saved)["as_of"], "2024-02-19T16:00:00Z");
    assert_eq!(
        tried["dimensions"][0]["cuts"],
        saved["dimensions"][0]["cuts"]
    );
}

#[test]
fn wrong_drafts_are_refused_with_their_place() {
    let server = Server::shop();
    let refused = |definition: Value| {
        let asked = json!({ "definition": definition });
        server
            .post(VIEWER, "/api/v1/segmentation-preview", &asked)
            .refusal()
    };
    assert_eq!(
        refused(
            json!({"kind": "Segment", "metadata": {"name": "a"}, "spec": {"rule": "did(order)"}})
        )
        .1,
        "trial-one-segmentation"
    );
    let mut personal = stage(60);
    personal["spec"]["labels"][0]["when"] = json!("phone = '+8613812345678'");
    assert_eq!(refused(personal), (403, "rule-reads-personal".into()));
    let mut wrong = stage(60);
    wrong["spec"]["labels"][0]["when"] = json!("in segment('nobody')");
    let asked = json!({ "definition": wrong });
    let answer = server.post(VIEWER, "/api/v1/segmentation-preview", &asked);
    assert_eq!(answer.status, 422);
    assert!(!answer.text().contains("preview"), "{}", answer.text());
}

#[test]
fn label_tables_are_checked_cell_by_cell() {
    let server = Server::shop();
    let check = |rows: Value| {
        let definition = json!({"kind": "Segmentation", "metadata": {"name": "worth"}, "spec": {
            "method": "rfm", "recency": "since(last(order))", "frequency": "count(order)",
            "monetary": "spend", "scores": {"bins": 2}, "labels": rows}});
        server.post(
            VIEWER,
            "/api/v1/labels/check",
            &json!({ "definition": definition }),
        )
    };
    let found = check(json!([{"label": "fresh", "r": "2"}, {"label": "often", "f": "2"}])).ok();
    assert_eq!(
        (&found["uncovered"], &found["doubled"]),
        (&json!(2), &json!(2))
    );
    assert_eq!(found["dimensions"][1], json!({"name": "f", "bins": 2}));
    let cells = found["cells"].as_array().unwrap();
    assert_eq!(cells.len(), 8);
    assert_eq!(cells[0], json!({"scores": [1, 1, 1], "labels": []}));
    assert_eq!(
        cells[7],
        json!({"scores": [2, 2, 2], "labels": ["fresh", "often"]})
    );
    let whole = check(json!([{"label": "all"}])).ok();
    assert_eq!(
        (&whole["uncovered"], &whole["doubled"]),
        (&json!(0), &json!(0))
    );
    let none = server.post(
        VIEWER,
        "/api/v1/labels/check",
        &json!({ "definition": stage(60) }),
    );
    assert_eq!(none.refusal(), (422, "labels-without-grid".into()));
}

#[test]
fn value_is_money_when_it_is_made_of_what_customers_paid() {
    let server = Server::shop();
    let abc = |name: &str, value: &str| {
        format!(
            "apiVersion: fenqun/v1\nkind: Segmentation\nmetadata: {{name: {name}}}\n\
             spec: {{method: abc, value: '{value}'}}\n---\n"
        )
    };
    let cases = [
        ("paid", "sum(order.amount)", true),
        ("metric", "spend", true),
        ("mean", "avg(order.amount)", true),
        ("orders", "count(order)", false),
        ("halves", "count(order) / 2", false),
        ("ratio", "spend / avg(order.amount)", false),
    ];
    let files: String = cases
        .iter()
        .map(|(name, value, _)| abc(name, value))
        .collect();
    server.apply(&files).ok();
    for (name, value, money) in cases {
        for path in ["breakdown", "curve"] {
            let found = server.get(VIEWER, &format!("/api/v1/{path}/{name}")).ok();
            assert_eq!(found["value"]["money"], money, "{path} of {value}: {found}");
        }
    }
}

#[test]
fn those_outside_are_called_something_in_both_languages_wherever_a_label_is() {
    let server = Server::shop();
    server
        .apply("apiVersion: fenqun/v1\nkind: Segmentation\nmetadata: {name: lately}\nspec: {method: abc, value: 'sum(order.amount, last 30d)', outside: {label: 未购买, title: {en: Never bought}}}\n---\nkind: Segmentation\nmetadata: {name: plain}\nspec: {method: abc, value: 'sum(order.amount, last 30d)'}\n")
        .ok();
    let titles = [
        (
            "lately",
            "未购买",
            json!({"zh": "未购买", "en": "Never bought"}),
        ),
        (
            "plain",
            "none",
            json!({"zh": "未归类", "en": "Not grouped"}),
        ),
    ];
    for (name, label, title) in titles {
        let found = server
            .get(VIEWER, &format!("/api/v1/breakdown/{name}"))
            .ok();
        let last = found["labels"].as_array().unwrap().last().unwrap().clone();
        assert_eq!((&last["label"], &last["title"]), (&json!(label), &title));
        let words = server.get(VIEWER, "/api/v1/schema").ok();
        let known = words["segmentations"].as_array().unwrap().iter();
        let known = known.filter(|known| known["name"] == name);
        let labels = known.flat_map(|known| known["labels"].as_array().unwrap());
        let labels: Vec<&Value> = labels.filter(|word| word["name"] == label).collect();
        assert_eq!(labels[0]["title"], title);
        let saved = server
            .get(VIEWER, &format!("/api/v1/definitions/Segmentation/{name}"))
            .ok();
        assert_eq!(
            saved["definition"]["spec"]["outside"].is_string(),
            name == "plain",
            "{saved}"
        );
    }
    let why = server.get(VIEWER, "/api/v1/customers/B/why").ok();
    let said = why.to_string();
    assert!(said.contains("Never bought"), "{said}");
}
