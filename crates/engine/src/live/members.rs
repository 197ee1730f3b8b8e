//! Who stands where: one column for each definition, one entry for each customer by root. This is
//! what the change log adds up to.

use fenqun_model::Instant;
use fenqun_model::definition::Kind;

use crate::course::IN;
use crate::references::Key;
use crate::saved::Broken;

/// Standing of nobody in particular: outside, or no customer at all.
pub(super) const NONE: u16 = 0;

/// How everybody stands in one definition.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) key: Key,
    pub(super) version: u64,
    /// Label of code `i + 1`. Labels that the definition does not have any more stay.
    labels: Vec<String>,
    codes: Codes,
    /// Customers of each label.
    sizes: Vec<u64>,
    /// Why it is not kept up, and since when.
    pub(super) frozen: Option<Frozen>,
}

/// A definition that fails keeps its last good result.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Frozen {
    pub(super) as_of: Instant,
    pub(super) broken: Broken,
}

/// Codes in the narrowest width that holds them.
#[derive(Clone, Debug)]
enum Codes {
    Bits(Vec<u64>),
    Byte(Vec<u8>),
    Short(Vec<u16>),
}

impl Column {
    /// Nobody stands anywhere yet.
    pub(super) fn new(key: Key, version: u64, labels: &[String]) -> Self {
        let mut column = Self {
            codes: match key.0 {
                Kind::Segmentation => Codes::Byte(vec![]),
                _ => Codes::Bits(vec![]),
            },
            key,
            version,
            labels: vec![],
            sizes: vec![],
            frozen: None,
        };
        column.codes_of(labels);
        column
    }

    /// The codes of labels, new ones being added; of a segment or list that of its members.
    pub(super) fn codes_of(&mut self, labels: &[String]) -> Vec<u16> {
        match self.key.0 {
            Kind::Segmentation => labels.iter().map(|label| self.code_of(label)).collect(),
            _ => vec![self.code_of(IN)],
        }
    }

    /// The code of a label, made when there is none.
    pub(super) fn code_of(&mut self, label: &str) -> u16 {
        let known = self.labels.iter().position(|known| known == label);
        let index = known.unwrap_or_else(|| {
            self.labels.push(label.to_owned());
            self.sizes.push(0);
            self.labels.len() - 1
        });
        index as u16 + 1
    }

    /// The label of a code; `None` for outside.
    pub(super) fn label(&self, code: u16) -> Option<&str> {
        let index = usize::from(code).checked_sub(1)?;
        self.labels.get(index).map(String::as_str)
    }

    /// How many customers have each label.
    pub(super) fn sizes(&self) -> impl Iterator<Item = (&str, u64)> {
        let labels = self.labels.iter().map(String::as_str);
        labels.zip(self.sizes.iter().copied())
    }

    pub(super) fn get(&self, root: u32) -> u16 {
        let root = root as usize;
        match &self.codes {
            Codes::Bits(words) => {
                let word = words.get(root / 64).copied().unwrap_or(0);
                (word >> (root % 64) & 1) as u16
            }
            Codes::Byte(codes) => codes.get(root).copied().unwrap_or(0).into(),
            Codes::Short(codes) => codes.get(root).copied().unwrap_or(0),
        }
    }

    /// Sets how a customer stands; how they stood before.
    pub(super) fn set(&mut self, root: u32, code: u16) -> u16 {
        let before = self.get(root);
        if before == code {
            return before;
        }
        self.codes.set(root as usize, code);
        if let Some(index) = usize::from(before).checked_sub(1) {
            self.sizes[index] -= 1;
        }
        if let Some(index) = usize::from(code).checked_sub(1) {
            self.sizes[index] += 1;
        }
        before
    }

    /// Everybody who stands somewhere, by root.
    pub(super) fn standing(&self) -> Vec<u32> {
        let length = match &self.codes {
            Codes::Bits(words) => words.len() * 64,
            Codes::Byte(codes) => codes.len(),
            Codes::Short(codes) => codes.len(),
        };
        let roots = 0..length as u32;
        roots.filter(|root| self.get(*root) != NONE).collect()
    }
}

impl Codes {
    fn set(&mut self, index: usize, code: u16) {
        self.widen(code);
        match self {
            Codes::Bits(words) => {
                grow(words, index / 64 + 1);
                let bit = 1 << (index % 64);
                match code {
                    0 => words[index / 64] &= !bit,
                    _ => words[index / 64] |= bit,
                }
            }
            Codes::Byte(codes) => {
                grow(codes, index + 1);
                codes[index] = code as u8;
            }
            Codes::Short(codes) => {
                grow(codes, index + 1);
                codes[index] = code;
            }
        }
    }

    /// Makes room for a code that does not fit.
    fn widen(&mut self, code: u16) {
        if let Codes::Byte(codes) = self
            && code > u16::from(u8::MAX)
        {
            *self = Codes::Short(codes.iter().map(|code| u16::from(*code)).collect());
        }
    }
}

fn grow<T: Clone + Default>(values: &mut Vec<T>, length: usize) {
    if values.len() < length {
        values.resize(length, T::default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segmentation(labels: usize) -> Column {
        let labels: Vec<String> = (0..labels).map(|label| label.to_string()).collect();
        Column::new((Kind::Segmentation, "s".into()), 1, &labels)
    }

    #[test]
    fn remembers_who_stands_where_and_how_many() {
        let mut column = segmentation(3);
        assert_eq!(column.set(70, 2), NONE);
        assert_eq!(column.set(70, 3), 2);
        assert_eq!(column.set(2, 3), NONE);
        assert_eq!(column.label(column.get(70)), Some("2"));
        assert_eq!(column.label(column.get(71)), None);
        assert_eq!(column.standing(), [2, 70]);
        assert_eq!(
            column.sizes().collect::<Vec<_>>(),
            [("0", 0), ("1", 0), ("2", 2)]
        );
    }

    #[test]
    fn more_labels_than_a_byte_holds() {
        let mut column = segmentation(300);
        column.set(5, 255);
        column.set(6, 300);
        assert_eq!((column.get(5), column.get(6)), (255, 300));
        assert_eq!(column.label(300), Some("299"));
    }

    #[test]
    fn members_are_bits() {
        let mut column = Column::new((Kind::Segment, "s".into()), 1, &[]);
        column.set(64, 1);
        column.set(65, 1);
        column.set(64, NONE);
        assert_eq!(column.standing(), [65]);
        assert_eq!(column.label(1), Some(IN));
    }
}
