//! What can be wrong with a part of a document, as a message that gets its place on the way up.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};

use crate::Message;
use crate::definition::choices::{AMOUNT, LABELS, TARGET};

/// An error of reading. Readers of single types do not know where they are; the place is added by
/// the first part of the document that the error passes.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) message: Message,
    pub(super) placed: bool,
}

/// What types say they want, in English for other readers, and the message that says it to people.
const WANTED: &[(&str, &str)] = &[
    (LABELS, "wanted-labels"),
    (TARGET, "wanted-target"),
    (AMOUNT, "wanted-amount"),
];

impl Fault {
    /// A fault whose message still lacks `place`.
    pub(super) fn unplaced(message: Message) -> Self {
        Self {
            message,
            placed: false,
        }
    }

    /// The part wants something else than is written.
    pub(super) fn wanted(wanted: &'static str) -> Self {
        Self::unplaced(Message::new("wrong-value").with("wanted", Message::new(wanted)))
    }

    fn expected(text: &str) -> Self {
        match WANTED.iter().find(|(english, _)| *english == text) {
            Some((_, wanted)) => Self::wanted(wanted),
            None => Self::unplaced(Message::new("wrong-value").with("wanted", text)),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}

impl std::error::Error for Fault {}

impl Error for Fault {
    fn custom<T: fmt::Display>(text: T) -> Self {
        Self::expected(&text.to_string())
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::expected(&expected.to_string())
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::expected(&expected.to_string())
    }

    fn missing_field(field: &'static str) -> Self {
        Self::unplaced(Message::new("missing-field").with("field", field))
    }
}
