//! Requests that carry an `Idempotency-Key`: begun once, whatever happens in between.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use fenqun_catalog::StoredRequest;
use sha2::{Digest, Sha256};

use super::Access;
use crate::failure::Outcome;

/// How long a key is remembered.
const REMEMBERED: Duration = Duration::from_secs(24 * 3600);

/// A request that carries a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Who asks.
    pub caller: String,
    /// The key.
    pub key: String,
    /// Digest of what is asked.
    pub fingerprint: String,
}

/// Whether a request may be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It is new: carry it out, then say how it ended.
    New,
    /// The same request was carried out, with this status.
    Done(u16),
    /// The same request was begun; whether it was carried out is not known.
    Unknown,
    /// The key was used for another request.
    Other,
}

impl Request {
    /// Digest of what is asked, part by part.
    pub fn fingerprint(parts: &[&[u8]]) -> String {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        URL_SAFE_NO_PAD.encode(hash.finalize())
    }
}

impl Access {
    /// Begins a request; on disk when it returns.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn begin_request(&self, request: &Request) -> Outcome<Begun> {
        let now = self.now();
        let stored = StoredRequest {
            caller: request.caller.clone(),
            key: request.key.clone(),
            fingerprint: request.fingerprint.clone(),
            at: now,
            status: None,
        };
        let oldest = now.plus_millis(-(REMEMBERED.as_millis() as i64));
        Ok(match self.inner.catalog.begin_request(&stored, oldest)? {
            None => Begun::New,
            Some(known) if known.fingerprint != request.fingerprint => Begun::Other,
            Some(known) => known.status.map_or(Begun::Unknown, Begun::Done),
        })
    }

    /// Says how a request ended; without a status it was refused before it did anything, and its key
    /// is free again.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn end_request(&self, request: &Request, status: Option<u16>) -> Outcome<()> {
        let catalog = &self.inner.catalog;
        Ok(catalog.end_request(&request.caller, &request.key, status)?)
    }
}
