//! How groups overlap: each combination of being in some and not in others, counted exactly, with
//! the rule that catches just those customers.

use std::sync::{Mutex, PoisonError};

use fenqun_model::Message;
use fenqun_model::definition::{Kind, Title};
use fenqun_model::expr::Expr;
use fenqun_model::language::{parse, print};
use fenqun_segment::Question;
use serde::Serialize;
use utoipa::ToSchema;

use crate::answers::is_member;
use crate::failure::{Failure, Outcome};
use crate::preview::pointed;
use crate::references::Key;
use crate::run::held;
use crate::workspace::Workspace;

/// Most groups at once; every one doubles the combinations.
pub const MOST_SETS: usize = 6;

/// What is to be laid over each other.
#[derive(Clone, Debug, Default)]
pub struct OverlapRequest {
    /// The groups.
    pub sets: Vec<OverlapOf>,
    /// Instant as people type it; now when `None`.
    pub as_of: Option<String>,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OverlapOf {
    /// A saved segment or list, `kind/name` where needed.
    Saved(String),
    /// Whom an unsaved rule catches.
    Rule(String),
}

/// How groups overlap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Overlap {
    /// The instant, RFC 3339.
    #[schema(format = DateTime)]
    pub as_of: String,
    /// All customers.
    pub customers: u64,
    /// The groups as they were given.
    pub sets: Vec<OverlapSet>,
    /// Every combination that somebody is in, the greatest first; that of nobody's groups too.
    pub regions: Vec<Region>,
}

/// One of the groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct OverlapSet {
    /// Kind of the definition; null of a rule.
    #[schema(required = true)]
    pub kind: Option<Kind>,
    /// Name of the definition; null of a rule.
    #[schema(required = true)]
    pub name: Option<String>,
    /// What people are shown instead of the name.
    pub title: Title,
    /// The rule that catches its customers.
    #[schema(example = "in segment('vip')")]
    pub rule: String,
    /// Its customers.
    pub customers: u64,
}

/// Customers who are in just these groups and in none of the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Region {
    /// The groups that they are in, by index into `sets`, ascending.
    #[schema(example = json!([0, 2]))]
    pub sets: Vec<usize>,
    /// How many.
    pub customers: u64,
    /// The rule that catches just them.
    #[schema(example = "in segment('vip') and not in segment('recent')")]
    pub rule: String,
}

/// A group: where it is saved, if it is, and its rule.
struct Named {
    saved: Option<Key>,
    rule: Expr,
}

impl Workspace {
    /// How groups overlap at an instant.
    ///
    /// # Errors
    /// None or too many groups; unknown or broken ones; a rule that is wrong; a malformed instant.
    pub fn overlap(&self, request: &OverlapRequest) -> Outcome<Overlap> {
        if !(1..=MOST_SETS).contains(&request.sets.len()) {
            let message = Message::new("overlap-sets").with("most", MOST_SETS);
            return Err(Failure::wrong_use(message));
        }
        let as_of = self.instant(request.as_of.as_deref())?;
        let named = request.sets.iter().map(|set| self.named(set));
        let named = named.collect::<Outcome<Vec<Named>>>()?;
        let rules: Vec<(String, Expr)> = named
            .iter()
            .map(|named| (print(&named.rule), named.rule.clone()))
            .collect();
        let (usable, keys) = self.with_rules(&rules)?;
        let questions = keys.into_iter();
        let questions = questions.map(|(kind, name)| Question::Saved(kind, name));
        let run = self.compile(&usable.checked, questions.collect())?;
        let parameters = self.parameters(&usable.checked, &run, as_of)?;
        let regions = Mutex::new(vec![0u64; 1 << named.len()]);
        self.evaluate(&run, as_of, &parameters, false, &|_, answers| {
            let mut fresh = vec![0u64; 1 << answers.answers.len()];
            for index in 0..answers.customers.len() {
                let bits = answers.answers.iter().enumerate();
                let region =
                    bits.map(|(set, answer)| usize::from(is_member(&answer.data, index)) << set);
                fresh[region.sum::<usize>()] += 1;
            }
            let mut regions = held(&regions);
            let both = regions.iter_mut().zip(fresh);
            both.for_each(|(region, more)| *region += more);
        })?;
        let regions = regions.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(Overlap {
            as_of: as_of.to_string(),
            customers: regions.iter().sum(),
            sets: self.overlap_sets(&named, &regions),
            regions: named_regions(&named, &regions),
        })
    }

    fn named(&self, set: &OverlapOf) -> Outcome<Named> {
        match set {
            OverlapOf::Rule(text) => {
                let rule = parse(text).map_err(|problem| pointed(text, problem))?;
                Ok(Named { saved: None, rule })
            }
            OverlapOf::Saved(name) => {
                let key = self.compared_with(name)?;
                let rule = match key.0 {
                    Kind::StaticList => Expr::InList(key.1.clone()),
                    _ => Expr::InSegment(key.1.clone()),
                };
                Ok(Named {
                    saved: Some(key),
                    rule,
                })
            }
        }
    }

    fn overlap_sets(&self, named: &[Named], regions: &[u64]) -> Vec<OverlapSet> {
        let sets = named.iter().enumerate().map(|(set, named)| {
            let inside = regions.iter().enumerate();
            let inside = inside.filter(|(region, _)| region >> set & 1 == 1);
            let (kind, name) = named.saved.clone().unzip();
            let definition = named
                .saved
                .as_ref()
                .and_then(|(kind, name)| self.saved.set.get(*kind, name));
            OverlapSet {
                kind,
                name,
                title: definition
                    .map(|definition| definition.metadata.title.clone())
                    .unwrap_or_default(),
                rule: print(&named.rule),
                customers: inside.map(|(_, customers)| customers).sum(),
            }
        });
        sets.collect()
    }
}

/// Regions with somebody in them, the greatest first, each with its rule.
fn named_regions(named: &[Named], regions: &[u64]) -> Vec<Region> {
    let occupied = regions.iter().enumerate();
    let mut found: Vec<Region> = occupied
        .filter(|(_, customers)| **customers > 0)
        .map(|(region, customers)| Region {
            sets: (0..named.len())
                .filter(|set| region >> set & 1 == 1)
                .collect(),
            customers: *customers,
            rule: print(&rule_of(named, region)),
        })
        .collect();
    found.sort_by(|a, b| (b.customers, &a.sets).cmp(&(a.customers, &b.sets)));
    found
}

/// In these groups and in none of the others.
fn rule_of(named: &[Named], region: usize) -> Expr {
    let parts = named.iter().enumerate().map(|(set, named)| {
        let rule = named.rule.clone();
        match region >> set & 1 {
            1 => rule,
            _ => Expr::Not(Box::new(rule)),
        }
    });
    let mut parts: Vec<Expr> = parts.collect();
    // Those who are in come first: it reads better.
    parts.sort_by_key(|part| matches!(part, Expr::Not(_)));
    match parts.len() {
        1 => parts.remove(0),
        _ => Expr::And(parts),
    }
}
