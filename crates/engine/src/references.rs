//! What definitions build on, through one another.

use std::collections::BTreeSet;

use fenqun_model::definition::{DefinitionSet, Kind, references};

/// Kind and name.
pub(crate) type Key = (Kind, String);

/// Everything that the keys refer to, directly or through others, and the keys themselves. What the
/// set does not hold is left out.
pub(crate) fn closure(keys: impl IntoIterator<Item = Key>, set: &DefinitionSet) -> BTreeSet<Key> {
    let mut found = BTreeSet::new();
    let mut open: Vec<Key> = keys.into_iter().collect();
    while let Some(key) = open.pop() {
        let Some(definition) = set.get(key.0, &key.1) else {
            continue;
        };
        if found.insert(key) {
            open.extend(references(definition, set));
        }
    }
    found
}
