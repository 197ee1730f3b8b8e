//! Cuts rule text into tokens. Outside quotes the full-width signs of Chinese keyboards read as the
//! ASCII ones.

use std::iter::Peekable;
use std::str::CharIndices;

use super::problem;
use super::words::{continues_word, starts_word};
use crate::identifier::nfc;
use crate::{Date, Instant, Message};

/// A token and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind<'t>,
    /// As written; empty at the end of the text.
    pub(super) text: &'t str,
    /// 1-based, in characters.
    pub(super) column: usize,
    /// Whether it follows the token before without a space.
    pub(super) adjacent: bool,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind<'t> {
    /// A name or keyword without quotes.
    Word,
    /// A name in backticks.
    Quoted(String),
    /// A text in quotes.
    Text(String),
    /// Digits, perhaps with a point and places.
    Number,
    /// A number with letters right behind: `30d`, `2.5km`.
    Quantity(&'t str, &'t str),
    /// `2024-06-12`.
    Date(Date),
    /// `2024-06-12T12:00:00Z`.
    Instant(Instant),
    /// A sign in its ASCII form.
    Sign(&'static str),
    /// Behind the last token.
    End,
}

/// Cuts a text.
pub(super) fn tokens(text: &str) -> Result<Vec<Token<'_>>, Message> {
    let mut lexer = Lexer {
        text,
        chars: text.char_indices().peekable(),
        column: 1,
    };
    let mut tokens = Vec::new();
    loop {
        let adjacent = !lexer.skip_space() && !tokens.is_empty();
        let (start, column) = (lexer.offset(), lexer.column);
        let kind = lexer.token()?;
        let last = kind == Kind::End;
        tokens.push(Token {
            kind,
            text: &text[start..lexer.offset()],
            column,
            adjacent,
        });
        if last {
            return Ok(tokens);
        }
    }
}

struct Lexer<'t> {
    text: &'t str,
    chars: Peekable<CharIndices<'t>>,
    column: usize,
}

impl<'t> Lexer<'t> {
    fn peek(&mut self) -> Option<char> {
        self.chars.peek().map(|(_, c)| *c)
    }

    fn bump(&mut self) -> Option<char> {
        self.column += 1;
        self.chars.next().map(|(_, c)| c)
    }

    /// Byte offset of the next character.
    fn offset(&mut self) -> usize {
        self.chars.peek().map_or(self.text.len(), |(at, _)| *at)
    }

