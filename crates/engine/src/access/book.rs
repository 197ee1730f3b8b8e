//! What is asked with every request, in memory: people, sessions and keys, found by digest.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use fenqun_catalog::{Catalog, KeyKind, StoredKey, StoredPerson, StoredSession};
use fenqun_model::Instant;

use super::rights::Role;
use crate::failure::Outcome;

/// Everything that is asked with every request.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// By number; removed people too, so that numbers are not used again.
    pub(super) people: BTreeMap<u64, StoredPerson>,
    /// By digest.
    pub(super) sessions: HashMap<String, Arc<LiveSession>>,
    /// By digest; revoked ones too.
    pub(super) keys: HashMap<String, Arc<LiveKey>>,
    /// Digest of the one-time token.
    pub(super) setup: Option<String>,
}

/// A session, and when it was last used.
#[derive(Debug)]
pub(super) struct LiveSession {
    pub(super) stored: StoredSession,
    pub(super) used: LastUse,
}

/// A key, and when it was last used.
#[derive(Debug)]
pub(super) struct LiveKey {
    pub(super) stored: StoredKey,
    /// What it covers, ready to be shared.
    pub(super) covers: Arc<str>,
    pub(super) used: LastUse,
}

/// When something was last used, now and as the catalog knows it.
#[derive(Debug)]
pub(super) struct LastUse {
    now: AtomicI64,
    written: AtomicI64,
}

/// Stands for never.
const NEVER: i64 = i64::MIN;

impl LastUse {
    pub(super) fn new(at: Option<Instant>) -> Self {
        let at = at.map_or(NEVER, |at| at.0);
        Self {
            now: AtomicI64::new(at),
            written: AtomicI64::new(at),
        }
    }

    pub(super) fn note(&self, now: Instant) {
        self.now.fetch_max(now.0, Ordering::Relaxed);
    }

    pub(super) fn at(&self) -> Option<Instant> {
        let at = self.now.load(Ordering::Relaxed);
        (at != NEVER).then_some(Instant(at))
    }

    /// When it was last used, if the catalog does not know yet; from now on it does.
    pub(super) fn take_unwritten(&self) -> Option<Instant> {
        let now = self.now.load(Ordering::Relaxed);
        let before = self.written.swap(now, Ordering::Relaxed);
        (before != now).then_some(Instant(now))
    }
}

impl LiveSession {
    pub(super) fn new(stored: StoredSession) -> Arc<Self> {
        let used = LastUse::new(Some(stored.used_at));
        Arc::new(Self { stored, used })
    }
}

impl LiveKey {
    pub(super) fn new(stored: StoredKey) -> Arc<Self> {
        Arc::new(Self {
            used: LastUse::new(stored.used_at),
            covers: stored.covers.as_str().into(),
            stored,
        })
    }

    /// Worth something at an instant.
    pub(super) fn is_good(&self, kind: KeyKind, now: Instant) -> bool {
        let stored = &self.stored;
        stored.kind == kind
            && stored.revoked_at.is_none()
            && stored.expires_at.is_none_or(|expires| now < expires)
    }
}

impl Book {
    pub(super) fn load(catalog: &Catalog) -> Outcome<Self> {
        let people = catalog.people()?;
        let sessions = catalog.sessions()?.into_iter().map(LiveSession::new);
        let keys = catalog.keys()?.into_iter().map(LiveKey::new);
        Ok(Self {
            people: people
                .into_iter()
                .map(|person| (person.id, person))
                .collect(),
            sessions: sessions
                .map(|live| (live.stored.digest.clone(), live))
                .collect(),
            keys: keys
                .map(|live| (live.stored.digest.clone(), live))
                .collect(),
            setup: catalog.setup_token()?,
        })
    }

    /// People who are there.
    pub(super) fn present(&self) -> impl Iterator<Item = &StoredPerson> {
        self.people
            .values()
            .filter(|person| person.removed_at.is_none())
    }

    /// A person who is there.
    pub(super) fn person(&self, id: u64) -> Option<&StoredPerson> {
        self.people
            .get(&id)
            .filter(|person| person.removed_at.is_none())
    }

    /// The person who signs in with an address.
    pub(super) fn by_email(&self, email: &str) -> Option<&StoredPerson> {
        self.present().find(|person| person.email == email)
    }

    /// Whether somebody else than this person is an administrator.
    pub(super) fn has_other_administrator(&self, id: u64) -> bool {
        let administrator = Role::Administrator.name();
        self.present()
            .any(|person| person.id != id && person.role == administrator)
    }

    /// Digests of a person's sessions.
    pub(super) fn sessions_of(&self, person: u64) -> Vec<String> {
        let sessions = self.sessions.values();
        let own = sessions.filter(|session| session.stored.person == person);
        own.map(|session| session.stored.digest.clone()).collect()
    }

    /// Keys of a kind, by number.
    pub(super) fn keys_of(&self, kind: KeyKind) -> Vec<Arc<LiveKey>> {
        let keys = self.keys.values().filter(|key| key.stored.kind == kind);
        let mut keys: Vec<Arc<LiveKey>> = keys.cloned().collect();
        keys.sort_by_key(|key| key.stored.id);
        keys
    }
}
