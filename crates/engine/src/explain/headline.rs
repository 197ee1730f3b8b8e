//! Why, in one or two sentences: what decides first, then when it changes by itself and what would
//! prevent that.

use fenqun_model::expr::Expr;
use fenqun_model::language::parse;
use fenqun_model::{Instant, Message};

use super::condition::{Condition, Form};
use super::division::{CriterionPart, DimensionPart, Division};
use super::{Explained, Held, Why};
use crate::plain::Words;

/// Conditions that are named; of more, their number is told.
const NAMED: usize = 2;
/// So near a change is told with its time of day.
const SOON: i64 = 2 * 86_400_000;

impl Explained {
    pub(super) fn summary(&self, words: &Words<'_>, as_of: Option<Instant>) -> String {
        let verdict = self.verdict(words);
        match self.outlook(words, as_of) {
            Some(outlook) => words.said(
                "explain-verdict-and-outlook",
                &[("verdict", &verdict), ("outlook", &outlook)],
            ),
            None => words.said("explain-verdict-only", &[("verdict", &verdict)]),
        }
    }

    /// Where the customer is, and why.
    fn verdict(&self, words: &Words<'_>) -> String {
        match (&self.standing, &self.why) {
            (_, Why::Pinned { added: true }) => words.said("explain-pinned-in", &[]),
            (_, Why::Pinned { added: false }) => words.said("explain-pinned-out", &[]),
            (_, Why::NotListed) => words.said("explain-not-listed", &[]),
            (_, Why::Value(value)) => value.plain.clone(),
            (Held::Label(label), Why::Division(division)) => {
                let label = words.label(&self.definition, label);
                division_of(division, &label, words)
            }
            (standing, Why::Rule(condition)) => {
                let is_in = *standing == Held::Member(true);
                let reasons = self.reasons(condition, is_in, words);
                let id = if is_in { "explain-in" } else { "explain-out" };
                words.said(id, &[("reasons", &reasons)])
            }
            (_, Why::Division(_)) => String::new(),
        }
    }

    /// What decides, with what is about to change first.
    fn reasons(&self, condition: &Condition, is_in: bool, words: &Words<'_>) -> String {
        let mut deciding = deciding(condition, is_in);
        deciding.sort_by_key(|leaf| leaf.next_change != self.next_change);
        some(deciding.iter().map(|leaf| leaf.plain.clone()), words)
    }

    /// When it changes by itself, and what would prevent that.
    fn outlook(&self, words: &Words<'_>, as_of: Option<Instant>) -> Option<String> {
        let (at, becomes) = (self.next_change.as_ref()?, self.becomes.as_ref()?);
        let instant = Instant::parse_rfc3339(at)?;
        let is_soon = as_of.is_none_or(|as_of| instant.0.saturating_sub(as_of.0) < SOON);
        let at = match is_soon {
            true => words.instant(instant),
            false => words.day(instant),
        };
        let unless = self.unless(words);
        let arguments = [("at", at.as_str()), ("unless", unless.as_str())];
        match (&self.standing, becomes) {
            (before, after) if before == after => None,
            (_, Held::Member(false)) => Some(words.said("explain-leaves", &arguments)),
            (_, Held::Member(true)) => Some(words.said("explain-joins", &arguments)),
            (_, Held::Label(label)) => {
                let label = words.label(&self.definition, label);
                let [at, unless] = arguments;
                Some(words.said("explain-becomes", &[at, unless, ("label", &label)]))
            }
            (_, Held::Value(_)) => None,
        }
    }

    fn unless(&self, words: &Words<'_>) -> String {
        match &self.why {
            Why::Rule(condition) => words.unless(&self.changing([condition])),
            Why::Division(Division::FirstMatch { rules, .. }) => {
                words.unless(&self.changing(rules.iter().map(|rule| &rule.condition)))
            }
            Why::Division(Division::Scores { dimensions, .. }) => {
                let values = dimensions
                    .iter()
                    .filter_map(|part| Some((parse(&part.observed.text).ok()?, part.descending)));
                words.unless_any(&values.collect::<Vec<_>>())
            }
            _ => words.unless(&[]),
        }
    }

    /// The conditions without parts that change when the whole does.
    fn changing<'c>(
        &self,
        conditions: impl IntoIterator<Item = &'c Condition>,
    ) -> Vec<(Expr, bool)> {
        let mut found = Vec::new();
        for condition in conditions {
            leaves(condition, &mut |leaf| {
                if leaf.next_change == self.next_change
                    && let Ok(expr) = parse(&leaf.text)
                {
                    found.push((expr, leaf.holds));
                }
            });
        }
        found.dedup();
        found
    }
}

