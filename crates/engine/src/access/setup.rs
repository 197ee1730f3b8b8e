//! The first administrator: whoever started the server was shown a token that works once.

use std::net::IpAddr;

use fenqun_model::Message;

use super::{Access, NewPerson, Role, SignInError, SignedIn, password, people, secret};
use crate::failure::{Failure, Outcome};

/// What the one-time token begins with.
const PREFIX: &str = "fq_setup_";
/// The account under which guesses of the token are counted.
const ACCOUNT: &str = "the one-time token";

impl Access {
    /// Whether nobody may sign in yet.
    pub fn is_new(&self) -> bool {
        self.book().present().next().is_none()
    }

    /// Makes the token with which an administrator can be made, once. The one before is void.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn make_setup_token(&self) -> Outcome<String> {
        let made = secret::make(PREFIX)?;
        let _writing = self.writing();
        self.inner.catalog.set_setup_token(Some(&made.digest))?;
        self.book_to_change().setup = Some(made.digest);
        Ok(made.text)
    }

    /// Makes an administrator with the one-time token and signs them in.
    ///
    /// # Errors
    /// The token is wrong or used, address or password will not do, the disk refuses.
    pub fn set_up(
        &self,
        token: &str,
        new: &NewPerson,
        password: &str,
        address: Option<IpAddr>,
    ) -> Result<SignedIn, SignInError> {
        let throttle = &self.inner.throttle;
        let begun = throttle.begin(ACCOUNT, address, self.now());
        begun.map_err(SignInError::Wait)?;
        self.expect_setup(token)?;
        throttle.succeeded(ACCOUNT, address);
        let email = people::email(&new.email)?;
        let before_at = email.split('@').next().unwrap_or_default();
        password::check(password, &[&email, before_at, &new.name])?;
        let hash = password::hash(password)?;
        self.use_setup(token)?;
        let role = Role::Administrator;
        let new = NewPerson {
            role,
            ..new.clone()
        };
        let stored = match self.insert(&new, hash, false) {
            Ok(stored) => stored,
            Err(failure) => {
                self.give_back_setup(token)?;
                return Err(failure.into());
            }
        };
        let _writing = self.writing();
        Ok(self.start(&stored)?)
    }

    fn expect_setup(&self, token: &str) -> Outcome<()> {
        let right = self.book().setup.as_deref() == Some(secret::digest(token).as_str());
        match right {
            true => Ok(()),
            false => Err(Failure::from(Message::new("setup-token-wrong"))),
        }
    }

    /// Uses the token up: of two who come at once one is refused.
    fn use_setup(&self, token: &str) -> Outcome<()> {
        let _writing = self.writing();
        self.expect_setup(token)?;
        self.inner.catalog.set_setup_token(None)?;
        self.book_to_change().setup = None;
        Ok(())
    }

    fn give_back_setup(&self, token: &str) -> Outcome<()> {
        let _writing = self.writing();
        let digest = secret::digest(token);
        self.inner.catalog.set_setup_token(Some(&digest))?;
        self.book_to_change().setup = Some(digest);
        Ok(())
    }
}
