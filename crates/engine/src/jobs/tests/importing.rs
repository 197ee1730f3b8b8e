//! Files through the running workspace: whole after a crash, nothing twice, refusals by name.

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::AtomicUsize;

use fenqun_store::Entry;
use serde_json::json;

use super::super::importing::{Import, Into, request};
use super::*;
use crate::import::{Place, import_into};
use fenqun_model::Language;

/// Rows of more than two batches.
const MANY: usize = 70_000;

fn orders(rows: usize) -> String {
    let mut text = "order_id,customer_id,time,amount\n".to_owned();
    for row in 0..rows {
        let customer = row % 500;
        let (day, minute) = (row % 28 + 1, row % 60);
        writeln!(
            text,
            "{row},C{customer},2025-11-{day:02} 10:{minute:02}:00,{row}.50"
        )
        .unwrap();
    }
    text
}

fn events(running: &Running) -> u64 {
    running.hub.settle();
    running.hub.read(|it| it.store.statistics()).unwrap().events
}

/// A place that breaks down when it is handed something for the `left + 1`th time.
struct Breaking<'a> {
    whole: Into<'a>,
    left: usize,
}

impl Place for Breaking<'_> {
    fn look<T>(&self, look: impl FnOnce(&Workspace) -> T) -> T {
        self.whole.look(look)
    }

    fn append(&mut self, entries: Vec<Entry>) -> Outcome<()> {
        assert!(self.left > 0, "killed on purpose");
        self.left -= 1;
        self.whole.append(entries)
    }

    fn settle(&self) {
        self.whole.settle();
    }

    fn change<T>(&mut self, act: impl FnOnce(&mut Workspace) -> Outcome<T>) -> Outcome<T> {
        self.whole.change(act)
    }

    fn checkpoint(&mut self) -> Outcome<()> {
        self.whole.checkpoint()
    }

    fn is_stopping(&self) -> bool {
        false
    }
}

#[test]
fn a_killed_import_goes_on_after_the_next_start_and_doubles_nothing() {
    let rig = Rig::new("2026-01-01T10:00:00+08:00");
    let running = rig.open();
    let upload = running.upload("orders.csv", &orders(MANY));
    let mut run = running.jobs.import(&order(&upload), "tester").unwrap().run;
    run.state = RunState::Running;
    running.hub.catalog().save_job_run(&run).unwrap();
    let context = running.jobs.context(&run, Arc::default());
    let killed = catch_unwind(AssertUnwindSafe(|| {
        let whole = Into { context: &context };
        let mut place = Breaking { whole, left: 2 };
        let request = request(&running.hub, &order(&upload)).unwrap();
        import_into(&mut place, &request, &|_| {}, &|_| {}).map(drop)
    }));
    assert!(killed.is_err());
    let half = events(&running);
    assert!(0 < half && half < MANY as u64, "{half}");
    drop(context);
    running.stop();

    let running = rig.open();
    running.work();
    assert_eq!(running.state(run.id), RunState::Done);
    assert_eq!(events(&running), MANY as u64);
    let result = running.jobs.run(run.id).unwrap().unwrap().result();
    assert_eq!(
        result["files"][0]["quality"]["rows"],
        json!(MANY),
        "the report is whole"
    );
    assert!(
        running.jobs.upload(&upload.id).is_err(),
        "what is imported is not kept"
    );
}

#[test]
fn a_cancelled_import_keeps_its_file_and_is_resumed_by_asking_again() {
    let rig = Rig::new("2026-01-01T10:00:00+08:00");
    let steps = Arc::new(AtomicUsize::new(0));
    let mut registry = registry::all();
    registry.retain(|job| job.name() != "import");
    registry.push(Box::new(CancelledOnce {
        canceller: Arc::default(),
        steps: steps.clone(),
    }));
    let running = rig.open_with(registry);
    let upload = running.upload("orders.csv", &orders(MANY));
    let first = running
        .jobs
        .import(&order(&upload), "tester")
        .unwrap()
        .run
        .id;
    running.work();
    assert_eq!(running.state(first), RunState::Cancelled);
    let second = running
        .jobs
        .import(&order(&upload), "tester")
        .unwrap()
        .run
        .id;
    running.work();
    assert_eq!(running.state(second), RunState::Done);
    assert_eq!(events(&running), MANY as u64);
    assert_eq!(steps.load(Ordering::Relaxed), 2);
}

/// The import, cancelled before its first attempt does anything.
struct CancelledOnce {
    canceller: Arc<std::sync::Mutex<bool>>,
    steps: Arc<AtomicUsize>,
}

impl Job for CancelledOnce {
    fn name(&self) -> &'static str {
        "import"
    }

    fn title(&self) -> Message {
        Import.title()
    }

    fn lane(&self) -> Lane {
        Lane::Requests
    }

    fn attempts(&self) -> u32 {
        1
    }

    fn run(&self, context: &JobContext) -> Outcome<JobOutcome> {
        self.steps.fetch_add(1, Ordering::Relaxed);
        let was_cancelled = std::mem::replace(&mut *crate::run::held(&self.canceller), true);
        if !was_cancelled {
            context.hub.catalog().cancel_job_run(context.run)?;
            context.live.cancelled.store(true, Ordering::Relaxed);
        }
        Import.run(context)
    }

    fn ended(&self, context: &JobContext, state: RunState) -> Outcome<()> {
        Import.ended(context, state)
    }
}

