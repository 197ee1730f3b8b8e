//! The runner with made-up jobs, and every job against a workspace that is closed and opened again.

mod fits;
mod importing;
mod retention;
mod runner;
mod undoing;
mod upkeep;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use fenqun_model::Instant;
use tempfile::TempDir;

use super::*;
use crate::live::{Hub, HubSettings};
use crate::settings::Settings;
use crate::workspace::Workspace;

/// A running workspace whose clock stands still until it is moved, and whose runner makes a step
/// only when it is told to.
struct Rig {
    folder: TempDir,
    clock: Arc<AtomicI64>,
}

/// The rig at work.
struct Running {
    hub: Hub,
    jobs: Jobs,
}

impl Rig {
    fn new(now: &str) -> Self {
        let clock = AtomicI64::new(at(now).0);
        Self {
            folder: tempfile::tempdir().unwrap(),
            clock: Arc::new(clock),
        }
    }

    fn set(&self, now: &str) {
        self.clock.store(at(now).0, Ordering::Relaxed);
    }

    fn pass(&self, millis: i64) {
        self.clock.fetch_add(millis, Ordering::Relaxed);
    }

    /// Opens the workspace and the runner with the jobs there are.
    fn open(&self) -> Running {
        self.open_with(registry::all())
    }

    fn open_with(&self, registry: Vec<Box<dyn Job>>) -> Running {
        let now = self.clock.clone();
        let clock: crate::settings::Clock = Arc::new(move || Instant(now.load(Ordering::Relaxed)));
        let settings = Settings {
            clock: clock.clone(),
            threads: 1,
            ..Settings::default()
        };
        let workspace = Workspace::open(self.path(), settings).unwrap();
        let hub = Hub::start(workspace, HubSettings::default()).unwrap();
        let settings = JobSettings {
            clock,
            ..JobSettings::default()
        };
        let jobs = Jobs::idle(&hub, settings, registry).unwrap();
        Running { hub, jobs }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl Running {
    /// Carries out everything whose turn it is.
    fn work(&self) {
        for lane in Lane::ALL {
            while self.jobs.step(lane).unwrap() {}
        }
    }

    fn state(&self, id: u64) -> RunState {
        self.jobs.run(id).unwrap().unwrap().run.state
    }

    fn run_now(&self, job: &str) -> RunView {
        let id = self.jobs.run_now(job, "tester").unwrap().run.id;
        self.work();
        self.jobs.run(id).unwrap().unwrap()
    }

    fn apply(&self, yaml: &str) {
        let request = crate::define::ApplyRequest {
            files: vec![("test.yaml".to_owned(), yaml.to_owned())],
            plan: false,
            author: None,
        };
        let cause = crate::live::Cause::Definition;
        self.hub.change(cause, |it| it.apply(&request)).unwrap();
    }

    /// Closes as at the end of a process.
    fn stop(self) {
        self.jobs.stop();
        self.hub.stop().unwrap();
    }

    /// A file sent to be imported.
    fn upload(&self, name: &str, content: &str) -> Upload {
        let mut uploading = self.jobs.begin_upload(name).unwrap();
        uploading.write(content.as_bytes()).unwrap();
        self.jobs.finish_upload(uploading).unwrap()
    }
}

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

fn order(upload: &Upload) -> ImportOrder {
    ImportOrder {
        upload: upload.id.clone(),
        file: upload.file_name.clone(),
        kind: fenqun_model::definition::SourceKind::Events,
        source: None,
        mapping: None,
        dry_run: false,
        chinese: false,
    }
}
