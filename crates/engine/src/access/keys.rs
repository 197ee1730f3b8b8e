//! Personal tokens, which stand for a person with fewer rights, and write keys, which can only bring
//! events in.

use std::sync::Arc;

use fenqun_catalog::{KeyKind, StoredKey};
use fenqun_model::{Instant, Message};

use super::book::LiveKey;
use super::{Access, Identity, Right, name, secret, sessions};
use crate::failure::Outcome;

/// What a token begins with.
const TOKEN: &str = "fq_pat_";
/// What a write key begins with.
const WRITE: &str = "fq_wk_";

/// A token or a write key, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// From 1.
    pub id: u64,
    /// What people call it.
    pub name: String,
    /// The last characters of the secret.
    pub hint: String,
    /// Of a token: its scopes. Of a write key: nothing.
    pub scopes: Vec<Right>,
    /// Of a write key: the source that its events belong to. Of a token: empty.
    pub source: String,
    /// When it was made.
    pub created_at: Instant,
    /// From when on it is worth nothing.
    pub expires_at: Option<Instant>,
    /// When it was last used.
    pub used_at: Option<Instant>,
}

/// A token to be made.
#[derive(Clone, Debug)]
pub struct NewToken {
    /// What its owner calls it.
    pub name: String,
    /// What it may do; never more than its owner may at the time of use.
    pub scopes: Vec<Right>,
    /// From when on it is worth nothing.
    pub expires_at: Option<Instant>,
}

/// A key that can only bring events in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteKey {
    /// Its number.
    pub id: u64,
    /// The source that its events belong to.
    pub source: Arc<str>,
}

impl Access {
    /// Whom a token stands for; nothing when it is unknown, revoked or expired. Costs a look into
    /// memory.
    pub fn token(&self, token: &str) -> Option<Identity> {
        let book = self.book();
        let live = book.keys.get(&secret::digest(token))?;
        let now = self.now();
        if !live.is_good(KeyKind::Token, now) {
            return None;
        }
        let mut identity = sessions::identity(book.person(live.stored.person)?);
        let scopes = scopes(&live.stored.covers);
        identity.rights.retain(|right| scopes.contains(right));
        identity.actor.token = Some(live.stored.id);
        live.used.note(now);
        Some(identity)
    }

    /// The write key of a secret; nothing when it is unknown or revoked. Costs a look into memory.
    pub fn write_key(&self, key: &str) -> Option<WriteKey> {
        let book = self.book();
        let live = book.keys.get(&secret::digest(key))?;
        let now = self.now();
        if !live.is_good(KeyKind::Write, now) {
            return None;
        }
        live.used.note(now);
        Some(WriteKey {
            id: live.stored.id,
            source: live.covers.clone(),
        })
    }

    /// A person's tokens that are worth something or have expired, by number.
    pub fn tokens(&self, person: u64) -> Vec<Key> {
        let keys = self.book().keys_of(KeyKind::Token);
        let own = keys.iter().filter(|key| key.stored.person == person);
        shown(own)
    }

    /// Makes a token for somebody; the text is its secret.
    ///
    /// # Errors
    /// It would may more than its owner may, it has expired already, the disk refuses.
    pub fn make_token(&self, owner: &Identity, new: &NewToken) -> Outcome<(Key, String)> {
        let missing = new
            .scopes
            .iter()
            .find(|right| !owner.rights.contains(right));
        if let Some(right) = missing {
            return Err(Message::new("scope-beyond")
                .with("right", right.name())
                .into());
        }
        if new.scopes.is_empty() {
            return Err(Message::new("scope-none").into());
        }
        if new.expires_at.is_some_and(|expires| expires <= self.now()) {
            return Err(Message::new("token-expired-already").into());
        }
        let mut scopes = new.scopes.clone();
        scopes.sort_unstable();
        scopes.dedup();
        let names: Vec<&str> = scopes.iter().map(|right| right.name()).collect();
        self.make_key(Template {
            kind: KeyKind::Token,
            prefix: TOKEN,
            person: owner.actor.person,
            name: name(&new.name)?,
            covers: names.join(" "),
            expires_at: new.expires_at,
        })
    }

