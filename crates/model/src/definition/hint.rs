//! The way out of a name that is not known: the nearest that is.

use crate::Message;

/// How many known names are listed when none is near.
const LISTED: usize = 12;

/// A hint: the nearest of the known names, else what is known.
pub(super) fn hint<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Message {
    let mut known: Vec<&str> = known.into_iter().collect();
    known.sort_unstable();
    known.dedup();
    if let Some(nearest) = nearest(name, &known) {
        return Message::new("hint-nearest").with("nearest", nearest);
    }
    if known.is_empty() {
        return Message::new("hint-none");
    }
    let rest = known.len().saturating_sub(LISTED);
    known.truncate(LISTED);
    let listed = Message::new("hint-known").with("names", known.join(", "));
    listed.with("rest", rest)
}

/// The known name with the fewest edits, at most a third of the letters; the first one of equals.
fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let folded = name.to_lowercase();
    let edits = |other: &str| strsim::damerau_levenshtein(&folded, &other.to_lowercase());
    let limit = (name.chars().count() / 3).max(1);
    let distances = known.iter().map(|other| (edits(other), *other));
    let near = distances.filter(|(distance, _)| *distance <= limit);
    near.min().map(|(_, other)| other)
}
