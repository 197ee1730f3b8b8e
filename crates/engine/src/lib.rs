//! The imperative shell: use cases over the functional core, the store and the catalog. One module
//! for each use case; each returns a structured result that the command line, the server and the
//! report render.
//!
//! [`Workspace::open`] opens a folder; everything else is a method of [`Workspace`].

pub mod access;
pub mod answers;
pub mod attention;
pub mod breakdown;
pub mod changes;
pub mod check;
mod course;
pub mod curve;
pub mod customers;
pub mod define;
pub mod demo;
pub mod direct;
pub mod eval;
mod eval_json;
pub mod explain;
pub mod export;
mod failure;
mod few;
mod fits;
pub mod flows;
pub mod forgetting;
pub mod history;
pub mod import;
pub mod ingest;
mod instants;
pub mod jobs;
mod kinds;
pub mod live;
pub mod masking;
pub mod members;
pub mod merging;
mod money;
pub mod overlap;
pub mod plain;
pub mod preview;
pub mod quality;
pub mod receipts;
pub mod recorded;
mod references;
pub mod refit;
pub mod report;
pub mod review;
mod run;
pub mod sample;
mod saved;
mod settings;
mod smallest;
pub mod statistics;
mod titles;
pub mod trial;
pub mod vocabulary;
pub mod webhooks;
mod wilson;
mod workspace;

pub use course::{IN, OUT};
pub use failure::{Failure, FailureKind, Outcome};
pub use instants::{parse_instant, parse_step};
pub use kinds::parse_kind;
pub use saved::{Broken, BrokenListing};
pub use settings::{Clock, Settings, system_clock};
pub use titles::LabelTitles;
pub use workspace::Workspace;
