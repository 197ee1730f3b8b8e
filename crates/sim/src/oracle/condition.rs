//! Whether a condition holds: two truth values, a missing value makes everything false but `!=`,
//! `not in` and what `not` turns round.

use std::cmp::Ordering;

use fenqun_model::definition::{Kind, Spec};
use fenqun_model::expr::{CompareOp, Expr, Literal, TextTest, TextTestKind};
use fenqun_model::{Period, Point, Value, Window};

use super::value::Scope;
use super::{Thing, View, calendar};

impl View<'_, '_> {
    /// Whether a condition about the customer holds.
    pub(super) fn holds(self, expr: &Expr) -> bool {
        self.holds_in(Scope::Customer, expr)
    }

    /// Whether a condition holds within a scope.
    pub(super) fn holds_in(self, scope: Scope<'_>, expr: &Expr) -> bool {
        let value = |of: &Expr| self.value_in(scope, of);
        match expr {
            Expr::And(parts) => parts.iter().all(|part| self.holds_in(scope, part)),
            Expr::Or(parts) => parts.iter().any(|part| self.holds_in(scope, part)),
            Expr::Not(part) => !self.holds_in(scope, part),
            Expr::Compare(a, CompareOp::Ne, b) => {
                !self.compares(&value(a), CompareOp::Eq, &value(b))
            }
            Expr::Compare(a, op, b) => self.compares(&value(a), *op, &value(b)),
            Expr::In(of, list) => self.is_one_of(&value(of), list),
            Expr::Between(of, low, high) => {
                self.compares(&value(of), CompareOp::Ge, &value(low))
                    && self.compares(&value(of), CompareOp::Le, &value(high))
            }
            Expr::Text(of, test) => text_fulfils(&value(of), test),
            Expr::HasAll(of, wanted) => has_all(&value(of), wanted),
            Expr::Exists(of) => value(of) != Thing::Missing,
            Expr::IsEmpty(of) => match value(of) {
                Thing::Missing => true,
                Thing::Value(Value::List(items)) => items.is_empty(),
                _ => false,
            },
            Expr::Near {
                place,
                metres,
                centre,
            } => match value(place) {
                Thing::Value(Value::Point(point)) => distance(point, *centre) <= f64::from(*metres),
                _ => false,
            },
            Expr::InWindow(of, window) => self.lies_in(&value(of), window),
            Expr::Anniversary(of, days) => self.comes_round(&value(of), *days),
            Expr::AnyItem(list, condition) => self.any_item(scope, list, condition),
            other => self.holds_of_customer(scope, other),
        }
    }

    /// Conditions that have the same meaning in every scope, because they look at all rows.
    fn holds_of_customer(self, scope: Scope<'_>, expr: &Expr) -> bool {
        match expr {
            Expr::HasBeen(condition, period) => self.has_been(condition, *period),
            Expr::Did(query) => !self.matching(query).is_empty(),
            Expr::Sequence(sequence) => self.sequence(sequence),
            Expr::FirstTime(query) => self.first_time(query),
            Expr::Stopped {
                query,
                within,
                not_within,
            } => self.did_last(query, *within) && !self.did_last(query, *not_within),
            Expr::Restarted {
                query,
                quiet_from,
                quiet_to,
            } => self.restarted(query, *quiet_from, *quiet_to),
            Expr::Regular {
                query,
                at_least,
                every,
                periods,
                of_last,
            } => self.regular(query, *at_least, *every, *of_last) >= *periods,
            Expr::InSegment(name) => self.in_segment(name),
            Expr::InList(name) => self.in_list(name),
            Expr::Top { count, bottom, by } => self.is_top(*count, *bottom, by),
            value => self.value_in(scope, value) == Thing::Value(Value::Boolean(true)),
        }
    }

    /// Whether the customer is in a segment.
    pub(super) fn in_segment(self, name: &str) -> bool {
        match self.spec(Kind::Segment, name) {
            Spec::Segment(segment) => self.holds(&segment.rule.expr),
            other => panic!("{other:?} is no segment"),
        }
    }

    /// Whether the customer is in a static list: additions and removals hold whatever its rule says,
    /// removals above all.
    pub(super) fn in_list(self, name: &str) -> bool {
        let Spec::StaticList(list) = self.spec(Kind::StaticList, name) else {
            panic!("{name} is no static list");
        };
        let named = |names: &[String]| names.iter().any(|known| known == self.customer.name);
        let by_rule = || {
            list.rule
                .as_ref()
                .is_some_and(|rule| self.holds(&rule.expr))
        };
        !named(&list.remove) && (named(&list.add) || by_rule())
    }

