//! Imports, jobs, events that could not be taken, people who have just been added.

use fenqun_catalog::{ImportRecord, ImportState, JobRun, RunState};
use fenqun_connectors::Quality;
use fenqun_model::{Instant, Message};

use super::{Finding, Severity, Target, TargetKind};
use crate::failure::Outcome;
use crate::workspace::Workspace;

/// Rows that were put aside longer ago than this are old news.
const NEWS_MILLIS: i64 = 30 * 86_400_000;
/// From this part of the rows on, one in so many, rejected rows are more than a curiosity.
const MANY: u64 = 100;

/// Jobs whose newest ended run failed.
pub(super) fn jobs(runs: &[JobRun]) -> Vec<Finding> {
    let mut looked_at: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for run in runs {
        let is_over = matches!(run.state, RunState::Done | RunState::Failed);
        if !is_over || looked_at.contains(&run.job.as_str()) {
            continue;
        }
        looked_at.push(&run.job);
        if run.state == RunState::Failed {
            let message = Message::new("attention-job-failed").with("job", run.job.as_str());
            let target = Target::other(TargetKind::JobRun, Some(run.id.to_string()));
            found.push(Finding::new(message, Severity::Urgent, target));
        }
    }
    found
}

/// Imports that were not finished, and rows that were put aside lately.
pub(super) fn imports(workspace: &Workspace) -> Outcome<Vec<Finding>> {
    let now = workspace.now()?;
    let mut records = workspace.import_records()?;
    records.retain(|record| record.undo.is_none());
    records.reverse();
    let findings = records.iter().filter_map(|record| {
        let (message, severity) = import(record, now)?;
        Some((record.number, message, severity))
    });
    let placed = findings.map(|(number, message, severity)| {
        let run = workspace.catalog.run_of_import(number)?;
        let target = Target::other(TargetKind::Import, run.map(|run| run.to_string()));
        Ok(Finding::new(message, severity, target))
    });
    placed.collect()
}

fn import(record: &ImportRecord, now: Instant) -> Option<(Message, Severity)> {
    let about = |id| Message::new(id).with("file", record.file_name.as_str());
    if record.state == ImportState::Running {
        let message = about("attention-import-unfinished");
        return Some((message, Severity::Soon));
    }
    let is_news = record.finished_at? >= now.plus_millis(-NEWS_MILLIS);
    let quality: Quality = serde_json::from_str(record.quality.as_deref()?).ok()?;
    let rejected = quality.rejected_rows();
    if rejected == 0 || !is_news {
        return None;
    }
    let message = about("attention-rows-rejected")
        .with("rejected", rejected)
        .with("rows", quality.rows);
    let severity = match rejected.saturating_mul(MANY) >= quality.rows {
        true => Severity::Soon,
        false => Severity::Note,
    };
    Some((message, severity))
}

/// Events that could not be taken.
pub(super) fn letters(workspace: &Workspace) -> Outcome<Option<Finding>> {
    let counts = workspace.catalog.dead_letter_counts()?;
    let events: u64 = counts.iter().map(|(_, count)| count).sum();
    let message = Message::new("attention-dead-letters").with("events", events);
    let target = Target::other(TargetKind::DeadLetters, None);
    Ok((events > 0).then(|| Finding::new(message, Severity::Soon, target)))
}

/// People who were added and never signed in with a password of their own.
pub(super) fn people(waiting: u64) -> Option<Finding> {
    let message = Message::new("attention-initial-passwords").with("people", waiting);
    let target = Target::other(TargetKind::People, None);
    (waiting > 0).then(|| Finding::new(message, Severity::Note, target))
}
