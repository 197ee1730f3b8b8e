//! What is known of the data: which forms the values of each property and attribute had, and what
//! type follows from all of them together. The type never depends on the order in which they came.

use std::borrow::Cow;
use std::collections::BTreeMap;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};
use fenqun_model::definition::Schema;
use fenqun_model::{Date, Instant, Type};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::batch::{Batch, Cell, ColumnName, Form, Table};

/// Names and pairs of name and path that are tracked; beyond, values are kept and can be used, but
/// nothing is inferred from their text.
const MAX_TRACKED: usize = 20_000;

/// Types in the order in which they are tried on the forms seen.
const INFERRED: [Type; 9] = [
    Type::Integer,
    Type::Decimal,
    Type::Float,
    Type::Boolean,
    Type::Instant,
    Type::Date,
    Type::Text,
    Type::List,
    Type::Point,
];

/// Forms seen, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Forms(u16);

/// Forms by name and path. Attributes have the empty path.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Seen {
    events: BTreeMap<String, BTreeMap<String, Forms>>,
    attributes: BTreeMap<String, BTreeMap<String, Forms>>,
    tracked: usize,
    /// Grows whenever a form is seen for the first time.
    #[serde(skip)]
    version: u64,
}

/// Forms of a name and path, to be noted.
#[derive(Clone, Debug)]
struct News<'b> {
    name: &'b str,
    /// `None`: only the name.
    path: Option<Cow<'b, str>>,
    bits: u16,
    /// Those known before.
    before: u16,
    /// The name and path were tracked before.
    is_known: bool,
}

/// What a column is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Nothing was ever seen.
    Absent,
    /// All values are of one type.
    Typed(Type),
    /// Anything goes.
    Mixed,
}

impl Forms {
    const INTEGER: u16 = 1;
    const DECIMAL: u16 = 2;
    const FLOAT: u16 = 4;
    const BOOLEAN: u16 = 8;
    const INSTANT: u16 = 16;
    const DATE: u16 = 32;
    const TEXT: u16 = 64;
    /// Text that is a calendar day.
    const TEXT_DATE: u16 = 128;
    /// Text that is an RFC 3339 instant.
    const TEXT_INSTANT: u16 = 256;
    /// A list of texts.
    const LIST: u16 = 512;
    const POINT: u16 = 1024;
    /// A list of objects or anything else.
    const OTHER: u16 = 2048;

    fn of_text(text: &str) -> u16 {
        let digits = text.len() >= 10 && text.as_bytes()[0].is_ascii_digit();
        if !digits {
            Self::TEXT
        } else if text.len() == 10 && text.parse::<Date>().is_ok() {
            Self::TEXT_DATE
        } else if Instant::parse_rfc3339(text).is_some() {
            Self::TEXT_INSTANT
        } else {
            Self::TEXT
        }
    }

    fn of_json(text: &str) -> u16 {
        let start = text.trim_start();
        let inner = start.strip_prefix('[').map(str::trim_start);
        match inner {
            Some(inner) if inner.starts_with(['"', ']']) => Self::LIST,
            Some(_) => Self::OTHER,
            None if serde_json::from_str(start).is_ok_and(|value| is_point(&value)) => Self::POINT,
            None => Self::OTHER,
        }
    }

    fn of_cell(cell: &Cell<'_>) -> u16 {
        match cell {
            Cell::Text(text) => Self::of_text(text),
            Cell::Json(text) => Self::of_json(text),
            other => Self::of_form(other.form()),
        }
    }

    /// Bit of a form; of text and JSON the widest.
    fn of_form(form: Form) -> u16 {
        match form {
            Form::Integer => Self::INTEGER,
            Form::Decimal => Self::DECIMAL,
            Form::Float => Self::FLOAT,
            Form::Boolean => Self::BOOLEAN,
            Form::Instant => Self::INSTANT,
            Form::Date => Self::DATE,
            Form::Text => Self::TEXT,
            Form::Json => Self::OTHER,
        }
    }

