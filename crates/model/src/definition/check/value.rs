//! Checks of values: what a name stands for, what a function takes and gives.

use super::class::Class;
use super::rule::{RuleCheck, Scope, Seen};
use crate::definition::Kind;
use crate::definition::hint::hint;
use crate::expr::{Aggregate, AggregateFunction, ClockPart, Expr, Path};

impl<'a> RuleCheck<'_, 'a> {
    /// Checks a value and says what it is.
    pub(super) fn value(&mut self, expr: &Expr, scope: &Scope<'a>) -> Class {
        match expr {
            Expr::Literal(literal) => Class::from(literal),
            Expr::Name(path) => self.name(path, scope),
            Expr::Arithmetic(left, _, right) => {
                self.of_class(left, &[Class::Number], scope);
                self.of_class(right, &[Class::Number], scope);
                Class::Number
            }
            Expr::Part { part, of, .. } => self.part(*part, of, scope),
            Expr::Since(of) => self.since(expr, of, scope, Class::Period),
            Expr::DaysSince(of) => self.since(expr, of, scope, Class::Number),
            Expr::Aggregate(_) | Expr::Percentile(_) | Expr::Bucket(_) => {
                self.customer_value(expr, scope)
            }
            _ => {
                let message = self.about("value-wanted", expr);
                self.refuse(message);
                Class::Unknown
            }
        }
    }

    /// The time since an instant, or since the start of a local day.
    fn since(&mut self, expr: &Expr, of: &Expr, scope: &Scope<'a>, gives: Class) -> Class {
        if self.clock_allowed(expr, scope) {
            self.of_class(of, &[Class::Instant, Class::Date], scope);
        }
        gives
    }

    /// Values that look at events or at other customers.
    fn customer_value(&mut self, expr: &Expr, scope: &Scope<'a>) -> Class {
        if !self.customer_allowed(expr, scope) {
            return Class::Unknown;
        }
        match expr {
            Expr::Aggregate(aggregate) => self.aggregate(aggregate),
            Expr::Percentile(of) => {
                self.ranked(of);
                Class::Number
            }
            _ => Class::Number,
        }
    }

    /// Checks that a value is of one of some classes.
    pub(super) fn of_class(&mut self, expr: &Expr, wanted: &[Class], scope: &Scope<'a>) {
        let class = self.value(expr, scope);
        if class != Class::Unknown && !wanted.contains(&class) {
            let message = self.about("class-differs", expr);
            let message = message.with("class", class.shown());
            self.refuse(message.with("wanted", wanted[0].shown()));
        }
    }

    fn part(&mut self, part: ClockPart, of: &Expr, scope: &Scope<'a>) -> Class {
        let timeless = !matches!(part, ClockPart::Hour | ClockPart::Minute);
        let wanted = [Class::Instant, Class::Date];
        self.of_class(of, &wanted[..1 + usize::from(timeless)], scope);
        match part {
            ClockPart::Date => Class::Date,
            _ => Class::Number,
        }
    }

    fn aggregate(&mut self, aggregate: &Aggregate) -> Class {
        let query = &aggregate.query;
        let over_items = aggregate
            .property
            .as_ref()
            .is_some_and(|path| path.0.len() > 1);
        if over_items {
            self.event(&query.event, None);
            if let Some(filter) = &query.filter {
                self.condition(filter, &Scope::Item);
            }
        } else {
            self.query(query);
        }
        let property = aggregate.property.as_ref();
        let class = property.map(|path| self.property(&query.event, path));
        self.aggregated(aggregate, class)
    }

    fn property(&mut self, event: &str, path: &Path) -> Class {
        // Fields of items have no type that is known.
        if path.0.len() > 1 {
            return Class::Unknown;
        }
        let seen = Seen {
            event: event.to_owned(),
            properties: self.known.properties(event),
        };
        self.event_property(path, &seen)
    }

    fn event_property(&mut self, path: &Path, seen: &Seen<'a>) -> Class {
        let Some(properties) = &seen.properties else {
            return Class::Unknown;
        };
        let dotted = path.dotted();
        // The event's own name may stand before the property.
        let prefix = path.0[0] == "event" || path.0[0] == seen.event;
        let inner = match dotted.split_once('.') {
            Some((_, inner)) if prefix => inner,
            _ => dotted.as_str(),
        };
        let found = [dotted.as_str(), inner]
            .into_iter()
            .find_map(|name| properties.get(name));
        if let Some(kind) = found {
            return Class::from(*kind);
        }
        let inside = format!("{inner}.");
        if !properties.keys().any(|name| name.starts_with(&inside)) {
            let near = hint(inner, properties.keys().copied());
            let warning = self.place.message_at("unknown-property", &dotted);
            let warning = warning.with("property", dotted).with("hint", near);
            self.warnings.push(warning);
        }
        Class::Unknown
    }

    fn aggregated(&mut self, aggregate: &Aggregate, property: Option<Class>) -> Class {
        use AggregateFunction::{Avg, Count, Days, Distinct, First, Last, Max, Min, Sum};
        let class = property.unwrap_or(match aggregate.function {
            First | Last => Class::Instant,
            _ => Class::Unknown,
        });
        let fits = match aggregate.function {
            Sum | Avg => matches!(class, Class::Number | Class::Unknown),
            Min | Max => class.has_order(),
            _ => true,
        };
        if !fits {
            let property = aggregate.property.as_ref().map(Path::dotted);
            let message = self.place.message("not-for-aggregate");
            let message = message.with("function", aggregate.function.name());
            let message = message.with("property", property.unwrap_or_default());
            self.refuse(message.with("class", class.shown()));
        }
        match aggregate.function {
            Sum | Avg | Count | Days | Distinct => Class::Number,
            Min | Max | First | Last => class,
        }
    }

    /// What a name stands for; `Unknown` after an error or for what is not known.
    pub(super) fn name(&mut self, path: &Path, scope: &Scope<'a>) -> Class {
        let dotted = path.dotted();
        match scope {
            Scope::Item => Class::Unknown,
            Scope::Event(seen) => self.event_property(path, seen),
            Scope::Attributes => self.attribute(path, &dotted),
            Scope::Customer => self.customer_name(path, &dotted),
        }
    }

    fn attribute(&mut self, path: &Path, dotted: &str) -> Class {
        let first = &path.0[0];
        let set = self.known.set;
        let computed =
            set.get(Kind::Metric, dotted).is_some() || set.get(Kind::Segmentation, first).is_some();
        if computed {
            let message = self.place.message_at("not-in-has-been", dotted);
            self.refuse(message.with("value", dotted));
            return Class::Unknown;
        }
        self.customer_name(path, dotted)
    }

    fn customer_name(&mut self, path: &Path, dotted: &str) -> Class {
        if let Some(class) = self.known.attribute(dotted) {
            return class;
        }
        let set = self.known.set;
        if set.get(Kind::Metric, dotted).is_some() {
            let class = self.known.metrics.get(dotted).cloned();
            return class.unwrap_or(Class::Unknown);
        }
        let first = path.0[0].as_str();
        if set.get(Kind::Segmentation, first).is_some() {
            return match path.0.len() {
                1 => Class::Label(first.to_owned()),
                _ => self.score(first, dotted),
            };
        }
        if !self.known.is_blank() {
            let near = hint(dotted, self.known.plain_names());
            let message = self.place.message_at("unknown-in-rule", dotted);
            self.refuse(message.with("name", dotted).with("hint", near));
        }
        Class::Unknown
    }

    fn score(&mut self, segmentation: &str, dotted: &str) -> Class {
        let scores = self.known.scores(segmentation);
        let score = &dotted[segmentation.len() + 1..];
        if !scores.contains(&score) {
            let full: Vec<String> = scores
                .iter()
                .map(|score| format!("{segmentation}.{score}"))
                .collect();
            let near = hint(dotted, full.iter().map(String::as_str));
            let message = self.place.message_at("unknown-score", dotted);
            let message = message.with("segmentation", segmentation);
            self.refuse(message.with("score", score).with("hint", near));
        }
        Class::Number
    }
}
