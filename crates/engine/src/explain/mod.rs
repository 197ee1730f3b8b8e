//! Why one customer is in, or not: the value of each condition, the event that decides it, when it
//! changes by itself, and what would be needed.
//!
//! Every node of the rule is a question of its own in one plan, evaluated over a chunk of one
//! customer: the same evaluator that decided the membership explains it.

mod asked;
mod condition;
mod deciding;
mod division;
mod headline;
mod needed;
mod sentences;
mod wording;

pub use condition::{Condition, Form, Observed};
pub use deciding::DecidingEvent;
pub use division::{CriterionPart, DimensionPart, Division, OnCut, RulePart};
pub use needed::{Distance, Goal, Needed};
pub use sentences::Sentence;

use fenqun_model::definition::{Kind, Spec, Title};
use fenqun_model::row::Row;
use fenqun_model::{Instant, Language, Message};
use fenqun_store::Customer;
use serde::Serialize;
use utoipa::ToSchema;

use crate::answers::{Reading, Standing};
use crate::customers::{number, unknown};
use crate::failure::Outcome;
use crate::masking::{Mask, Masked};
use crate::references::Key;
use crate::saved::Usable;
use crate::workspace::Workspace;
use asked::{Asked, Replies};

/// What is to be explained.
#[derive(Clone, Debug, Default)]
pub struct ExplainRequest {
    /// Any identifier of the customer.
    pub customer: String,
    /// A definition; everything the customer is in when `None`.
    pub definition: Option<String>,
    /// Instant as people type it; now when `None`.
    pub as_of: Option<String>,
    /// Language of the words.
    pub language: Language,
}

/// One customer explained.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Explanation {
    /// The customer's name.
    pub customer: String,
    /// All their identifiers.
    pub identifiers: Vec<String>,
    /// The instant, RFC 3339.
    pub as_of: String,
    /// One for each definition.
    pub definitions: Vec<Explained>,
    /// Why other definitions could not be explained.
    #[serde(skip)]
    pub failures: Vec<Message>,
}

/// One definition explained for one customer.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Explained {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub definition: String,
    /// What people are shown.
    #[serde(skip_serializing_if = "Title::is_empty")]
    pub title: Title,
    /// Its version.
    pub version: u64,
    /// Why, in one or two sentences: what decides first, then when it changes by itself.
    #[schema(
        example = "In: 3 orders in the last 90 days (needs at least 3). Leaves on 12 March 2027 unless there is another order."
    )]
    pub headline: String,
    /// What holds.
    pub standing: Held,
    /// When that changes by itself, RFC 3339; `None` for never.
    pub next_change: Option<String>,
    /// What holds from then on.
    pub becomes: Option<Held>,
    /// Why.
    pub why: Why,
    /// What would change it.
    pub needed: Vec<Needed>,
    /// All of it in plain words, line by line.
    pub sentences: Vec<Sentence>,
}

/// What holds for a customer.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Held {
    /// In the segment or not.
    Member(bool),
    /// The label.
    Label(String),
    /// The value.
    Value(Option<Reading>),
}

/// The ground of a standing.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// A rule.
    Rule(Condition),
    /// Named in a list, whatever its rule says.
    Pinned {
        /// Put in; taken out when `false`.
        added: bool,
    },
    /// Not named in a list that has no rule.
    NotListed,
    /// A segmentation.
    Division(Division),
    /// A metric: what it is computed from.
    Value(Observed),
}

impl Workspace {
    /// Explains one customer to somebody who sees what the mask lets them see. The words are made of
    /// what is left then, so they tell nothing else.
    ///
    /// # Errors
    /// No such customer, unknown or broken definition, malformed instant, damaged files.
    pub fn explain(&self, request: &ExplainRequest, mask: &Mask) -> Outcome<Explanation> {
        let explanation = self.explanation(request)?.masked(mask);
        Ok(explanation.in_words(&self.words(request.language)?))
    }

    fn explanation(&self, request: &ExplainRequest) -> Outcome<Explanation> {
        let customer = self.customer(&request.customer)?;
        let as_of = self.instant(request.as_of.as_deref())?;
        let usable = self.usable()?;
        let keys = match &request.definition {
            Some(name) => crate::eval::find(name, &self.saved.set)?,
            None => crate::eval::wanted(&[], &self.saved.set)?,
        };
        let rows = self.store.rows(&customer.name)?;
        let subject = Subject {
            workspace: self,
            usable: &usable,
            customer: &customer,
            rows: &rows,
            as_of,
        };
        let mut definitions = Vec::new();
        let mut failures = Vec::new();
        for key in &keys {
            match subject.explain(key) {
                Ok(explained) => definitions.push(explained),
                Err(failure) if request.definition.is_some() => return Err(failure),
                Err(failure) => failures.extend(failure.messages),
            }
        }
        Ok(Explanation {
            customer: customer.name.clone(),
            identifiers: customer
                .identifiers
                .iter()
                .map(ToString::to_string)
                .collect(),
            as_of: as_of.to_string(),
            definitions,
            failures,
        })
    }

