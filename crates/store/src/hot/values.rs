//! Values of one type collected row by row or array by array, on their way to a hot column.

use std::borrow::Cow;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef};
use fenqun_model::{Date, Decimal, Instant, Point, Type, Value};
use serde_json::Value as Json;

use super::column::{HotCodes, HotColumn, HotData, HotIntegers, bits};
use super::dictionary::Dictionary;
use crate::batch::{Cell, Form, cell};
use crate::schema::{Target, point};

/// Values of one column, as many as were pushed.
#[derive(Debug)]
pub(super) struct Values {
    pub(super) target: Target,
    pub(super) store: Storage,
    /// `false` where missing; empty as long as all are there.
    pub(super) present: Vec<bool>,
    pub(super) length: usize,
}

#[derive(Debug)]
pub(super) enum Storage {
    Nothing,
    I64(Vec<i64>),
    F64(Vec<f64>),
    Bool(Vec<bool>),
    Text(Vec<u32>, Dictionary),
    List(Vec<Vec<u32>>, Dictionary),
    Point(Vec<Point>),
    Mixed(Vec<Option<Value>>),
}

impl Values {
    pub(super) fn new(target: Target) -> Self {
        let store = match target {
            Target::Absent => Storage::Nothing,
            Target::Mixed => Storage::Mixed(vec![]),
            Target::Typed(kind) => match kind {
                Type::Integer | Type::Decimal | Type::Instant | Type::Date => Storage::I64(vec![]),
                Type::Float => Storage::F64(vec![]),
                Type::Boolean => Storage::Bool(vec![]),
                Type::Text => Storage::Text(vec![], Dictionary::default()),
                Type::List => Storage::List(vec![], Dictionary::default()),
                Type::Point => Storage::Point(vec![]),
            },
        };
        Self {
            target,
            store,
            present: vec![],
            length: 0,
        }
    }

    /// Adds missing values up to a length.
    pub(super) fn fill_to(&mut self, length: usize) {
        if length <= self.length {
            return;
        }
        self.note_missing();
        self.present.resize(length, false);
        match &mut self.store {
            Storage::Nothing => {}
            Storage::I64(values) => values.resize(length, 0),
            Storage::F64(values) => values.resize(length, 0.0),
            Storage::Bool(values) => values.resize(length, false),
            Storage::Text(codes, _) => codes.resize(length, 0),
            Storage::List(lists, _) => lists.resize(length, vec![]),
            Storage::Point(points) => points.resize(
                length,
                Point {
                    latitude: 0,
                    longitude: 0,
                },
            ),
            Storage::Mixed(values) => values.resize(length, None),
        }
        self.length = length;
    }

    pub(super) fn note_missing(&mut self) {
        if self.present.is_empty() {
            self.present.resize(self.length, true);
        }
    }

    /// Adds a value; one that does not fit the type is missing.
    pub(super) fn push(&mut self, cell: Option<&Cell<'_>>) {
        self.push_fitting(cell.and_then(|cell| value_of(cell, self.target)));
    }

    /// Adds a value of the very type, or a missing one.
    pub(super) fn push_fitting(&mut self, value: Option<Value>) {
        match value {
            None => self.fill_to(self.length + 1),
            Some(value) => {
                self.push_value(value);
                self.note_there(1);
            }
        }
    }

    pub(super) fn note_there(&mut self, count: usize) {
        self.length += count;
        if !self.present.is_empty() {
            self.present.resize(self.length, true);
        }
    }

    fn push_value(&mut self, value: Value) {
        match (&mut self.store, value) {
            (Storage::I64(values), Value::Integer(value)) => values.push(value),
            (Storage::I64(values), Value::Decimal(value)) => values.push(value.raw()),
            (Storage::I64(values), Value::Instant(value)) => values.push(value.0),
            (Storage::I64(values), Value::Date(value)) => values.push(value.0.into()),
            (Storage::F64(values), Value::Float(value)) => values.push(value),
            (Storage::Bool(values), Value::Boolean(value)) => values.push(value),
            (Storage::Text(codes, dictionary), Value::Text(text)) => {
                codes.push(dictionary.code(&text));
            }
            (Storage::List(lists, dictionary), Value::List(items)) => {
                lists.push(items.iter().map(|item| dictionary.code(item)).collect());
            }
            (Storage::Point(points), Value::Point(point)) => points.push(point),
            (Storage::Mixed(values), value) => values.push(Some(value)),
            (Storage::Nothing, _) => {}
            (_, value) => unreachable!("a {:?} was made for another type", value.kind()),
        }
    }

