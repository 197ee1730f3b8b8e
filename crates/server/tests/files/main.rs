//! Files in and files out over HTTP, and the jobs that carry them: through the router, without a
//! socket.

mod exports;
mod imports;
mod jobs;
mod refusals;
mod server;
