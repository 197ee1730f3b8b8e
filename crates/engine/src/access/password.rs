//! Passwords: which are taken, and how they are kept (argon2id with the parameters that OWASP
//! recommends). No rules about kinds of characters: length and not being common are what helps.

use std::collections::HashSet;
use std::sync::LazyLock;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use fenqun_model::Message;

use super::secret;
use crate::failure::{Failure, Outcome};

/// Fewest characters of a password.
const FEWEST: usize = 8;
/// Most characters of a password.
const MOST: usize = 256;
/// Memory in KiB, passes, lanes.
const COST: (u32, u32, u32) = (19_456, 2, 1);
/// What passwords of people that do not exist are compared with, so that it takes as long.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The most common passwords of eight characters and more, in lower case, from lists of leaked ones
/// (taken from zxcvbn, MIT licence).
static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("common-passwords.txt").lines().collect());

/// Refuses passwords that are soon guessed; `about` is what everybody knows about the person.
pub(super) fn check(password: &str, about: &[&str]) -> Outcome<()> {
    let length = password.chars().count();
    if length < FEWEST {
        return Err(Message::new("password-too-short")
            .with("fewest", FEWEST)
            .into());
    }
    if length > MOST {
        return Err(Message::new("password-too-long").with("most", MOST).into());
    }
    let lower = password.to_lowercase();
    if COMMON.contains(lower.as_str()) || is_one_character(&lower) {
        return Err(Message::new("password-common").into());
    }
    if about.iter().any(|known| lower == known.to_lowercase()) {
        return Err(Message::new("password-about-you").into());
    }
    Ok(())
}

/// How a password is kept: digest, salt and parameters in one text.
pub(super) fn hash(password: &str) -> Outcome<String> {
    let salt = SaltString::encode_b64(&secret::random::<16>()?).map_err(|error| broken(&error))?;
    let hash = argon2()?.hash_password(password.as_bytes(), &salt);
    Ok(hash.map_err(|error| broken(&error))?.to_string())
}

/// Whether a password is the one that is kept. Takes as long when nothing is kept.
pub(super) fn verify(password: &str, kept: Option<&str>) -> bool {
    let Ok(hash) = PasswordHash::new(kept.unwrap_or(NOBODYS)) else {
        return false;
    };
    // Its own parameters are those written in the text.
    let right = Argon2::default().verify_password(password.as_bytes(), &hash);
    right.is_ok() && kept.is_some()
}

/// A password for somebody who will choose their own: 120 random bits.
pub(crate) fn initial() -> Outcome<String> {
    Ok(URL_SAFE_NO_PAD.encode(secret::random::<15>()?))
}

fn argon2() -> Outcome<Argon2<'static>> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).map_err(|error| broken(&error))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn is_one_character(text: &str) -> bool {
    let mut characters = text.chars();
    let first = characters.next();
    characters.all(|other| Some(other) == first)
}

fn broken(error: &dyn std::fmt::Display) -> Failure {
    Message::new("password-not-kept")
        .with("reason", error.to_string())
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(password: &str) -> &'static str {
        let about = ["li@example.com", "li", "Li Lei the Second"];
        check(password, &about).unwrap_err().messages[0].id()
    }

    #[test]
    fn what_is_soon_guessed_is_refused() {
        assert_eq!(refused("七个字的密码呀"), "password-too-short");
        assert_eq!(refused(&"长".repeat(257)), "password-too-long");
        for common in [
            "password",
            "PassWord",
            "1234567890",
            "qwertyuiop",
            "aaaaaaaaaaaa",
        ] {
            assert_eq!(refused(common), "password-common", "{common}");
        }
        assert_eq!(refused("LI@example.com"), "password-about-you");
        assert_eq!(refused("li lei the second"), "password-about-you");
    }

    #[test]
    fn long_and_unusual_is_enough() {
        for good in [
            "correct horse battery staple",
            "一二三四五六七八",
            "aaaaaaaaaaab",
            &"x1".repeat(64),
        ] {
            assert!(check(good, &[]).is_ok(), "{good}");
        }
    }

    #[test]
    fn the_right_password_is_recognised_and_no_other() {
        let kept = hash("correct horse").unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify("correct horse", Some(&kept)));
        assert!(!verify("correct horsf", Some(&kept)));
        assert!(!verify("correct horse", None));
        assert!(!verify("", Some("damaged")));
        assert_ne!(kept, hash("correct horse").unwrap());
    }
}
