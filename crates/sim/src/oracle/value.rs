//! What a value is worth, and where names lead.

use fenqun_model::decimal::divide_rounded;
use fenqun_model::definition::{Kind, Spec};
use fenqun_model::expr::{ArithmeticOp, ClockPart, Expr, Literal, Path};
use fenqun_model::row::Event;
use fenqun_model::{Decimal, Instant, Value, Zone};
use serde_json::Value as Json;

use super::{Thing, View};
use crate::world::{descend, property, read};

/// Whose names an expression uses.
#[derive(Clone, Copy, Debug)]
pub(super) enum Scope<'e> {
    /// The customer's.
    Customer,
    /// The properties of an event, and the name it was asked for by.
    Event(&'e Event, &'e str),
    /// The fields of one item of a list of an event; the event is reached as `event` or by the name
    /// it was asked for by.
    Item((&'e Event, &'e str), &'e Path, &'e Json),
}

impl From<Option<Value>> for Thing {
    fn from(value: Option<Value>) -> Self {
        value.map_or(Thing::Missing, Thing::Value)
    }
}

impl View<'_, '_> {
    /// The value of an expression about the customer.
    pub(super) fn value(self, expr: &Expr) -> Thing {
        self.value_in(Scope::Customer, expr)
    }

    /// The value of an expression within a scope.
    pub(super) fn value_in(self, scope: Scope<'_>, expr: &Expr) -> Thing {
        match expr {
            Expr::Literal(literal) => constant(literal),
            Expr::Name(path) => self.name(scope, path),
            Expr::Aggregate(aggregate) => self.aggregate(aggregate),
            Expr::Since(of) => match self.instant(&self.value_in(scope, of)) {
                Some(instant) => Thing::Since(instant),
                None => Thing::Missing,
            },
            Expr::DaysSince(of) => self.days_since(&self.value_in(scope, of)).into(),
            Expr::Percentile(of) => self.percentile(of).into(),
            Expr::Bucket(seed) => Thing::Value(bucket(seed, self.customer.name)),
            Expr::Part { part, of, zone } => {
                let zone = zone
                    .as_deref()
                    .map(|name| Zone::named(name).expect("a known zone"));
                let zone = zone.as_ref().unwrap_or(self.zone());
                clock_part(*part, &self.value_in(scope, of), zone).into()
            }
            Expr::Arithmetic(a, op, b) => {
                arithmetic(&self.value_in(scope, a), *op, &self.value_in(scope, b)).into()
            }
            condition => Thing::Value(Value::Boolean(self.holds_in(scope, condition))),
        }
    }

    pub(super) fn zone(&self) -> &Zone {
        &self.oracle.definitions.zone
    }

    /// The value of a metric.
    pub(super) fn metric(self, name: &str) -> Thing {
        match self.spec(Kind::Metric, name) {
            Spec::Metric(metric) => self.value(&metric.value.expr),
            other => panic!("{other:?} is no metric"),
        }
    }

    /// The definition of a kind and name.
    pub(super) fn spec(&self, kind: Kind, name: &str) -> &Spec {
        let found = self.oracle.definitions.set.get(kind, name);
        &found.expect("references were checked").spec
    }

    fn name(self, scope: Scope<'_>, path: &Path) -> Thing {
        match scope {
            Scope::Event(event, _) => self.property(event, path).into(),
            Scope::Item((event, name), list, item) => match path.0.split_first() {
                Some((first, rest)) if !rest.is_empty() && (first == "event" || first == name) => {
                    self.property(event, &Path(rest.to_vec())).into()
                }
                _ => self.field(event, list, item, path).into(),
            },
            Scope::Customer => self.customer_name(path),
        }
    }

    /// Metrics and segmentations come before attributes.
    fn customer_name(self, path: &Path) -> Thing {
        let set = &self.oracle.definitions.set;
        match path.0.as_slice() {
            [name] if set.get(Kind::Metric, name).is_some() => self.metric(name),
            [name] if set.get(Kind::Segmentation, name).is_some() => {
                Thing::Value(Value::Text(self.label(name)))
            }
            [name, score] if set.get(Kind::Segmentation, name).is_some() => self.score(name, score),
            _ => {
                let declared = self.oracle.world.attribute_type(path);
                let json = self.customer.attribute(path, self.as_of);
                json.and_then(|json| read(json, declared)).into()
            }
        }
    }

    /// A property of an event.
    pub(super) fn property(self, event: &Event, path: &Path) -> Option<Value> {
        let declared = self.oracle.world.property_type(&event.name, path);
        read(property(event, path)?, declared)
    }

