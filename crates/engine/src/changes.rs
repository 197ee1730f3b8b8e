//! Changes as they are shown to the outside: on the stream, in lists, in webhooks.

use fenqun_model::Message;
use fenqun_store::changes::{Cause, Change};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::failure::{Failure, Outcome};
use crate::kinds::parse_kind;

/// A change of one customer's standing in one definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChangeItem {
    /// Place in the change log, from 1, without gaps.
    pub sequence: u64,
    /// The customer's name at that time; null when the customer was erased.
    #[schema(required = true)]
    pub customer: Option<String>,
    /// Kind of the definition.
    #[schema(example = "Segment")]
    pub kind: String,
    /// Its name.
    pub definition: String,
    /// Its version.
    pub version: u64,
    /// The label before; `in` for members of a segment or list; null for outside.
    #[schema(required = true)]
    pub from: Option<String>,
    /// The label from now on; null for outside.
    #[schema(required = true)]
    pub to: Option<String>,
    /// When it took effect, RFC 3339.
    pub at: String,
    /// Why: `event`, `deadline`, `definition`, `refit`, `merge`, `import` or `erasure`.
    pub cause: String,
    /// What arrived, when that was the cause.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub event: Option<ChangeEvent>,
}

/// What arrived and changed a standing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChangeEvent {
    /// Id of the event; empty for attribute values.
    pub id: String,
    /// Name of the event, or of the attribute.
    pub name: String,
}

/// Which changes are wanted. An empty list wants all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ChangeFilter {
    /// Names of definitions.
    #[schema(required = false)]
    pub definitions: Vec<String>,
    /// Kinds of definition.
    #[schema(required = false)]
    pub kinds: Vec<String>,
    /// Causes.
    #[schema(required = false)]
    pub causes: Vec<String>,
    /// `enter`, `leave` or `move` (from one label to another).
    #[schema(required = false)]
    pub directions: Vec<String>,
}

const CAUSES: [&str; 7] = [
    "event",
    "deadline",
    "definition",
    "refit",
    "merge",
    "import",
    "erasure",
];
const DIRECTIONS: [&str; 3] = ["enter", "leave", "move"];

impl From<Change> for ChangeItem {
    fn from(change: Change) -> Self {
        let cause = cause_name(&change.cause).to_owned();
        Self {
            sequence: change.sequence,
            customer: Some(change.customer).filter(|name| !name.is_empty()),
            kind: change.kind.name().into(),
            definition: change.definition,
            version: change.version,
            from: change.from,
            to: change.to,
            at: change.at.to_string(),
            cause,
            event: match change.cause {
                Cause::Event { id, name } => Some(ChangeEvent { id, name }),
                _ => None,
            },
        }
    }
}

fn cause_name(cause: &Cause) -> &'static str {
    match cause {
        Cause::Event { .. } => "event",
        Cause::Deadline => "deadline",
        Cause::Definition => "definition",
        Cause::Refit => "refit",
        Cause::Merge => "merge",
        Cause::Import => "import",
        Cause::Erasure => "erasure",
    }
}

fn direction(change: &Change) -> &'static str {
    match (&change.from, &change.to) {
        (None, _) => "enter",
        (_, None) => "leave",
        _ => "move",
    }
}

impl ChangeFilter {
    /// Checks a filter and writes kinds as they are shown.
    ///
    /// # Errors
    /// Words that mean nothing; the message lists those that do.
    pub fn checked(mut self) -> Outcome<Self> {
        known("causes", &self.causes, &CAUSES)?;
        known("directions", &self.directions, &DIRECTIONS)?;
        for kind in &mut self.kinds {
            *kind = parse_kind(kind)?.name().into();
        }
        Ok(self)
    }

    /// Whether a change is wanted.
    pub fn wants(&self, change: &Change) -> bool {
        let among = |wanted: &[String], word: &str| {
            wanted.is_empty() || wanted.iter().any(|wanted| wanted == word)
        };
        among(&self.definitions, &change.definition)
            && among(&self.kinds, change.kind.name())
            && among(&self.causes, cause_name(&change.cause))
            && among(&self.directions, direction(change))
    }
}

fn known(field: &'static str, words: &[String], known: &[&str]) -> Outcome<()> {
    match words.iter().find(|word| !known.contains(&word.as_str())) {
        None => Ok(()),
        Some(word) => Err(Failure::wrong_use(
            Message::new("webhook-filter-unknown")
                .with("field", field)
                .with("word", word.as_str())
                .with("known", known.join(", ")),
        )),
    }
}

#[cfg(test)]
mod tests {
    use fenqun_model::Instant;
    use fenqun_model::definition::Kind;

    use super::*;

    fn change(from: Option<&str>, to: Option<&str>) -> Change {
        Change {
            sequence: 3,
            customer: "C1".into(),
            kind: Kind::Segment,
            definition: "vip".into(),
            version: 2,
            from: from.map(str::to_owned),
            to: to.map(str::to_owned),
            at: Instant(1_718_193_600_007),
            cause: Cause::Event {
                id: "e1".into(),
                name: "order".into(),
            },
        }
    }

    #[test]
    fn a_change_is_shown_flat_and_without_who_was_erased() {
        let shown = ChangeItem::from(change(None, Some("in")));
        let shown = serde_json::to_string(&shown).unwrap();
        assert_eq!(
            shown,
            r#"{"sequence":3,"customer":"C1","kind":"Segment","definition":"vip","version":2,"from":null,"to":"in","at":"2024-06-12T12:00:00.007Z","cause":"event","event":{"id":"e1","name":"order"}}"#
        );
        let erased = Change {
            customer: String::new(),
            cause: Cause::Deadline,
            ..change(None, None)
        };
        let shown = serde_json::to_value(ChangeItem::from(erased)).unwrap();
        assert!(shown["customer"].is_null() && shown.get("event").is_none());
    }

    #[test]
    fn filters_choose_by_every_field() {
        let wants = |json: &str, change: &Change| {
            let filter: ChangeFilter = serde_json::from_str(json).unwrap();
            filter.checked().unwrap().wants(change)
        };
        let (enter, leave) = (change(None, Some("in")), change(Some("in"), None));
        let moved = change(Some("Lost"), Some("New"));
        assert!(wants("{}", &enter));
        assert!(wants(r#"{"definitions":["a","vip"]}"#, &enter));
        assert!(!wants(r#"{"definitions":["a"]}"#, &enter));
        assert!(wants(r#"{"kinds":["segments"]}"#, &enter));
        assert!(!wants(r#"{"kinds":["segmentation"]}"#, &enter));
        assert!(!wants(r#"{"causes":["deadline"]}"#, &enter));
        assert!(wants(r#"{"directions":["leave","move"]}"#, &leave));
        assert!(wants(r#"{"directions":["move"]}"#, &moved));
        assert!(!wants(r#"{"directions":["leave","move"]}"#, &enter));
    }

    #[test]
    fn words_that_mean_nothing_are_refused_with_those_that_do() {
        let filter = ChangeFilter {
            directions: vec!["in".into()],
            ..ChangeFilter::default()
        };
        let refused = filter.checked().unwrap_err().to_string();
        assert!(refused.contains("enter, leave, move"), "{refused}");
    }
}
