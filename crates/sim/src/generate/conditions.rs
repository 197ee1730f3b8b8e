//! Random conditions, by operator.

use fenqun_model::expr::{ClockPart, CompareOp, Expr, Literal, Path, TextTest, TextTestKind};
use fenqun_model::{Decimal, Point, Window};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::data::TAGS;
use super::values::{self, Names, literal_for, name, number_literal};
use super::{Exprs, Refers, Setting, over_time, queries};

/// The operators of the language, each with its own property test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "named like the variants of the expression tree"
)]
pub enum Operator {
    Compare,
    In,
    Between,
    Text,
    Lists,
    Presence,
    Near,
    InWindow,
    Anniversary,
    HasBeen,
    Did,
    Sequence,
    FirstTime,
    Stopped,
    Restarted,
    Regular,
    Membership,
    Top,
    AnyItem,
    Aggregate,
    ItemAggregate,
    Since,
    DaysSince,
    Percentile,
    Part,
    Arithmetic,
    Labels,
    Bucket,
}

/// A condition whose top is the operator.
pub fn of_operator(operator: Operator, setting: &Setting, refers: Refers) -> Exprs {
    let attributes = values::attributes();
    match operator {
        Operator::Compare => compares(&attributes),
        Operator::In => is_in(&attributes),
        Operator::Between => between(setting, &attributes),
        Operator::Text => text_test(&attributes),
        Operator::Lists => lists(&attributes),
        Operator::Presence => presence(setting, &attributes),
        Operator::Near => near(&attributes),
        Operator::InWindow => in_window(setting, refers),
        Operator::Anniversary => anniversary(setting),
        Operator::HasBeen => over_time::has_been(setting),
        Operator::Did => queries::query(setting).prop_map(Expr::Did).boxed(),
        Operator::Sequence => over_time::sequence(setting),
        Operator::FirstTime => over_time::first_time(setting),
        Operator::Stopped => over_time::stopped(setting),
        Operator::Restarted => over_time::restarted(setting),
        Operator::Regular => over_time::regular(setting),
        Operator::Membership => membership(),
        Operator::Top => top(setting, refers),
        Operator::AnyItem => any_item(setting),
        Operator::Aggregate => of_number(values::number_of_events(setting)),
        Operator::ItemAggregate => of_number(values::aggregate(setting)),
        Operator::Since => since(setting, refers),
        Operator::DaysSince => of_number(values::days_passed(setting, refers)),
        Operator::Percentile => percentile(setting, refers),
        Operator::Part => part(setting),
        Operator::Arithmetic => of_number(values::number(setting, refers)),
        Operator::Labels => labels(),
        Operator::Bucket => bucket(),
    }
}

/// Any condition, up to three deep.
pub fn condition(setting: &Setting, refers: Refers) -> Exprs {
    use Operator as O;
    let mut all = vec![
        O::Compare,
        O::In,
        O::Between,
        O::Text,
        O::Lists,
        O::Presence,
        O::Near,
        O::InWindow,
        O::Anniversary,
        O::HasBeen,
        O::Did,
        O::Sequence,
        O::FirstTime,
        O::Stopped,
        O::Restarted,
        O::Regular,
        O::AnyItem,
        O::Aggregate,
        O::ItemAggregate,
        O::Since,
        O::DaysSince,
        O::Part,
        O::Arithmetic,
        O::Top,
        O::Percentile,
        O::Bucket,
    ];
    if refers >= Refers::Sets {
        all.push(O::Membership);
    }
    if refers == Refers::All {
        all.push(O::Labels);
    }
    let setting = setting.clone();
    let leaf = select(all).prop_flat_map(move |operator| of_operator(operator, &setting, refers));
    joined(leaf.boxed())
}

/// A condition alone, or several joined by `and`, `or`, `not`.
pub(super) fn joined(leaf: Exprs) -> Exprs {
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Expr::And),
            vec(inner.clone(), 0..4).prop_map(Expr::Or),
            inner.prop_map(|of| Expr::Not(Box::new(of))),
        ]
    })
    .boxed()
}

