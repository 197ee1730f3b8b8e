//! Labels as people read them.

use fenqun_engine::{IN, LabelTitles, OUT};
use fenqun_model::{Language, Message};

/// The title of a label; members and others of a segment in words.
pub(crate) fn label(
    titles: &LabelTitles,
    definition: &str,
    label: &str,
    language: Language,
) -> String {
    match label {
        IN => Message::new("held-in").text(language),
        OUT => Message::new("held-out").text(language),
        label => titles.show(definition, label, language).to_owned(),
    }
}
