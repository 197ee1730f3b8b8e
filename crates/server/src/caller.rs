//! Who asks, and what they may do.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::app::App;
use crate::problem::Problem;

/// What a role, or the scopes of a token, may allow. The table of roles is here and nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Right {
    /// See definitions, sizes, flows, jobs, and customers with personal fields masked.
    See,
}

/// Who asks.
#[derive(Clone, Debug)]
pub(crate) struct Caller {}

impl Caller {
    /// Refuses callers who may not.
    pub(crate) fn may(&self, _right: Right) -> Result<(), Problem> {
        Ok(())
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(_parts: &mut Parts, _app: &App) -> Result<Self, Problem> {
        Ok(Self {})
    }
}
