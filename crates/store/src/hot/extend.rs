//! Values of columns that are there already, put behind those being collected.

use std::ops::Range;

use fenqun_model::{Type, Value};

use super::column::{HotCodes, HotColumn, HotData, HotIntegers};
use super::dictionary::Dictionary;
use super::items::fitting;
use super::values::{Storage, Values};
use crate::schema::Target;

/// The type of the values of a column.
pub(super) fn kind_of(column: &HotColumn) -> Target {
    Target::Typed(match &column.data {
        HotData::Absent => return Target::Absent,
        HotData::Mixed(_) => return Target::Mixed,
        HotData::Integer(_) => Type::Integer,
        HotData::Decimal(_) => Type::Decimal,
        HotData::Float(_) => Type::Float,
        HotData::Boolean(_) => Type::Boolean,
        HotData::Instant(_) => Type::Instant,
        HotData::Date(_) => Type::Date,
        HotData::Text(..) => Type::Text,
        HotData::List(..) => Type::List,
        HotData::Point(_) => Type::Point,
    })
}

fn is_set(bits: &[u64], index: usize) -> bool {
    bits[index / 64] >> (index % 64) & 1 == 1
}

impl Values {
    /// Without values, to go on from those of a column: its texts keep their codes.
    pub(super) fn going_on(target: Target, column: &HotColumn) -> Self {
        let mut values = Self::new(target);
        match (&mut values.store, &column.data) {
            (Storage::Text(_, own), HotData::Text(_, texts))
            | (Storage::List(_, own), HotData::List(_, _, texts)) => *own = Dictionary::on(texts),
            _ => {}
        }
        values
    }

    /// Makes room for values.
    pub(super) fn reserve(&mut self, more: usize) {
        match &mut self.store {
            Storage::Nothing => {}
            Storage::I64(values) => values.reserve_exact(more),
            Storage::F64(values) => values.reserve_exact(more),
            Storage::Bool(values) => values.reserve_exact(more),
            Storage::Text(codes, _) => codes.reserve_exact(more),
            Storage::List(lists, _) => lists.reserve_exact(more),
            Storage::Point(points) => points.reserve_exact(more),
            Storage::Mixed(values) => values.reserve_exact(more),
        }
    }

    /// Adds values of a column. Those of another type than this one's are missing, unless it takes
    /// them in.
    pub(super) fn extend_column(&mut self, column: &HotColumn, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        if matches!(column.data, HotData::Absent) {
            self.fill_to(self.length + range.len());
            return;
        }
        if kind_of(column) != self.target {
            self.extend_slowly(column, range);
            return;
        }
        match (&mut self.store, &column.data) {
            (Storage::I64(values), data) => extend_numbers(values, data, range.clone()),
            (Storage::F64(values), HotData::Float(more)) => {
                values.extend_from_slice(&more[range.clone()]);
            }
            (Storage::Bool(values), HotData::Boolean(bits)) => {
                values.extend(range.clone().map(|index| is_set(bits, index)));
            }
            (Storage::Point(values), HotData::Point(more)) => {
                values.extend_from_slice(&more[range.clone()]);
            }
            (Storage::Mixed(values), HotData::Mixed(more)) => {
                values.extend_from_slice(&more[range.clone()]);
            }
            _ => self.extend_texts_of(column, range.clone()),
        }
        self.extend_present(column.present.as_deref(), range);
    }

    fn extend_present(&mut self, present: Option<&[u64]>, range: Range<usize>) {
        let Some(bits) = present else {
            return self.note_there(range.len());
        };
        self.note_missing();
        self.length += range.len();
        self.present.extend(range.map(|index| is_set(bits, index)));
    }

    fn extend_texts_of(&mut self, column: &HotColumn, range: Range<usize>) {
        match (&mut self.store, &column.data) {
            (Storage::Text(codes, own), HotData::Text(more, texts)) => {
                if own.is_on(texts) {
                    extend_codes(codes, more, range);
                    return;
                }
                let more = more.view();
                codes.extend(range.map(|index| translated(own, texts, more.get(index))));
            }
            (Storage::List(lists, own), HotData::List(offsets, more, texts)) => {
                let same = own.is_on(texts);
                for index in range {
                    let items = &more[offsets[index] as usize..offsets[index + 1] as usize];
                    lists.push(match same {
                        true => items.to_vec(),
                        false => {
                            let items = items.iter();
                            let items = items.map(|code| translated(own, texts, *code as usize));
                            items.collect()
                        }
                    });
                }
            }
            (_, data) => unreachable!("{data:?} is not of the type that was looked at before"),
        }
    }

    fn extend_slowly(&mut self, column: &HotColumn, range: Range<usize>) {
        let view = column.view();
        for index in range {
            let value = view.value(index);
            let value = value.and_then(|value| fitting(value, self.target));
            self.push_fitting(value.filter(|value| self.takes(value)));
        }
    }

    fn takes(&self, value: &Value) -> bool {
        match self.target {
            Target::Absent => false,
            Target::Mixed => true,
            Target::Typed(kind) => value.kind() == kind,
        }
    }

    /// The same values as another type.
    pub(super) fn retarget(&mut self, target: Target) {
        let old = std::mem::replace(self, Self::new(target));
        let length = old.length;
        let column = old.finish(None);
        self.extend_column(&column, 0..length);
    }
}

fn extend_numbers(values: &mut Vec<i64>, data: &HotData, range: Range<usize>) {
    match data {
        HotData::Integer(more) | HotData::Decimal(more) => match more {
            HotIntegers::Narrow(more) => values.extend(more[range].iter().map(|n| i64::from(*n))),
            HotIntegers::Wide(more) => values.extend_from_slice(&more[range]),
        },
        HotData::Instant(more) => values.extend_from_slice(&more[range]),
        HotData::Date(more) => values.extend(more[range].iter().map(|days| i64::from(*days))),
        data => unreachable!("{data:?} are no numbers"),
    }
}

/// The code here of a code in another column with the given texts. The code of a missing value is
/// arbitrary.
fn translated(own: &mut Dictionary, texts: &[String], code: usize) -> u32 {
    texts.get(code).map_or(0, |text| own.code(text))
}

fn extend_codes(codes: &mut Vec<u32>, more: &HotCodes, range: Range<usize>) {
    match more {
        HotCodes::Byte(more) => codes.extend(more[range].iter().map(|code| u32::from(*code))),
        HotCodes::Short(more) => codes.extend(more[range].iter().map(|code| u32::from(*code))),
        HotCodes::Word(more) => codes.extend_from_slice(&more[range]),
    }
}