    /// Bits of the values of a form; stops looking once `known` says all it can.
    fn of_values(form: Form, array: &dyn Array, row: Option<usize>, known: u16) -> u16 {
        let plain = Self::of_form(form);
        match form {
            Form::Text => return Self::of_texts(array, row, known, plain, Self::of_text),
            Form::Json => return Self::of_texts(array, row, known, plain, Self::of_json),
            _ => {}
        }
        let seen = row.map_or(array.null_count() < array.len(), |row| array.is_valid(row));
        if seen { plain } else { 0 }
    }

    fn of_texts(
        array: &dyn Array,
        row: Option<usize>,
        known: u16,
        widest: u16,
        of: fn(&str) -> u16,
    ) -> u16 {
        if known & widest != 0 {
            return 0;
        }
        let texts = array.as_string::<i32>();
        if let Some(row) = row {
            return if texts.is_valid(row) {
                of(texts.value(row))
            } else {
                0
            };
        }
        let mut bits = 0;
        for text in texts.iter().flatten() {
            bits |= of(text);
            if bits & widest != 0 {
                break;
            }
        }
        bits
    }

    /// Forms whose values can be read as a type without loss.
    fn readable_as(kind: Type) -> u16 {
        match kind {
            Type::Text => Self::TEXT | Self::TEXT_DATE | Self::TEXT_INSTANT,
            Type::Integer => Self::INTEGER,
            Type::Decimal => Self::INTEGER | Self::DECIMAL,
            Type::Float => Self::INTEGER | Self::DECIMAL | Self::FLOAT,
            Type::Boolean => Self::BOOLEAN,
            Type::Instant => Self::INSTANT | Self::TEXT_INSTANT,
            Type::Date => Self::DATE | Self::TEXT_DATE,
            Type::List => Self::LIST,
            Type::Point => Self::POINT,
        }
    }

    /// What the values are read as, given a type that was declared.
    pub(crate) fn target(self, declared: Option<Type>) -> Target {
        let bits = self.0;
        let only = |allowed: u16| bits & !allowed == 0;
        if bits == 0 {
            return Target::Absent;
        }
        let kind = match declared {
            Some(kind) if only(Self::readable_as(kind)) => kind,
            _ => match INFERRED
                .into_iter()
                .find(|kind| only(Self::readable_as(*kind)))
            {
                Some(kind) => kind,
                None => return Target::Mixed,
            },
        };
        Target::Typed(kind)
    }

    pub(crate) fn with(self, other: Forms) -> Forms {
        Forms(self.0 | other.0)
    }
}

impl Seen {
    /// Whether a batch has a form that was not seen, as far as there is room to note it.
    pub(crate) fn has_news(&self, table: Table, batch: &Batch) -> bool {
        !self.news(table, batch).is_empty()
    }

    /// Takes in the rows of a batch.
    pub(crate) fn observe(&mut self, table: Table, batch: &Batch) {
        let news = self.news(table, batch).into_iter();
        let news: Vec<_> = news
            .map(|news| (news.name, news.path, Forms(news.bits)))
            .collect();
        for (name, path, forms) in news {
            self.note(table, name, path.as_deref(), forms);
        }
    }

    /// Takes in everything that was seen elsewhere.
    pub(crate) fn add(&mut self, other: &Self) {
        for table in Table::ALL {
            for (name, paths) in other.names(table) {
                self.note(table, name, None, Forms::default());
                for (path, forms) in paths {
                    self.note(table, name, Some(path), *forms);
                }
            }
        }
    }

