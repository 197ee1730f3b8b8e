//! What goes after its time, and what stays.

use super::*;

const DAY: i64 = 86_400_000;

#[test]
fn old_runs_uploads_and_exports_go_and_young_ones_stay() {
    // The clock of the disk is the real one, so the rig's runs ahead of it.
    let now = crate::settings::system_clock();
    let rig = Rig::new(&now.to_string());
    let running = rig.open();
    let upload = running.upload(
        "orders.csv",
        "order_id,customer_id,time,amount\n1,C1,2025-11-01,1\n",
    );
    let dry = ImportOrder {
        dry_run: true,
        ..order(&upload)
    };
    let old = running.jobs.import(&dry, "tester").unwrap().run.id;
    running.work();
    let left_over = running.jobs.begin_upload("cut-off.csv").unwrap();
    std::mem::forget(left_over);
    rig.pass(8 * DAY);
    let needed = running.upload("needed.csv", "order_id,customer_id,time\n1,C1,2025-11-01\n");
    assert_eq!(running.run_now("retention").run.state, RunState::Done);
    assert!(running.jobs.upload(&upload.id).is_err());
    assert!(running.jobs.upload(&needed.id).is_ok());
    let folders = std::fs::read_dir(rig.path().join("uploads"))
        .unwrap()
        .count();
    assert_eq!(folders, 1, "only what is needed");
    assert!(running.jobs.run(old).unwrap().is_some());

    rig.pass(90 * DAY);
    let again = running.run_now("retention");
    assert!(running.jobs.run(old).unwrap().is_none());
    assert!(running.jobs.run(again.run.id).unwrap().is_some());
    assert_eq!(running.run_now("retention").run.state, RunState::Done);
}

#[test]
fn an_upload_that_an_import_waits_for_stays() {
    let rig = Rig::new("2026-01-01T10:00:00+08:00");
    let running = rig.open();
    let upload = running.upload("orders.csv", "order_id,customer_id,time\n1,C1,2025-11-01\n");
    running.jobs.import(&order(&upload), "tester").unwrap();
    rig.pass(30 * DAY);
    let id = running.jobs.run_now("retention", "tester").unwrap().run.id;
    while running.jobs.step(Lane::Upkeep).unwrap() {}
    assert_eq!(running.state(id), RunState::Done);
    assert!(running.jobs.upload(&upload.id).is_ok());
}

#[test]
fn an_export_is_there_until_its_time_is_over() {
    let now = crate::settings::system_clock();
    let rig = Rig::new(&now.to_string());
    let running = rig.open();
    let rows = "customer_id,time,order_id,city\n=cmd,2025-11-01,1,x\nC2,2025-11-02,2,y\n";
    let upload = running.upload("orders.csv", rows);
    running.jobs.import(&order(&upload), "tester").unwrap();
    running.work();
    running.apply(
        "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: buyers}\nspec: {rule: did(order)}\n",
    );
    let export = ExportOrder {
        definition: "buyers".into(),
        as_of: None,
        format: "csv".into(),
        template: None,
        fields: vec!["count(order)".into()],
        masked: false,
        chinese: false,
    };
    let id = running.jobs.export(&export, "tester").unwrap().run.id;
    running.work();
    let run = running.jobs.run(id).unwrap().unwrap();
    assert_eq!(run.run.state, RunState::Done, "{:?}", run.failure());
    let file = running.jobs.export_file(&run).unwrap();
    let text = std::fs::read_to_string(&file.path).unwrap();
    assert!(
        text.starts_with("customer,phone,email,member,next_change,count(order)"),
        "{text}"
    );
    assert!(text.contains("\r\n'=cmd,"), "a formula is disarmed: {text}");
    assert!(text.contains("C2,,,true,,1"), "{text}");

    rig.pass(DAY);
    assert_eq!(
        running.jobs.export_file(&run),
        None,
        "gone even before the sweep"
    );
    rig.pass(DAY);
    assert_eq!(running.run_now("retention").run.state, RunState::Done);
    assert!(!file.path.exists());
}
