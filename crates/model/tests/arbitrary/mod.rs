//! Arbitrary trees that the language can say: any condition or value in any place.

mod events;

use fenqun_model::expr::{
    ArithmeticOp, ClockPart, CompareOp, Expr, Literal, Path, TextTest, TextTestKind,
};
use fenqun_model::time::{CalendarSpan, CalendarUnit, Moment};
use fenqun_model::{Date, Decimal, Instant, Period, Point, Unit, Window};
use proptest::prelude::*;
use proptest::sample::select;

/// A tree of up to a few dozen nodes.
pub(crate) fn expr() -> impl Strategy<Value = Expr> {
    leaf().prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            4 => connective(inner.clone()),
            4 => test(inner.clone()),
            3 => events::over_events(inner.clone()),
            3 => value(inner),
        ]
    })
}

fn leaf() -> impl Strategy<Value = Expr> {
    prop_oneof![
        3 => literal().prop_map(Expr::Literal),
        3 => path().prop_map(Expr::Name),
        1 => text().prop_map(Expr::InSegment),
        1 => text().prop_map(Expr::InList),
        1 => text().prop_map(Expr::Bucket),
    ]
}

fn connective(inner: impl Strategy<Value = Expr> + Clone) -> impl Strategy<Value = Expr> {
    let list = || prop::collection::vec(inner.clone(), 0..4);
    prop_oneof![
        list().prop_map(Expr::And),
        list().prop_map(Expr::Or),
        inner.clone().prop_map(|inner| Expr::Not(Box::new(inner))),
    ]
}

/// Comparisons with `percentile` and `bucket` must be with shares, `between` with ends in order:
/// these are not made here of two constants.
fn test(inner: impl Strategy<Value = Expr> + Clone + 'static) -> impl Strategy<Value = Expr> {
    let value = || inner.clone().prop_map(Box::new);
    let ops = vec![
        CompareOp::Eq,
        CompareOp::Ne,
        CompareOp::Lt,
        CompareOp::Le,
        CompareOp::Gt,
        CompareOp::Ge,
    ];
    let is_share = |expr: &Expr| matches!(expr, Expr::Percentile(_) | Expr::Bucket(_));
    let is_literal = |expr: &Expr| matches!(expr, Expr::Literal(_));
    prop_oneof![
        (value(), select(ops), value())
            .prop_filter("not a share", move |(left, ..)| !is_share(left))
            .prop_map(|(left, op, right)| Expr::Compare(left, op, right)),
        (value(), prop::collection::vec(literal(), 0..4))
            .prop_map(|(value, list)| Expr::In(value, list)),
        (value(), value(), value())
            .prop_filter("not a share", move |(value, low, _)| {
                !is_share(value) && !is_literal(low)
            })
            .prop_map(|(value, low, high)| Expr::Between(value, low, high)),
        (value(), text_test()).prop_map(|(value, test)| Expr::Text(value, test)),
        (value(), prop::collection::vec(text(), 0..4))
            .prop_map(|(value, items)| Expr::HasAll(value, items)),
        value().prop_map(Expr::Exists),
        value().prop_map(Expr::IsEmpty),
        (value(), 1..=u32::MAX, point()).prop_map(|(place, metres, centre)| Expr::Near {
            place,
            metres,
            centre,
        }),
        (value(), window()).prop_map(|(value, window)| Expr::InWindow(value, window)),
        (value(), 1..=366_u32).prop_map(|(value, days)| Expr::Anniversary(value, days)),
        (value(), period()).prop_map(|(value, period)| Expr::HasBeen(value, period)),
        (path(), value()).prop_map(|(items, condition)| Expr::AnyItem(items, condition)),
        (1..=u32::MAX, any::<bool>(), value()).prop_map(|(count, bottom, by)| Expr::Top {
            count,
            bottom,
            by,
        }),
    ]
}

fn value(inner: impl Strategy<Value = Expr> + Clone + 'static) -> impl Strategy<Value = Expr> {
    let value = || inner.clone().prop_map(Box::new);
    let signs = vec![
        ArithmeticOp::Add,
        ArithmeticOp::Subtract,
        ArithmeticOp::Multiply,
        ArithmeticOp::Divide,
    ];
    let parts = vec![
        ClockPart::Date,
        ClockPart::Year,
        ClockPart::Month,
        ClockPart::DayOfMonth,
        ClockPart::DayOfWeek,
        ClockPart::Hour,
        ClockPart::Minute,
    ];
    let zones = vec![None, Some("Asia/Kathmandu"), Some("-02:30")];
    prop_oneof![
        value().prop_map(Expr::Since),
        value().prop_map(Expr::DaysSince),
        value().prop_map(Expr::Percentile),
        (select(parts), value(), select(zones)).prop_map(|(part, of, zone)| Expr::Part {
            part,
            of,
            zone: zone.map(str::to_owned),
        }),
        (value(), select(signs), value())
            .prop_map(|(left, op, right)| Expr::Arithmetic(left, op, right)),
    ]
}

