//! The neutral case notation: facts about what rules mean, restated from other products' tests,
//! put into our rule text and our rows.

mod rule_text;

use std::collections::BTreeMap;

use fenqun_model::definition::{
    Checked, Definition, DefinitionSet, Metadata, Rule, Schema, SegmentSpec, Spec, StaticListSpec,
    WorkspaceSpec, check,
};
use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::{Event, Properties, Row, Traits};
use fenqun_model::{Instant, Message, language};
use serde::Deserialize;
use serde_json::Value as Json;

use crate::world::{World, infer};

pub use rule_text::rule_text;

/// A file of cases.
#[derive(Clone, Debug, Deserialize)]
pub struct CaseFile {
    /// The instant that moments are counted from.
    pub t0: String,
    /// Number of cases.
    pub count: usize,
    /// The cases.
    pub cases: Vec<Case>,
}

/// One case: data, a rule and who must fulfil it, once or step after step.
#[derive(Clone, Debug, Deserialize)]
pub struct Case {
    /// By which it is known.
    pub id: String,
    /// What it shows.
    pub pins: String,
    /// Its own instant instead of the file's.
    pub t0: Option<String>,
    /// The rule; none for a definition without one.
    pub rule: Option<Json>,
    /// Attributes of each customer.
    #[serde(default)]
    pub profiles: BTreeMap<String, Properties>,
    /// Events.
    #[serde(default)]
    pub events: Vec<CaseEvent>,
    /// Other segments by name.
    #[serde(default)]
    pub segments: BTreeMap<String, Json>,
    /// Checks one after another, each with what happens before it.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Who fulfils the rule.
    #[serde(default)]
    pub expect: BTreeMap<String, bool>,
    /// `rejected` when the rule must be refused.
    pub expect_definition: Option<String>,
}

/// An event of a case.
#[derive(Clone, Debug, Deserialize)]
pub struct CaseEvent {
    user: String,
    event: String,
    at: String,
    #[serde(default)]
    props: Properties,
}

/// A check at a moment; everything else is applied before it.
#[derive(Clone, Debug, Deserialize)]
pub struct Step {
    /// The moment.
    pub at: String,
    #[serde(default)]
    set: BTreeMap<String, Properties>,
    #[serde(default)]
    events: Vec<CaseEvent>,
    rule: Option<Json>,
    #[serde(default)]
    manual: BTreeMap<String, BTreeMap<String, bool>>,
    /// Who fulfils the rule then.
    pub expect: BTreeMap<String, bool>,
}

/// A case in our terms at one moment.
#[derive(Clone, Debug)]
pub struct Posed {
    /// Customers and their rows.
    pub world: World,
    /// The rule as segment `case`, and what it refers to.
    pub definitions: Checked,
    /// The moment.
    pub as_of: Instant,
    /// Who must fulfil it.
    pub expect: BTreeMap<String, bool>,
}

/// What became of a case.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The rule was refused, with these words.
    Rejected(Vec<Message>),
    /// The rule was accepted; a check for each step.
    Accepted(Vec<Posed>),
}

impl Case {
    /// Puts the case into our terms.
    ///
    /// # Panics
    /// On notation that is not known.
    pub fn pose(&self, file_t0: &str) -> Outcome {
        let t0 = self.t0.as_deref().unwrap_or(file_t0);
        let t0 = Instant::parse_rfc3339(t0).expect("t0 is an instant");
        let mut state = State::new(self, t0);
        let once = Step {
            at: "0s".into(),
            set: BTreeMap::new(),
            events: vec![],
            rule: None,
            manual: BTreeMap::new(),
            expect: self.expect.clone(),
        };
        let steps = match self.steps.is_empty() {
            true => std::slice::from_ref(&once),
            false => &self.steps,
        };
        let mut posed = Vec::new();
        for step in steps {
            state.apply(step);
            match state.definitions() {
                Ok(definitions) => posed.push(Posed {
                    world: state.world.clone(),
                    definitions,
                    as_of: moment(&step.at, t0),
                    expect: step.expect.clone(),
                }),
                Err(errors) => return Outcome::Rejected(errors),
            }
        }
        Outcome::Accepted(posed)
    }
}

/// What has happened so far.
struct State {
    t0: Instant,
    world: World,
    rule: Option<Json>,
    segments: BTreeMap<String, Json>,
    lists: BTreeMap<String, BTreeMap<String, bool>>,
    events: usize,
}

