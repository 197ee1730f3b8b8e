//! What is asked, once: as rules for Fenqun and as JSON from which the peers' scripts build their
//! own best form.

use fenqun_engine::demo::Random;
use serde_json::{Value, json};

use crate::generate::{AS_OF, DAY};

/// A value computed for each customer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Metric {
    pub(crate) name: String,
    /// `count`, `sum`, `avg`, `min`, `max`, `days`, `since` (the time since the last).
    pub(crate) function: &'static str,
    pub(crate) event: &'static str,
    /// Only events of this channel.
    pub(crate) channel: Option<&'static str>,
    /// Only events of so many last days.
    pub(crate) days: Option<i64>,
}

/// A metric compared with a number: ones for counts, cents for money, days for `since`.
#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    pub(crate) metric: Metric,
    pub(crate) at_least: i64,
}

/// Leaves joined: `all` hold, `any` of these holds (when there are some), `none` holds. Numbers
/// are indexes of leaves.
#[derive(Clone, Debug)]
pub(crate) struct Segment {
    pub(crate) all: Vec<usize>,
    pub(crate) any: Vec<usize>,
    pub(crate) none: Vec<usize>,
}

/// Segments over leaves.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) metrics: Vec<Metric>,
    pub(crate) leaves: Vec<Leaf>,
    pub(crate) segments: Vec<Segment>,
}

const AMOUNTS: [&str; 4] = ["sum", "avg", "min", "max"];

/// W: 18 metrics and 5 segments.
pub(crate) fn wide() -> Question {
    let metrics = vec![
        metric("count", "order", None, None),
        metric("count", "order", None, Some(365)),
        metric("count", "order", None, Some(90)),
        metric("count", "order", None, Some(30)),
        metric("sum", "order", None, Some(365)),
        metric("sum", "order", None, Some(90)),
        metric("sum", "order", None, Some(30)),
        metric("avg", "order", None, Some(365)),
        metric("min", "order", None, Some(365)),
        metric("max", "order", None, Some(365)),
        metric("count", "order", Some("app"), Some(90)),
        metric("sum", "order", Some("wechat"), Some(365)),
        metric("count", "login", None, Some(30)),
        metric("days", "login", None, Some(90)),
        metric("count", "view", None, Some(7)),
        metric("sum", "refund", None, Some(365)),
        metric("since", "order", None, None),
        metric("since", "login", None, None),
    ];
    let leaf = |index: usize, at_least| Leaf {
        metric: metrics[index].clone(),
        at_least,
    };
    let leaves = vec![
        leaf(4, 100_000), // spent 1 000 in a year
        leaf(1, 3),       // 3 orders in a year
        leaf(2, 1),       // an order in 90 days
        leaf(12, 1),      // a login in 30 days
        leaf(10, 1),      // an order by app in 90 days
        leaf(13, 2),      // logins on 2 days of 90
        leaf(17, 180),    // no login for 180 days
        leaf(0, 1),       // ever ordered
    ];
    let segments = vec![
        segment(&[0, 1], &[], &[]), // good customers
        segment(&[0], &[], &[2]),   // good ones who stay away
        segment(&[3], &[], &[2]),   // look but do not buy
        segment(&[], &[4, 5], &[]), // at home in the app
        segment(&[6, 7], &[], &[]), // dormant buyers
    ];
    Question {
        metrics,
        leaves,
        segments,
    }
}

/// M: 200 segments over 40 leaves, each leaf over a metric of its own.
pub(crate) fn many() -> Question {
    let mut leaves = Vec::new();
    for days in [7, 14, 30, 60, 90, 180, 270, 365] {
        leaves.push(Leaf {
            metric: metric("count", "order", None, Some(days)),
            at_least: 1 + days / 120,
        });
        let spend = 10_000 + days * 200;
        leaves.push(Leaf {
            metric: metric("sum", "order", None, Some(days)),
            at_least: spend,
        });
        leaves.push(Leaf {
            metric: metric("count", "login", None, Some(days)),
            at_least: 1 + days / 90,
        });
        leaves.push(Leaf {
            metric: metric("count", "view", None, Some(days)),
            at_least: 1 + days / 60,
        });
    }
    for channel in ["app", "wechat"] {
        leaves.push(Leaf {
            metric: metric("count", "order", Some(channel), Some(180)),
            at_least: 1,
        });
        leaves.push(Leaf {
            metric: metric("sum", "order", Some(channel), Some(365)),
            at_least: 15_000,
        });
    }
    leaves.push(Leaf {
        metric: metric("max", "order", None, Some(365)),
        at_least: 30_000,
    });
    leaves.push(Leaf {
        metric: metric("sum", "refund", None, Some(365)),
        at_least: 5_000,
    });
    leaves.push(Leaf {
        metric: metric("since", "order", None, None),
        at_least: 120,
    });
    leaves.push(Leaf {
        metric: metric("since", "login", None, None),
        at_least: 60,
    });
    let mut random = Random::seeded(40);
    let segments = (0..200)
        .map(|number| mixed(number, leaves.len(), &mut random))
        .collect();
    Question {
        metrics: vec![],
        leaves,
        segments,
    }
}

