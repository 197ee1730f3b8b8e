//! Why a customer has a label: scores and cuts, points, or the first rule that holds.

use fenqun_model::definition::{Bound, GridDimension, Resolved, ScoreBy};
use fenqun_model::expr::Expr;
use fenqun_segment::Question;
use serde::Serialize;
use utoipa::ToSchema;

use super::Subject;
use super::asked::{Asked, Replies};
use super::condition::{self, Condition, Observed, ObservedDraft};
use crate::answers::Reading;

/// Why a customer has a label.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Division {
    /// Scores on dimensions.
    Scores {
        /// The dimensions.
        dimensions: Vec<DimensionPart>,
        /// Who is scored at all, when the definition says so.
        population: Option<Condition>,
        /// The label of those who are not scored.
        outside: String,
    },
    /// Share of the total value.
    Share {
        /// The value.
        value: Observed,
        /// Where B and where A begin.
        cuts: Vec<Reading>,
    },
    /// Points added up.
    Points {
        /// The criteria.
        criteria: Vec<CriterionPart>,
        /// The total.
        total: i64,
        /// Ascending cuts of the total.
        cuts: Vec<Reading>,
        /// Labels from lowest to highest.
        labels: Vec<String>,
    },
    /// The rules up to the first that holds.
    FirstMatch {
        /// The rules.
        rules: Vec<RulePart>,
        /// The label when none holds.
        otherwise: String,
    },
}

/// A dimension of a score.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct DimensionPart {
    /// Its name.
    pub dimension: String,
    /// What is scored.
    pub observed: Observed,
    /// The score; `None` when not scored.
    pub score: Option<Reading>,
    /// The highest score.
    pub bins: u32,
    /// Cuts, ascending; in the order of the scores for `ntile`.
    pub cuts: Vec<Reading>,
    /// Smaller values score higher.
    pub descending: bool,
    /// Where a value that equals a cut belongs.
    pub on_cut: OnCut,
}

/// Where a value that equals a cut belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OnCut {
    /// With the smaller values.
    Below,
    /// With the larger values.
    Above,
    /// To either, by the customer's name.
    ByName,
}

/// A criterion of a scorecard.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CriterionPart {
    /// Its name.
    pub criterion: String,
    /// Its weight.
    pub weight: u32,
    /// Points of the rule that holds, before the weight; 0 when none holds.
    pub points: i64,
    /// The rule that holds.
    pub rule: Option<String>,
    /// The same in plain words.
    pub plain: Option<String>,
}

/// A rule of a first-match list.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct RulePart {
    /// The label it earns.
    pub label: String,
    /// The rule.
    pub condition: Condition,
}

/// A division with questions where the values will stand.
pub(super) enum Draft {
    Scores {
        segmentation: String,
        dimensions: Vec<(GridDimension, ObservedDraft, usize)>,
        population: Option<condition::Draft>,
        outside: String,
    },
    Share {
        segmentation: String,
        value: ObservedDraft,
    },
    Points {
        criteria: Vec<CriterionDraft>,
        cuts: Vec<Reading>,
        labels: Vec<String>,
    },
    FirstMatch {
        rules: Vec<(String, condition::Draft)>,
        otherwise: String,
    },
}

pub(super) struct CriterionDraft {
    name: String,
    weight: u32,
    rules: Vec<(String, usize, i64)>,
}

/// Drafts the ground of a label.
pub(super) fn ask(
    name: &str,
    resolved: &Resolved,
    subject: &Subject<'_>,
    asked: &mut Asked,
) -> Draft {
    match resolved {
        Resolved::Grid {
            dimensions,
            population,
            outside,
            ..
        } => Draft::Scores {
            segmentation: name.to_owned(),
            dimensions: dimensions
                .iter()
                .map(|dimension| ask_dimension(name, dimension, subject, asked))
                .collect(),
            population: population
                .as_ref()
                .map(|population| condition::ask(population, subject, asked)),
            outside: outside.label.clone(),
        },
        Resolved::Abc { value, .. } => Draft::Share {
            segmentation: name.to_owned(),
            value: condition::observe(value, subject, asked),
        },
        Resolved::Points {
            criteria,
            cuts,
            labels,
        } => Draft::Points {
            criteria: criteria
                .iter()
                .map(|(name, weight, rules)| ask_criterion(name, *weight, rules, asked))
                .collect(),
            cuts: cuts.iter().map(bound).collect(),
            labels: labels.iter().map(|titled| titled.label.clone()).collect(),
        },
        Resolved::FirstMatch { rules, otherwise } => Draft::FirstMatch {
            rules: rules
                .iter()
                .map(|(label, _, rule)| (label.clone(), condition::ask(rule, subject, asked)))
                .collect(),
            otherwise: otherwise.label.clone(),
        },
    }
}

