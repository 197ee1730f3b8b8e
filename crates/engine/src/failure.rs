//! Why a use case could not be carried out.

use fenqun_catalog::CatalogError;
use fenqun_model::Message;
use fenqun_store::StoreError;

/// Result of every use case.
pub type Outcome<T> = Result<T, Failure>;

/// Why a use case could not be carried out; each message names the place and the way out.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// What the caller can do.
    pub kind: FailureKind,
    /// For people; at least one.
    pub messages: Vec<Message>,
}

/// What the caller can do about a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// The request is malformed: ask differently.
    WrongUse,
    /// The request is understood and refused, or the surroundings do not allow it.
    Failed,
    /// Someone asked to stop; what was done is kept, and the same request goes on from there.
    Stopped,
}

impl Failure {
    /// The request is malformed.
    pub fn wrong_use(message: Message) -> Self {
        Self {
            kind: FailureKind::WrongUse,
            messages: vec![message],
        }
    }

    /// Someone asked to stop.
    pub fn stopped(message: Message) -> Self {
        Self {
            kind: FailureKind::Stopped,
            messages: vec![message],
        }
    }

    /// A file that could not be read or written.
    pub fn file(id: &'static str, file: &std::path::Path, error: &std::io::Error) -> Self {
        Message::new(id)
            .with("file", file.display().to_string())
            .with("reason", error.to_string())
            .into()
    }
}

impl From<Message> for Failure {
    fn from(message: Message) -> Self {
        vec![message].into()
    }
}

impl From<Vec<Message>> for Failure {
    fn from(messages: Vec<Message>) -> Self {
        Self {
            kind: FailureKind::Failed,
            messages,
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        error.message.into()
    }
}

impl From<CatalogError> for Failure {
    fn from(error: CatalogError) -> Self {
        error.message.into()
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, message) in self.messages.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            write!(f, "{separator}{message}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}
