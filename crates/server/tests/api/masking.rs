//! What a viewer does not see, wherever they look, and what the audit log keeps of those who see it.

use serde_json::{Value, json};

use crate::server::{ANALYST, OPERATOR, Server, VIEWER};

/// Everything personal in the shop.
const SECRETS: [&str; 6] = [
    "13812345678",
    "8613812345678",
    "13987654321",
    "王小明",
    "wendy@example.com",
    "李雷",
];

/// Every answer that shows customers.
fn looks() -> Vec<String> {
    let mut paths: Vec<String> = [
        "/api/v1/customers?q=a",
        "/api/v1/members/segment/recent",
        "/api/v1/members/segmentation/stage",
        "/api/v1/members/metric/spend",
        "/api/v1/flows/stage/customers?from=2024-02-20&to=2024-03-15&from_label=lately&to_label=earlier",
        "/api/v1/definitions/staticlist/staff",
        "/api/v1/definitions/staticlist/staff/versions/1",
        "/api/v1/schema",
        "/api/v1/schema/values?attribute=phone",
        "/api/v1/schema/values?attribute=name",
        "/api/v1/schema/values?event=order&property=receiver.phone",
        "/api/v1/report",
    ]
    .map(str::to_owned)
    .into();
    for customer in ["A", "B", "C"] {
        for part in [
            "",
            "/attributes",
            "/changes",
            "/headlines",
            "/memberships",
            "/timeline",
            "/why",
        ] {
            paths.push(format!("/api/v1/customers/{customer}{part}"));
        }
    }
    paths
}

#[test]
fn a_viewer_sees_nothing_personal_anywhere() {
    let server = Server::shop();
    server
        .apply(
            "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: named}\n\
             spec: {rule: \"name = '王小明' or phone starts with '138' or city = '上海'\"}\n",
        )
        .ok();
    for path in looks() {
        let answer = server.get(VIEWER, &path);
        assert!(answer.status.is_success(), "{path}: {}", answer.text());
        for secret in SECRETS {
            assert!(
                !answer.text().contains(secret),
                "{path} shows {secret}: {}",
                answer.text()
            );
        }
    }
    let eval = server.post(VIEWER, "/api/v1/eval", &json!({"all": true}));
    let preview = server.post(VIEWER, "/api/v1/preview", &json!({"rule": "did(order)"}));
    for answer in [eval, preview] {
        assert!(
            SECRETS.iter().all(|secret| !answer.text().contains(secret)),
            "{}",
            answer.text()
        );
    }
}

#[test]
fn masked_forms_are_stable() {
    let server = Server::shop();
    let a = server.get(VIEWER, "/api/v1/customers/A").ok();
    assert_eq!(a["name"], "王**");
    assert_eq!(
        a["identifiers"][1],
        json!({"kind": "phone", "value": "138****5678"})
    );
    let b = server.get(VIEWER, "/api/v1/customers/B").ok();
    assert_eq!(b["identifiers"][1]["value"], "w***@example.com");
    let order = server
        .get(VIEWER, "/api/v1/customers/A/timeline?kind=event&limit=1")
        .ok();
    assert_eq!(
        order["items"][0]["properties"]["receiver"],
        json!({"phone": "138****5678", "note": "c***"})
    );
    let members = server.get(VIEWER, "/api/v1/members/segment/recent").ok();
    assert_eq!(members["items"][0]["customer"], "139****4321");
    // The id leads to them all the same.
    let id = members["items"][0]["id"].as_str().unwrap();
    let same = server.get(VIEWER, &format!("/api/v1/customers/{id}")).ok();
    assert_eq!(same["identifiers"][0]["value"], "139****4321");
}

#[test]
fn those_who_may_see_people_as_they_are() {
    let server = Server::shop();
    for role in [ANALYST, OPERATOR, "administrator"] {
        let a = server.get(role, "/api/v1/customers/A").ok();
        assert_eq!(a["name"], "王小明", "{role}");
        assert_eq!(a["identifiers"][1]["value"], "+8613812345678");
    }
}

