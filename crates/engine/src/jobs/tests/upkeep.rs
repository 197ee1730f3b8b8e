//! Checkpoints and ranks: running them again changes nothing.

use super::*;

const ROWS: &str = "order_id,customer_id,time,amount\n\
    1,C1,2025-12-01 10:00:00,10.00\n2,C2,2025-12-02 10:00:00,20.00\n";

#[test]
fn a_checkpoint_may_be_made_at_any_time_and_again() {
    let rig = Rig::new("2026-01-01T10:00:00+08:00");
    let running = rig.open();
    let upload = running.upload("orders.csv", ROWS);
    running.jobs.import(&order(&upload), "tester").unwrap();
    running.work();
    for _ in 0..2 {
        assert_eq!(running.run_now("checkpoint").run.state, RunState::Done);
        assert_eq!(running.run_now("refresh-ranks").run.state, RunState::Done);
    }
    let before = running.hub.read(|it| it.store.statistics()).unwrap();
    assert_eq!(before.events, 2);
    running.stop();
    let running = rig.open();
    assert_eq!(
        running.hub.read(|it| it.store.statistics()).unwrap(),
        before
    );
}

#[test]
fn a_self_check_reports_what_differs_and_puts_it_right() {
    let rig = Rig::new("2026-01-01T10:00:00+08:00");
    let running = rig.open();
    running.apply(
        "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: buyers}\nspec: {rule: did(order)}\n",
    );
    let upload = running.upload("orders.csv", ROWS);
    running.jobs.import(&order(&upload), "tester").unwrap();
    running.work();
    let label = || running.hub.standings("C1").unwrap()[0].label.clone();
    let counted = || {
        let metrics = &crate::live::METRICS;
        let (checked, wrong) = (&metrics.self_check_customers, &metrics.self_check_failures);
        (checked.get(), wrong.get())
    };
    let sound = running.run_now("self-check");
    assert_eq!(sound.run.state, RunState::Done);
    let checked = sound.result()["customers"].as_u64().unwrap();
    assert!(checked >= 1);

    // Both: the check looks at one part of the data.
    running.hub.mislead("C1", "buyers");
    running.hub.mislead("C2", "buyers");
    assert_eq!(label(), None);
    let before = counted();
    let run = running.run_now("self-check");
    assert_eq!(run.run.state, RunState::Failed);
    let failure = run.failure();
    assert_eq!(failure[0].code, "self-check-differs");
    assert!(failure[0].en.contains("buyers"), "{}", failure[0].en);
    assert!(failure[0].zh.contains("buyers"), "{}", failure[0].zh);
    let after = counted();
    assert_eq!(after.0 - before.0, checked);
    assert_eq!(after.1 - before.1, checked);
    let mut metrics = String::new();
    crate::live::METRICS.expose(&mut metrics);
    let line = format!("self_check_failures_total {}", after.1);
    assert!(metrics.contains(&line), "{metrics}");
}

#[test]
fn checkpoints_come_by_themselves() {
    let rig = Rig::new("2026-01-01T10:00:00+08:00");
    let running = rig.open();
    running.work();
    let count = || {
        let filter = RunFilter {
            job: Some("checkpoint".into()),
            limit: 10,
            ..RunFilter::default()
        };
        running.jobs.runs(&filter).unwrap().len()
    };
    assert_eq!(count(), 0);
    rig.pass(JobSettings::default().checkpoint_every);
    running.work();
    running.work();
    assert_eq!(count(), 1);
}
