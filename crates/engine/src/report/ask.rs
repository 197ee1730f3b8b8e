//! The questions of a report: all in one plan, so that one pass over the customers answers them.

use fenqun_model::definition::{Checked, Kind, Resolved, Segmentation, Spec};
use fenqun_model::expr::Expr;
use fenqun_segment::Question;

use super::data::WorthOrigin;
use super::worth::{ORDERS, PAID, of_orders, worth};
use crate::eval::EVALUATED;
use crate::failure::Outcome;
use crate::references::Key;
use crate::run::Run;
use crate::saved::{Broken, Usable, key_of};
use crate::workspace::Workspace;

/// Most scores of a dimension that a picture shows.
const MOST_SCORES: u32 = 10;

/// What was asked, and where the answers are.
pub(super) struct Asked {
    pub(super) run: Run,
    /// Whose standing the first answers are, in order.
    pub(super) keys: Vec<Key>,
    /// The meaning of "value", and its answer.
    pub(super) worth: Option<(WorthOrigin, Expr, usize)>,
    /// Number of orders.
    pub(super) orders: Option<usize>,
    /// What was paid.
    pub(super) paid: Option<usize>,
    /// Pictures, by index into `keys`.
    pub(super) pictures: Vec<(usize, Picture)>,
    /// Definitions that cannot be asked about.
    pub(super) broken: Vec<Broken>,
}

/// What the picture of a segmentation needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Picture {
    /// Two scores: their answers and their numbers of values, rows first.
    Grid {
        answers: [usize; 2],
        sizes: [usize; 2],
    },
    /// A value.
    Curve { answer: usize },
}

impl Workspace {
    /// Compiles everything that a report asks.
    pub(super) fn ask(&self, usable: &Usable) -> Outcome<Asked> {
        let checked = &usable.checked;
        let all = EVALUATED.into_iter().flat_map(|kind| checked.set.of(kind));
        let all: Vec<Key> = all.map(key_of).collect();
        let (alone, failing) = self.compile_isolating(checked, &all)?;
        let keys: Vec<Key> = all
            .into_iter()
            .filter(|key| {
                !failing
                    .iter()
                    .any(|broken| (broken.kind, &broken.name) == (key.0, &key.1))
            })
            .collect();
        let mut broken = usable.broken.clone();
        broken.extend(failing);
        let mut questions = Questions(alone.questions);
        let schema = self.schema(&checked.set)?;
        let worth = worth(&checked.set, &schema)
            .map(|(origin, expr)| (origin, expr.clone(), questions.value(expr)));
        let mut orders = |text| Some(questions.value(of_orders(text, &schema)?));
        let (orders, paid) = (orders(ORDERS), orders(PAID));
        let pictures = keys
            .iter()
            .enumerate()
            .filter_map(|(index, key)| Some((index, questions.picture(key, checked)?)))
            .collect();
        let run = self.compile(checked, questions.0)?;
        Ok(Asked {
            run,
            keys,
            worth,
            orders,
            paid,
            pictures,
            broken,
        })
    }
}

struct Questions(Vec<Question>);

impl Questions {
    fn add(&mut self, question: Question) -> usize {
        self.0.push(question);
        self.0.len() - 1
    }

    fn value(&mut self, expr: Expr) -> usize {
        self.add(Question::Value(expr))
    }

    fn picture(&mut self, key: &Key, checked: &Checked) -> Option<Picture> {
        if key.0 != Kind::Segmentation {
            return None;
        }
        let Spec::Segmentation(spec) = &checked.set.get(key.0, &key.1)?.spec else {
            return None;
        };
        match spec {
            Segmentation::Rfm(_) => self.grid(&key.1, ["f", "r"], checked),
            Segmentation::Matrix(_) => self.grid(&key.1, ["value", "potential"], checked),
            Segmentation::Abc(abc) => Some(Picture::Curve {
                answer: self.value(abc.value.expr.clone()),
            }),
            _ => None,
        }
    }

    fn grid(&mut self, name: &str, dimensions: [&str; 2], checked: &Checked) -> Option<Picture> {
        let Resolved::Grid {
            dimensions: known, ..
        } = checked.segmentations.get(name)?
        else {
            return None;
        };
        let bins = dimensions.map(|wanted| {
            let found = known.iter().find(|dimension| dimension.name == wanted);
            found
                .map(|dimension| dimension.bins)
                .filter(|bins| *bins <= MOST_SCORES)
        });
        let [Some(rows), Some(columns)] = bins else {
            return None;
        };
        let mut ask = |dimension: &str| self.add(Question::Score(name.into(), dimension.into()));
        Some(Picture::Grid {
            answers: dimensions.map(&mut ask),
            sizes: [rows as usize, columns as usize],
        })
    }
}
