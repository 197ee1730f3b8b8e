//! Rules for whoever builds them: text to tree and back, and what a rule would catch.

use axum::Json;
use axum::extract::State;
use fenqun_engine::customers::Person;
use fenqun_engine::masking::{Mask, Masked};
use fenqun_engine::plain::{ConditionWords, RuleWords};
use fenqun_engine::preview::{ConditionCount, Preview, PreviewRequest};
use fenqun_engine::{Failure, Outcome, Workspace};
use fenqun_model::language::{from_json, parse, point_at, print, to_json};
use fenqun_model::{Argument, Message};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::app::App;
use crate::caller::{Caller, Right};
use crate::looking::Fresh;
use crate::problem::Problem;

/// A rule as text.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleText {
    /// The rule.
    #[schema(example = "count(order, last 90d) >= 3 and city = '上海'")]
    rule: String,
}

/// A rule as a tree.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleTree {
    /// The tree.
    #[schema(value_type = Object, example = json!({"type": "did", "event": "order"}))]
    tree: Value,
}

/// What a rule says, or why it says nothing.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ParsedRule {
    /// The rule as it would be written; null when it cannot be read.
    #[schema(required = true)]
    rule: Option<String>,
    /// Its tree; null when it cannot be read.
    #[schema(value_type = Option<Object>, required = true)]
    tree: Option<Value>,
    /// It in plain words, in the language of the caller; null when it cannot be read.
    #[schema(required = true, example = "at least 3 orders in the last 90 days")]
    plain: Option<String>,
    /// Each condition of the rule in plain words, in the order of the tree.
    conditions: Vec<ConditionWords>,
    /// What is wrong, in the order of the text; empty for a rule that can be saved.
    problems: Vec<RuleProblem>,
}

/// What is wrong in a rule.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RuleProblem {
    /// Stable.
    #[schema(example = "rule-expected")]
    code: String,
    /// What was expected there, for people, in their language.
    title: String,
    /// Where, counted in characters from 1; null when it is about the whole.
    #[schema(required = true, example = 17)]
    column: Option<u64>,
    /// The line with a mark below the place.
    #[schema(required = true)]
    place: Option<String>,
}

/// A rule as text again.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PrintedRule {
    /// The rule.
    rule: String,
    /// The same in plain words, in the language of the caller.
    #[schema(example = "at least 3 orders in the last 90 days")]
    plain: String,
    /// Each condition of the rule in plain words, in the order of the tree.
    conditions: Vec<ConditionWords>,
}

/// What is to be previewed: a rule as text or as a tree.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PreviewAsked {
    /// The rule as text.
    #[schema(example = "count(order, last 90d) >= 3")]
    rule: Option<String>,
    /// The rule as a tree.
    #[schema(value_type = Option<Object>)]
    tree: Option<Value>,
    /// A saved segment or list to compare with.
    against: Option<String>,
    /// Instant: RFC 3339, a day, or `now`; now when left out.
    as_of: Option<String>,
}

/// What a rule catches.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PreviewAnswer {
    /// The instant, RFC 3339.
    #[schema(format = DateTime)]
    as_of: String,
    /// The rule as it was understood.
    rule: String,
    /// The same in plain words, in the language of the caller.
    #[schema(example = "at least 3 orders in the last 90 days")]
    plain: String,
    /// The same as a tree.
    #[schema(value_type = Object)]
    tree: Value,
    /// Customers it catches.
    count: u64,
    /// All customers.
    customers: u64,
    /// Compared with a saved segment.
    #[schema(required = true)]
    against: Option<Compared>,
    /// Each condition of the rule by itself, in the order of the tree.
    conditions: Vec<ConditionCount>,
    /// Some customers it catches.
    sample: Vec<Person>,
}

/// A rule compared with a saved segment.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Compared {
    /// The segment.
    segment: String,
    /// Its version.
    version: u64,
    /// Its customers.
    count: u64,
    /// Customers whom only the rule catches.
    joins: u64,
    /// Customers whom only the segment catches.
    leaves: u64,
    /// Some of those who join.
    joining: Vec<Person>,
    /// Some of those who leave.
    leaving: Vec<Person>,
}

/// Reads a rule: its tree, or what is wrong and where. Never an error by itself.
#[utoipa::path(post, path = "/api/v1/rules/parse", tag = "rules",
    request_body = RuleText,
    responses((status = 200, body = ParsedRule), (status = "4XX", body = Problem)))]
