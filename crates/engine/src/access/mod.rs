//! Who may come in and what they may do: people, sessions, tokens, write keys, the audit log.
//!
//! [`Access`] holds what is asked with every request in memory and writes every change through to
//! the catalog, on disk before it counts. Secrets are kept as digests only.

mod acts;
mod audit;
mod book;
mod keys;
mod password;
mod people;
mod requests;
mod rights;
mod secret;
mod sessions;
mod setup;
mod throttle;

use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use fenqun_catalog::Catalog;
use fenqun_model::{Instant, Language, Message};

pub use acts::Act;
pub use audit::{Actor, AuditEntry};
pub use fenqun_catalog::{AuditFilter, StoredAudit};
pub use keys::{Key, NewToken, WriteKey};
pub(crate) use password::initial as initial_password;
pub use people::{NewPerson, Person, PersonChange};
pub use requests::{Begun, Request};
pub use rights::{Right, Role};
pub use sessions::{SignInError, SignedIn};

use crate::failure::Outcome;
use crate::live::Hub;
use crate::settings::Clock;
use book::Book;
use throttle::Throttle;

/// Most characters of a name.
const NAME: usize = 100;

/// Who may come in. Cheap to clone; all clones are the same one.
#[derive(Clone, Debug)]
pub struct Access {
    inner: Arc<Inner>,
}

/// How long a session lasts.
#[derive(Clone, Copy, Debug)]
pub struct AccessSettings {
    /// After so long without use a session ends.
    pub session_idle: Duration,
    /// After so long it ends in any case.
    pub session_lifetime: Duration,
}

/// Somebody who showed a session or a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Who it is.
    pub actor: Actor,
    /// What they may do: the rights of the role, of a token only those in its scopes. None while the
    /// password must be changed.
    pub rights: Vec<Right>,
    /// What they are.
    pub role: Role,
    /// In which language they read, when they said.
    pub language: Option<Language>,
    /// The password was made by somebody else and must be changed first.
    pub must_change_password: bool,
}

struct Inner {
    catalog: Arc<Catalog>,
    clock: Clock,
    settings: AccessSettings,
    book: RwLock<Book>,
    /// Held by whoever changes the book, so that the book itself is locked only for a moment.
    writing: Mutex<()>,
    throttle: Throttle,
    /// Passwords being computed.
    hashing: AtomicUsize,
}

impl std::fmt::Debug for Inner {
    /// Nothing of what is inside: neither people nor digests belong into a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Access").finish_non_exhaustive()
    }
}

impl Default for AccessSettings {
    fn default() -> Self {
        Self {
            session_idle: Duration::from_secs(2 * 3600),
            session_lifetime: Duration::from_secs(24 * 3600),
        }
    }
}

impl Access {
    /// Who may come into a running workspace.
    ///
    /// # Errors
    /// The catalog cannot be read.
    pub fn open(hub: &Hub, settings: AccessSettings) -> Outcome<Self> {
        let catalog = hub.catalog().clone();
        let book = Book::load(&catalog)?;
        let inner = Inner {
            clock: hub.read(|workspace| workspace.settings.clock.clone()),
            catalog,
            settings,
            book: RwLock::new(book),
            writing: Mutex::default(),
            throttle: Throttle::default(),
            hashing: AtomicUsize::new(0),
        };
        Ok(Self {
            inner: Arc::new(inner),
        })
    }

    /// Writes down when sessions and keys were last used, for those that were since the last call.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn write_uses(&self) -> Outcome<()> {
        let (sessions, keys) = {
            let book = self.book();
            let sessions: Vec<_> = book.sessions.values().cloned().collect();
            let keys: Vec<_> = book.keys.values().cloned().collect();
            (sessions, keys)
        };
        let _writing = self.writing();
        for session in sessions {
            let known = self.book().sessions.contains_key(&session.stored.digest);
            if let Some(used_at) = session.used.take_unwritten().filter(|_| known) {
                let mut stored = session.stored.clone();
                stored.used_at = used_at;
                self.inner.catalog.save_session(&stored)?;
            }
        }
        for key in keys {
            let current = self.book().keys.get(&key.stored.digest).cloned();
            let Some(key) = current else { continue };
            if let Some(used_at) = key.used.take_unwritten() {
                let mut stored = key.stored.clone();
                stored.used_at = Some(used_at);
                self.inner.catalog.save_key(&stored)?;
            }
        }
        Ok(())
    }

    fn now(&self) -> Instant {
        (self.inner.clock)()
    }

    fn book(&self) -> RwLockReadGuard<'_, Book> {
        let book = self.inner.book.read();
        book.unwrap_or_else(PoisonError::into_inner)
    }

    /// To be held for a moment, after the change is on disk.
    fn book_to_change(&self) -> RwLockWriteGuard<'_, Book> {
        let book = self.inner.book.write();
        book.unwrap_or_else(PoisonError::into_inner)
    }

    fn writing(&self) -> MutexGuard<'_, ()> {
        let writing = self.inner.writing.lock();
        writing.unwrap_or_else(PoisonError::into_inner)
    }
}

/// A name that people gave, without the blanks around it.
fn name(text: &str) -> Outcome<String> {
    let text = text.trim();
    let length = text.chars().count();
    let good = (1..=NAME).contains(&length) && !text.chars().any(char::is_control);
    match good {
        true => Ok(text.to_owned()),
        false => Err(Message::new("access-name-wrong").with("most", NAME).into()),
    }
}
