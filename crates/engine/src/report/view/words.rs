//! Numbers, money, instants and names as people read them.

use fenqun_model::definition::Title;
use fenqun_model::{Decimal, Instant, Language, Message, Zone};

use crate::money::{grouped, symbol};

/// Ten-thousandths in one whole.
const SCALE: i128 = Decimal::SCALE as i128;

/// How one report speaks.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) language: Language,
    /// Put before amounts of money.
    symbol: String,
    zone: Zone,
    /// Whether value is money.
    is_money: bool,
}

impl Words {
    pub(super) fn new(language: Language, currency: &str, zone: &Zone, is_money: bool) -> Self {
        Self {
            language,
            symbol: symbol(currency),
            zone: zone.clone(),
            is_money,
        }
    }

    /// Whose wall clock instants are shown on.
    pub(super) fn zone(&self) -> &Zone {
        &self.zone
    }

    /// A text of the catalogue.
    pub(super) fn say(&self, message: &Message) -> String {
        message.text(self.language)
    }

    /// A text of the catalogue with texts put in.
    pub(super) fn said(&self, id: &'static str, arguments: &[(&'static str, &str)]) -> String {
        let arguments = arguments.iter();
        let message = arguments.fold(Message::new(id), |message, (name, value)| {
            message.with(name, *value)
        });
        self.say(&message)
    }

    /// What people are shown for a label: its title in their language, else the label itself, which
    /// is what its author wrote.
    pub(super) fn label(&self, title: &Title, label: &str) -> String {
        let own = match self.language {
            Language::Chinese => &title.zh,
            Language::English => &title.en,
        };
        own.as_deref().unwrap_or(label).to_owned()
    }

    /// What people are shown for a name.
    pub(super) fn title(&self, title: &Title, name: &str) -> String {
        title.get(self.language).unwrap_or(name).to_owned()
    }

    /// `¥1,234`, with cents below 100 only: value.
    pub(super) fn value(&self, raw: i128) -> String {
        match self.is_money {
            true => self.money(raw),
            false => decimal(raw),
        }
    }

    /// `¥1,234`, with cents below 100 only.
    pub(super) fn money(&self, raw: i128) -> String {
        let sign = if raw < 0 { "−" } else { "" };
        format!("{sign}{}{}", self.symbol, decimal(raw.abs()))
    }

    /// `¥12.3万`, `¥123K`: value where room is short.
    pub(super) fn short(&self, raw: i128) -> String {
        let units: &[(i128, &str)] = match self.language {
            Language::Chinese => &[(100_000_000, "亿"), (10_000, "万")],
            Language::English => &[(1_000_000_000, "B"), (1_000_000, "M"), (1_000, "K")],
        };
        let magnitude = raw.abs();
        let Some((unit, name)) = units.iter().find(|(unit, _)| magnitude >= unit * SCALE) else {
            return self.value(raw);
        };
        let tenths = rounded(magnitude * 10, unit * SCALE);
        let number = match (tenths >= 1000, tenths % 10) {
            (true, _) | (_, 0) => grouped(rounded(magnitude, unit * SCALE)),
            (false, rest) => format!("{}.{rest}", tenths / 10),
        };
        let sign = if raw < 0 { "−" } else { "" };
        let symbol = if self.is_money { &self.symbol } else { "" };
        format!("{sign}{symbol}{number}{name}")
    }

    /// `2026-04-01 00:00` on the workspace's wall clock.
    pub(super) fn instant(&self, instant: Instant) -> String {
        let local = self.zone.local(instant);
        format!("{} {:02}:{:02}", local.date, local.hour, local.minute)
    }

    /// `2026-04-01` on the workspace's calendar.
    pub(super) fn day(&self, instant: Instant) -> String {
        self.zone.date(instant).to_string()
    }
}

/// `12,345`.
pub(super) fn count(number: u64) -> String {
    grouped(number.into())
}

/// `+12`, `−5`, `0`.
pub(super) fn signed(number: i128) -> String {
    let magnitude = grouped(number.abs());
    match number {
        0 => magnitude,
        ..0 => format!("−{magnitude}"),
        _ => format!("+{magnitude}"),
    }
}

/// `12.3%`; a dash when there is no whole to be a part of.
pub(super) fn percent(part: i128, whole: i128) -> String {
    if whole <= 0 {
        return "–".into();
    }
    let tenths = rounded(part.abs() * 1000, whole);
    let sign = if part < 0 && tenths > 0 { "−" } else { "" };
    format!("{sign}{}.{}%", tenths / 10, tenths % 10)
}

/// A share from 0 to 100 for widths of bars; nothing below zero.
pub(super) fn width(part: i128, whole: i128) -> f64 {
    if whole <= 0 || part <= 0 {
        return 0.0;
    }
    (rounded(part.min(whole) * 10_000, whole) as f64) / 100.0
}

/// Rounded half up; `whole` is above 0 and `part` not below.
fn rounded(part: i128, whole: i128) -> i128 {
    (part + whole / 2) / whole
}

/// A quotient of sums in ten-thousandths; `None` of nothing.
pub(super) fn mean(raw: i128, count: u64) -> Option<i128> {
    (count > 0).then(|| fenqun_model::decimal::divide_rounded(raw, count.into()))
}

fn decimal(raw: i128) -> String {
    let sign = if raw < 0 { "−" } else { "" };
    let magnitude = raw.abs();
    let hundredths = rounded(magnitude * 100, SCALE);
    match hundredths >= 10_000 || hundredths % 100 == 0 {
        true => format!("{sign}{}", grouped(rounded(magnitude, SCALE))),
        false => format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(language: Language, currency: &str) -> Words {
        Words::new(language, currency, &Zone::utc(), true)
    }

    #[test]
    fn money_is_written_for_people() {
        let chinese = words(Language::Chinese, "CNY");
        assert_eq!(chinese.money(12_345_678_900), "¥1,234,568");
        assert_eq!(chinese.money(125_000), "¥12.50");
        assert_eq!(chinese.money(-1_250_000), "−¥125");
        assert_eq!(words(Language::English, "CHF").money(50_000), "CHF\u{a0}5");
    }

    #[test]
    fn short_amounts_use_the_units_of_the_language() {
        let raw = 123_456 * SCALE;
        assert_eq!(words(Language::Chinese, "CNY").short(raw), "¥12.3万");
        assert_eq!(words(Language::English, "GBP").short(raw), "£123K");
        assert_eq!(words(Language::English, "GBP").short(raw * 1000), "£123M");
        assert_eq!(
            words(Language::Chinese, "CNY").short(-20_000 * SCALE),
            "−¥2万"
        );
        assert_eq!(words(Language::English, "USD").short(999 * SCALE), "$999");
    }

    #[test]
    fn shares_and_changes() {
        assert_eq!(percent(1, 3), "33.3%");
        assert_eq!(percent(-1, 3), "−33.3%");
        assert_eq!(percent(1, 0), "–");
        assert_eq!([signed(1234), signed(-5), signed(0)], ["+1,234", "−5", "0"]);
        assert_eq!(width(-3, 10), 0.0);
    }
}