fn leaves<'c>(condition: &'c Condition, visit: &mut dyn FnMut(&'c Condition)) {
    if condition.parts.is_empty() {
        visit(condition);
    }
    for part in &condition.parts {
        leaves(part, visit);
    }
}

/// The conditions without parts that make the whole hold, or keep it from holding.
fn deciding(condition: &Condition, holds: bool) -> Vec<&Condition> {
    if condition.holds != holds {
        return vec![];
    }
    let parts = condition.parts.iter();
    match condition.form {
        Form::Leaf => vec![condition],
        Form::Not if condition.parts[0].form == Form::Leaf => vec![condition],
        Form::Not => deciding(&condition.parts[0], !holds),
        Form::All | Form::Any => parts.flat_map(|part| deciding(part, holds)).collect(),
    }
}

/// The first few, and how many more there are.
fn some(phrases: impl Iterator<Item = String>, words: &Words<'_>) -> String {
    let phrases: Vec<String> = phrases.collect();
    let named = words.joined(&phrases[..phrases.len().min(NAMED)]);
    match phrases.len().saturating_sub(NAMED) {
        0 => named,
        more => words.say(
            &Message::new("explain-more-conditions")
                .with("named", named)
                .with("n", more),
        ),
    }
}

fn division_of(division: &Division, label: &str, words: &Words<'_>) -> String {
    let labelled = |why: &str| words.said("explain-labelled", &[("label", label), ("why", why)]);
    match division {
        Division::Scores {
            dimensions,
            population,
            ..
        } => scores(dimensions, population.as_ref(), label, words),
        Division::Share { value, .. } => labelled(&value.plain),
        Division::Points {
            criteria, total, ..
        } => labelled(&points(criteria, *total, words)),
        Division::FirstMatch { rules, .. } => match rules.last() {
            Some(rule) if rule.condition.holds => {
                let deciding = deciding(&rule.condition, true).into_iter();
                labelled(&some(deciding.map(|leaf| leaf.plain.clone()), words))
            }
            _ => labelled(&words.said("explain-no-rule", &[])),
        },
    }
}

/// `R 5 · F 4 · M 5 → Champions: last order 3 days ago; 12 orders so far`.
fn scores(
    dimensions: &[DimensionPart],
    population: Option<&Condition>,
    label: &str,
    words: &Words<'_>,
) -> String {
    let missing = dimensions.iter().filter(|part| part.score.is_none());
    let mut why: Vec<String> = missing
        .filter(|part| part.observed.value.is_none())
        .map(|part| part.observed.plain.clone())
        .collect();
    why.extend(
        population
            .filter(|population| !population.holds)
            .map(|population| {
                some(
                    deciding(population, false)
                        .iter()
                        .map(|leaf| leaf.plain.clone()),
                    words,
                )
            }),
    );
    why.dedup();
    if dimensions.iter().any(|part| part.score.is_none()) {
        let why = words.joined(&why);
        return words.said("explain-not-scored", &[("label", label), ("why", &why)]);
    }
    let seen: Vec<String> = dimensions
        .iter()
        .map(|part| part.observed.plain.clone())
        .collect();
    let seen = words.joined(&seen);
    if let [_] = dimensions {
        return words.said("explain-labelled", &[("label", label), ("why", &seen)]);
    }
    let scores = dimensions.iter().filter_map(|part| {
        let score = part.score.as_ref()?;
        Some(format!("{} {score}", words.dimension(&part.dimension)))
    });
    let scores = scores.collect::<Vec<_>>().join(" · ");
    words.said(
        "explain-scored",
        &[("scores", &scores), ("label", label), ("seen", &seen)],
    )
}

/// `17 points: buys 15, visits 2`.
fn points(criteria: &[CriterionPart], total: i64, words: &Words<'_>) -> String {
    let parts = criteria.iter().filter(|part| part.points != 0);
    let parts: Vec<String> = parts
        .map(|part| {
            let points = part.points * i64::from(part.weight);
            format!("{} {points}", part.criterion)
        })
        .collect();
    let message = Message::new("explain-points")
        .with("n", total)
        .with("parts", words.listed(parts));
    words.say(&message)
}
