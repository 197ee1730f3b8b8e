//! Sizes over time, by re-evaluation: what we know now about then.

use std::sync::{Mutex, PoisonError};

use fenqun_model::{Instant, Message, Zone};
use serde::Serialize;
use utoipa::ToSchema;

use crate::course::{Division, label_of};
use crate::failure::{Failure, Outcome};
use crate::instants::{parse_step, step};
use crate::run::held;
use crate::workspace::Workspace;

/// Most points of one history; a finer question is a mistake more often than a wish.
const MAX_POINTS: usize = 1_000;

/// What is asked of the past; instants as people type them.
#[derive(Clone, Debug, Default)]
pub struct HistoryRequest {
    /// The definition.
    pub name: String,
    /// First instant; the day of the first event when `None`.
    pub from: Option<String>,
    /// Last instant; now when `None`.
    pub to: Option<String>,
    /// Step; a month when `None`.
    pub step: Option<String>,
    /// From the change log instead of by re-evaluation.
    pub recorded: bool,
}

/// Sizes over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct History {
    /// The definition.
    pub definition: String,
    /// Its version.
    pub version: u64,
    /// The labels in the order of the definition; of a segment `in` and `out`.
    pub labels: Vec<String>,
    /// Oldest first.
    pub points: Vec<HistoryPoint>,
}

/// Sizes at one instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct HistoryPoint {
    /// The instant, RFC 3339.
    pub as_of: String,
    /// Number of customers of each label.
    pub sizes: Vec<u64>,
}

impl Workspace {
    /// Sizes of a definition over time.
    ///
    /// # Errors
    /// Unknown or broken definition, malformed instants or step, too many points; the change log
    /// when none is kept.
    pub fn history(&self, request: &HistoryRequest) -> Outcome<History> {
        if request.recorded {
            return self.recorded_history(request);
        }
        let instants = self.instants(request)?;
        let key = self.dividing(&request.name)?;
        let usable = self.usable()?;
        let division = Division::new(self, &usable, &key)?;
        let points = self.parameters_at(&usable.checked, &division.run, &instants)?;
        let sizes = Mutex::new(vec![vec![0u64; division.labels.len()]; instants.len()]);
        self.follow(&division.run, &points, &|answers| {
            let mut sizes = held(&sizes);
            for (point, answers) in answers.iter().enumerate() {
                for index in 0..answers.customers.len() {
                    sizes[point][label_of(&answers.answers[0].data, index)] += 1;
                }
            }
        })?;
        let sizes = sizes.into_inner().unwrap_or_else(PoisonError::into_inner);
        let points = instants
            .iter()
            .zip(sizes)
            .map(|(instant, sizes)| HistoryPoint {
                as_of: instant.to_string(),
                sizes,
            });
        Ok(History {
            definition: key.1.clone(),
            version: self.saved.version(key.0, &key.1),
            labels: division.labels,
            points: points.collect(),
        })
    }

    pub(crate) fn instants(&self, request: &HistoryRequest) -> Outcome<Vec<Instant>> {
        let zone = self.zone()?;
        let to = self.instant(request.to.as_deref())?;
        let from = match &request.from {
            Some(text) => self.instant(Some(text))?,
            None => self.first_day(to, &zone),
        };
        if from > to {
            let message = Message::new("flows-backwards")
                .with("from", from.to_string())
                .with("to", to.to_string());
            return Err(Failure::wrong_use(message));
        }
        let period = parse_step(request.step.as_deref().unwrap_or("1mo"))?;
        let mut instants = Vec::new();
        loop {
            let next = step(from, period, instants.len() as u32, &zone);
            if next >= to {
                break;
            }
            if instants.len() == MAX_POINTS {
                let message = Message::new("history-too-fine").with("most", MAX_POINTS);
                return Err(Failure::wrong_use(message));
            }
            instants.push(next);
        }
        instants.push(to);
        Ok(instants)
    }

    /// The local day of the first event, as an instant.
    fn first_day(&self, to: Instant, zone: &Zone) -> Instant {
        let first = self.store.time_range().map_or(to, |(first, _)| first);
        zone.start_of(zone.date(first)).min(to)
    }
}
