//! Many deadlines at one midnight: what arrives meanwhile is not held up by them.

use std::sync::atomic::Ordering;

use fenqun_engine::live::{Cause, Change};
use fenqun_model::row::Row;

use crate::shop::{Shop, at, event, plain};

const TODAY: &str = r#"
apiVersion: fenqun/v1
kind: Segment
metadata: {name: today}
spec: {rule: "did(order, today)"}
---
kind: Segment
metadata: {name: viewers}
spec: {rule: "did(view)"}
"#;

const CUSTOMERS: usize = 6_000;

#[test]
fn a_frame_is_evaluated_before_the_rest_of_the_wave() {
    let shop = Shop::new("2026-03-01T10:00:00Z", TODAY);
    let now = at("2026-03-01T10:00:00Z");
    let order = |n: usize| event(&format!("c{n}"), &format!("o{n}"), "order", now, plain());
    let orders: Vec<Row> = (0..CUSTOMERS).map(order).collect();
    shop.send(orders);

    let midnight = at("2026-03-01T16:00:00Z");
    let later = midnight.plus_millis(1_500);
    shop.clock.store(later.0, Ordering::SeqCst);
    let view = event("c5", "v1", "view", later, plain());
    let acknowledged = shop.hub.submit(vec![view]).unwrap();
    acknowledged.blocking_recv().unwrap().unwrap();
    shop.hub.settle();

    let changes = shop.changes();
    let seen = |change: &Change| change.definition == "viewers";
    let seen = changes.iter().position(seen).unwrap();
    let deadlines = |changes: &[Change]| {
        let due = changes
            .iter()
            .filter(|change| change.cause == Cause::Deadline);
        due.map(|change| change.at).collect::<Vec<_>>()
    };
    assert_eq!(deadlines(&changes), vec![midnight; CUSTOMERS]);
    assert!(
        !deadlines(&changes[seen..]).is_empty(),
        "the frame came first"
    );
    // Whoever the frame was about had their own deadline before it.
    let own = |change: &Change| change.customer == "c5" && change.cause == Cause::Deadline;
    assert!(changes[..seen].iter().any(own));
    shop.assert_right();
}
