//! Money in calls: a call with a `currency` that is not the workspace's is converted.

use fenqun_model::row::Properties;
use fenqun_model::{Decimal, Instant, Message};
use serde_json::Value;

use super::CallReader;
use crate::mapping::convert;

/// Fields that hold money, as the protocol's shopping events name them.
const MONEY: [&str; 9] = [
    "amount", "revenue", "total", "subtotal", "price", "value", "discount", "shipping", "tax",
];

impl CallReader {
    /// Converts all money among the properties and notes the currency they came in.
    pub(super) fn convert(&self, properties: &mut Properties, at: Instant) -> Result<(), Message> {
        let Some(Value::String(currency)) = properties.get("currency").cloned() else {
            return Ok(());
        };
        let Some(rate) = self.rates.factor(&currency, at.0)? else {
            return Ok(());
        };
        for (name, value) in properties.iter_mut() {
            convert_in(name, value, rate)?;
        }
        properties.insert("original_currency".into(), currency.into());
        properties.insert("currency".into(), self.currency.clone().into());
        Ok(())
    }
}

fn convert_in(name: &str, value: &mut Value, rate: i128) -> Result<(), Message> {
    match value {
        Value::Number(number) if MONEY.contains(&name) => {
            let amount = Decimal::from_f64_rounded(number.as_f64().unwrap_or(f64::NAN));
            let raw = amount.and_then(|amount| convert(amount.raw().into(), 10_000, Some(rate)));
            let raw = raw.ok_or_else(|| Message::new("import-row-amount-out-of-range"))?;
            *value = Value::from(Decimal::from_raw(raw).to_f64());
        }
        Value::Array(items) => {
            for item in items {
                convert_in(name, item, rate)?;
            }
        }
        Value::Object(object) => {
            for (key, value) in object {
                convert_in(key, value, rate)?;
            }
        }
        _ => {}
    }
    Ok(())
}
