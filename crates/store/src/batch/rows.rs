//! Batches from rows one by one: small live batches, and the direct mode without a folder.

use std::borrow::Cow;

use arrow_array::builder::{ArrayBuilder, StringBuilder};
use arrow_array::{ArrayRef, BooleanArray, Float64Array, Int32Array, Int64Array, StringArray};
use fenqun_model::row::{Properties, Row};
use hashbrown::HashMap;
use serde_json::{Map, Value as Json};

use super::{Batch, Cell, ColumnName, Form, MAX_COLUMNS, Table, hash_id, shared, text_array};

/// Rows of one table being collected.
#[derive(Debug, Default)]
pub(crate) struct JsonRows<'a> {
    names: Vec<Name<'a>>,
    by_name: HashMap<Cow<'a, str>, u32>,
    name: Vec<u32>,
    key: Vec<u32>,
    occurred_at: Vec<i64>,
    received_at: Vec<i64>,
    ids: Vec<&'a str>,
    columns: Vec<Collected<'a>>,
    by_column: HashMap<(Cow<'a, str>, Form), usize>,
    /// The column that was put to last in this row.
    last: Option<usize>,
}

/// A name of events or attributes.
#[derive(Debug)]
struct Name<'a> {
    name: Cow<'a, str>,
    /// The first column of the row before with this name.
    first: usize,
}

/// The values of a column.
#[derive(Debug)]
struct Collected<'a> {
    path: Cow<'a, str>,
    form: Form,
    /// The column that followed in the row before.
    next: usize,
    cells: Vec<(u32, Cell<'a>)>,
}

/// The batches of some rows; `keys` has the node of each.
pub(crate) fn from_rows(rows: &[Row], keys: &[u32]) -> Vec<(Table, Batch)> {
    let mut events = JsonRows::default();
    let mut attributes = JsonRows::default();
    for (row, key) in rows.iter().zip(keys) {
        match row {
            Row::Event(event) => {
                let times = (event.occurred_at.0, event.received_at.0);
                events.start(Cow::Borrowed(&event.name), *key, times, &event.id);
                flatten(&event.properties, &mut |path, value| {
                    if let Some(cell) = Cell::of(value) {
                        events.put(path, cell);
                    }
                });
            }
            Row::Traits(traits) => {
                let times = (traits.occurred_at.0, traits.received_at.0);
                flatten(&traits.values, &mut |path, value| {
                    attributes.start(path, *key, times, "");
                    if let Some(cell) = Cell::of(value) {
                        attributes.put(Cow::Borrowed(""), cell);
                    }
                });
            }
        }
    }
    let batches = [
        (Table::Events, events.finish(Table::Events)),
        (Table::Attributes, attributes.finish(Table::Attributes)),
    ];
    batches
        .into_iter()
        .filter(|(_, batch)| batch.len() > 0)
        .collect()
}

impl<'a> JsonRows<'a> {
    fn start(&mut self, name: Cow<'a, str>, key: u32, times: (i64, i64), id: &'a str) {
        let last = self.name.last();
        let known = last.filter(|last| self.names[**last as usize].name == name);
        let code = match known.or_else(|| self.by_name.get(&name)) {
            Some(code) => *code,
            None => {
                let code = self.names.len() as u32;
                self.by_name.insert(name.clone(), code);
                self.names.push(Name { name, first: 0 });
                code
            }
        };
        self.last = None;
        self.name.push(code);
        self.key.push(key);
        self.occurred_at.push(times.0);
        self.received_at.push(times.1);
        self.ids.push(id);
    }

    fn put(&mut self, path: Cow<'a, str>, cell: Cell<'a>) {
        let row = self.key.len() as u32 - 1;
        let form = cell.form();
        let at = self.column(path, form);
        let cells = &mut self.columns[at].cells;
        // Of two ways to write the same path in one row, the last by name holds.
        cells.pop_if(|(last, _)| *last == row);
        cells.push((row, cell));
    }

    /// The column of a path and form. Rows with the same name mostly have the same columns in the
    /// same order, so it is mostly the one that is guessed.
    fn column(&mut self, path: Cow<'a, str>, form: Form) -> usize {
        let name = *self.name.last().expect("a row was started") as usize;
        let guess = match self.last {
            None => self.names[name].first,
            Some(last) => self.columns[last].next,
        };
        let right = |column: &Collected<'_>| column.form == form && column.path == path;
        let at = match self.columns.get(guess).is_some_and(right) {
            true => guess,
            false => self.find_column(path, form),
        };
        match self.last {
            None => self.names[name].first = at,
            Some(last) => self.columns[last].next = at,
        }
        self.last = Some(at);
        at
    }

