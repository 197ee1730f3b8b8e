//! Orders as the protocol's shopping events tell them: what the product's own orders have under
//! `amount` and `items` is put there, beside everything that came.

use fenqun_model::row::Properties;
use serde_json::{Map, Value};

/// Events that carry a whole order.
const ORDERS: [&str; 4] = [
    "Order Completed",
    "Order Updated",
    "Order Refunded",
    "Order Cancelled",
];

/// Names of a product, the best first.
const NAMES: [&str; 3] = ["name", "product_id", "sku"];

/// Adds `amount` (what the customer paid: `total`, else `revenue`) and `items` (from `products`) to
/// an order, unless it has them.
pub(super) fn complete(event: &str, properties: &mut Properties) {
    if !ORDERS.contains(&event) {
        return;
    }
    let paid = ["total", "revenue"].iter().find_map(|name| {
        let value = properties.get(*name)?;
        value.is_number().then(|| value.clone())
    });
    if let Some(paid) = paid {
        properties.entry("amount".into()).or_insert(paid);
    }
    let products = properties.get("products").and_then(Value::as_array);
    let items = products.map(|products| products.iter().filter_map(item).collect());
    if let Some(items) = items {
        properties.entry("items".into()).or_insert(items);
    }
}

/// The product with what is asked for of items.
fn item(product: &Value) -> Option<Value> {
    let product = product.as_object()?;
    let mut item = Map::new();
    let name = NAMES.iter().find_map(|name| product.get(*name));
    item.extend(name.map(|name| ("product".to_owned(), name.clone())));
    for field in ["category", "quantity", "price"] {
        let value = product.get(field);
        item.extend(value.map(|value| (field.to_owned(), value.clone())));
    }
    Some(Value::Object(item))
}