fn ask_dimension(
    segmentation: &str,
    dimension: &GridDimension,
    subject: &Subject<'_>,
    asked: &mut Asked,
) -> (GridDimension, ObservedDraft, usize) {
    let observed = condition::observe(&dimension.value, subject, asked);
    let score = Question::Score(segmentation.to_owned(), dimension.name.clone());
    (dimension.clone(), observed, asked.add(score))
}

fn ask_criterion(
    name: &str,
    weight: u32,
    rules: &[(Expr, i64)],
    asked: &mut Asked,
) -> CriterionDraft {
    CriterionDraft {
        name: name.to_owned(),
        weight,
        rules: rules
            .iter()
            .map(|(rule, points)| {
                let question = asked.add(Question::Condition(rule.clone()));
                (fenqun_model::language::print(rule), question, *points)
            })
            .collect(),
    }
}

impl Draft {
    pub(super) fn fill(self, subject: &Subject<'_>, replies: &Replies) -> Division {
        match self {
            Draft::Scores {
                segmentation,
                dimensions,
                population,
                outside,
            } => Division::Scores {
                dimensions: dimensions
                    .into_iter()
                    .map(|draft| fill_dimension(&segmentation, draft, subject, replies))
                    .collect(),
                population: population.map(|population| population.fill(subject, replies)),
                outside,
            },
            Draft::Share {
                segmentation,
                value,
            } => Division::Share {
                value: value.fill(subject, replies),
                cuts: replies.cuts(&segmentation, "value"),
            },
            Draft::Points {
                criteria,
                cuts,
                labels,
            } => fill_points(criteria, cuts, labels, replies),
            Draft::FirstMatch { rules, otherwise } => Division::FirstMatch {
                rules: fill_rules(rules, subject, replies),
                otherwise,
            },
        }
    }
}

fn fill_dimension(
    segmentation: &str,
    (dimension, observed, score): (GridDimension, ObservedDraft, usize),
    subject: &Subject<'_>,
    replies: &Replies,
) -> DimensionPart {
    let cuts = match dimension.by {
        ScoreBy::Threshold => dimension.cuts.iter().map(bound).collect(),
        _ => replies.cuts(segmentation, &dimension.name),
    };
    let on_cut = match dimension.by {
        ScoreBy::Ntile => OnCut::ByName,
        ScoreBy::RRfm => OnCut::Above,
        ScoreBy::Threshold if dimension.cut_belongs_above => OnCut::Above,
        _ => OnCut::Below,
    };
    DimensionPart {
        dimension: dimension.name,
        observed: observed.fill(subject, replies),
        score: replies.reading(score),
        bins: dimension.bins,
        cuts,
        descending: dimension.descending,
        on_cut,
    }
}

fn fill_points(
    criteria: Vec<CriterionDraft>,
    cuts: Vec<Reading>,
    labels: Vec<String>,
    replies: &Replies,
) -> Division {
    let criteria: Vec<CriterionPart> = criteria
        .into_iter()
        .map(|criterion| {
            let mut rules = criterion.rules.into_iter();
            let held = rules.find(|(_, question, _)| replies.holds(*question));
            CriterionPart {
                criterion: criterion.name,
                weight: criterion.weight,
                points: held.as_ref().map_or(0, |(_, _, points)| *points),
                rule: held.map(|(text, ..)| text),
                plain: None,
            }
        })
        .collect();
    let total = criteria
        .iter()
        .map(|part| part.points * i64::from(part.weight))
        .sum();
    Division::Points {
        criteria,
        total,
        cuts,
        labels,
    }
}

/// The rules up to the first that holds.
fn fill_rules(
    rules: Vec<(String, condition::Draft)>,
    subject: &Subject<'_>,
    replies: &Replies,
) -> Vec<RulePart> {
    let mut parts = Vec::new();
    for (label, draft) in rules {
        let condition = draft.fill(subject, replies);
        let holds = condition.holds;
        parts.push(RulePart { label, condition });
        if holds {
            break;
        }
    }
    parts
}

fn bound(bound: &Bound) -> Reading {
    match bound {
        Bound::Number(number) => Reading::Plain(fenqun_model::Value::Decimal(*number)),
        Bound::Period(period) => Reading::Millis(period.millis().unwrap_or(0)),
    }
}
