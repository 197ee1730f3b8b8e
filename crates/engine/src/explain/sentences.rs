//! An explanation line by line, for people. The words of conditions, values and needs are there
//! already; here they become lines.

use fenqun_model::Message;
use serde::Serialize;
use utoipa::ToSchema;

use super::condition::{Condition, Form, Observed};
use super::deciding::DecidingEvent;
use super::division::{CriterionPart, DimensionPart, Division};
use super::needed::{Goal, Needed};
use super::{Explained, Why};
use crate::answers::Reading;
use crate::plain::Words;

/// A line of an explanation.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Sentence {
    /// How deep it is indented.
    pub depth: usize,
    /// Whether the condition it is about holds; null when it is about none.
    #[schema(required = true)]
    pub holds: Option<bool>,
    /// The words.
    pub text: String,
    /// The rule text that it puts into words, for whoever reads rules; null when there is none.
    #[schema(required = true)]
    pub rule: Option<String>,
}

impl Sentence {
    /// Indented, with a mark for what holds and what does not, and the rule behind it.
    pub fn line(&self) -> String {
        let mark = match self.holds {
            Some(true) => "✓ ",
            Some(false) => "✗ ",
            None => "",
        };
        let rule = self.rule.as_ref().filter(|rule| **rule != self.text);
        let rule = rule.map(|rule| format!("  [{rule}]")).unwrap_or_default();
        format!("{}{mark}{}{rule}", "  ".repeat(self.depth), self.text)
    }
}

/// Lines while they are written.
struct Lines<'a, 'w> {
    words: &'a Words<'w>,
    /// Whose labels they are.
    definition: &'a str,
    lines: Vec<Sentence>,
}

impl Explained {
    /// All of it, line by line.
    pub(super) fn lines(&self, words: &Words<'_>) -> Vec<Sentence> {
        let mut lines = Lines {
            words,
            definition: &self.definition,
            lines: vec![],
        };
        let head = Message::new("explain-head")
            .with("title", words.title(&self.title, &self.definition))
            .with("name", self.definition.clone())
            .with("version", self.version)
            .with("headline", self.headline.clone());
        lines.say(0, &head);
        match &self.why {
            Why::Rule(condition) => lines.tree(condition, 1),
            Why::Pinned { .. } | Why::NotListed => {}
            Why::Value(value) => lines.observed(1, value),
            Why::Division(division) => lines.division(division),
        }
        lines.wishes(&self.needed);
        lines.lines
    }
}

impl Lines<'_, '_> {
    fn say(&mut self, depth: usize, message: &Message) {
        let text = self.words.say(message);
        self.push(depth, None, vec![text], None);
    }

    /// A line of parts that are joined by semicolons.
    fn push(&mut self, depth: usize, holds: Option<bool>, parts: Vec<String>, rule: Option<&str>) {
        self.lines.push(Sentence {
            depth,
            holds,
            text: self.words.joined(&parts),
            rule: rule.map(str::to_owned),
        });
    }

    fn tree(&mut self, condition: &Condition, depth: usize) {
        let heading = match condition.form {
            Form::Leaf => return self.leaf(condition, condition, depth),
            Form::Not if condition.parts[0].form == Form::Leaf => {
                return self.leaf(condition, &condition.parts[0], depth);
            }
            Form::All => "explain-all",
            Form::Any => "explain-any",
            Form::Not => "explain-none",
        };
        let heading = self.words.say(&Message::new(heading));
        self.push(depth, Some(condition.holds), vec![heading], None);
        for part in &condition.parts {
            self.tree(part, depth + 1);
        }
    }

    /// A condition without parts, or its contrary.
    fn leaf(&mut self, condition: &Condition, looked_at: &Condition, depth: usize) {
        let mut parts = vec![condition.plain.clone()];
        let events = looked_at.observed.iter();
        parts.extend(events.filter_map(|seen| self.event(seen.event.as_ref()?)));
        if let Some(at) = &condition.next_change {
            let id = match condition.holds {
                true => "explain-until",
                false => "explain-from",
            };
            parts.push(self.at(id, at));
        }
        let rule = Some(condition.text.as_str());
        self.push(depth, Some(condition.holds), parts, rule);
    }

