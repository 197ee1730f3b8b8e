//! The report: one page about all customers that a manager reads in a minute. [`Workspace::report`]
//! gathers numbers in one pass over the customers; [`render`] makes a page of them and needs no
//! workspace.

mod ask;
mod data;
mod facts;
mod gather;
mod tally;
mod view;
mod worth;

pub use data::{
    Advice, Cell, Curve, Division, FitState, Freshness, Grid, Group, ImportFacts, Method,
    ReportData, Segment, Sums, Worth, WorthOrigin,
};
pub(crate) use facts::refit_months;
pub use view::{policy, render};
pub(crate) use worth::worth;

use fenqun_model::{Instant, Message};

use crate::failure::{Failure, Outcome};
use crate::workspace::Workspace;

/// Calendar months that changes look back when nothing else is asked.
const MONTHS_BACK: i32 = 3;

/// What is to be reported; instants as people type them.
#[derive(Clone, Debug, Default)]
pub struct ReportRequest {
    /// Instant of sizes and values; now when `None`.
    pub as_of: Option<String>,
    /// Earlier instant of changes; three months before `to` when `None`.
    pub from: Option<String>,
    /// Later instant of changes; `as_of` when `None`.
    pub to: Option<String>,
}

/// The instants of a report.
#[derive(Clone, Copy, Debug)]
struct Instants {
    as_of: Instant,
    from: Instant,
    to: Instant,
}

impl Workspace {
    /// Gathers everything that a report says.
    ///
    /// # Errors
    /// Malformed instants, changes that go backwards, damaged files.
    pub fn report(&self, request: &ReportRequest) -> Outcome<ReportData> {
        let as_of = self.instant(request.as_of.as_deref())?;
        let to = match &request.to {
            Some(text) => self.instant(Some(text))?,
            None => as_of,
        };
        let from = match &request.from {
            Some(text) => self.instant(Some(text))?,
            None => self.zone()?.plus_months(to, -MONTHS_BACK),
        };
        if from >= to {
            let message = Message::new("flows-backwards")
                .with("from", from.to_string())
                .with("to", to.to_string());
            return Err(Failure::wrong_use(message));
        }
        self.gather(Instants { as_of, from, to })
    }
}
