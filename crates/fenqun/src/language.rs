//! Which language to speak, decided before anything is parsed so that even help and errors of the
//! command line are in it.

use std::ffi::OsString;

use fenqun_model::Language;

/// `--lang`, else `FENQUN_LANG`, else the locale of messages.
pub(crate) fn choose(
    arguments: &[OsString],
    variable: impl Fn(&str) -> Option<String>,
) -> Language {
    let asked =
        option(arguments).or_else(|| variable("FENQUN_LANG").filter(|text| !text.is_empty()));
    let locale = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| variable(name).filter(|text| !text.is_empty()))
    };
    let chosen = asked.or_else(locale);
    chosen.map_or(Language::English, |text| Language::from_locale(&text))
}

/// The value of `--lang x` or `--lang=x`, wherever it stands.
fn option(arguments: &[OsString]) -> Option<String> {
    let mut arguments = arguments.iter().map(|argument| argument.to_string_lossy());
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            return None;
        }
        if argument == "--lang" {
            return arguments.next().map(|value| value.into_owned());
        }
        if let Some(value) = argument.strip_prefix("--lang=") {
            return Some(value.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(arguments: &[&str], variables: &[(&str, &str)]) -> Language {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        choose(&arguments, |name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn an_option_goes_before_the_environment() {
        let variables = [("FENQUN_LANG", "en"), ("LANG", "zh_CN.UTF-8")];
        assert_eq!(
            chosen(&["fenqun", "--lang", "zh"], &variables),
            Language::Chinese
        );
        assert_eq!(
            chosen(&["fenqun", "--lang=zh"], &variables),
            Language::Chinese
        );
        assert_eq!(chosen(&["fenqun"], &variables), Language::English);
        assert_eq!(chosen(&["fenqun"], &variables[1..]), Language::Chinese);
        assert_eq!(
            chosen(&["fenqun"], &[("LC_ALL", "C"), ("LANG", "zh_CN")]),
            Language::English
        );
    }
}
