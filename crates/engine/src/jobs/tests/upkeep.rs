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