/// Conditions on values by name that mean the same at any instant.
pub(super) fn on_values(setting: &Setting, names: &Names) -> Exprs {
    prop_oneof![
        5 => compares(names),
        2 => is_in(names),
        1 => between(setting, names),
        2 => text_test(names),
        1 => lists(names),
        1 => exists(name(&names.all())),
        1 => instant_compares(setting, names),
        1 => in_window_of(name(&names.instants), queries::between_window(setting)),
    ]
    .boxed()
}

/// Like [`joined`], never without a condition at the bottom.
pub(super) fn joined_not_empty(leaf: Exprs) -> Exprs {
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..4).prop_map(Expr::And),
            vec(inner.clone(), 1..4).prop_map(Expr::Or),
            inner.prop_map(|of| Expr::Not(Box::new(of))),
        ]
    })
    .boxed()
}

/// Any of the six comparisons.
pub(super) fn operator() -> BoxedStrategy<CompareOp> {
    use CompareOp::{Eq, Ge, Gt, Le, Lt, Ne};
    select(vec![Eq, Ne, Lt, Le, Gt, Ge]).boxed()
}

/// `left op literal`.
pub(super) fn compare(left: Expr, op: CompareOp, right: Literal) -> Expr {
    Expr::Compare(Box::new(left), op, Box::new(Expr::Literal(right)))
}

pub(super) fn of(left: Exprs, right: BoxedStrategy<Literal>) -> Exprs {
    (left, operator(), right)
        .prop_map(|(left, op, right)| compare(left, op, right))
        .boxed()
}

fn of_number(number: Exprs) -> Exprs {
    of(number, number_literal())
}

fn boolean_literal() -> BoxedStrategy<Literal> {
    any::<bool>().prop_map(Literal::Boolean).boxed()
}

fn text_literal() -> BoxedStrategy<Literal> {
    prop_oneof![literal_for("city"), literal_for("status")].boxed()
}

fn compares(names: &Names) -> Exprs {
    let any_literal = prop_oneof![number_literal(), text_literal(), boolean_literal()].boxed();
    let equality = select(vec![CompareOp::Eq, CompareOp::Ne]);
    let boolean = (name(&names.booleans), equality, boolean_literal());
    let two = (name(&names.numbers), operator(), name(&names.numbers));
    prop_oneof![
        3 => of(name(&names.numbers), number_literal()),
        3 => of(name(&names.texts), text_literal()),
        1 => boolean.prop_map(|(left, op, right)| compare(left, op, right)),
        1 => name(&names.booleans),
        2 => of(name(&names.mixed), any_literal),
        1 => two.prop_map(|(a, op, b)| Expr::Compare(Box::new(a), op, Box::new(b))),
    ]
    .boxed()
}

fn instant_compares(setting: &Setting, names: &Names) -> Exprs {
    let instant = setting.instant().prop_map(Literal::Instant).boxed();
    let zone = setting.zone();
    let date = setting
        .instant()
        .prop_map(move |at| Literal::Date(zone.date(at)))
        .boxed();
    prop_oneof![
        of(name(&names.instants), instant),
        of(name(&names.dates), date)
    ]
    .boxed()
}

fn is_in(names: &Names) -> Exprs {
    let make = |left: Exprs, literal: BoxedStrategy<Literal>| {
        (left, vec(literal, 1..4)).prop_map(|(left, list)| Expr::In(Box::new(left), list))
    };
    let any_literal = prop_oneof![number_literal(), text_literal()].boxed();
    let found = prop_oneof![
        2 => make(name(&names.texts), text_literal()),
        1 => make(name(&names.numbers), number_literal()),
        2 => make(name(&names.lists), literal_for("tags")),
        1 => make(name(&names.mixed), any_literal),
    ];
    (found, any::<bool>())
        .prop_map(|(found, turned)| match turned {
            true => Expr::Not(Box::new(found)),
            false => found,
        })
        .boxed()
}

