//! A definition that fails keeps its last good result and blocks nobody.

use serde_json::json;

use crate::shop::{Shop, at, event, plain, traits};

const DEFINITIONS: &str = r#"
apiVersion: fenqun/v1
kind: Segment
metadata: {name: high}
spec: {rule: "level >= 3 or did(visit)"}
---
kind: Segment
metadata: {name: buyers}
spec: {rule: "did(order)"}
"#;

const BY_TEXT: &str = r#"
apiVersion: fenqun/v1
kind: Segment
metadata: {name: high}
spec: {rule: "exists(level)"}
"#;

fn members(shop: &Shop, segment: &str) -> Vec<String> {
    let live = shop.live().into_iter();
    let of_segment = live.filter(|((definition, _), _)| definition == segment);
    of_segment.map(|((_, customer), _)| customer).collect()
}

#[test]
fn what_data_have_made_impossible_keeps_its_last_good_result() {
    let now = at("2026-03-01T10:00:00Z");
    let shop = Shop::new("2026-03-01T10:00:00Z", DEFINITIONS);
    shop.send(vec![event("anna", "v1", "visit", now, plain())]);
    assert_eq!(members(&shop, "high"), ["anna"]);

    shop.send(vec![traits("bert", now, json!({"level": "gold"}))]);
    shop.send(vec![event("bert", "o1", "order", now, plain())]);
    let failing = shop.hub.status().failing;
    assert_eq!(failing.len(), 1);
    assert_eq!(failing[0].name, "high");
    assert_eq!(members(&shop, "high"), ["anna"]);
    assert_eq!(members(&shop, "buyers"), ["bert"]);
    let frozen = |shop: &Shop| {
        let sizes = shop.hub.sizes();
        let high = sizes.iter().find(|size| size.definition == "high").unwrap();
        (high.labels.clone(), high.frozen_at.is_some())
    };
    assert_eq!(frozen(&shop), (vec![("in".to_owned(), 1)], true));

    let shop = shop.crash();
    assert_eq!(members(&shop, "high"), ["anna"]);
    assert_eq!(frozen(&shop).0, [("in".to_owned(), 1)]);

    shop.apply(BY_TEXT).unwrap();
    assert_eq!(shop.hub.status().failing, []);
    assert_eq!(members(&shop, "high"), ["bert"]);
    shop.assert_right();
}