    /// What was seen in several places together, to be read instead of this.
    pub(crate) fn replaced_by<'s>(&self, parts: impl IntoIterator<Item = &'s Self>) -> Self {
        let mut all = Self::default();
        parts.into_iter().for_each(|part| all.add(part));
        all.version = self.version + 1;
        all
    }

    fn note(&mut self, table: Table, name: &str, path: Option<&str>, seen: Forms) {
        if let Some(forms) = self.forms(table, name, path) {
            let new = seen.0 & !forms.0 != 0;
            forms.0 |= seen.0;
            self.version += u64::from(new);
        }
    }

    fn news<'b>(&self, table: Table, batch: &'b Batch) -> Vec<News<'b>> {
        let mut news = self.new_names(table, batch);
        for (column, array) in &batch.columns {
            self.news_of(table, batch, (column, array), &mut news);
        }
        self.news_of_rest(table, batch, &mut news);
        if self.tracked >= MAX_TRACKED {
            news.retain(|news| news.is_known);
        }
        news
    }

    fn new_names<'b>(&self, table: Table, batch: &'b Batch) -> Vec<News<'b>> {
        let names = self.names(table);
        let new = batch.names.iter().filter(|name| !names.contains_key(*name));
        let news = new.map(|name| News {
            name,
            path: None,
            bits: 0,
            before: 0,
            is_known: false,
        });
        news.collect()
    }

    /// What a column says that was not known, by the names of its rows.
    fn news_of<'b>(
        &self,
        table: Table,
        batch: &'b Batch,
        (column, array): (&'b ColumnName, &'b ArrayRef),
        news: &mut Vec<News<'b>>,
    ) {
        let mut found: Vec<Option<News<'b>>> = vec![None; batch.names.len()];
        let mut note = |code: usize, row: Option<usize>| {
            let name = &batch.names[code];
            let found = found[code].get_or_insert_with(|| self.known(table, name, &column.path));
            found.bits |= Forms::of_values(column.form, array, row, found.bits);
        };
        if batch.names.len() == 1 {
            note(0, None);
        } else {
            let rows = (0..batch.len()).filter(|row| array.is_valid(*row));
            rows.for_each(|row| note(batch.name[row] as usize, Some(row)));
        }
        let found = found.into_iter().flatten();
        news.extend(found.filter(|news| !news.is_known || news.bits != news.before));
    }

    fn news_of_rest<'b>(&self, table: Table, batch: &'b Batch, news: &mut Vec<News<'b>>) {
        if batch.rest.is_none() {
            return;
        }
        for row in 0..batch.len() {
            for (text, value) in batch.rest_of(row) {
                let Some(column) = ColumnName::decode(&text) else {
                    continue;
                };
                let Some(cell) = Cell::from_rest(column.form, &value) else {
                    continue;
                };
                let name = batch.name_of(row);
                let News { bits, is_known, .. } = self.known(table, name, &column.path);
                let new = Forms::of_cell(&cell) & !bits;
                if !is_known || new != 0 {
                    news.push(News {
                        name,
                        path: Some(Cow::Owned(column.path)),
                        bits: new,
                        before: bits,
                        is_known,
                    });
                }
            }
        }
    }

    fn names(&self, table: Table) -> &BTreeMap<String, BTreeMap<String, Forms>> {
        match table {
            Table::Events => &self.events,
            Table::Attributes => &self.attributes,
        }
    }

    /// What is known of a name and path.
    fn known<'b>(&self, table: Table, name: &'b str, path: &'b str) -> News<'b> {
        let paths = self.names(table).get(name);
        let forms = paths.and_then(|paths| paths.get(path));
        let bits = forms.map_or(0, |forms| forms.0);
        News {
            name,
            path: Some(Cow::Borrowed(path)),
            bits,
            before: bits,
            is_known: forms.is_some(),
        }
    }

    /// The entry of a name and path, made when there is room.
    fn forms(&mut self, table: Table, name: &str, path: Option<&str>) -> Option<&mut Forms> {
        let names = match table {
            Table::Events => &mut self.events,
            Table::Attributes => &mut self.attributes,
        };
        if !names.contains_key(name) {
            if self.tracked >= MAX_TRACKED {
                return None;
            }
            self.tracked += 1;
            names.insert(name.into(), BTreeMap::new());
        }
        let (paths, path) = (names.get_mut(name)?, path?);
        if !paths.contains_key(path) {
            if self.tracked >= MAX_TRACKED {
                return None;
            }
            self.tracked += 1;
            paths.insert(path.into(), Forms::default());
        }
        paths.get_mut(path)
    }

    /// Grows whenever a form is seen for the first time.
    pub(crate) fn version(&self) -> u64 {
        self.version
    }

    /// Notes that what was declared changed.
    pub(crate) fn redeclared(&mut self) {
        self.version += 1;
    }

    /// Forms of a path over the names that a test accepts. `None` when some were not tracked.
    pub(crate) fn of(
        &self,
        table: Table,
        path: &str,
        accepts: &dyn Fn(&str) -> bool,
    ) -> Option<Forms> {
        let names = self.names(table);
        let accepted = names.iter().filter(|(name, _)| accepts(name));
        let forms = accepted.filter_map(|(_, paths)| paths.get(path));
        let forms = forms.fold(Forms::default(), |all, forms| all.with(*forms));
        let complete = forms.0 != 0 || self.tracked < MAX_TRACKED;
        complete.then_some(forms)
    }

    /// Names of events, and types of everything that is of one type.
    pub(crate) fn schema(&self, declared: &Schema) -> Schema {
        let typed = |forms: &Forms, declared: Option<Type>| match forms.target(declared) {
            Target::Typed(kind) => Some(kind),
            _ => None,
        };
        let mut schema = declared.clone();
        for (name, paths) in &self.attributes {
            let kind = paths
                .get("")
                .and_then(|forms| typed(forms, declared.attributes.get(name).copied()));
            schema
                .attributes
                .extend(kind.map(|kind| (name.clone(), kind)));
        }
        for (name, paths) in &self.events {
            let types = schema.events.entry(name.clone()).or_default();
            for (path, forms) in paths {
                let kind = typed(forms, types.get(path).copied());
                types.extend(kind.map(|kind| (path.clone(), kind)));
            }
        }
        schema
    }
}

