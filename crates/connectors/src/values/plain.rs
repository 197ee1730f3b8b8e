//! Full-width forms, common in Chinese data, as the ASCII they stand for.

use std::borrow::Cow;

/// Full-width digits, letters and signs and the ideographic space as ASCII; everything else as it
/// is.
pub(crate) fn half_width(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(half_width_char).collect())
}

fn half_width_char(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\u{202f}' => ' ',
        '\u{2212}' | '\u{2013}' => '-',
        '\u{ffe5}' => '¥',
        _ => c,
    }
}
