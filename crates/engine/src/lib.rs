//! The imperative shell: use cases over the functional core, the store and the catalog. One module
//! for each use case; each returns a structured result that the command line, the server and the
//! report render.
//!
//! [`Workspace::open`] opens a folder; everything else is a method of [`Workspace`].

pub mod answers;
mod course;
pub mod define;
pub mod demo;
pub mod eval;
mod eval_json;
pub mod explain;
mod failure;
mod fits;
pub mod flows;
pub mod history;
pub mod import;
mod instants;
mod kinds;
pub mod preview;
mod references;
pub mod refit;
mod run;
mod saved;
mod settings;
mod workspace;

pub use course::{IN, OUT};
pub use failure::{Failure, FailureKind, Outcome};
pub use instants::{parse_instant, parse_step};
pub use kinds::{KINDS, kind_name, parse_kind};
pub use saved::{Broken, BrokenListing};
pub use settings::{Settings, system_clock};
pub use workspace::Workspace;
