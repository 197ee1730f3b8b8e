//! Every setting of the server, declared once: name, type, value when nothing is said, and the
//! message that explains it. Flag, environment variable (`FENQUN_` and the name in capitals), line of
//! the settings file and documentation all come from here.
//!
//! A value is looked for in the flags, then in the environment, then in the file.

mod file;
mod parts;
mod values;

use std::path::PathBuf;
use std::time::Duration;

use fenqun_engine::webhooks::Network;
use fenqun_engine::{Failure, Outcome};
use fenqun_model::{Language, Message};

use values::Value;
pub use values::{LogFormat, LogLevel};

/// A setting, as help and documentation show it.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// As a flag, and in the file.
    pub name: &'static str,
    /// What stands for the value in help; nothing for a switch.
    pub shown: Option<&'static str>,
    /// The value when nothing is said; empty for none.
    pub default: &'static str,
    /// Id of the message that explains it.
    pub help: &'static str,
}

impl Setting {
    /// The environment variable.
    pub fn variable(&self) -> String {
        format!("FENQUN_{}", self.name.to_uppercase().replace('-', "_"))
    }

    /// What it does, in a language.
    pub fn explained(&self, language: Language) -> String {
        Message::new(self.help).text(language)
    }
}

macro_rules! settings {
    ($($(#[$doc:meta])* $field:ident: $kind:ty = $default:literal, $name:literal, $help:literal;)*) => {
        /// Settings of the server: values only.
        #[derive(Clone, Debug)]
        pub struct Settings { $($(#[$doc])* pub $field: $kind,)* }

        impl Settings {
            /// Every setting, in the order in which help shows them.
            pub const ALL: &[Setting] = &[$(Setting {
                name: $name,
                shown: <$kind as Value>::SHOWN,
                default: $default,
                help: $help,
            },)*];

            fn from_texts(text: impl Fn(&Setting) -> Option<String>) -> Outcome<Self> {
                let mut all = Self::ALL.iter();
                Ok(Self { $($field: {
                    let setting = all.next().expect("each field is in the list, in order");
                    read::<$kind>(setting, text(setting))?
                },)* })
            }
        }
    };
}

settings! {
    /// Where to listen.
    listen: String = "127.0.0.1:8080", "listen", "setting-listen";
    /// Certificate chain in PEM form; with it all is TLS.
    tls_certificate: Option<PathBuf> = "", "tls-certificate", "setting-tls-certificate";
    /// The certificate's private key in PEM form.
    tls_key: Option<PathBuf> = "", "tls-key", "setting-tls-key";
    /// Listen beyond this machine without TLS.
    insecure_plain_http: bool = "false", "insecure-plain-http", "setting-insecure-plain-http";
    /// Believe the last `X-Forwarded-For`: a proxy stands in front.
    trust_forwarded: bool = "false", "trust-forwarded", "setting-trust-forwarded";
    /// After so long without use a session ends.
    session_idle: Duration = "2h", "session-idle", "setting-session-idle";
    /// After so long a session ends in any case.
    session_lifetime: Duration = "24h", "session-lifetime", "setting-session-lifetime";
    /// Connections open at one time.
    connections: usize = "2048", "connections", "setting-connections";
    /// How long the head of a request, and each pause within its body, may take.
    client_timeout: Duration = "20s", "client-timeout", "setting-client-timeout";
    /// Bytes of a request, other than of ingest and of uploads.
    body_limit: u64 = "1MB", "body-limit", "setting-body-limit";
    /// Most bytes of one uploaded file.
    upload_limit: u64 = "4GB", "upload-limit", "setting-upload-limit";
    /// Most bytes of one event.
    event_limit: u64 = "32KB", "event-limit", "setting-event-limit";
    /// Most bytes of a request of ingest, packed and unpacked.
    ingest_limit: u64 = "500KB", "ingest-limit", "setting-ingest-limit";
    /// Most events of a request of ingest.
    ingest_events: usize = "2500", "ingest-events", "setting-ingest-events";
    /// Bytes acknowledged but not yet evaluated above which ingest answers 429.
    backlog: u64 = "16MB", "backlog", "setting-backlog";
    /// For how long the change log is kept.
    keep_changes: Option<Duration> = "forever", "keep-changes", "setting-keep-changes";
    /// For how long the audit log is kept.
    keep_audit: Option<Duration> = "730d", "keep-audit", "setting-keep-audit";
    /// For how long dead letters are kept.
    keep_dead_letters: Option<Duration> = "90d", "keep-dead-letters", "setting-keep-dead-letters";
    /// For how long exported files are kept.
    keep_exports: Option<Duration> = "1d", "keep-exports", "setting-keep-exports";
    /// For how long uploaded files that no import needs are kept, and files of rejected rows.
    keep_uploads: Option<Duration> = "7d", "keep-uploads", "setting-keep-uploads";
    /// For how long runs of jobs that have ended are kept.
    keep_runs: Option<Duration> = "90d", "keep-runs", "setting-keep-runs";
    /// Between two checkpoints.
    checkpoint_every: Duration = "5m", "checkpoint-every", "setting-checkpoint-every";
    /// Between two times that thresholds of ranks are made anew.
    ranks_every: Duration = "6h", "ranks-every", "setting-ranks-every";
    /// Between two self-checks.
    self_check_every: Duration = "1h", "self-check-every", "setting-self-check-every";
    /// Customers that a self-check compares.
    self_check_sample: usize = "500", "self-check-sample", "setting-self-check-sample";
    /// Networks beside the public internet to which webhooks may go.
    allow_webhook_networks: Vec<Network> = "", "allow-webhook-networks", "setting-allow-webhook-networks";
    /// How long requests may go on once the server is asked to stop.
    shutdown_grace: Duration = "20s", "shutdown-grace", "setting-shutdown-grace";
    /// How log lines look.
    log: LogFormat = "plain", "log", "setting-log";
    /// What is logged.
    log_level: LogLevel = "info", "log-level", "setting-log-level";
}

impl Settings {
    /// Reads the settings; `flag` and `variable` answer by name, `file` is the settings file and its
    /// text.
    ///
    /// # Errors
    /// A value that cannot be read, a file with a setting that there is not.
    pub fn read(
        flag: impl Fn(&str) -> Option<String>,
        variable: impl Fn(&str) -> Option<String>,
        file: Option<(&str, &str)>,
    ) -> Outcome<Self> {
        let lines = match file {
            Some((name, text)) => file::read(name, text)?,
            None => file::Lines::default(),
        };
        let variable = |name: String| variable(&name).filter(|text| !text.is_empty());
        Self::from_texts(|setting| {
            flag(setting.name)
                .or_else(|| variable(setting.variable()))
                .or_else(|| lines.get(setting.name).cloned())
        })
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::from_texts(|_| None).expect("the values when nothing is said can be read")
    }
}

/// Reads one value; nothing said means the value when nothing is said.
fn read<V: Value>(setting: &Setting, text: Option<String>) -> Outcome<V> {
    let text = text.unwrap_or_else(|| setting.default.to_owned());
    V::parse(text.trim()).ok_or_else(|| {
        let message = Message::new("setting-malformed").with("name", setting.name);
        let expected = Message::new(V::EXPECTED);
        Failure::wrong_use(message.with("text", text).with("expected", expected))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one<'a>(name: &'a str, value: &'a str) -> impl Fn(&str) -> Option<String> + 'a {
        move |asked| (asked == name).then(|| value.to_owned())
    }

    fn none(_: &str) -> Option<String> {
        None
    }

    #[test]
    fn flag_before_environment_before_file_before_default() {
        let file = Some(("s.yaml", "listen: 127.0.0.1:3\n"));
        let variable = one("FENQUN_LISTEN", "127.0.0.1:2");
        let flag = one("listen", "127.0.0.1:1");
        let listen = |settings: Outcome<Settings>| settings.unwrap().listen;
        assert_eq!(listen(Settings::read(flag, &variable, file)), "127.0.0.1:1");
        assert_eq!(listen(Settings::read(none, &variable, file)), "127.0.0.1:2");
        assert_eq!(listen(Settings::read(none, none, file)), "127.0.0.1:3");
        assert_eq!(listen(Settings::read(none, none, None)), "127.0.0.1:8080");
        let empty = one("FENQUN_LISTEN", "");
        assert_eq!(listen(Settings::read(none, empty, file)), "127.0.0.1:3");
    }

    #[test]
    fn a_value_that_cannot_be_read_names_the_setting_and_what_is_expected() {
        let refused = Settings::read(one("session-idle", "soon"), none, None).unwrap_err();
        assert_eq!(refused.messages[0].id(), "setting-malformed");
        let text = refused.to_string();
        assert!(
            text.contains("session-idle") && text.contains("soon"),
            "{text}"
        );
    }

    #[test]
    fn a_file_with_a_setting_that_there_is_not_is_refused() {
        let file = Some(("s.yaml", "lisen: 127.0.0.1:3\n"));
        let refused = Settings::read(none, none, file).unwrap_err();
        assert_eq!(refused.messages[0].id(), "setting-unknown");
        let broken = Some(("s.yaml", "listen: [1"));
        let refused = Settings::read(none, none, broken).unwrap_err();
        assert_eq!(refused.messages[0].id(), "setting-file-malformed");
    }

    #[test]
    fn a_file_speaks_yaml_with_numbers_and_switches() {
        let text = "insecure-plain-http: true\nconnections: 7\nbody-limit: 2MB\nlog: json\n";
        let settings = Settings::read(none, none, Some(("s.yaml", text))).unwrap();
        assert!(settings.insecure_plain_http);
        assert_eq!(settings.connections, 7);
        assert_eq!(settings.body_limit, 2 << 20);
        assert_eq!(settings.log, LogFormat::Json);
    }

    #[test]
    fn every_setting_is_explained_in_both_languages() {
        for setting in Settings::ALL {
            for language in [Language::English, Language::Chinese] {
                assert_ne!(
                    setting.explained(language),
                    setting.help,
                    "{}",
                    setting.name
                );
            }
        }
    }
}