    /// Revokes a person's own token.
    ///
    /// # Errors
    /// They have no such token, the disk refuses.
    pub fn revoke_token(&self, person: u64, id: u64) -> Outcome<()> {
        let _writing = self.writing();
        let keys = self.book().keys_of(KeyKind::Token);
        let found = keys.iter().find(|key| {
            let stored = &key.stored;
            stored.id == id && stored.person == person && stored.revoked_at.is_none()
        });
        let found = found.ok_or_else(|| Message::new("token-unknown").with("id", id))?;
        self.revoke(found)
    }

    /// Every write key that is not revoked, by number.
    pub fn write_keys(&self) -> Vec<Key> {
        shown(self.book().keys_of(KeyKind::Write).iter())
    }

    /// Makes a write key; the text is its secret.
    ///
    /// # Errors
    /// A name that will not do, the disk refuses.
    pub fn make_write_key(&self, person: u64, title: &str, source: &str) -> Outcome<(Key, String)> {
        self.make_key(Template {
            kind: KeyKind::Write,
            prefix: WRITE,
            person,
            name: name(title)?,
            covers: name(source)?,
            expires_at: None,
        })
    }

    /// Revokes a write key.
    ///
    /// # Errors
    /// There is no such key, the disk refuses.
    pub fn revoke_write_key(&self, id: u64) -> Outcome<()> {
        let _writing = self.writing();
        let keys = self.book().keys_of(KeyKind::Write);
        let mut good = keys.iter().filter(|key| key.stored.revoked_at.is_none());
        let found = good.find(|key| key.stored.id == id);
        let found = found.ok_or_else(|| Message::new("key-unknown").with("id", id))?;
        self.revoke(found)
    }

    /// Revokes every token of a person; the caller holds the lock for writing.
    pub(super) fn revoke_tokens_of(&self, person: u64) -> Outcome<()> {
        let keys = self.book().keys_of(KeyKind::Token);
        let mut own = keys
            .iter()
            .filter(|key| key.stored.person == person && key.stored.revoked_at.is_none());
        own.try_for_each(|key| self.revoke(key))
    }

    fn make_key(&self, template: Template) -> Outcome<(Key, String)> {
        let made = secret::make(template.prefix)?;
        let _writing = self.writing();
        let last = self
            .book()
            .keys_of(template.kind)
            .last()
            .map(|key| key.stored.id);
        let stored = StoredKey {
            id: last.unwrap_or(0) + 1,
            kind: template.kind,
            person: template.person,
            name: template.name,
            digest: made.digest,
            hint: made.hint,
            covers: template.covers,
            created_at: self.now(),
            expires_at: template.expires_at,
            used_at: None,
            revoked_at: None,
        };
        self.keep_key(&stored)?;
        Ok((key(&stored, None), made.text))
    }

    fn revoke(&self, live: &LiveKey) -> Outcome<()> {
        let mut stored = live.stored.clone();
        stored.used_at = live.used.at();
        stored.revoked_at = Some(self.now());
        self.keep_key(&stored)
    }

    fn keep_key(&self, stored: &StoredKey) -> Outcome<()> {
        self.inner.catalog.save_key(stored)?;
        let live = LiveKey::new(stored.clone());
        self.book_to_change()
            .keys
            .insert(stored.digest.clone(), live);
        Ok(())
    }
}

/// A key to be made.
struct Template {
    kind: KeyKind,
    prefix: &'static str,
    person: u64,
    name: String,
    covers: String,
    expires_at: Option<Instant>,
}

fn shown<'a>(keys: impl Iterator<Item = &'a Arc<LiveKey>>) -> Vec<Key> {
    let good = keys.filter(|key| key.stored.revoked_at.is_none());
    good.map(|live| key(&live.stored, live.used.at())).collect()
}

fn key(stored: &StoredKey, used_at: Option<Instant>) -> Key {
    let (scopes, source) = match stored.kind {
        KeyKind::Token => (scopes(&stored.covers), String::new()),
        KeyKind::Write => (vec![], stored.covers.clone()),
    };
    Key {
        id: stored.id,
        name: stored.name.clone(),
        hint: stored.hint.clone(),
        scopes,
        source,
        created_at: stored.created_at,
        expires_at: stored.expires_at,
        used_at,
    }
}

/// Rights by name; names that a newer version wrote are left out.
fn scopes(covers: &str) -> Vec<Right> {
    covers.split(' ').filter_map(Right::named).collect()
}
