//! One value per element of a batch: of each customer, of each row of a stream, or of each item of
//! a list. Operators work on these alike, whatever the elements are.

use fenqun_model::columns::{Codes, Integers};
use fenqun_model::{Date, Decimal, Instant, Point, Value};

use crate::answer::NumberUnit;
use crate::bitmap::{Bitmap, is_there};

/// Values of one storage type; a value whose bit in `present` is not set is missing (`None`: all
/// are there).
#[derive(Clone, Debug)]
pub(crate) struct Vector<'a> {
    pub(crate) data: Data<'a>,
    pub(crate) present: Option<Bitmap>,
}

/// The values; arbitrary where missing.
#[derive(Clone, Debug)]
pub(crate) enum Data<'a> {
    /// All missing; how many elements.
    Absent(usize),
    /// Conditions and boolean values.
    Booleans(Bitmap),
    /// Whole numbers of a unit.
    Numbers(Ints<'a>, NumberUnit),
    Floats(Floats<'a>),
    Texts(TextCodes<'a>, &'a [String]),
    Lists(Lists<'a>),
    Points(Vec<Point>),
    /// Anything, one by one.
    Values(Vec<Option<Value>>),
}

/// Borrowed from a column in its width, or computed.
#[derive(Clone, Debug)]
pub(crate) enum Ints<'a> {
    Narrow(&'a [i32]),
    Wide(&'a [i64]),
    Owned(Vec<i64>),
}

#[derive(Clone, Debug)]
pub(crate) enum Floats<'a> {
    Borrowed(&'a [f64]),
    Owned(Vec<f64>),
}

/// Codes into a dictionary.
#[derive(Clone, Debug)]
pub(crate) enum TextCodes<'a> {
    Byte(&'a [u8]),
    Short(&'a [u16]),
    Word(&'a [u32]),
    Owned(Vec<u32>),
}

/// Lists of texts: element `i` holds `codes[start[i]..end[i]]`.
#[derive(Clone, Debug)]
pub(crate) struct Lists<'a> {
    pub(crate) start: Vec<u32>,
    pub(crate) end: Vec<u32>,
    pub(crate) codes: &'a [u32],
    pub(crate) dictionary: &'a [String],
}

/// Runs an expression over the slice behind an [`Ints`], whatever its width; `$v` is the slice.
macro_rules! with_ints {
    ($ints:expr, $v:ident => $body:expr) => {
        match $ints {
            $crate::vector::Ints::Narrow($v) => $body,
            $crate::vector::Ints::Wide($v) => $body,
            $crate::vector::Ints::Owned(owned) => {
                let $v = owned.as_slice();
                $body
            }
        }
    };
}
pub(crate) use with_ints;

/// Runs an expression over the slice behind a [`TextCodes`], whatever its width.
macro_rules! with_codes {
    ($codes:expr, $v:ident => $body:expr) => {
        match $codes {
            $crate::vector::TextCodes::Byte($v) => $body,
            $crate::vector::TextCodes::Short($v) => $body,
            $crate::vector::TextCodes::Word($v) => $body,
            $crate::vector::TextCodes::Owned(owned) => {
                let $v = owned.as_slice();
                $body
            }
        }
    };
}
pub(crate) use with_codes;

/// A width of integers or codes.
pub(crate) trait Width: Copy {
    fn wide(self) -> i64;
    fn index(self) -> usize;
}

macro_rules! widths {
    ($($type:ty),*) => {$(
        impl Width for $type {
            #[inline(always)]
            fn wide(self) -> i64 {
                self as i64
            }
            #[inline(always)]
            fn index(self) -> usize {
                self as usize
            }
        }
    )*};
}
widths!(u8, u16, u32, i32, i64);

impl<'a> Ints<'a> {
    pub(crate) fn part(values: Integers<'a>, range: std::ops::Range<usize>) -> Self {
        match values {
            Integers::Narrow(values) => Ints::Narrow(&values[range]),
            Integers::Wide(values) => Ints::Wide(&values[range]),
        }
    }

    #[inline(always)]
    pub(crate) fn get(&self, index: usize) -> i64 {
        with_ints!(self, values => values[index].wide())
    }

    pub(crate) fn len(&self) -> usize {
        with_ints!(self, values => values.len())
    }

    pub(crate) fn into_owned(self) -> Vec<i64> {
        match self {
            Ints::Narrow(values) => values.iter().map(|v| i64::from(*v)).collect(),
            Ints::Wide(values) => values.to_vec(),
            Ints::Owned(values) => values,
        }
    }
}

impl Floats<'_> {
    pub(crate) fn values(&self) -> &[f64] {
        match self {
            Floats::Borrowed(values) => values,
            Floats::Owned(values) => values,
        }
    }
}

impl<'a> TextCodes<'a> {
    pub(crate) fn part(codes: Codes<'a>, range: std::ops::Range<usize>) -> Self {
        match codes {
            Codes::Byte(codes) => TextCodes::Byte(&codes[range]),
            Codes::Short(codes) => TextCodes::Short(&codes[range]),
            Codes::Word(codes) => TextCodes::Word(&codes[range]),
        }
    }

    #[inline(always)]
    pub(crate) fn get(&self, index: usize) -> usize {
        with_codes!(self, codes => codes[index].index())
    }

    fn len(&self) -> usize {
        with_codes!(self, codes => codes.len())
    }
}

impl Lists<'_> {
    pub(crate) fn items(&self, index: usize) -> &[u32] {
        &self.codes[self.start[index] as usize..self.end[index] as usize]
    }
}

impl<'a> Vector<'a> {
    pub(crate) fn new(data: Data<'a>, present: Option<Bitmap>) -> Self {
        Self { data, present }
    }

    /// A condition: true or false for every element.
    pub(crate) fn condition(bits: Bitmap) -> Self {
        Self::new(Data::Booleans(bits), None)
    }

    pub(crate) fn numbers(values: Vec<i64>, unit: NumberUnit, present: Option<Bitmap>) -> Self {
        Self::new(Data::Numbers(Ints::Owned(values), unit), present)
    }

    /// Values one by one.
    pub(crate) fn values(values: Vec<Option<Value>>) -> Self {
        Self::new(Data::Values(values), None)
    }

    pub(crate) fn absent(len: usize) -> Self {
        Self::new(Data::Absent(len), None)
    }

    pub(crate) fn len(&self) -> usize {
        match &self.data {
            Data::Absent(len) => *len,
            Data::Booleans(bits) => bits.len(),
            Data::Numbers(values, _) => values.len(),
            Data::Floats(values) => values.values().len(),
            Data::Texts(codes, _) => codes.len(),
            Data::Lists(lists) => lists.start.len(),
            Data::Points(points) => points.len(),
            Data::Values(values) => values.len(),
        }
    }

    #[inline(always)]
    pub(crate) fn is_present(&self, index: usize) -> bool {
        match &self.data {
            Data::Absent(_) => false,
            Data::Values(values) => values[index].is_some(),
            _ => is_there(self.present.as_ref(), index),
        }
    }

    /// Which elements are there, `None` meaning all.
    pub(crate) fn presence(&self) -> Option<Bitmap> {
        match &self.data {
            Data::Absent(len) => Some(Bitmap::filled(*len, false)),
            Data::Values(values) => Some(Bitmap::from_fn(values.len(), |i| values[i].is_some())),
            _ => self.present.clone(),
        }
    }

    /// The elements that are there and true.
    pub(crate) fn truth(&self) -> Bitmap {
        match &self.data {
            Data::Booleans(bits) => match &self.present {
                None => bits.clone(),
                Some(present) => {
                    let mut bits = bits.clone();
                    bits.and(present);
                    bits
                }
            },
            Data::Values(values) => {
                Bitmap::from_fn(values.len(), |i| values[i] == Some(Value::Boolean(true)))
            }
            _ => Bitmap::filled(self.len(), false),
        }
    }

    /// The bits of a condition.
    ///
    /// # Panics
    /// When the vector is not a condition.
    pub(crate) fn bits(&self) -> &Bitmap {
        match &self.data {
            Data::Booleans(bits) if self.present.is_none() => bits,
            _ => panic!("the plan uses a value as a condition"),
        }
    }

    /// One element as a value. Periods have no value of their own and show as milliseconds.
    pub(crate) fn value(&self, index: usize) -> Option<Value> {
        if !self.is_present(index) {
            return None;
        }
        Some(match &self.data {
            Data::Absent(_) => return None,
            Data::Booleans(bits) => Value::Boolean(bits.get(index)),
            Data::Numbers(values, unit) => unit.value(values.get(index)),
            Data::Floats(values) => Value::Float(values.values()[index]),
            Data::Texts(codes, dictionary) => Value::Text(dictionary[codes.get(index)].clone()),
            Data::Lists(lists) => {
                let text = |code: &u32| lists.dictionary[*code as usize].clone();
                Value::List(lists.items(index).iter().map(text).collect())
            }
            Data::Points(points) => Value::Point(points[index]),
            Data::Values(values) => return values[index].clone(),
        })
    }

    /// Milliseconds since the epoch of an instant, of a date its local midnight; `None` when
    /// missing or neither.
    pub(crate) fn instant(&self, index: usize, zone: &fenqun_model::Zone) -> Option<Instant> {
        match self.value(index)? {
            Value::Instant(instant) if !self.is_period() => Some(instant),
            Value::Date(date) => Some(zone.start_of(date)),
            _ => None,
        }
    }

    /// Lengths of time, which compare with periods only.
    pub(crate) fn is_period(&self) -> bool {
        matches!(self.data, Data::Numbers(_, NumberUnit::Millis))
    }
}

impl NumberUnit {
    /// The value that a number of this unit is.
    pub(crate) fn value(self, raw: i64) -> Value {
        match self {
            NumberUnit::Integer | NumberUnit::Millis => Value::Integer(raw),
            NumberUnit::Decimal => Value::Decimal(Decimal::from_raw(raw)),
            NumberUnit::Instant => Value::Instant(Instant(raw)),
            NumberUnit::Date => Value::Date(Date(raw as i32)),
        }
    }
}
