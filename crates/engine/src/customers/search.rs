//! Finding customers as people look for them: by the beginning of a number or address, by any part
//! of a telephone number, by any part of a name.

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;

use fenqun_model::columns::{Chunk, ColumnData};
use fenqun_model::expr::Path;
use fenqun_model::identifier::IdentifierKind;
use serde::Serialize;
use utoipa::ToSchema;

use super::persons::{Person, id_of, number, value_of};
use crate::failure::Outcome;
use crate::masking::{Mask, is_personal_text};
use crate::run::held;
use crate::workspace::Workspace;

/// Matches looked at before the best are chosen; a longer text finds less.
const MOST: usize = 2_000;
/// Least digits by which a telephone number is found other than from its beginning.
const DIGITS: usize = 3;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct SearchRequest {
    /// As typed; surrounding white space does not count.
    pub text: String,
    /// Most customers in the answer.
    pub limit: usize,
}

/// Who was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Found {
    /// The best first: whole matches, then by name.
    pub items: Vec<FoundCustomer>,
    /// Nobody else matches; else a longer text would tell them apart.
    pub complete: bool,
}

/// A customer who was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FoundCustomer {
    /// Who it is.
    #[serde(flatten)]
    pub person: Person,
    /// What matched: a kind of identifier, or `name`.
    #[schema(example = "phone")]
    pub by: String,
    /// The text that matched; masked for some.
    pub matched: String,
}

/// Why a customer was found; the smaller the better.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Match {
    pub(super) is_part: bool,
    pub(super) rank: u8,
    pub(super) by: String,
    pub(super) text: String,
}

/// What was typed, in the forms in which it is compared.
struct Wanted {
    text: String,
    lower: String,
    /// When it is made of digits and what stands between them.
    digits: Option<String>,
}

impl Workspace {
    /// Finds customers. What a mask hides is not searched.
    ///
    /// # Errors
    /// Damaged files.
    pub fn search(&self, request: &SearchRequest, mask: &Mask) -> Outcome<Found> {
        let wanted = Wanted::new(&request.text);
        if wanted.text.is_empty() {
            return Ok(Found {
                items: vec![],
                complete: true,
            });
        }
        let mut matches: BTreeMap<u32, Match> = BTreeMap::new();
        let mut complete = self.search_identifiers(&wanted, mask, &mut matches);
        complete &= self.search_names(&wanted, mask, &mut matches)?;
        if let Some(root) = number(&wanted.text).and_then(|number| self.root_numbered(number)) {
            note(&mut matches, root, Match::whole("id", &wanted.text));
        }
        let mut ordered: Vec<(Match, u32)> = matches
            .into_iter()
            .map(|(root, found)| (found, root))
            .collect();
        ordered.sort();
        complete &= ordered.len() <= request.limit;
        ordered.truncate(request.limit);
        Ok(Found {
            items: self.shown(ordered)?,
            complete,
        })
    }

    pub(super) fn root_numbered(&self, number: u32) -> Option<u32> {
        let customer = self.store.numbered(number)?;
        self.store.root_of(customer.identifiers.first()?)
    }

    fn search_identifiers(
        &self,
        wanted: &Wanted,
        mask: &Mask,
        matches: &mut BTreeMap<u32, Match>,
    ) -> bool {
        let found = self.store.search(MOST, &|kind, value| {
            wanted.accepts(kind, value) && !hidden(mask, kind, value)
        });
        for (root, identifier) in found.found {
            let rank = identifier.kind as u8;
            let found = Match {
                is_part: !wanted.is_whole(&identifier.value),
                rank,
                by: identifier.kind.name().to_owned(),
                text: identifier.value,
            };
            note(matches, root, found);
        }
        found.complete
    }

    /// Current values of the attribute that names customers.
    fn search_names(
        &self,
        wanted: &Wanted,
        mask: &Mask,
        matches: &mut BTreeMap<u32, Match>,
    ) -> Outcome<bool> {
        let Some(path) = self.searched_name(mask)? else {
            return Ok(true);
        };
        let found: Mutex<Vec<(u32, String)>> = Mutex::default();
        let now = self.now()?.0;
        let threads = self.settings.threads;
        let accepts = |name: &str| wanted.is_in(name);
        self.store
            .visit_with_roots(&value_of(path), threads, &|chunk, roots| {
                let names = matching_names(chunk, roots, now, MOST, &accepts);
                let mut found = held(&found);
                if found.len() <= MOST {
                    found.extend(names);
                }
            })?;
        let mut found = std::mem::take(&mut *held(&found));
        found.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
        let complete = found.len() <= MOST;
        for (root, name) in found.into_iter().take(MOST) {
            let is_part = name != wanted.text;
            note(matches, root, Match::name(name, is_part));
        }
        Ok(complete)
    }

    /// The attribute that names customers, unless a mask hides it.
    pub(super) fn searched_name(&self, mask: &Mask) -> Outcome<Option<Path>> {
        let path = self.name_attribute()?;
        let is_hidden = |path: &Path| !mask.is_open() && mask.is_personal_attribute(&path.dotted());
        Ok(path.filter(|path| !is_hidden(path)))
    }

