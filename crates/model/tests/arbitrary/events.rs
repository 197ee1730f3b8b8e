//! Arbitrary conditions on events.

use fenqun_model::expr::{Aggregate, AggregateFunction, EventQuery, Expr, Sequence, Step};
use fenqun_model::{Period, Unit, Window};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::{name, path, period, window};

/// Any condition or value over events, with filters made of `inner`.
pub(super) fn over_events(
    inner: impl Strategy<Value = Expr> + Clone + 'static,
) -> impl Strategy<Value = Expr> {
    let filter = inner.prop_map(Box::new);
    prop_oneof![
        2 => query(filter.clone()).prop_map(Expr::Did),
        1 => query(filter.clone()).prop_map(Expr::FirstTime),
        3 => aggregate(filter.clone()),
        2 => sequence(filter.clone()),
        2 => named_form(filter),
    ]
}

fn query(filter: impl Strategy<Value = Box<Expr>>) -> impl Strategy<Value = EventQuery> {
    let window = option::of(window()).prop_map(|window| window.unwrap_or(Window::All));
    (event(), option::of(filter), window).prop_map(|(event, filter, window)| EventQuery {
        event,
        filter,
        window,
    })
}

fn event() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => name(),
        1 => name().prop_map(|name| format!("{name}*")),
        1 => Just("*".to_owned()),
    ]
}

fn aggregate(filter: impl Strategy<Value = Box<Expr>>) -> impl Strategy<Value = Expr> {
    use AggregateFunction::{Avg, Count, Days, Distinct, First, Last, Max, Min, Sum};
    let of_property = (
        select(vec![Sum, Avg, Min, Max, Distinct, Count, First, Last]),
        path().prop_map(Some),
    );
    let of_events = (select(vec![Count, Days, First, Last]), Just(None));
    (prop_oneof![of_property, of_events], query(filter)).prop_map(
        |((function, property), query)| {
            Expr::Aggregate(Aggregate {
                function,
                query,
                property,
            })
        },
    )
}

/// Steps take less than a day, so that no window is too short for them.
fn sequence(filter: impl Strategy<Value = Box<Expr>> + Clone) -> impl Strategy<Value = Expr> {
    let within = (0..3_u32).prop_map(|count| Period {
        count,
        unit: Unit::Millisecond,
    });
    let step = (event(), option::of(filter), option::of(within));
    let steps = prop::collection::vec(step, 2..4).prop_map(|steps| {
        let first = |at| at == 0;
        steps
            .into_iter()
            .enumerate()
            .map(|(at, (event, filter, within))| Step {
                event,
                filter,
                within: within.filter(|_| !first(at)),
            })
            .collect()
    });
    let long = vec![Unit::Day, Unit::Month, Unit::Year];
    let window = option::of((1..400_u32, select(long))).prop_map(|last| match last {
        Some((count, unit)) => Window::Last(Period { count, unit }),
        None => Window::All,
    });
    (steps, option::of(path()), window).prop_map(|(steps, same, window)| {
        Expr::Sequence(Sequence {
            steps,
            same,
            window,
        })
    })
}

fn named_form(
    filter: impl Strategy<Value = Box<Expr>> + Clone + 'static,
) -> impl Strategy<Value = Expr> {
    let of_all_time = (event(), option::of(filter)).prop_map(|(event, filter)| EventQuery {
        event,
        filter,
        window: Window::All,
    });
    let of_all_time = of_all_time.boxed();
    let inner_and_outer = (1..100_u32, 1..100_u32, period()).prop_map(|(inner, more, period)| {
        let of = |count| Period {
            count,
            unit: period.unit,
        };
        (of(inner), of(inner + more))
    });
    let inner_and_outer = inner_and_outer.boxed();
    let regular = (1..=u32::MAX, period(), 1..20_u32, 0..5_u32);
    prop_oneof![
        (of_all_time.clone(), inner_and_outer.clone()).prop_map(|(query, (inner, outer))| {
            Expr::Stopped {
                query,
                within: outer,
                not_within: inner,
            }
        }),
        (of_all_time.clone(), inner_and_outer).prop_map(|(query, (inner, outer))| {
            Expr::Restarted {
                query,
                quiet_from: outer,
                quiet_to: inner,
            }
        }),
        (of_all_time, regular).prop_map(|(query, (at_least, every, periods, more))| {
            Expr::Regular {
                query,
                at_least,
                every,
                periods,
                of_last: periods + more,
            }
        }),
    ]
}
