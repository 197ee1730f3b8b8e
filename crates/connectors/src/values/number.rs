//! Numbers and amounts of money.

use fenqun_model::Decimal;

use super::plain::half_width;

/// Why a text is not the number asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberError {
    /// Not a number.
    Malformed,
    /// More than four decimal places that are not zero.
    TooPrecise,
    /// Outside the range.
    OutOfRange,
}

/// Ten-thousandths of an amount as people write it: `1234.5`, `1,234.50`, `￥１２`, `-$3`, `(12.00)`
/// for −12, `1.2万`, `3亿`, `100元`. Commas must group by three, so that a comma that is meant as a
/// decimal point is refused and not misread.
pub(crate) fn amount(text: &str) -> Result<i64, NumberError> {
    if let Some(raw) = plain(text.as_bytes()) {
        return Ok(raw);
    }
    let text = half_width(text);
    let (negative, text) = sign(text.trim());
    let (text, scale) = unit(text);
    let digits = without_groups(text).ok_or(NumberError::Malformed)?;
    let value = decimal(&digits, scale)?;
    Ok(if negative { -value } else { value })
}

/// A whole number, grouped by commas or not; no currency.
pub(crate) fn integer(text: &str) -> Result<i64, NumberError> {
    if let Ok(value) = text.parse() {
        return Ok(value);
    }
    let raw = amount_without_unit(text)?;
    if raw % Decimal::SCALE != 0 {
        return Err(NumberError::Malformed);
    }
    Ok(raw / Decimal::SCALE)
}

/// A binary floating-point number; infinities and NaN are none.
pub(crate) fn float(text: &str) -> Result<f64, NumberError> {
    let text = half_width(text);
    let value: f64 = match text.parse() {
        Ok(value) => value,
        Err(_) => return amount_without_unit(&text).map(|raw| raw as f64 / 10_000.0),
    };
    if value.is_finite() {
        Ok(value)
    } else {
        Err(NumberError::Malformed)
    }
}

fn amount_without_unit(text: &str) -> Result<i64, NumberError> {
    if text.contains(['万', '亿', '$', '¥', '￥', '元']) {
        return Err(NumberError::Malformed);
    }
    amount(text)
}

/// The common form, `-12.50`, without looking at anything else.
fn plain(bytes: &[u8]) -> Option<i64> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    if digits.is_empty() || digits.len() > 14 {
        return None;
    }
    let (mut value, mut places, mut seen) = (0i64, 0u32, false);
    for (index, byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                value = value * 10 + i64::from(byte - b'0');
                places += u32::from(seen);
            }
            b'.' if !seen && index > 0 && index + 1 < digits.len() => seen = true,
            _ => return None,
        }
    }
    let scaled = value * 10i64.checked_pow(4u32.checked_sub(places)?)?;
    Some(if negative { -scaled } else { scaled })
}

/// Takes sign, parentheses and currency off.
fn sign(text: &str) -> (bool, &str) {
    let inner = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    let mut negative = inner.is_some();
    let mut text = inner.unwrap_or(text).trim();
    for _ in 0..2 {
        if let Some(rest) = text.strip_prefix('-') {
            negative = !negative;
            text = rest.trim_start();
        } else if let Some(rest) = text.strip_prefix('+') {
            text = rest.trim_start();
        }
        text = without_currency(text);
    }
    (negative, text)
}

fn without_currency(text: &str) -> &str {
    const SIGNS: [&str; 9] = ["CN¥", "RMB", "CNY", "US$", "USD", "¥", "$", "€", "£"];
    for sign in SIGNS {
        if let Some(rest) = text.strip_prefix(sign) {
            return rest.trim_start();
        }
    }
    text
}

/// Takes 元, 万 and 亿 off; the power of ten they stand for.
fn unit(text: &str) -> (&str, u32) {
    let text = text
        .strip_suffix('元')
        .or_else(|| text.strip_suffix("RMB"))
        .or_else(|| text.strip_suffix("CNY"))
        .unwrap_or(text)
        .trim_end();
    if let Some(rest) = text.strip_suffix('万') {
        (rest.trim_end(), 4)
    } else if let Some(rest) = text.strip_suffix('亿') {
        (rest.trim_end(), 8)
    } else {
        (text, 0)
    }
}

