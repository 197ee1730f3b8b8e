//! Hot columns: owned arrays behind the views that the evaluator reads.

use std::ops::Range;
use std::sync::Arc;

use fenqun_model::columns::{Codes, Column, ColumnData, Integers};
use fenqun_model::{Point, Value};

use crate::schema::Target;

/// A column in memory.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct HotColumn {
    pub(crate) data: HotData,
    /// One bit a value; `None` when all are there.
    pub(crate) present: Option<Vec<u64>>,
    /// Of items: where those of each row end and begin.
    pub(crate) items: Option<Vec<u32>>,
    /// What it was read as; another answer later makes it stale.
    pub(crate) target: Option<Target>,
}

/// Values of a column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum HotData {
    Absent,
    Integer(HotIntegers),
    Decimal(HotIntegers),
    Float(Vec<f64>),
    Boolean(Vec<u64>),
    Instant(Vec<i64>),
    Date(Vec<i32>),
    Text(HotCodes, Arc<Vec<String>>),
    List(Vec<u32>, Vec<u32>, Arc<Vec<String>>),
    Point(Vec<Point>),
    Mixed(Vec<Option<Value>>),
}

/// Integers in the narrowest width.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum HotIntegers {
    Narrow(Vec<i32>),
    Wide(Vec<i64>),
}

/// Codes in the narrowest width.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum HotCodes {
    Byte(Vec<u8>),
    Short(Vec<u16>),
    Word(Vec<u32>),
}

impl HotIntegers {
    pub(crate) fn new(values: Vec<i64>) -> Self {
        let narrow = |value: &i64| i32::try_from(*value).is_ok();
        if values.iter().all(narrow) {
            Self::Narrow(values.into_iter().map(|value| value as i32).collect())
        } else {
            Self::Wide(values)
        }
    }

    pub(super) fn view(&self) -> Integers<'_> {
        match self {
            Self::Narrow(values) => Integers::Narrow(values),
            Self::Wide(values) => Integers::Wide(values),
        }
    }

    fn slice(&self, range: Range<usize>) -> Self {
        match self {
            Self::Narrow(values) => Self::Narrow(values[range].to_vec()),
            Self::Wide(values) => Self::Wide(values[range].to_vec()),
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Narrow(values) => values.len() * 4,
            Self::Wide(values) => values.len() * 8,
        }
    }
}

impl HotCodes {
    /// Codes below `texts`.
    pub(crate) fn new(codes: Vec<u32>, texts: usize) -> Self {
        match texts {
            0..=0x100 => Self::Byte(codes.into_iter().map(|code| code as u8).collect()),
            0x101..=0x1_0000 => Self::Short(codes.into_iter().map(|code| code as u16).collect()),
            _ => Self::Word(codes),
        }
    }

    pub(super) fn view(&self) -> Codes<'_> {
        match self {
            Self::Byte(codes) => Codes::Byte(codes),
            Self::Short(codes) => Codes::Short(codes),
            Self::Word(codes) => Codes::Word(codes),
        }
    }

    fn slice(&self, range: Range<usize>) -> Self {
        match self {
            Self::Byte(codes) => Self::Byte(codes[range].to_vec()),
            Self::Short(codes) => Self::Short(codes[range].to_vec()),
            Self::Word(codes) => Self::Word(codes[range].to_vec()),
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Byte(codes) => codes.len(),
            Self::Short(codes) => codes.len() * 2,
            Self::Word(codes) => codes.len() * 4,
        }
    }
}

/// Bits from truth values.
pub(crate) fn bits(values: impl IntoIterator<Item = bool>) -> Vec<u64> {
    let mut bits = Vec::new();
    for (index, value) in values.into_iter().enumerate() {
        if index % 64 == 0 {
            bits.push(0);
        }
        bits[index / 64] |= u64::from(value) << (index % 64);
    }
    bits
}

fn slice_bits(from: &[u64], range: Range<usize>) -> Vec<u64> {
    bits(range.map(|index| from[index / 64] >> (index % 64) & 1 == 1))
}

