//! People: added, changed and removed by administrators. There is always an administrator.

use fenqun_catalog::StoredPerson;
use fenqun_model::{Instant, Language, Message};

use super::{Access, Role, name, password};
use crate::failure::{Failure, Outcome};

/// Most characters of an e-mail address.
const EMAIL: usize = 254;

/// A person who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// From 1; never used again.
    pub id: u64,
    /// What they sign in with.
    pub email: String,
    /// As shown.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// In which language they read, when they said.
    pub language: Option<Language>,
    /// They have not chosen a password of their own yet.
    pub must_change_password: bool,
    /// When they were added.
    pub created_at: Instant,
}

/// A person to be added.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// What they sign in with.
    pub email: String,
    /// As shown.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// In which language they read, when that is known.
    pub language: Option<Language>,
}

/// What is to change about a person.
#[derive(Clone, Debug, Default)]
pub struct PersonChange {
    /// As shown.
    pub name: Option<String>,
    /// What they are.
    pub role: Option<Role>,
    /// In which language they read; `Some(None)` for what their browser says.
    pub language: Option<Option<Language>>,
    /// Whether they get a new initial password, which ends their sessions.
    pub reset_password: bool,
}

impl Access {
    /// Everybody who may sign in, by number.
    pub fn people(&self) -> Vec<Person> {
        self.book().present().map(person).collect()
    }

    /// A person.
    ///
    /// # Errors
    /// There is no such person.
    pub fn person(&self, id: u64) -> Outcome<Person> {
        Ok(person(&self.stored(id)?))
    }

    /// Adds a person; the text is the password that they sign in with first.
    ///
    /// # Errors
    /// The address is wrong or taken, the name is wrong, the disk refuses.
    pub fn add_person(&self, new: &NewPerson) -> Outcome<(Person, String)> {
        let initial = password::initial()?;
        let hash = password::hash(&initial)?;
        let stored = self.insert(new, hash, true)?;
        Ok((person(&stored), initial))
    }

    /// Changes a person; the text is a new initial password, if one was asked for.
    ///
    /// # Errors
    /// There is no such person, the last administrator would go, the disk refuses.
    pub fn change_person(
        &self,
        id: u64,
        change: &PersonChange,
    ) -> Outcome<(Person, Option<String>)> {
        let initial = match change.reset_password {
            true => Some(password::initial()?),
            false => None,
        };
        let hash = initial.as_deref().map(password::hash).transpose()?;
        let _writing = self.writing();
        let mut stored = self.stored(id)?;
        if let Some(given) = &change.name {
            stored.name = name(given)?;
        }
        if let Some(role) = change.role {
            self.keep_an_administrator(&stored, role == Role::Administrator)?;
            stored.role = role.name().into();
        }
        if let Some(language) = change.language {
            stored.language = language.map_or("", Language::tag).into();
        }
        if let Some(hash) = hash {
            stored.password = hash;
            stored.password_at = self.now();
            stored.must_change = true;
            self.end_sessions(id)?;
        }
        self.keep(&stored)?;
        Ok((person(&stored), initial))
    }

    /// Removes a person with sessions and tokens; what the audit log says of them stays.
    ///
    /// # Errors
    /// There is no such person, it is the last administrator, the disk refuses.
    pub fn remove_person(&self, id: u64) -> Outcome<()> {
        let _writing = self.writing();
        let stored = self.stored(id)?;
        self.keep_an_administrator(&stored, false)?;
        self.end_sessions(id)?;
        self.revoke_tokens_of(id)?;
        self.keep(&StoredPerson {
            email: String::new(),
            name: String::new(),
            password: String::new(),
            removed_at: Some(self.now()),
            ..stored
        })
    }

    /// Adds a person with a password; `initial` when they must change it first.
    pub(super) fn insert(
        &self,
        new: &NewPerson,
        password: String,
        initial: bool,
    ) -> Outcome<StoredPerson> {
        let (email, name) = (email(&new.email)?, name(&new.name)?);
        let _writing = self.writing();
        if self.book().by_email(&email).is_some() {
            return Err(Message::new("email-taken").into());
        }
        let last = self.book().people.keys().last().copied();
        let now = self.now();
        let stored = StoredPerson {
            id: last.unwrap_or(0) + 1,
            email,
            name,
            role: new.role.name().into(),
            language: new.language.map_or("", Language::tag).into(),
            password,
            must_change: initial,
            password_at: now,
            created_at: now,
            removed_at: None,
        };
        self.keep(&stored)?;
        Ok(stored)
    }

    /// Saves a person; the caller holds the lock for writing.
    pub(super) fn keep(&self, person: &StoredPerson) -> Outcome<()> {
        self.inner.catalog.save_person(person)?;
        let mut book = self.book_to_change();
        book.people.insert(person.id, person.clone());
        Ok(())
    }

    pub(super) fn stored(&self, id: u64) -> Outcome<StoredPerson> {
        let found = self.book().person(id).cloned();
        found.ok_or_else(|| Message::new("person-unknown").with("id", id).into())
    }

    fn keep_an_administrator(&self, person: &StoredPerson, stays: bool) -> Outcome<()> {
        let is = person.role == Role::Administrator.name();
        if is && !stays && !self.book().has_other_administrator(person.id) {
            return Err(Message::new("last-administrator").into());
        }
        Ok(())
    }
}

/// As people see each other: without the password.
fn person(stored: &StoredPerson) -> Person {
    Person {
        id: stored.id,
        email: stored.email.clone(),
        name: stored.name.clone(),
        role: role(stored),
        language: language(stored),
        must_change_password: stored.must_change,
        created_at: stored.created_at,
    }
}

/// The role of a person; a name that a newer version wrote gives the least.
pub(super) fn role(stored: &StoredPerson) -> Role {
    Role::named(&stored.role).unwrap_or(Role::Viewer)
}

pub(super) fn language(stored: &StoredPerson) -> Option<Language> {
    let given = (!stored.language.is_empty()).then_some(stored.language.as_str());
    given.map(Language::from_locale)
}

/// An e-mail address as it is compared: in lower case, without the blanks around it.
pub(super) fn email(text: &str) -> Outcome<String> {
    let email = text.trim().to_lowercase();
    let parts = email.split_once('@');
    let good = parts.is_some_and(|(who, host)| !who.is_empty() && !host.is_empty());
    let plain = !email.chars().any(|c| c.is_whitespace() || c.is_control());
    match good && plain && email.len() <= EMAIL {
        true => Ok(email),
        false => Err(Failure::from(Message::new("email-malformed"))),
    }
}
