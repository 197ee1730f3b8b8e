//! One call.

use std::borrow::Cow;

use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::{Event, Properties, Row, Traits};
use fenqun_model::{Instant, Message, Type};
use serde_json::{Map, Value};
use xxhash_rust::xxh3::xxh3_128;

use super::{CallReader, MAX_DEPTH, fields, shopping};
use crate::mapping::{hexadecimal, misfit};

type Object = Map<String, Value>;

impl CallReader {
    /// The rows of one call that is no batch.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn call(&mut self, call: Object) -> Result<Vec<Row>, Message> {
        if call
            .values()
            .any(|value| fields::is_deeper(value, MAX_DEPTH))
        {
            return Err(Message::new("import-row-too-deep").with("limit", MAX_DEPTH));
        }
        let kind = call.get("type").and_then(Value::as_str).unwrap_or("");
        match kind {
            "track" => self.event(call, "track"),
            "page" => self.event(call, "page"),
            "screen" => self.event(call, "screen"),
            "identify" => self.identify(call),
            "group" => self.group(call),
            "alias" => self.alias(&call),
            other => Err(Message::new("import-row-unknown-shape").with("type", other)),
        }
    }

    fn event(&mut self, mut call: Object, kind: &str) -> Result<Vec<Row>, Message> {
        let who = self.who(&call)?;
        let name = match kind {
            "track" => fields::text(&call, "event")
                .ok_or_else(|| Message::new("import-row-no-event-name").with("column", "event"))?,
            page => page.to_owned(),
        };
        let no_time = || Message::new("import-row-no-time").with("column", "timestamp");
        let occurred_at = self.time(&call)?.ok_or_else(no_time)?;
        let id = id(&call, kind);
        let mut properties = fields::properties(call.remove("properties"));
        if kind != "track" {
            for key in ["name", "category"] {
                if let Some(text) = fields::text(&call, key) {
                    properties.entry(key.into()).or_insert(Value::from(text));
                }
            }
        }
        self.convert(&mut properties, occurred_at)?;
        shopping::complete(&name, &mut properties);
        let mut rows = Vec::new();
        let traits = fields::properties(fields::take_context_traits(&mut call));
        if !traits.is_empty() {
            rows.push(self.traits(who.clone(), occurred_at, traits)?);
        }
        rows.push(Row::Event(Event {
            who,
            id,
            name,
            occurred_at,
            received_at: self.received_at,
            properties,
        }));
        Ok(rows)
    }

    /// Attributes from `context.traits` and, over them, `traits`. Without a time they hold as far
    /// back as anybody looks.
    fn identify(&mut self, mut call: Object) -> Result<Vec<Row>, Message> {
        let who = self.who(&call)?;
        let at = self.time(&call)?.unwrap_or(Instant::MIN);
        let mut values = fields::properties(fields::take_context_traits(&mut call));
        values.extend(fields::properties(call.remove("traits")));
        Ok(vec![self.traits(who, at, values)?])
    }

    /// The group is an attribute of the customer: its id and traits under `group`.
    fn group(&mut self, mut call: Object) -> Result<Vec<Row>, Message> {
        let who = self.who(&call)?;
        let at = self.time(&call)?.unwrap_or(Instant::MIN);
        let traits = fields::properties(call.remove("traits"));
        let mut group: Object = traits.into_iter().collect();
        if let Some(id) = fields::text(&call, "groupId") {
            group.insert("id".into(), id.into());
        }
        let values = [("group".to_owned(), Value::Object(group))].into();
        Ok(vec![self.traits(who, at, values)?])
    }

    /// The previous name was a visitor's, who is the customer from now on. Two customers with
    /// numbers of their own are never joined by a client's word, so it is not taken for a number.
    fn alias(&mut self, call: &Object) -> Result<Vec<Row>, Message> {
        let mut who = self.who(call)?;
        who.extend(self.named(IdentifierKind::Anonymous, call, "previousId")?);
        let at = self.time(call)?.unwrap_or(Instant::MIN);
        Ok(vec![self.traits(who, at, Properties::new())?])
    }

    fn traits(
        &self,
        who: Vec<Identifier>,
        occurred_at: Instant,
        values: Properties,
    ) -> Result<Row, Message> {
        for (path, value) in fields::leaves(&values) {
            let known = self.attribute_types.get(&path).copied();
            let Some(kind) = known.filter(|kind| !fields::fits(value, *kind, &self.zone)) else {
                continue;
            };
            return Err(misfit(
                "import-row-wrong-type",
                &path,
                &value.to_string(),
                kind,
            ));
        }
        Ok(Row::Traits(Traits {
            who,
            occurred_at,
            received_at: self.received_at,
            values,
        }))
    }

    fn who(&self, call: &Object) -> Result<Vec<Identifier>, Message> {
        let mut who = Vec::new();
        let kinds = [
            (IdentifierKind::Customer, ["userId", "user_id"]),
            (IdentifierKind::Anonymous, ["anonymousId", "anonymous_id"]),
        ];
        for (kind, [first, second]) in kinds {
            let named = self.named(kind, call, first)?;
            who.extend(named.map_or_else(|| self.named(kind, call, second), |id| Ok(Some(id)))?);
        }
        for (kind, text) in fields::external_ids(call) {
            who.extend(Identifier::new(kind, &text, &self.country).ok());
        }
        if who.is_empty() {
            return Err(Message::new("import-row-no-customer"));
        }
        Ok(who)
    }

    /// The name under a key; nothing when there is none. One that cannot be used is refused, as
    /// without it the call would be somebody else's.
    fn named(
        &self,
        kind: IdentifierKind,
        call: &Object,
        key: &str,
    ) -> Result<Option<Identifier>, Message> {
        let Some(text) = fields::text(call, key) else {
            return Ok(None);
        };
        let named = Identifier::new(kind, &text, &self.country);
        named.map(Some).map_err(|_| {
            let shown: String = text.chars().take(60).collect();
            Message::new("import-row-bad-identifier")
                .with("value", shown)
                .with("column", key)
        })
    }

    fn time(&mut self, call: &Object) -> Result<Option<Instant>, Message> {
        if self.is_live {
            return self.live_time(call).map(Some);
        }
        for key in ["timestamp", "originalTimestamp", "sentAt", "receivedAt"] {
            if let Some(at) = self.instant(call, key)? {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    /// See [`CallReader::live`].
    fn live_time(&mut self, call: &Object) -> Result<Instant, Message> {
        if let Some(at) = self.instant(call, "timestamp")? {
            return Ok(at);
        }
        let Some(original) = self.instant(call, "originalTimestamp")? else {
            return Ok(self.received_at);
        };
        let sent = self.instant(call, "sentAt")?;
        let off = sent.map_or(0, |sent| self.received_at.0.saturating_sub(sent.0));
        Ok(original.plus_millis(off))
    }

    /// The instant under a key; nothing when there is none.
    fn instant(&mut self, call: &Object, key: &str) -> Result<Option<Instant>, Message> {
        let text = match call.get(key) {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::String(text)) => Cow::Borrowed(text.as_str()),
            Some(other) => Cow::Owned(other.to_string()),
        };
        let millis = self.times.instant(text.trim());
        let wrong = |_| misfit("import-row-not-time", key, &text, Type::Instant);
        Ok(Some(Instant(millis.map_err(wrong)?)))
    }
}

/// The call's own id, else a hash of what it says.
fn id(call: &Object, kind: &str) -> String {
    if let Some(id) = fields::text(call, "messageId") {
        return id;
    }
    let mut said = String::from(kind);
    for key in [
        "event",
        "name",
        "userId",
        "anonymousId",
        "timestamp",
        "properties",
    ] {
        let value = call.get(key).unwrap_or(&Value::Null);
        said.push('\n');
        said.push_str(&fields::canonical(value));
    }
    // Older than this line are ids in stores, so it changes none of those without it.
    if let Some(original) = call.get("originalTimestamp") {
        said.push('\n');
        said.push_str(&fields::canonical(original));
    }
    let mut id = String::with_capacity(32);
    hexadecimal(xxh3_128(said.as_bytes()), &mut id);
    id
}
