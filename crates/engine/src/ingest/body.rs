//! From the bytes of a body to its text.

use std::io::Read;

use fenqun_model::Message;

use super::refusal::Refusal;

/// How a gzip stream begins. No JSON text begins so; what a header says of the body, and what
/// something on the way has made of it, need not be known.
const GZIP: [u8; 2] = [0x1f, 0x8b];
const MARK: char = '\u{feff}';

/// The text of a body, unpacked when it is packed; at most `limit` bytes.
///
/// # Errors
/// Too large, a broken gzip stream, not UTF-8.
pub fn unpack(body: Vec<u8>, limit: usize) -> Result<String, Refusal> {
    let bytes = if body.starts_with(&GZIP) {
        gunzip(&body, limit)?
    } else {
        body
    };
    if bytes.len() > limit {
        return Err(Refusal::TooLarge(
            Message::new("ingest-request-too-large").with("limit", limit / 1024),
        ));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        Refusal::Malformed(Message::new("ingest-not-utf8").with("byte", place + 1))
    })?;
    match text.strip_prefix(MARK) {
        Some(rest) => Ok(rest.to_owned()),
        None => Ok(text),
    }
}

/// Unpacks one byte more than allowed at most, whatever the stream claims.
fn gunzip(packed: &[u8], limit: usize) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::with_capacity((packed.len() * 4).min(limit));
    let stream = flate2::read::MultiGzDecoder::new(packed);
    stream
        .take(limit as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| {
            let message = Message::new("ingest-gzip-broken").with("error", error.to_string());
            Refusal::Malformed(message)
        })?;
    Ok(bytes)
}
