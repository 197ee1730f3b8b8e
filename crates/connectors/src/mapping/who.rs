//! Identifiers of a batch, normalised.

use std::collections::HashMap;

use fenqun_model::identifier::{Identifier, IdentifierKind};

use crate::table::Cells;
use crate::values::present;

/// Normalised texts remembered; telephone numbers and addresses are dear to normalise.
const REMEMBERED: usize = 65_536;

/// Normalises identifiers, remembering the dear ones.
pub(super) struct Normaliser {
    country: String,
    known: HashMap<(IdentifierKind, String), Option<String>>,
}

/// One identifier column of a batch; an empty text where there is none.
pub(crate) struct Names<'a> {
    pub(crate) kind: IdentifierKind,
    pub(crate) texts: Vec<std::borrow::Cow<'a, str>>,
    /// Cells that hold a text that is no such identifier.
    pub(crate) invalid: u64,
}

impl Normaliser {
    pub(super) fn new(country: &str) -> Self {
        Self {
            country: country.to_owned(),
            known: HashMap::new(),
        }
    }

    /// Normalises a column.
    pub(super) fn column<'a>(
        &mut self,
        cells: &'a Cells,
        kind: IdentifierKind,
        column: usize,
    ) -> Names<'a> {
        let mut texts = Vec::with_capacity(cells.rows());
        let mut invalid = 0;
        for row in 0..cells.rows() {
            let Some(text) = present(cells.cell(row, column)) else {
                texts.push("".into());
                continue;
            };
            if is_simple(kind, text) {
                texts.push(text.into());
                continue;
            }
            let name = self.normal(kind, text);
            invalid += u64::from(name.is_none());
            texts.push(name.unwrap_or_default().into());
        }
        Names {
            kind,
            texts,
            invalid,
        }
    }

    fn normal(&mut self, kind: IdentifierKind, text: &str) -> Option<String> {
        let key = (kind, text.to_owned());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let name = Identifier::new(kind, text, &self.country).ok();
        let name = name.map(|identifier| identifier.value);
        if self.known.len() == REMEMBERED {
            self.known.clear();
        }
        self.known.insert(key, name.clone());
        name
    }
}

/// Already normal.
fn is_simple(kind: IdentifierKind, text: &str) -> bool {
    let plain = !matches!(kind, IdentifierKind::Phone | IdentifierKind::Email);
    plain && text.is_ascii() && text.len() <= Identifier::MAX_BYTES
}
