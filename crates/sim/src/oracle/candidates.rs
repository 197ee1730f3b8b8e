//! Every instant at which an answer could change: each instant found in the rows, moved by each
//! period found in the definitions; each local midnight; each cut of a value that grows.

use std::collections::BTreeSet;

use fenqun_model::definition::{Bound, Resolved, ScoreBy};
use fenqun_model::expr::Expr;
use fenqun_model::row::Row;
use fenqun_model::time::Moment;
use fenqun_model::{Date, Instant, Period, Window, Zone};
use fenqun_segment::Question;
use serde_json::Value as Json;

use super::{Oracle, calendar};

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;
/// Local days that are tried one by one; later only the first of each month is.
const DAYS: i32 = 520;
/// Months that are tried.
const MONTHS: i32 = 84;
/// Years whose leap day is tried; at most eight lie between two of them.
const LEAP_YEARS: i32 = 10;

impl Oracle<'_> {
    /// Every instant after `as_of` worth a try, ascending.
    pub(super) fn candidates(
        &self,
        question: &Question,
        customer: &str,
        as_of: Instant,
    ) -> BTreeSet<Instant> {
        let mut told = Told::default();
        self.rules(question).iter().for_each(|rule| told.walk(rule));
        self.cuts(&mut told);
        let zone = &self.definitions.zone;
        let mut found = BTreeSet::new();
        let anchors = self
            .anchors(customer)
            .into_iter()
            .chain(told.instants(zone));
        for anchor in anchors {
            found.insert(anchor);
            told.periods.iter().for_each(|period| {
                // Where looking back stands still, being that far and being further differ.
                found.insert(first_that_far(anchor, *period, zone));
                found.insert(first_that_far(anchor.plus_millis(1), *period, zone));
            });
            for length in self.lengths(&told) {
                found.insert(anchor.plus_millis(length));
            }
        }
        // A millisecond to each side: some comparisons are strict.
        let near = |at: &Instant| [at.plus_millis(-1), *at, at.plus_millis(1)];
        let mut found: BTreeSet<Instant> = found.iter().flat_map(near).collect();
        if told.calendar {
            found.extend(midnights(as_of, zone));
            let far = as_of.plus_millis(i64::from(DAYS - 5) * DAY);
            let anchors = self
                .anchors(customer)
                .into_iter()
                .filter(|anchor| *anchor > far);
            found.extend(anchors.flat_map(|anchor| midnights_around(anchor, zone)));
        }
        found
            .into_iter()
            .filter(|at| *at > as_of && *at < Instant::MAX)
            .collect()
    }

    /// Every rule that the answer may depend on: the question's own and all saved ones.
    fn rules(&self, question: &Question) -> Vec<Expr> {
        let mut rules: Vec<Expr> = Vec::new();
        if let Question::Condition(expr) | Question::Value(expr) = question {
            rules.push(expr.clone());
        }
        for definition in self.definitions.set.iter() {
            use fenqun_model::definition::Spec;
            match &definition.spec {
                Spec::Metric(metric) => rules.push(metric.value.expr.clone()),
                Spec::Segment(segment) => rules.push(segment.rule.expr.clone()),
                Spec::StaticList(list) => rules.extend(list.rule.iter().map(|r| r.expr.clone())),
                _ => {}
            }
        }
        for resolved in self.definitions.segmentations.values() {
            rules.extend(rules_of(resolved));
        }
        rules
    }

    /// Periods that segmentations are cut at.
    fn cuts(&self, told: &mut Told) {
        for resolved in self.definitions.segmentations.values() {
            if let Resolved::Grid { dimensions, .. } = resolved {
                let bounds = dimensions.iter().flat_map(|dimension| &dimension.cuts);
                told.periods.extend(bounds.filter_map(|bound| match bound {
                    Bound::Period(period) => Some(*period),
                    Bound::Number(_) => None,
                }));
                told.whole_days |= dimensions.iter().any(|one| one.by == ScoreBy::RRfm);
                let values = dimensions.iter().map(|dimension| &dimension.value);
                told.fitted
                    .extend(values.filter(|v| matches!(v, Expr::Since(_))).cloned());
                told.bins = told
                    .bins
                    .max(dimensions.iter().map(|d| d.bins).max().unwrap_or(1));
            }
        }
    }

    /// Lengths that grown values were fitted at, with all cuts between them.
    fn lengths(&self, told: &Told) -> BTreeSet<i64> {
        let mut lengths = BTreeSet::new();
        for value in &told.fitted {
            let population = self.population(value);
            lengths.extend(population.iter().map(|length| *length as i64));
            // Whole days, as `r-rfm` counts them, from the shortest to a day behind the longest.
            let days = |length: Option<&i128>| length.map_or(0, |length| *length as i64 / DAY);
            let (shortest, longest) = (days(population.first()), days(population.last()));
            if told.whole_days {
                lengths.extend((shortest - 2..longest + 3).map(|days| days * DAY));
            }
            for pair in all_pairs(&population) {
                for bins in 2..=told.bins {
                    for i in 0..=bins {
                        let between = pair.0 + (pair.1 - pair.0) * i128::from(i) / i128::from(bins);
                        lengths.extend([between as i64, between as i64 + DAY]);
                    }
                }
            }
        }
        lengths
    }

    /// Every instant in a customer's rows.
    fn anchors(&self, customer: &str) -> Vec<Instant> {
        let zone = &self.definitions.zone;
        let mut anchors = Vec::new();
        for row in &self.world.customers[customer] {
            anchors.push(row.occurred_at());
            let properties = match row {
                Row::Event(event) => &event.properties,
                Row::Traits(traits) => &traits.values,
            };
            properties
                .values()
                .for_each(|json| instants_in(json, zone, &mut anchors));
        }
        anchors
    }
}

