//! Binary floating-point numbers as the decimal numbers that people meant.

/// How far a number may lie from one with four places to be that number.
const NOISE: f64 = 1e-9;
/// How far a number may lie from zero to be zero: differences of prices leave as much behind.
const NOISE_OF_ZERO: f64 = 1e-12;

/// A float as text without exponent and without the noise of binary arithmetic: a number within a
/// billionth of one with four decimal places is that one (so 0.1 + 0.2 is 0.3), any other is given
/// with 15 significant digits.
pub(super) fn text(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let shortest = value.to_string();
    let places = shortest
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len());
    if places <= 4 {
        return shortest;
    }
    if value.abs() < NOISE_OF_ZERO {
        return "0".into();
    }
    let near = (value * 10_000.0).round() / 10_000.0;
    if near != 0.0 && (value - near).abs() <= NOISE {
        return near.to_string();
    }
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn noise_of_the_last_bits_is_gone() {
        assert_eq!(text(0.1 + 0.2), "0.3");
        assert_eq!(text(17850.0), "17850");
        assert_eq!(text(2.55), "2.55");
        assert_eq!(text(3.989_999_999_999_97), "3.99");
        assert_eq!(text(1.776_357e-15), "0");
        assert_eq!(text(0.123_456), "0.123456");
        assert_eq!(text(1e-10), "0.0000000001");
        assert_eq!(text(f64::NAN), "");
        assert_eq!(text(1e21), "1000000000000000000000");
    }
}
