//! A workspace that runs: events in, groups kept right at every instant, changes recorded.
//!
//! [`Hub`] is what the server holds. Readers look at a snapshot and never stop the writer; what is
//! submitted is on disk before it is acknowledged; one driver applies it, evaluates the customers it
//! touches and those whose time has come, and writes the change log.

mod bell;
mod change;
mod check;
mod commits;
mod compiled;
mod driver;
mod everybody;
mod force;
mod hub;
mod look;
mod members;
pub mod metrics;
mod questions;
mod record;
mod redefine;
mod standings;
mod start;
mod status;
mod timers;
mod undone;

pub use check::{SelfCheck, Wrong};
pub use fenqun_store::changes::{Cause, Change};
pub use hub::{Acknowledged, Hub, HubSettings, Overload};
pub use metrics::METRICS;
pub use status::{Size, Standing, Status};
