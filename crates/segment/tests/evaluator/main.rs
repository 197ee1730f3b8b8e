//! The evaluator on small hand-made customers: what an analyst would see.

mod fits;
mod next_changes;
mod windows;
mod world;