/// The digits without commas, when these group the whole part by three.
fn without_groups(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
    if !rest.is_empty() && !grouped {
        return None;
    }
    let point = if text.contains('.') { "." } else { "" };
    Some(format!("{first}{}{point}{fraction}", rest.concat()))
}

/// Ten-thousandths of plain digits with an optional point and exponent, times ten to `scale`.
fn decimal(digits: &str, scale: u32) -> Result<i64, NumberError> {
    let (digits, exponent) = exponent(digits)?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = whole.bytes().chain(fraction.bytes());
    if whole.len() + fraction.len() == 0 || !all.clone().all(|b| b.is_ascii_digit()) {
        return Err(NumberError::Malformed);
    }
    let shift = 4 + i64::from(scale) + exponent - fraction.len() as i64;
    let mut value: i128 = 0;
    for byte in all {
        value = value * 10 + i128::from(byte - b'0');
        if value > 1 << 100 {
            return Err(NumberError::OutOfRange);
        }
    }
    shifted(value, shift)
}

/// `value · 10^shift`, exact.
fn shifted(mut value: i128, shift: i64) -> Result<i64, NumberError> {
    if value == 0 {
        return Ok(0);
    }
    for _ in 0..shift.unsigned_abs().min(64) {
        if shift > 0 {
            value = value.checked_mul(10).ok_or(NumberError::OutOfRange)?;
        } else if value % 10 == 0 {
            value /= 10;
        } else {
            return Err(NumberError::TooPrecise);
        }
    }
    i64::try_from(value).map_err(|_| NumberError::OutOfRange)
}

/// Splits `1.2E+05` into digits and power of ten.
fn exponent(digits: &str) -> Result<(&str, i64), NumberError> {
    let Some((digits, exponent)) = digits.split_once(['e', 'E']) else {
        return Ok((digits, 0));
    };
    let exponent: i64 = exponent.parse().map_err(|_| NumberError::Malformed)?;
    if exponent.abs() > 40 {
        return Err(NumberError::OutOfRange);
    }
    Ok((digits, exponent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, raw) in [
            ("12.5", 125_000),
            ("-0.0001", -1),
            ("￥1,234.50", 12_345_000),
            ("¥ 99", 990_000),
            ("-$3", -30_000),
            ("$-3", -30_000),
            ("(12.00)", -120_000),
            ("１２３．５", 1_235_000),
            ("1.2万", 120_000_000),
            ("3亿元", 3_000_000_000_000),
            ("100元", 1_000_000),
            ("1,234,567", 12_345_670_000),
            ("1.50000", 15_000),
            ("1E+3", 10_000_000),
            (".5", 5_000),
            ("+7", 70_000),
            ("\u{2212}7", -70_000),
        ] {
            assert_eq!(amount(text), Ok(raw), "{text}");
        }
    }

    #[test]
    fn amounts_that_could_mean_two_things_are_refused() {
        for text in [
            "1,23",
            "1.234,56",
            "12,34,567",
            "1 234",
            "abc",
            "-",
            "1..2",
            "1万2",
            "",
        ] {
            assert_eq!(amount(text), Err(NumberError::Malformed), "{text}");
        }
        assert_eq!(amount("0.33333"), Err(NumberError::TooPrecise));
        assert_eq!(amount("99999999999999999999"), Err(NumberError::OutOfRange));
    }

    #[test]
    fn integers_and_floats() {
        assert_eq!(integer("1,200"), Ok(1200));
        assert_eq!(integer("17850.0"), Ok(17850));
        assert_eq!(integer("９"), Ok(9));
        assert_eq!(integer("1.5"), Err(NumberError::Malformed));
        assert_eq!(integer("1万"), Err(NumberError::Malformed));
        assert_eq!(float("1e-7"), Ok(1e-7));
        assert_eq!(float("1,200.5"), Ok(1200.5));
        assert_eq!(float("inf"), Err(NumberError::Malformed));
    }
}
