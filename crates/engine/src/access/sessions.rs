//! Signing in and out, and what a session stands for.

use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use fenqun_catalog::{StoredPerson, StoredSession};
use fenqun_model::{Instant, Message};

use super::book::LiveSession;
use super::{Access, Actor, Identity, password, people, secret};
use crate::failure::{Failure, Outcome};

/// What the secret of a session begins with.
const PREFIX: &str = "fq_se_";
/// How long a password that somebody else made can be used.
const INITIAL: Duration = Duration::from_secs(7 * 24 * 3600);
/// Passwords computed at one time; each takes 19 MiB.
const AT_ONCE: usize = 8;

/// Somebody has just signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// For the cookie; shown to nobody else.
    pub secret: String,
    /// Goes along with every change.
    pub csrf: String,
    /// Who it is.
    pub identity: Identity,
}

/// Why nobody was signed in.
#[derive(Clone, Debug, PartialEq)]
pub enum SignInError {
    /// Too many attempts.
    Wait(Duration),
    /// Address and password do not belong together.
    Wrong,
    /// Something else.
    Failed(Failure),
}

impl<E: Into<Failure>> From<E> for SignInError {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl Access {
    /// Signs somebody in. Takes as long for people who do not exist.
    ///
    /// # Errors
    /// Address and password do not belong together, too many attempts, the disk refuses.
    pub fn sign_in(
        &self,
        email: &str,
        password: &str,
        address: Option<IpAddr>,
    ) -> Result<SignedIn, SignInError> {
        let email = email.trim().to_lowercase();
        let found = self.book().by_email(&email).cloned();
        self.prove(&email, password, found.as_ref(), address)?;
        let Some(person) = found.filter(|person| !self.is_stale(person)) else {
            return Err(SignInError::Wrong);
        };
        let _writing = self.writing();
        // Whoever was removed or got another password while theirs was computed has to try again.
        match self.stored(person.id) {
            Ok(now) if now.password == person.password => Ok(self.start(&now)?),
            _ => Err(SignInError::Wrong),
        }
    }

    /// Ends a session; of one that is not there nothing is said.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn sign_out(&self, session: &str) -> Outcome<()> {
        let _writing = self.writing();
        self.end(&[secret::digest(session)])
    }

    /// Changes a person's own password, ends all their sessions and starts a new one.
    ///
    /// # Errors
    /// The old password is wrong, the new one is soon guessed, too many attempts, the disk refuses.
    pub fn change_password(
        &self,
        id: u64,
        old: &str,
        new: &str,
        address: Option<IpAddr>,
    ) -> Result<SignedIn, SignInError> {
        let person = self.stored(id)?;
        self.prove(&person.email, old, Some(&person), address)?;
        if old == new {
            return Err(Failure::from(Message::new("password-same")).into());
        }
        password::check(new, &about(&person))?;
        let hash = password::hash(new)?;
        let _writing = self.writing();
        let mut stored = self.stored(id)?;
        stored.password = hash;
        stored.password_at = self.now();
        stored.must_change = false;
        self.end_sessions(id)?;
        self.keep(&stored)?;
        Ok(self.start(&stored)?)
    }

    /// Whom a session stands for; nothing when it has ended. Costs a look into memory.
    pub fn session(&self, session: &str) -> Option<Identity> {
        let book = self.book();
        let live = book.sessions.get(&secret::digest(session))?;
        let now = self.now();
        if self.is_over(live, now) {
            return None;
        }
        let person = book.person(live.stored.person)?;
        live.used.note(now);
        Some(identity(person))
    }

    /// What must go along with every change that is asked for in a session.
    pub fn csrf(&self, session: &str) -> String {
        secret::csrf(session)
    }

    /// Removes sessions that are over.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn drop_old_sessions(&self) -> Outcome<()> {
        let _writing = self.writing();
        let now = self.now();
        let over: Vec<String> = {
            let book = self.book();
            let over = book
                .sessions
                .values()
                .filter(|live| self.is_over(live, now));
            over.map(|live| live.stored.digest.clone()).collect()
        };
        self.end(&over)
    }

    /// Starts a session; the caller holds the lock for writing.
    pub(super) fn start(&self, person: &StoredPerson) -> Outcome<SignedIn> {
        let made = secret::make(PREFIX)?;
        let now = self.now();
        let stored = StoredSession {
            digest: made.digest.clone(),
            person: person.id,
            created_at: now,
            used_at: now,
        };
        self.inner.catalog.save_session(&stored)?;
        let live = LiveSession::new(stored);
        self.book_to_change().sessions.insert(made.digest, live);
        Ok(SignedIn {
            csrf: secret::csrf(&made.text),
            secret: made.text,
            identity: identity(person),
        })
    }

    /// Ends all sessions of a person; the caller holds the lock for writing.
    pub(super) fn end_sessions(&self, person: u64) -> Outcome<()> {
        let digests = self.book().sessions_of(person);
        self.end(&digests)
    }

    fn end(&self, digests: &[String]) -> Outcome<()> {
        self.inner.catalog.remove_sessions(digests)?;
        let mut book = self.book_to_change();
        for digest in digests {
            book.sessions.remove(digest);
        }
        Ok(())
    }

    /// Checks a password, slowly for whoever guesses.
    fn prove(
        &self,
        email: &str,
        given: &str,
        person: Option<&StoredPerson>,
        address: Option<IpAddr>,
    ) -> Result<(), SignInError> {
        let throttle = &self.inner.throttle;
        let begun = throttle.begin(email, address, self.now());
        begun.map_err(SignInError::Wait)?;
        let Some(_turn) = Turn::take(&self.inner.hashing) else {
            return Err(SignInError::Wait(Duration::from_secs(1)));
        };
        let kept = person.map(|person| person.password.as_str());
        match password::verify(given, kept) {
            true => {
                throttle.succeeded(email, address);
                Ok(())
            }
            false => Err(SignInError::Wrong),
        }
    }

    fn is_over(&self, live: &LiveSession, now: Instant) -> bool {
        let settings = &self.inner.settings;
        let used = live.used.at().unwrap_or(live.stored.created_at);
        is_past(used, settings.session_idle, now)
            || is_past(live.stored.created_at, settings.session_lifetime, now)
    }

    /// A password that somebody else made, too long ago.
    fn is_stale(&self, person: &StoredPerson) -> bool {
        person.must_change && is_past(person.password_at, INITIAL, self.now())
    }
}

/// One of the few places where passwords are computed; given back when dropped.
struct Turn<'a>(&'a AtomicUsize);

impl<'a> Turn<'a> {
    fn take(hashing: &'a AtomicUsize) -> Option<Self> {
        let turn = Self(hashing);
        let before = hashing.fetch_add(1, Ordering::AcqRel);
        (before < AT_ONCE).then_some(turn)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

fn is_past(since: Instant, span: Duration, now: Instant) -> bool {
    let millis = i64::try_from(span.as_millis()).unwrap_or(i64::MAX);
    now.0 >= since.0.saturating_add(millis)
}

/// What everybody knows about a person, and so is no password.
pub(super) fn about(person: &StoredPerson) -> [&str; 3] {
    let before_at = person.email.split('@').next().unwrap_or_default();
    [&person.email, before_at, &person.name]
}

/// What a person may do who signed in with a password.
pub(super) fn identity(person: &StoredPerson) -> Identity {
    let role = people::role(person);
    Identity {
        actor: Actor::person(person.id, &person.email),
        rights: match person.must_change {
            true => vec![],
            false => role.rights(),
        },
        role,
        language: people::language(person),
        must_change_password: person.must_change,
    }
}
