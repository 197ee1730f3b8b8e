//! ABC classes by cumulative share (`semantics` 23).

use crate::parameters::Cut;
use crate::quantity::Quantity;

/// Where B and where A begin, given the values above 0, ascending. The customer who crosses a cut
/// belongs to the class in which the crossing happens, and all tied with them.
pub(crate) fn fitted(ascending: &[Quantity], a: u32, b: u32) -> Vec<Cut> {
    let begin = |percent: u32| match ascending.iter().all(|value| value.raw().is_some()) {
        true => exact_begin(ascending, percent),
        false => float_begin(ascending, percent),
    };
    [b, a]
        .into_iter()
        .filter_map(begin)
        .map(|value| Cut {
            value,
            belongs_above: true,
            customer: None,
        })
        .collect()
}

/// The least value whose predecessors, all greater ones, have less than the share.
fn exact_begin(ascending: &[Quantity], percent: u32) -> Option<Quantity> {
    let raw = |value: &Quantity| i128::from(value.raw().unwrap_or(0));
    let total: i128 = ascending.iter().map(raw).sum();
    let mut before = 0_i128;
    let mut begin = None;
    for group in ascending.rchunk_by_value() {
        if before * 100 >= i128::from(percent) * total {
            break;
        }
        begin = group.first().copied();
        before += group.iter().map(raw).sum::<i128>();
    }
    begin
}

fn float_begin(ascending: &[Quantity], percent: u32) -> Option<Quantity> {
    let sum = |values: &[Quantity]| values.iter().rev().fold(0.0, |sum, v| sum + v.float());
    let total = sum(ascending);
    let mut before = 0.0;
    let mut begin = None;
    for group in ascending.rchunk_by_value() {
        if before * 100.0 >= f64::from(percent) * total {
            break;
        }
        begin = group.first().copied();
        before += sum(group);
    }
    begin
}

/// Groups of equal values, the greatest first.
trait ByValue {
    fn rchunk_by_value(&self) -> impl Iterator<Item = &[Quantity]>;
}

impl ByValue for [Quantity] {
    fn rchunk_by_value(&self) -> impl Iterator<Item = &[Quantity]> {
        self.chunk_by(|a, b| a.total_order(b).is_eq()).rev()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begins(values: &[i64], a: u32, b: u32) -> Vec<i64> {
        let ascending: Vec<_> = values.iter().map(|v| Quantity::Number(*v)).collect();
        let cuts = fitted(&ascending, a, b);
        cuts.iter().filter_map(|cut| cut.value.raw()).collect()
    }

    #[test]
    fn the_customer_who_crosses_the_cut_is_inside() {
        // Descending 50, 25, 15, 6, 4: before 15 there are 75 %, so 15 crosses 80 % and is A; before
        // 6 there are 90 %, so 6 crosses 95 % and is B; before 4 there are 96 %.
        assert_eq!(begins(&[4, 6, 15, 25, 50], 80, 95), [6, 15]);
    }

    #[test]
    fn ties_stay_together() {
        assert_eq!(begins(&[10, 10, 10, 10, 60], 80, 95), [10, 10]);
        assert_eq!(begins(&[20, 80], 80, 95), [20, 80]);
    }

    #[test]
    fn nobody_gives_no_cuts() {
        assert!(begins(&[], 80, 95).is_empty());
    }
}