impl HotColumn {
    /// A column without values.
    pub(crate) fn absent(target: Option<Target>, items: Option<Vec<u32>>) -> Self {
        Self {
            data: HotData::Absent,
            present: None,
            items,
            target,
        }
    }

    pub(crate) fn view(&self) -> Column<'_> {
        let data = match &self.data {
            HotData::Absent => ColumnData::Absent,
            HotData::Integer(values) => ColumnData::Integer(values.view()),
            HotData::Decimal(values) => ColumnData::Decimal(values.view()),
            HotData::Float(values) => ColumnData::Float(values),
            HotData::Boolean(bits) => ColumnData::Boolean(bits),
            HotData::Instant(values) => ColumnData::Instant(values),
            HotData::Date(values) => ColumnData::Date(values),
            HotData::Text(codes, dictionary) => ColumnData::Text {
                codes: codes.view(),
                dictionary,
            },
            HotData::List(offsets, codes, dictionary) => ColumnData::List {
                offsets,
                codes,
                dictionary,
            },
            HotData::Point(values) => ColumnData::Point(values),
            HotData::Mixed(values) => ColumnData::Mixed(values),
        };
        Column {
            data,
            present: self.present.as_deref(),
            items: self.items.as_deref(),
        }
    }

    /// The values of some rows, dictionaries shared.
    pub(crate) fn slice(&self, rows: Range<usize>) -> Self {
        let values = match &self.items {
            Some(items) => items[rows.start] as usize..items[rows.end] as usize,
            None => rows.clone(),
        };
        let items = self.items.as_ref().map(|items| {
            let first = items[rows.start];
            items[rows.start..=rows.end]
                .iter()
                .map(|end| end - first)
                .collect()
        });
        let present = self.present.as_ref();
        Self {
            data: self.data.slice(values.clone()),
            present: present.map(|present| slice_bits(present, values)),
            items,
            target: self.target,
        }
    }

    /// Bytes in memory.
    pub(crate) fn bytes(&self) -> usize {
        let present = self.present.as_ref().map_or(0, |bits| bits.len() * 8);
        let items = self.items.as_ref().map_or(0, |items| items.len() * 4);
        self.data.bytes() + present + items
    }
}

impl HotData {
    fn slice(&self, range: Range<usize>) -> Self {
        match self {
            Self::Absent => Self::Absent,
            Self::Integer(values) => Self::Integer(values.slice(range)),
            Self::Decimal(values) => Self::Decimal(values.slice(range)),
            Self::Float(values) => Self::Float(values[range].to_vec()),
            Self::Boolean(bits) => Self::Boolean(slice_bits(bits, range)),
            Self::Instant(values) => Self::Instant(values[range].to_vec()),
            Self::Date(values) => Self::Date(values[range].to_vec()),
            Self::Text(codes, dictionary) => Self::Text(codes.slice(range), dictionary.clone()),
            Self::List(offsets, codes, dictionary) => {
                let (first, last) = (offsets[range.start], offsets[range.end]);
                let ends = offsets[range.start..=range.end]
                    .iter()
                    .map(|end| end - first);
                let codes = codes[first as usize..last as usize].to_vec();
                Self::List(ends.collect(), codes, dictionary.clone())
            }
            Self::Point(values) => Self::Point(values[range].to_vec()),
            Self::Mixed(values) => Self::Mixed(values[range].to_vec()),
        }
    }

    fn bytes(&self) -> usize {
        let texts =
            |dictionary: &[String]| dictionary.iter().map(|text| text.len() + 24).sum::<usize>();
        match self {
            Self::Absent => 0,
            Self::Integer(values) | Self::Decimal(values) => values.bytes(),
            Self::Float(values) => values.len() * 8,
            Self::Boolean(bits) => bits.len() * 8,
            Self::Instant(values) => values.len() * 8,
            Self::Date(values) => values.len() * 4,
            Self::Text(codes, dictionary) => codes.bytes() + texts(dictionary),
            Self::List(offsets, codes, dictionary) => {
                (offsets.len() + codes.len()) * 4 + texts(dictionary)
            }
            Self::Point(values) => values.len() * 8,
            Self::Mixed(values) => values.len() * 48,
        }
    }
}
