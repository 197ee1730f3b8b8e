//! Exports asked for over HTTP: written to the workspace's `exports` folder, kept for a short time.

use std::path::PathBuf;

use fenqun_model::{Instant, Language, Message};
use serde::{Deserialize, Serialize};

use super::{Job, JobContext, JobOutcome, Jobs, Lane, RunState, RunView};
use crate::export::{ExportRequest, Exported};
use crate::failure::{Failure, Outcome};
use crate::live::Hub;

/// Name of the job.
pub(super) const EXPORT: &str = "export";
/// Formats by the endings of their files.
const FORMATS: [&str; 4] = ["csv", "jsonl", "parquet", "xlsx"];

pub(super) struct Export;

/// What is to be exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportOrder {
    /// The definition.
    pub definition: String,
    /// Instant as people type it, made fast when it is asked for.
    pub as_of: Option<String>,
    /// `csv`, `jsonl`, `parquet` or `xlsx`.
    pub format: String,
    /// `customer-table`; a plain list when `None`.
    pub template: Option<String>,
    /// More columns of a plain list: values in the rule language.
    pub fields: Vec<String>,
    /// Hide what names or reaches a person.
    pub masked: bool,
    /// Whether headers and texts are in Chinese.
    pub chinese: bool,
}

/// An exported file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    /// Where it is.
    pub path: PathBuf,
    /// What it is called for whoever downloads it.
    pub name: String,
}

impl Job for Export {
    fn name(&self) -> &'static str {
        EXPORT
    }

    fn title(&self) -> Message {
        Message::new("job-export")
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
        context.check()?;
        let order: ExportOrder = context.parameters()?;
        let folder = folder(&context.hub);
        std::fs::create_dir_all(&folder)
            .map_err(|error| Failure::file("folder-not-made", &folder, &error))?;
        let request = request(&order, file(&context.hub, context.run, &order.format));
        let mut exported = context.hub.read(|workspace| workspace.export(&request))?;
        exported.file = PathBuf::from(shown_name(&exported, &order.format));
        Ok(JobOutcome::done(&exported))
    }

    fn ended(&self, context: &JobContext, state: RunState) -> Outcome<()> {
        match state {
            RunState::Done => Ok(()),
            _ => remove(&context.hub, context.run, &context.parameters()?),
        }
    }
}

impl Jobs {
    /// Queues an export.
    ///
    /// # Errors
    /// An unknown definition, format or template, a malformed instant or field.
    pub fn export(&self, order: &ExportOrder, asked_by: &str) -> Outcome<RunView> {
        if !FORMATS.contains(&order.format.as_str()) {
            let message = Message::new("export-format-not-offered")
                .with("format", order.format.as_str())
                .with("formats", FORMATS.join(", "));
            return Err(Failure::wrong_use(message));
        }
        let mut order = order.clone();
        let request = request(&order, PathBuf::from("unused"));
        let as_of = self
            .hub()
            .read(|workspace| workspace.check_export(&request))?;
        order.as_of = Some(as_of.to_string());
        let order = serde_json::to_value(order).unwrap_or_default();
        self.queue(EXPORT, &order, asked_by)
    }

    /// When the file of a finished export goes; `None` for never.
    pub fn export_expiry(&self, run: &RunView) -> Option<Instant> {
        let kept = self.settings().retention.exports?;
        Some(run.run.finished_at?.plus_millis(kept))
    }

    /// The file of an export; `None` when it is not done, or its time is over.
    pub fn export_file(&self, run: &RunView) -> Option<ExportFile> {
        let is_over = self
            .export_expiry(run)
            .is_some_and(|expiry| expiry <= self.now());
        if run.run.job != EXPORT || run.run.state != RunState::Done || is_over {
            return None;
        }
        let order: ExportOrder = serde_json::from_value(run.parameters()).ok()?;
        let path = file(self.hub(), run.run.id, &order.format);
        let name = run.result()["file"].as_str()?.to_owned();
        path.is_file().then_some(ExportFile { path, name })
    }
}

fn request(order: &ExportOrder, out: PathBuf) -> ExportRequest {
    ExportRequest {
        definition: order.definition.clone(),
        out,
        template: order.template.clone(),
        as_of: order.as_of.clone(),
        language: match order.chinese {
            true => Language::Chinese,
            false => Language::English,
        },
        fields: order.fields.clone(),
        masked: order.masked,
    }
}

/// Where exports are.
pub(super) fn folder(hub: &Hub) -> PathBuf {
    hub.read(|workspace| workspace.dir().join("exports"))
}

fn file(hub: &Hub, run: u64, format: &str) -> PathBuf {
    folder(hub).join(format!("run-{run}.{format}"))
}

/// `vip-2026-08-19.csv`.
fn shown_name(exported: &Exported, format: &str) -> String {
    let day = exported.as_of.get(..10).unwrap_or_default();
    format!("{}-{day}.{format}", exported.definition)
}

/// Removes the file of a run; removing it again changes nothing.
fn remove(hub: &Hub, run: u64, order: &ExportOrder) -> Outcome<()> {
    let file = file(hub, run, &order.format);
    match std::fs::remove_file(&file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::file("file-not-removed", &file, &error))
        }
        _ => Ok(()),
    }
}