    /// A field of an item.
    pub(super) fn field(
        self,
        event: &Event,
        list: &Path,
        item: &Json,
        field: &Path,
    ) -> Option<Value> {
        let whole = Path([list.0.as_slice(), field.0.as_slice()].concat());
        let declared = self.oracle.world.property_type(&event.name, &whole);
        read(descend(item, &field.0)?, declared)
    }

    /// The instant meant by an instant or a date (the start of the local day).
    pub(super) fn instant(&self, thing: &Thing) -> Option<Instant> {
        match thing {
            Thing::Value(Value::Instant(instant)) => Some(*instant),
            Thing::Value(Value::Date(date)) => Some(self.zone().start_of(*date)),
            _ => None,
        }
    }

    fn days_since(&self, thing: &Thing) -> Option<Value> {
        let day = match thing {
            Thing::Value(Value::Instant(instant)) => self.zone().date(*instant),
            Thing::Value(Value::Date(date)) => *date,
            _ => return None,
        };
        let today = self.zone().date(self.as_of);
        Some(Value::Integer(i64::from(today.0) - i64::from(day.0)))
    }
}

fn constant(literal: &Literal) -> Thing {
    Thing::Value(match literal {
        Literal::Text(text) => Value::Text(text.clone()),
        Literal::Integer(number) => Value::Integer(*number),
        Literal::Decimal(number) => Value::Decimal(*number),
        Literal::Boolean(value) => Value::Boolean(*value),
        Literal::Instant(instant) => Value::Instant(*instant),
        Literal::Date(date) => Value::Date(*date),
        Literal::Period(period) => return Thing::Period(*period),
    })
}

fn clock_part(part: ClockPart, of: &Thing, zone: &Zone) -> Option<Value> {
    let (date, hour, minute) = match of {
        Thing::Value(Value::Instant(instant)) => {
            let local = zone.local(*instant);
            (local.date, local.hour, local.minute)
        }
        Thing::Value(Value::Date(date)) => (*date, 0, 0),
        _ => return None,
    };
    let (year, month, day) = date.parts();
    let number = match part {
        ClockPart::Date => return Some(Value::Date(date)),
        ClockPart::Year => i64::from(year),
        ClockPart::Month => month.into(),
        ClockPart::DayOfMonth => day.into(),
        ClockPart::DayOfWeek => i64::from(date.days_since_monday()) + 1,
        ClockPart::Hour => hour.into(),
        ClockPart::Minute => minute.into(),
    };
    Some(Value::Integer(number))
}

/// Exact on integers and decimals, rounded half away from zero to four places; floats as floats.
fn arithmetic(a: &Thing, op: ArithmeticOp, b: &Thing) -> Option<Value> {
    let (Thing::Value(a), Thing::Value(b)) = (a, b) else {
        return None;
    };
    let (Some(x), Some(y)) = (a.scaled(), b.scaled()) else {
        return arithmetic_of_floats(float(a)?, op, float(b)?);
    };
    let scale = i128::from(Decimal::SCALE);
    let result = match op {
        ArithmeticOp::Add => x + y,
        ArithmeticOp::Subtract => x - y,
        ArithmeticOp::Multiply => divide_rounded(x * y, scale),
        ArithmeticOp::Divide if y == 0 => return None,
        ArithmeticOp::Divide => divide_rounded(x * scale, y),
    };
    Some(Value::Decimal(Decimal::from_raw(
        i64::try_from(result).ok()?,
    )))
}

fn arithmetic_of_floats(a: f64, op: ArithmeticOp, b: f64) -> Option<Value> {
    let result = match op {
        ArithmeticOp::Add => a + b,
        ArithmeticOp::Subtract => a - b,
        ArithmeticOp::Multiply => a * b,
        ArithmeticOp::Divide if b == 0.0 => return None,
        ArithmeticOp::Divide => a / b,
    };
    result.is_finite().then_some(Value::Float(result))
}

/// Any number as a float.
pub(super) fn float(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) => Some(*number as f64),
        Value::Decimal(number) => Some(number.to_f64()),
        Value::Float(number) => Some(*number),
        _ => None,
    }
}

/// A number in [0, 1) from a stable hash of customer and seed, in ten-thousandths: the seed's hash
/// (XXH3) seeds the hash of the customer's name, and of the result only the share counts.
fn bucket(seed: &str, customer: &str) -> Value {
    let seed = xxhash_rust::xxh3::xxh3_64_with_seed(seed.as_bytes(), 0);
    let hash = xxhash_rust::xxh3::xxh3_64_with_seed(customer.as_bytes(), seed);
    let share = i128::from(hash) * i128::from(Decimal::SCALE) / (1 << 64);
    Value::Decimal(Decimal::saturating_from_raw(share))
}
