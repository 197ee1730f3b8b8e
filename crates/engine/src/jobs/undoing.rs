//! Undoing an import while the workspace runs. Imports and undoings wait for one another, so nothing
//! is taken back that is still coming in.

use fenqun_catalog::{ImportRecord, JobRun};
use fenqun_model::Message;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::importing::IMPORT;
use super::{Job, JobContext, JobOutcome, Jobs, Lane, RunView};
use crate::failure::{Failure, Outcome};
use crate::import::refusal;
use crate::live::Cause;

/// Name of the job.
const UNDO_IMPORT: &str = "undo-import";

pub(super) struct UndoImport;

/// Which import is to be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct UndoOrder {
    /// Number of the import.
    number: u32,
}

/// How an import stands towards being undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoState {
    /// Number of the import among all, those of the command line included; `None` when it brought
    /// nothing in.
    pub number: Option<u32>,
    /// It can be undone now.
    pub can_be_undone: bool,
    /// The run that is about to undo it.
    pub run: Option<u64>,
    /// When it was undone, RFC 3339.
    pub undone_at: Option<String>,
    /// Who undid it.
    pub undone_by: Option<String>,
}

impl Job for UndoImport {
    fn name(&self) -> &'static str {
        UNDO_IMPORT
    }

    fn title(&self) -> Message {
        Message::new("job-undo-import")
    }

    fn lane(&self) -> Lane {
        Lane::Requests
    }

    fn is_for_people(&self) -> bool {
        false
    }

    fn run(&self, context: &JobContext) -> Outcome<JobOutcome> {
        let order: UndoOrder = context.parameters()?;
        context.check()?;
        context.progress(&json!({"step": "taking-back"}));
        let by = context.asked_by.clone();
        let undone = context.hub.change(Cause::Import, |workspace| {
            let record = workspace.import_numbered(order.number)?;
            match record.undo.is_some() {
                // By an attempt that a crash interrupted.
                true => workspace.retype_after(&record).map(|()| None),
                false => workspace.undo_import(order.number, by).map(Some),
            }
        })?;
        context.progress(&json!({"step": "tidying"}));
        context.hub.checkpoint()?;
        Ok(JobOutcome::done(&undone))
    }
}

impl Jobs {
    /// Queues the undoing of what a run of an import brought in; `None` when it is undone or about to
    /// be already. Nothing is taken back on return.
    ///
    /// # Errors
    /// The import is at work, brought nothing in, or its rows do not tell where they are from.
    pub fn undo_import(&self, import: &RunView, asked_by: &str) -> Outcome<Option<RunView>> {
        let run = &import.run;
        if !import.is_over() {
            return Err(refused("import-undo-running", run.id));
        }
        let Some(record) = self.record_of(run)? else {
            return Err(refused("import-undo-nothing", run.id));
        };
        if record.undo.is_some() || self.undoing(record.number)?.is_some() {
            return Ok(None);
        }
        if let Some(message) = refusal(&record) {
            return Err(message.into());
        }
        let order = UndoOrder {
            number: record.number,
        };
        let order = serde_json::to_value(order).unwrap_or_default();
        self.queue(UNDO_IMPORT, &order, asked_by).map(Some)
    }

    /// How what a run of an import brought in stands towards being undone.
    ///
    /// # Errors
    /// The catalog refuses.
    pub fn undo_state(&self, import: &RunView) -> Outcome<UndoState> {
        let Some(record) = self.record_of(&import.run)? else {
            return Ok(UndoState::default());
        };
        let run = self.undoing(record.number)?;
        Ok(UndoState {
            number: Some(record.number),
            can_be_undone: import.is_over() && run.is_none() && refusal(&record).is_none(),
            run,
            undone_at: record.undo.as_ref().map(|undo| undo.at.to_string()),
            undone_by: record.undo.and_then(|undo| undo.by),
        })
    }

    /// The import that a run brought in; `None` when it brought none.
    fn record_of(&self, run: &JobRun) -> Outcome<Option<ImportRecord>> {
        if run.job != IMPORT {
            return Ok(None);
        }
        let record = self.catalog().import_of_run(run.id)?;
        Ok(record.map(|record| self.hub().read(|workspace| workspace.settled(record))))
    }

    /// The run that is about to undo an import.
    fn undoing(&self, number: u32) -> Outcome<Option<u64>> {
        let mut open = self.catalog().open_job_runs()?.into_iter();
        let wanted = |run: &JobRun| {
            let order: Option<UndoOrder> = serde_json::from_str(&run.parameters).ok();
            run.job == UNDO_IMPORT && order.is_some_and(|order| order.number == number)
        };
        Ok(open.find(wanted).map(|run| run.id))
    }
}

fn refused(id: &'static str, run: u64) -> Failure {
    Message::new(id).with("id", run).into()
}
