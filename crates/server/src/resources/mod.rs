//! One file a resource: handlers beside their request and response types.

pub(crate) mod status;
