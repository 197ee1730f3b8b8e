//! How amounts are written: signs of currencies, and digits in groups.

pub(crate) use fenqun_model::decimal::grouped;

/// The sign of a currency, else its code.
pub(crate) fn symbol(currency: &str) -> String {
    let symbol = match currency {
        "CNY" | "JPY" => "¥",
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "HKD" => "HK$",
        "TWD" => "NT$",
        "KRW" => "₩",
        "INR" => "₹",
        other => return format!("{other}\u{a0}"),
    };
    symbol.into()
}