    fn at(&self, id: &'static str, rfc3339: &str) -> String {
        let instant = self.words.written_instant(rfc3339);
        self.words.say(&Message::new(id).with("instant", instant))
    }

    fn event(&self, event: &DecidingEvent) -> Option<String> {
        let message = Message::new("explain-event")
            .with("event", self.words.event_noun(&event.name))
            .with("id", event.id.clone())
            .with("instant", self.words.written_instant(&event.occurred_at));
        Some(self.words.say(&message))
    }

    fn observed(&mut self, depth: usize, value: &Observed) {
        let mut parts = vec![value.plain.clone()];
        parts.extend(value.event.as_ref().and_then(|event| self.event(event)));
        self.push(depth, None, parts, Some(&value.text));
    }

    fn division(&mut self, division: &Division) {
        match division {
            Division::Scores {
                dimensions,
                population,
                outside,
            } => {
                if let Some(population) = population {
                    let head =
                        Message::new("explain-population").with("outside", self.label(outside));
                    self.say(1, &head);
                    self.tree(population, 2);
                }
                for part in dimensions {
                    self.dimension(part);
                }
            }
            Division::Share { value, cuts } => {
                let cuts = self.cuts(cuts, &value.text);
                let parts = [vec![value.plain.clone()], cuts].concat();
                self.push(1, None, parts, Some(&value.text));
            }
            Division::Points {
                criteria,
                total,
                cuts,
                labels,
            } => {
                for part in criteria {
                    self.criterion(part);
                }
                let labels: Vec<String> = labels.iter().map(|label| self.label(label)).collect();
                let total = Message::new("explain-total")
                    .with("total", *total)
                    .with("cuts", listed(cuts))
                    .with("labels", labels.join(" < "));
                self.say(1, &total);
            }
            Division::FirstMatch { rules, otherwise } => {
                for rule in rules {
                    let head = Message::new("explain-rule").with("label", self.label(&rule.label));
                    let head = self.words.say(&head);
                    self.push(1, Some(rule.condition.holds), vec![head], None);
                    self.tree(&rule.condition, 2);
                }
                if rules.iter().all(|rule| !rule.condition.holds) {
                    let last =
                        Message::new("explain-otherwise").with("label", self.label(otherwise));
                    self.say(1, &last);
                }
            }
        }
    }

    fn label(&self, label: &str) -> String {
        self.words.label(self.definition, label)
    }

    fn dimension(&mut self, part: &DimensionPart) {
        let name = self.words.dimension(&part.dimension);
        let score = match &part.score {
            Some(score) => Message::new("explain-score")
                .with("dimension", name)
                .with("score", score.to_string())
                .with("bins", part.bins.to_string()),
            None => Message::new("explain-score-missing").with("dimension", name),
        };
        let mut parts = vec![self.words.say(&score), part.observed.plain.clone()];
        parts.extend(self.cuts(&part.cuts, &part.observed.text));
        self.push(1, None, parts, Some(&part.observed.text));
    }

    /// The cuts of a value, when there are any.
    fn cuts(&self, cuts: &[Reading], of: &str) -> Vec<String> {
        let shown: Vec<String> = cuts
            .iter()
            .map(|cut| self.words.reading_of(of, cut))
            .collect();
        let cuts = Message::new("explain-cuts").with("cuts", shown.join(" | "));
        match shown.is_empty() {
            true => vec![],
            false => vec![self.words.say(&cuts)],
        }
    }

    fn criterion(&mut self, part: &CriterionPart) {
        let id = match part.rule {
            Some(_) => "explain-criterion",
            None => "explain-criterion-none",
        };
        let message = Message::new(id)
            .with("criterion", part.criterion.clone())
            .with("points", part.points)
            .with("weight", part.weight.to_string())
            .with("rule", part.plain.clone().unwrap_or_default());
        let text = self.words.say(&message);
        self.push(1, None, vec![text], part.rule.as_deref());
    }

    /// What would change the standing, each goal under its own heading.
    fn wishes(&mut self, needed: &[Needed]) {
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
            self.say(1, &Message::new(heading));
            for needed in wanted {
                self.push(2, None, vec![needed.plain.clone()], None);
            }
        }
    }
}

fn listed(cuts: &[Reading]) -> String {
    let cuts: Vec<String> = cuts.iter().map(ToString::to_string).collect();
    cuts.join(" | ")
}
