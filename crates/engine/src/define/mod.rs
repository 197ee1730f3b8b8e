//! Definitions as code: apply, plan, get, delete.

mod apply;
mod delete;
mod diff;
mod get;
mod versions;

pub use apply::{Applied, AppliedDefinition, ApplyRequest, Verdict};
pub use delete::Deleted;
pub use diff::{LabelMovement, Movement};
pub use get::{Got, Listed};
pub(crate) use versions::method;
pub use versions::{Overview, Version, VersionBody};