    fn compares(self, a: &Thing, op: CompareOp, b: &Thing) -> bool {
        self.order(a, b).is_some_and(|order| op.holds(order))
    }

    /// The order of two things, `None` when they do not compare. The time since x is longer than a
    /// period when x lies before the instant that period ago.
    pub(super) fn order(self, a: &Thing, b: &Thing) -> Option<Ordering> {
        let ago = |period: &Period| calendar::before(self.as_of, *period, self.zone());
        match (a, b) {
            (Thing::Value(a), Thing::Value(b)) => a.compare(b),
            (Thing::Since(a), Thing::Since(b)) => Some(b.cmp(a)),
            (Thing::Since(since), Thing::Period(period)) => Some(ago(period).cmp(since)),
            (Thing::Period(period), Thing::Since(since)) => Some(since.cmp(&ago(period))),
            _ => None,
        }
    }

    /// A list is in another when any of its items is.
    fn is_one_of(self, thing: &Thing, list: &[Literal]) -> bool {
        let candidates: Vec<Thing> = match thing {
            Thing::Value(Value::List(items)) => {
                let texts = items.iter().map(|item| Value::Text(item.clone()));
                texts.map(Thing::Value).collect()
            }
            other => vec![other.clone()],
        };
        candidates.iter().any(|candidate| {
            let literals = list
                .iter()
                .map(|literal| self.value(&Expr::Literal(literal.clone())));
            literals
                .into_iter()
                .any(|literal| self.compares(candidate, CompareOp::Eq, &literal))
        })
    }

    fn lies_in(self, thing: &Thing, window: &Window) -> bool {
        let instant = self.instant(thing);
        instant.is_some_and(|instant| calendar::lies_in(window, instant, self.as_of, self.zone()))
    }

    fn comes_round(self, thing: &Thing, days: u32) -> bool {
        let date = match thing {
            Thing::Value(Value::Date(date)) => *date,
            Thing::Value(Value::Instant(instant)) => self.zone().date(*instant),
            _ => return false,
        };
        let today = self.zone().date(self.as_of);
        (0..days as i32).any(|day| calendar::comes_round(date, today.plus_days(day)))
    }

    /// The condition held when the period began and after every row since.
    fn has_been(self, condition: &Expr, period: Period) -> bool {
        let start = calendar::before(self.as_of, period, self.zone());
        let rows = self.customer.traits.iter().map(|row| row.occurred_at);
        let since = rows.filter(|at| *at > start && *at <= self.as_of);
        std::iter::once(start)
            .chain(since)
            .all(|at| self.at(at).holds(condition))
    }
}

fn text_fulfils(thing: &Thing, test: &TextTest) -> bool {
    let Thing::Value(Value::Text(text)) = thing else {
        return false;
    };
    if test.kind == TextTestKind::Matches {
        return regex::RegexBuilder::new(&test.pattern)
            .case_insensitive(test.fold_case)
            .build()
            .expect("patterns were checked")
            .is_match(text);
    }
    let fold = |text: &str| match test.fold_case {
        true => text.to_lowercase(),
        false => text.to_owned(),
    };
    let (text, pattern) = (fold(text), fold(&test.pattern));
    match test.kind {
        TextTestKind::Contains => text.contains(&pattern),
        TextTestKind::StartsWith => text.starts_with(&pattern),
        TextTestKind::EndsWith => text.ends_with(&pattern),
        TextTestKind::Matches => unreachable!("handled above"),
    }
}

fn has_all(thing: &Thing, wanted: &[String]) -> bool {
    match thing {
        Thing::Value(Value::List(items)) => wanted.iter().all(|item| items.contains(item)),
        _ => false,
    }
}

/// Metres along the great circle.
fn distance(a: Point, b: Point) -> f64 {
    let radians = |micro: i32| f64::from(micro) * 1e-6 * std::f64::consts::PI / 180.0;
    let (lat1, lat2) = (radians(a.latitude), radians(b.latitude));
    let half_lat = ((lat2 - lat1) / 2.0).sin();
    let half_lon = ((radians(b.longitude) - radians(a.longitude)) / 2.0).sin();
    let chord = half_lat * half_lat + lat1.cos() * lat2.cos() * half_lon * half_lon;
    2.0 * 6_371_008.8 * chord.sqrt().min(1.0).asin()
}
