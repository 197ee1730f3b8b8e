//! From a table's rows to rows of the log, as a mapping ([`SourceSpec`]) says.
//!
//! A batch is worked through column by column: first what may reject a row, then the typed values,
//! then the accepted rows are gathered. Files without declared types get them from their first rows
//! ([`infer`]).
//!
//! [`SourceSpec`]: fenqun_model::definition::SourceSpec

mod apply;
mod columns;
mod emit;
mod ids;
mod infer;
mod money;
mod plan;
mod tests_of_rows;
mod who;

pub(crate) use apply::{Mapped, Mapper, Outcome};
pub(crate) use columns::{Values, misfit, type_name};
pub(crate) use emit::{emit, event_of};
pub(crate) use ids::hexadecimal;
pub(crate) use infer::{ROWS as SAMPLE_ROWS, infer, type_of_column};
pub(crate) use money::{RATE_SCALE, Rates, convert};
pub use plan::Context;
pub(crate) use plan::{Amount, Field, Plan};
