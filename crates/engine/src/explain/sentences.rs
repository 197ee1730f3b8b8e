//! An explanation in sentences, for people.

use fenqun_model::{Instant, Language, Message, Zone};

use super::condition::{Condition, Form, Observed};
use super::deciding::DecidingEvent;
use super::division::{CriterionPart, DimensionPart, Division};
use super::needed::{Distance, Goal, Needed};
use super::{Explained, Explanation, Held, Why};
use crate::answers::Reading;

/// A line of an explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// How deep it is indented.
    pub depth: usize,
    /// Whether the condition it is about holds.
    pub holds: Option<bool>,
    /// Its parts, to be joined by semicolons.
    pub parts: Vec<Message>,
}

impl Sentence {
    fn new(depth: usize, message: Message) -> Self {
        Self {
            depth,
            holds: None,
            parts: vec![message],
        }
    }

    fn and(mut self, more: impl IntoIterator<Item = Message>) -> Self {
        self.parts.extend(more);
        self
    }

    /// The words in a language, without indentation and mark.
    pub fn words(&self, language: Language) -> String {
        let parts: Vec<String> = self.parts.iter().map(|part| part.text(language)).collect();
        let separator = match language {
            Language::Chinese => "；",
            Language::English => "; ",
        };
        parts.join(separator)
    }

    /// The line in a language.
    pub fn text(&self, language: Language) -> String {
        let words = self.words(language);
        let mark = match self.holds {
            Some(true) => "✓ ",
            Some(false) => "✗ ",
            None => "",
        };
        format!("{}{mark}{words}", "  ".repeat(self.depth))
    }
}

impl Explanation {
    /// The whole explanation; instants on the wall clock of a zone.
    pub fn sentences(&self, zone: &Zone) -> Vec<Sentence> {
        let head = Message::new("explain-customer")
            .with("customer", self.customer.clone())
            .with("identifiers", self.identifiers.join(", "))
            .with("instant", local(&self.as_of, zone));
        let mut lines = vec![Sentence::new(0, head)];
        for explained in &self.definitions {
            explained.write(zone, &mut lines);
        }
        lines
    }
}

impl Explained {
    /// This definition's part of an explanation.
    pub fn sentences(&self, zone: &Zone) -> Vec<Sentence> {
        let mut lines = Vec::new();
        self.write(zone, &mut lines);
        lines
    }

    fn write(&self, zone: &Zone, lines: &mut Vec<Sentence>) {
        lines.push(Sentence::new(0, self.head()).and([self.outlook(zone)]));
        match &self.why {
            Why::Rule(condition) => tree(condition, 1, zone, lines),
            Why::Pinned { added } => {
                let id = match added {
                    true => "explain-pinned-in",
                    false => "explain-pinned-out",
                };
                lines.push(Sentence::new(1, Message::new(id)));
            }
            Why::NotListed => lines.push(Sentence::new(1, Message::new("explain-not-listed"))),
            Why::Value(value) => lines.push(Sentence {
                depth: 1,
                holds: None,
                parts: observed(value, zone),
            }),
            Why::Division(part) => division(part, zone, lines),
        }
        wishes(&self.needed, zone, lines);
    }

    fn head(&self) -> Message {
        let id = match &self.standing {
            Held::Member(true) => "explain-in",
            Held::Member(false) => "explain-out",
            Held::Label(_) => "explain-label",
            Held::Value(Some(_)) => "explain-value",
            Held::Value(None) => "explain-value-missing",
        };
        Message::new(id)
            .with("definition", self.definition.clone())
            .with("version", self.version)
            .with("held", held(&self.standing))
    }

    fn outlook(&self, zone: &Zone) -> Message {
        match (&self.next_change, &self.becomes) {
            (Some(at), Some(becomes)) => Message::new("explain-next")
                .with("instant", local(at, zone))
                .with("becomes", held(becomes)),
            _ => Message::new("explain-steady"),
        }
    }
}

/// A condition and its parts.
fn tree(condition: &Condition, depth: usize, zone: &Zone, lines: &mut Vec<Sentence>) {
    let own = match condition.form {
        Form::All => Message::new("explain-all"),
        Form::Any => Message::new("explain-any"),
        Form::Not => Message::new("explain-none"),
        Form::Leaf => Message::new("explain-condition").with("text", condition.text.clone()),
    };
    let mut parts = vec![own];
    for value in &condition.observed {
        parts.extend(observed(value, zone));
    }
    if let (Some(at), Form::Leaf) = (&condition.next_change, condition.form) {
        let id = match condition.holds {
            true => "explain-until",
            false => "explain-from",
        };
        parts.push(Message::new(id).with("instant", local(at, zone)));
    }
    lines.push(Sentence {
        depth,
        holds: Some(condition.holds),
        parts,
    });
    for part in &condition.parts {
        tree(part, depth + 1, zone, lines);
    }
}

fn observed(observed: &Observed, zone: &Zone) -> Vec<Message> {
    let value = match &observed.value {
        Some(value) => Message::new("explain-observed")
            .with("text", observed.text.clone())
            .with("value", shown(value, zone)),
        None => Message::new("explain-observed-missing").with("text", observed.text.clone()),
    };
    let event = observed.event.as_ref().map(|event| decided(event, zone));
    [value].into_iter().chain(event).collect()
}

fn decided(event: &DecidingEvent, zone: &Zone) -> Message {
    Message::new("explain-event")
        .with("event", event.name.clone())
        .with("id", event.id.clone())
        .with("instant", local(&event.occurred_at, zone))
}