    fn find_column(&mut self, path: Cow<'a, str>, form: Form) -> usize {
        let columns = &mut self.columns;
        let found = self.by_column.entry((path, form));
        *found.or_insert_with_key(|(path, form)| {
            columns.push(Collected {
                path: path.clone(),
                form: *form,
                next: 0,
                cells: vec![],
            });
            columns.len() - 1
        })
    }

    fn finish(self, table: Table) -> Batch {
        let rows = self.key.len();
        let named = self.columns.into_iter().map(|column| {
            let name = ColumnName::new(column.path, column.form);
            (name, column.cells)
        });
        let mut columns: Vec<(ColumnName, Vec<(u32, Cell<'a>)>)> = named.collect();
        columns.sort_by(|a, b| (b.1.len(), &a.0).cmp(&(a.1.len(), &b.0)));
        let overflow = columns.split_off(columns.len().min(MAX_COLUMNS));
        columns.sort_by(|a, b| a.0.cmp(&b.0));
        let array = |(name, cells): (ColumnName, Vec<_>)| {
            let array = array(name.form, cells, rows);
            (name, array)
        };
        let names = self.names.into_iter().map(|name| name.name.into_owned());
        let mut batch = Batch {
            names: names.collect(),
            name: self.name,
            key: self.key,
            occurred_at: self.occurred_at,
            received_at: self.received_at,
            ids: (table == Table::Events).then(|| text_array(self.ids)),
            id_hash: vec![],
            columns: columns.into_iter().map(array).collect(),
            rest: rest(overflow, rows),
            imports: vec![],
            repeats: vec![],
        };
        super::rest::fill_ids(&mut batch);
        let ids = batch.ids.as_ref();
        batch.id_hash = ids.map_or(vec![], |ids| ids.iter().flatten().map(hash_id).collect());
        batch
    }
}

/// Every value by dotted path: objects are entered, lists and empty objects are values.
fn flatten<'a>(properties: &'a Properties, take: &mut dyn FnMut(Cow<'a, str>, &'a Json)) {
    for (name, value) in properties {
        enter(Cow::Borrowed(name), value, take);
    }
}

fn enter<'a>(path: Cow<'a, str>, value: &'a Json, take: &mut dyn FnMut(Cow<'a, str>, &'a Json)) {
    match value {
        Json::Object(fields) if !fields.is_empty() && !crate::schema::is_point(value) => {
            for (name, value) in fields {
                enter(Cow::Owned(format!("{path}.{name}")), value, take);
            }
        }
        value => take(path, value),
    }
}

fn rest(columns: Vec<(ColumnName, Vec<(u32, Cell<'_>)>)>, rows: usize) -> Option<StringArray> {
    if columns.is_empty() {
        return None;
    }
    let mut values = vec![Map::new(); rows];
    for (name, cells) in columns {
        for (row, cell) in cells {
            values[row as usize].insert(name.encode(), cell.to_rest());
        }
    }
    let text =
        |values: Map<String, Json>| (!values.is_empty()).then(|| Json::Object(values).to_string());
    Some(values.into_iter().map(text).collect())
}

fn array(form: Form, cells: Vec<(u32, Cell<'_>)>, rows: usize) -> ArrayRef {
    match form {
        Form::Integer | Form::Decimal | Form::Instant => {
            shared(Int64Array::from(spread(cells, rows, |cell| match cell {
                Cell::Integer(value) | Cell::Decimal(value) | Cell::Instant(value) => Some(value),
                _ => None,
            })))
        }
        Form::Float => shared(Float64Array::from(spread(cells, rows, |cell| match cell {
            Cell::Float(value) => Some(value),
            _ => None,
        }))),
        Form::Boolean => shared(BooleanArray::from(spread(cells, rows, |cell| match cell {
            Cell::Boolean(value) => Some(value),
            _ => None,
        }))),
        Form::Date => shared(Int32Array::from(spread(cells, rows, |cell| match cell {
            Cell::Date(value) => Some(value),
            _ => None,
        }))),
        Form::Text | Form::Json => texts(cells, rows),
    }
}

fn texts(cells: Vec<(u32, Cell<'_>)>, rows: usize) -> ArrayRef {
    let mut texts = StringBuilder::with_capacity(rows, cells.len() * 16);
    for (row, cell) in cells {
        texts.append_nulls(row as usize - texts.len());
        if let Cell::Text(text) | Cell::Json(text) = cell {
            texts.append_value(text);
        }
    }
    texts.append_nulls(rows - texts.len());
    shared(texts.finish())
}

/// The cells at their rows, everything else missing.
fn spread<'a, T>(
    cells: Vec<(u32, Cell<'a>)>,
    rows: usize,
    value: impl Fn(Cell<'a>) -> Option<T>,
) -> Vec<Option<T>> {
    let mut values: Vec<Option<T>> = std::iter::repeat_with(|| None).take(rows).collect();
    for (row, cell) in cells {
        values[row as usize] = value(cell);
    }
    values
}
