//! The tree of a rule or of a metric's value: what the text form means, with every name still as
//! written. Text form and checks are in [`crate::language`].

mod children;

use std::fmt;

use crate::decimal::Decimal;
use crate::time::{Date, Instant, Period, Window};

/// A condition or a value.
///
/// Equality and hashing are structural, so equal conditions in different rules are found to be the
/// same leaf.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Expr {
    /// All hold; true when empty.
    And(Vec<Expr>),
    /// Any holds; false when empty.
    Or(Vec<Expr>),
    /// The plain complement.
    Not(Box<Expr>),
    /// A constant.
    Literal(Literal),
    /// A name: attribute, metric, segmentation (its label) or score (`rfm.r`) at the top of a rule;
    /// a property of the event inside `where`, of the item inside `any(.. where)`.
    Name(Path),
    /// `left op right`.
    Compare(Box<Expr>, CompareOp, Box<Expr>),
    /// `value in (..)`. `not in` is `Not(In)`.
    In(Box<Expr>, Vec<Literal>),
    /// `value between low and high`, both ends included.
    Between(Box<Expr>, Box<Expr>, Box<Expr>),
    /// A test of text.
    Text(Box<Expr>, TextTest),
    /// `value has all (..)`: a list that holds every item.
    HasAll(Box<Expr>, Vec<String>),
    /// `exists(value)`.
    Exists(Box<Expr>),
    /// `value is empty`: missing, or a list without items.
    IsEmpty(Box<Expr>),
    /// `place within 5km of (31.2, 121.5)`; `metres` along the great circle.
    Near {
        /// The place tested.
        place: Box<Expr>,
        /// Greatest distance, metres.
        metres: u32,
        /// The centre.
        centre: crate::value::Point,
    },
    /// `instant in <window>`: an instant or date that lies in a window, `created in last 60s`.
    InWindow(Box<Expr>, Window),
    /// `date within next 7d`: its month and day come round within the next local days, today
    /// counted as the first. 29 February is observed on 28 February in common years.
    Anniversary(Box<Expr>, u32),
    /// `has_been(condition, 30d)`: an attribute condition that has held without a break.
    HasBeen(Box<Expr>, Period),
    /// `did(events)`: at least one.
    Did(EventQuery),
    /// `sequence(a then b within 1d then c same product_id, last 30d)`.
    Sequence(Sequence),
    /// `first_time(events, last 7d)`: the first such event ever lies in the window.
    FirstTime(EventQuery),
    /// `stopped(event, within 90d, not within 30d)`.
    Stopped {
        /// The events; their window is [`Window::All`].
        query: EventQuery,
        /// Did it in this last period …
        within: Period,
        /// … but not in this shorter one.
        not_within: Period,
    },
    /// `restarted(event, quiet from 14d to 7d)`: did it before the quiet stretch, nothing in it,
    /// and again after it. The stretch is `(as_of − from, as_of − to]`.
    Restarted {
        /// The events; their window is [`Window::All`].
        query: EventQuery,
        /// How long ago the quiet stretch began.
        quiet_from: Period,
        /// How long ago it ended.
        quiet_to: Period,
    },
    /// `regular(event, at least 2 every 1mo, in 3 of last 4)`.
    Regular {
        /// The events; their window is [`Window::All`].
        query: EventQuery,
        /// Least number of events for a period to count.
        at_least: u32,
        /// Length of each period, laid back to back from `as_of`.
        every: Period,
        /// Least number of periods that count.
        periods: u32,
        /// Among this many last periods.
        of_last: u32,
    },
    /// `in segment('x')`.
    InSegment(String),
    /// `in list('x')`.
    InList(String),
    /// `top(1000, by value)`, `bottom(..)`: among the `count` highest (lowest) values of all
    /// customers who have one; all tied with the last are in.
    Top {
        /// How many.
        count: u32,
        /// Lowest instead of highest.
        bottom: bool,
        /// Of what.
        by: Box<Expr>,
    },
    /// `any(order.items where category = '茶' and quantity >= 2)`, inside `where`: one and the
    /// same item fulfils the whole condition.
    AnyItem(Path, Box<Expr>),

    /// `count(..)`, `sum(..)` and so on.
    Aggregate(Aggregate),
    /// `since(instant)`: the time from an instant to `as_of`.
    Since(Box<Expr>),
    /// `days_since(instant or date)`: local calendar days from its day to the day of `as_of`.
    DaysSince(Box<Expr>),
    /// `percentile(value)`: the share of customers with a value who have this value or a lower one,
    /// greater than 0 and at most 1.
    Percentile(Box<Expr>),
    /// `bucket('seed')`: a number in [0, 1) from a stable hash of customer and seed.
    Bucket(String),
    /// `day_of_month(t)`, `hour(t, 'Asia/Kathmandu')` and so on, in the zone named or the
    /// workspace's.
    Part {
        /// Which part of the wall clock.
        part: ClockPart,
        /// Of which instant.
        of: Box<Expr>,
        /// Zone named in the rule.
        zone: Option<String>,
    },
    /// `a + b`, `a - b`, `a * b`, `a / b` on numbers; missing when either is, or when dividing by 0.
    Arithmetic(Box<Expr>, ArithmeticOp, Box<Expr>),
}

/// A constant in a rule.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Literal {
    /// `'text'`.
    Text(String),
    /// `42`.
    Integer(i64),
    /// `4.5`, at most four places.
    Decimal(Decimal),
    /// `true`, `false`.
    Boolean(bool),
    /// `2024-06-12T12:00:00Z`.
    Instant(Instant),
    /// `2024-06-12`.
    Date(Date),
    /// `30d`.
    Period(Period),
}

/// A dotted name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(pub Vec<String>);

