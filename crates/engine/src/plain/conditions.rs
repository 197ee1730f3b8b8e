//! What a condition says. A negation is pushed down to what it is about, so that people read "no
//! order" and not "not at least one order"; every contrary is the exact complement.

use fenqun_model::definition::Kind;
use fenqun_model::expr::{Expr, Literal, TextTest, TextTestKind};
use fenqun_model::{Language, Message, Period};

use super::Words;
use super::amounts::{Measure, counted};
use super::clock::Test;
use super::names::Scope;

/// Constants of a list that are shown; of longer lists the number of the rest is told.
const LISTED: usize = 8;

impl Words<'_> {
    /// A condition.
    pub fn condition(&self, condition: &Expr) -> String {
        self.phrase(condition, false, Scope::Customer)
    }

    /// A condition, or with `negated` its contrary.
    pub(crate) fn asked(&self, condition: &Expr, negated: bool) -> String {
        self.phrase(condition, negated, Scope::Customer)
    }

    /// Every kind of condition has its arm here: one that is forgotten does not compile.
    pub(super) fn phrase(&self, condition: &Expr, negated: bool, scope: Scope<'_>) -> String {
        let value = |of: &Expr| self.before_more(self.value(of, scope));
        match condition {
            Expr::And(parts) => self.joining(parts, !negated, negated, scope),
            Expr::Or(parts) => self.joining(parts, negated, negated, scope),
            Expr::Not(part) => self.phrase(part, !negated, scope),
            Expr::Literal(Literal::Boolean(answer)) => self.always(*answer != negated),
            Expr::Compare(left, op, right) => self.comparison(left, *op, right, negated, scope),
            Expr::In(of, list) => self.one_of(of, list, negated, scope),
            Expr::Between(of, low, high) => self.between_values(of, low, high, negated, scope),
            Expr::Text(of, test) => self.text_test(&value(of), test, negated),
            Expr::HasAll(of, items) => self.has_all(value(of), items, negated),
            Expr::Exists(of) => self.decided("plain-exists", &[("value", value(of))], negated),
            Expr::IsEmpty(of) => self.decided("plain-is-empty", &[("value", value(of))], negated),
            Expr::Near {
                place,
                metres,
                centre,
            } => self.near(value(place), *metres, *centre, negated),
            Expr::InWindow(of, window) => {
                let arguments = [("value", value(of)), ("window", self.window(window))];
                self.decided("plain-in-window", &arguments, negated)
            }
            Expr::Anniversary(of, days) => self.anniversary(&value(of), *days, negated),
            Expr::HasBeen(part, period) => self.has_been(part, *period, negated, scope),
            Expr::Did(query) => self.did(query, negated),
            Expr::Sequence(sequence) => self.sequence(sequence, negated),
            Expr::FirstTime(query) => self.first_time(query, negated),
            Expr::Stopped {
                query,
                within,
                not_within,
            } => self.stopped(query, *within, *not_within, negated),
            Expr::Restarted {
                query,
                quiet_from,
                quiet_to,
            } => self.restarted(query, *quiet_from, *quiet_to, negated),
            Expr::Regular {
                query,
                at_least,
                every,
                periods,
                of_last,
            } => {
                let often = (*at_least, *every, *periods, *of_last);
                self.regular(query, often, negated)
            }
            Expr::InSegment(name) => self.within(Kind::Segment, name, negated),
            Expr::InList(name) => self.within(Kind::StaticList, name, negated),
            Expr::Top { count, bottom, by } => {
                let of = self.value(by, scope);
                self.ranked((*count).into(), *bottom, of, negated)
            }
            Expr::AnyItem(path, filter) => self.any_item(path, filter, negated, scope),
            // Values, which stand as a condition only when they are boolean.
            Expr::Name(_)
            | Expr::Literal(_)
            | Expr::Aggregate(_)
            | Expr::Since(_)
            | Expr::DaysSince(_)
            | Expr::Percentile(_)
            | Expr::Bucket(_)
            | Expr::Part { .. }
            | Expr::Arithmetic(..) => {
                let truth = Expr::Literal(Literal::Boolean(true));
                self.equal(condition, &truth, negated, scope)
            }
        }
    }

    fn has_all(&self, value: String, items: &[String], negated: bool) -> String {
        let items = self.listed(items.iter().map(|item| self.quoted(item)).collect());
        let arguments = [("value", value), ("items", items)];
        self.decided("plain-has-all", &arguments, negated)
    }

    fn near(
        &self,
        value: String,
        metres: u32,
        centre: fenqun_model::value::Point,
        negated: bool,
    ) -> String {
        let centre = fenqun_model::Value::Point(centre);
        let centre = self.reading(&crate::answers::Reading::Plain(centre), Measure::Bare);
        let arguments = [
            ("value", value),
            ("distance", self.distance(metres)),
            ("centre", centre),
        ];
        self.decided("plain-near", &arguments, negated)
    }

    fn has_been(&self, part: &Expr, period: Period, negated: bool, scope: Scope<'_>) -> String {
        let arguments = [
            ("condition", self.phrase(part, false, scope)),
            ("period", self.period(period)),
        ];
        self.decided("plain-has-been", &arguments, negated)
    }

    /// Among the customers of a segment or on a list.
    fn within(&self, kind: Kind, name: &str, negated: bool) -> String {
        let title = [("title", self.quoted_title(kind, name))];
        match kind {
            Kind::StaticList => self.decided("plain-in-list", &title, negated),
            _ => self.decided("plain-in-segment", &title, negated),
        }
    }

    /// Among the first or last so many by a value.
    fn ranked(&self, count: i128, bottom: bool, value: String, negated: bool) -> String {
        let side = if bottom { "bottom" } else { "top" };
        let arguments = [
            ("side", side.to_owned()),
            ("count", crate::money::grouped(count)),
            ("value", value),
        ];
        self.decided("plain-top", &arguments, negated)
    }

    /// Parts joined by *and* or *or*; groups among them in parentheses.
    fn joining(&self, parts: &[Expr], all: bool, negated: bool, scope: Scope<'_>) -> String {
        if parts.is_empty() {
            return self.always(all);
        }
        let single = parts.len() == 1;
        let phrases: Vec<String> = parts
            .iter()
            .map(|part| {
                let phrase = self.phrase(part, negated, scope);
                match is_group(part) && !single {
                    true => self.said("plain-group", &[("phrase", &phrase)]),
                    false => phrase,
                }
            })
            .collect();
        let id = if all { "plain-and" } else { "plain-or" };
        let mut joined = phrases.into_iter();
        let first = joined.next().unwrap_or_default();
        joined.fold(first, |before, next| {
            let next = self.after_a_word(next);
            self.said(id, &[("before", &before), ("next", &next)])
        })
    }

    /// Chinese sets digits and Latin letters off from the word before them.
    fn after_a_word(&self, phrase: String) -> String {
        let is_set_off = phrase.starts_with(|first: char| first.is_ascii_alphanumeric());
        match self.language {
            Language::Chinese if is_set_off => format!(" {phrase}"),
            _ => phrase,
        }
    }

    fn always(&self, holds: bool) -> String {
        self.said(if holds { "plain-always" } else { "plain-never" }, &[])
    }

    /// A text of the catalogue that has a contrary.
    pub(super) fn decided(
        &self,
        id: &'static str,
        arguments: &[(&'static str, String)],
        negated: bool,
    ) -> String {
        let message = Message::new(id).with("not", if negated { "yes" } else { "no" });
        let arguments = arguments.iter();
        let message = arguments.fold(message, |message, (name, value)| {
            message.with(name, value.as_str())
        });
        self.say(&message)
    }

    fn one_of(&self, of: &Expr, list: &[Literal], negated: bool, scope: Scope<'_>) -> String {
        if let [only] = list {
            return self.equal(of, &Expr::Literal(only.clone()), negated, scope);
        }
        if list.is_empty() {
            return self.always(negated);
        }
        let clock = Test::among(list);
        if let Some(said) = clock.and_then(|test| self.clock(of, &test, negated, scope)) {
            return said;
        }
        let measure = self.measure(of, scope);
        let segmentation = self.segmentation_of(of);
        let shown = list
            .iter()
            .take(LISTED)
            .map(|item| match (segmentation, item) {
                (Some(segmentation), Literal::Text(label)) => self.label(segmentation, label),
                _ => self.literal(item, measure),
            });
        let mut items = self.listed(shown.collect());
        if list.len() > LISTED {
            let rest = counted("plain-more", (list.len() - LISTED) as u64);
            items = self.say(&rest.with("items", items));
        }
        let value = self.before_more(self.value(of, scope));
        self.decided(
            "plain-one-of",
            &[("value", value), ("items", items)],
            negated,
        )
    }

    fn between_values(
        &self,
        of: &Expr,
        low: &Expr,
        high: &Expr,
        negated: bool,
        scope: Scope<'_>,
    ) -> String {
        let clock = Test::between(low, high);
        let clock = clock.and_then(|test| self.clock(of, &test, negated, scope));
        let measure = self.measure(of, scope);
        let end = |end: &Expr| match end {
            Expr::Literal(literal) => self.literal(literal, measure),
            other => self.value(other, scope),
        };
        let is_total = matches!(scope, Scope::Customer)
            && [of, low, high].iter().all(|value| self.is_total(value));
        let arguments = [
            ("value", self.before_more(self.value(of, scope))),
            ("low", end(low)),
            ("high", end(high)),
        ];
        let phrase = clock.unwrap_or_else(|| self.decided("plain-between", &arguments, negated));
        match negated && !is_total {
            true => self.or_missing(&phrase),
            false => phrase,
        }
    }

    /// The complement of a comparison of what may be missing.
    pub(super) fn or_missing(&self, phrase: &str) -> String {
        self.said("plain-or-missing", &[("phrase", phrase)])
    }

    fn text_test(&self, value: &str, test: &TextTest, negated: bool) -> String {
        let id = match test.kind {
            TextTestKind::Contains => "plain-contains",
            TextTestKind::StartsWith => "plain-starts-with",
            TextTestKind::EndsWith => "plain-ends-with",
            TextTestKind::Matches => "plain-matches",
        };
        let arguments = [
            ("value", value.to_owned()),
            ("pattern", self.quoted(&test.pattern)),
        ];
        let phrase = self.decided(id, &arguments, negated);
        match test.fold_case {
            true => self.said("plain-any-case", &[("phrase", &phrase)]),
            false => phrase,
        }
    }

    fn distance(&self, metres: u32) -> String {
        match metres % 1000 {
            0 => self.said("plain-kilometres", &[("n", &(metres / 1000).to_string())]),
            _ => self.said("plain-metres", &[("n", &metres.to_string())]),
        }
    }

    /// Today is the first of the days.
    fn anniversary(&self, value: &str, days: u32, negated: bool) -> String {
        match days {
            1 => self.decided(
                "plain-anniversary-today",
                &[("value", value.into())],
                negated,
            ),
            days => {
                let arguments = [("value", value.into()), ("days", days.to_string())];
                self.decided("plain-anniversary", &arguments, negated)
            }
        }
    }
}

/// Whether a phrase is made of several that are joined.
fn is_group(expr: &Expr) -> bool {
    match expr {
        Expr::And(parts) | Expr::Or(parts) => parts.len() > 1,
        Expr::Not(part) => is_group(part),
        _ => false,
    }
}