#[test]
fn nobody_is_found_by_what_is_hidden() {
    let server = Server::shop();
    for q in ["138", "5678", "13812345678", "wendy", "%E7%8E%8B"] {
        let found = server.get(VIEWER, &format!("/api/v1/customers?q={q}")).ok();
        assert_eq!(found["items"], json!([]), "{q}");
    }
    let hidden = [
        "13812345678",
        "wendy@example.com",
        "王小明",
        "+8613987654321",
    ];
    let asked = json!({ "lines": hidden });
    let answer = server.post(VIEWER, "/api/v1/look-up", &asked).ok();
    for (line, of_line) in hidden.iter().zip(answer["items"].as_array().unwrap()) {
        assert_eq!(of_line["customers"], json!([]), "{line}");
    }
    for known in [
        "phone:%2B8613812345678",
        "%2B8613812345678",
        "wendy@example.com",
    ] {
        for part in ["", "/headlines", "/timeline", "/why"] {
            let path = format!("/api/v1/customers/{known}{part}");
            let refused = server.get(VIEWER, &path);
            assert_eq!(
                refused.refusal(),
                (404, "customer-unknown".into()),
                "{path}"
            );
        }
    }
    let changes = server.get(VIEWER, "/api/v1/changes?customer=%2B8613987654321");
    assert_eq!(changes.refusal(), (404, "customer-unknown".into()));
}

#[test]
fn nobody_guesses_by_rules() {
    let server = Server::shop();
    for rule in [
        "phone = '13812345678'",
        "name starts with '王'",
        "did(order where receiver.phone = '13812345678')",
        "city = '13812345678'",
    ] {
        let refused = server.post(VIEWER, "/api/v1/preview", &json!({"rule": rule}));
        assert_eq!(
            refused.refusal(),
            (403, "rule-reads-personal".into()),
            "{rule}"
        );
        server
            .post(ANALYST, "/api/v1/preview", &json!({"rule": rule}))
            .ok();
    }
    let defined = json!({"define": ["apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: x}\nspec: {rule: 'did(order)'}\n"]});
    let refused = server.post(VIEWER, "/api/v1/eval", &defined);
    assert_eq!(refused.refusal(), (403, "http-forbidden".into()));
}

#[test]
fn a_definition_decides_what_is_personal() {
    let server = Server::shop();
    server
        .apply(
            "apiVersion: fenqun/v1\nkind: Attribute\nmetadata: {name: city}\nspec: {type: text, personal: true}\n---\n\
             kind: Attribute\nmetadata: {name: name}\nspec: {type: text, personal: false}\n",
        )
        .ok();
    let attributes = server.get(VIEWER, "/api/v1/customers/A/attributes").ok();
    let values: Vec<(&Value, &Value)> = attributes["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (&item["attribute"], &item["value"]))
        .collect();
    assert_eq!(
        values,
        [
            (&json!("city"), &json!("上**")),
            (&json!("name"), &json!("王小明")),
            (&json!("phone"), &json!("138****5678")),
        ]
    );
    let refused = server.post(VIEWER, "/api/v1/preview", &json!({"rule": "city = '上海'"}));
    assert_eq!(refused.refusal(), (403, "rule-reads-personal".into()));
}

#[test]
fn unmasked_looks_are_kept_in_the_audit_log_and_masked_ones_are_not() {
    let server = Server::shop();
    let before = server.audited().len();
    server.get(VIEWER, "/api/v1/customers/A").ok();
    server.get(VIEWER, "/api/v1/members/segment/recent").ok();
    assert_eq!(server.audited().len(), before);
    server.get(ANALYST, "/api/v1/customers/A/timeline").ok();
    server.get(ANALYST, "/api/v1/members/segment/recent").ok();
    server
        .get(ANALYST, "/api/v1/customers/%2B8613987654321")
        .ok();
    let after = server.audited().split_off(before);
    assert_eq!(
        after[..2],
        [
            "see-personal customer/A",
            "see-personal members/Segment/recent"
        ]
    );
    assert!(after[2].starts_with("see-personal customer/~"), "{after:?}");
}
