//! `exists(x)` and `x is empty` (`semantics` 8): the empty text is a value, the empty list is empty.

use fenqun_model::Value;

use crate::bitmap::Bitmap;
use crate::vector::{Data, Vector};

pub(crate) fn exists(vector: &Vector<'_>) -> Bitmap {
    vector
        .presence()
        .unwrap_or_else(|| Bitmap::filled(vector.len(), true))
}

pub(crate) fn is_empty(vector: &Vector<'_>) -> Bitmap {
    let mut bits = exists(vector);
    bits.not();
    match &vector.data {
        Data::Lists(lists) => {
            bits.or(&Bitmap::from_fn(vector.len(), |i| {
                lists.items(i).is_empty()
            }));
        }
        Data::Values(values) => bits.or(&Bitmap::from_fn(
            values.len(),
            |i| matches!(&values[i], Some(Value::List(items)) if items.is_empty()),
        )),
        _ => {}
    }
    bits
}
