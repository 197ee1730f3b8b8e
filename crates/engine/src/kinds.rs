//! Kinds of definition as people type them.

use fenqun_model::Message;
use fenqun_model::definition::Kind;

use crate::failure::{Failure, Outcome};

/// The kind that someone typed: in any case, singular or plural, with or without hyphens.
///
/// # Errors
/// No such kind; the message lists them.
pub fn parse_kind(text: &str) -> Outcome<Kind> {
    let typed = text.to_lowercase().replace(['-', '_'], "");
    let found = Kind::ALL.into_iter().find(|kind| {
        let name = kind.name().to_lowercase();
        let plural = match name.strip_suffix('y') {
            Some(stem) => format!("{stem}ies"),
            None => format!("{name}s"),
        };
        typed == name || typed == plural
    });
    found.ok_or_else(|| {
        let known = Kind::ALL.map(Kind::name).join(", ");
        Failure::wrong_use(
            Message::new("kind-unknown")
                .with("text", text)
                .with("known", known),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_found_as_people_type_them() {
        for (text, kind) in [
            ("segment", Kind::Segment),
            ("Segments", Kind::Segment),
            ("static-list", Kind::StaticList),
            ("strategies", Kind::Strategy),
        ] {
            assert_eq!(parse_kind(text).unwrap(), kind, "{text}");
        }
        let error = parse_kind("segmant").unwrap_err();
        assert!(error.to_string().contains("Segmentation"));
    }
}