fn division(division: &Division, zone: &Zone, lines: &mut Vec<Sentence>) {
    match division {
        Division::Scores {
            dimensions,
            population,
            outside,
        } => {
            if let Some(population) = population {
                let head = Message::new("explain-population").with("outside", outside.clone());
                lines.push(Sentence::new(1, head));
                tree(population, 2, zone, lines);
            }
            lines.extend(dimensions.iter().map(|part| dimension(part, zone)));
        }
        Division::Share { value, cuts } => {
            let cuts = Message::new("explain-cuts").with("cuts", list(cuts, zone));
            lines.push(Sentence {
                depth: 1,
                holds: None,
                parts: [observed(value, zone), vec![cuts]].concat(),
            });
        }
        Division::Points {
            criteria,
            total,
            cuts,
            labels,
        } => {
            lines.extend(criteria.iter().map(criterion));
            let total = Message::new("explain-total")
                .with("total", *total)
                .with("cuts", list(cuts, zone))
                .with("labels", labels.join(" < "));
            lines.push(Sentence::new(1, total));
        }
        Division::FirstMatch { rules, otherwise } => {
            for rule in rules {
                let head = Message::new("explain-rule").with("label", rule.label.clone());
                lines.push(Sentence {
                    holds: Some(rule.condition.holds),
                    ..Sentence::new(1, head)
                });
                tree(&rule.condition, 2, zone, lines);
            }
            if rules.iter().all(|rule| !rule.condition.holds) {
                let last = Message::new("explain-otherwise").with("label", otherwise.clone());
                lines.push(Sentence::new(1, last));
            }
        }
    }
}

fn dimension(part: &DimensionPart, zone: &Zone) -> Sentence {
    let score = match &part.score {
        Some(score) => Message::new("explain-score")
            .with("dimension", part.dimension.clone())
            .with("score", score.to_string())
            .with("bins", part.bins.to_string()),
        None => Message::new("explain-score-missing").with("dimension", part.dimension.clone()),
    };
    let cuts = Message::new("explain-cuts").with("cuts", list(&part.cuts, zone));
    Sentence::new(1, score)
        .and(observed(&part.observed, zone))
        .and([cuts])
}

fn criterion(part: &CriterionPart) -> Sentence {
    let id = match part.rule {
        Some(_) => "explain-criterion",
        None => "explain-criterion-none",
    };
    let message = Message::new(id)
        .with("criterion", part.criterion.clone())
        .with("points", part.points)
        .with("weight", part.weight.to_string())
        .with("rule", part.rule.clone().unwrap_or_default());
    Sentence::new(1, message)
}

/// What would change the standing, each goal under its own heading.
fn wishes(needed: &[Needed], zone: &Zone, lines: &mut Vec<Sentence>) {
    let headings = [
        (Goal::Enter, true, "explain-enter-any"),
        (Goal::Enter, false, "explain-enter-all"),
        (Goal::Leave, true, "explain-leave-any"),
        (Goal::Leave, false, "explain-leave-all"),
        (Goal::NextScore, true, "explain-next-scores"),
    ];
    for (goal, enough, heading) in headings {
        let wanted = needed
            .iter()
            .filter(|needed| (needed.goal, needed.enough) == (goal, enough));
        let mut wanted = wanted.peekable();
        if wanted.peek().is_none() {
            continue;
        }
        lines.push(Sentence::new(1, Message::new(heading)));
        lines.extend(wanted.map(|needed| wish(needed, zone)));
    }
}

fn wish(needed: &Needed, zone: &Zone) -> Sentence {
    let id = match (needed.goal, needed.begin) {
        (Goal::NextScore, _) => "explain-condition",
        (_, true) => "explain-must-hold",
        (_, false) => "explain-must-cease",
    };
    let condition = Message::new(id).with("text", needed.condition.clone());
    let distance = needed.distance.as_ref();
    let distance = distance.map(|distance| way(distance, needed.begin));
    let by_itself = needed
        .by_itself
        .as_ref()
        .map(|at| Message::new("explain-by-itself").with("instant", local(at, zone)));
    Sentence::new(2, condition).and(distance).and(by_itself)
}

/// How far a value has to go; on the limit itself, to which side of it.
fn way(distance: &Distance, begin: bool) -> Message {
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
    let magnitude = distance.by.to_string();
    Message::new(id)
        .with("distance", magnitude.trim_start_matches('-'))
        .with("limit", distance.to.to_string())
}

fn held(held: &Held) -> Message {
    match held {
        Held::Member(true) => Message::new("held-in"),
        Held::Member(false) => Message::new("held-out"),
        Held::Label(label) => Message::new("held-label").with("label", label.clone()),
        Held::Value(Some(value)) => Message::new("held-value").with("value", value.to_string()),
        Held::Value(None) => Message::new("held-missing"),
    }
}

fn list(cuts: &[Reading], zone: &Zone) -> String {
    let cuts: Vec<String> = cuts.iter().map(|cut| shown(cut, zone)).collect();
    cuts.join(" | ")
}

/// A value for people: instants on the wall clock.
fn shown(value: &Reading, zone: &Zone) -> String {
    match value {
        Reading::Plain(fenqun_model::Value::Instant(instant)) => zone.local(*instant).to_string(),
        other => other.to_string(),
    }
}

fn local(rfc3339: &str, zone: &Zone) -> String {
    let instant = Instant::parse_rfc3339(rfc3339);
    instant.map_or_else(
        || rfc3339.to_owned(),
        |instant| zone.local(instant).to_string(),
    )
}

#[cfg(test)]
mod tests;
