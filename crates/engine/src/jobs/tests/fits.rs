//! Cuts fitted anew by the calendar, and reviews that wait for a person.

use serde_json::json;

use super::*;

fn orders(customers: u32) -> String {
    let mut text = "order_id,customer_id,time,amount\n".to_owned();
    for customer in 0..customers {
        let (day, amount) = (customer % 28 + 1, customer * 7 % 400 + 1);
        text += &format!("{customer},C{customer},2025-11-{day:02} 10:00:00,{amount}\n");
    }
    text
}

fn abc(refit: &str) -> String {
    format!(
        "apiVersion: fenqun/v1\nkind: Segmentation\nmetadata: {{name: worth}}\n\
         spec:\n  method: abc\n  value: \"sum(order.amount)\"\n  {refit}\n"
    )
}

/// Customers and a segmentation that has been used, so that it has its first fit.
fn prepared(rig: &Rig, refit: &str) -> Running {
    let running = rig.open();
    let upload = running.upload("orders.csv", &orders(40));
    running.jobs.import(&order(&upload), "tester").unwrap();
    running.work();
    running.apply(&abc(refit));
    let fits = || running.hub.catalog().fits(Some("worth")).unwrap();
    if fits().is_empty() {
        running.hub.read(|it| it.refit("worth", None)).unwrap();
    }
    assert_eq!(fits().len(), 1);
    running
}

fn more(running: &Running) {
    let rows = "order_id,customer_id,time,amount\n900,C1,2025-12-20 10:00:00,90000\n";
    let upload = running.upload("more.csv", rows);
    running.jobs.import(&order(&upload), "tester").unwrap();
    running.work();
}

fn numbers(running: &Running) -> Vec<(u64, String)> {
    let fits = running.hub.catalog().fits(Some("worth")).unwrap();
    fits.into_iter().map(|fit| (fit.number, fit.note)).collect()
}

#[test]
fn cuts_are_fitted_anew_once_a_period_as_of_its_beginning() {
    let rig = Rig::new("2025-12-15T10:00:00+08:00");
    let running = prepared(&rig, "refit: {every: month}");
    more(&running);
    running.run_now("refit");
    assert_eq!(numbers(&running).len(), 1, "not within the period");
    rig.set("2026-03-10T09:00:00+08:00");
    let run = running.run_now("refit");
    assert_eq!(run.result()[0]["segmentation"], json!("worth"));
    running.run_now("refit");
    let fits = running.hub.catalog().fits(Some("worth")).unwrap();
    assert_eq!(
        fits.len(),
        2,
        "missed periods are one, and a second run finds nothing to do"
    );
    assert_eq!(fits[1].as_of, at("2026-03-01T00:00:00+08:00"));
    assert_eq!(fits[1].note, "scheduled");
    assert!(running.jobs.fit_reviews(None, None, 10).unwrap().is_empty());
}

#[test]
fn a_refit_that_was_killed_behind_its_act_is_not_made_twice() {
    let rig = Rig::new("2025-12-15T10:00:00+08:00");
    let running = prepared(&rig, "refit: {every: month}");
    rig.set("2026-03-10T09:00:00+08:00");
    let mut run = running.run_now("refit").run;
    assert_eq!(numbers(&running).len(), 2);
    run.state = RunState::Running;
    running.hub.catalog().save_job_run(&run).unwrap();
    running.stop();
    let running = rig.open();
    running.work();
    assert_eq!(running.state(run.id), RunState::Done);
    assert_eq!(numbers(&running).len(), 2);
}

