//! Money of other currencies, converted at the rate of the event's local day.

use std::collections::BTreeMap;

use fenqun_model::decimal::divide_rounded;
use fenqun_model::{Date, Instant, Message, Zone};

use super::plan::Context;

/// Parts of a rate in one unit: eight decimal places.
pub(crate) const RATE_SCALE: i128 = 100_000_000;

/// Rates by currency and first day.
pub(crate) struct Rates {
    home: String,
    zone: Zone,
    by_currency: BTreeMap<String, BTreeMap<i32, i128>>,
}

impl Rates {
    pub(crate) fn new(context: &Context) -> Result<Self, Message> {
        let mut by_currency: BTreeMap<String, BTreeMap<i32, i128>> = BTreeMap::new();
        for rate in &context.rates {
            let broken = || {
                Message::new("import-rate-broken")
                    .with("currency", rate.currency.as_str())
                    .with("from", rate.from.as_str())
                    .with("rate", rate.rate.as_str())
            };
            let from: Date = rate.from.parse().map_err(|()| broken())?;
            let value = eight_places(&rate.rate).ok_or_else(broken)?;
            let currency = rate.currency.to_ascii_uppercase();
            by_currency
                .entry(currency)
                .or_default()
                .insert(from.0, value);
        }
        Ok(Self {
            home: context.currency.to_ascii_uppercase(),
            zone: context.zone.clone(),
            by_currency,
        })
    }

    /// The factor for money of `currency` at an instant, to be given to [`convert`]; `None` for the
    /// workspace's own.
    pub(crate) fn factor(&self, currency: &str, at: i64) -> Result<Option<i128>, Message> {
        let code = currency.to_ascii_uppercase();
        let code = match code.as_str() {
            "RMB" | "CNH" | "人民币" => "CNY",
            other => other,
        };
        if code == self.home {
            return Ok(None);
        }
        let day = self.zone.date(Instant(at));
        let rates = self.by_currency.get(code);
        let rate = rates.and_then(|rates| rates.range(..=day.0).next_back());
        rate.map(|(_, rate)| Some(*rate)).ok_or_else(|| {
            Message::new("import-row-no-rate")
                .with("currency", currency)
                .with("day", day.to_string())
        })
    }
}

/// An amount held to `scale` parts a unit as ten-thousandths of the workspace's currency, rounded
/// once, half away from zero. `None` when out of range.
pub(crate) fn convert(amount: i128, scale: i128, factor: Option<i128>) -> Option<i64> {
    let (amount, scale) = match factor {
        None => (amount, scale),
        Some(rate) => (amount.checked_mul(rate)?, scale * RATE_SCALE),
    };
    i64::try_from(divide_rounded(amount, scale / 10_000)).ok()
}

/// A positive number with at most eight places, as a count of its last place.
fn eight_places(text: &str) -> Option<i128> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 8 || whole.is_empty() || whole.len() > 12 {
        return None;
    }
    let digits = format!("{whole}{fraction:0<8}");
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|rate| *rate > 0)
}

#[cfg(test)]
mod tests {
    use fenqun_model::definition::{ExchangeRate, Schema, WorkspaceSpec};

    use super::*;

    fn rates() -> Rates {
        let rate = |from: &str, rate: &str| ExchangeRate {
            currency: "USD".into(),
            from: from.into(),
            rate: rate.into(),
        };
        let workspace = WorkspaceSpec {
            rates: vec![rate("2024-01-01", "7.1"), rate("2024-06-01", "7.25")],
            ..WorkspaceSpec::default()
        };
        let context = Context::new(&workspace, Schema::default(), Instant(0)).unwrap();
        Rates::new(&context).unwrap()
    }

    #[test]
    fn the_rate_of_the_local_day_holds() {
        let rates = rates();
        let at = |text: &str| Instant::parse_rfc3339(text).unwrap().0;
        // Already June in Shanghai.
        let june = rates.factor("usd", at("2024-05-31T17:00:00Z")).unwrap();
        assert_eq!(convert(100_000, 10_000, june), Some(725_000));
        let may = rates.factor("USD", at("2024-05-31T15:00:00Z")).unwrap();
        assert_eq!(convert(100_000, 10_000, may), Some(710_000));
        assert_eq!(rates.factor("CNY", 0), Ok(None));
        assert_eq!(rates.factor("RMB", 0), Ok(None));
    }

    #[test]
    fn without_a_rate_there_is_no_amount() {
        assert_eq!(
            rates().factor("EUR", 0).unwrap_err().id(),
            "import-row-no-rate"
        );
        assert_eq!(
            rates().factor("USD", 0).unwrap_err().id(),
            "import-row-no-rate"
        );
    }
}
