//! Values as people write them in files: what is missing, numbers, booleans, times.

pub(crate) mod boolean;
pub(crate) mod number;
pub(crate) mod plain;
pub(crate) mod time;

/// Texts that stand for "no value", besides white space. Compared without regard to case.
pub const MISSING: [&str; 9] = ["", "null", "n/a", "#n/a", "-", "--", "—", "\\n", "nan"];

/// The value of a cell, trimmed; `None` when there is none (see [`MISSING`]).
pub(crate) fn present(cell: &str) -> Option<&str> {
    let text = trim(cell);
    let length = text.len();
    if length == 0 {
        return None;
    }
    if length > 4 || !may_be_missing(text) {
        return Some(text);
    }
    let missing = MISSING.iter().any(|word| text.eq_ignore_ascii_case(word));
    (!missing).then_some(text)
}

/// Whether the first character begins one of the words of [`MISSING`].
fn may_be_missing(text: &str) -> bool {
    matches!(text.as_bytes()[0], b'-' | b'n' | b'N' | b'#' | b'\\' | 0xe2)
}

/// White space at the ends, including the ideographic space and the byte order mark.
fn trim(cell: &str) -> &str {
    let bytes = cell.as_bytes();
    let clean = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_graphic());
    if clean(bytes.first()) && clean(bytes.last()) {
        return cell;
    }
    cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_values_are_those_listed() {
        for text in ["", " ", "\u{3000}", "NULL", "n/a", "-", "\\N", "NaN", " — "] {
            assert_eq!(present(text), None, "{text:?}");
        }
        for text in ["0", "NA", "none", "无", "--5", "N"] {
            assert_eq!(present(text), Some(text));
        }
        assert_eq!(present(" 上海\u{3000}"), Some("上海"));
    }
}
