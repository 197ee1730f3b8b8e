//! A small shop that runs, with a clock that tests set.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use fenqun_catalog::{ImportRecord, ImportState};
use fenqun_engine::answers::Standing as Answer;
use fenqun_engine::define::ApplyRequest;
use fenqun_engine::eval::EvalRequest;
use fenqun_engine::live::{Cause, Change, Hub, HubSettings};
use fenqun_engine::{Outcome, Settings, Workspace};
use fenqun_model::Instant;
use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::{Event, Row, Traits};
use fenqun_store::{Entry, ImportProgress};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A shop in a folder that goes with it.
pub(crate) struct Shop {
    pub(crate) clock: Arc<AtomicI64>,
    pub(crate) hub: Hub,
    folder: TempDir,
}

/// How everybody stands: by definition and customer.
pub(crate) type Standings = BTreeMap<(String, String), String>;

pub(crate) fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

pub(crate) fn customer(name: &str) -> Vec<Identifier> {
    vec![Identifier {
        kind: IdentifierKind::Customer,
        value: name.into(),
    }]
}

pub(crate) fn event(
    who: &str,
    id: &str,
    name: &str,
    occurred_at: Instant,
    properties: Value,
) -> Row {
    Row::Event(Event {
        who: customer(who),
        id: id.into(),
        name: name.into(),
        occurred_at,
        received_at: Instant(0),
        properties: serde_json::from_value(properties).unwrap(),
    })
}

pub(crate) fn traits(who: &str, occurred_at: Instant, values: Value) -> Row {
    Row::Traits(Traits {
        who: customer(who),
        occurred_at,
        received_at: Instant(0),
        values: serde_json::from_value(values).unwrap(),
    })
}

fn settings(clock: &Arc<AtomicI64>) -> Settings {
    let clock = clock.clone();
    Settings {
        clock: Arc::new(move || Instant(clock.load(Ordering::SeqCst))),
        threads: 2,
        ..Settings::default()
    }
}

impl Shop {
    /// An empty shop with definitions.
    pub(crate) fn new(now: &str, definitions: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(AtomicI64::new(at(now).0));
        let mut workspace = Workspace::open(folder.path(), settings(&clock)).unwrap();
        workspace
            .apply(&files(definitions))
            .unwrap_or_else(|failure| panic!("{failure}"));
        let hub = Hub::start(workspace, HubSettings::default()).unwrap();
        Self { clock, hub, folder }
    }

    /// Ends without a word and starts again from what is on disk.
    pub(crate) fn crash(self) -> Self {
        let Self { clock, hub, folder } = self;
        drop(hub);
        let workspace = Workspace::open(folder.path(), settings(&clock)).unwrap();
        let hub = Hub::start(workspace, HubSettings::default()).unwrap();
        Self { clock, hub, folder }
    }

    /// The clock is set, and everything that follows has happened.
    pub(crate) fn set_clock(&self, now: Instant) {
        self.clock.store(now.0, Ordering::SeqCst);
        self.hub.settle();
    }

    /// Rows come in and are evaluated.
    pub(crate) fn send(&self, rows: Vec<Row>) {
        let acknowledged = self.hub.submit(rows).unwrap();
        acknowledged.blocking_recv().unwrap().unwrap();
        self.hub.settle();
        assert_eq!(self.hub.failure(), None);
    }

    /// Rows come in as those of an import; its number.
    pub(crate) fn import(&self, rows: Vec<Row>) -> u32 {
        let record = ImportRecord {
            number: 0,
            id: "file".into(),
            source: "shop".into(),
            file_name: "file.csv".into(),
            started_at: Instant(self.clock.load(Ordering::SeqCst)),
            finished_at: None,
            state: ImportState::Running,
            quality: None,
            is_tracked: true,
            undo: None,
        };
        let number = self.hub.catalog().add_import(&record, 0).unwrap();
        let progress = ImportProgress {
            import: format!("file {number}"),
            number,
            position: json!(1),
            done: true,
        };
        let entries = vec![
            Entry::Import(number),
            Entry::Rows(rows),
            Entry::Progress(progress),
        ];
        let acknowledged = self.hub.append(entries).unwrap();
        acknowledged.blocking_recv().unwrap().unwrap();
        self.hub.settle();
        number
    }

