//! Names within conditions: which reach the event, which are fields of an item, which attributes a
//! condition speaks of.

use fenqun_model::expr::{Expr, Path};

/// The path behind the event's own name.
pub(crate) fn after_event(path: &Path, event: &str) -> Option<Path> {
    match path.0.split_first() {
        Some((first, rest)) if first == event && !rest.is_empty() => Some(Path(rest.to_vec())),
        _ => None,
    }
}

/// The property of the event that a name among items reaches: behind `event`, or behind the event's
/// own name.
pub(crate) fn of_event(path: &Path, event: &str) -> Option<Path> {
    after_event(path, "event").or_else(|| after_event(path, event))
}

/// The first name in a condition that is a field of the item.
pub(crate) fn first_field(expr: &Expr, event: &str) -> Option<Path> {
    match expr {
        Expr::Name(path) => of_event(path, event).is_none().then(|| path.clone()),
        Expr::And(parts) | Expr::Or(parts) => {
            parts.iter().find_map(|part| first_field(part, event))
        }
        Expr::Compare(left, _, right) | Expr::Arithmetic(left, _, right) => {
            first_field(left, event).or_else(|| first_field(right, event))
        }
        Expr::Not(of)
        | Expr::In(of, _)
        | Expr::Between(of, ..)
        | Expr::Text(of, _)
        | Expr::HasAll(of, _)
        | Expr::Exists(of)
        | Expr::IsEmpty(of)
        | Expr::Near { place: of, .. }
        | Expr::InWindow(of, _)
        | Expr::Anniversary(of, _)
        | Expr::Since(of)
        | Expr::DaysSince(of)
        | Expr::Part { of, .. } => first_field(of, event),
        _ => None,
    }
}

/// The names of attributes in a condition of `has_been`.
pub(crate) fn attribute_names(expr: &Expr, into: &mut Vec<Path>) {
    match expr {
        Expr::Name(path) if into.contains(path) => {}
        Expr::Name(path) => into.push(path.clone()),
        Expr::And(parts) | Expr::Or(parts) => {
            parts.iter().for_each(|part| attribute_names(part, into));
        }
        Expr::Compare(left, _, right) | Expr::Arithmetic(left, _, right) => {
            attribute_names(left, into);
            attribute_names(right, into);
        }
        Expr::Between(of, low, high) => {
            attribute_names(of, into);
            attribute_names(low, into);
            attribute_names(high, into);
        }
        Expr::Not(of)
        | Expr::In(of, _)
        | Expr::Text(of, _)
        | Expr::HasAll(of, _)
        | Expr::Exists(of)
        | Expr::IsEmpty(of)
        | Expr::Near { place: of, .. }
        | Expr::InWindow(of, _)
        | Expr::Anniversary(of, _)
        | Expr::Since(of)
        | Expr::DaysSince(of)
        | Expr::Part { of, .. } => attribute_names(of, into),
        _ => {}
    }
}
