//! Everything a person reads, in Chinese and English, from one catalogue (`messages/`, Project
//! Fluent syntax). Code names a message by its id and gives the arguments; the text is looked up
//! when it is shown.

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::decimal::grouped;

/// A language that users read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

/// A message with its arguments, not yet in any language. Also what errors carry: the id is their
/// stable code.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    id: &'static str,
    args: Vec<(&'static str, Argument)>,
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Put in as it is.
    Text(String),
    /// A number, which also chooses plural forms. People read its digits in groups, `12,345`,
    /// unless the argument is one of [`NAMING`].
    Number(i64),
    /// A message inside a message.
    Message(Message),
}

/// Arguments whose numbers name something instead of counting it: no groups of digits.
const NAMING: [&str; 17] = [
    "byte",
    "checkpoint",
    "code",
    "column",
    "first",
    "format",
    "id",
    "known",
    "last",
    "line",
    "number",
    "opened",
    "position",
    "process",
    "row",
    "status",
    "version",
];

macro_rules! catalogue_file {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../messages/en/", $name, ".ftl")),
            include_str!(concat!("../messages/zh-CN/", $name, ".ftl")),
        )
    };
}
/// The files of the catalogue: name, English, Chinese.
const FILES: &[(&str, &str, &str)] = &[
    catalogue_file!("access"),
    catalogue_file!("attention"),
    catalogue_file!("cli"),
    catalogue_file!("definition"),
    catalogue_file!("demo"),
    catalogue_file!("engine"),
    catalogue_file!("evaluation"),
    catalogue_file!("explain"),
    catalogue_file!("http"),
    catalogue_file!("import"),
    catalogue_file!("ingest"),
    catalogue_file!("jobs"),
    catalogue_file!("language"),
    catalogue_file!("live"),
    catalogue_file!("plain"),
    catalogue_file!("preset"),
    catalogue_file!("report"),
    catalogue_file!("serve"),
    catalogue_file!("store"),
    catalogue_file!("webhooks"),
];

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::English));
static CHINESE: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Chinese));

impl Language {
    /// From a locale such as `zh_CN.UTF-8` or `en`; English when it is neither.
    pub fn from_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") {
            Language::Chinese
        } else {
            Language::English
        }
    }

    /// BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Chinese => "zh-CN",
        }
    }
}

impl Message {
    /// The message with this id. An id that is not in the catalogue shows as itself.
    pub const fn new(id: &'static str) -> Self {
        Self {
            id,
            args: Vec::new(),
        }
    }

    /// Adds an argument.
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The id; stable, so programs may match on it.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The arguments, in the order they were added.
    pub fn args(&self) -> &[(&'static str, Argument)] {
        &self.args
    }

    /// The same message with other texts as arguments.
    pub fn map_texts(self, other: &dyn Fn(&str) -> String) -> Self {
        let args = self.args.into_iter().map(|(name, value)| {
            let value = match value {
                Argument::Text(text) => Argument::Text(other(&text)),
                Argument::Message(message) => Argument::Message(message.map_texts(other)),
                number @ Argument::Number(_) => number,
            };
            (name, value)
        });
        Self {
            id: self.id,
            args: args.collect(),
        }
    }

    /// The text in a language.
    pub fn text(&self, language: Language) -> String {
        let bundle: &Bundle = match language {
            Language::English => &ENGLISH,
            Language::Chinese => &CHINESE,
        };
        let Some(pattern) = bundle
            .get_message(self.id)
            .and_then(|message| message.value())
        else {
            return self.id.into();
        };
        let mut args = FluentArgs::new();
        for (name, value) in &self.args {
            args.set(*name, value.fluent(name, language));
        }
        bundle
            .format_pattern(pattern, Some(&args), &mut Vec::new())
            .into_owned()
    }
}

impl Argument {
    fn fluent(&self, name: &str, language: Language) -> FluentValue<'static> {
        match self {
            Argument::Text(text) => FluentValue::String(Cow::Owned(text.clone())),
            Argument::Number(number) => {
                let mut value = FluentNumber::from(*number);
                value.options.use_grouping = !NAMING.contains(&name);
                FluentValue::Number(value)
            }
            Argument::Message(message) => FluentValue::String(message.text(language).into()),
        }
    }
}

impl fmt::Display for Message {
    /// The English text; for logs and tests. People get [`Message::text`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl std::error::Error for Message {}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Argument::Text(text.into())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Argument::Text(text)
    }
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Argument::Number(number)
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Argument::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Argument {
    fn from(number: u64) -> Self {
        Argument::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Argument::Message(message)
    }
}

fn bundle(language: Language) -> Bundle {
    let tag = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| in_groups(value)));
    for (name, english, chinese) in FILES {
        let text = if language == Language::English {
            english
        } else {
            chinese
        };
        let resource = FluentResource::try_new((*text).into()).unwrap_or_else(|(_, errors)| {
            panic!("messages/{}/{name}.ftl: {errors:?}", language.tag())
        });
        if let Err(errors) = bundle.add_resource(resource) {
            panic!("messages/{}/{name}.ftl: {errors:?}", language.tag());
        }
    }
    bundle
}

/// A number that counts something, as people read it.
fn in_groups(value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.options.use_grouping => {
            Some(grouped(number.value as i128))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Message ids of a file with the argument names each uses.
    fn ids(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut ids = BTreeMap::new();
        let mut current: Option<String> = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((id, _)) = line
                .split_once('=')
                .filter(|_| !line.starts_with([' ', '}']))
            {
                current = Some(id.trim().to_owned());
            }
            let Some(id) = &current else { continue };
            let used: &mut BTreeSet<String> = ids.entry(id.clone()).or_default();
            used.extend(line.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
                    .collect()
            }));
        }
        ids
    }

    #[test]
    fn both_languages_say_the_same_things() {
        for (name, english, chinese) in FILES {
            assert_eq!(ids(english), ids(chinese), "messages/*/{name}.ftl");
        }
        assert!(Message::new("unknown-name").text(Language::Chinese) != "unknown-name");
    }

    #[test]
    fn counts_are_read_in_groups_and_names_are_not() {
        let rejected = Message::new("attention-rows-rejected")
            .with("file", "2024.csv")
            .with("rejected", 1_234_u64)
            .with("rows", 12_345_678_u64);
        for language in [Language::English, Language::Chinese] {
            let text = rejected.text(language);
            assert!(text.contains("1,234 "), "{text}");
            assert!(text.contains("12,345,678 "), "{text}");
            assert!(text.contains("2024.csv"), "{text}");
        }
        let unknown = Message::new("import-unknown").with("id", 12_345_u64);
        assert!(unknown.to_string().contains("12345"), "{unknown}");
        let date = Message::new("plain-days").with("n", 1_i64);
        assert_eq!(date.to_string(), "1 day", "still chooses the form");
    }
}