#[test]
fn the_same_file_twice_changes_nothing_and_says_so() {
    let rig = Rig::new("2026-01-01T10:00:00+08:00");
    let running = rig.open();
    let ids: Vec<u64> = [0, 1]
        .map(|_| {
            let upload = running.upload("orders.csv", &orders(10));
            running
                .jobs
                .import(&order(&upload), "tester")
                .unwrap()
                .run
                .id
        })
        .into();
    running.work();
    let results = ids
        .iter()
        .map(|id| running.jobs.run(*id).unwrap().unwrap().result());
    let known: Vec<_> = results
        .map(|result| result["already_done"].clone())
        .collect();
    assert_eq!(known, [json!(false), json!(true)]);
    assert_eq!(events(&running), 10);
}

#[test]
fn files_of_which_nothing_can_become_are_refused_by_name() {
    let rig = Rig::new("2026-01-01T10:00:00+08:00");
    let running = rig.open();
    for (content, mapping, code) in [
        ("\u{1}\u{2}\u{3}\0\0", None, "import-format-unknown"),
        ("a,b\n1,2\n", None, "import-guess-no-time"),
        (
            "a,b\n1,2\n",
            Some("kind: Nonsense\n"),
            "missing-api-version",
        ),
    ] {
        let upload = running.upload("x.csv", content);
        let order = ImportOrder {
            mapping: mapping.map(str::to_owned),
            ..order(&upload)
        };
        let refused = running.jobs.import(&order, "tester").unwrap_err();
        let text = refused.to_string();
        assert!(
            !text.contains(&upload.id),
            "no folder of the server's: {text}"
        );
        assert_eq!(refused.messages[0].id(), code, "{text}");
    }
    let empty = running.jobs.begin_upload("leer.csv").unwrap();
    let refused = running.jobs.finish_upload(empty).unwrap_err();
    assert_eq!(refused.messages[0].id(), "upload-empty");
    let refused = running.jobs.upload("nonsense").unwrap_err();
    assert_eq!(refused.messages[0].id(), "upload-unknown");
    assert!(running.hub.read(|it| !it.has_data()));
}

#[test]
fn defects_are_reported_and_rejected_rows_kept_apart() {
    let rig = Rig::new("2026-01-01T10:00:00+08:00");
    let running = rig.open();
    let rows = "order_id,customer_id,time,amount\n1,C1,2025-11-01,10\n2,,2025-11-02,20\n3,C3,x,1\n";
    let upload = running.upload("orders.csv", rows);
    let id = running
        .jobs
        .import(&order(&upload), "tester")
        .unwrap()
        .run
        .id;
    running.work();
    let result = running.jobs.run(id).unwrap().unwrap().result();
    assert_eq!(result["rejects"], json!(true), "{result}");
    assert_eq!(result["files"][0]["file"], json!("orders.csv"));
    let rejects = std::fs::read_to_string(running.jobs.rejects(id).unwrap()).unwrap();
    assert!(rejects.contains("import-row-no-customer"), "{rejects}");
    assert!(rejects.contains("\r\norders.csv,3,"), "{rejects}");
    assert_eq!(events(&running), 1);
}

#[test]
fn a_dry_run_shows_everything_and_brings_in_nothing() {
    let rig = Rig::new("2026-01-01T10:00:00+08:00");
    let running = rig.open();
    let upload = running.upload("orders.csv", &orders(10));
    let guessed = running.jobs.guess_mapping(&order(&upload)).unwrap();
    assert_eq!(guessed.source, "orders");
    let columns: Vec<&str> = guessed
        .columns
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(columns, ["order_id", "customer_id", "time", "amount"]);
    assert_eq!(guessed.columns[1].values, ["C0", "C1", "C2"]);
    assert_eq!(guessed.trial.samples.len(), 10);
    assert_eq!(guessed.trial.samples[0].who, ["customer:C0"]);
    let dry = ImportOrder {
        mapping: guessed.mapping,
        dry_run: true,
        ..order(&upload)
    };
    let id = running.jobs.import(&dry, "tester").unwrap().run.id;
    running.work();
    let run = running.jobs.run(id).unwrap().unwrap();
    assert_eq!(run.run.state, RunState::Done, "{:?}", run.failure());
    assert_eq!(run.result()["files"][0]["quality"]["rows"], json!(10));
    assert_eq!(events(&running), 0);
    assert!(
        running.jobs.upload(&upload.id).is_ok(),
        "to be imported in earnest"
    );
}

#[test]
fn a_file_that_is_too_large_leaves_nothing_behind() {
    let rig = Rig::new("2026-01-01T10:00:00+08:00");
    let running = rig.open();
    let settings = JobSettings {
        upload_bytes: 10,
        ..JobSettings::default()
    };
    let jobs = Jobs::idle(&running.hub, settings, registry::all()).unwrap();
    let mut uploading = jobs.begin_upload("big.csv").unwrap();
    uploading.write(b"0123456789").unwrap();
    let refused = uploading.write(b"0").unwrap_err();
    assert_eq!(
        refused.messages[0].text(Language::English),
        "big.csv is larger than the 10 B that the settings allow. Split it, or raise the limit."
    );
    drop(uploading);
    let left = std::fs::read_dir(rig.path().join("uploads")).unwrap();
    assert_eq!(left.count(), 0);
}
