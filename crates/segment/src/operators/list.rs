//! `has all (..)`: a list that holds every item; nothing but a list does.

use fenqun_model::Value;

use crate::bitmap::Bitmap;
use crate::vector::{Data, Vector};

pub(crate) fn has_all(vector: &Vector<'_>, wanted: &[String]) -> Bitmap {
    match &vector.data {
        Data::Lists(lists) => Bitmap::from_fn(vector.len(), |i| {
            let items = lists.items(i);
            let holds = |want: &String| {
                items
                    .iter()
                    .any(|code| &lists.dictionary[*code as usize] == want)
            };
            vector.is_present(i) && wanted.iter().all(holds)
        }),
        Data::Values(values) => Bitmap::from_fn(values.len(), |i| match &values[i] {
            Some(Value::List(items)) => wanted.iter().all(|want| items.contains(want)),
            _ => false,
        }),
        _ => Bitmap::filled(vector.len(), false),
    }
}