/// What the rules say about time.
#[derive(Debug, Default)]
struct Told {
    periods: Vec<Period>,
    moments: Vec<Moment>,
    calendar: bool,
    /// Values that grow by themselves and that others' values are compared with.
    fitted: Vec<Expr>,
    bins: u32,
    /// Some value is counted in whole days.
    whole_days: bool,
}

impl Told {
    fn instants(&self, zone: &Zone) -> Vec<Instant> {
        self.moments
            .iter()
            .map(|moment| moment.instant(zone))
            .collect()
    }

    fn window(&mut self, window: &Window) {
        match window {
            Window::All => {}
            Window::Last(period) => self.periods.push(*period),
            Window::Calendar(_) => self.calendar = true,
            Window::Between(a, b) => self.moments.extend([*a, *b]),
        }
    }

    fn query(&mut self, query: &fenqun_model::expr::EventQuery) {
        self.window(&query.window);
        query.filter.iter().for_each(|filter| self.walk(filter));
    }

    fn walk(&mut self, expr: &Expr) {
        use fenqun_model::expr::Literal;
        match expr {
            Expr::And(parts) | Expr::Or(parts) => parts.iter().for_each(|part| self.walk(part)),
            Expr::Not(of) | Expr::Exists(of) | Expr::IsEmpty(of) | Expr::In(of, _) => self.walk(of),
            Expr::Text(of, _) | Expr::HasAll(of, _) | Expr::AnyItem(_, of) => self.walk(of),
            Expr::Since(of) | Expr::Part { of, .. } => self.walk(of),
            Expr::Near { place, .. } => self.walk(place),
            Expr::Compare(a, _, b) | Expr::Arithmetic(a, _, b) => {
                self.walk(a);
                self.walk(b);
            }
            Expr::Between(a, b, c) => [a, b, c].into_iter().for_each(|part| self.walk(part)),
            Expr::Literal(Literal::Period(period)) => self.periods.push(*period),
            Expr::Literal(Literal::Instant(at)) => self.moments.push(Moment::Instant(*at)),
            Expr::Literal(Literal::Date(date)) => self.moments.push(Moment::Date(*date)),
            Expr::Literal(_) | Expr::Name(_) | Expr::Bucket(_) => {}
            Expr::InSegment(_) | Expr::InList(_) => {}
            other => self.walk_over_time(other),
        }
    }

