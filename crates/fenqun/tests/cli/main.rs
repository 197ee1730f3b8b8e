//! The tool as people meet it: through its binary.

mod calls;
mod collisions;
mod definitions;
mod determinism;
mod direct;
mod imports;
mod language;
mod over_http;
mod refusals;
mod report;
mod sampling;
mod shop;
mod tool;
mod use_cases;
