//! Definitions as code: apply, plan, get, delete.

mod apply;
mod delete;
mod diff;
mod get;

pub use apply::{Applied, AppliedDefinition, ApplyRequest, Verdict};
pub use delete::Deleted;
pub use diff::Movement;
pub use get::{Got, Listed};