/// Whether a JSON value is a geographic point: an object of latitude and longitude, nothing else.
pub(crate) fn is_point(value: &Json) -> bool {
    point(value).is_some()
}

/// The point of a JSON object such as `{"latitude": 31.2, "longitude": 121.5}` (also `lat` with
/// `lng` or `lon`).
pub(crate) fn point(value: &Json) -> Option<fenqun_model::Point> {
    let fields = value.as_object().filter(|fields| fields.len() == 2)?;
    let degrees = |names: &[&str], most: f64| {
        let degrees = names.iter().find_map(|name| fields.get(*name))?.as_f64()?;
        (degrees.abs() <= most).then(|| (degrees * 1e6).round() as i32)
    };
    Some(fenqun_model::Point {
        latitude: degrees(&["latitude", "lat"], 90.0)?,
        longitude: degrees(&["longitude", "lng", "lon"], 180.0)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_follow_from_all_forms_together() {
        let target = |bits| Forms(bits).target(None);
        assert_eq!(
            target(Forms::INTEGER | Forms::DECIMAL),
            Target::Typed(Type::Decimal)
        );
        assert_eq!(target(Forms::TEXT_DATE), Target::Typed(Type::Date));
        assert_eq!(
            target(Forms::TEXT_DATE | Forms::TEXT),
            Target::Typed(Type::Text)
        );
        assert_eq!(target(Forms::TEXT | Forms::INTEGER), Target::Mixed);
        assert_eq!(
            Forms(Forms::TEXT_DATE).target(Some(Type::Text)),
            Target::Typed(Type::Text)
        );
    }

    #[test]
    fn texts_are_told_apart() {
        assert_eq!(Forms::of_text("2024-06-12"), Forms::TEXT_DATE);
        assert_eq!(Forms::of_text("2024-06-12T12:00:00Z"), Forms::TEXT_INSTANT);
        assert_eq!(Forms::of_text("13812345678"), Forms::TEXT);
        assert_eq!(Forms::of_json("[\"a\"]"), Forms::LIST);
        assert_eq!(Forms::of_json("[{\"a\":1}]"), Forms::OTHER);
        assert_eq!(Forms::of_json("{\"lat\":1.5,\"lng\":2}"), Forms::POINT);
    }
}
