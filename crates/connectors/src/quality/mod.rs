//! What an import found in its rows: how many, how many of use, why the others were not, and what
//! the columns hold. Counts are exact unless they say that they are lower bounds or come from a
//! sample.

mod distinct;
mod numbers;
mod report;
mod tally;

pub use numbers::NumberQuality;
pub use report::{ColumnQuality, FileQuality, Quality, Rejected};
pub(crate) use tally::Tally;
