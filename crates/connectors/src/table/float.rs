//! Binary floating-point numbers as the decimal numbers that people meant.

/// A float as text: what 15 significant digits say, without exponent, so that 0.1 + 0.2 is 0.3.
pub(super) fn text(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let shortest = value.to_string();
    let digits = shortest.bytes().filter(u8::is_ascii_digit).count();
    if digits <= 15 {
        return shortest;
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
        assert_eq!(text(f64::NAN), "");
        assert_eq!(text(1e21), "1000000000000000000000");
    }
}
