//! Customers and their rows as plain lists, and how a JSON value is read as a typed value.

use std::collections::{BTreeMap, BTreeSet};

use fenqun_model::definition::Schema;
use fenqun_model::expr::Path;
use fenqun_model::row::{Event, Row, Traits};
use fenqun_model::{Date, Decimal, Instant, Point, Type, Value};
use serde_json::Value as Json;

/// All customers with all their rows, and the declared types.
#[derive(Clone, Debug, Default)]
pub struct World {
    /// Rows of each customer by name, in no particular order.
    pub customers: BTreeMap<String, Vec<Row>>,
    /// Declared types; what is not listed is read as the JSON says.
    pub schema: Schema,
}

/// One customer's rows, split and in order.
#[derive(Clone, Debug)]
pub struct Customer<'a> {
    /// The name.
    pub name: &'a str,
    /// Events by `(occurred_at, id)`, repeats of an id left out.
    pub events: Vec<&'a Event>,
    /// Attribute rows by `occurred_at`.
    pub traits: Vec<&'a Traits>,
}

impl World {
    /// Every customer, by name.
    pub fn customers(&self) -> impl Iterator<Item = Customer<'_>> {
        self.customers
            .iter()
            .map(|(name, rows)| Customer::new(name, rows))
    }

    /// Declared type of an event's property.
    pub fn property_type(&self, event: &str, path: &Path) -> Option<Type> {
        self.schema.events.get(event)?.get(&path.dotted()).copied()
    }

    /// Declared type of an attribute.
    pub fn attribute_type(&self, path: &Path) -> Option<Type> {
        self.schema.attributes.get(&path.dotted()).copied()
    }
}

impl<'a> Customer<'a> {
    /// Splits and sorts the rows of one customer.
    pub fn new(name: &'a str, rows: &'a [Row]) -> Self {
        let mut events = Vec::new();
        let mut traits = Vec::new();
        for row in rows {
            match row {
                Row::Event(event) => events.push(event),
                Row::Traits(row) => traits.push(row),
            }
        }
        events.sort_by(|a, b| (a.occurred_at, &a.id).cmp(&(b.occurred_at, &b.id)));
        traits.sort_by_key(|row| row.occurred_at);
        let mut seen = BTreeSet::new();
        events.retain(|event| seen.insert(&event.id));
        Self {
            name,
            events,
            traits,
        }
    }

    /// The JSON value of an attribute that holds at an instant: the latest row that mentions it,
    /// of several at the same instant the one with the greater JSON text.
    pub fn attribute(&self, path: &Path, at: Instant) -> Option<&'a Json> {
        let (top, rest) = path.0.split_first()?;
        let holding = self
            .traits
            .iter()
            .filter(|row| row.occurred_at <= at)
            .filter_map(|row| Some((row.occurred_at, row.values.get(top)?)))
            .max_by_key(|(instant, value)| (*instant, value.to_string()))?;
        descend(holding.1, rest)
    }
}

/// A property of an event.
pub fn property<'a>(event: &'a Event, path: &Path) -> Option<&'a Json> {
    let (top, rest) = path.0.split_first()?;
    descend(event.properties.get(top)?, rest)
}

/// Follows the parts of a path into nested objects.
pub fn descend<'a>(json: &'a Json, parts: &[String]) -> Option<&'a Json> {
    parts.iter().try_fold(json, |json, part| json.get(part))
}

/// The items of a list property: the elements of an array, a single object as a list of one,
/// nothing otherwise.
pub fn items(json: Option<&Json>) -> Vec<&Json> {
    match json {
        Some(Json::Array(items)) => items.iter().collect(),
        Some(object @ Json::Object(_)) => vec![object],
        _ => vec![],
    }
}

/// Reads a JSON value as its declared type, or as what the JSON says when none is declared.
pub fn read(json: &Json, declared: Option<Type>) -> Option<Value> {
    match (declared, json) {
        (_, Json::Null) => None,
        (Some(Type::Instant), Json::String(text)) => {
            Instant::parse_rfc3339(text).map(Value::Instant)
        }
        (Some(Type::Date), Json::String(text)) => text.parse::<Date>().ok().map(Value::Date),
        (Some(Type::Point), Json::Array(parts)) => point(parts),
        (Some(Type::Float), Json::Number(number)) => number.as_f64().map(Value::Float),
        _ => as_written(json),
    }
}

/// Types that data show by their texts: a top-level attribute or property whose every text is an
/// instant (a date) is one of instants (of dates).
pub fn infer(world: &World) -> Schema {
    let mut schema = Schema::default();
    let mut attributes = Vec::new();
    let mut properties: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for row in world.customers.values().flatten() {
        match row {
            Row::Traits(traits) => attributes.extend(&traits.values),
            Row::Event(event) => {
                properties
                    .entry(&event.name)
                    .or_default()
                    .extend(&event.properties);
            }
        }
    }
    schema.attributes = types(&attributes);
    for (event, values) in properties {
        schema.events.insert(event.to_owned(), types(&values));
    }
    schema
}

/// The type of each name that has only texts of that type.
fn types(values: &[(&String, &Json)]) -> BTreeMap<String, Type> {
    let names: BTreeSet<&String> = values.iter().map(|(name, _)| *name).collect();
    let of = |name: &String| {
        let there = values
            .iter()
            .filter(|(known, json)| *known == name && !json.is_null());
        let texts: Vec<Option<&str>> = there.map(|(_, json)| json.as_str()).collect();
        let all = |test: fn(&str) -> bool| {
            !texts.is_empty() && texts.iter().all(|text| text.is_some_and(test))
        };
        if all(|text| Instant::parse_rfc3339(text).is_some()) {
            return Some(Type::Instant);
        }
        all(|text| text.parse::<Date>().is_ok()).then_some(Type::Date)
    };
    names
        .into_iter()
        .filter_map(|name| Some((name.clone(), of(name)?)))
        .collect()
}

fn as_written(json: &Json) -> Option<Value> {
    match json {
        Json::String(text) => Some(Value::Text(text.clone())),
        Json::Bool(value) => Some(Value::Boolean(*value)),
        Json::Number(number) => Some(read_number(number)),
        Json::Array(items) => {
            let texts = items.iter().map(|item| item.as_str().map(str::to_owned));
            texts.collect::<Option<Vec<_>>>().map(Value::List)
        }
        Json::Null | Json::Object(_) => None,
    }
}

/// Whole numbers are integers, up to four places a decimal, anything finer a float.
fn read_number(number: &serde_json::Number) -> Value {
    if let Some(integer) = number.as_i64() {
        return Value::Integer(integer);
    }
    match number.to_string().parse::<Decimal>() {
        Ok(decimal) => Value::Decimal(decimal),
        Err(_) => Value::Float(number.as_f64().unwrap_or(0.0)),
    }
}

fn point(parts: &[Json]) -> Option<Value> {
    let micro = |json: &Json| Some((json.as_f64()? * 1e6).round() as i32);
    match parts {
        [latitude, longitude] => Some(Value::Point(Point {
            latitude: micro(latitude)?,
            longitude: micro(longitude)?,
        })),
        _ => None,
    }
}