fn between(setting: &Setting, names: &Names) -> Exprs {
    let make = |left: Exprs, literal: BoxedStrategy<Literal>| {
        let end = literal.prop_map(|literal| Box::new(Expr::Literal(literal)));
        (left, end.clone(), end).prop_map(|(of, a, b)| Expr::Between(Box::new(of), a, b))
    };
    let instant = setting.instant().prop_map(Literal::Instant).boxed();
    prop_oneof![
        3 => make(name(&names.numbers), number_literal()),
        1 => make(name(&names.texts), text_literal()),
        1 => make(name(&names.instants), instant),
        1 => make(name(&names.mixed), number_literal()),
    ]
    .boxed()
}

fn text_test(names: &Names) -> Exprs {
    let texts = name(&names.texts);
    text_test_of(prop_oneof![4 => texts, 1 => name(&names.mixed), 1 => name(&names.lists)].boxed())
}

pub(super) fn text_test_of(left: Exprs) -> Exprs {
    use TextTestKind::{Contains, EndsWith, Matches, StartsWith};
    let test = prop_oneof![
        (
            select(vec![Contains, StartsWith, EndsWith]),
            select(vec!["app", "APP", "A", "pp", "le", "", "海", "上"])
        ),
        (
            Just(Matches),
            select(vec!["^a", "p{2}", "(web|上海)", "A.p$", "^$"])
        ),
    ];
    (left, test, any::<bool>())
        .prop_map(|(left, (kind, pattern), fold_case)| {
            let test = TextTest {
                kind,
                fold_case,
                pattern: pattern.into(),
            };
            Expr::Text(Box::new(left), test)
        })
        .boxed()
}

fn lists(names: &Names) -> Exprs {
    let lists = name(&names.lists);
    lists_of(prop_oneof![4 => lists, 1 => name(&names.texts), 1 => name(&names.mixed)].boxed())
}

pub(super) fn lists_of(left: Exprs) -> Exprs {
    let wanted = vec(select(TAGS.to_vec()).prop_map(str::to_owned), 0..3);
    let has_all = (left.clone(), wanted).prop_map(|(of, all)| Expr::HasAll(Box::new(of), all));
    let is_empty = left.prop_map(|of| Expr::IsEmpty(Box::new(of)));
    prop_oneof![2 => has_all, 1 => is_empty].boxed()
}

pub(super) fn exists(of: Exprs) -> Exprs {
    of.prop_map(|of| Expr::Exists(Box::new(of))).boxed()
}

fn presence(setting: &Setting, names: &Names) -> Exprs {
    let value = prop_oneof![
        3 => name(&names.all()),
        2 => values::value(setting, Refers::Rows),
    ];
    let is_empty = name(&names.all()).prop_map(|of| Expr::IsEmpty(Box::new(of)));
    prop_oneof![3 => exists(value.boxed()), 1 => is_empty].boxed()
}

/// Far from the edge of the circle, where rounding would decide.
fn near(names: &Names) -> Exprs {
    let centre = Point {
        latitude: 31_230_000,
        longitude: 121_470_000,
    };
    let metres = select(vec![100_u32, 2_000, 10_000, 20_000_000]);
    (name(&names.points), metres)
        .prop_map(move |(place, metres)| Expr::Near {
            place: Box::new(place),
            metres,
            centre,
        })
        .boxed()
}

fn in_window(setting: &Setting, refers: Refers) -> Exprs {
    in_window_of(
        values::instant(setting, refers),
        queries::bounded_window(setting),
    )
}

pub(super) fn in_window_of(of: Exprs, window: BoxedStrategy<Window>) -> Exprs {
    (of, window)
        .prop_map(|(of, window)| Expr::InWindow(Box::new(of), window))
        .boxed()
}

fn anniversary(setting: &Setting) -> Exprs {
    let names = values::attributes();
    let dates = [names.dates.as_slice(), names.instants.as_slice()].concat();
    let of = prop_oneof![4 => name(&dates), 1 => values::instant(setting, Refers::Rows)];
    (of, select(vec![1_u32, 2, 7, 30]))
        .prop_map(|(of, days)| Expr::Anniversary(Box::new(of), days))
        .boxed()
}

