//! The values of everybody who is fitted on.

use crate::answer::NumberUnit;
use crate::bitmap::{Bitmap, is_there};
use crate::operators::whole_days;
use crate::quantity::Quantity;
use crate::vector::{Data, Vector};

/// Values seen, in no order.
#[derive(Debug, Default)]
pub(crate) struct Population {
    /// Raw numbers by unit.
    raw: Vec<(NumberUnit, Vec<i64>)>,
    /// Floats, and irregular values.
    other: Vec<Quantity>,
    /// With the customer's name, where asked for; then nothing is in the others.
    named: Vec<(Quantity, String)>,
}

impl Population {
    /// Adds those of a batch who have a value and are inside.
    pub(crate) fn add(
        &mut self,
        vector: &Vector<'_>,
        inside: Option<&Bitmap>,
        names: Option<&[String]>,
        days: bool,
    ) {
        let counted = |i: &usize| is_there(inside, *i) && vector.is_present(*i);
        let customers = (0..vector.len()).filter(counted);
        if let Some(names) = names {
            let named = |i: usize| Some((Quantity::at(vector, i)?, names[i].clone()));
            self.named.extend(customers.filter_map(named));
            return;
        }
        match &vector.data {
            Data::Numbers(values, unit) => {
                let period = days && *unit == NumberUnit::Millis;
                let value = |i| match period {
                    true => whole_days(values.get(i)),
                    false => values.get(i),
                };
                self.of_unit(*unit).extend(customers.map(value));
            }
            _ => self
                .other
                .extend(customers.filter_map(|i| Quantity::at(vector, i))),
        }
    }

    fn of_unit(&mut self, unit: NumberUnit) -> &mut Vec<i64> {
        let known = self.raw.iter().position(|(other, _)| *other == unit);
        let index = known.unwrap_or_else(|| {
            self.raw.push((unit, Vec::new()));
            self.raw.len() - 1
        });
        &mut self.raw[index].1
    }

    pub(crate) fn merge(&mut self, other: Population) {
        for (unit, values) in other.raw {
            self.of_unit(unit).extend(values);
        }
        self.other.extend(other.other);
        self.named.extend(other.named);
    }

    pub(crate) fn len(&self) -> usize {
        let raw: usize = self.raw.iter().map(|(_, values)| values.len()).sum();
        raw + self.other.len() + self.named.len()
    }

    /// All values, ascending.
    pub(crate) fn sorted(mut self) -> Vec<Quantity> {
        if let ([(unit, values)], []) = (self.raw.as_mut_slice(), self.other.as_slice()) {
            values.sort_unstable();
            return values.iter().map(|v| Quantity::of(*v, *unit)).collect();
        }
        let mut all = self.other;
        for (unit, values) in self.raw {
            all.extend(values.into_iter().map(|v| Quantity::of(v, unit)));
        }
        all.extend(self.named.into_iter().map(|(value, _)| value));
        all.sort_unstable_by(Quantity::total_order);
        all
    }

    /// All values with the names of those who have them, by value, then by name.
    pub(crate) fn sorted_by_name(mut self, descending: bool) -> Vec<(Quantity, String)> {
        self.named.sort_unstable_by(|(a, a_name), (b, b_name)| {
            let order = a.total_order(b);
            let order = if descending { order.reverse() } else { order };
            order.then_with(|| a_name.cmp(b_name))
        });
        self.named
    }
}
