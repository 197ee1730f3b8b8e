//! Random values: names by type, constants, aggregates, arithmetic.

use fenqun_model::expr::{
    Aggregate, AggregateFunction, ArithmeticOp, ClockPart, EventQuery, Expr, Literal, Path,
};
use fenqun_model::{Decimal, Period, Unit};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::data::{TAGS, TEXTS};
use super::{Exprs, Refers, Setting, period, queries};

/// Names of values by their type.
#[derive(Clone, Debug)]
pub(super) struct Names {
    pub(super) numbers: Vec<&'static str>,
    pub(super) texts: Vec<&'static str>,
    pub(super) lists: Vec<&'static str>,
    pub(super) booleans: Vec<&'static str>,
    pub(super) instants: Vec<&'static str>,
    pub(super) dates: Vec<&'static str>,
    pub(super) points: Vec<&'static str>,
    /// Of several types, or never there.
    pub(super) mixed: Vec<&'static str>,
}

/// Attributes of [`super::world`].
pub(super) fn attributes() -> Names {
    Names {
        numbers: vec!["age", "points", "ratio"],
        texts: vec!["city", "status"],
        lists: vec!["tags"],
        booleans: vec!["vip"],
        instants: vec!["created"],
        dates: vec!["birthday"],
        points: vec!["home"],
        mixed: vec!["odd", "never"],
    }
}

/// Properties of the events of [`super::world`].
pub(super) fn properties() -> Names {
    Names {
        numbers: vec!["n", "amount", "weight"],
        texts: vec!["channel"],
        lists: vec!["tags"],
        booleans: vec!["paid"],
        instants: vec!["due"],
        dates: vec!["day"],
        points: vec![],
        mixed: vec!["odd", "never", "deep.x"],
    }
}

impl Names {
    pub(super) fn all(&self) -> Vec<&'static str> {
        let all = [
            &self.numbers,
            &self.texts,
            &self.lists,
            &self.booleans,
            &self.instants,
            &self.dates,
            &self.points,
            &self.mixed,
        ];
        all.into_iter().flatten().copied().collect()
    }
}

