//! Secrets: made from the system's random source, known to us by their digest only.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use fenqun_model::Message;
use sha2::{Digest, Sha256};

use crate::failure::{Failure, Outcome};

/// Bytes of a secret: 256 bits, so that nobody guesses one and its digest needs no salt.
const BYTES: usize = 32;
/// Characters shown of a secret afterwards.
const HINT: usize = 4;

/// A secret that was just made; shown to its owner once.
#[derive(Debug)]
pub(super) struct Secret {
    /// As shown.
    pub(super) text: String,
    /// As kept.
    pub(super) digest: String,
    /// Its last characters, to tell one from another.
    pub(super) hint: String,
}

/// Makes a secret; the prefix says what it is for, so that one that leaked is recognised.
pub(super) fn make(prefix: &str) -> Outcome<Secret> {
    let text = format!("{prefix}{}", URL_SAFE_NO_PAD.encode(random::<BYTES>()?));
    Ok(Secret {
        digest: digest(&text),
        hint: text[text.len() - HINT..].to_owned(),
        text,
    })
}

/// What is kept of a secret.
pub(super) fn digest(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret))
}

/// The token that a page sends along with every change, to show that it is our page: bound to the
/// session, and of no use to learn the session's secret.
pub(super) fn csrf(session: &str) -> String {
    digest(&format!("csrf of {session}"))
}

/// Bytes from the system's random source.
pub(super) fn random<const N: usize>() -> Outcome<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| -> Failure {
        Message::new("access-no-randomness")
            .with("reason", error.to_string())
            .into()
    })?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_say_what_they_are_for() {
        let (one, other) = (make("fq_pat_").unwrap(), make("fq_pat_").unwrap());
        assert!(one.text.starts_with("fq_pat_") && one.text.len() == 7 + 43);
        assert_ne!(one.text, other.text);
        assert_eq!(one.digest, digest(&one.text));
        assert!(one.text.ends_with(&one.hint));
        assert_ne!(csrf(&one.text), csrf(&other.text));
    }
}
