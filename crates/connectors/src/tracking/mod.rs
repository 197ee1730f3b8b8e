//! Tracking calls, as client libraries of the Segment tracking protocol send them and as JSON Lines
//! files hold them: `track`, `identify`, `page`, `screen`, `group`, `alias`, and `batch` of them.

mod call;
mod fields;
mod file;
mod money;
mod shopping;

pub(crate) use file::Calls;

use std::collections::BTreeMap;
use std::sync::Arc;

use fenqun_model::row::Row;
use fenqun_model::{Instant, Message, Zone};
use serde_json::{Map, Value};

use crate::mapping::{Context, Rates};
use crate::values::time::TimeReader;

/// The kinds of call.
const CALLS: [&str; 7] = [
    "track", "identify", "page", "screen", "group", "alias", "batch",
];

/// Greatest depth of lists and objects within a call. Deeper ones are refused: nobody can ask for
/// them, and readers of JSON have limits of their own.
const MAX_DEPTH: usize = 32;

/// Turns calls into rows of the log. Cheap to clone.
#[derive(Clone)]
pub struct CallReader {
    country: String,
    currency: String,
    rates: Arc<Rates>,
    times: TimeReader,
    attribute_types: Arc<BTreeMap<String, fenqun_model::Type>>,
    received_at: Instant,
    zone: Zone,
    /// Calls come from clients as things happen, not from a file.
    is_live: bool,
}

impl CallReader {
    /// # Errors
    /// A rate of the workspace is broken.
    pub fn new(context: &Context) -> Result<Self, Message> {
        Ok(Self {
            country: context.country.clone(),
            currency: context.currency.clone(),
            rates: Arc::new(Rates::new(context)?),
            times: TimeReader::new(context.zone.clone(), None, false),
            attribute_types: Arc::new(context.schema.attributes.clone()),
            received_at: context.received_at,
            zone: context.zone.clone(),
            is_live: false,
        })
    }

    /// The same for calls that came from a client at an instant. `timestamp` is taken as it is;
    /// `originalTimestamp` is corrected by how far the client's clock is off when the call says by
    /// `sentAt`; a call without either happened when it came.
    pub fn live(&self, received_at: Instant) -> Self {
        Self {
            received_at,
            is_live: true,
            ..self.clone()
        }
    }

    /// The rows of one call; of a batch, the rows of each of its calls.
    ///
    /// # Errors
    /// What is wrong with the call. A batch with one wrong call is wrong as a whole.
    pub fn rows(&mut self, mut call: Map<String, Value>) -> Result<Vec<Row>, Message> {
        match call.remove("batch") {
            Some(Value::Array(calls)) => {
                let mut rows = Vec::new();
                for call in calls {
                    if let Value::Object(call) = call {
                        rows.extend(self.call(call)?);
                    }
                }
                Ok(rows)
            }
            _ => self.call(call),
        }
    }
}

/// Whether an object is a call rather than a row of a table.
pub(crate) fn is_call(object: &Map<String, Value>) -> bool {
    let is_batch = object.get("batch").is_some_and(Value::is_array);
    let kind = object.get("type").and_then(Value::as_str);
    let has_who = [
        "userId",
        "anonymousId",
        "previousId",
        "messageId",
        "user_id",
    ]
    .iter()
    .any(|key| object.contains_key(*key));
    is_batch || (has_who && kind.is_some_and(|kind| CALLS.contains(&kind)))
}
