//! Borrowed column views: what the evaluator reads. Owned by the store (or by whoever built them
//! from files), customer-clustered and time-sorted.
//!
//! A [`Stream`] holds the rows of one kind only (the orders, the logins, the values of one
//! attribute), so that a time window over it is one contiguous slice.

use std::collections::BTreeSet;

use crate::expr::Path;

/// What a stream is made of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StreamKey {
    /// The events whose name is one of these, or begins with one of them that ends in `*`, merged
    /// in `(occurred_at, id)` order.
    Events(BTreeSet<String>),
    /// The versions of one attribute. Its single column is [`ColumnKey::Value`]. Consecutive
    /// versions with the same value are one version (`semantics` 8).
    Attribute(Path),
}

/// A column of a stream.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnKey {
    /// A property of the event; nested objects by path.
    Property(Path),
    /// The name of the event, as text.
    EventName,
    /// The event's id, as text; only asked for when one customer is explained.
    EventId,
    /// The value of the attribute.
    Value,
    /// One field of the objects in a list property (a single object counts as a list of one).
    /// All fields asked for of the same list are aligned: same number of items in each row, a
    /// missing field is a missing value.
    Item {
        /// The list, such as `items`.
        list: Path,
        /// The field, such as `quantity`.
        field: Path,
    },
}

/// Which streams and columns a plan reads. The store makes exactly these hot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Sorted by key, each key once.
    pub streams: Vec<StreamNeed>,
}

/// One stream and the columns of it that are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamNeed {
    /// Which rows.
    pub key: StreamKey,
    /// Which columns, in this order.
    pub columns: Vec<ColumnKey>,
}

/// Some customers and the streams asked for. A bucket of the store is one chunk.
#[derive(Clone, Copy, Debug)]
pub struct Chunk<'a> {
    /// The name of each customer; its length is the number of customers.
    pub customers: &'a [String],
    /// In the order of [`Needs::streams`].
    pub streams: &'a [Stream<'a>],
}

/// The rows of one kind, clustered by customer, sorted by `(occurred_at, id)` within each.
#[derive(Clone, Debug)]
pub struct Stream<'a> {
    /// Rows of customer `i` are `offsets[i]..offsets[i + 1]`; one more entry than customers.
    pub offsets: &'a [u32],
    /// Milliseconds since the epoch, one entry a row.
    pub occurred_at: &'a [i64],
    /// In the order of [`StreamNeed::columns`].
    pub columns: Vec<Column<'a>>,
}

/// One value a row (or, for items, one value an item).
#[derive(Clone, Debug)]
pub struct Column<'a> {
    /// The values.
    pub data: ColumnData<'a>,
    /// One bit a value, set where the value is there; `None` when all are there. A missing value
    /// has an arbitrary entry in `data`.
    pub present: Option<&'a [u64]>,
    /// For [`ColumnKey::Item`]: items of row `r` are `items[r]..items[r + 1]`.
    pub items: Option<&'a [u32]>,
}

/// Values by their storage. A property whose values are not of one type is [`ColumnData::Mixed`].
#[derive(Clone, Debug)]
pub enum ColumnData<'a> {
    /// Every value is missing (nothing of that name was ever seen).
    Absent,
    /// Whole numbers.
    Integer(Integers<'a>),
    /// Ten-thousandths.
    Decimal(Integers<'a>),
    /// Floats without NaN.
    Float(&'a [f64]),
    /// One bit a value.
    Boolean(&'a [u64]),
    /// Milliseconds.
    Instant(&'a [i64]),
    /// Days since the epoch.
    Date(&'a [i32]),
    /// Codes into a dictionary of different texts, in no order.
    Text {
        /// One code a value.
        codes: Codes<'a>,
        /// Text of each code.
        dictionary: &'a [String],
    },
    /// Lists of texts: value `r` is `codes[offsets[r]..offsets[r + 1]]`.
    List {
        /// One more entry than values.
        offsets: &'a [u32],
        /// Codes of the items.
        codes: &'a [u32],
        /// Text of each code.
        dictionary: &'a [String],
    },
    /// Points.
    Point(&'a [crate::value::Point]),
    /// Anything, row by row; slow, for irregular data only.
    Mixed(&'a [Option<crate::Value>]),
}

/// Integers in the narrowest width that holds the column.
#[derive(Clone, Copy, Debug)]
pub enum Integers<'a> {
    /// 32 bits.
    Narrow(&'a [i32]),
    /// 64 bits.
    Wide(&'a [i64]),
}

/// Dictionary codes in the narrowest width that holds the column.
#[derive(Clone, Copy, Debug)]
pub enum Codes<'a> {
    /// Up to 256 different texts.
    Byte(&'a [u8]),
    /// Up to 65 536.
    Short(&'a [u16]),
    /// More.
    Word(&'a [u32]),
}

impl Integers<'_> {
    /// The value at an index.
    pub fn get(&self, index: usize) -> i64 {
        match self {
            Integers::Narrow(values) => values[index].into(),
            Integers::Wide(values) => values[index],
        }
    }
}

impl Codes<'_> {
    /// The code at an index.
    pub fn get(&self, index: usize) -> usize {
        match self {
            Codes::Byte(codes) => codes[index].into(),
            Codes::Short(codes) => codes[index].into(),
            Codes::Word(codes) => codes[index] as usize,
        }
    }
}

impl Column<'_> {
    /// Whether the value at an index is there.
    pub fn is_present(&self, index: usize) -> bool {
        match self.present {
            Some(bits) => bits[index / 64] >> (index % 64) & 1 == 1,
            None => !matches!(self.data, ColumnData::Absent),
        }
    }

    /// The value at an index as an owned [`crate::Value`]; for explanation and slow paths.
    pub fn value(&self, index: usize) -> Option<crate::Value> {
        use crate::Value;
        if !self.is_present(index) {
            return None;
        }
        Some(match &self.data {
            ColumnData::Absent => return None,
            ColumnData::Integer(values) => Value::Integer(values.get(index)),
            ColumnData::Decimal(values) => {
                Value::Decimal(crate::Decimal::from_raw(values.get(index)))
            }
            ColumnData::Float(values) => Value::Float(values[index]),
            ColumnData::Boolean(bits) => Value::Boolean(bits[index / 64] >> (index % 64) & 1 == 1),
            ColumnData::Instant(values) => Value::Instant(crate::Instant(values[index])),
            ColumnData::Date(values) => Value::Date(crate::Date(values[index])),
            ColumnData::Text { codes, dictionary } => {
                Value::Text(dictionary[codes.get(index)].clone())
            }
            ColumnData::List {
                offsets,
                codes,
                dictionary,
            } => {
                let range = offsets[index] as usize..offsets[index + 1] as usize;
                Value::List(
                    codes[range]
                        .iter()
                        .map(|c| dictionary[*c as usize].clone())
                        .collect(),
                )
            }
            ColumnData::Point(values) => Value::Point(values[index]),
            ColumnData::Mixed(values) => return values[index].clone(),
        })
    }
}

impl Stream<'_> {
    /// Rows of one customer.
    pub fn rows(&self, customer: usize) -> std::ops::Range<usize> {
        self.offsets[customer] as usize..self.offsets[customer + 1] as usize
    }
}