fn membership() -> Exprs {
    prop_oneof![
        Just(Expr::InSegment("s_one".into())),
        Just(Expr::InList("l_one".into())),
    ]
    .boxed()
}

/// What ranks go by.
fn ranked(setting: &Setting, refers: Refers) -> Exprs {
    let exact = prop_oneof![
        values::number_of_events(setting).prop_filter("floats are ranked by others", |by| {
            !format!("{by:?}").contains("weight")
        }),
        name(&["age", "points"]),
    ];
    prop_oneof![3 => exact, 1 => values::time_passed(setting, refers)].boxed()
}

fn top(setting: &Setting, refers: Refers) -> Exprs {
    (0_u32..5, any::<bool>(), ranked(setting, refers))
        .prop_map(|(count, bottom, by)| Expr::Top {
            count,
            bottom,
            by: Box::new(by),
        })
        .boxed()
}

fn percentile(setting: &Setting, refers: Refers) -> Exprs {
    let share = select(vec![0, 2_000, 2_500, 5_000, 7_500, 9_000, 10_000])
        .prop_map(|raw| Literal::Decimal(Decimal::from_raw(raw)));
    let left = ranked(setting, refers).prop_map(|by| Expr::Percentile(Box::new(by)));
    of(left.boxed(), share.boxed())
}

fn any_item(setting: &Setting) -> Exprs {
    (
        queries::item_filter(),
        queries::query(setting),
        any::<bool>(),
    )
        .prop_map(|(filter, mut query, named)| {
            let list = match named {
                true => Path(vec![query.event.clone(), "items".into()]),
                false => Path::one("items"),
            };
            query.filter = Some(Box::new(Expr::AnyItem(list, Box::new(filter))));
            Expr::Did(query)
        })
        .boxed()
}

fn since(setting: &Setting, refers: Refers) -> Exprs {
    of(
        values::time_passed(setting, refers),
        values::period_literal(),
    )
}

fn part(setting: &Setting) -> Exprs {
    let numbers = of(
        values::part(setting),
        prop_oneof![(0_i64..32), Just(2024_i64)]
            .prop_map(Literal::Integer)
            .boxed(),
    );
    let zone = setting.zone();
    let date = setting
        .instant()
        .prop_map(move |at| Literal::Date(zone.date(at)))
        .boxed();
    let day = values::instant(setting, Refers::Rows).prop_map(|of| Expr::Part {
        part: ClockPart::Date,
        of: Box::new(of),
        zone: None,
    });
    prop_oneof![3 => numbers, 1 => of(day.boxed(), date)].boxed()
}

/// The seed's share of the customers.
fn bucket() -> Exprs {
    let seed = select(vec!["spring", "", "秋"]).prop_map(|seed| Expr::Bucket(seed.into()));
    let share = (0_i64..10_000).prop_map(|raw| Literal::Decimal(Decimal::from_raw(raw)));
    of(seed.boxed(), share.boxed())
}

/// Labels and scores of the segmentations of [`super::definitions`].
fn labels() -> Exprs {
    let label = |name: &'static str, labels: Vec<&'static str>| {
        let literal = select(labels).prop_map(|label| Literal::Text(label.into()));
        of(Just(Expr::Name(Path::from(name))).boxed(), literal.boxed())
    };
    let score = select(vec![
        "grid.r",
        "grid.f",
        "grid.score",
        "card.score",
        "card.first",
    ]);
    prop_oneof![
        label("grid", vec!["x", "y", "outside"]),
        label("abc", vec!["A", "B", "C", "outside"]),
        label("card", vec!["low", "high"]),
        label("first", vec!["one", "two", "rest"]),
        of_number(score.prop_map(|name| Expr::Name(Path::from(name))).boxed()),
    ]
    .boxed()
}
