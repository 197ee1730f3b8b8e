//! Random windows, filters and event queries.

use fenqun_model::Window;
use fenqun_model::expr::{EventQuery, Expr, Path};
use fenqun_model::time::{CalendarSpan, CalendarUnit, Moment};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::data::EVENTS;
use super::values::{self, literal_for};
use super::{Exprs, Setting, conditions, period};

/// Any window.
pub(super) fn window(setting: &Setting) -> BoxedStrategy<Window> {
    prop_oneof![2 => Just(Window::All), 5 => bounded_window(setting)].boxed()
}

/// Any window but all time.
pub(super) fn bounded_window(setting: &Setting) -> BoxedStrategy<Window> {
    use CalendarUnit::{Day, Month, Quarter, Week, Year};
    let unit = select(vec![Day, Day, Week, Month, Quarter, Year]);
    let span = prop_oneof![
        unit.clone().prop_map(CalendarSpan::This),
        unit.prop_map(CalendarSpan::Previous),
        (1_u32..4, select(vec![Day, Week, Month]))
            .prop_map(|(n, unit)| CalendarSpan::Last(n, unit)),
    ];
    prop_oneof![
        4 => period().prop_map(Window::Last),
        3 => span.prop_map(Window::Calendar),
        1 => between_window(setting),
    ]
    .boxed()
}

/// A window between two moments.
pub(super) fn between_window(setting: &Setting) -> BoxedStrategy<Window> {
    let zone = setting.zone();
    let moment = (setting.instant(), any::<bool>()).prop_map(move |(at, day)| match day {
        true => Moment::Date(zone.date(at)),
        false => Moment::Instant(at),
    });
    let zone = setting.zone();
    (moment.clone(), moment)
        .prop_map(move |(a, b)| {
            if a.instant(&zone) <= b.instant(&zone) {
                Window::Between(a, b)
            } else {
                Window::Between(b, a)
            }
        })
        .boxed()
}

/// The name of an event or a pattern of names.
pub(super) fn event_name() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => select(EVENTS.to_vec()).prop_map(str::to_owned),
        1 => Just("page_*".to_owned()),
        1 => Just("*".to_owned()),
        1 => Just("never".to_owned()),
    ]
}

/// Any query.
pub(super) fn query(setting: &Setting) -> BoxedStrategy<EventQuery> {
    with_window(setting, window(setting))
}

/// A query over all time.
pub(super) fn query_of_all_time(setting: &Setting) -> BoxedStrategy<EventQuery> {
    with_window(setting, Just(Window::All).boxed())
}

fn with_window(setting: &Setting, window: BoxedStrategy<Window>) -> BoxedStrategy<EventQuery> {
    (event_name(), weighted(0.5, filter(setting)), window)
        .prop_map(|(event, filter, window)| EventQuery {
            event,
            filter: filter.map(Box::new),
            window,
        })
        .boxed()
}

/// A condition on the properties of an event.
pub(super) fn filter(setting: &Setting) -> Exprs {
    let names = values::properties();
    let test = conditions::on_values(setting, &names);
    let any_item = item_filter().prop_map(|of| Expr::AnyItem(Path::one("items"), Box::new(of)));
    let simple = prop_oneof![6 => test, 1 => any_item];
    conditions::joined(simple.boxed())
}

/// A condition on the fields of an item.
pub(super) fn item_filter() -> Exprs {
    let name = |name: &str| Expr::Name(Path::from(name));
    let category = literal_for("category").prop_map({
        let name = name("category");
        move |text| conditions::compare(name.clone(), fenqun_model::expr::CompareOp::Eq, text)
    });
    let number = (
        select(vec![name("quantity"), name("price")]),
        conditions::operator(),
        values::number_literal(),
    )
        .prop_map(|(name, op, number)| conditions::compare(name, op, number));
    let there = select(vec![name("category"), name("quantity"), name("missing")])
        .prop_map(|name| Expr::Exists(Box::new(name)));
    conditions::joined_not_empty(prop_oneof![category, number, there].boxed())
}

/// As [`item_filter`], also reaching the event that the item belongs to, as `event` or by its name.
pub(super) fn item_filter_of_aggregate(event: &str) -> Exprs {
    let names = vec!["event".to_owned(), event.to_owned()];
    let property = select(names).prop_map(|name| Expr::Name(Path(vec![name, "amount".into()])));
    let event = (property, conditions::operator(), values::number_literal())
        .prop_map(|(property, op, number)| conditions::compare(property, op, number));
    prop_oneof![4 => item_filter(), 1 => event].boxed()
}