    /// Replaces the missing value at an index.
    pub(super) fn set(&mut self, index: usize, cell: &Cell<'_>) {
        let Some(value) = value_of(cell, self.target) else {
            return;
        };
        let mut one = Values::new(self.target);
        if let (Storage::Text(_, own), Storage::Text(_, other)) = (&mut self.store, &mut one.store)
        {
            std::mem::swap(own, other);
        }
        if let (Storage::List(_, own), Storage::List(_, other)) = (&mut self.store, &mut one.store)
        {
            std::mem::swap(own, other);
        }
        one.push_value(value);
        match (&mut self.store, one.store) {
            (Storage::I64(values), Storage::I64(new)) => values[index] = new[0],
            (Storage::F64(values), Storage::F64(new)) => values[index] = new[0],
            (Storage::Bool(values), Storage::Bool(new)) => values[index] = new[0],
            (Storage::Text(codes, own), Storage::Text(new, dictionary)) => {
                codes[index] = new[0];
                *own = dictionary;
            }
            (Storage::List(lists, own), Storage::List(mut new, dictionary)) => {
                lists[index] = new.remove(0);
                *own = dictionary;
            }
            (Storage::Point(points), Storage::Point(new)) => points[index] = new[0],
            (Storage::Mixed(values), Storage::Mixed(mut new)) => values[index] = new.remove(0),
            _ => return,
        }
        self.present[index] = true;
    }

    /// Adds the values of an array at rows `start..start + array.len()`, behind everything there
    /// so far. Rows that another form has already filled keep their value.
    pub(super) fn extend(&mut self, form: Form, array: &ArrayRef, start: usize) {
        let fresh = self.length == start;
        if fresh && self.extend_fast(form, array) {
            return;
        }
        if fresh {
            for row in 0..array.len() {
                self.push(cell(array, form, row).as_ref());
            }
            return;
        }
        self.note_missing();
        for row in (0..array.len()).filter(|row| array.is_valid(*row)) {
            if let Some(cell) = cell(array, form, row) {
                self.set(start + row, &cell);
            }
        }
    }

    /// Whole arrays of the very type.
    fn extend_fast(&mut self, form: Form, array: &ArrayRef) -> bool {
        let same = matches!(
            (form, self.target),
            (Form::Integer, Target::Typed(Type::Integer))
                | (Form::Decimal, Target::Typed(Type::Decimal))
                | (Form::Instant, Target::Typed(Type::Instant))
        );
        match (&mut self.store, form) {
            (Storage::I64(values), _) if same => {
                values.extend_from_slice(array.as_primitive::<Int64Type>().values());
            }
            (Storage::I64(values), Form::Date) if self.target == Target::Typed(Type::Date) => {
                let days = array.as_primitive::<Int32Type>().values().iter();
                values.extend(days.map(|days| i64::from(*days)));
            }
            (Storage::F64(values), Form::Float) => {
                values.extend_from_slice(array.as_primitive::<Float64Type>().values());
            }
            (Storage::Text(codes, dictionary), Form::Text) => {
                extend_texts(codes, dictionary, array);
            }
            _ => return false,
        }
        if array.logical_null_count() == 0 {
            self.note_there(array.len());
        } else {
            self.note_missing();
            self.present
                .extend((0..array.len()).map(|row| array.is_valid(row)));
            self.length += array.len();
        }
        true
    }

    /// The column with the values at some indexes, in that order; all when `None`.
    pub(super) fn finish(self, order: Option<&[u32]>) -> HotColumn {
        let target = Some(self.target);
        let present = (!self.present.is_empty()).then(|| pick(self.present, order));
        let present = present.filter(|present| present.contains(&false));
        if present
            .as_ref()
            .is_some_and(|present| !present.contains(&true))
        {
            return HotColumn::absent(target, None);
        }
        HotColumn {
            data: self.store.finish(self.target, order),
            present: present.map(bits),
            items: None,
            target,
        }
    }
}

