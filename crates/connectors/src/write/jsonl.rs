//! JSON Lines out.

use fenqun_model::{Message, Value};
use serde_json::Value as Json;

use super::target::Target;
use super::{Column, TableWriter};

/// Writes one object a line; missing values are left out.
pub(super) struct JsonWriter {
    target: Target,
    columns: Vec<Column>,
}

impl JsonWriter {
    pub(super) fn new(target: Target, columns: Vec<Column>) -> Self {
        Self { target, columns }
    }
}

impl TableWriter for JsonWriter {
    fn row(&mut self, values: &[Option<Value>]) -> Result<(), Message> {
        let mut line = String::from("{");
        for (column, value) in self.columns.iter().zip(values) {
            let Some(value) = value else {
                continue;
            };
            if line.len() > 1 {
                line.push(',');
            }
            line.push_str(&Json::from(column.header.as_str()).to_string());
            line.push(':');
            line.push_str(&json(value));
        }
        line.push_str("}\n");
        self.target.write(line.as_bytes())
    }

    fn finish(self: Box<Self>) -> Result<(), Message> {
        self.target.finish()
    }
}

/// A value as JSON text: decimals exactly, instants and dates as RFC 3339 texts, points as a list
/// of latitude and longitude.
pub(super) fn json(value: &Value) -> String {
    match value {
        Value::Text(text) => Json::from(text.as_str()).to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Float(number) => Json::from(*number).to_string(),
        Value::Boolean(value) => value.to_string(),
        Value::Instant(instant) => format!("\"{instant}\""),
        Value::Date(date) => format!("\"{date}\""),
        Value::List(items) => Json::from(items.clone()).to_string(),
        Value::Point(point) => {
            let degrees = |micro: i32| f64::from(micro) / 1e6;
            serde_json::json!([degrees(point.latitude), degrees(point.longitude)]).to_string()
        }
    }
}
