//! Jobs and their runs as people see them.

use fenqun_catalog::{JobRun, RunState};
use fenqun_model::Message;
use serde_json::Value;

use super::Explained;

/// A job.
#[derive(Clone, Debug, PartialEq)]
pub struct JobListing {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub title: Message,
    /// Whether people may start it without parameters.
    pub is_for_people: bool,
}

/// A run of a job.
#[derive(Clone, Debug, PartialEq)]
pub struct RunView {
    /// As it is in the catalog.
    pub run: JobRun,
    /// How far it is, while it is at work.
    pub progress: Option<Value>,
}

/// How often runs of a job ended in a state since the start of the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// The job.
    pub job: &'static str,
    /// How they ended.
    pub state: RunState,
    /// How many.
    pub runs: u64,
}

impl RunView {
    /// What it was asked for.
    pub fn parameters(&self) -> Value {
        json(Some(&self.run.parameters))
    }

    /// What it did; null before it ended.
    pub fn result(&self) -> Value {
        json(self.run.result.as_deref())
    }

    /// Why the last attempt failed.
    pub fn failure(&self) -> Vec<Explained> {
        let text = self.run.failure.as_deref().unwrap_or("[]");
        serde_json::from_str(text).unwrap_or_default()
    }

    /// Whether it has ended.
    pub fn is_over(&self) -> bool {
        use RunState::{Cancelled, Done, Failed};
        matches!(self.run.state, Done | Failed | Cancelled)
    }
}

fn json(text: Option<&str>) -> Value {
    text.and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default()
}