impl Storage {
    fn finish(self, target: Target, order: Option<&[u32]>) -> HotData {
        match (self, target) {
            (Storage::Nothing, _) => HotData::Absent,
            (Storage::I64(values), Target::Typed(Type::Decimal)) => {
                HotData::Decimal(HotIntegers::new(pick(values, order)))
            }
            (Storage::I64(values), Target::Typed(Type::Instant)) => {
                HotData::Instant(pick(values, order))
            }
            (Storage::I64(values), Target::Typed(Type::Date)) => {
                let days = pick(values, order).into_iter();
                HotData::Date(days.map(|days| days as i32).collect())
            }
            (Storage::I64(values), _) => HotData::Integer(HotIntegers::new(pick(values, order))),
            (Storage::F64(values), _) => HotData::Float(pick(values, order)),
            (Storage::Bool(values), _) => HotData::Boolean(bits(pick(values, order))),
            (Storage::Text(codes, dictionary), _) => {
                let mut codes = pick(codes, order);
                let texts = dictionary.finish(&mut codes);
                HotData::Text(HotCodes::new(codes, texts.len()), texts)
            }
            (Storage::List(lists, dictionary), _) => {
                let lists = pick(lists, order);
                let mut end = 0;
                let ends = lists.iter().map(|list| {
                    end += list.len() as u32;
                    end
                });
                let offsets = std::iter::once(0).chain(ends).collect();
                let mut codes = lists.concat();
                let texts = dictionary.finish(&mut codes);
                HotData::List(offsets, codes, texts)
            }
            (Storage::Point(points), _) => HotData::Point(pick(points, order)),
            (Storage::Mixed(values), _) => HotData::Mixed(pick(values, order)),
        }
    }
}

fn pick<T: Clone>(values: Vec<T>, order: Option<&[u32]>) -> Vec<T> {
    match order {
        None => {
            let mut values = values;
            values.shrink_to_fit();
            values
        }
        Some(order) => order
            .iter()
            .map(|index| values[*index as usize].clone())
            .collect(),
    }
}

fn extend_texts(codes: &mut Vec<u32>, dictionary: &mut Dictionary, array: &ArrayRef) {
    if let Some(coded) = array.as_dictionary_opt::<Int32Type>() {
        let texts = coded.values().as_string::<i32>();
        let known = texts
            .iter()
            .map(|text| dictionary.code(text.unwrap_or_default()));
        let known: Vec<u32> = known.collect();
        // The key of a missing value is arbitrary.
        let code = |key: &i32| known.get(*key as usize).copied().unwrap_or(0);
        codes.extend(coded.keys().values().iter().map(code));
        return;
    }
    for text in array.as_string::<i32>() {
        codes.push(text.map_or(0, |text| dictionary.code(text)));
    }
}

/// A stored value as a value of the language, of the type that is wanted; `None` when it does not
/// fit.
pub(super) fn value_of(cell: &Cell<'_>, target: Target) -> Option<Value> {
    let kind = match target {
        Target::Absent => return None,
        Target::Mixed => return natural(cell),
        Target::Typed(kind) => kind,
    };
    let fits = |value: Value| (value.kind() == kind).then_some(value);
    match (cell, kind) {
        (Cell::Integer(value), Type::Decimal) => Decimal::from_integer(*value).map(Value::Decimal),
        (Cell::Integer(value), Type::Float) => Some(Value::Float(*value as f64)),
        (Cell::Decimal(raw), Type::Float) => Some(Value::Float(Decimal::from_raw(*raw).to_f64())),
        (Cell::Text(text), Type::Date) => text.parse::<Date>().ok().map(Value::Date),
        (Cell::Text(text), Type::Instant) => Instant::parse_rfc3339(text).map(Value::Instant),
        (cell, _) => natural(cell).and_then(fits),
    }
}

/// A stored value as it is.
pub(super) fn natural(cell: &Cell<'_>) -> Option<Value> {
    Some(match cell {
        Cell::Integer(value) => Value::Integer(*value),
        Cell::Decimal(raw) => Value::Decimal(Decimal::from_raw(*raw)),
        Cell::Float(value) => Value::Float(*value),
        Cell::Boolean(value) => Value::Boolean(*value),
        Cell::Instant(millis) => Value::Instant(Instant(*millis)),
        Cell::Date(days) => Value::Date(Date(*days)),
        Cell::Text(text) => Value::Text(text.clone().into_owned()),
        Cell::Json(text) => return from_json(&serde_json::from_str(text).ok()?),
    })
}

/// Lists of texts and points; other objects and lists are no values of the language.
fn from_json(json: &Json) -> Option<Value> {
    if let Some(items) = json.as_array() {
        let text = |item: &Json| match item {
            Json::String(text) => Some(text.clone()),
            Json::Number(number) => Some(number.to_string()),
            Json::Bool(value) => Some(value.to_string()),
            _ => None,
        };
        let items = items.iter().map(text).collect::<Option<Vec<String>>>();
        return items.map(Value::List);
    }
    point(json).map(Value::Point)
}

/// A JSON value without lossless form, for items.
pub(super) fn cell_of(json: &Json) -> Option<Cell<'_>> {
    match json {
        Json::Array(_) | Json::Object(_) => Some(Cell::Json(Cow::Owned(json.to_string()))),
        json => Cell::of(json),
    }
}