/// Comparison operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CompareOp {
    /// `=`
    Eq,
    /// `!=`, the complement of `=`, so true on a missing value.
    Ne,
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `>`
    Gt,
    /// `>=`
    Ge,
}

/// A test of text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TextTest {
    /// How the pattern must occur.
    pub kind: TextTestKind,
    /// Fold case (`icontains` and friends).
    pub fold_case: bool,
    /// What must occur.
    pub pattern: String,
}

/// How a pattern must occur in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextTestKind {
    /// Anywhere.
    Contains,
    /// At the start.
    StartsWith,
    /// At the end.
    EndsWith,
    /// A regular expression that matches anywhere; linear time.
    Matches,
}

/// Parts of the wall clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClockPart {
    /// `date(t)`: the local day, a date.
    Date,
    /// `year(t)`.
    Year,
    /// `month(t)`, 1–12.
    Month,
    /// `day_of_month(t)`, 1–31.
    DayOfMonth,
    /// `day_of_week(t)`, 1 on Monday to 7 on Sunday.
    DayOfWeek,
    /// `hour(t)`, 0–23.
    Hour,
    /// `minute(t)`, 0–59.
    Minute,
}

/// Arithmetic on numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ArithmeticOp {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`, rounded half away from zero to four places.
    Divide,
}

/// Which events a leaf looks at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EventQuery {
    /// Event name, or prefix pattern ending in `*`.
    pub event: String,
    /// All of it must hold on the same event.
    pub filter: Option<Box<Expr>>,
    /// In this stretch of time.
    pub window: Window,
}

/// `function(event[.property] [where filter] [, window])`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Aggregate {
    /// What is computed.
    pub function: AggregateFunction,
    /// Over which events.
    pub query: EventQuery,
    /// Of which property. When the path has two parts or more, its first part is a list of items,
    /// names in `where` are fields of the item, and `event.property` reaches the event.
    pub property: Option<Path>,
}

/// Aggregates over events (`semantics` 9, 14).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AggregateFunction {
    /// How many events (or items).
    Count,
    /// Sum of a numeric property; 0 over none.
    Sum,
    /// Mean, as a decimal rounded half away from zero; missing over none.
    Avg,
    /// Least value; missing over none.
    Min,
    /// Greatest value; missing over none.
    Max,
    /// Number of different values, missing ones not counted.
    Distinct,
    /// Number of local days with such an event.
    Days,
    /// Property of the first event in (occurred_at, id) order, or its instant when no property is
    /// named; missing over none.
    First,
    /// Likewise of the last event.
    Last,
}

/// An ordered sequence of events (`semantics` 16).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sequence {
    /// Two or more steps, strictly later one after another in (occurred_at, id) order.
    pub steps: Vec<Step>,
    /// Every step carries the same, not missing, value of this property.
    pub same: Option<Path>,
    /// All steps lie in this window.
    pub window: Window,
}

/// One step of a [`Sequence`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    /// Event name or prefix pattern.
    pub event: String,
    /// Must hold on the event.
    pub filter: Option<Box<Expr>>,
    /// At most this long after the step before (`t2 <= t1 + within`); none on the first step.
    pub within: Option<Period>,
}

impl Path {
    /// A path of one part.
    pub fn one(name: impl Into<String>) -> Self {
        Self(vec![name.into()])
    }

    /// The parts joined by dots, without quoting.
    pub fn dotted(&self) -> String {
        self.0.join(".")
    }
}

impl From<&str> for Path {
    /// Splits at dots.
    fn from(text: &str) -> Self {
        Self(text.split('.').map(str::to_owned).collect())
    }
}

impl CompareOp {
    /// As written.
    pub const fn sign(self) -> &'static str {
        match self {
            CompareOp::Eq => "=",
            CompareOp::Ne => "!=",
            CompareOp::Lt => "<",
            CompareOp::Le => "<=",
            CompareOp::Gt => ">",
            CompareOp::Ge => ">=",
        }
    }

    /// The operator that says the same with the sides exchanged.
    pub const fn mirrored(self) -> Self {
        match self {
            CompareOp::Lt => CompareOp::Gt,
            CompareOp::Le => CompareOp::Ge,
            CompareOp::Gt => CompareOp::Lt,
            CompareOp::Ge => CompareOp::Le,
            CompareOp::Eq | CompareOp::Ne => self,
        }
    }

    /// The operator that holds where this one does not, when both sides are there.
    pub const fn complement(self) -> Self {
        match self {
            CompareOp::Eq => CompareOp::Ne,
            CompareOp::Ne => CompareOp::Eq,
            CompareOp::Lt => CompareOp::Ge,
            CompareOp::Le => CompareOp::Gt,
            CompareOp::Gt => CompareOp::Le,
            CompareOp::Ge => CompareOp::Lt,
        }
    }

    /// Whether an ordering of left to right fulfils the operator.
    pub const fn holds(self, ordering: std::cmp::Ordering) -> bool {
        match self {
            CompareOp::Eq => ordering.is_eq(),
            CompareOp::Ne => ordering.is_ne(),
            CompareOp::Lt => ordering.is_lt(),
            CompareOp::Le => ordering.is_le(),
            CompareOp::Gt => ordering.is_gt(),
            CompareOp::Ge => ordering.is_ge(),
        }
    }
}

impl AggregateFunction {
    /// As written.
    pub const fn name(self) -> &'static str {
        match self {
            AggregateFunction::Count => "count",
            AggregateFunction::Sum => "sum",
            AggregateFunction::Avg => "avg",
            AggregateFunction::Min => "min",
            AggregateFunction::Max => "max",
            AggregateFunction::Distinct => "distinct",
            AggregateFunction::Days => "days",
            AggregateFunction::First => "first",
            AggregateFunction::Last => "last",
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.dotted())
    }
}
