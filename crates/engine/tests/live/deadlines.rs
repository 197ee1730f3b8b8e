//! What changes by itself changes at its instant, to the millisecond in the record.

use fenqun_engine::live::Cause;

use crate::shop::{Shop, at, event, plain};

const RECENT: &str = r#"
apiVersion: fenqun/v1
kind: Segment
metadata: {name: recent}
spec: {rule: "did(order, last 7d)"}
"#;

#[test]
fn an_event_puts_in_and_the_end_of_the_window_puts_out() {
    let shop = Shop::new("2026-03-01T10:00:00Z", RECENT);
    shop.send(vec![event(
        "anna",
        "o1",
        "order",
        at("2026-03-01T09:59:59.123Z"),
        plain(),
    )]);
    shop.assert_right();
    shop.set_clock(at("2026-03-08T09:59:59.122Z"));
    assert_eq!(shop.changes().len(), 1);
    shop.set_clock(at("2026-03-09T00:00:00Z"));
    shop.assert_right();
    let changes = shop.changes();
    assert_eq!(changes.len(), 2);
    assert_eq!(changes[0].at, at("2026-03-01T10:00:00Z"));
    assert_eq!(
        changes[0].cause,
        Cause::Event {
            id: "o1".into(),
            name: "order".into()
        }
    );
    assert_eq!(changes[1].at, at("2026-03-08T09:59:59.123Z"));
    assert_eq!(changes[1].cause, Cause::Deadline);
    assert_eq!(
        (changes[1].from.as_deref(), &changes[1].to),
        (Some("in"), &None)
    );
}

#[test]
fn a_crash_forgets_nothing_and_doubles_nothing() {
    let shop = Shop::new("2026-03-01T10:00:00Z", RECENT);
    let order = event("anna", "o1", "order", at("2026-03-01T09:00:00Z"), plain());
    shop.send(vec![order]);
    let shop = shop.crash();
    shop.assert_right();
    assert_eq!(shop.changes().len(), 1);
    shop.set_clock(at("2026-03-08T09:00:00Z"));
    let shop = shop.crash();
    shop.assert_right();
    assert_eq!(shop.changes().len(), 2);
}

#[test]
fn an_erasure_is_recorded_without_a_name() {
    let shop = Shop::new("2026-03-01T10:00:00Z", RECENT);
    let order = event("anna", "o1", "order", at("2026-03-01T09:00:00Z"), plain());
    shop.send(vec![order]);
    let act = |workspace: &mut fenqun_engine::Workspace| workspace.forget("anna");
    shop.hub.change(Cause::Erasure, act).unwrap();
    let changes = shop.changes();
    let last = changes.last().unwrap();
    assert_eq!((&last.cause, &last.to), (&Cause::Erasure, &None));
    assert!(changes.iter().all(|change| change.customer.is_empty()));
}