    /// Definitions are applied.
    pub(crate) fn apply(&self, definitions: &str) -> Outcome<()> {
        self.hub.change(Cause::Definition, |workspace| {
            workspace.apply(&files(definitions)).map(drop)
        })
    }

    /// Everything in the change log.
    pub(crate) fn changes(&self) -> Vec<Change> {
        self.hub.changes_after(0, usize::MAX).unwrap()
    }

    /// What the change log adds up to.
    pub(crate) fn folded(&self) -> Standings {
        let mut standings = Standings::new();
        for (index, change) in self.changes().into_iter().enumerate() {
            assert_eq!(change.sequence, index as u64 + 1);
            let key = (change.definition.clone(), change.customer.clone());
            if !change.customer.is_empty() {
                let known = standings.get(&key).cloned();
                assert_eq!(known, change.from, "{change:?}");
            }
            match change.to {
                Some(label) => standings.insert(key, label),
                None => standings.remove(&key),
            };
        }
        standings
    }

    /// How everybody stands by the hub.
    pub(crate) fn live(&self) -> Standings {
        let mut standings = Standings::new();
        for name in self.everybody() {
            for standing in self.hub.standings(&name).unwrap() {
                if let Some(label) = standing.label {
                    standings.insert((standing.definition, name.clone()), label);
                }
            }
        }
        standings
    }

    /// How everybody stands by an evaluation of all of them.
    pub(crate) fn batch(&self) -> Standings {
        let report = self.eval(false);
        let mut standings = Standings::new();
        for result in report.results {
            for customer in result.customers {
                let label = match customer.standing {
                    Answer::Member(true) => "in".to_owned(),
                    Answer::Label(label) => result.labels[label as usize].clone(),
                    Answer::Member(false) | Answer::Value(_) => continue,
                };
                standings.insert((result.definition.clone(), customer.customer), label);
            }
        }
        standings
    }

    fn everybody(&self) -> Vec<String> {
        let report = self.eval(true);
        let customers = report
            .results
            .into_iter()
            .flat_map(|result| result.customers);
        let names: BTreeSet<String> = customers.map(|customer| customer.customer).collect();
        names.into_iter().collect()
    }

    fn eval(&self, all: bool) -> fenqun_engine::eval::EvalReport {
        let as_of = self.hub.status().watermark.to_string();
        let request = EvalRequest {
            all,
            as_of: Some(as_of),
            ..EvalRequest::default()
        };
        self.hub.read(|workspace| workspace.eval(&request)).unwrap()
    }

    /// The groups, the change log and an evaluation of everybody say the same.
    pub(crate) fn assert_right(&self) {
        self.assert_right_at("");
    }

    pub(crate) fn assert_right_at(&self, place: &str) {
        // Whom ranks let in is settled anew first: a batch does so each time.
        self.hub.refresh_ranks().unwrap();
        assert_eq!(self.hub.failure(), None, "{place}");
        let batch = self.batch();
        let folded = self.folded();
        let mut live = self.live();
        // What fails keeps its last good result; a batch leaves it out.
        let failing = self.hub.status().failing;
        let is_sound = |key: &(String, String)| failing.iter().all(|broken| broken.name != key.0);
        assert_eq!(folded, live, "{place}: change log and live");
        live.retain(|key, _| is_sound(key));
        assert_eq!(live, batch, "{place}: live and batch");
        let checked = self.hub.self_check(1_000, 1).unwrap();
        assert_eq!(checked.wrong, [], "{place}: self-check");
    }
}

fn files(definitions: &str) -> ApplyRequest {
    ApplyRequest {
        files: vec![("definitions.yaml".into(), definitions.into())],
        ..ApplyRequest::default()
    }
}

/// Nothing to say about an event.
pub(crate) fn plain() -> Value {
    json!({})
}
