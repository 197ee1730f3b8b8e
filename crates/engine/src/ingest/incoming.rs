//! A request taken apart into its events, each still as it came.

use fenqun_model::Message;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::refusal::Refusal;
use super::settings::{Call, IngestSettings};

type Object = Map<String, Value>;

/// A request taken apart.
pub(super) struct Incoming<'a> {
    call: Call,
    write_key: Option<String>,
    /// What stands around the events of a batch and counts for each of them.
    envelope: Object,
    items: Vec<Item<'a>>,
}

/// An event of a request.
pub(super) enum Item<'a> {
    /// Of a batch: the text, to be read one by one, so that a broken one breaks no other.
    Text(&'a str),
    /// The whole request, read already.
    Whole(Object),
}

/// What a batch looks like.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Batch<'a> {
    #[serde(borrow)]
    batch: Option<Vec<&'a RawValue>>,
    write_key: Option<Value>,
    sent_at: Option<Value>,
    context: Option<Value>,
}

impl<'a> Incoming<'a> {
    pub(super) fn parse(
        call: Call,
        text: &'a str,
        settings: &IngestSettings,
    ) -> Result<Self, Refusal> {
        match call {
            Call::Batch => Self::batch(text, settings),
            _ => Self::single(call, text, settings),
        }
    }

    fn batch(text: &'a str, settings: &IngestSettings) -> Result<Self, Refusal> {
        // A list of the right length would be read as the fields in order.
        if !text.trim_start().starts_with('{') {
            serde_json::from_str::<Object>(text).map_err(|error| not_json(&error))?;
        }
        let batch: Batch<'a> = serde_json::from_str(text).map_err(|error| not_json(&error))?;
        let Some(items) = batch.batch.filter(|items| !items.is_empty()) else {
            return Err(Refusal::Malformed(Message::new("ingest-batch-empty")));
        };
        if items.len() > settings.request_events {
            return Err(Refusal::TooLarge(
                Message::new("ingest-too-many-events")
                    .with("events", items.len())
                    .with("limit", settings.request_events),
            ));
        }
        let around = [("sentAt", batch.sent_at), ("context", batch.context)];
        let around = around.into_iter();
        Ok(Self {
            call: Call::Batch,
            write_key: text_of(batch.write_key),
            envelope: around
                .filter_map(|(key, value)| Some((key.to_owned(), value?)))
                .collect(),
            items: items.into_iter().map(|raw| Item::Text(raw.get())).collect(),
        })
    }

    fn single(call: Call, text: &str, settings: &IngestSettings) -> Result<Self, Refusal> {
        if text.len() > settings.event_bytes {
            return Err(Refusal::TooLarge(too_large(settings)));
        }
        let mut event: Object = serde_json::from_str(text).map_err(|error| not_json(&error))?;
        Ok(Self {
            call,
            write_key: text_of(event.remove("writeKey")),
            envelope: Object::new(),
            items: vec![Item::Whole(event)],
        })
    }

    /// An event that came earlier, with what stood around it.
    pub(super) fn again(call: Call, text: &'a str, envelope: &str) -> Self {
        Self {
            call,
            write_key: None,
            envelope: serde_json::from_str(envelope).unwrap_or_default(),
            items: vec![Item::Text(text)],
        }
    }

    /// The key in the body.
    pub(super) fn write_key(&self) -> Option<&str> {
        self.write_key.as_deref()
    }

    /// The kind of call that the path named.
    pub(super) fn named(&self) -> Call {
        self.call
    }

    pub(super) fn items(&self) -> impl Iterator<Item = &Item<'a>> {
        self.items.iter()
    }

    /// The text of an event: as it came in a batch; without the key otherwise.
    pub(super) fn text(&self, item: &Item<'a>) -> String {
        match item {
            Item::Text(text) => (*text).to_owned(),
            Item::Whole(event) => Value::Object(event.clone()).to_string(),
        }
    }

    /// What stands around the events, as JSON.
    pub(super) fn envelope(&self) -> String {
        Value::Object(self.envelope.clone()).to_string()
    }

    /// The size of an event and the event whole: with its kind and what stands around it.
    pub(super) fn call(&self, item: &Item<'a>) -> Result<(usize, Object), Message> {
        let (size, mut event) = match item {
            Item::Text(text) => (text.len(), object(text)?),
            // Small enough, or the request would have been refused.
            Item::Whole(event) => (0, event.clone()),
        };
        if self.call != Call::Batch {
            event.insert("type".into(), self.call.name().into());
        }
        if let Some(sent) = self.envelope.get("sentAt") {
            let own = event.entry("sentAt").or_insert(Value::Null);
            if own.is_null() {
                *own = sent.clone();
            }
        }
        if let Some(Value::Object(around)) = self.envelope.get("context") {
            surround(&mut event, around);
        }
        Ok((size, event))
    }
}

/// Fields of the batch's context hold where the event's own context is silent.
fn surround(event: &mut Object, around: &Object) {
    let own = event.entry("context").or_insert(Value::Null);
    if !own.is_object() {
        *own = Value::Object(Object::new());
    }
    let Some(own) = own.as_object_mut() else {
        return;
    };
    for (key, value) in around {
        let field = own.entry(key.as_str()).or_insert(Value::Null);
        if field.is_null() {
            *field = value.clone();
        }
    }
}

fn object(text: &str) -> Result<Object, Message> {
    serde_json::from_str(text)
        .map_err(|error| Message::new("import-row-not-json").with("error", error.to_string()))
}

/// An event is larger than allowed.
pub(super) fn too_large(settings: &IngestSettings) -> Message {
    Message::new("ingest-event-too-large").with("limit", settings.event_bytes / 1024)
}

fn text_of(value: Option<Value>) -> Option<String> {
    match value {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}

fn not_json(error: &serde_json::Error) -> Refusal {
    let message = Message::new("ingest-not-json")
        .with("line", error.line())
        .with("column", error.column())
        .with("error", error.to_string());
    Refusal::Malformed(message)
}
