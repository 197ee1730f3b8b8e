//! Random workspaces: few customers, few names, small domains, so that hits and ties are frequent;
//! instants clustered around the edges of windows, local midnights and clock changes.

mod conditions;
mod data;
mod definitions;
mod over_time;
mod queries;
mod values;

use fenqun_model::expr::Expr;
use fenqun_model::{Instant, Period, Unit, Zone};
use proptest::prelude::*;

pub use conditions::{Operator, condition, of_operator};
pub use data::world;
pub use definitions::{checked, definitions};
pub use values::value;

/// Where and when a workspace is looked at.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Name of the time zone.
    pub zone: &'static str,
    /// The instant of evaluation.
    pub as_of: Instant,
}

/// What an expression may refer to: definitions that exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refers {
    /// To rows only.
    Rows,
    /// To metrics and what they refer to.
    Metrics,
    /// To everything but segmentations.
    Sets,
    /// To everything.
    All,
}

/// A boxed strategy for expressions.
pub type Exprs = BoxedStrategy<Expr>;

/// Clock changes, ends of months, the leap day, and a plain day.
const MOMENTS: [(&str, &str); 11] = [
    ("Europe/Berlin", "2024-03-31T01:00:00Z"),
    ("Europe/Berlin", "2024-04-01T10:30:00Z"),
    ("Europe/Berlin", "2024-10-27T01:00:00Z"),
    ("Europe/Berlin", "2024-10-27T23:00:00Z"),
    ("America/Sao_Paulo", "2018-11-04T03:00:00Z"),
    ("America/Sao_Paulo", "2018-11-05T02:00:00Z"),
    ("America/Sao_Paulo", "2018-02-18T02:00:00Z"),
    ("Asia/Shanghai", "2024-02-28T16:00:00Z"),
    ("Asia/Shanghai", "2024-03-30T23:59:59.999Z"),
    ("Asia/Shanghai", "2024-12-31T15:59:59.999Z"),
    ("UTC", "2024-06-12T12:00:00Z"),
];

/// A place and time, most often exactly at an edge.
pub fn setting() -> impl Strategy<Value = Setting> {
    let near = prop_oneof![
        4 => Just(0_i64),
        1 => Just(-1),
        1 => Just(1),
        1 => -100_000_000_i64..100_000_000,
    ];
    (0..MOMENTS.len(), near).prop_map(|(index, near)| {
        let (zone, text) = MOMENTS[index];
        let moment = Instant::parse_rfc3339(text).expect("a moment");
        Setting {
            zone,
            as_of: moment.plus_millis(near),
        }
    })
}

/// Periods that rules use and that rows keep to.
pub fn period() -> impl Strategy<Value = Period> {
    let of = |count, unit| Just(Period { count, unit });
    prop_oneof![
        of(6, Unit::Hour),
        of(1, Unit::Day),
        of(1, Unit::Day),
        of(2, Unit::Day),
        of(3, Unit::Day),
        of(1, Unit::Week),
        of(1, Unit::Month),
        of(2, Unit::Month),
        of(90, Unit::Minute),
    ]
}

/// Two periods, the first certainly shorter.
pub fn two_periods() -> impl Strategy<Value = (Period, Period)> {
    let of = |count, unit| Period { count, unit };
    let all = vec![
        (of(6, Unit::Hour), of(1, Unit::Day)),
        (of(1, Unit::Day), of(2, Unit::Day)),
        (of(1, Unit::Day), of(1, Unit::Week)),
        (of(3, Unit::Day), of(1, Unit::Month)),
        (of(1, Unit::Month), of(2, Unit::Month)),
    ];
    proptest::sample::select(all)
}

impl Setting {
    /// The zone itself.
    pub fn zone(&self) -> Zone {
        Zone::named(self.zone).expect("a known zone")
    }

    /// Instants around the edges that rules of this module have at `as_of`: a period or some days
    /// ago, or ahead, to the millisecond.
    pub fn instant(&self) -> BoxedStrategy<Instant> {
        let (as_of, zone) = (self.as_of, self.zone());
        let off = prop_oneof![6 => Just(0_i64), 2 => Just(-1), 2 => Just(1), 1 => -9_000_000_i64..9_000_000];
        let by_period = (period(), 0_i32..4, any::<bool>()).prop_map({
            let zone = zone.clone();
            move |(period, times, ahead)| {
                let times = if ahead && times > 0 {
                    times.min(2)
                } else {
                    -times
                };
                match (period.months(), period.millis()) {
                    (Some(months), _) => zone.plus_months(as_of, months * times),
                    (_, Some(millis)) => as_of.plus_millis(millis * i64::from(times)),
                    _ => as_of,
                }
            }
        });
        let by_day = (-9_i32..4).prop_map({
            let zone = zone.clone();
            move |days| zone.start_of(zone.date(as_of).plus_days(days))
        });
        let by_month = (-3_i32..2).prop_map(move |months| {
            let today = zone.date(as_of);
            let first = today.plus_days(1 - i32::from(today.parts().2));
            zone.start_of(first.plus_months(months))
        });
        (prop_oneof![5 => by_period, 3 => by_day, 2 => by_month], off)
            .prop_map(|(instant, off)| instant.plus_millis(off))
            .boxed()
    }
}
