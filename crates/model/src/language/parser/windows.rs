//! Windows and periods.

use super::{Outcome, Parser};
use crate::Message;
use crate::language::lexer::{Kind, Token};
use crate::language::{calendar, problem, words};
use crate::time::{CalendarSpan, CalendarUnit, Moment, Period, Unit, Window};

/// Days that `within next` may look ahead: a year and a day.
const MAX_DAYS_AHEAD: u32 = 366;

impl Parser<'_> {
    /// `, last 90d`; all time when there is no comma.
    pub(super) fn window_argument(&mut self) -> Outcome<Window> {
        if !self.eat_sign(",") {
            return Ok(Window::All);
        }
        self.window()
    }

    /// Whether a window comes next.
    pub(super) fn is_window(&self) -> bool {
        let words = ["last", "this", "today", "yesterday", "between"];
        words.iter().any(|word| self.is_word(word))
    }

    pub(super) fn window(&mut self) -> Outcome<Window> {
        if !self.is_window() {
            return Err(self.expected_after(Message::new("rule-a-window")));
        }
        let word = self.next().text.to_ascii_lowercase();
        Ok(Window::Calendar(match word.as_str() {
            "today" => CalendarSpan::This(CalendarUnit::Day),
            "yesterday" => CalendarSpan::Previous(CalendarUnit::Day),
            "this" => CalendarSpan::This(self.calendar_unit()?),
            "between" => return self.window_between(),
            _ => return self.window_last(),
        }))
    }

    /// Behind `last`: `90d`, `3 months`, `month`, `3 calendar months`.
    fn window_last(&mut self) -> Outcome<Window> {
        if self.peek().kind == Kind::Word {
            let unit = self.calendar_unit()?;
            return Ok(Window::Calendar(CalendarSpan::Previous(unit)));
        }
        if self.peek().kind != Kind::Number || !self.is_word_at(1, "calendar") {
            return self.positive_period().map(Window::Last);
        }
        let token = self.peek().clone();
        let count = self.count()?;
        self.next();
        let unit = self.calendar_unit()?;
        if !calendar::is_writable_count(count, unit) {
            return Err(problem::at("rule-period-too-long", token.column));
        }
        Ok(Window::Calendar(CalendarSpan::Last(count, unit)))
    }

    fn calendar_unit(&mut self) -> Outcome<CalendarUnit> {
        let token = self.peek();
        let unit = match token.kind {
            Kind::Word => words::calendar_unit(token.text),
            _ => None,
        };
        let Some(unit) = unit else {
            let units = ["day", "week", "month", "quarter", "year"];
            return Err(self.expected_after(problem::one_of(&units)));
        };
        self.next();
        Ok(unit)
    }

    /// Behind `between`: `2024-01-01 and 2024-02-01`.
    fn window_between(&mut self) -> Outcome<Window> {
        let from = self.moment()?;
        self.expect_word("and")?;
        let column = self.column();
        let to = self.moment()?;
        if calendar::is_certainly_empty(from, to) {
            return Err(problem::at("rule-window-reversed", column));
        }
        Ok(Window::Between(from, to))
    }

    fn moment(&mut self) -> Outcome<Moment> {
        let moment = match self.peek().kind {
            Kind::Instant(instant) => Moment::Instant(instant),
            Kind::Date(date) => Moment::Date(date),
            _ => return Err(self.expected_after(Message::new("rule-a-moment"))),
        };
        self.next();
        Ok(moment)
    }

    /// Whether the token ahead is a unit written out.
    pub(super) fn is_unit_at(&self, ahead: usize) -> bool {
        let token = self.peek_at(ahead);
        token.kind == Kind::Word && words::unit_of_word(token.text).is_some()
    }

    /// `30d`, `30 days`.
    pub(super) fn period(&mut self) -> Outcome<Period> {
        let token = self.peek().clone();
        let (number, unit) = match token.kind {
            Kind::Quantity(number, sign) => {
                let unit = words::unit_of_sign(sign).map(|unit| (unit, 1));
                let unit = unit.or_else(|| words::unit_of_word(sign));
                (number, unit.ok_or_else(|| unknown_unit(&token, sign))?)
            }
            Kind::Number => {
                let word = self.peek_at(1);
                let unit = match word.kind {
                    Kind::Word => words::unit_of_word(word.text)
                        .or_else(|| words::unit_of_sign(word.text).map(|unit| (unit, 1))),
                    _ => None,
                };
                let Some(unit) = unit else {
                    return Err(problem::at("rule-period-without-unit", token.column)
                        .with("number", token.text)
                        .with("known", words::UNIT_SIGNS));
                };
                self.next();
                (token.text, unit)
            }
            _ => return Err(self.expected_after(Message::new("rule-a-period"))),
        };
        self.next();
        period_of(number, unit, &token)
    }

    /// A period that is longer than nothing.
    pub(super) fn positive_period(&mut self) -> Outcome<Period> {
        let column = self.column();
        let period = self.period()?;
        if period.count == 0 {
            return Err(problem::at("rule-period-of-zero", column));
        }
        Ok(period)
    }

    /// Days ahead: `7d`, `2w`.
    pub(super) fn days(&mut self) -> Outcome<u32> {
        let column = self.column();
        let period = self.positive_period()?;
        let days = match period.unit {
            Unit::Day => Some(period.count),
            Unit::Week => period.count.checked_mul(7),
            _ => None,
        };
        match days {
            Some(days) if days <= MAX_DAYS_AHEAD => Ok(days),
            _ => {
                Err(problem::at("rule-bad-days-ahead", column)
                    .with("limit", i64::from(MAX_DAYS_AHEAD)))
            }
        }
    }
}

fn period_of(number: &str, unit: (Unit, u32), token: &Token<'_>) -> Outcome<Period> {
    if number.contains('.') {
        return Err(problem::at("rule-period-not-whole", token.column));
    }
    let (unit, times) = unit;
    let count: Option<u32> = number.parse().ok();
    let period = count
        .and_then(|count| count.checked_mul(times))
        .map(|count| Period { count, unit })
        .filter(|period| calendar::is_writable(*period));
    period.ok_or_else(|| problem::at("rule-period-too-long", token.column))
}

fn unknown_unit(token: &Token<'_>, unit: &str) -> Message {
    // The unit stands behind the digits of the same token.
    let digits = token.text.chars().count() - unit.chars().count();
    problem::unknown_unit(token.column + digits, unit)
}
