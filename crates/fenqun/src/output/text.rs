//! Errors and instants as people read them.

use fenqun_engine::{Failure, FailureKind};
use fenqun_model::{Instant, Language, Message, Zone};

/// Writes what went wrong to stderr, each error on its own.
pub(crate) fn errors(failure: &Failure, language: Language) {
    let word = match failure.kind {
        FailureKind::Stopped => Message::new("word-stopped"),
        FailureKind::Failed | FailureKind::WrongUse => Message::new("word-error"),
    };
    let word = word.text(language);
    for message in &failure.messages {
        eprintln!("{word}{}", message.text(language));
    }
}

/// An RFC 3339 instant on the wall clock of a zone.
pub(crate) fn local(rfc3339: &str, zone: &Zone) -> String {
    let at = Instant::parse_rfc3339(rfc3339);
    at.map_or_else(|| rfc3339.to_owned(), |at| instant(at, zone))
}

/// An instant on the wall clock of a zone, `2011-12-09 12:50`, seconds only when there are any.
pub(crate) fn instant(instant: Instant, zone: &Zone) -> String {
    zone.local(instant).to_string()
}
