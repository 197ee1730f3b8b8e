//! The masked forms, and how telephone numbers and addresses are found in a text.

use serde_json::Value as Json;

/// What stands for the part that is hidden.
const STARS: &str = "****";
/// Digits of a telephone number, country code included.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// `138****5678`; a country code other than China's stays in front.
pub(super) fn phone(text: &str) -> String {
    let digits: Vec<char> = text.chars().filter_map(digit).collect();
    let local = match &digits[..] {
        ['8', '6', rest @ ..] if rest.len() == 11 => rest,
        other => other,
    };
    let (head, tail) = match local.len() {
        0..=6 => return STARS.into(),
        7..=10 => (2, 2),
        _ => (3, 4),
    };
    let plus = if text.starts_with('+') && local.len() == digits.len() {
        "+"
    } else {
        ""
    };
    let head: String = local[..head].iter().collect();
    let tail: String = local[local.len() - tail..].iter().collect();
    format!("{plus}{head}{STARS}{tail}")
}

/// `w***@example.com`.
pub(super) fn email(text: &str) -> String {
    match text.rsplit_once('@') {
        Some((local, domain)) => {
            let first: String = local.chars().take(1).collect();
            format!("{first}***@{domain}")
        }
        None => word(text),
    }
}

/// A name or another short text: its first character; `王**`, `W***`.
fn word(text: &str) -> String {
    match text.chars().next() {
        None => String::new(),
        Some(first) if first.is_ascii() => format!("{first}***"),
        Some(first) => format!("{first}**"),
    }
}

/// A value of a personal field. Missing stays missing: that there is nothing names nobody.
pub(super) fn hidden(value: &Json) -> Json {
    match value {
        Json::Null => Json::Null,
        Json::String(text) => Json::String(personal(text)),
        Json::Array(items) => items.iter().map(hidden).collect(),
        Json::Object(fields) => {
            let shown = fields
                .iter()
                .map(|(name, value)| (name.clone(), hidden(value)));
            Json::Object(shown.collect())
        }
        Json::Number(number) if is_personal_text(&number.to_string()) => {
            Json::String(phone(&number.to_string()))
        }
        _ => Json::String(STARS.into()),
    }
}

/// A text of a personal field, by what it looks like.
pub(super) fn personal(text: &str) -> String {
    let digits = text.chars().filter_map(digit).count();
    let others = text
        .chars()
        .filter(|c| digit(*c).is_none() && !is_joint(*c))
        .count();
    match text.contains('@') {
        true => email(text),
        false if digits >= 7 && others == 0 => phone(text),
        false => word(text),
    }
}

/// Whether a whole text is a telephone number or an address of mail.
pub fn is_personal_text(text: &str) -> bool {
    text_with_marks(text).is_some()
}

/// A text in which telephone numbers and addresses may stand.
pub(super) fn text(text: &str) -> String {
    text_with_marks(text).unwrap_or_else(|| text.to_owned())
}

/// The text with what was found masked; `None` when nothing was.
fn text_with_marks(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut shown = String::with_capacity(text.len());
    let mut found = false;
    let mut at = 0;
    while at < chars.len() {
        let piece = address_at(&chars, at).map(|end| (end, email as fn(&str) -> String));
        let piece = piece.or_else(|| number_at(&chars, at).map(|end| (end, phone as _)));
        match piece {
            Some((end, mask)) => {
                let piece: String = chars[at..end].iter().collect();
                shown.push_str(&mask(&piece));
                found = true;
                at = end;
            }
            None => {
                // The rest of a word is not looked at by itself.
                let end = end_of_word(&chars, at);
                shown.extend(&chars[at..end]);
                at = end;
            }
        }
    }
    found.then_some(shown)
}

/// Behind the word that begins here, at least one character.
fn end_of_word(chars: &[char], at: usize) -> usize {
    let length = chars[at..].iter().take_while(|c| is_word(**c)).count();
    at + length.max(1)
}

/// Behind the address of mail that begins here.
fn address_at(chars: &[char], at: usize) -> Option<usize> {
    let of_address =
        |c: &&char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let local = chars[at..].iter().take_while(of_address).count();
    let sign = at + local;
    if local == 0 || chars.get(sign) != Some(&'@') {
        return None;
    }
    let host = chars[sign + 1..]
        .iter()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    match host.count() {
        0 => None,
        host => Some(sign + 1 + host),
    }
}

/// Behind the telephone number that begins here: `+` and 8 to 15 digits, a Chinese mobile number
/// with or without its country code, or a Chinese landline; single spaces and hyphens between.
fn number_at(chars: &[char], at: usize) -> Option<usize> {
    let plus = matches!(chars[at], '+' | '＋');
    let mut end = at + usize::from(plus);
    let mut digits = String::new();
    let mut candidate = None;
    while let Some(c) = chars.get(end) {
        match digit(*c) {
            Some(digit) => digits.push(digit),
            None if is_joint(*c)
                && !digits.is_empty()
                && chars.get(end + 1).copied().is_some_and(is_digit) => {}
            None => break,
        }
        end += 1;
        let closed = chars.get(end).is_none_or(|next| !is_word(*next));
        if closed && is_phone(plus, &digits) {
            candidate = Some(end);
        }
    }
    candidate
}

fn is_phone(plus: bool, digits: &str) -> bool {
    let local = digits
        .strip_prefix("86")
        .filter(|rest| rest.len() == 11)
        .unwrap_or(digits);
    let bytes = local.as_bytes();
    let mobile = bytes.len() == 11 && bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1]);
    let landline = matches!(bytes.len(), 10..=12) && bytes[0] == b'0' && bytes[1] != b'0';
    mobile || landline || (plus && DIGITS.contains(&digits.len()))
}

/// The ASCII digit that a half- or full-width digit is.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => None,
    }
}

fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

fn is_joint(c: char) -> bool {
    matches!(c, ' ' | '-' | '+' | '(' | ')')
}

/// Letters of words written with spaces between; Chinese ones may stand right beside a number.
fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || is_digit(c)
}