#[test]
fn a_review_waits_for_a_person_across_a_restart() {
    let rig = Rig::new("2025-12-15T10:00:00+08:00");
    let running = prepared(&rig, "refit: {every: quarter, approval: true}");
    more(&running);
    rig.set("2026-01-02T09:00:00+08:00");
    assert_eq!(
        running.run_now("refit").result(),
        json!([]),
        "that is for a person to say"
    );
    let run = running.jobs.fit_reviews(None, None, 10).unwrap()[0].run;
    assert_eq!(
        running.state(run),
        RunState::WaitingForApproval,
        "it was due as well"
    );
    assert_eq!(
        running.run_now("review-fits").run.state,
        RunState::Done,
        "proposed once"
    );
    assert_eq!(numbers(&running).len(), 1);
    running.stop();

    let running = rig.open();
    running.work();
    let reviews = running
        .jobs
        .fit_reviews(Some(ReviewState::Waiting), None, 10)
        .unwrap();
    assert_eq!(reviews.len(), 1);
    let review = &reviews[0];
    assert_eq!(
        review.fit.as_of,
        at("2026-01-01T00:00:00+08:00").to_string()
    );
    let migration = review.migration.as_ref().unwrap();
    let everybody: u64 = migration.before().iter().sum();
    assert_eq!(everybody, 40);
    assert!(migration.stayed() < everybody, "one order changed the cuts");
    let approved = running.jobs.approve_fit(review.id, "an analyst").unwrap();
    assert_eq!(approved.state, ReviewState::Approved);
    assert_eq!(approved.decided_by.as_deref(), Some("an analyst"));
    assert_eq!(numbers(&running)[1], (2, "approved".into()));
    assert_eq!(running.state(run), RunState::Done);
    running.jobs.approve_fit(review.id, "again").unwrap();
    assert_eq!(
        numbers(&running).len(),
        2,
        "approved twice is approved once"
    );
    let refused = running.jobs.reject_fit(review.id, "late").unwrap_err();
    assert_eq!(refused.messages[0].id(), "fit-review-decided");
}

#[test]
fn a_rejected_fit_never_comes_into_force_and_is_not_proposed_again_in_its_period() {
    let rig = Rig::new("2025-12-15T10:00:00+08:00");
    let running = prepared(&rig, "refit: {every: half-year, approval: true}");
    rig.set("2026-01-02T09:00:00+08:00");
    let run = running.run_now("review-fits").run.id;
    let review = running.jobs.fit_reviews(None, None, 10).unwrap()[0].id;
    running.jobs.reject_fit(review, "an analyst").unwrap();
    assert_eq!(running.state(run), RunState::Done);
    running.run_now("review-fits");
    assert_eq!(numbers(&running).len(), 1);
    assert_eq!(running.jobs.fit_reviews(None, None, 10).unwrap().len(), 1);
}

#[test]
fn cancelling_the_run_withdraws_what_it_proposed() {
    let rig = Rig::new("2025-12-15T10:00:00+08:00");
    let running = prepared(&rig, "refit: {every: quarter, approval: true}");
    rig.set("2026-01-02T09:00:00+08:00");
    let run = running.run_now("review-fits").run.id;
    running.jobs.cancel(run).unwrap();
    assert_eq!(running.state(run), RunState::Cancelled);
    let review = &running.jobs.fit_reviews(None, None, 10).unwrap()[0];
    assert_eq!(review.state, ReviewState::Rejected);
}

#[test]
fn a_definition_that_changed_meanwhile_makes_the_proposal_void() {
    let rig = Rig::new("2025-12-15T10:00:00+08:00");
    let running = prepared(&rig, "refit: {every: quarter, approval: true}");
    rig.set("2026-01-02T09:00:00+08:00");
    running.run_now("review-fits");
    let review = running.jobs.fit_reviews(None, None, 10).unwrap()[0].id;
    let changed =
        abc("refit: {every: quarter, approval: true}").replace("sum(order.amount)", "count(order)");
    running.apply(&changed);
    let refused = running.jobs.approve_fit(review, "an analyst").unwrap_err();
    assert_eq!(refused.messages[0].id(), "fit-outdated");
    let refused = running.jobs.fit_review(99).unwrap_err();
    assert_eq!(refused.messages[0].id(), "fit-review-unknown");
}

#[test]
fn the_workspace_may_ask_for_reviews_of_all_cuts() {
    let rig = Rig::new("2025-12-15T10:00:00+08:00");
    let running = prepared(&rig, "");
    running.apply(
        "apiVersion: fenqun/v1\nkind: Workspace\nmetadata: {name: w}\nspec: {review: half-year}\n",
    );
    rig.set("2026-01-02T09:00:00+08:00");
    let run = running.run_now("review-fits").run;
    assert_eq!(run.state, RunState::WaitingForApproval);
}
