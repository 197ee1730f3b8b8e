//! `in (..)`: equal to one of several constants; of a list, any item is (`semantics` 11).

use fenqun_model::Value;
use fenqun_model::expr::{CompareOp, Literal};

use super::compare;
use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::plan::NodeId;
use crate::vector::{Data, Lists, Vector};

pub(crate) fn evaluate(
    frame: &Frame<'_>,
    id: NodeId,
    vector: &Vector<'_>,
    list: &[Literal],
) -> Bitmap {
    match &vector.data {
        Data::Texts(codes, dictionary) => {
            let test = |text: &str| texts(list).any(|listed| listed == text);
            let mut bits = super::text::select(frame, id, (codes, dictionary), test);
            if let Some(present) = &vector.present {
                bits.and(present);
            }
            bits
        }
        Data::Lists(lists) => any_listed(vector, lists, list),
        Data::Values(values) => Bitmap::from_fn(values.len(), |i| {
            values[i]
                .as_ref()
                .is_some_and(|value| is_listed(value, list))
        }),
        _ => {
            let mut bits = Bitmap::filled(vector.len(), false);
            for literal in list {
                bits.or(&compare::constant(
                    frame,
                    id,
                    vector,
                    CompareOp::Eq,
                    literal,
                ));
            }
            bits
        }
    }
}

fn texts(list: &[Literal]) -> impl Iterator<Item = &str> {
    list.iter().filter_map(|literal| match literal {
        Literal::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

fn any_listed(vector: &Vector<'_>, lists: &Lists<'_>, list: &[Literal]) -> Bitmap {
    let is_listed = |code: &u32| {
        let item = &lists.dictionary[*code as usize];
        texts(list).any(|listed| listed == item)
    };
    Bitmap::from_fn(vector.len(), |i| {
        vector.is_present(i) && lists.items(i).iter().any(is_listed)
    })
}

fn is_listed(value: &Value, list: &[Literal]) -> bool {
    if let Value::List(items) = value {
        return items
            .iter()
            .any(|item| texts(list).any(|listed| listed == item));
    }
    list.iter().any(|literal| {
        compare::literal_value(literal)
            .is_some_and(|listed| value.compare(&listed) == Some(std::cmp::Ordering::Equal))
    })
}
