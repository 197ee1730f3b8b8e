//! Who asks, and what they may do.
//!
//! How handlers use it: take `caller: Caller` as an argument, and begin with
//! `caller.may(Right::Define)?`. Who has which right is the table in `fenqun_engine::access`.
//! What must be masked is decided by `caller.has(Right::SeePersonal)`. Acts that the audit log keeps
//! are told with `app.audit(&caller, Act::Define, "segment/vip").await?`; name things by kind and
//! name, customers by their name in the store, never by phone or e-mail. Rights that a route needs
//! are written down in `rights.rs` beside this file, which the OpenAPI document and the table test
//! read.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
pub(crate) use fenqun_engine::access::{Act, Right};
use fenqun_engine::access::{Actor, Role};
use fenqun_model::Language;

use crate::app::App;
use crate::problem::Problem;

/// Who asks.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    /// Who it is, for the audit log.
    pub(crate) actor: Actor,
    /// What they may do.
    rights: Vec<Right>,
    /// In which language they read.
    pub(crate) language: Language,
    /// From where they ask, when that is known.
    pub(crate) address: Option<IpAddr>,
}

impl Caller {
    /// Whether they may.
    pub(crate) fn has(&self, right: Right) -> bool {
        self.rights.contains(&right)
    }

    /// Refuses callers who may not.
    pub(crate) fn may(&self, right: Right) -> Result<(), Problem> {
        match self.has(right) {
            true => Ok(()),
            false => Err(Problem::forbidden(right)),
        }
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(_parts: &mut Parts, _app: &App) -> Result<Self, Problem> {
        Ok(Self {
            actor: Actor::person(0, "nobody"),
            rights: Role::Administrator.rights(),
            language: Language::English,
            address: None,
        })
    }
}
