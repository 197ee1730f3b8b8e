//! Random definitions that refer to one another: metrics, a segment, a static list, and a
//! segmentation of every shape.

use std::collections::BTreeMap;

use fenqun_model::definition::{
    Bound, Checked, Definition, DefinitionSet, GridDimension, Kind, LabelTable, Metadata,
    MetricSpec, Resolved, Rule, RulesSpec, ScoreBy, SegmentSpec, Segmentation, Spec,
    StaticListSpec, Title, WorkspaceSpec,
};
use fenqun_model::expr::Expr;
use fenqun_model::{Decimal, Zone};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::{Refers, Setting, condition, values};

/// Checked definitions of every kind for a setting: metrics `m_number` and `m_instant`, segment
/// `s_one`, list `l_one`, segmentations `grid`, `abc`, `card`, `first`.
pub fn definitions(setting: &Setting) -> BoxedStrategy<Checked> {
    let names = vec((0_u32..8).prop_map(|n| format!("c{n}")), 0..3);
    let list = (
        names.clone(),
        names,
        weighted(0.5, condition(setting, Refers::Metrics)),
    );
    let list = list.prop_map(|(add, remove, rule)| {
        Spec::StaticList(StaticListSpec {
            rule: rule.map(rule_of),
            add,
            remove,
        })
    });
    let metric = |value: Expr| {
        Spec::Metric(MetricSpec {
            value: rule_of(value),
        })
    };
    let parts = (
        values::number(setting, Refers::Rows).prop_map(metric),
        values::instant(setting, Refers::Rows).prop_map(metric),
        condition(setting, Refers::Metrics).prop_map(|rule| {
            Spec::Segment(SegmentSpec {
                rule: rule_of(rule),
            })
        }),
        list,
        grid(setting),
        abc(setting),
        points(setting),
        first_match(setting),
    );
    let zone = setting.zone;
    parts
        .prop_map(
            move |(number, instant, segment, list, grid, abc, points, first)| {
                let specs = [
                    ("m_number", number),
                    ("m_instant", instant),
                    ("s_one", segment),
                    ("l_one", list),
                ];
                let shapes = [
                    ("grid", grid),
                    ("abc", abc),
                    ("card", points),
                    ("first", first),
                ];
                checked(zone, specs, shapes)
            },
        )
        .boxed()
}

