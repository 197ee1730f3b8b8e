//! Finding the customers whom lines mean: those that somebody pastes into a list.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Mutex;

use fenqun_model::identifier::{IdentifierKind, nfc};
use serde::Serialize;
use utoipa::ToSchema;

use super::persons::{number, value_of};
use super::search::{FoundCustomer, Match, hidden, matching_names, note};
use crate::failure::Outcome;
use crate::masking::Mask;
use crate::run::held;
use crate::workspace::Workspace;

/// Most customers of one line: enough to tell people of one name apart.
const APART: usize = 20;
/// Digits from which on the end of a telephone number stands for all of it.
const OWN_DIGITS: usize = 7;

/// Whom a line means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LookedUp {
    /// The line as it was given.
    #[schema(example = "138 1234 5678")]
    pub line: String,
    /// One, nobody, or several of whom it says the same: the first 20 of them.
    pub customers: Vec<FoundCustomer>,
}

/// Different lines in the forms in which they are compared, by their place.
struct Lines {
    whole: HashMap<String, usize>,
    /// By their number of digits.
    digits: BTreeMap<usize, HashMap<String, Vec<usize>>>,
}

/// By line: customers, and what matched.
type Meant = Vec<BTreeMap<u32, Match>>;

impl Workspace {
    /// Whom each line means: the customers of whom it is an identifier, or the end of a telephone
    /// number from 7 digits on; where there are none, those who have the whole name. White space and
    /// the case of letters do not count. What a mask hides means nobody. Looks at every identifier
    /// and name once, however many lines there are.
    ///
    /// # Errors
    /// Damaged files.
    pub fn look_up(&self, lines: &[String], mask: &Mask) -> Outcome<Vec<LookedUp>> {
        let mut different: Vec<&str> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut places = Vec::with_capacity(lines.len());
        for line in lines {
            places.push(*known.entry(plain(line)).or_insert_with(|| {
                different.push(line);
                different.len() - 1
            }));
        }
        let customers = self.look_up_different(&different, mask)?;
        let answers = lines.iter().zip(places).map(|(line, place)| LookedUp {
            line: line.clone(),
            customers: customers[place].clone(),
        });
        Ok(answers.collect())
    }

    fn look_up_different(&self, lines: &[&str], mask: &Mask) -> Outcome<Vec<Vec<FoundCustomer>>> {
        let mut meant: Meant = vec![BTreeMap::new(); lines.len()];
        self.meant_by_identifiers(lines, mask, &mut meant);
        self.meant_by_names(lines, mask, &mut meant)?;
        let ordered: Vec<Vec<(Match, u32)>> = meant.into_iter().map(first).collect();
        let roots: BTreeSet<u32> = ordered.iter().flatten().map(|(_, root)| *root).collect();
        let names = self.called(&Vec::from_iter(roots))?;
        let shown = |of_line: Vec<(Match, u32)>| {
            let shown = of_line.into_iter();
            shown.filter_map(|(found, root)| self.found_customer(found, root, &names))
        };
        Ok(ordered
            .into_iter()
            .map(|of_line| shown(of_line).collect())
            .collect())
    }

    fn meant_by_identifiers(&self, lines: &[&str], mask: &Mask, meant: &mut Meant) {
        let sought = Lines::new(lines.iter().copied().enumerate());
        let most = lines.len().saturating_mul(APART);
        let found = self.store.search(most, &|kind, value| {
            !hidden(mask, kind, value) && sought.meaning(kind, value).next().is_some()
        });
        for (root, identifier) in found.found {
            let (kind, value) = (identifier.kind, identifier.value);
            for line in sought.meaning(kind, &value) {
                let found = Match {
                    is_part: false,
                    rank: kind as u8,
                    by: kind.name().to_owned(),
                    text: value.clone(),
                };
                note(&mut meant[line], root, found);
            }
        }
        for (of_line, line) in meant.iter_mut().zip(lines) {
            let root = number(line).and_then(|number| self.root_numbered(number));
            if let Some(root) = root {
                note(of_line, root, Match::whole("id", line.trim()));
            }
        }
    }