    fn walk_over_time(&mut self, expr: &Expr) {
        match expr {
            Expr::InWindow(of, window) => {
                self.window(window);
                self.walk(of);
            }
            Expr::Anniversary(of, _) | Expr::DaysSince(of) => {
                self.calendar = true;
                self.walk(of);
            }
            Expr::HasBeen(of, period) => {
                self.periods.push(*period);
                self.walk(of);
            }
            Expr::Top { by: of, .. } | Expr::Percentile(of) => {
                self.fitted
                    .extend(matches!(**of, Expr::Since(_)).then(|| (**of).clone()));
                self.walk(of);
            }
            Expr::Did(query) | Expr::FirstTime(query) => self.query(query),
            Expr::Aggregate(aggregate) => self.query(&aggregate.query),
            Expr::Sequence(sequence) => {
                self.window(&sequence.window);
                let filters = sequence
                    .steps
                    .iter()
                    .filter_map(|step| step.filter.as_ref());
                filters.for_each(|filter| self.walk(filter));
            }
            other => self.walk_pattern(other),
        }
    }

    fn walk_pattern(&mut self, expr: &Expr) {
        match expr {
            Expr::Stopped {
                query,
                within: a,
                not_within: b,
            }
            | Expr::Restarted {
                query,
                quiet_from: a,
                quiet_to: b,
            } => {
                self.periods.extend([*a, *b]);
                self.query(query);
            }
            Expr::Regular {
                query,
                every,
                of_last,
                ..
            } => {
                self.periods
                    .extend((1..=*of_last).map(|n| calendar::times(*every, n)));
                self.query(query);
            }
            other => panic!("{other:?} was not walked"),
        }
    }
}

fn rules_of(resolved: &Resolved) -> Vec<Expr> {
    match resolved {
        Resolved::Grid {
            dimensions,
            population,
            ..
        } => {
            let values = dimensions.iter().map(|dimension| dimension.value.clone());
            values.chain(population.clone()).collect()
        }
        Resolved::Abc { value, .. } => vec![value.clone()],
        Resolved::Points { criteria, .. } => {
            let rows = criteria.iter().flat_map(|(_, _, rows)| rows);
            rows.map(|(rule, _)| rule.clone()).collect()
        }
        Resolved::FirstMatch { rules, .. } => {
            rules.iter().map(|(_, _, rule)| rule.clone()).collect()
        }
    }
}

fn all_pairs(values: &[i128]) -> impl Iterator<Item = (i128, i128)> {
    let pairs = values
        .iter()
        .flat_map(move |a| values.iter().map(move |b| (*a, *b)));
    pairs.filter(|(a, b)| a < b)
}

/// The first instant from which on `anchor` lies at least a period back. For months this is found
/// by bisection, as looking back never goes backwards.
fn first_that_far(anchor: Instant, period: Period, zone: &Zone) -> Instant {
    if let Some(millis) = period.millis() {
        return anchor.plus_millis(millis);
    }
    let guess = calendar::after(anchor, period, zone);
    let week = 7 * DAY;
    let (mut low, mut high) = (guess.plus_millis(-week).0, guess.plus_millis(week).0);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        match calendar::before(Instant(middle), period, zone) >= anchor {
            true => high = middle,
            false => low = middle,
        }
    }
    Instant(high)
}

fn midnights(as_of: Instant, zone: &Zone) -> impl Iterator<Item = Instant> {
    let today = zone.date(as_of);
    let (year, month, _) = today.parts();
    let first = Date::new(year, month, 1).unwrap_or(today);
    let days = (1..DAYS).map(move |days| today.plus_days(days));
    let months = (1..MONTHS).map(move |months| first.plus_months(months));
    // Anniversaries fall apart or together in leap years only.
    let leap_days = (year..year + LEAP_YEARS).filter_map(|year| Date::new(year, 2, 29));
    let around = leap_days.flat_map(|day| (-45..4).map(move |days| day.plus_days(days)));
    days.chain(months)
        .chain(around)
        .map(|date| zone.start_of(date))
}

/// Local midnights of the weeks before and after an instant that lies far ahead.
fn midnights_around(anchor: Instant, zone: &Zone) -> Vec<Instant> {
    let date = zone.date(anchor);
    (-35..35)
        .map(|days| zone.start_of(date.plus_days(days)))
        .collect()
}

fn instants_in(json: &Json, zone: &Zone, into: &mut Vec<Instant>) {
    match json {
        Json::String(text) => {
            into.extend(Instant::parse_rfc3339(text));
            into.extend(text.parse().ok().map(|date: Date| zone.start_of(date)));
        }
        Json::Array(items) => items.iter().for_each(|item| instants_in(item, zone, into)),
        Json::Object(fields) => fields
            .values()
            .for_each(|field| instants_in(field, zone, into)),
        _ => {}
    }
}
