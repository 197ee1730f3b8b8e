//! Events in over HTTP, through the router, as client libraries see it.

mod letters;
mod pressure;
mod protocol;
mod server;
