//! Identifiers: by what names a customer is known, and how they are made comparable
//! (`semantics` 12).

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Kinds of identifier, in the order in which one is chosen to name the customer.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    utoipa::ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum IdentifierKind {
    /// The company's own customer number (`userId` of the tracking protocol).
    Customer,
    /// E.164 telephone number.
    Phone,
    /// E-mail address.
    Email,
    /// WeChat union id, CRM id or any other outside system's id.
    External,
    /// A device or browser (`anonymousId`).
    Anonymous,
}

/// One name of a customer, normalised.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Identifier {
    /// What kind of name.
    pub kind: IdentifierKind,
    /// Normalised text, not empty.
    pub value: String,
}

/// Why a text is not an identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdentifierError {
    /// Nothing but white space.
    Empty,
    /// An e-mail address without exactly one `@` between two texts.
    NotEmail,
    /// Not a telephone number in the default country or with a country code.
    NotPhone,
    /// Longer than 256 bytes.
    TooLong,
}

impl Identifier {
    /// Greatest length of a normalised identifier in bytes.
    pub const MAX_BYTES: usize = 256;

    /// Normalises `text` as an identifier of `kind`. `country` is the ISO 3166 code used for
    /// telephone numbers without a country code.
    pub fn new(kind: IdentifierKind, text: &str, country: &str) -> Result<Self, IdentifierError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(IdentifierError::Empty);
        }
        let value = match kind {
            IdentifierKind::Email => email(text)?,
            IdentifierKind::Phone => phone(text, country)?,
            _ => nfc(text).into_owned(),
        };
        if value.len() > Self::MAX_BYTES {
            return Err(IdentifierError::TooLong);
        }
        Ok(Self { kind, value })
    }
}

/// Unicode normal form C.
pub fn nfc(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

/// Whole address lower-cased: that is how addresses are matched.
fn email(text: &str) -> Result<String, IdentifierError> {
    let (local, domain) = text.rsplit_once('@').ok_or(IdentifierError::NotEmail)?;
    let broken = local.is_empty() || local.contains('@') || domain.is_empty();
    if broken || text.contains(char::is_whitespace) {
        return Err(IdentifierError::NotEmail);
    }
    Ok(nfc(text).to_lowercase())
}

fn phone(text: &str, country: &str) -> Result<String, IdentifierError> {
    let half_width: String = text.chars().map(to_half_width).collect();
    let country = country.parse().ok();
    let number = phonenumber::parse(country, half_width).map_err(|_| IdentifierError::NotPhone)?;
    if !number.is_valid() {
        return Err(IdentifierError::NotPhone);
    }
    Ok(number.format().mode(phonenumber::Mode::E164).to_string())
}

/// Full-width digits and signs, common in Chinese data, as ASCII.
fn to_half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

impl IdentifierKind {
    /// As written in files.
    pub const fn name(self) -> &'static str {
        match self {
            IdentifierKind::Customer => "customer",
            IdentifierKind::Phone => "phone",
            IdentifierKind::Email => "email",
            IdentifierKind::External => "external",
            IdentifierKind::Anonymous => "anonymous",
        }
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind.name(), self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(kind: IdentifierKind, text: &str) -> Result<String, IdentifierError> {
        Identifier::new(kind, text, "CN").map(|identifier| identifier.value)
    }

    #[test]
    fn phones_become_e164() {
        for text in [
            "13812345678",
            "+86 138 1234 5678",
            "１３８１２３４５６７８",
            "0086-13812345678",
        ] {
            assert_eq!(
                normal(IdentifierKind::Phone, text).as_deref(),
                Ok("+8613812345678"),
                "{text}"
            );
        }
        assert_eq!(
            normal(IdentifierKind::Phone, "12"),
            Err(IdentifierError::NotPhone)
        );
    }

    #[test]
    fn emails_match_whatever_their_case() {
        assert_eq!(
            normal(IdentifierKind::Email, " Li@Example.COM ").as_deref(),
            Ok("li@example.com")
        );
        assert_eq!(
            normal(IdentifierKind::Email, "li@"),
            Err(IdentifierError::NotEmail)
        );
    }

    #[test]
    fn text_is_composed() {
        assert_eq!(
            normal(IdentifierKind::Customer, "Cafe\u{301}").as_deref(),
            Ok("Caf\u{e9}")
        );
        assert_eq!(
            normal(IdentifierKind::Customer, "  "),
            Err(IdentifierError::Empty)
        );
    }
}
