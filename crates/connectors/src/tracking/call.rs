//! One call.

use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::{Event, Properties, Row, Traits};
use fenqun_model::{Instant, Message};
use serde_json::{Map, Value};
use xxhash_rust::xxh3::xxh3_128;

use super::{CallReader, fields};
use crate::mapping::{hexadecimal, misfit};

type Object = Map<String, Value>;

impl CallReader {
    pub(super) fn one(&mut self, call: &Object) -> Result<Vec<Row>, Message> {
        let kind = call.get("type").and_then(Value::as_str).unwrap_or("");
        match kind {
            "track" | "page" | "screen" => self.event(call, kind),
            "identify" => self.identify(call),
            "group" => self.group(call),
            "alias" => self.alias(call),
            other => Err(Message::new("import-row-unknown-shape").with("type", other)),
        }
    }

    fn event(&mut self, call: &Object, kind: &str) -> Result<Vec<Row>, Message> {
        let who = self.who(call)?;
        let name = match kind {
            "track" => fields::text(call, "event")
                .ok_or_else(|| Message::new("import-row-no-event-name").with("column", "event"))?,
            page => page.to_owned(),
        };
        let no_time = || Message::new("import-row-no-time").with("column", "timestamp");
        let occurred_at = self.time(call)?.ok_or_else(no_time)?;
        let mut properties = fields::properties(call.get("properties"));
        if kind != "track" {
            for key in ["name", "category"] {
                if let Some(text) = fields::text(call, key) {
                    properties.entry(key.into()).or_insert(Value::from(text));
                }
            }
        }
        self.convert(&mut properties, occurred_at)?;
        let mut rows = Vec::new();
        let traits = fields::properties(fields::context_traits(call));
        if !traits.is_empty() {
            rows.push(self.traits(who.clone(), occurred_at, traits)?);
        }
        rows.push(Row::Event(Event {
            who,
            id: id(call, kind),
            name,
            occurred_at,
            received_at: self.received_at,
            properties,
        }));
        Ok(rows)
    }

    /// Attributes from `context.traits` and, over them, `traits`. Without a time they hold as far
    /// back as anybody looks.
    fn identify(&mut self, call: &Object) -> Result<Vec<Row>, Message> {
        let who = self.who(call)?;
        let at = self.time(call)?.unwrap_or(Instant::MIN);
        let mut values = fields::properties(fields::context_traits(call));
        values.extend(fields::properties(call.get("traits")));
        Ok(vec![self.traits(who, at, values)?])
    }

    /// The group is an attribute of the customer: its id and traits under `group`.
    fn group(&mut self, call: &Object) -> Result<Vec<Row>, Message> {
        let who = self.who(call)?;
        let at = self.time(call)?.unwrap_or(Instant::MIN);
        let mut group: Object = fields::properties(call.get("traits")).into_iter().collect();
        if let Some(id) = fields::text(call, "groupId") {
            group.insert("id".into(), id.into());
        }
        let values = [("group".to_owned(), Value::Object(group))].into();
        Ok(vec![self.traits(who, at, values)?])
    }

    /// Both names are the same customer's. Whether the previous one was a visitor or a customer the
    /// call does not say, so it is either.
    fn alias(&mut self, call: &Object) -> Result<Vec<Row>, Message> {
        let mut who = self.who(call)?;
        for kind in [IdentifierKind::Customer, IdentifierKind::Anonymous] {
            who.extend(self.identifier(kind, fields::text(call, "previousId")));
        }
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
        for (kind, keys) in kinds {
            let text = keys.iter().find_map(|key| fields::text(call, key));
            who.extend(self.identifier(kind, text));
        }
        for (kind, text) in fields::external_ids(call) {
            who.extend(self.identifier(kind, Some(text)));
        }
        if who.is_empty() {
            return Err(Message::new("import-row-no-customer"));
        }
        Ok(who)
    }

    fn identifier(&self, kind: IdentifierKind, text: Option<String>) -> Option<Identifier> {
        Identifier::new(kind, &text?, &self.country).ok()
    }

    fn time(&mut self, call: &Object) -> Result<Option<Instant>, Message> {
        let keys = ["timestamp", "originalTimestamp", "sentAt", "receivedAt"];
        let Some((key, value)) = keys
            .iter()
            .find_map(|key| Some((*key, call.get(*key).filter(|value| !value.is_null())?)))
        else {
            return Ok(None);
        };
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        let millis = self.times.instant(text.trim()).map_err(|_| {
            misfit(
                "import-row-not-time",
                key,
                &text,
                fenqun_model::Type::Instant,
            )
        })?;
        Ok(Some(Instant(millis)))
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
    let mut id = String::with_capacity(32);
    hexadecimal(xxh3_128(said.as_bytes()), &mut id);
    id
}