pub(crate) async fn parse_text(
    State(app): State<App>,
    caller: Caller,
    Json(asked): Json<RuleText>,
) -> Result<Json<ParsedRule>, Problem> {
    caller.may(Right::See)?;
    let language = caller.language;
    let problems = |text: &str, messages: Vec<Message>| {
        let problem = |message: Message| RuleProblem {
            code: message.id().into(),
            title: message.text(language),
            column: column(&message),
            place: point_at(text, &message),
        };
        messages.into_iter().map(problem).collect()
    };
    let tree = match parse(&asked.rule) {
        Ok(tree) => tree,
        Err(message) => {
            return Ok(Json(ParsedRule {
                rule: None,
                tree: None,
                plain: None,
                conditions: vec![],
                problems: problems(&asked.rule, vec![message]),
            }));
        }
    };
    let (text, read) = (asked.rule.clone(), tree.clone());
    let found = app.run(move |hub| {
        hub.read(|workspace| {
            let words = workspace.words(language)?.rule(&read);
            Ok((words, workspace.check_rule(&text)?))
        })
    });
    let (RuleWords { plain, conditions }, checked) = found.await?;
    Ok(Json(ParsedRule {
        rule: Some(print(&tree)),
        tree: Some(to_json(&tree)),
        plain: Some(plain),
        conditions,
        problems: problems(&asked.rule, checked),
    }))
}

/// The column that an error names.
fn column(message: &Message) -> Option<u64> {
    let named = message.args().iter().find(|(name, _)| *name == "column")?;
    match named.1 {
        Argument::Number(column) => u64::try_from(column).ok(),
        _ => None,
    }
}

/// Writes a tree as text.
#[utoipa::path(post, path = "/api/v1/rules/print", tag = "rules",
    request_body = RuleTree,
    responses((status = 200, body = PrintedRule), (status = "4XX", body = Problem)))]
pub(crate) async fn print_tree(
    State(app): State<App>,
    caller: Caller,
    Json(asked): Json<RuleTree>,
) -> Result<Json<PrintedRule>, Problem> {
    caller.may(Right::See)?;
    let tree = from_json(&asked.tree).map_err(Failure::from)?;
    let (language, rule) = (caller.language, print(&tree));
    let words =
        app.run(move |hub| hub.read(|workspace| Ok(workspace.words(language)?.rule(&tree))));
    let RuleWords { plain, conditions } = words.await?;
    Ok(Json(PrintedRule {
        rule,
        plain,
        conditions,
    }))
}

/// Counts what an unsaved rule catches, exactly.
#[utoipa::path(post, path = "/api/v1/preview", tag = "rules",
    request_body = PreviewAsked,
    responses((status = 200, body = Fresh<PreviewAnswer>), (status = "4XX", body = Problem)))]
pub(crate) async fn preview(
    State(app): State<App>,
    caller: Caller,
    Json(asked): Json<PreviewAsked>,
) -> Result<Json<Fresh<PreviewAnswer>>, Problem> {
    caller.may(Right::See)?;
    let request = PreviewRequest {
        rule: one_rule(asked.rule, asked.tree.as_ref())?,
        against: asked.against,
        as_of: asked.as_of,
        language: caller.language,
    };
    let answer = app.look(&caller, move |workspace, mask| {
        workspace.may_read(&request.rule, mask)?;
        let preview = workspace.preview(&request)?;
        answer(workspace, preview, mask)
    });
    let answer = answer.await?;
    if !answer.answer.sample.is_empty() {
        app.saw(&caller, "preview").await?;
    }
    Ok(Json(answer))
}

/// The text of a rule that is given either as text or as a tree.
pub(crate) fn one_rule(rule: Option<String>, tree: Option<&Value>) -> Result<String, Problem> {
    match (rule, tree) {
        (Some(rule), None) => Ok(rule),
        (None, Some(tree)) => Ok(print(&from_json(tree).map_err(Failure::from)?)),
        _ => Err(Problem::bad_request(Message::new("http-rule-or-tree"))),
    }
}

fn answer(workspace: &Workspace, preview: Preview, mask: &Mask) -> Outcome<PreviewAnswer> {
    let persons =
        |names: &[String]| -> Outcome<Vec<Person>> { Ok(workspace.persons(names)?.masked(mask)) };
    let against = match preview.against {
        None => None,
        Some(against) => Some(Compared {
            joining: persons(&against.joining)?,
            leaving: persons(&against.leaving)?,
            segment: against.segment,
            version: against.version,
            count: against.count,
            joins: against.joins,
            leaves: against.leaves,
        }),
    };
    Ok(PreviewAnswer {
        as_of: preview.as_of,
        tree: to_json(&parse(&preview.rule)?),
        rule: preview.rule,
        plain: preview.plain,
        count: preview.count,
        customers: preview.customers,
        against,
        conditions: preview.conditions,
        sample: persons(&preview.sample)?,
    })
}
