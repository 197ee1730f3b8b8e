//! The definitions that the demo applies, as files that people can read and copy. What depends on
//! the day on which the data end is filled in.

use fenqun_model::Date;

use super::calendar::last_festivals;

/// A definition file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoDefinitions {
    /// Name of the file.
    pub file: &'static str,
    /// Its YAML.
    pub text: String,
}

const FILES: [(&str, &str); 4] = [
    ("sources.yaml", include_str!("definitions/sources.yaml")),
    ("metrics.yaml", include_str!("definitions/metrics.yaml")),
    ("segments.yaml", include_str!("definitions/segments.yaml")),
    (
        "strategies.yaml",
        include_str!("definitions/strategies.yaml"),
    ),
];
/// The line of the workspace's definition that holds the clock.
const NOW: &str = "  now: 2026-04-01        # the data end the day before\n";
const BEFORE_LAST: &str = "2024-11-";
const LAST: &str = "2025-11-";

/// The definition files of a shop whose data end before `end`, in the order in which they are
/// applied. With `held` it stays that day for ever, else the clock goes on.
pub fn definitions(end: Date, held: bool) -> Vec<DemoDefinitions> {
    let (before_last, last) = last_festivals(end);
    let now = match held {
        true => NOW.replace("2026-04-01", &end.to_string()),
        false => String::new(),
    };
    let filled = FILES.map(|(file, text)| {
        let text = text.replace(NOW, &now);
        // The marks may name each other's year: by way of what is in no text.
        let text = text.replace(BEFORE_LAST, "\u{1}").replace(LAST, "\u{2}");
        let text = text.replace('\u{1}', &format!("{before_last}-11-"));
        DemoDefinitions {
            file,
            text: text.replace('\u{2}', &format!("{last}-11-")),
        }
    });
    filled.to_vec()
}
