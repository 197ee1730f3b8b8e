//! Secrets and signatures as Standard Webhooks 1.0.0 has them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fenqun_model::{Instant, Message};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::failure::{Failure, Outcome};

/// What every secret begins with.
const PREFIX: &str = "whsec_";

/// Makes a secret.
pub(super) fn make_secret() -> Outcome<String> {
    Ok(format!("{PREFIX}{}", STANDARD.encode(random::<32>()?)))
}

/// Makes the id of something.
pub(super) fn make_id(prefix: &str) -> Outcome<String> {
    let bytes = random::<16>()?;
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("{prefix}{digits}"))
}

/// The content of `webhook-signature`: one signature for each secret.
pub(super) fn sign(secrets: &[&str], id: &str, at: Instant, payload: &[u8]) -> String {
    let seconds = at.0.div_euclid(1_000);
    let signatures = secrets.iter().filter_map(|secret| {
        let key = STANDARD.decode(secret.strip_prefix(PREFIX)?).ok()?;
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
        mac.update(format!("{id}.{seconds}.").as_bytes());
        mac.update(payload);
        Some(format!(
            "v1,{}",
            STANDARD.encode(mac.finalize().into_bytes())
        ))
    });
    signatures.collect::<Vec<_>>().join(" ")
}

fn random<const N: usize>() -> Outcome<[u8; N]> {
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

    /// The example of the specification and of its libraries' tests.
    #[test]
    fn the_vector_of_the_standard_comes_out() {
        let signature = sign(
            &["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant(1_614_265_330_999),
            br#"{"test": 2432232314}"#,
        );
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_rotated_secret_signs_beside_the_new_one() {
        let (one, other) = (make_secret().unwrap(), make_secret().unwrap());
        assert_eq!(one.len(), PREFIX.len() + 44);
        let both = sign(&[&one, &other], "msg_1", Instant(0), b"{}");
        let single = |secret: &str| sign(&[secret], "msg_1", Instant(0), b"{}");
        assert_eq!(both, format!("{} {}", single(&one), single(&other)));
        assert_ne!(single(&one), single(&other));
        assert!(make_id("msg_").unwrap().starts_with("msg_"));
    }
}
