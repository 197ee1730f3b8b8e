//! What a report says, in numbers: no language, no layout. [`super::render`] turns it into a page, so
//! a page can be tested without a workspace.

use fenqun_connectors::Quality;
use fenqun_model::definition::{Kind, Title};
use fenqun_model::{Instant, Zone};

use crate::saved::Broken;

/// Everything that a report says.
#[derive(Clone, Debug)]
pub struct ReportData {
    /// Whose data they are.
    pub title: Title,
    /// ISO 4217 code of all money.
    pub currency: String,
    /// The workspace's zone, in which instants are shown.
    pub zone: Zone,
    /// The instant of all sizes and values.
    pub as_of: Instant,
    /// The earlier instant of all changes.
    pub from: Instant,
    /// The later instant of all changes.
    pub to: Instant,
    /// When the report was made.
    pub made_at: Instant,
    /// First and last event.
    pub events: Option<(Instant, Instant)>,
    /// What customers are worth; `None` when nothing tells.
    pub worth: Option<Worth>,
    /// All customers.
    pub all: Sums,
    /// Customers whose value is above 0.
    pub valued: u64,
    /// Segments and static lists, by name.
    pub segments: Vec<Segment>,
    /// Segmentations, the ones that managers ask for first at the beginning.
    pub divisions: Vec<Division>,
    /// The last imports, newest first.
    pub imports: Vec<ImportFacts>,
    /// Imports before those.
    pub earlier_imports: u64,
    /// How fresh each definition is that groups customers.
    pub freshness: Vec<Freshness>,
    /// Definitions that cannot be evaluated.
    pub broken: Vec<Broken>,
}

/// What "value" means in this report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worth {
    /// The expression, as printed.
    pub expression: String,
    /// Where it was taken from.
    pub origin: WorthOrigin,
    /// The values are money, not counts.
    pub is_money: bool,
    /// Total at [`ReportData::from`], ten-thousandths.
    pub before: i128,
    /// Total at [`ReportData::to`], ten-thousandths.
    pub after: i128,
}

/// Where the meaning of "value" was taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorthOrigin {
    /// The value of the ABC segmentation of this name.
    Abc(String),
    /// The monetary value of the RFM segmentation of this name.
    Rfm(String),
    /// Nothing defines it: the orders of the last year.
    Orders,
}

/// Sums over some customers. Amounts are ten-thousandths, exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many at [`ReportData::as_of`].
    pub customers: u64,
    /// Their value.
    pub value: i128,
    /// Their orders in the last 365 days.
    pub orders: u64,
    /// What they paid for these.
    pub paid: i128,
    /// How many there were at [`ReportData::from`].
    pub before: u64,
    /// How many there were at [`ReportData::to`].
    pub after: u64,
}

/// What is to be done with a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Advice {
    /// What to do.
    pub text: Title,
    /// Who does it.
    pub owner: Option<String>,
}

/// A segment or a static list.
#[derive(Clone, Debug)]
pub struct Segment {
    /// By which definitions refer to it.
    pub name: String,
    /// What people are shown.
    pub title: Title,
    /// Who is in.
    pub sums: Sums,
    /// Strategies for it.
    pub advice: Vec<Advice>,
}

/// A segmentation.
#[derive(Clone, Debug)]
pub struct Division {
    /// By which definitions refer to it.
    pub name: String,
    /// What people are shown.
    pub title: Title,
    /// How it divides.
    pub method: Method,
    /// One for each label, in the order of the definition.
    pub groups: Vec<Group>,
    /// `flows[a][b]`: customers of group `a` at `from` who are of group `b` at `to`.
    pub flows: Vec<Vec<u64>>,
}

/// How a segmentation divides, with what its picture needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Method {
    /// Recency (columns) by frequency (rows); `None` when the grid has too many cells to show.
    Rfm(Option<Grid>),
    /// Share of customers against share of value.
    Abc(Curve),
    /// Potential (columns) by value (rows).
    Matrix(Grid),
    /// Stages of the relation.
    Lifecycle,
    /// One value cut, lowest band first.
    Bands,
    /// Points added up and cut, lowest band first.
    Scorecard,
    /// First rule that holds.
    Rules,
}

/// A group of a segmentation.
#[derive(Clone, Debug)]
pub struct Group {
    /// The label.
    pub label: String,
    /// What people are shown.
    pub title: Title,
    /// For those who cannot be judged, or whom no rule catches.
    pub is_reserved: bool,
    /// Who is in.
    pub sums: Sums,
    /// Strategies for it.
    pub advice: Vec<Advice>,
}

/// Customers by two scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Scores of the first dimension (rows), each from 1.
    pub rows: usize,
    /// Scores of the second dimension (columns), each from 1.
    pub columns: usize,
    /// Row by row, lowest scores first.
    pub cells: Vec<Cell>,
}

/// Customers with one pair of scores.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// How many.
    pub customers: u64,
    /// Their value in ten-thousandths.
    pub value: i128,
    /// How many of them have each label.
    pub labels: Vec<u64>,
}

/// The curve of an ABC analysis: the first so many customers by value have so much of it together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Curve {
    /// Number of customers and their value together, ascending, beginning at (0, 0).
    pub points: Vec<(u64, i128)>,
    /// Where A and B end, on the curve.
    pub cuts: Vec<(u64, i128)>,
}

/// What an import brought.
#[derive(Clone, Debug)]
pub struct ImportFacts {
    /// The files.
    pub files: String,
    /// Name of the source.
    pub source: String,
    /// When it was done, or begun when it is not.
    pub at: Instant,
    /// The quality report; `None` when the import was stopped and waits to go on.
    pub quality: Option<Quality>,
}

/// How fresh a definition is.
#[derive(Clone, Debug)]
pub struct Freshness {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// What people are shown.
    pub title: Title,
    /// The version in use.
    pub version: u64,
    /// When that was saved.
    pub saved_at: Option<Instant>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Its cut points, when they come from the data.
    pub fit: Option<FitState>,
}

/// The cut points of a segmentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FitState {
    /// There are none yet: there was nobody to fit on.
    Missing,
    /// The newest ones.
    Made {
        /// As of when the population was taken.
        as_of: Instant,
        /// Customers fitted on.
        population: u64,
        /// The rhythm that the definition asks for has passed.
        is_due: bool,
    },
}
