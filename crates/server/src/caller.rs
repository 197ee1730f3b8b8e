//! Who asks, and what they may do.
//!
//! How handlers use it: take `caller: Caller` as an argument, and begin with
//! `caller.may(Right::Define)?`. Who has which right is the table in `fenqun_engine::access`.
//! What must be masked is decided by `caller.has(Right::SeePersonal)`. Acts that the audit log keeps
//! are told with `app.audit(&caller, Act::Define, "segment/vip").await?`; name things by kind and
//! name, customers by their name in the store, never by phone or e-mail. Rights that a route needs
//! are written down in `rights.rs` beside this file, which the OpenAPI document and the table test
//! read.

use std::fmt;
use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
pub(crate) use fenqun_engine::access::{Act, Right};
use fenqun_engine::access::{Actor, Identity};
use fenqun_model::{Language, Message};

use crate::app::App;
use crate::identify::Asked;
use crate::problem::Problem;

/// Who asks.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    /// Who it is, for the audit log.
    pub(crate) actor: Actor,
    /// Who it is, in full.
    pub(crate) identity: Identity,
    /// The session that the cookie names; nothing when a token is used.
    pub(crate) session: Option<SessionSecret>,
    /// In which language they read.
    pub(crate) language: Language,
    /// From where they ask, when that is known.
    pub(crate) address: Option<IpAddr>,
}

/// The secret of a session; shown in no log.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct SessionSecret(pub(crate) String);

impl Caller {
    pub(crate) fn new(
        identity: Identity,
        session: Option<SessionSecret>,
        language: Language,
        address: Option<IpAddr>,
    ) -> Self {
        Self {
            actor: identity.actor.clone(),
            identity,
            session,
            language,
            address,
        }
    }

    /// Whether they may.
    pub(crate) fn has(&self, right: Right) -> bool {
        self.identity.rights.contains(&right)
    }

    /// Refuses callers who may not.
    pub(crate) fn may(&self, right: Right) -> Result<(), Problem> {
        self.may_own()?;
        match self.has(right) {
            true => Ok(()),
            false => Err(Problem::forbidden(right)),
        }
    }

    /// Refuses callers who may not even look after what is their own: their password is not theirs
    /// yet.
    pub(crate) fn may_own(&self) -> Result<(), Problem> {
        match self.identity.must_change_password {
            true => Err(Problem::new(
                StatusCode::FORBIDDEN,
                Message::new("http-password-first"),
            )),
            false => Ok(()),
        }
    }
}

impl fmt::Debug for SessionSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionSecret")
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Self, Problem> {
        let asked = parts.extensions.get::<Asked>();
        asked.map_or_else(|| Err(Problem::internal()), |asked| asked.caller.clone())
    }
}
