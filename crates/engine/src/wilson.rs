//! The interval in which a share lies, judged from a sample.

/// Standard normal quantile of 97.5 %.
const Z: f64 = 1.959_963_984_540_054;

/// Wilson's score interval at 95 % for `successes` of `trials`; the whole range for no trials.
pub(crate) fn interval(successes: u64, trials: u64) -> (f64, f64) {
    if trials == 0 {
        return (0.0, 1.0);
    }
    let n = trials as f64;
    let share = successes as f64 / n;
    let z2 = Z * Z;
    let centre = share + z2 / (2.0 * n);
    let spread = Z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z2 / n;
    let low = (centre - spread) / scale;
    let high = (centre + spread) / scale;
    (low.max(0.0), high.min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of Newcombe, Statistics in Medicine 17 (1998), method 3.
    #[test]
    fn agrees_with_the_published_examples() {
        for (successes, trials, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let (found_low, found_high) = interval(successes, trials);
            assert!((found_low - low).abs() < 5e-5, "{found_low}");
            assert!((found_high - high).abs() < 5e-5, "{found_high}");
        }
        assert_eq!(interval(0, 0), (0.0, 1.0));
    }
}
