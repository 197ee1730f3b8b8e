//! Imports into the running workspace. Live rows go first: the import waits while too much of what
//! was acknowledged is not yet evaluated.

use std::time::Duration;

use fenqun_model::definition::SourceKind;
use fenqun_model::{Language, Message};
use fenqun_store::Entry;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Explained, Job, JobContext, JobOutcome, Jobs, Lane, RunState, RunView, uploads};
use crate::failure::{Failure, Outcome};
use crate::import::{
    GuessedMapping, ImportOutcome, ImportReport, ImportRequest, Place, import_into,
};
use crate::live::{Cause, Hub};
use crate::workspace::Workspace;

/// Name of the job.
pub(super) const IMPORT: &str = "import";
/// Longest wait for room before another look at whether someone asked to stop.
const LOOK_AGAIN: Duration = Duration::from_millis(200);

pub(super) struct Import;

/// What is to be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportOrder {
    /// Id of the upload.
    pub upload: String,
    /// Name of its file, which outlives it.
    pub file: String,
    /// What a row is.
    pub kind: SourceKind,
    /// Name of the source: a saved one is used, a new mapping is saved under it.
    pub source: Option<String>,
    /// The mapping, as a Source in YAML or JSON; guessed when `None` and none is saved.
    pub mapping: Option<String>,
    /// Only read and report.
    pub dry_run: bool,
    /// Whether the reasons in the reject file are in Chinese.
    pub chinese: bool,
}

/// What an import did, without anything that names a customer: it is kept, and whoever is erased
/// must not live on in it.
#[derive(Debug, Serialize)]
struct Summary {
    source: String,
    guessed: bool,
    mapping: String,
    dry_run: bool,
    /// Every file had been imported before, so nothing was done.
    already_done: bool,
    files: Vec<FileSummary>,
    fitted_before: Vec<String>,
    /// There are rejected rows to be had.
    rejects: bool,
}

#[derive(Debug, Serialize)]
struct FileSummary {
    file: String,
    already_done: bool,
    quality: Value,
    /// The quality report in sentences.
    messages: Vec<Explained>,
}

impl Job for Import {
    fn name(&self) -> &'static str {
        IMPORT
    }

    fn title(&self) -> Message {
        Message::new("job-import")
    }

    fn lane(&self) -> Lane {
        Lane::Requests
    }

    fn attempts(&self) -> u32 {
        1
    }

    fn is_for_people(&self) -> bool {
        false
    }

    fn run(&self, context: &JobContext) -> Outcome<JobOutcome> {
        let order: ImportOrder = context.parameters()?;
        let mut request = request(&context.hub, &order)?;
        request.rejects = Some(reject_file(&context.hub, context.run)?);
        let mut place = Into { context };
        let progress = |step: &_| context.progress(step);
        let report = import_into(&mut place, &request, &|_| {}, &progress)
            .map_err(|failure| bare(failure, &context.hub))?;
        context
            .hub
            .read(|workspace| summary(workspace, &report))
            .map(|it| JobOutcome::done(&it))
    }

    fn ended(&self, context: &JobContext, state: RunState) -> Outcome<()> {
        let order: ImportOrder = context.parameters()?;
        match state == RunState::Done && !order.dry_run {
            true => uploads::remove(&context.hub, &order.upload),
            false => Ok(()),
        }
    }
}

impl Jobs {
    /// The mapping that an import would use, and what its first rows become.
    ///
    /// # Errors
    /// No such upload, a file that cannot be read, a mapping that does not fit.
    pub fn guess_mapping(&self, order: &ImportOrder) -> Outcome<GuessedMapping> {
        let request = request(self.hub(), order)?;
        let guessed = self
            .hub()
            .read(|workspace| workspace.guess_mapping(&request));
        guessed.map_err(|failure| bare(failure, self.hub()))
    }

    /// Queues an import whose file and mapping are seen to fit.
    ///
    /// # Errors
    /// As [`Jobs::guess_mapping`].
    pub fn import(&self, order: &ImportOrder, asked_by: &str) -> Outcome<RunView> {
        let request = request(self.hub(), order)?;
        let checked = self
            .hub()
            .read(|workspace| workspace.check_import(&request));
        checked.map_err(|failure| bare(failure, self.hub()))?;
        let order = serde_json::to_value(order).unwrap_or_default();
        self.queue(IMPORT, &order, asked_by)
    }

