//! Numbers that others have published about real data, reproduced through the binary: what a person
//! would type, what a person would read.

mod online_retail;
mod r_rfm;
mod workspace;
