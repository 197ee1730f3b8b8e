//! The shop's workspace at work, by a clock that is moved from one delivery to the next.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use fenqun_model::definition::SourceKind;
use fenqun_model::{Instant, Message};

use super::staff::ADMINISTRATOR;
use super::{DemoDefinitions, DemoFile};
use crate::access::{Access, AccessSettings, Act, Actor, AuditEntry};
use crate::define::ApplyRequest;
use crate::failure::{Failure, Outcome};
use crate::jobs::{ImportOrder, JobSettings, Jobs, Retention, RunState};
use crate::live::{Cause, Hub, HubSettings};
use crate::settings::{Clock, Settings};
use crate::workspace::Workspace;

/// The source of what client libraries send, which has no definition of its own before.
const VISITS: &str = "visits";

/// A clock that stands still until it is moved.
#[derive(Clone, Debug)]
pub(super) struct HandMoved(Arc<AtomicI64>);

impl HandMoved {
    pub(super) fn at(instant: Instant) -> Self {
        Self(Arc::new(AtomicI64::new(instant.0)))
    }

    pub(super) fn set(&self, instant: Instant) {
        self.0.store(instant.0, Ordering::SeqCst);
    }

    fn clock(&self) -> Clock {
        let told = Arc::clone(&self.0);
        Arc::new(move || Instant(told.load(Ordering::SeqCst)))
    }
}

/// The workspace and those who work with it.
pub(super) struct Running {
    hub: Hub,
    jobs: Jobs,
    pub(super) access: Access,
}

impl Running {
    pub(super) fn open(dir: &Path, settings: &Settings, clock: &HandMoved) -> Outcome<Self> {
        let settings = Settings {
            clock: clock.clock(),
            ..settings.clone()
        };
        let hub = Hub::start(Workspace::open(dir, settings)?, HubSettings::default())?;
        let jobs = JobSettings {
            clock: clock.clock(),
            // What came eight weeks ago can be looked at with all that was set aside.
            retention: Retention {
                runs: None,
                uploads: None,
                ..Retention::default()
            },
            ..JobSettings::default()
        };
        Ok(Self {
            access: Access::open(&hub, AccessSettings::default())?,
            jobs: Jobs::by_hand(&hub, jobs)?,
            hub,
        })
    }

    /// Applies definition files as the administrator.
    pub(super) fn define(&self, files: &[DemoDefinitions]) -> Outcome<()> {
        let text = |file: &DemoDefinitions| (file.file.to_owned(), file.text.clone());
        let request = ApplyRequest {
            files: files.iter().map(text).collect(),
            plan: false,
            author: Some(ADMINISTRATOR.into()),
        };
        let applied = self
            .hub
            .change(Cause::Definition, |workspace| workspace.apply(&request))?;
        for made in &applied.definitions {
            let kind = made.kind.name().to_lowercase();
            self.audit(Act::Define, format!("{kind}/{}", made.name))?;
        }
        Ok(())
    }

    /// Brings a file in as the administrator does on the page.
    pub(super) fn import(&self, file: &DemoFile) -> Outcome<()> {
        let name = file.path.file_name().unwrap_or_default().to_string_lossy();
        let bytes = fs::read(&file.path)
            .map_err(|error| Failure::file("file-unreadable", &file.path, &error))?;
        let mut uploading = self.jobs.begin_upload(&name)?;
        uploading.write(&bytes)?;
        let upload = self.jobs.finish_upload(uploading)?;
        let order = ImportOrder {
            upload: upload.id,
            file: upload.file_name,
            kind: match file.kind {
                "customers" => SourceKind::Customers,
                _ => SourceKind::Events,
            },
            source: Some(file.source.unwrap_or(VISITS).into()),
            mapping: None,
            dry_run: false,
            chinese: true,
        };
        let asked = self.jobs.import(&order, ADMINISTRATOR)?.run.id;
        self.audit(Act::Import, format!("import/{asked}"))?;
        self.jobs.work_off()?;
        self.hub.settle();
        let ended = self.jobs.run(asked)?.map(|run| run.run.state);
        match ended {
            Some(RunState::Done) => Ok(()),
            _ => Err(Message::new("demo-import-failed")
                .with("file", &*name)
                .into()),
        }
    }

    /// Everything is evaluated and recorded when it returns.
    pub(super) fn close(self) -> Outcome<()> {
        self.jobs.stop();
        self.hub.stop()
    }

    fn audit(&self, act: Act, what: String) -> Outcome<()> {
        self.access.audit(&AuditEntry {
            actor: Actor::person(1, ADMINISTRATOR),
            act,
            what,
            address: None,
        })
    }
}