    /// The rejected rows of an import, as CSV; `None` when there are none, or none any more.
    pub fn rejects(&self, run: u64) -> Option<std::path::PathBuf> {
        let file = reject_file(self.hub(), run).ok()?;
        file.is_file().then_some(file)
    }
}

pub(super) fn request(hub: &Hub, order: &ImportOrder) -> Outcome<ImportRequest> {
    let upload = uploads::kept(hub, &order.upload)?;
    Ok(ImportRequest {
        files: vec![uploads::file(hub, &upload)],
        kind: order.kind,
        map: order.mapping.clone().map(|text| ("mapping".into(), text)),
        source: order.source.clone(),
        dry_run: order.dry_run,
        rejects: None,
        language: match order.chinese {
            true => Language::Chinese,
            false => Language::English,
        },
        bare_names: true,
    })
}

/// Where rejected rows are.
pub(super) fn rejects(hub: &Hub) -> std::path::PathBuf {
    hub.read(|workspace| workspace.dir().join("rejects"))
}

/// Where the rejected rows of a run are.
fn reject_file(hub: &Hub, run: u64) -> Outcome<std::path::PathBuf> {
    let folder = rejects(hub);
    std::fs::create_dir_all(&folder)
        .map_err(|error| Failure::file("folder-not-made", &folder, &error))?;
    Ok(folder.join(format!("run-{run}.csv")))
}

fn summary(workspace: &Workspace, report: &ImportReport) -> Outcome<Summary> {
    let zone = workspace.zone()?;
    let file = |done: &ImportOutcome| {
        let messages = done.quality.messages(&zone);
        FileSummary {
            file: done
                .files
                .iter()
                .map(|file| name_of(file))
                .collect::<Vec<_>>()
                .join(", "),
            already_done: done.already_done,
            quality: serde_json::to_value(&done.quality).unwrap_or_default(),
            messages: messages.iter().map(Explained::from).collect(),
        }
    };
    Ok(Summary {
        source: report.source.clone(),
        guessed: report.guessed,
        mapping: report.mapping.clone(),
        dry_run: report.dry_run,
        already_done: report.files.iter().all(|file| file.already_done),
        files: report.files.iter().map(file).collect(),
        fitted_before: report.fitted_before.clone(),
        rejects: report.files.iter().any(|file| file.rejects.is_some()),
    })
}

fn name_of(file: &str) -> String {
    file.rsplit('/').next().unwrap_or(file).to_owned()
}

/// A failure in which files of the workspace are called by their names alone: its folders are
/// nobody's business outside.
fn bare(failure: Failure, hub: &Hub) -> Failure {
    let folder = format!("{}/", uploads::folder(hub).display());
    let bare = |message: Message| {
        message.map_texts(&|text| match text.split_once(folder.as_str()) {
            Some((before, rest)) => {
                let rest = rest.split_once('/').map_or(rest, |(_, name)| name);
                format!("{before}{rest}")
            }
            None => text.to_owned(),
        })
    };
    Failure {
        kind: failure.kind,
        messages: failure.messages.into_iter().map(bare).collect(),
    }
}

/// The running workspace as the place of an import.
pub(super) struct Into<'a> {
    pub(super) context: &'a JobContext,
}

impl Place for Into<'_> {
    fn look<T>(&self, look: impl FnOnce(&Workspace) -> T) -> T {
        self.context.hub.read(look)
    }

    fn append(&mut self, entries: Vec<Entry>) -> Outcome<()> {
        loop {
            match self.context.hub.append(entries.clone()) {
                Ok(acknowledged) => {
                    let written = acknowledged.blocking_recv();
                    written.map_err(|_| Message::new("import-not-acknowledged"))??;
                    return Ok(());
                }
                Err(overload) => {
                    std::thread::park_timeout(overload.retry_after.min(LOOK_AGAIN));
                    self.context.check()?;
                }
            }
        }
    }

    fn settle(&self) {
        self.context.hub.settle();
    }

    fn change<T>(&mut self, act: impl FnOnce(&mut Workspace) -> Outcome<T>) -> Outcome<T> {
        self.context.hub.change(Cause::Import, act)
    }

    fn checkpoint(&mut self) -> Outcome<()> {
        self.context.hub.checkpoint()
    }

    fn is_stopping(&self) -> bool {
        self.context.is_stopping()
    }

    fn run(&self) -> Option<u64> {
        Some(self.context.run)
    }
}
