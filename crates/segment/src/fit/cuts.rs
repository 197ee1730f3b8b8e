//! Cuts between scores from the values of a population (`semantics` 22). Fractions are computed
//! exactly and only then brought to whole raw numbers, towards the side that leaves every raw
//! number where the exact cut would put it.

use fenqun_model::Decimal;
use fenqun_model::definition::ScoreBy;

use super::population::Population;
use crate::parameters::Cut;
use crate::plan::Dimension;
use crate::quantity::Quantity;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// The cuts of a dimension, `bins − 1` of them, none over nobody.
pub(crate) fn fitted(dimension: &Dimension, population: Population) -> Vec<Cut> {
    if dimension.by == ScoreBy::Ntile {
        let sorted = population.sorted_by_name(dimension.descending);
        return ntile(&sorted, dimension.bins as usize);
    }
    let sorted = population.sorted();
    if sorted.is_empty() {
        return Vec::new();
    }
    let bins = u64::from(dimension.bins);
    let cut = |i| match dimension.by {
        ScoreBy::Width => width(&sorted, i, bins),
        ScoreBy::Linear => linear(&sorted, i, bins),
        ScoreBy::RRfm => one_more(&sorted, i, bins),
        _ => quantile(&sorted, i, bins),
    };
    (1..bins).map(cut).collect()
}

fn below(value: Quantity) -> Cut {
    Cut {
        value,
        belongs_above: false,
        customer: None,
    }
}

/// The smallest value v with F(v) ≥ i/n: the ⌈i·N/n⌉-th.
fn quantile(sorted: &[Quantity], i: u64, bins: u64) -> Cut {
    let rank = (i * sorted.len() as u64).div_ceil(bins).max(1);
    below(sorted[rank as usize - 1])
}

/// Equal widths between the least and the greatest value.
fn width(sorted: &[Quantity], i: u64, bins: u64) -> Cut {
    between(&sorted[0], &sorted[sorted.len() - 1], i, bins, Side::Below)
}

/// Hyndman–Fan type 7: the value at position (N − 1)·i/n, counted from 0.
fn linear(sorted: &[Quantity], i: u64, bins: u64) -> Cut {
    interpolated(sorted, i, bins, Side::Below)
}

/// As the R package `rfm` does: the linear cut plus one (one day for periods), which belongs above.
fn one_more(sorted: &[Quantity], i: u64, bins: u64) -> Cut {
    let mut cut = interpolated(sorted, i, bins, Side::Above);
    cut.value = match cut.value {
        Quantity::Number(raw) => Quantity::Number(raw.saturating_add(Decimal::SCALE)),
        Quantity::Millis(raw) => Quantity::Millis(raw.saturating_add(DAY)),
        Quantity::Float(value) => Quantity::Float(value + 1.0),
        other => other.with_raw(i128::from(other.raw().unwrap_or(0)) + 1),
    };
    cut
}

fn interpolated(sorted: &[Quantity], i: u64, bins: u64, side: Side) -> Cut {
    let position = (sorted.len() as u64 - 1) * i;
    let (low, rest) = ((position / bins) as usize, position % bins);
    let high = (low + 1).min(sorted.len() - 1);
    between(&sorted[low], &sorted[high], rest, bins, side)
}

/// On which side of the cut a value equal to it lies.
#[derive(Clone, Copy)]
enum Side {
    Below,
    Above,
}

/// `low + (high − low)·part/of`.
fn between(low: &Quantity, high: &Quantity, part: u64, of: u64, side: Side) -> Cut {
    let value = match (low.raw(), high.raw()) {
        (Some(from), Some(to)) => {
            let (from, to, of) = (i128::from(from), i128::from(to), i128::from(of));
            let numerator = from * of + (to - from) * i128::from(part);
            low.with_raw(match side {
                Side::Below => numerator.div_euclid(of),
                Side::Above => (numerator + of - 1).div_euclid(of),
            })
        }
        _ => {
            let (from, to) = (low.float(), high.float());
            Quantity::Float(from + (to - from) * (part as f64 / of as f64))
        }
    };
    Cut {
        value,
        belongs_above: matches!(side, Side::Above),
        customer: None,
    }
}

/// The last customer of each tile; the first tiles hold one more when they cannot be equal.
fn ntile(sorted: &[(Quantity, String)], tiles: usize) -> Vec<Cut> {
    let (size, longer) = (sorted.len() / tiles, sorted.len() % tiles);
    let mut behind = 0;
    let mut cuts = Vec::new();
    for tile in 0..tiles - 1 {
        behind += size + usize::from(tile < longer);
        let Some((value, name)) = behind.checked_sub(1).and_then(|last| sorted.get(last)) else {
            continue;
        };
        cuts.push(Cut {
            value: *value,
            belongs_above: false,
            customer: Some(name.clone()),
        });
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(values: &[i64]) -> Vec<Quantity> {
        let scaled = |v: &i64| Quantity::Number(v * Decimal::SCALE);
        values.iter().map(scaled).collect()
    }

    fn raws(cuts: impl Iterator<Item = Cut>) -> Vec<i64> {
        cuts.filter_map(|cut| cut.value.raw()).collect()
    }

    #[test]
    fn quantile_cuts_are_observed_values() {
        let sorted = numbers(&[1, 2, 2, 2, 3, 10]);
        let cuts = raws((1..5).map(|i| quantile(&sorted, i, 5)));
        assert_eq!(cuts, [20_000, 20_000, 20_000, 30_000]);
    }

    #[test]
    fn linear_cuts_are_those_of_numpy_and_r() {
        // numpy.quantile([15, 20, 35, 40, 50], [.25, .5, .75, .4]) = 20, 35, 40, 29.
        let sorted = numbers(&[15, 20, 35, 40, 50]);
        let quarters = raws((1..4).map(|i| linear(&sorted, i, 4)));
        assert_eq!(quarters, [200_000, 350_000, 400_000]);
        assert_eq!(raws([linear(&sorted, 2, 5)].into_iter()), [290_000]);
    }

    #[test]
    fn fractions_of_a_raw_number_go_to_the_side_that_keeps_the_order() {
        let sorted = vec![Quantity::Number(0), Quantity::Number(1)];
        assert_eq!(raws([linear(&sorted, 1, 2)].into_iter()), [0]);
        let days = vec![Quantity::Millis(0), Quantity::Millis(DAY)];
        let cut = one_more(&days, 1, 2);
        assert_eq!(cut.value, Quantity::Millis(DAY / 2 + DAY));
        assert!(cut.belongs_above);
    }

    #[test]
    fn the_first_tiles_are_longer_and_ties_split_by_name() {
        let named = |value, name: &str| (Quantity::Number(value), name.to_owned());
        let sorted: Vec<_> = ["a", "b", "c", "d", "e"].map(|name| named(1, name)).into();
        let cuts = ntile(&sorted, 3);
        let names: Vec<_> = cuts
            .iter()
            .filter_map(|cut| cut.customer.as_deref())
            .collect();
        assert_eq!(names, ["b", "d"]);
    }
}