    fn rest(&mut self) -> &'t str {
        let offset = self.offset();
        &self.text[offset..]
    }

    fn bump_while(&mut self, test: impl Fn(char) -> bool) -> &'t str {
        let start = self.offset();
        while self.peek().is_some_and(&test) {
            self.bump();
        }
        &self.text[start..self.offset()]
    }

    /// Whether there was any.
    fn skip_space(&mut self) -> bool {
        !self.bump_while(char::is_whitespace).is_empty()
    }

    fn token(&mut self) -> Result<Kind<'t>, Message> {
        let Some(c) = self.peek() else {
            return Ok(Kind::End);
        };
        if starts_word(c) {
            self.bump_while(continues_word);
            return Ok(Kind::Word);
        }
        if c.is_ascii_digit() {
            return self.number_or_time();
        }
        match closing_quote(c) {
            Some('`') => self.quoted('`').map(Kind::Quoted),
            Some(close) => self.quoted(close).map(Kind::Text),
            None => self.sign(),
        }
    }

    /// A quoted text without its quotes; the closing quote doubled stands for itself.
    fn quoted(&mut self, close: char) -> Result<String, Message> {
        let column = self.column;
        let mut inside = String::new();
        self.bump();
        loop {
            match self.bump() {
                Some(c) if c == close && self.peek() == Some(close) => {
                    self.bump();
                    inside.push(c);
                }
                Some(c) if c == close => return Ok(nfc(&inside).into_owned()),
                Some(c) => inside.push(c),
                None => return Err(problem::unclosed_quote(column, close)),
            }
        }
    }

    fn number_or_time(&mut self) -> Result<Kind<'t>, Message> {
        let column = self.column;
        let rest = self.rest();
        if let Some(length) = date_length(rest) {
            let time = time_length(&rest[length..]);
            for _ in 0..length + time {
                self.bump();
            }
            let written = &rest[..length + time];
            if time == 0 {
                let date = written.parse().map(Kind::Date);
                return date.map_err(|()| problem::no_such_date(column, written));
            }
            let instant = Instant::parse_rfc3339(written).map(Kind::Instant);
            return instant.ok_or_else(|| problem::not_an_instant(column, written));
        }
        let start = self.offset();
        self.bump_while(|c| c.is_ascii_digit());
        let mut ahead = self.chars.clone().map(|(_, c)| c);
        if ahead.next() == Some('.') && ahead.next().is_some_and(|c| c.is_ascii_digit()) {
            self.bump();
            self.bump_while(|c| c.is_ascii_digit());
        }
        let number = &self.text[start..self.offset()];
        let unit = self.bump_while(continues_word);
        Ok(match unit {
            "" => Kind::Number,
            unit => Kind::Quantity(number, unit),
        })
    }

    fn sign(&mut self) -> Result<Kind<'t>, Message> {
        let column = self.column;
        let first = self.bump().map_or(' ', half_width);
        let second = self.peek().map(half_width);
        let (sign, long) = match (first, second) {
            ('(', _) => ("(", false),
            (')', _) => (")", false),
            (',', _) => (",", false),
            ('.', _) => (".", false),
            ('+', _) => ("+", false),
            ('-', _) => ("-", false),
            ('*', _) => ("*", false),
            ('/', _) => ("/", false),
            ('=', Some('=')) => ("=", true),
            ('=', _) => ("=", false),
            ('!', Some('=')) | ('<', Some('>')) => ("!=", true),
            ('≠', _) => ("!=", false),
            ('<', Some('=')) => ("<=", true),
            ('<', _) => ("<", false),
            ('≤', _) => ("<=", false),
            ('>', Some('=')) => (">=", true),
            ('>', _) => (">", false),
            ('≥', _) => (">=", false),
            _ => return Err(problem::unknown_sign(column, first, second)),
        };
        if long {
            self.bump();
        }
        Ok(Kind::Sign(sign))
    }
}

/// The quote that closes what `open` opens. Chinese keyboards mix up the curly ones, so either of a
/// pair opens.
fn closing_quote(open: char) -> Option<char> {
    match open {
        '\'' | '"' | '`' | '＇' | '＂' => Some(open),
        '‘' | '’' => Some('’'),
        '“' | '”' => Some('”'),
        _ => None,
    }
}

/// The ASCII sign for a full-width one.
fn half_width(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        '，' | '、' => ',',
        '．' => '.',
        '＋' => '+',
        '－' => '-',
        '＊' => '*',
        '／' => '/',
        '＝' => '=',
        '！' => '!',
        '＜' => '<',
        '＞' => '>',
        _ => c,
    }
}

/// Length of `2024-06-12` at the start of a text.
fn date_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let shape = bytes.get(..10)?.iter().enumerate().all(|(at, b)| match at {
        4 | 7 => *b == b'-',
        _ => b.is_ascii_digit(),
    });
    let ends = !bytes.get(10).is_some_and(u8::is_ascii_digit);
    (shape && ends).then_some(10)
}

/// Length of `T12:00:00.5+08:00` at the start of a text, 0 when there is none. Only ASCII.
fn time_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    if !matches!(bytes, [b'T' | b't', digit, ..] if digit.is_ascii_digit()) {
        return 0;
    }
    let clock = |b: &u8| b.is_ascii_digit() || matches!(b, b':' | b'.');
    let time = 1 + bytes[1..].iter().take_while(|b| clock(b)).count();
    let offset = match bytes.get(time) {
        Some(b'Z' | b'z') => 1,
        Some(b'+' | b'-') => 1 + bytes[time + 1..].iter().take_while(|b| clock(b)).count(),
        _ => 0,
    };
    time + offset
}
