//! Different texts and their codes, grown from those of a column that is there already.

use std::sync::Arc;

use hashbrown::HashMap;

/// Different texts and their codes.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    /// Texts that another column has too; its codes are the same here.
    first: Arc<Vec<String>>,
    /// Texts whose codes follow.
    added: Vec<String>,
    codes: HashMap<String, u32>,
    /// `codes` has the texts of `first`.
    indexed: bool,
}

/// Texts that no value has are kept up to as many as there are values, and this many.
const SPARE: usize = 1_024;

impl Dictionary {
    /// Goes on with the texts of another column.
    pub(super) fn on(first: &Arc<Vec<String>>) -> Self {
        Self {
            first: first.clone(),
            ..Self::default()
        }
    }

    /// Whether a code of a column with these texts is the same here.
    pub(super) fn is_on(&self, texts: &Arc<Vec<String>>) -> bool {
        Arc::ptr_eq(&self.first, texts)
    }

    pub(super) fn code(&mut self, text: &str) -> u32 {
        if !self.indexed {
            let first = self.first.iter().zip(0..);
            self.codes
                .extend(first.map(|(text, code)| (text.clone(), code)));
            self.indexed = true;
        }
        if let Some(code) = self.codes.get(text) {
            return *code;
        }
        let code = (self.first.len() + self.added.len()) as u32;
        self.added.push(text.into());
        self.codes.insert(text.into(), code);
        code
    }

    /// The texts of some codes, which are changed when texts are left out.
    pub(super) fn finish(self, codes: &mut [u32]) -> Arc<Vec<String>> {
        let texts = if self.added.is_empty() {
            self.first
        } else if self.first.is_empty() {
            Arc::new(self.added)
        } else {
            Arc::new([self.first.as_slice(), &self.added].concat())
        };
        if texts.len() > codes.len() * 2 + SPARE {
            return Arc::new(compact(&texts, codes));
        }
        texts
    }
}

/// Only the texts that some code has.
fn compact(texts: &[String], codes: &mut [u32]) -> Vec<String> {
    let mut new = vec![u32::MAX; texts.len()];
    let mut used = Vec::new();
    for code in codes {
        let place = &mut new[*code as usize];
        if *place == u32::MAX {
            *place = used.len() as u32;
            used.push(texts[*code as usize].clone());
        }
        *code = *place;
    }
    used
}
