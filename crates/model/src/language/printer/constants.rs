//! Constants, names, distances and places.

use super::Printer;
use crate::expr::{Literal, Path};
use crate::language::words;
use crate::value::Point;

impl Printer {
    pub(super) fn literal(&mut self, literal: &Literal) -> &mut Self {
        match literal {
            Literal::Text(text) => self.quoted(text),
            Literal::Integer(number) => self.shown(number),
            Literal::Decimal(number) if number.raw() % crate::Decimal::SCALE == 0 => {
                // The place tells it from an integer.
                self.shown(number).text(".0")
            }
            Literal::Decimal(number) => self.shown(number),
            Literal::Boolean(truth) => self.shown(truth),
            Literal::Instant(instant) => self.shown(instant),
            Literal::Date(date) => self.shown(date),
            Literal::Period(period) => self.shown(period),
        }
    }

    pub(super) fn quoted(&mut self, text: &str) -> &mut Self {
        self.text("'").text(&text.replace('\'', "''")).text("'")
    }

    pub(super) fn path(&mut self, path: &Path) -> &mut Self {
        let Some((first, rest)) = path.0.split_first() else {
            return self;
        };
        self.name(first, !words::is_reserved(first)).parts(rest)
    }

    /// Parts behind the first, where no word has a meaning of its own.
    pub(super) fn parts(&mut self, parts: &[String]) -> &mut Self {
        for part in parts {
            self.text(".").name(part, true);
        }
        self
    }

    pub(super) fn name(&mut self, name: &str, may_be_bare: bool) -> &mut Self {
        if may_be_bare && words::is_plain(name) {
            return self.text(name);
        }
        self.text("`").text(&name.replace('`', "``")).text("`")
    }

    pub(super) fn distance(&mut self, metres: u32) -> &mut Self {
        if metres.is_multiple_of(1000) {
            return self.shown(metres / 1000).text("km");
        }
        self.shown(metres).text("m")
    }

    pub(super) fn point(&mut self, point: Point) -> &mut Self {
        self.text("(").degrees(point.latitude).text(", ");
        self.degrees(point.longitude).text(")")
    }

    /// Micro-degrees as degrees, with as few places as they need.
    pub(super) fn degrees(&mut self, micro: i32) -> &mut Self {
        let magnitude = micro.unsigned_abs();
        let (whole, places) = (magnitude / 1_000_000, magnitude % 1_000_000);
        self.text(if micro < 0 { "-" } else { "" }).shown(whole);
        if places == 0 {
            return self;
        }
        let digits = format!("{places:06}");
        self.text(".").text(digits.trim_end_matches('0'))
    }
}
