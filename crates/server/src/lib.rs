//! HTTP in front of a running workspace: one router file, one handler file per resource, the one
//! place that makes HTTP errors and the OpenAPI document.

mod app;
mod caller;
mod describe;
mod download;
mod front;
mod guard;
mod idempotency;
mod identify;
mod listen;
mod log;
mod looking;
mod noted;
mod page;
mod problem;
mod protect;
mod receive;
mod remembered;
mod resources;
pub mod rights;
mod router;
mod run;
pub mod settings;
mod site;
mod traffic;

pub use app::App;
pub use router::{openapi, router};
pub use run::{Serving, Started, run};
pub use settings::Settings;
pub use site::{Site, SiteFile};
