//! Drops what has been kept for long enough. Each sweep is on its own: one that fails does not keep
//! the others from their work.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::UNIX_EPOCH;

use fenqun_model::{Instant, Message};

use super::importing::ImportOrder;
use super::{
    Calendar, Job, JobContext, JobOutcome, JobSettings, Schedule, exporting, importing, uploads,
};
use crate::failure::{Failure, Outcome};
use crate::run::held;

pub(super) struct Retention;

/// A sweep: what it is called in the result, for how long things are kept, and the sweeping, which
/// is told before which instant things go and says how many went.
type Sweep = (
    &'static str,
    Option<i64>,
    fn(&JobContext, Instant) -> Outcome<u64>,
);

impl Job for Retention {
    fn name(&self) -> &'static str {
        "retention"
    }

    fn title(&self) -> Message {
        Message::new("job-retention")
    }

    fn schedule(&self, _: &JobSettings) -> Schedule {
        Schedule::Each(Calendar::Hour)
    }

    fn run(&self, context: &JobContext) -> Outcome<JobOutcome> {
        let mut dropped = BTreeMap::new();
        let mut failed = Vec::new();
        for (name, kept, sweep) in sweeps(context) {
            let Some(kept) = kept else { continue };
            context.check()?;
            match sweep(context, context.now().plus_millis(-kept)) {
                Ok(count) => drop(dropped.insert(name, count)),
                Err(failure) => failed.extend(failure.messages),
            }
        }
        match failed.is_empty() {
            true => Ok(JobOutcome::done(&dropped)),
            false => Err(Failure::from(failed)),
        }
    }
}

fn sweeps(context: &JobContext) -> Vec<Sweep> {
    let kept = &context.settings.retention;
    vec![
        ("runs", kept.runs, |context, before| {
            Ok(context.hub.catalog().drop_job_runs(before)?)
        }),
        ("exports", kept.exports, |context, before| {
            drop_files(&exporting::folder(&context.hub), before)
        }),
        ("rejects", kept.uploads, |context, before| {
            drop_files(&importing::rejects(&context.hub), before)
        }),
        ("uploads", kept.uploads, drop_uploads),
        ("audit", kept.audit, |context, before| {
            Ok(context.hub.catalog().drop_audit_before(before)?)
        }),
        ("dead-letters", kept.dead_letters, |context, before| {
            Ok(context.hub.catalog().drop_dead_letters_before(before)?)
        }),
        ("changes", kept.changes, drop_changes),
    ]
}

/// Uploads that no open import needs, and folders of uploads that never came whole.
fn drop_uploads(context: &JobContext, before: Instant) -> Outcome<u64> {
    let catalog = context.hub.catalog();
    let open = catalog.open_job_runs()?.into_iter();
    let needed: Vec<String> = open
        .filter_map(|run| serde_json::from_str::<ImportOrder>(&run.parameters).ok())
        .map(|order| order.upload)
        .collect();
    let known = catalog.uploads()?;
    let mut count = 0;
    for upload in &known {
        if upload.received_at < before && !needed.contains(&upload.id) {
            uploads::remove(&context.hub, &upload.id)?;
            count += 1;
        }
    }
    for (path, changed) in listed(&uploads::folder(&context.hub))? {
        let id = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if changed < before && known.iter().all(|upload| upload.id != id) {
            uploads::remove_folder(&path)?;
            count += 1;
        }
    }
    Ok(count)
}

/// Whole segments of the change log.
fn drop_changes(context: &JobContext, before: Instant) -> Outcome<u64> {
    let log = context.hub.read(|workspace| workspace.change_log.clone());
    log.map_or(Ok(0), |log| Ok(held(&log).drop_before(before)?))
}

/// Files of runs that were last written before an instant.
fn drop_files(folder: &Path, before: Instant) -> Outcome<u64> {
    let mut count = 0;
    for (path, changed) in listed(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("run-") && changed < before {
            std::fs::remove_file(&path)
                .map_err(|error| Failure::file("file-not-removed", &path, &error))?;
            count += 1;
        }
    }
    Ok(count)
}

/// What is in a folder, and when it was last changed; nothing when there is no folder.
fn listed(folder: &Path) -> Outcome<Vec<(std::path::PathBuf, Instant)>> {
    let unreadable = |error: std::io::Error| Failure::file("file-not-removed", folder, &error);
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(vec![]),
        Err(error) => return Err(unreadable(error)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(unreadable)?;
        let changed = entry
            .metadata()
            .and_then(|it| it.modified())
            .map_err(unreadable)?;
        let since = changed.duration_since(UNIX_EPOCH).unwrap_or_default();
        let millis = i64::try_from(since.as_millis()).unwrap_or(i64::MAX);
        found.push((entry.path(), Instant(millis)));
    }
    Ok(found)
}
