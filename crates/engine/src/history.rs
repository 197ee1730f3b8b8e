//! Sizes over time, by re-evaluation: what we know now about then.

use std::sync::{Mutex, PoisonError};

use fenqun_model::language::{parse, print};
use fenqun_model::{Instant, Message, Zone};
use serde::Serialize;
use utoipa::ToSchema;

use crate::course::{Division, label_of};
use crate::failure::{Failure, Outcome};
use crate::instants::{parse_step, step};
use crate::preview::pointed;
use crate::references::Key;
use crate::run::held;
use crate::saved::Usable;
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

/// What is asked of the past of a rule that is not saved.
#[derive(Clone, Debug, Default)]
pub struct RuleHistoryRequest {
    /// The rule.
    pub rule: String,
    /// First instant; the day of the first event when `None`.
    pub from: Option<String>,
    /// Last instant; now when `None`.
    pub to: Option<String>,
    /// Step; a month when `None`.
    pub step: Option<String>,
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

/// How many customers an unsaved rule would have caught over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RuleHistory {
    /// The rule as it was understood.
    pub rule: String,
    /// `in` and `out`, in the order of the sizes.
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
        let (labels, points) = self.sizes_during(&self.usable()?, &key, &instants)?;
        Ok(History {
            definition: key.1.clone(),
            version: self.saved.version(key.0, &key.1),
            labels,
            points,
        })
    }

    /// How many customers a rule that is not saved would have caught over time.
    ///
    /// # Errors
    /// The rule is malformed or of the wrong type; malformed instants or step, too many points.
    pub fn rule_history(&self, request: &RuleHistoryRequest) -> Outcome<RuleHistory> {
        let rule = &request.rule;
        let expr = parse(rule).map_err(|problem| pointed(rule, problem))?;
        let (from, to) = (request.from.as_deref(), request.to.as_deref());
        let instants = self.instants_between(from, to, request.step.as_deref())?;
        let (usable, keys) = self.with_rules(&[(rule.clone(), expr.clone())])?;
        let (labels, points) = self.sizes_during(&usable, &keys[0], &instants)?;
        Ok(RuleHistory {
            rule: print(&expr),
            labels,
            points,
        })
    }

    /// The labels of a definition, and its sizes at each of some instants.
    fn sizes_during(
        &self,
        usable: &Usable,
        key: &Key,
        instants: &[Instant],
    ) -> Outcome<(Vec<String>, Vec<HistoryPoint>)> {
        let division = Division::new(self, usable, key)?;
        let points = self.parameters_at(&usable.checked, &division.run, instants)?;
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
        Ok((division.labels, points.collect()))
    }

    pub(crate) fn instants(&self, request: &HistoryRequest) -> Outcome<Vec<Instant>> {
        let (from, to) = (request.from.as_deref(), request.to.as_deref());
        self.instants_between(from, to, request.step.as_deref())
    }

    /// The instants from one to another by steps; both ends are among them.
    fn instants_between(
        &self,
        from: Option<&str>,
        to: Option<&str>,
        by: Option<&str>,
    ) -> Outcome<Vec<Instant>> {
        let zone = self.zone()?;
        let to = self.instant(to)?;
        let from = match from {
            Some(text) => self.instant(Some(text))?,
            None => self.first_day(to, &zone),
        };
        if from > to {
            let message = Message::new("flows-backwards")
                .with("from", from.to_string())
                .with("to", to.to_string());
            return Err(Failure::wrong_use(message));
        }
        let period = parse_step(by.unwrap_or("1mo"))?;
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
