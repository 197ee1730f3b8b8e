//! Fixed-point decimal numbers: money and every other quantity that must add up exactly.

use std::fmt;
use std::str::FromStr;

/// A number with exactly four decimal places, held as an `i64` count of ten-thousandths.
///
/// Range ±922 337 203 685 477.5807. Addition of two decimals is exact integer addition, so a sum
/// does not depend on the order of its terms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

/// Why a text is not a [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// Not a plain decimal number such as `-12.50`.
    Malformed,
    /// More than four digits behind the point that are not zero.
    TooPrecise,
    /// Outside the range of the type.
    OutOfRange,
}

impl Decimal {
    /// Ten-thousandths in one whole.
    pub const SCALE: i64 = 10_000;
    /// Zero.
    pub const ZERO: Decimal = Decimal(0);

    /// The decimal that is `raw` ten-thousandths.
    pub const fn from_raw(raw: i64) -> Self {
        Self(raw)
    }

    /// The count of ten-thousandths.
    pub const fn raw(self) -> i64 {
        self.0
    }

    /// A whole number as a decimal, or `None` when it is out of range.
    pub fn from_integer(value: i64) -> Option<Self> {
        value.checked_mul(Self::SCALE).map(Self)
    }

    /// The decimal that is `raw` ten-thousandths, held to the range of the type.
    pub fn saturating_from_raw(raw: i128) -> Self {
        Self(raw.clamp(i64::MIN.into(), i64::MAX.into()) as i64)
    }

    /// The nearest decimal to a float, ties away from zero; `None` when not finite or out of range.
    pub fn from_f64_rounded(value: f64) -> Option<Self> {
        let scaled = (value * Self::SCALE as f64).round();
        (scaled.is_finite() && scaled.abs() < i64::MAX as f64).then_some(Self(scaled as i64))
    }

    /// The nearest float.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / Self::SCALE as f64
    }

    /// The exact product rounded half away from zero to four places, `None` when out of range.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let product = i128::from(self.0) * i128::from(other.0);
        i64::try_from(divide_rounded(product, Self::SCALE.into()))
            .ok()
            .map(Self)
    }

    /// The quotient rounded half away from zero to four places, `None` when dividing by zero or
    /// out of range.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        if other.0 == 0 {
            return None;
        }
        let scaled = i128::from(self.0) * i128::from(Self::SCALE);
        i64::try_from(divide_rounded(scaled, other.0.into()))
            .ok()
            .map(Self)
    }
}

/// Integer division rounded half away from zero. `divisor` must not be zero.
pub fn divide_rounded(dividend: i128, divisor: i128) -> i128 {
    let quotient = dividend / divisor;
    let remainder = dividend % divisor;
    if remainder.unsigned_abs() * 2 < divisor.unsigned_abs() {
        return quotient;
    }
    let away = if (dividend < 0) == (divisor < 0) {
        1
    } else {
        -1
    };
    quotient + away
}

/// Writes ten-thousandths as [`Decimal`] does, for sums that a decimal may not hold.
pub fn written(raw: i128) -> String {
    let scale = u128::from(Decimal::SCALE.unsigned_abs());
    let magnitude = raw.unsigned_abs();
    let (whole, fraction) = (magnitude / scale, magnitude % scale);
    let sign = if raw < 0 { "-" } else { "" };
    if fraction == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{fraction:04}");
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

/// Writes a whole number for people, its digits in groups: `12,345`, `−5`.
pub fn grouped(number: i128) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 3);
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

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let (negative, digits) = match text.as_bytes().first() {
            Some(b'-') => (true, &text[1..]),
            Some(b'+') => (false, &text[1..]),
            _ => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !is_digits(whole) || !is_digits(fraction) {
            return Err(DecimalError::Malformed);
        }
        let significant = fraction.trim_end_matches('0');
        if significant.len() > 4 {
            return Err(DecimalError::TooPrecise);
        }
        let whole: i128 = match whole.trim_start_matches('0') {
            "" => 0,
            text if text.len() > 18 => return Err(DecimalError::OutOfRange),
            text => text.parse().map_err(|_| DecimalError::OutOfRange)?,
        };
        let fraction: i128 = format!("{significant:0<4}").parse().unwrap_or(0);
        let magnitude = whole * i128::from(Self::SCALE) + fraction;
        let raw = if negative { -magnitude } else { magnitude };
        i64::try_from(raw)
            .map(Self)
            .map_err(|_| DecimalError::OutOfRange)
    }
}

impl fmt::Display for Decimal {
    /// Writes as few places as the number needs: `12`, `12.5`, `-0.0001`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&written(self.0.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_plain_numbers() {
        for (text, raw) in [
            ("12", 120_000),
            ("-0.0001", -1),
            ("12.50", 125_000),
            (".5", 5_000),
        ] {
            assert_eq!(
                text.parse::<Decimal>(),
                Ok(Decimal::from_raw(raw)),
                "{text}"
            );
        }
        assert_eq!(Decimal::from_raw(125_000).to_string(), "12.5");
        assert_eq!(Decimal::from_raw(-1).to_string(), "-0.0001");
    }

    #[test]
    fn refuses_what_it_cannot_hold() {
        assert_eq!("1.00001".parse::<Decimal>(), Err(DecimalError::TooPrecise));
        assert_eq!("1e5".parse::<Decimal>(), Err(DecimalError::Malformed));
        assert_eq!("".parse::<Decimal>(), Err(DecimalError::Malformed));
        assert_eq!(
            "922337203685478".parse::<Decimal>(),
            Err(DecimalError::OutOfRange)
        );
    }

    #[test]
    fn divides_rounding_half_away_from_zero() {
        let one = Decimal::from_integer(1).unwrap();
        let three = Decimal::from_integer(3).unwrap();
        assert_eq!(one.checked_div(three), Some(Decimal::from_raw(3333)));
        assert_eq!(
            Decimal::from_raw(-1).checked_div(Decimal::from_raw(20_000)),
            Some(Decimal::from_raw(-1))
        );
        assert_eq!(one.checked_div(Decimal::ZERO), None);
    }
}