    /// Of the lines that no identifier answers to.
    fn meant_by_names(&self, lines: &[&str], mask: &Mask, meant: &mut Meant) -> Outcome<()> {
        let open = lines.iter().copied().enumerate();
        let sought = Lines::new(open.filter(|(line, _)| meant[*line].is_empty()));
        let Some(path) = self
            .searched_name(mask)?
            .filter(|_| !sought.whole.is_empty())
        else {
            return Ok(());
        };
        let found: Mutex<Vec<(u32, String)>> = Mutex::default();
        let (now, threads) = (self.now()?.0, self.settings.threads);
        let accepts = |name: &str| sought.whole.contains_key(&plain(name));
        self.store
            .visit_with_roots(&value_of(path), threads, &|chunk, roots| {
                let names = matching_names(chunk, roots, now, usize::MAX, &accepts);
                held(&found).extend(names);
            })?;
        for (root, name) in std::mem::take(&mut *held(&found)) {
            if let Some(line) = sought.whole.get(&plain(&name)) {
                note(&mut meant[*line], root, Match::name(name, false));
            }
        }
        Ok(())
    }
}

/// The first of those whom a line means.
fn first(of_line: BTreeMap<u32, Match>) -> Vec<(Match, u32)> {
    let ordered = of_line.into_iter().map(|(root, found)| (found, root));
    let mut ordered: Vec<(Match, u32)> = ordered.collect();
    ordered.sort();
    ordered.truncate(APART);
    ordered
}

impl Lines {
    fn new<'a>(lines: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let mut sought = Self {
            whole: HashMap::new(),
            digits: BTreeMap::new(),
        };
        for (line, text) in lines {
            let whole = plain(text);
            if let Some(digits) = own_digits(&whole) {
                let of_length = sought.digits.entry(digits.len()).or_default();
                of_length.entry(digits).or_default().push(line);
            }
            sought.whole.insert(whole, line);
        }
        sought.whole.remove("");
        sought
    }

    /// The lines that mean an identifier, some of them perhaps twice.
    fn meaning<'a>(&'a self, kind: IdentifierKind, value: &'a str) -> impl Iterator<Item = usize> {
        let whole = self.whole.get(&plain(value)).into_iter();
        let lengths = (kind == IdentifierKind::Phone).then_some(&self.digits);
        let ends = lengths.into_iter().flatten().filter_map(|(length, lines)| {
            let start = value.len().checked_sub(*length)?;
            lines.get(value.get(start..)?)
        });
        whole.chain(ends.flatten()).copied()
    }
}

/// A text as it is compared: without white space, in small letters.
fn plain(text: &str) -> String {
    let text = nfc(text);
    let letters = text.chars().filter(|letter| !letter.is_whitespace());
    letters.flat_map(char::to_lowercase).collect()
}

/// The digits of a telephone number as people write it, when they are enough to be someone's own.
fn own_digits(plain: &str) -> Option<String> {
    let is_number = plain
        .chars()
        .all(|letter| letter.is_ascii_digit() || "+-()".contains(letter));
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    (is_number && digits.len() >= OWN_DIGITS).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(line: &str, kind: IdentifierKind, value: &str) -> bool {
        let lines = Lines::new([(0, line)].into_iter());
        lines.meaning(kind, value).next() == Some(0)
    }

    #[test]
    fn identifiers_are_meant_as_a_whole_and_telephone_numbers_by_their_end() {
        use IdentifierKind::{Customer, Email, Phone};
        for (line, kind, value, is_meant) in [
            ("c001", Customer, "C001", true),
            ("C 001", Customer, "C001", true),
            ("C00", Customer, "C001", false),
            ("2345678", Customer, "12345678", false),
            ("Li@Example.com", Email, "li@example.com", true),
            ("138 1234 5678", Phone, "+8613812345678", true),
            ("+86 138-1234-5678", Phone, "+8613812345678", true),
            ("45678", Phone, "+8613812345678", false),
            ("13812345", Phone, "+8613812345678", false),
            ("no 13812345678", Phone, "+8613812345678", false),
            ("123456789012345678", Phone, "+8613812345678", false),
            (" ", Customer, "", false),
        ] {
            assert_eq!(means(line, kind, value), is_meant, "{line}");
        }
    }
}
