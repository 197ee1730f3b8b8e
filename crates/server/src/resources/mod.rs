//! One file a resource: handlers beside their request and response types.

pub(crate) mod audit;
pub(crate) mod dead_letters;
pub(crate) mod exports;
pub(crate) mod fit_reviews;
pub(crate) mod health;
pub(crate) mod imports;
pub(crate) mod ingest;
pub(crate) mod jobs;
pub(crate) mod keys;
pub(crate) mod people;
pub(crate) mod session;
pub(crate) mod setup;
pub(crate) mod status;
pub(crate) mod tokens;
