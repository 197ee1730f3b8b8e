//! Booleans.

/// Reads 是/否, true/false, yes/no, t/f, y/n and 1/0, whatever their case.
pub(crate) fn boolean(text: &str) -> Option<bool> {
    const TRUE: [&str; 7] = ["true", "是", "1", "yes", "y", "t", "对"];
    const FALSE: [&str; 7] = ["false", "否", "0", "no", "n", "f", "错"];
    let is_any = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is_any(&TRUE) {
        return Some(true);
    }
    is_any(&FALSE).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::boolean;

    #[test]
    fn booleans_are_read_in_both_languages() {
        for text in ["是", "TRUE", "1", "Yes"] {
            assert_eq!(boolean(text), Some(true));
        }
        for text in ["否", "False", "0", "n"] {
            assert_eq!(boolean(text), Some(false));
        }
        assert_eq!(boolean("maybe"), None);
    }
}