/// Definitions as they come out of the check, in the order given.
pub fn checked<'a>(
    zone: &str,
    specs: impl IntoIterator<Item = (&'a str, Spec)>,
    segmentations: impl IntoIterator<Item = (&'a str, Resolved)>,
) -> Checked {
    let mut set = DefinitionSet::default();
    let mut order = Vec::new();
    let mut resolved = BTreeMap::new();
    set.insert(definition(
        "workspace",
        Spec::Workspace(WorkspaceSpec {
            time_zone: zone.into(),
            ..WorkspaceSpec::default()
        }),
    ));
    for (name, spec) in specs {
        order.push((spec.kind(), name.to_owned()));
        set.insert(definition(name, spec));
    }
    for (name, shape) in segmentations {
        order.push((Kind::Segmentation, name.to_owned()));
        set.insert(definition(
            name,
            Spec::Segmentation(Segmentation::Rules(RulesSpec {
                labels: vec![],
                otherwise: "stands for the resolved shape".into(),
            })),
        ));
        resolved.insert(name.to_owned(), shape);
    }
    Checked {
        set,
        zone: Zone::named(zone).expect("a known zone"),
        order,
        segmentations: resolved,
        warnings: vec![],
    }
}

fn definition(name: &str, spec: Spec) -> Definition {
    Definition {
        metadata: Metadata {
            name: name.into(),
            ..Metadata::default()
        },
        spec,
    }
}

fn rule_of(expr: Expr) -> Rule {
    Rule {
        text: format!("{expr:?}"),
        expr,
    }
}

fn grid(setting: &Setting) -> BoxedStrategy<Resolved> {
    let recency = dimension(
        "r",
        values::time_passed(setting, Refers::Metrics),
        true,
        setting,
    );
    let exact = values::number_of_events(setting)
        .prop_filter("cuts of floats are not exact", |by| {
            !format!("{by:?}").contains("weight")
        })
        .boxed();
    let frequency = dimension("f", exact, false, setting);
    let population = weighted(0.3, condition(setting, Refers::Metrics));
    (recency, frequency, population, vec(0_u32..2, 64))
        .prop_map(|(r, f, population, cells)| {
            let sizes = vec![r.bins, f.bins];
            let count = (r.bins * f.bins) as usize;
            Resolved::Grid {
                dimensions: vec![r, f],
                population,
                table: LabelTable {
                    sizes,
                    labels: vec!["x".into(), "y".into()],
                    titles: vec![Title::default(), Title::default()],
                    cells: cells[..count].to_vec(),
                },
                outside: "outside".into(),
            }
        })
        .boxed()
}

fn dimension(
    name: &'static str,
    value: super::Exprs,
    is_time: bool,
    _setting: &Setting,
) -> BoxedStrategy<GridDimension> {
    use ScoreBy::{Linear, Ntile, Quantile, RRfm, Threshold, Width};
    let by = select(vec![Quantile, Linear, Ntile, RRfm, Threshold, Width]);
    let bound = match is_time {
        true => two_ascending_periods(),
        false => two_ascending_numbers(),
    };
    (value, by, 2_u32..6, bound, any::<bool>(), 1_u32..3)
        .prop_map(move |(value, by, bins, cuts, cut_belongs_above, weight)| {
            let given = by == Threshold;
            GridDimension {
                name: name.into(),
                value,
                by,
                bins: if given { 3 } else { bins },
                descending: is_time,
                cuts: if given { cuts } else { vec![] },
                cut_belongs_above,
                weight,
            }
        })
        .boxed()
}

fn two_ascending_periods() -> BoxedStrategy<Vec<Bound>> {
    let pair = super::two_periods();
    pair.prop_map(|(a, b)| vec![Bound::Period(a), Bound::Period(b)])
        .boxed()
}

fn two_ascending_numbers() -> BoxedStrategy<Vec<Bound>> {
    let number = |raw| Bound::Number(Decimal::from_raw(raw));
    (0_i64..4, 1_i64..4)
        .prop_map(move |(first, more)| vec![number(first * 5_000), number((first + more) * 5_000)])
        .boxed()
}

fn abc(setting: &Setting) -> BoxedStrategy<Resolved> {
    let value = values::number_of_events(setting)
        .prop_filter("shares of floats are not exact", |by| {
            !format!("{by:?}").contains("weight")
        });
    (value, select(vec![(80, 95), (50, 60), (20, 100)]))
        .prop_map(|(value, (a, b))| Resolved::Abc {
            value,
            a,
            b,
            outside: "outside".into(),
        })
        .boxed()
}

fn points(setting: &Setting) -> BoxedStrategy<Resolved> {
    let rows = vec((condition(setting, Refers::Metrics), -2_i64..5), 1..3);
    (rows.clone(), rows, 1_u32..3, 0_i64..5)
        .prop_map(|(first, second, weight, cut)| Resolved::Points {
            criteria: vec![
                ("first".into(), weight, first),
                ("second".into(), 1, second),
            ],
            cuts: vec![Bound::Number(Decimal::from_raw(cut * 10_000))],
            labels: vec!["low".into(), "high".into()],
        })
        .boxed()
}

fn first_match(setting: &Setting) -> BoxedStrategy<Resolved> {
    let rule = condition(setting, Refers::Sets);
    (rule.clone(), rule)
        .prop_map(|(one, two)| Resolved::FirstMatch {
            rules: vec![
                ("one".into(), Title::default(), one),
                ("two".into(), Title::default(), two),
            ],
            otherwise: "rest".into(),
        })
        .boxed()
}
