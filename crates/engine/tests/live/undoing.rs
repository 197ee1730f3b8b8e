//! An import is undone while the shop runs: everybody stands as if it had never been, under the right
//! name and for the right cause.

use fenqun_engine::live::{Cause, Change};
use serde_json::json;

use crate::shop::{Shop, at, event, traits};

const DEFINITIONS: &str = "\
apiVersion: fenqun/v1
kind: Segment
metadata: {name: buyers}
spec:
  rule: \"count(order) >= 2\"
---
apiVersion: fenqun/v1
kind: Segment
metadata: {name: shanghai}
spec:
  rule: \"city = '上海'\"
";

fn changes_of<'c>(changes: &'c [Change], customer: &str) -> Vec<(&'c str, bool, &'c Cause)> {
    let own = changes.iter().filter(|change| change.customer == customer);
    let shown = own.map(|change| {
        let joined = change.to.is_some();
        (change.definition.as_str(), joined, &change.cause)
    });
    shown.collect()
}

#[test]
fn groups_are_right_at_once_and_the_change_log_says_why() {
    let shop = Shop::new("2026-01-10T00:00:00Z", DEFINITIONS);
    let day = at("2026-01-01T00:00:00Z");
    let order = |who, id| event(who, id, "order", day, json!({"amount": 5}));
    shop.send(vec![
        order("anna", "e1"),
        traits("anna", day, json!({"city": "上海"})),
    ]);
    let later = at("2026-01-02T00:00:00Z");
    let number = shop.import(vec![
        order("anna", "e1"),
        order("anna", "e2"),
        traits("anna", later, json!({"city": "北京"})),
        order("bert", "e3"),
        order("bert", "e4"),
    ]);
    shop.assert_right();
    assert_eq!(shop.live()[&("buyers".into(), "bert".into())], "in");
    let before = shop.changes().len();

    let undone = shop
        .hub
        .change(Cause::Import, |workspace| {
            workspace.undo_import(number, None)
        })
        .unwrap();
    assert_eq!((undone.customers_gone, undone.customers_kept), (1, 1));
    let changes = shop.changes().split_off(before);
    assert_eq!(
        changes_of(&changes, "bert"),
        [("buyers", false, &Cause::Import)]
    );
    let mut of_anna = changes_of(&changes, "anna");
    of_anna.sort_by_key(|change| change.0);
    assert_eq!(
        of_anna,
        [
            ("buyers", false, &Cause::Import),
            ("shanghai", true, &Cause::Import)
        ]
    );
    shop.assert_right();
    let again = shop.hub.change(Cause::Import, |workspace| {
        workspace.undo_import(number, None)
    });
    assert_eq!(again.unwrap_err().messages[0].id(), "import-undo-already");

    // What comes afterwards is evaluated over what is left, also after a restart without a checkpoint.
    shop.send(vec![order("bert", "e3")]);
    shop.assert_right();
    let shop = shop.crash();
    shop.assert_right();
    shop.hub.checkpoint().unwrap();
    shop.send(vec![order("bert", "e4")]);
    shop.assert_right();
    assert_eq!(shop.live()[&("buyers".into(), "bert".into())], "in");
}

#[test]
fn many_customers_leave_in_one_go() {
    let shop = Shop::new("2026-01-10T00:00:00Z", DEFINITIONS);
    let day = at("2026-01-01T00:00:00Z");
    let orders = (0..6_000).map(|n| {
        let who = format!("c{}", n / 2);
        event(&who, &format!("e{n}"), "order", day, json!({"amount": 5}))
    });
    let number = shop.import(orders.collect());
    assert_eq!(shop.live().len(), 3_000);
    shop.hub.checkpoint().unwrap();
    shop.hub
        .change(Cause::Import, |workspace| {
            workspace.undo_import(number, None)
        })
        .unwrap();
    shop.assert_right();
    assert!(shop.live().is_empty() && shop.folded().is_empty());
}