impl State {
    fn new(case: &Case, t0: Instant) -> Self {
        let mut state = Self {
            t0,
            world: World::default(),
            rule: case.rule.clone(),
            segments: case.segments.clone(),
            lists: BTreeMap::new(),
            events: 0,
        };
        for (name, attributes) in &case.profiles {
            state.set(name, attributes, Instant::MIN);
        }
        case.events.iter().for_each(|event| state.event(event));
        state
    }

    fn apply(&mut self, step: &Step) {
        let at = moment(&step.at, self.t0);
        for (name, attributes) in &step.set {
            self.set(name, attributes, at);
        }
        step.events.iter().for_each(|event| self.event(event));
        self.rule = step.rule.clone().or(self.rule.take());
        self.lists.extend(step.manual.clone());
        self.world.schema = infer(&self.world);
    }

    fn set(&mut self, name: &str, attributes: &Properties, at: Instant) {
        let values = attributes
            .iter()
            .map(|(key, value)| (key.clone(), self.json(value)));
        let row = Row::Traits(Traits {
            who: who(name),
            occurred_at: at,
            received_at: self.t0,
            values: values.collect(),
        });
        self.world
            .customers
            .entry(name.to_owned())
            .or_default()
            .push(row);
    }

    fn event(&mut self, event: &CaseEvent) {
        self.events += 1;
        let row = Row::Event(Event {
            who: who(&event.user),
            id: format!("e{:03}", self.events),
            name: event.event.clone(),
            occurred_at: moment(&event.at, self.t0),
            received_at: self.t0,
            properties: event.props.clone(),
        });
        self.world
            .customers
            .entry(event.user.clone())
            .or_default()
            .push(row);
    }

    /// A moment in an attribute as the instant it means.
    fn json(&self, value: &Json) -> Json {
        match value.as_str().and_then(|text| text.strip_prefix('@')) {
            Some(offset) => Json::from(moment(offset, self.t0).to_string()),
            None => value.clone(),
        }
    }

    /// The rule and what it refers to, through the text of the language and all checks.
    fn definitions(&self) -> Result<Checked, Vec<Message>> {
        let mut set = DefinitionSet::default();
        let workspace = WorkspaceSpec {
            time_zone: "UTC".into(),
            ..WorkspaceSpec::default()
        };
        set.insert(definition("workspace", Spec::Workspace(workspace)));
        for (version, people) in &self.lists {
            let with = |wanted| {
                let found = people.iter().filter(move |(_, is_in)| **is_in == wanted);
                found.map(|(name, _)| name.clone()).collect()
            };
            let list = StaticListSpec {
                rule: None,
                add: with(true),
                remove: with(false),
            };
            set.insert(definition(&list_name(version), Spec::StaticList(list)));
        }
        for (name, rule) in &self.segments {
            if rule.get("members").is_some() {
                set.insert(definition(
                    &list_name(name),
                    Spec::StaticList(StaticListSpec::default()),
                ));
            }
            set.insert(self.segment(name, Some(rule))?);
        }
        set.insert(self.segment("case", self.rule.as_ref())?);
        check(set, &Schema::default())
    }

    fn segment(&self, name: &str, rule: Option<&Json>) -> Result<Definition, Vec<Message>> {
        let text = match rule {
            Some(rule) if rule.get("members").is_some() => {
                format!("in list('{}')", list_name(name))
            }
            Some(rule) => rule_text(rule, self.t0),
            None => String::new(),
        };
        let expr = language::parse(&text).map_err(|error| vec![error])?;
        let rule = Rule { text, expr };
        Ok(definition(name, Spec::Segment(SegmentSpec { rule })))
    }
}

/// Names of definitions begin with a letter.
fn list_name(version: &str) -> String {
    format!("list-{version}")
}

fn definition(name: &str, spec: Spec) -> Definition {
    Definition {
        metadata: Metadata {
            name: name.into(),
            ..Metadata::default()
        },
        spec,
    }
}

fn who(name: &str) -> Vec<Identifier> {
    vec![Identifier {
        kind: IdentifierKind::Customer,
        value: name.into(),
    }]
}

/// `-2d`, `0.5s`, `+5h`: so far from `t0`; or an instant written out.
pub fn moment(text: &str, t0: Instant) -> Instant {
    if let Some(instant) = Instant::parse_rfc3339(text) {
        return instant;
    }
    let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let millis = match &text[number.len()..] {
        "ms" => 1.0,
        "s" => 1_000.0,
        "m" => 60_000.0,
        "h" => 3_600_000.0,
        "d" => 86_400_000.0,
        other => panic!("{other} is no unit"),
    };
    let count: f64 = number.parse().expect("a number before the unit");
    t0.plus_millis((count * millis).round() as i64)
}
