//! Which column is what: by header first, then by content.

use std::collections::HashSet;

use fenqun_model::Type;
use fenqun_model::definition::SourceKind;
use fenqun_model::identifier::IdentifierKind;

use super::roles::{self, Role};
use crate::mapping::type_of_column;
use crate::table::Cells;
use crate::values::present;

/// Columns of a table with the role each was found to have.
pub(super) struct Columns<'a> {
    pub(super) headers: &'a [String],
    pub(super) sample: &'a Cells,
    /// Role of each column, and whether it was found by content instead of header.
    pub(super) roles: Vec<Option<(Role, bool)>>,
    types: Vec<Option<Type>>,
}

impl<'a> Columns<'a> {
    /// `nameless` says that the file has no headers.
    pub(super) fn new(
        headers: &'a [String],
        sample: &'a Cells,
        nameless: bool,
        kind: SourceKind,
    ) -> Self {
        let types = (0..headers.len()).map(|column| type_of_column(sample, column));
        let mut columns = Self {
            headers,
            sample,
            roles: by_header(headers, kind),
            types: types.collect(),
        };
        columns.by_content(nameless, kind);
        columns
    }

    /// The column of a role.
    pub(super) fn of(&self, role: Role) -> Option<usize> {
        let is_role = |found: &Option<(Role, bool)>| found.is_some_and(|(found, _)| found == role);
        self.roles.iter().position(is_role)
    }

    /// Columns of the roles that `wanted` picks.
    pub(super) fn all(&self, wanted: impl Fn(Role) -> bool) -> Vec<usize> {
        let is_wanted = |index: &usize| self.roles[*index].is_some_and(|(role, _)| wanted(role));
        (0..self.headers.len()).filter(is_wanted).collect()
    }

    /// The values of a column that are there.
    pub(super) fn values(&self, column: usize) -> impl Iterator<Item = &'a str> {
        let sample = self.sample;
        (0..sample.rows()).filter_map(move |row| present(sample.cell(row, column)))
    }

    fn by_content(&mut self, nameless: bool, kind: SourceKind) {
        if kind == SourceKind::Events && self.of(Role::Time).is_none() {
            self.take(Role::Time, Self::is_time);
        }
        if nameless && kind == SourceKind::Events {
            self.take(Role::EventName, Self::is_event_name);
        }
        if self
            .all(|role| matches!(role, Role::Identifier(_)))
            .is_empty()
        {
            self.take_identifier(kind);
        }
        if nameless && kind == SourceKind::Events && self.of(Role::EventName).is_none() {
            self.take(Role::Amount, |columns, column| {
                columns.types[column] == Some(Type::Decimal)
            });
        }
    }

    /// Gives a role to the first column without one that passes the test.
    fn take(&mut self, role: Role, test: impl Fn(&Self, usize) -> bool) -> bool {
        let free = (0..self.headers.len())
            .find(|index| self.roles[*index].is_none() && test(self, *index));
        if let Some(column) = free {
            self.roles[column] = Some((role, true));
        }
        free.is_some()
    }

    fn take_identifier(&mut self, kind: SourceKind) {
        let email = Role::Identifier(IdentifierKind::Email);
        let phone = Role::Identifier(IdentifierKind::Phone);
        let mut found = self.take(email, |columns, column| {
            columns.each(column, |text| text.contains('@') && text.contains('.'))
        });
        found |= self.take(phone, |columns, column| {
            columns.each(column, |text| {
                let digits = text.strip_prefix("+86").unwrap_or(text);
                digits.len() == 11 && digits.starts_with('1') && digits.parse::<u64>().is_ok()
            })
        });
        if !found {
            let customer = Role::Identifier(IdentifierKind::Customer);
            self.take(customer, |columns, column| columns.is_key(column, kind));
        }
    }

    fn each(&self, column: usize, test: impl Fn(&str) -> bool) -> bool {
        self.values(column).next().is_some() && self.values(column).all(test)
    }

    fn is_time(&self, column: usize) -> bool {
        let unix = |text: &str| {
            let number: Option<u64> = text.parse().ok();
            number.is_some_and(|number| (900_000_000..4_000_000_000).contains(&number))
                || (text.len() == 13 && number.is_some_and(|number| number / 1000 > 900_000_000))
        };
        let compact = |text: &str| {
            let is_year = text.len() == 8 && (text.starts_with("19") || text.starts_with("20"));
            let month = text.get(4..6).and_then(|month| month.parse::<u32>().ok());
            is_year && month.is_some_and(|month| (1..=12).contains(&month))
        };
        matches!(self.types[column], Some(Type::Date | Type::Instant))
            || self.each(column, unix)
            || self.each(column, compact)
    }

    /// Few different words, in small letters.
    fn is_event_name(&self, column: usize) -> bool {
        let different: HashSet<&str> = self.values(column).collect();
        let is_word = |text: &str| {
            text.len() < 32 && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        };
        different.len() < 20 && self.each(column, is_word)
    }

    /// A customer's number: for customers different in each row, for events repeated.
    fn is_key(&self, column: usize, kind: SourceKind) -> bool {
        if !matches!(self.types[column], Some(Type::Integer | Type::Text)) {
            return false;
        }
        let different: HashSet<&str> = self.values(column).collect();
        let rows = self.sample.rows();
        match kind {
            SourceKind::Customers => different.len() == rows && rows > 0,
            SourceKind::Events => different.len() > 1 || rows == 1,
        }
    }
}

/// Of several columns with the same role the better match has it; further identifiers keep theirs.
fn by_header(headers: &[String], kind: SourceKind) -> Vec<Option<(Role, bool)>> {
    let found: Vec<Option<(Role, usize)>> = headers
        .iter()
        .map(|header| roles::of_header(header))
        .collect();
    let mut roles = Vec::new();
    for (index, own) in found.iter().enumerate() {
        let Some((role, rank)) = own else {
            let is_id = headers[index].eq_ignore_ascii_case("id");
            let customer = Role::Identifier(IdentifierKind::Customer);
            let has_customer = found.iter().flatten().any(|(role, _)| *role == customer);
            let is_customer = is_id && (kind == SourceKind::Customers || !has_customer);
            roles.push(is_customer.then_some((customer, false)));
            continue;
        };
        let is_better = |(at, other): (usize, &Option<(Role, usize)>)| {
            other.is_some_and(|(other, other_rank)| {
                other == *role && (other_rank, at) < (*rank, index)
            })
        };
        let beaten = found.iter().enumerate().any(is_better);
        let is_unsure = kind == SourceKind::Customers && *role == Role::Time;
        roles.push((!beaten && !is_unsure).then_some((*role, false)));
    }
    roles
}
