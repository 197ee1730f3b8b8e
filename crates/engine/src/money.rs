//! How amounts are written: signs of currencies, and digits in groups.

/// `12,345`.
pub(crate) fn grouped(number: i128) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        grouped.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

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
