//! What single parts of a running workspace are told of the settings.

use std::time::Duration;

use fenqun_engine::ingest::IngestSettings;
use fenqun_engine::jobs::{JobSettings, Retention};

use super::Settings;

impl Settings {
    /// Limits of what comes in.
    pub(crate) fn ingest(&self) -> IngestSettings {
        IngestSettings {
            event_bytes: bytes(self.event_limit),
            request_bytes: bytes(self.ingest_limit),
            request_events: self.ingest_events,
            ..IngestSettings::default()
        }
    }

    /// The jobs' rhythms, and what is kept for how long.
    pub(crate) fn jobs(&self) -> JobSettings {
        JobSettings {
            checkpoint_every: millis(self.checkpoint_every),
            ranks_every: millis(self.ranks_every),
            self_check_every: millis(self.self_check_every),
            self_check_sample: self.self_check_sample,
            upload_bytes: self.upload_limit,
            retention: Retention {
                runs: self.keep_runs.map(millis),
                exports: self.keep_exports.map(millis),
                uploads: self.keep_uploads.map(millis),
                audit: self.keep_audit.map(millis),
                changes: self.keep_changes.map(millis),
                dead_letters: self.keep_dead_letters.map(millis),
            },
            ..JobSettings::default()
        }
    }
}

fn bytes(bytes: u64) -> usize {
    usize::try_from(bytes).unwrap_or(usize::MAX)
}

fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_said_means_what_the_parts_do_by_themselves() {
        let settings = Settings::default();
        assert_eq!(settings.ingest(), IngestSettings::default());
        let (said, usual) = (settings.jobs(), JobSettings::default());
        assert_eq!(said.retention, usual.retention);
        assert_eq!(said.upload_bytes, usual.upload_bytes);
        assert_eq!(said.self_check_sample, usual.self_check_sample);
        let every = |jobs: &JobSettings| {
            let upkeep = (jobs.checkpoint_every, jobs.ranks_every);
            (upkeep, jobs.self_check_every)
        };
        assert_eq!(every(&said), every(&usual));
    }

    #[test]
    fn what_is_said_reaches_the_parts() {
        let file = "upload-limit: 5MB\nevent-limit: 64KB\nkeep-changes: 30d\nkeep-audit: forever\n";
        let settings = Settings::read(|_| None, |_| None, Some(("s.yaml", file))).unwrap();
        assert_eq!(settings.ingest().event_bytes, 64 << 10);
        let jobs = settings.jobs();
        assert_eq!(jobs.upload_bytes, 5 << 20);
        assert_eq!(jobs.retention.changes, Some(30 * 86_400_000));
        assert_eq!(jobs.retention.audit, None);
    }
}
