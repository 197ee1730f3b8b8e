//! What values of settings look like.

use std::path::PathBuf;
use std::time::Duration;

use fenqun_engine::webhooks::Network;

/// A kind of value.
pub(super) trait Value: Sized {
    /// What stands for it in help; nothing for a switch.
    const SHOWN: Option<&'static str>;
    /// Id of the message that says what is expected.
    const EXPECTED: &'static str;

    /// Reads it.
    fn parse(text: &str) -> Option<Self>;
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Plain,
    /// For programs: one JSON object a line.
    Json,
}

/// What is logged: this and everything more serious.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogLevel {
    /// Only what failed.
    Error,
    /// Also what looks wrong.
    Warn,
    /// Also every request.
    Info,
    /// Also what helps to find faults.
    Debug,
}

impl Value for String {
    const SHOWN: Option<&'static str> = Some("ADDRESS");
    const EXPECTED: &'static str = "setting-expects-address";

    fn parse(text: &str) -> Option<Self> {
        let (host, port) = text.rsplit_once(':')?;
        let good = !host.is_empty() && port.parse::<u16>().is_ok();
        good.then(|| text.to_owned())
    }
}

impl Value for Option<PathBuf> {
    const SHOWN: Option<&'static str> = Some("FILE");
    const EXPECTED: &'static str = "setting-expects-file";

    fn parse(text: &str) -> Option<Self> {
        Some((!text.is_empty()).then(|| text.into()))
    }
}

impl Value for Vec<Network> {
    const SHOWN: Option<&'static str> = Some("NETWORKS");
    const EXPECTED: &'static str = "setting-expects-networks";

    fn parse(text: &str) -> Option<Self> {
        let networks = text.split(',').map(str::trim).filter(|one| !one.is_empty());
        networks.map(|one| Network::parse(one).ok()).collect()
    }
}

impl Value for bool {
    const SHOWN: Option<&'static str> = None;
    const EXPECTED: &'static str = "setting-expects-switch";

    fn parse(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "1" => Some(true),
            "false" | "no" | "off" | "0" => Some(false),
            _ => None,
        }
    }
}

impl Value for usize {
    const SHOWN: Option<&'static str> = Some("N");
    const EXPECTED: &'static str = "setting-expects-number";

    fn parse(text: &str) -> Option<Self> {
        text.parse().ok().filter(|number| *number >= 1)
    }
}

impl Value for u64 {
    const SHOWN: Option<&'static str> = Some("BYTES");
    const EXPECTED: &'static str = "setting-expects-bytes";

    fn parse(text: &str) -> Option<Self> {
        let (number, unit) = split(text)?;
        let shift = match unit.to_ascii_uppercase().as_str() {
            "" | "B" => 0,
            "K" | "KB" | "KIB" => 10,
            "M" | "MB" | "MIB" => 20,
            "G" | "GB" | "GIB" => 30,
            _ => return None,
        };
        number.checked_mul(1 << shift).filter(|bytes| *bytes >= 1)
    }
}

impl Value for Duration {
    const SHOWN: Option<&'static str> = Some("TIME");
    const EXPECTED: &'static str = "setting-expects-time";

    fn parse(text: &str) -> Option<Self> {
        let (number, unit) = split(text)?;
        let millis = match unit {
            "ms" => 1,
            "s" => 1_000,
            "m" | "min" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => return None,
        };
        let millis = number.checked_mul(millis).filter(|millis| *millis >= 1);
        millis.map(Duration::from_millis)
    }
}

impl Value for Option<Duration> {
    const SHOWN: Option<&'static str> = Some("TIME");
    const EXPECTED: &'static str = "setting-expects-kept";

    fn parse(text: &str) -> Option<Self> {
        match text {
            "forever" => Some(None),
            _ => Duration::parse(text).map(Some),
        }
    }
}

impl Value for LogFormat {
    const SHOWN: Option<&'static str> = Some("FORMAT");
    const EXPECTED: &'static str = "setting-expects-log";

    fn parse(text: &str) -> Option<Self> {
        match text {
            "plain" => Some(Self::Plain),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

impl Value for LogLevel {
    const SHOWN: Option<&'static str> = Some("LEVEL");
    const EXPECTED: &'static str = "setting-expects-level";

    fn parse(text: &str) -> Option<Self> {
        match text {
            "error" => Some(Self::Error),
            "warn" => Some(Self::Warn),
            "info" => Some(Self::Info),
            "debug" => Some(Self::Debug),
            _ => None,
        }
    }
}

/// A whole number and the unit behind it.
fn split(text: &str) -> Option<(u64, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    Some((number.parse().ok()?, unit.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_people_write_them() {
        assert_eq!(Duration::parse("90 s"), Some(Duration::from_secs(90)));
        assert_eq!(Duration::parse("2h"), Some(Duration::from_secs(7200)));
        assert_eq!(u64::parse("64MB"), Some(64 << 20));
        assert_eq!(u64::parse("5"), Some(5));
        assert_eq!(bool::parse("ON"), Some(true));
        assert_eq!(String::parse("[::]:80").as_deref(), Some("[::]:80"));
        for wrong in ["", "h", "0s", "1y", "99999999999999999999s"] {
            assert_eq!(Duration::parse(wrong), None, "{wrong}");
        }
        for wrong in ["", "127.0.0.1", ":80", "localhost:http", "a:70000"] {
            assert_eq!(String::parse(wrong), None, "{wrong}");
        }
        assert_eq!(usize::parse("0"), None);
        type Kept = Option<Duration>;
        assert_eq!(Kept::parse("forever"), Some(None));
        assert_eq!(Kept::parse("1d"), Some(Some(Duration::from_secs(86_400))));
        assert_eq!(Kept::parse(""), None);
    }
}