/// One of the names.
pub(super) fn name(names: &[&'static str]) -> BoxedStrategy<Expr> {
    select(names.to_vec())
        .prop_map(|name| Expr::Name(Path::from(name)))
        .boxed()
}

/// A number that values often equal.
pub(super) fn number_literal() -> BoxedStrategy<Literal> {
    let decimals = [105_000, 22_500, 1, 5_000, 312, 20_000];
    prop_oneof![
        3 => (-2_i64..5).prop_map(Literal::Integer),
        1 => select(decimals.to_vec()).prop_map(|raw| Literal::Decimal(Decimal::from_raw(raw))),
    ]
    .boxed()
}

/// A text, as values of that name have it.
pub(super) fn literal_for(name: &str) -> BoxedStrategy<Literal> {
    let texts = match name {
        "status" => vec!["gold", "silver", "none"],
        "category" => vec!["tea", "cup", "茶", "none"],
        "tags" => TAGS.to_vec(),
        _ => TEXTS.to_vec(),
    };
    select(texts)
        .prop_map(|text| Literal::Text(text.into()))
        .boxed()
}

/// Any value of a customer, of any type.
pub fn value(setting: &Setting, refers: Refers) -> Exprs {
    let text = name(&attributes().all());
    prop_oneof![
        4 => number(setting, refers),
        2 => instant(setting, refers),
        1 => time_passed(setting, refers),
        1 => days_passed(setting, refers),
        1 => part(setting),
        1 => text,
        2 => aggregate(setting),
    ]
    .boxed()
}

/// A number of a customer.
pub(super) fn number(setting: &Setting, refers: Refers) -> Exprs {
    let simple = simple_number(setting, refers);
    let literal = number_literal().prop_map(Expr::Literal);
    let operator = select(vec![
        ArithmeticOp::Add,
        ArithmeticOp::Subtract,
        ArithmeticOp::Multiply,
        ArithmeticOp::Divide,
    ]);
    let operand = prop_oneof![2 => simple.clone(), 1 => literal];
    let arithmetic = (simple.clone(), operator, operand)
        .prop_map(|(a, op, b)| Expr::Arithmetic(Box::new(a), op, Box::new(b)));
    prop_oneof![5 => simple, 2 => arithmetic].boxed()
}

fn simple_number(setting: &Setting, refers: Refers) -> Exprs {
    let own = prop_oneof![
        2 => name(&attributes().numbers),
        5 => number_of_events(setting),
    ];
    if refers == Refers::Rows {
        return own.boxed();
    }
    prop_oneof![4 => own, 1 => Just(Expr::Name(Path::from("m_number")))].boxed()
}

/// An aggregate that is a number.
pub(super) fn number_of_events(setting: &Setting) -> Exprs {
    use AggregateFunction::{Avg, Count, Days, Distinct, First, Last, Max, Min, Sum};
    let numbers = properties().numbers;
    prop_oneof![
        3 => of_events(setting, Count, None),
        1 => of_events(setting, Days, None),
        3 => of_property(setting, vec![Sum, Avg, Min, Max, First, Last], numbers),
        1 => of_property(setting, vec![Distinct, Count], vec!["n", "amount", "channel", "weight", "paid"]),
        2 => of_items(vec![Sum, Avg, Min, Max, Count, Distinct], setting),
    ]
    .boxed()
}

/// Any aggregate.
pub(super) fn aggregate(setting: &Setting) -> Exprs {
    use AggregateFunction::{First, Last, Max, Min};
    prop_oneof![
        5 => number_of_events(setting),
        2 => of_property(setting, vec![Min, Max, First, Last], vec!["channel", "due", "day"]),
        1 => of_property(setting, vec![First, Last], vec!["odd", "never", "paid", "deep.x"]),
        1 => of_events(setting, First, None),
        1 => of_events(setting, Last, None),
    ]
    .boxed()
}

fn of_events(setting: &Setting, function: AggregateFunction, property: Option<Path>) -> Exprs {
    let make = move |query| {
        Expr::Aggregate(Aggregate {
            function,
            query,
            property: property.clone(),
        })
    };
    queries::query(setting).prop_map(make).boxed()
}

fn of_property(
    setting: &Setting,
    functions: Vec<AggregateFunction>,
    names: Vec<&'static str>,
) -> Exprs {
    (select(functions), select(names), queries::query(setting))
        .prop_map(|(function, name, query)| match name {
            // A nested property is an item of a list of one; its filter is about the item.
            "deep.x" => aggregate_of(
                function,
                name,
                EventQuery {
                    filter: None,
                    ..query
                },
            ),
            _ => aggregate_of(function, name, query),
        })
        .boxed()
}

fn aggregate_of(function: AggregateFunction, property: &str, query: EventQuery) -> Expr {
    Expr::Aggregate(Aggregate {
        function,
        query,
        property: Some(Path::from(property)),
    })
}

fn of_items(functions: Vec<AggregateFunction>, setting: &Setting) -> Exprs {
    let name = select(vec!["items.quantity", "items.price", "items.missing"]);
    let window = queries::window(setting);
    let query = queries::event_name().prop_flat_map(move |event| {
        let filter = weighted(0.5, queries::item_filter_of_aggregate(&event));
        (filter, window.clone()).prop_map(move |(filter, window)| EventQuery {
            event: event.clone(),
            filter: filter.map(Box::new),
            window,
        })
    });
    (select(functions), name, query)
        .prop_map(|(function, name, query)| aggregate_of(function, name, query))
        .boxed()
}

/// An instant or a date of a customer.
pub(super) fn instant(setting: &Setting, refers: Refers) -> Exprs {
    use AggregateFunction::{First, Last, Max, Min};
    let attributes = attributes();
    let own = prop_oneof![
        3 => of_events(setting, First, None),
        4 => of_events(setting, Last, None),
        2 => of_property(setting, vec![Min, Max, Last], vec!["due", "day"]),
        2 => name(&attributes.instants),
        2 => name(&attributes.dates),
    ];
    if refers == Refers::Rows {
        return own.boxed();
    }
    prop_oneof![6 => own, 1 => Just(Expr::Name(Path::from("m_instant")))].boxed()
}

/// `since(..)`.
pub(super) fn time_passed(setting: &Setting, refers: Refers) -> Exprs {
    instant(setting, refers)
        .prop_map(|of| Expr::Since(Box::new(of)))
        .boxed()
}

/// `days_since(..)`.
pub(super) fn days_passed(setting: &Setting, refers: Refers) -> Exprs {
    instant(setting, refers)
        .prop_map(|of| Expr::DaysSince(Box::new(of)))
        .boxed()
}

/// A part of the wall clock, a number.
pub(super) fn part(setting: &Setting) -> Exprs {
    use ClockPart::{DayOfMonth, DayOfWeek, Hour, Minute, Month, Year};
    let zone = weighted(0.4, select(vec!["Asia/Kathmandu", "-02:30", "UTC"]));
    let parts = select(vec![Year, Month, DayOfMonth, DayOfWeek, Hour, Minute]);
    (parts, instant(setting, Refers::Rows), zone)
        .prop_map(|(part, of, zone)| Expr::Part {
            part,
            of: Box::new(of),
            zone: zone.map(str::to_owned),
        })
        .boxed()
}

/// A period that time passed is often equal to.
pub(super) fn period_literal() -> BoxedStrategy<Literal> {
    let zero = Period {
        count: 0,
        unit: Unit::Day,
    };
    prop_oneof![9 => period(), 1 => Just(zero)]
        .prop_map(Literal::Period)
        .boxed()
}
