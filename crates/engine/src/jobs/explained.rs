//! Messages as they are stored: in both languages, so that a run can be read for as long as it is
//! kept, whatever the catalogue of messages says by then.

use fenqun_model::{Language, Message};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A message with its text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// Stable; the id of the message.
    pub code: String,
    /// In English.
    pub en: String,
    /// In Chinese.
    pub zh: String,
}

impl Explained {
    /// The text in a language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Chinese => &self.zh,
        }
    }

    /// Each message of a failure.
    pub fn all(failure: &Failure) -> Vec<Self> {
        failure.messages.iter().map(Self::from).collect()
    }
}

impl From<&Message> for Explained {
    fn from(message: &Message) -> Self {
        Self {
            code: message.id().into(),
            en: message.text(Language::English),
            zh: message.text(Language::Chinese),
        }
    }
}
