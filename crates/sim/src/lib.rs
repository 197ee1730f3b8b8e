//! Tests only: slow, obvious models that check the fast ones, and generators of data and rules
//! that put every operator under strain.
//!
//! [`oracle`] answers every question row by row, straight from the contract of the definition
//! language; it shares nothing with the evaluator but the vocabulary. [`columns`] lays rows out as
//! the evaluator wants them. [`generate`] makes small workspaces in which hits, ties and window
//! edges are frequent. [`check`] runs both and compares. [`fuzz`] feeds broken bytes to whatever reads
//! bytes.

pub mod check;
pub mod columns;
pub mod fuzz;
pub mod generate;
pub mod neutral;
pub mod oracle;
pub mod pinned;
pub mod world;
