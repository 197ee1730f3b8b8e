//! What was seen of one customer, beside what is asked for: `3 orders in the last 90 days (needs at
//! least 3)`.

use fenqun_model::expr::{Aggregate, AggregateFunction, Expr};
use fenqun_model::{Language, Value};

use super::Words;
use super::amounts::Measure;
use super::names::{Form, Scope};
use crate::answers::Reading;

/// One customer's part in a condition without parts.
pub(crate) struct Seen<'s> {
    /// The condition.
    pub(crate) leaf: &'s Expr,
    /// It should hold; should not when `false`.
    pub(crate) wanted: bool,
    /// It does hold.
    pub(crate) holds: bool,
    /// The values it looks at, and what they are.
    pub(crate) values: Vec<(Expr, Option<Reading>)>,
}

impl Words<'_> {
    /// What was seen and what is asked for.
    pub(crate) fn seen(&self, seen: &Seen<'_>) -> String {
        let limit = self.short_limit(seen);
        let asked = || self.asked(seen.leaf, !seen.wanted);
        if seen.values.is_empty() {
            let state = self.asked(seen.leaf, !seen.holds);
            return match seen.holds == seen.wanted {
                true => state,
                false => self.said("plain-seen-asked", &[("seen", &state), ("asked", &asked())]),
            };
        }
        let limits = limit_of(seen.leaf);
        let values = seen.values.iter();
        let values = values.map(|(value, reading)| self.observed(value, reading.as_ref(), limits));
        let values = self.joined(&values.collect::<Vec<_>>());
        match limit {
            Some(limit) => self.said("plain-seen-needs", &[("seen", &values), ("limit", &limit)]),
            None => self.said(
                "plain-seen-asked",
                &[("seen", &values), ("asked", &asked())],
            ),
        }
    }

    /// What is asked of a value that was seen, without naming the value again; `None` where that
    /// would not be the whole.
    fn short_limit(&self, seen: &Seen<'_>) -> Option<String> {
        let Expr::Compare(left, op, right) = seen.leaf else {
            return None;
        };
        let (left, op, right) = match (left.as_ref(), right.as_ref()) {
            (left, right @ Expr::Literal(_)) => (left, *op, right),
            (left @ Expr::Literal(_), right) => (right, op.mirrored(), left),
            _ => return None,
        };
        let Expr::Literal(limit) = right else {
            return None;
        };
        let op = if seen.wanted { op } else { op.complement() };
        if let Some(number) = times(left, limit) {
            return Some(self.before_times(&self.times(op, &number), left));
        }
        let limit = self.limit(left, op, limit, Scope::Customer);
        let may_miss = !seen.wanted
            && !matches!(
                op,
                fenqun_model::expr::CompareOp::Eq | fenqun_model::expr::CompareOp::Ne
            )
            && !self.is_total(left);
        Some(match may_miss {
            true => self.or_missing(&limit),
            false => limit,
        })
    }

    /// `at least 3 times` where the language counts with a word.
    fn before_times(&self, limit: &str, value: &Expr) -> String {
        let id = match value {
            Expr::Aggregate(aggregate) if aggregate.function == AggregateFunction::Days => {
                "plain-so-many-days"
            }
            _ => "plain-so-many-times",
        };
        self.said(id, &[("limit", limit)])
    }

    /// A value that was seen: `12 orders so far`, `last order 3 days ago`, `city: “上海”`.
    pub(crate) fn observed(
        &self,
        value: &Expr,
        reading: Option<&Reading>,
        limit: Option<&Expr>,
    ) -> String {
        match value {
            Expr::Since(of) | Expr::DaysSince(of) => self.ago(of, value, reading, limit),
            Expr::Aggregate(aggregate) if aggregate.property.is_none() => {
                match aggregate.function {
                    AggregateFunction::Count => {
                        self.so_many(aggregate, reading, "plain-seen-count")
                    }
                    AggregateFunction::Days => self.so_many(aggregate, reading, "plain-seen-days"),
                    _ => self.at_a_time(value, reading),
                }
            }
            _ => self.named_value(value, reading, limit),
        }
    }

    fn so_many(&self, of: &Aggregate, reading: Option<&Reading>, id: &'static str) -> String {
        let number = reading.map_or_else(
            || "0".to_owned(),
            |reading| self.reading(reading, Measure::Count),
        );
        if number == "0" {
            return self.did(&of.query, true);
        }
        let events = self.events(&of.query, Form::of(&number));
        let window = self.window(&of.query.window);
        let arguments = [
            ("number", number.as_str()),
            ("events", &events),
            ("window", &window),
        ];
        self.said(id, &arguments)
    }

    /// `last order 3 days ago`.
    fn ago(
        &self,
        of: &Expr,
        value: &Expr,
        reading: Option<&Reading>,
        limit: Option<&Expr>,
    ) -> String {
        let Some(reading) = reading else {
            return self.nothing(of);
        };
        let ago = match reading {
            Reading::Millis(millis) => self.duration(*millis, is_near(*millis, limit)),
            Reading::Plain(Value::Integer(days)) => {
                let days = super::amounts::counted("plain-calendar-days", days.unsigned_abs());
                self.say(&days)
            }
            other => self.reading(other, self.measure(value, Scope::Customer)),
        };
        let moment = self.before_more(self.moment_of(of, Scope::Customer));
        self.said("plain-seen-ago", &[("moment", &moment), ("ago", &ago)])
    }

    /// `last order on 12 March 2027`.
    fn at_a_time(&self, value: &Expr, reading: Option<&Reading>) -> String {
        match reading {
            None => self.nothing(value),
            Some(reading) => {
                let moment = self.before_more(self.moment_of(value, Scope::Customer));
                let at = match reading {
                    Reading::Plain(Value::Instant(instant)) => self.day(*instant),
                    other => self.reading(other, Measure::Bare),
                };
                self.said("plain-seen-on", &[("moment", &moment), ("at", &at)])
            }
        }
    }

    /// That a value is missing: no such event, or simply not known.
    fn nothing(&self, value: &Expr) -> String {
        match value {
            Expr::Aggregate(aggregate) => self.did(&aggregate.query, true),
            other => {
                let value = self.before_more(self.value(other, Scope::Customer));
                self.said("plain-seen-nothing", &[("value", &value)])
            }
        }
    }

    fn named_value(&self, value: &Expr, reading: Option<&Reading>, limit: Option<&Expr>) -> String {
        let Some(reading) = reading else {
            return self.nothing(value);
        };
        let shown = match (self.segmentation_of(value), reading) {
            (Some(segmentation), Reading::Plain(Value::Text(label))) => {
                self.label(segmentation, label)
            }
            (_, Reading::Millis(millis)) => self.duration(*millis, is_near(*millis, limit)),
            (_, reading) => self.reading(reading, self.measure(value, Scope::Customer)),
        };
        let value = self.value(value, Scope::Customer);
        match shown.starts_with('“') {
            true => self.said("plain-seen-text", &[("value", &value), ("shown", &shown)]),
            false => {
                let value = self.spaced(value);
                self.said("plain-seen-value", &[("value", &value), ("shown", &shown)])
            }
        }
    }

    /// With the space that Chinese has before digits and letters; English has a colon there.
    fn spaced(&self, value: String) -> String {
        match self.language {
            Language::Chinese => value + " ",
            Language::English => value,
        }
    }
}

/// The number that so many events are compared with.
fn times(value: &Expr, limit: &fenqun_model::expr::Literal) -> Option<String> {
    let Expr::Aggregate(Aggregate {
        function: AggregateFunction::Count | AggregateFunction::Days,
        property: None,
        ..
    }) = value
    else {
        return None;
    };
    match limit {
        fenqun_model::expr::Literal::Integer(number) => {
            Some(crate::money::grouped((*number).into()))
        }
        _ => None,
    }
}

/// The constant that a condition compares with.
fn limit_of(leaf: &Expr) -> Option<&Expr> {
    match leaf {
        Expr::Compare(_, _, right) if matches!(**right, Expr::Literal(_)) => Some(right),
        Expr::Compare(left, ..) if matches!(**left, Expr::Literal(_)) => Some(left),
        _ => None,
    }
}

/// Whether a length of time is so near its limit that hours matter.
fn is_near(millis: i64, limit: Option<&Expr>) -> bool {
    let Some(Expr::Literal(fenqun_model::expr::Literal::Period(period))) = limit else {
        return false;
    };
    let near = 2 * 86_400_000;
    period
        .millis()
        .is_some_and(|limit| (millis - limit).abs() < near)
}
