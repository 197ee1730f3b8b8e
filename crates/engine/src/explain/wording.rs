//! The words of an explanation, put in when it holds only what may be seen.

use fenqun_model::expr::Expr;
use fenqun_model::language::parse;
use fenqun_model::{Instant, Message};

use super::condition::{Condition, Form, Observed};
use super::division::Division;
use super::needed::{Distance, Goal, Needed};
use super::{Explained, Explanation, Why};
use crate::plain::{Seen, Words};

impl Explanation {
    /// The explanation with its words.
    pub(super) fn in_words(mut self, words: &Words<'_>) -> Self {
        let as_of = Instant::parse_rfc3339(&self.as_of);
        for explained in &mut self.definitions {
            explained.word(words, as_of);
        }
        self
    }
}

impl Explained {
    fn word(&mut self, words: &Words<'_>, as_of: Option<Instant>) {
        match &mut self.why {
            Why::Rule(condition) => condition.word(words, true),
            Why::Value(observed) => observed.word(words),
            Why::Division(division) => division.word(words),
            Why::Pinned { .. } | Why::NotListed => {}
        }
        for needed in &mut self.needed {
            needed.plain = needed.words(words, &self.why);
        }
        self.headline = self.summary(words, as_of);
        self.sentences = self.lines(words);
    }
}

impl Condition {
    /// Puts the words in; `wanted`: the condition should hold.
    fn word(&mut self, words: &Words<'_>, wanted: bool) {
        self.observed.iter_mut().for_each(|seen| seen.word(words));
        let inside = (self.form == Form::Not) != wanted;
        for part in &mut self.parts {
            part.word(words, inside);
        }
        self.plain = match (self.form, parse(&self.text)) {
            (_, Err(_)) => self.text.clone(),
            (Form::Leaf, Ok(leaf)) => words.seen(&Seen {
                leaf: &leaf,
                wanted,
                holds: self.holds,
                values: self.values(),
            }),
            (Form::Not, Ok(_)) if self.parts[0].form == Form::Leaf => self.parts[0].plain.clone(),
            (_, Ok(whole)) => words.asked(&whole, !wanted),
        };
    }

    fn values(&self) -> Vec<(Expr, Option<crate::answers::Reading>)> {
        let values = self.observed.iter();
        let read = values.filter_map(|seen| Some((parse(&seen.text).ok()?, seen.value.clone())));
        read.collect()
    }
}

impl Observed {
    fn word(&mut self, words: &Words<'_>) {
        self.plain = match parse(&self.text) {
            Ok(value) => words.observed(&value, self.value.as_ref(), None),
            Err(_) => self.text.clone(),
        };
    }
}

impl Division {
    fn word(&mut self, words: &Words<'_>) {
        match self {
            Division::Scores {
                dimensions,
                population,
                ..
            } => {
                for dimension in dimensions {
                    dimension.observed.word(words);
                }
                if let Some(population) = population {
                    population.word(words, true);
                }
            }
            Division::Share { value, .. } => value.word(words),
            Division::Points { criteria, .. } => {
                for criterion in criteria {
                    criterion.plain = criterion.rule.as_ref().map(|rule| words.text(rule));
                }
            }
            Division::FirstMatch { rules, .. } => {
                for rule in rules {
                    rule.condition.word(words, true);
                }
            }
        }
    }
}

impl Needed {
    /// What must come about, how far away it is, and when it happens by itself.
    fn words(&self, words: &Words<'_>, why: &Why) -> String {
        let (what, of) = match (self.goal, why) {
            (Goal::NextScore, Why::Division(Division::Scores { dimensions, .. })) => {
                let dimension = dimensions
                    .iter()
                    .find(|part| part.dimension == self.condition);
                let of = dimension.map(|part| part.observed.text.clone());
                (words.dimension(&self.condition), of.unwrap_or_default())
            }
            _ => match parse(&self.condition) {
                Ok(condition) => {
                    let asked = words.asked(&condition, !self.begin);
                    (asked, compared(&condition).unwrap_or_default())
                }
                Err(_) => (self.condition.clone(), String::new()),
            },
        };
        let distance = self.distance.as_ref();
        let distance = distance.map(|distance| way(distance, self.begin, &of, words));
        let by_itself = self.by_itself.as_ref().map(|at| {
            let instant = words.written_instant(at);
            words.say(&Message::new("explain-by-itself").with("instant", instant))
        });
        let parts = [Some(what), distance, by_itself].into_iter().flatten();
        words.joined(&parts.collect::<Vec<_>>())
    }
}

/// The value that a comparison with a constant is about, as text.
fn compared(condition: &Expr) -> Option<String> {
    let Expr::Compare(left, _, right) = condition else {
        return None;
    };
    Some(fenqun_model::language::print(match left.as_ref() {
        Expr::Literal(_) => right,
        left => left,
    }))
}

/// How far a value has to go; on the limit itself, to which side of it.
fn way(distance: &Distance, begin: bool, of: &str, words: &Words<'_>) -> String {
    let is_there = distance.by.number() == Some(0.0);
    let id = match (distance.beyond, is_there, distance.rising) {
        (true, true, true) => "explain-rise-above",
        (true, true, false) => "explain-fall-below",
        (true, false, true) => "explain-more-than",
        (true, false, false) => "explain-less-than",
        (false, _, true) if begin => "explain-lacking",
        (false, _, true) => "explain-more",
        (false, _, false) => "explain-less",
    };
    let by = words.reading_of(of, &distance.by);
    let message = Message::new(id)
        .with("distance", by.trim_start_matches('−'))
        .with("limit", words.reading_of(of, &distance.to));
    words.say(&message)
}

#[cfg(test)]
mod tests;
