//! The server as the person who starts it sees it: the real binary.

mod schemathesis;
mod server;
mod start;
