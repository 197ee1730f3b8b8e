//! A running workspace as those who hold it see it.

mod chance;
mod shop;
mod undoing;

mod deadlines;
mod failing;
mod interleavings;
mod waves;