    /// The customer with an identifier, or with a number such as `~17`.
    pub(crate) fn customer(&self, identifier: &str) -> Outcome<Customer> {
        let found = match self.store.find(identifier)? {
            Some(found) => Some(found),
            None => number(identifier).and_then(|number| self.store.numbered(number)),
        };
        found.ok_or_else(|| unknown(identifier))
    }
}

/// One customer at one instant.
pub(crate) struct Subject<'a> {
    pub(crate) workspace: &'a Workspace,
    pub(crate) usable: &'a Usable,
    pub(crate) customer: &'a Customer,
    pub(crate) rows: &'a [Row],
    pub(crate) as_of: Instant,
}

impl Subject<'_> {
    fn explain(&self, key: &Key) -> Outcome<Explained> {
        let is_key = |broken: &&crate::Broken| (broken.kind, &broken.name) == (key.0, &key.1);
        if let Some(broken) = self.usable.broken.iter().find(is_key) {
            return Err(broken.message().into());
        }
        let definition = self
            .usable
            .checked
            .set
            .get(key.0, &key.1)
            .ok_or_else(|| Message::new("definition-unknown").with("name", key.1.clone()))?;
        let mut asked = Asked::about(key);
        let draft = self.draft(&definition.spec, key, &mut asked);
        let replies = asked.answer(self)?;
        let next = replies.next_change(0);
        let why = draft.fill(self, &replies);
        let standing = replies.held(0);
        Ok(Explained {
            kind: key.0,
            definition: key.1.clone(),
            title: definition.metadata.title.clone(),
            version: self.workspace.saved.version(key.0, &key.1),
            headline: String::new(),
            sentences: vec![],
            needed: needed::of(&standing, &why),
            standing,
            next_change: next.map(|at| at.to_string()),
            becomes: next.map(|at| replies.held_at(self, at)).transpose()?,
            why,
        })
    }

    fn draft(&self, spec: &Spec, key: &Key, asked: &mut Asked) -> Draft {
        match spec {
            Spec::Segment(segment) => Draft::Rule(condition::ask(&segment.rule.expr, self, asked)),
            Spec::StaticList(list) => {
                let named = |names: &[String]| names.iter().any(|name| self.is_named(name));
                match (&list.rule, named(&list.remove), named(&list.add)) {
                    (_, true, _) => Draft::Done(Why::Pinned { added: false }),
                    (_, _, true) => Draft::Done(Why::Pinned { added: true }),
                    (Some(rule), ..) => Draft::Rule(condition::ask(&rule.expr, self, asked)),
                    (None, ..) => Draft::Done(Why::NotListed),
                }
            }
            Spec::Metric(metric) => {
                Draft::Value(condition::observe(&metric.value.expr, self, asked))
            }
            _ => match self.usable.checked.segmentations.get(&key.1) {
                Some(resolved) => Draft::Division(division::ask(&key.1, resolved, self, asked)),
                None => Draft::Done(Why::NotListed),
            },
        }
    }

    /// Whether a text in a static list means this customer: any identifier, with or without kind.
    fn is_named(&self, text: &str) -> bool {
        let text = text.trim();
        self.customer
            .identifiers
            .iter()
            .any(|identifier| identifier.value == text || identifier.to_string() == text)
    }
}

/// An explanation with questions where the values will stand.
enum Draft {
    Rule(condition::Draft),
    Value(condition::ObservedDraft),
    Division(division::Draft),
    Done(Why),
}

impl Draft {
    fn fill(self, subject: &Subject<'_>, replies: &Replies) -> Why {
        match self {
            Draft::Rule(draft) => Why::Rule(draft.fill(subject, replies)),
            Draft::Value(draft) => Why::Value(draft.fill(subject, replies)),
            Draft::Division(draft) => Why::Division(draft.fill(subject, replies)),
            Draft::Done(why) => why,
        }
    }
}

impl Held {
    fn of(standing: Standing, labels: &[String]) -> Self {
        match standing {
            Standing::Member(member) => Held::Member(member),
            Standing::Label(label) => Held::Label(labels[label as usize].clone()),
            Standing::Value(value) => Held::Value(value),
        }
    }
}
