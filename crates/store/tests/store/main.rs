//! Tests of the store as a whole.

mod against_model;
mod changes;
mod crash;
mod folder;
mod kept_up;
mod live;
mod plain;
mod reading;
mod undone;