/// P: one rule with three leaves that nobody asked before.
pub(crate) fn preview() -> Question {
    let leaves = vec![
        Leaf {
            metric: metric("count", "order", Some("store"), Some(120)),
            at_least: 1,
        },
        Leaf {
            metric: metric("sum", "order", None, Some(200)),
            at_least: 30_000,
        },
        Leaf {
            metric: metric("count", "login", None, Some(21)),
            at_least: 1,
        },
    ];
    Question {
        metrics: vec![],
        leaves,
        segments: vec![segment(&[0, 1], &[], &[2])],
    }
}

/// Three or four different leaves in one of four shapes.
fn mixed(number: usize, leaves: usize, random: &mut Random) -> Segment {
    let mut picked: Vec<usize> = Vec::new();
    while picked.len() < 4 {
        let index = random.below(leaves as u64) as usize;
        if !picked.contains(&index) {
            picked.push(index);
        }
    }
    match number % 4 {
        0 => segment(&picked[..2], &[], &picked[2..3]),
        1 => segment(&picked[..1], &picked[1..3], &[]),
        2 => segment(&picked[..1], &picked[1..3], &picked[3..]),
        _ => segment(&picked[..3], &[], &[]),
    }
}

fn segment(all: &[usize], any: &[usize], none: &[usize]) -> Segment {
    Segment {
        all: all.to_vec(),
        any: any.to_vec(),
        none: none.to_vec(),
    }
}

fn metric(
    function: &'static str,
    event: &'static str,
    channel: Option<&'static str>,
    days: Option<i64>,
) -> Metric {
    let window = days.map_or("all".to_owned(), |days| format!("{days}d"));
    let parts = [function, event, channel.unwrap_or("any"), &window];
    Metric {
        name: parts.join("_"),
        function,
        event,
        channel,
        days,
    }
}

impl Metric {
    /// In Fenqun's rule language.
    pub(crate) fn rule(&self) -> String {
        let function = if self.function == "since" {
            "last"
        } else {
            self.function
        };
        let field = if AMOUNTS.contains(&function) {
            ".amount"
        } else {
            ""
        };
        let channel = self
            .channel
            .map_or(String::new(), |name| format!(" where channel = '{name}'"));
        let window = self
            .days
            .map_or(String::new(), |days| format!(", last {days}d"));
        let call = format!("{function}({}{field}{channel}{window})", self.event);
        if self.function == "since" {
            format!("since({call})")
        } else {
            call
        }
    }

    fn json(&self) -> Value {
        json!({
            "name": self.name,
            "function": self.function,
            "event": self.event,
            "channel": self.channel,
            "days": self.days,
        })
    }
}

impl Leaf {
    /// In Fenqun's rule language.
    pub(crate) fn rule(&self) -> String {
        let bound = match self.metric.function {
            "since" => format!("{}d", self.at_least),
            name if AMOUNTS.contains(&name) => {
                format!("{}.{:02}", self.at_least / 100, self.at_least % 100)
            }
            _ => self.at_least.to_string(),
        };
        format!("{} >= {bound}", self.metric.rule())
    }
}

impl Question {
    /// Each segment as a question of its own.
    pub(crate) fn one_by_one(&self) -> impl Iterator<Item = Question> {
        self.segments.iter().map(|segment| Question {
            metrics: vec![],
            leaves: self.leaves.clone(),
            segments: vec![segment.clone()],
        })
    }

    /// Each segment in Fenqun's rule language.
    pub(crate) fn rules(&self) -> Vec<String> {
        self.segments
            .iter()
            .map(|segment| self.segment_rule(segment))
            .collect()
    }

    fn segment_rule(&self, segment: &Segment) -> String {
        let leaf = |index: &usize| self.leaves[*index].rule();
        let mut terms: Vec<String> = segment.all.iter().map(leaf).collect();
        if !segment.any.is_empty() {
            let any: Vec<String> = segment.any.iter().map(leaf).collect();
            terms.push(format!("({})", any.join(" or ")));
        }
        terms.extend(
            segment
                .none
                .iter()
                .map(|index| format!("not ({})", leaf(index))),
        );
        terms.join(" and ")
    }

    fn json(&self) -> Value {
        let leaves = self.leaves.iter();
        let segments = self.segments.iter();
        json!({
            "metrics": self.metrics.iter().map(Metric::json).collect::<Vec<_>>(),
            "leaves": leaves
                .map(|leaf| json!({"metric": leaf.metric.json(), "at_least": leaf.at_least}))
                .collect::<Vec<_>>(),
            "segments": segments
                .map(|s| json!({"all": s.all, "any": s.any, "none": s.none}))
                .collect::<Vec<_>>(),
        })
    }
}

/// All questions for the peers.
pub(crate) fn for_peers() -> Value {
    json!({
        "as_of": AS_OF,
        "day": DAY,
        "W": wide().json(),
        "M": many().json(),
        "P": preview().json(),
    })
}
