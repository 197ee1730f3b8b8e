//! What the numbers of a column look like: extremes exactly, outliers from a bounded sample.

use fenqun_model::Decimal;
use serde::{Deserialize, Serialize};

/// Values kept at most.
const SAMPLE: usize = 20_000;

/// Numbers of a column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NumberQuality {
    /// Smallest and the line it stands on.
    pub min: (String, u64),
    /// Greatest and the line it stands on.
    pub max: (String, u64),
    /// Values looked at for outliers: all of them when equal to `values`.
    pub sampled: u64,
    /// Values in all.
    pub values: u64,
    /// Sampled values beyond the fences.
    pub outliers: u64,
    /// Fences: quartiles widened by three times their distance.
    pub fences: (String, String),
}

/// Gathers the numbers of a column, in ten-thousandths. Which values are kept depends on the lines
/// they stand on, not on chance.
#[derive(Default)]
pub(super) struct Numbers {
    min: Option<(i64, u64)>,
    max: Option<(i64, u64)>,
    values: u64,
    sample: Vec<(u64, i64)>,
    /// Lines whose hash has this many zeros at its end are kept.
    zeros: u32,
}

impl Numbers {
    pub(super) fn see(&mut self, value: i64, line: u64) {
        self.values += 1;
        if self.min.is_none_or(|(min, _)| value < min) {
            self.min = Some((value, line));
        }
        if self.max.is_none_or(|(max, _)| value > max) {
            self.max = Some((value, line));
        }
        let hash = scatter(line);
        if hash.trailing_zeros() < self.zeros {
            return;
        }
        self.sample.push((hash, value));
        if self.sample.len() > SAMPLE {
            self.zeros += 1;
            let zeros = self.zeros;
            self.sample
                .retain(|(hash, _)| hash.trailing_zeros() >= zeros);
        }
    }

    pub(super) fn report(&self) -> Option<NumberQuality> {
        let (min, max) = (self.min?, self.max?);
        let mut values: Vec<i64> = self.sample.iter().map(|(_, value)| *value).collect();
        values.sort_unstable();
        let quartile = |part: usize| values.get(values.len() * part / 4).copied().unwrap_or(0);
        let (low, high) = (quartile(1), quartile(3));
        let reach = high.saturating_sub(low).saturating_mul(3);
        let fences = (low.saturating_sub(reach), high.saturating_add(reach));
        let is_out = |value: &&i64| **value < fences.0 || **value > fences.1;
        let text = |raw: i64| Decimal::from_raw(raw).to_string();
        Some(NumberQuality {
            min: (text(min.0), min.1),
            max: (text(max.0), max.1),
            sampled: values.len() as u64,
            values: self.values,
            outliers: values.iter().filter(is_out).count() as u64,
            fences: (text(fences.0), text(fences.1)),
        })
    }
}

/// Spreads line numbers evenly (the finaliser of SplitMix64).
fn scatter(line: u64) -> u64 {
    let mut x = line.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extremes_are_exact_and_outliers_are_found() {
        let mut numbers = Numbers::default();
        for line in 0..1000 {
            numbers.see((line % 10) as i64 * 10_000, line);
        }
        numbers.see(99_990_000, 1000);
        let report = numbers.report().unwrap();
        assert_eq!(report.max, ("9999".into(), 1000));
        assert_eq!(
            (report.outliers, report.sampled, report.values),
            (1, 1001, 1001)
        );
    }

    #[test]
    fn the_sample_is_bounded_and_says_so() {
        let mut numbers = Numbers::default();
        for line in 0..200_000 {
            numbers.see(line as i64, line);
        }
        let report = numbers.report().unwrap();
        assert!(report.sampled < 20_001 && report.sampled > 5_000);
        assert_eq!(report.values, 200_000);
    }
}
