//! Random conditions over time: what has held, sequences, and the named forms.

use fenqun_model::expr::{Expr, Path, Sequence, Step};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::conditions::{exists, in_window_of, joined_not_empty, lists_of, of, text_test_of};
use super::values::{self, literal_for, name, number_literal};
use super::{Exprs, Setting, period, queries, two_periods};

/// Conditions on one attribute.
pub(super) fn has_been(setting: &Setting) -> Exprs {
    let attributes = values::attributes();
    let window = in_window_of(name(&["created"]), queries::between_window(setting));
    let tests = prop_oneof![
        3 => on_one(&["status"], |of_it| of(of_it, literal_for("status"))),
        2 => on_one(&attributes.numbers, |of_it| of(of_it, number_literal())),
        1 => on_one(&["city"], text_test_of),
        1 => on_one(&attributes.lists, lists_of),
        1 => on_one(&attributes.mixed, |of_it| of(of_it, number_literal())),
        1 => on_one(&attributes.all(), exists),
        1 => joined_not_empty(window),
    ];
    (tests, period())
        .prop_map(|(condition, period)| Expr::HasBeen(Box::new(condition), period))
        .boxed()
}

/// Tests of one of the names, joined.
fn on_one(names: &[&'static str], test: fn(Exprs) -> Exprs) -> Exprs {
    let one = select(names.to_vec());
    one.prop_flat_map(move |one| joined_not_empty(test(name(&[one]))))
        .boxed()
}

pub(super) fn sequence(setting: &Setting) -> Exprs {
    let step = (
        queries::event_name(),
        weighted(0.3, queries::filter(setting)),
        weighted(0.6, period()),
    );
    let same = weighted(0.4, select(vec!["n", "channel", "odd", "amount"]));
    (vec(step, 2..4), same, queries::window(setting))
        .prop_map(|(steps, same, window)| {
            let steps = steps
                .into_iter()
                .enumerate()
                .map(|(index, (event, filter, within))| Step {
                    event,
                    filter: filter.map(Box::new),
                    within: within.filter(|_| index > 0),
                });
            Expr::Sequence(Sequence {
                steps: steps.collect(),
                same: same.map(Path::from),
                window,
            })
        })
        .boxed()
}

pub(super) fn first_time(setting: &Setting) -> Exprs {
    (queries::query(setting), queries::bounded_window(setting))
        .prop_map(|(mut query, window)| {
            query.window = window;
            Expr::FirstTime(query)
        })
        .boxed()
}

pub(super) fn stopped(setting: &Setting) -> Exprs {
    (queries::query_of_all_time(setting), two_periods())
        .prop_map(|(query, (not_within, within))| Expr::Stopped {
            query,
            within,
            not_within,
        })
        .boxed()
}

pub(super) fn restarted(setting: &Setting) -> Exprs {
    (queries::query_of_all_time(setting), two_periods())
        .prop_map(|(query, (quiet_to, quiet_from))| Expr::Restarted {
            query,
            quiet_from,
            quiet_to,
        })
        .boxed()
}

pub(super) fn regular(setting: &Setting) -> Exprs {
    (
        queries::query_of_all_time(setting),
        1_u32..3,
        period(),
        1_u32..4,
        0_u32..3,
    )
        .prop_map(|(query, at_least, every, periods, more)| Expr::Regular {
            query,
            at_least,
            every,
            periods,
            of_last: periods + more,
        })
        .boxed()
}
