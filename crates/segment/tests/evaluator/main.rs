//! The evaluator on small hand-made customers: what an analyst would see.

mod fits;
mod windows;
mod world;