/// Texts with everything that could be mistaken for a sign of the language, in normal form C.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{0,6}",
        "[ -~]{0,8}",
        "[a'\"`‘’“”（），＝上海é\\n]{0,8}",
    ]
}

/// Names, odd ones and keywords among them; never empty.
fn name() -> impl Strategy<Value = String> {
    let words = vec![
        "and", "Or", "not", "in", "is", "by", "where", "then", "same", "within", "true", "between",
        "last", "count", "date", "segment", "any", "all", "month", "empty", "城市", "x1", "_",
    ];
    prop_oneof![
        3 => "[a-z][a-z0-9_]{0,5}",
        2 => select(words).prop_map(str::to_owned),
        1 => "[a-z0-9 .`'*城-]{1,5}",
    ]
}

fn path() -> impl Strategy<Value = Path> {
    prop::collection::vec(name(), 1..4).prop_map(Path)
}

fn text_test() -> impl Strategy<Value = TextTest> {
    let plain = vec![
        TextTestKind::Contains,
        TextTestKind::StartsWith,
        TextTestKind::EndsWith,
    ];
    let patterns = vec!["^1[3-9]\\d{9}$", "a|b", "(城市)+", "it's"];
    prop_oneof![
        (select(plain), text()),
        (
            Just(TextTestKind::Matches),
            select(patterns).prop_map(str::to_owned)
        ),
    ]
    .prop_flat_map(|(kind, pattern)| (Just(kind), any::<bool>(), Just(pattern)))
    .prop_map(|(kind, fold_case, pattern)| TextTest {
        kind,
        fold_case,
        pattern,
    })
}

fn literal() -> impl Strategy<Value = Literal> {
    prop_oneof![
        text().prop_map(Literal::Text),
        any::<i64>().prop_map(Literal::Integer),
        (-50..50_i64).prop_map(Literal::Integer),
        any::<i64>().prop_map(|raw| Literal::Decimal(Decimal::from_raw(raw))),
        (-5_i64..5).prop_map(|whole| Literal::Decimal(Decimal::from_raw(whole * 10_000))),
        any::<bool>().prop_map(Literal::Boolean),
        instant().prop_map(Literal::Instant),
        date().prop_map(Literal::Date),
        period().prop_map(Literal::Period),
    ]
}

/// Days that have four digits of year.
fn date() -> impl Strategy<Value = Date> {
    (-719_528..=Date::LAST.0).prop_map(Date)
}

fn instant() -> impl Strategy<Value = Instant> {
    let day = 86_400_000_i64;
    (-719_528 * day..2_932_895 * day).prop_map(Instant)
}

fn period() -> impl Strategy<Value = Period> {
    let units = vec![
        Unit::Millisecond,
        Unit::Second,
        Unit::Minute,
        Unit::Hour,
        Unit::Day,
        Unit::Week,
        Unit::Month,
        Unit::Year,
    ];
    (1..=400_u32, select(units)).prop_map(|(count, unit)| Period { count, unit })
}

fn window() -> impl Strategy<Value = Window> {
    let units = vec![
        CalendarUnit::Day,
        CalendarUnit::Week,
        CalendarUnit::Month,
        CalendarUnit::Quarter,
        CalendarUnit::Year,
    ];
    let unit = || select(units.clone());
    prop_oneof![
        period().prop_map(Window::Last),
        unit().prop_map(|unit| Window::Calendar(CalendarSpan::This(unit))),
        unit().prop_map(|unit| Window::Calendar(CalendarSpan::Previous(unit))),
        (1..400_u32, unit())
            .prop_map(|(count, unit)| Window::Calendar(CalendarSpan::Last(count, unit))),
        (date(), 1..1000).prop_map(|(date, days)| {
            let date = Date(date.0.min(Date::LAST.0 - days));
            Window::Between(Moment::Date(date), Moment::Date(date.plus_days(days)))
        }),
        (instant(), 1..1_000_000_i64).prop_map(|(instant, length)| {
            Window::Between(
                Moment::Instant(instant),
                Moment::Instant(instant.plus_millis(length)),
            )
        }),
    ]
}

fn point() -> impl Strategy<Value = Point> {
    (-90_000_000..=90_000_000, -180_000_000..=180_000_000).prop_map(|(latitude, longitude)| Point {
        latitude,
        longitude,
    })
}
