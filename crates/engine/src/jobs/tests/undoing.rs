//! Undoing imports through the running workspace: exact, refused by name, whole after a crash.

use serde_json::json;

use super::*;

const WRONG: &str = "order_id,customer_id,time,amount,city\n\
    1,C1,2025-11-01 10:00:00,1000.00,Paris\n\
    2,C2,2025-11-02 10:00:00,2000.00,Rome\n";
const RIGHT: &str = "order_id,customer_id,time,amount,city\n\
    1,C1,2025-11-01 10:00:00,10.00,Paris\n\
    3,C1,2025-11-03 10:00:00,30.00,Paris\n";

impl Running {
    fn import(&self, name: &str, content: &str) -> RunView {
        let upload = self.upload(name, content);
        let id = self.jobs.import(&order(&upload), "tester").unwrap().run.id;
        self.work();
        assert_eq!(self.state(id), RunState::Done);
        self.view(id)
    }

    fn view(&self, id: u64) -> RunView {
        self.jobs.run(id).unwrap().unwrap()
    }

    fn undo(&self, import: &RunView) -> RunView {
        let asked = self.jobs.undo_import(import, "wang@example.com").unwrap();
        let id = asked.unwrap().run.id;
        assert_eq!(self.jobs.undo_state(import).unwrap().run, Some(id));
        self.work();
        self.view(id)
    }

    fn amounts(&self) -> Vec<(String, serde_json::Value)> {
        let rows = self.hub.read(|it| it.store.rows("C1")).unwrap();
        let events = rows.into_iter().filter_map(|row| match row {
            fenqun_model::row::Row::Event(event) => {
                Some((event.id.clone(), event.properties["amount"].clone()))
            }
            fenqun_model::row::Row::Traits(_) => None,
        });
        events.collect()
    }

    fn quality(&self) -> crate::quality::DataQuality {
        self.hub.read(Workspace::data_quality).unwrap()
    }
}

#[test]
fn an_import_is_undone_and_the_corrected_one_counts() {
    let rig = Rig::new("2026-01-01T10:00:00+08:00");
    let running = rig.open();
    let wrong = running.import("wrong.csv", WRONG);
    rig.pass(1_000);
    let right = running.import("right.csv", RIGHT);
    let before = running.jobs.undo_state(&wrong).unwrap();
    assert!(before.can_be_undone && before.undone_at.is_none());
    assert_eq!(
        running.amounts()[0].1,
        json!(1000),
        "what came first counts"
    );

    let undoing = running.undo(&wrong);
    assert_eq!(undoing.run.state, RunState::Done, "{:?}", undoing.failure());
    assert_eq!(undoing.result()["customers_gone"], 1);
    let amounts = running.amounts();
    assert_eq!(amounts.len(), 2);
    assert_eq!(amounts[0].1, json!(10));
    let after = running.jobs.undo_state(&wrong).unwrap();
    assert!(!after.can_be_undone && after.run.is_none());
    assert_eq!(after.undone_by.as_deref(), Some("wang@example.com"));
    assert_eq!(after.undone_at.as_deref(), Some("2026-01-01T02:00:01Z"));
    let quality = running.quality();
    assert_eq!((quality.imports, quality.undone, quality.rows), (1, 1, 2));
    assert_eq!(running.jobs.undo_import(&wrong, "x").unwrap(), None);
    assert!(running.jobs.undo_state(&right).unwrap().can_be_undone);

    // The same file again is another import, and what it brings comes again.
    rig.pass(1_000);
    let again = running.import("wrong.csv", WRONG);
    assert_eq!(again.result()["already_done"], false);
    assert_eq!(running.quality().imports, 2);
    let events = running.hub.read(|it| it.store.statistics()).unwrap().events;
    assert_eq!(events, 3);
    running.stop();

    let running = rig.open();
    assert!(running.jobs.undo_state(&wrong).unwrap().undone_at.is_some());
    assert!(running.jobs.undo_state(&again).unwrap().can_be_undone);
    running.undo(&again);
    running.undo(&right);
    assert!(!running.hub.read(Workspace::has_data));
}

#[test]
fn what_cannot_be_undone_is_refused_by_name() {
    let rig = Rig::new("2026-01-01T10:00:00+08:00");
    let running = rig.open();
    let refused = |import: &RunView| {
        let failure = running.jobs.undo_import(import, "x").unwrap_err();
        assert!(!running.jobs.undo_state(import).unwrap().can_be_undone);
        failure.messages[0].id()
    };
    let done = running.import("right.csv", RIGHT);
    let twice = running.import("right.csv", RIGHT);
    assert_eq!(refused(&twice), "import-undo-nothing");
    let mut at_work = done.clone();
    at_work.run.state = RunState::Running;
    assert_eq!(refused(&at_work), "import-undo-running");
    let catalog = running.hub.catalog();
    let mut older = catalog.imports().unwrap().remove(0);
    older.is_tracked = false;
    catalog.save_import(&older).unwrap();
    assert_eq!(refused(&done), "import-undo-older");
}

#[test]
fn an_undoing_that_a_crash_interrupts_ends_undone() {
    let rig = Rig::new("2026-01-01T10:00:00+08:00");
    let running = rig.open();
    let import = running.import("right.csv", RIGHT);
    let asked = running.jobs.undo_import(&import, "wang").unwrap().unwrap();
    let mut run = asked.run;
    run.state = RunState::Running;
    running.hub.catalog().save_job_run(&run).unwrap();
    // The deed is done, and the process ends before anything is written down about it.
    let undone = running.hub.change(crate::live::Cause::Import, |it| {
        it.undo_import(1, Some("wang".into()))
    });
    undone.unwrap();
    drop(running);

    let running = rig.open();
    assert!(!running.hub.read(Workspace::has_data));
    running.work();
    assert_eq!(running.state(run.id), RunState::Done);
    let state = running.jobs.undo_state(&import).unwrap();
    assert_eq!(state.undone_by.as_deref(), Some("wang"));
    assert!(!running.hub.read(Workspace::has_data));
}
