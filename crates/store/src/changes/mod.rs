//! The change log: every change of a membership or label, in the order in which it was recorded.
//!
//! It answers "what did we know then"; evaluating a past instant answers "what do we know now about
//! then" (`semantics` 26).

mod block;
mod bytes;
mod dropped;
mod erase;
mod payload;
mod read;
mod recover;
mod segment;
mod state;
mod write;

use fenqun_model::Instant;
use fenqun_model::definition::Kind;
use serde::{Deserialize, Serialize};

pub use block::{ChangeRef, Transition};
pub use dropped::Dropped;
pub use read::ChangeReader;
pub use write::ChangeLog;

/// A change of one customer's standing in one definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Place in the log, from 1, without gaps.
    pub sequence: u64,
    /// The customer's name at that time.
    pub customer: String,
    /// Kind of the definition.
    pub kind: Kind,
    /// Its name.
    pub definition: String,
    /// Its version.
    pub version: u64,
    /// The label before; `in` for members of a segment or list; `None` for outside, or for nobody
    /// there before.
    pub from: Option<String>,
    /// The label from now on.
    pub to: Option<String>,
    /// When it took effect.
    pub at: Instant,
    /// Why.
    pub cause: Cause,
}

impl Change {
    /// Takes out who it was, and the id of the event that did it.
    fn forget(&mut self) {
        self.customer.clear();
        if let Cause::Event { id, .. } = &mut self.cause {
            id.clear();
        }
    }
}

/// Why a standing changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "cause", rename_all = "kebab-case")]
pub enum Cause {
    /// An event or attribute value arrived.
    Event {
        /// Id of the event; empty for attribute values.
        id: String,
        /// Name of the event, or of the attribute that changed.
        name: String,
    },
    /// Time passed.
    Deadline,
    /// A definition was added, changed or removed.
    Definition,
    /// Cuts were fitted anew.
    Refit,
    /// Two customers became one, or were taken apart again.
    Merge,
    /// A file was imported.
    Import,
    /// The customer was erased.
    Erasure,
}

/// How far the groups have been kept up, written together with the changes that follow from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Position in the log of rows up to which everything has been evaluated.
    pub position: u64,
    /// Every change up to this instant that comes by time alone has been recorded.
    pub watermark: Instant,
    /// The definitions and fits in force, in the recorder's own terms.
    pub in_force: String,
}
