//! Tracking calls, as client libraries of the Segment tracking protocol send them and as JSON Lines
//! files hold them: `track`, `identify`, `page`, `screen`, `group`, `alias`, and `batch` of them.

mod call;
mod fields;
mod file;
mod money;

pub(crate) use file::Calls;

use fenqun_model::row::Row;
use fenqun_model::{Instant, Message, Zone};
use serde_json::{Map, Value};

use crate::mapping::{Context, Rates};
use crate::values::time::TimeReader;

/// The kinds of call.
const CALLS: [&str; 7] = [
    "track", "identify", "page", "screen", "group", "alias", "batch",
];

/// Turns calls into rows of the log.
pub struct CallReader {
    country: String,
    currency: String,
    rates: Rates,
    times: TimeReader,
    attribute_types: std::collections::BTreeMap<String, fenqun_model::Type>,
    received_at: Instant,
    zone: Zone,
}

impl CallReader {
    /// # Errors
    /// A rate of the workspace is broken.
    pub fn new(context: &Context) -> Result<Self, Message> {
        Ok(Self {
            country: context.country.clone(),
            currency: context.currency.clone(),
            rates: Rates::new(context)?,
            times: TimeReader::new(context.zone.clone(), None, false),
            attribute_types: context.schema.attributes.clone(),
            received_at: context.received_at,
            zone: context.zone.clone(),
        })
    }

    /// The rows of one call; of a batch, the rows of each of its calls.
    ///
    /// # Errors
    /// What is wrong with the call. A batch with one wrong call is wrong as a whole.
    pub fn rows(&mut self, call: &Map<String, Value>) -> Result<Vec<Row>, Message> {
        match call.get("batch") {
            Some(Value::Array(calls)) => {
                let mut rows = Vec::new();
                for call in calls.iter().filter_map(Value::as_object) {
                    rows.extend(self.one(call)?);
                }
                Ok(rows)
            }
            _ => self.one(call),
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