    fn shown(&self, found: Vec<(Match, u32)>) -> Outcome<Vec<FoundCustomer>> {
        let roots: Vec<u32> = found.iter().map(|(_, root)| *root).collect();
        let names = self.called(&roots)?;
        let items = found.into_iter();
        let items = items.filter_map(|(found, root)| self.found_customer(found, root, &names));
        Ok(items.collect())
    }

    /// A customer who was found; nobody when they were erased meanwhile.
    pub(super) fn found_customer(
        &self,
        found: Match,
        root: u32,
        names: &HashMap<u32, String>,
    ) -> Option<FoundCustomer> {
        Some(FoundCustomer {
            person: Person {
                id: id_of(root),
                customer: self.store.name_of(root)?,
                name: names.get(&root).cloned(),
            },
            by: found.by,
            matched: found.text,
        })
    }
}

/// Whether a mask hides an identifier.
pub(super) fn hidden(mask: &Mask, kind: IdentifierKind, value: &str) -> bool {
    let is_personal = matches!(kind, IdentifierKind::Phone | IdentifierKind::Email);
    !mask.is_open() && (is_personal || is_personal_text(value))
}

/// The best match of a customer counts.
pub(super) fn note(matches: &mut BTreeMap<u32, Match>, root: u32, found: Match) {
    match matches.get_mut(&root) {
        Some(known) if *known <= found => {}
        Some(known) => *known = found,
        None => {
            matches.insert(root, found);
        }
    }
}

impl Match {
    pub(super) fn name(text: String, is_part: bool) -> Self {
        Self {
            is_part,
            rank: u8::MAX,
            by: "name".into(),
            text,
        }
    }

    pub(super) fn whole(by: &str, text: &str) -> Self {
        Self {
            is_part: false,
            rank: 0,
            by: by.into(),
            text: text.into(),
        }
    }
}

/// The first customers of a chunk whose name is accepted, a few more than `most`: names are compared
/// once each, not once a customer.
pub(super) fn matching_names(
    chunk: &Chunk<'_>,
    roots: &[u32],
    now: i64,
    most: usize,
    accepts: &dyn Fn(&str) -> bool,
) -> Vec<(u32, String)> {
    let stream = &chunk.streams[0];
    let column = &stream.columns[0];
    let ColumnData::Text { codes, dictionary } = &column.data else {
        return vec![];
    };
    let accepted: Vec<bool> = dictionary.iter().map(|name| accepts(name)).collect();
    if !accepted.contains(&true) {
        return vec![];
    }
    let mut found = Vec::new();
    for (index, root) in roots.iter().enumerate() {
        let rows = stream.rows(index);
        let seen = stream.occurred_at[rows.clone()].partition_point(|at| *at <= now);
        let Some(row) = seen.checked_sub(1).map(|last| rows.start + last) else {
            continue;
        };
        let code = codes.get(row);
        if column.is_present(row) && accepted[code] {
            found.push((*root, dictionary[code].clone()));
            if found.len() > most {
                break;
            }
        }
    }
    found
}

impl Wanted {
    fn new(text: &str) -> Self {
        let text = fenqun_model::identifier::nfc(text.trim()).into_owned();
        let plain: String = text
            .chars()
            .filter(|c| !matches!(c, ' ' | '-' | '+' | '(' | ')'))
            .collect();
        let all_digits = plain.len() >= DIGITS && plain.bytes().all(|byte| byte.is_ascii_digit());
        Self {
            lower: text.to_lowercase(),
            digits: all_digits.then_some(plain),
            text,
        }
    }

    fn accepts(&self, kind: IdentifierKind, value: &str) -> bool {
        match kind {
            IdentifierKind::Phone => self
                .digits
                .as_ref()
                .is_some_and(|digits| value.contains(digits.as_str())),
            IdentifierKind::Email => value.starts_with(&self.lower),
            _ => begins(value, &self.text),
        }
    }

    fn is_whole(&self, value: &str) -> bool {
        value.eq_ignore_ascii_case(&self.text) || value == self.lower
    }

    fn is_in(&self, name: &str) -> bool {
        name.contains(&self.text) || name.to_lowercase().contains(&self.lower)
    }
}

/// Whether a text begins with another, whatever the case of ASCII letters.
fn begins(value: &str, prefix: &str) -> bool {
    let head = value.as_bytes().get(..prefix.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(prefix.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_found_as_people_remember_them() {
        use IdentifierKind::{Customer, Email, Phone};
        for (typed, kind, value, found) in [
            ("c0001", Customer, "C00012", true),
            ("00012", Customer, "C00012", false),
            ("138 1234", Phone, "+8613812345678", true),
            ("5678", Phone, "+8613812345678", true),
            ("78", Phone, "+8613812345678", false),
            ("Wang@", Email, "wang@example.com", true),
            ("example.com", Email, "wang@example.com", false),
        ] {
            assert_eq!(Wanted::new(typed).accepts(kind, value), found, "{typed}");
        }
    }

    #[test]
    fn names_are_found_by_any_part() {
        assert!(Wanted::new("小明").is_in("王小明"));
        assert!(Wanted::new(" WEN ").is_in("Owen"));
        assert!(!Wanted::new("李").is_in("王小明"));
    }
}
