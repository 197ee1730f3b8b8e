//! HTTP in front of a running workspace: one router file, one handler file per resource, the one
//! place that makes HTTP errors and the OpenAPI document.

mod app;
mod caller;
mod page;
mod problem;
mod resources;
mod router;

pub use app::App;
pub use router::{openapi, router};
