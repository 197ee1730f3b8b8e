//! Hours, weekdays, months and years as people say them: "last order at 22:00 or later", "on a
//! Saturday or Sunday", not "hour of last order is at least 22".

use std::ops::RangeInclusive;

use fenqun_model::Message;
use fenqun_model::expr::{ClockPart, CompareOp, Expr, Literal};

use super::Words;
use super::names::Scope;

/// From so many neighbours on, their ends say more than all of them.
const SPAN: usize = 3;

/// What is asked of a part of the clock.
pub(super) enum Test {
    Compare(CompareOp, i64),
    Among(Vec<i64>),
    Between(i64, i64),
}

impl Test {
    /// A comparison with a constant.
    pub(super) fn compare(op: CompareOp, limit: &Literal) -> Option<Self> {
        whole(limit).map(|limit| Test::Compare(op, limit))
    }

    /// One of some constants.
    pub(super) fn among(list: &[Literal]) -> Option<Self> {
        list.iter()
            .map(whole)
            .collect::<Option<_>>()
            .map(Test::Among)
    }

    /// From one constant to another.
    pub(super) fn between(low: &Expr, high: &Expr) -> Option<Self> {
        let (Expr::Literal(low), Expr::Literal(high)) = (low, high) else {
            return None;
        };
        Some(Test::Between(whole(low)?, whole(high)?))
    }

    /// Which of all there are; `None` when that is none, all, or something that is not there.
    fn members(&self, all: RangeInclusive<i64>) -> Option<Vec<i64>> {
        let holds = |it: &i64| match self {
            Test::Compare(op, limit) => op.holds(it.cmp(limit)),
            Test::Among(list) => list.contains(it),
            Test::Between(low, high) => (low..=high).contains(&it),
        };
        let members: Vec<i64> = all.clone().filter(holds).collect();
        let given = match self {
            Test::Compare(_, limit) => all.contains(limit),
            Test::Among(list) => list.iter().all(|it| all.contains(it)),
            Test::Between(low, high) => all.contains(low) && all.contains(high),
        };
        let count = members.len();
        (given && count > 0 && count < all.count()).then_some(members)
    }
}

fn whole(literal: &Literal) -> Option<i64> {
    match literal {
        Literal::Integer(number) => Some(*number),
        _ => None,
    }
}

impl Words<'_> {
    /// What is asked of a part of the clock; `None` for other values, and where there are no better
    /// words than a number.
    pub(super) fn clock(
        &self,
        value: &Expr,
        test: &Test,
        negated: bool,
        scope: Scope<'_>,
    ) -> Option<String> {
        let Expr::Part { part, of, zone } = value else {
            return None;
        };
        let (test, negated) = match test {
            Test::Compare(CompareOp::Ne, limit) => {
                (&Test::Compare(CompareOp::Eq, *limit), !negated)
            }
            test => (test, negated),
        };
        let message = match part {
            ClockPart::DayOfWeek => self.named(test.members(1..=7)?, &WEEKDAYS),
            ClockPart::Month => self.named(test.members(1..=12)?, &MONTHS),
            ClockPart::Hour => hours(test)?,
            ClockPart::DayOfMonth => edge("plain-clock-day", test, 1..=31)?,
            ClockPart::Year => edge("plain-clock-year", test, 1..=9999)?,
            ClockPart::Date | ClockPart::Minute => return None,
        };
        let moment = self.before_more(self.moment_of(of, scope));
        let not = if negated { "yes" } else { "no" };
        let phrase = self.say(&message.with("moment", moment).with("not", not));
        Some(match zone {
            Some(zone) => self.said("plain-in-zone", &[("value", &phrase), ("zone", zone)]),
            None => phrase,
        })
    }

    /// Weekdays or months by their names.
    fn named(&self, members: Vec<i64>, names: &Names) -> Message {
        let name = |number: &i64| self.say(&Message::new(names.one).with("n", *number));
        let (first, last) = (&members[0], &members[members.len() - 1]);
        let is_span = last - first == members.len() as i64 - 1;
        if is_span && members.len() >= SPAN {
            let ends = Message::new(names.span).with("first", name(first));
            return ends.with("last", name(last));
        }
        let shown: Vec<String> = members.iter().map(name).collect();
        let items = match shown.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                let before = self.listed(rest.to_vec());
                self.said("plain-clock-or", &[("before", &before), ("last", last)])
            }
            _ => shown.concat(),
        };
        Message::new(names.list).with("items", items)
    }
}

/// The messages of what has names.
struct Names {
    one: &'static str,
    list: &'static str,
    span: &'static str,
}

const WEEKDAYS: Names = Names {
    one: "plain-clock-weekday",
    list: "plain-clock-weekdays",
    span: "plain-clock-weekday-span",
};
const MONTHS: Names = Names {
    one: "plain-clock-month",
    list: "plain-clock-months",
    span: "plain-clock-month-span",
};

/// From the first minute of an hour to the last of another.
fn hours(test: &Test) -> Option<Message> {
    let all = 0..=23;
    if let Test::Between(..) = test {
        let hours = test.members(all)?;
        let span = Message::new("plain-clock-hours").with("first", hours[0]);
        return Some(span.with("last", hours[hours.len() - 1]));
    }
    edge("plain-clock-hour", test, all)
}

/// `in 1990 or later`, `before 22:00`: what is left of all on one side of a number, or the number.
fn edge(id: &'static str, test: &Test, all: RangeInclusive<i64>) -> Option<Message> {
    let Test::Compare(op, limit) = test else {
        return None;
    };
    let (op, limit) = match op {
        CompareOp::Eq | CompareOp::Ne => ("eq", *limit),
        CompareOp::Ge => ("ge", *limit),
        CompareOp::Gt => ("ge", limit.checked_add(1)?),
        CompareOp::Lt => ("lt", *limit),
        CompareOp::Le => ("lt", limit.checked_add(1)?),
    };
    // Text, because neither years nor hours are amounts with groups of digits.
    let message = Message::new(id).with("op", op).with("n", limit.to_string());
    all.contains(&limit).then_some(message)
}
