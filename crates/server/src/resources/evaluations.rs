//! Evaluation as at the command line, for small sets of customers.

use axum::Json;
use axum::extract::State;
use fenqun_engine::BrokenListing;
use fenqun_engine::answers::{Reading, Standing};
use fenqun_engine::eval::{CustomerStanding, EvalReport, EvalRequest, EvalResult};
use fenqun_engine::masking::Masked;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::caller::{Caller, Right};
use crate::looking::Fresh;
use crate::problem::Problem;

/// Most customers in an answer, all definitions together.
const MOST: usize = 10_000;

/// What is to be evaluated.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct EvalAsked {
    /// Names of definitions, or `kind/name`; all segments, lists and segmentations when empty.
    names: Vec<String>,
    /// Instant: RFC 3339, a day, or `now`; now when left out.
    as_of: Option<String>,
    /// Definition files laid over the saved definitions.
    define: Vec<String>,
    /// Customers who are not members too.
    all: bool,
}

/// Who is in what at an instant, exactly as `fenqun eval --format json` says it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EvalAnswer {
    /// The instant, RFC 3339.
    #[schema(format = DateTime)]
    as_of: String,
    /// One for each definition, by kind and name.
    results: Vec<DefinitionResult>,
    /// Definitions that could not be evaluated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    failed: Vec<BrokenListing>,
}

/// The customers of one definition.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DefinitionResult {
    /// Its name.
    definition: String,
    /// Its version; 0 when it is not saved.
    version: u64,
    /// Sorted by customer.
    customers: Vec<CustomerResult>,
}

/// One customer: `member`, `label` or `value`, after the kind of the definition.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CustomerResult {
    /// Who it is; masked for some.
    customer: String,
    /// In or not in.
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<bool>,
    /// The label.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    /// The value; null when missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Value, required = false)]
    value: Option<Option<Reading>>,
    /// When that changes by itself, RFC 3339; null for never.
    #[schema(required = true)]
    next_change: Option<String>,
}

/// Evaluates definitions for all customers. Refused when the answer would be large: then ask for
/// the members page by page, or export them.
#[utoipa::path(post, path = "/api/v1/eval", tag = "members",
    request_body = EvalAsked,
    responses((status = 200, body = Fresh<EvalAnswer>), (status = "4XX", body = Problem)))]
pub(crate) async fn eval(
    State(app): State<App>,
    caller: Caller,
    Json(asked): Json<EvalAsked>,
) -> Result<Json<Fresh<EvalAnswer>>, Problem> {
    caller.may(Right::See)?;
    if !asked.define.is_empty() {
        // A definition of one's own can ask about any field, so behind a mask it could guess them.
        caller.may(Right::SeePersonal)?;
    }
    let request = EvalRequest {
        names: asked.names,
        as_of: asked.as_of,
        define: asked
            .define
            .into_iter()
            .map(|text| ("request".to_owned(), text))
            .collect(),
        all: asked.all,
        next_change: true,
        most: Some(MOST),
    };
    let found = app.look(&caller, move |workspace, mask| {
        Ok(answer(workspace.eval(&request)?.masked(mask)))
    });
    let found = found.await?;
    let shows = |result: &DefinitionResult| !result.customers.is_empty();
    if found.answer.results.iter().any(shows) {
        app.saw(&caller, "eval").await?;
    }
    Ok(Json(found))
}

fn answer(report: EvalReport) -> EvalAnswer {
    EvalAnswer {
        as_of: report.as_of.to_string(),
        results: report.results.into_iter().map(result).collect(),
        failed: report
            .broken
            .iter()
            .map(|broken| broken.listing())
            .collect(),
    }
}

fn result(found: EvalResult) -> DefinitionResult {
    let labels = found.labels;
    DefinitionResult {
        definition: found.definition,
        version: found.version,
        customers: found
            .customers
            .into_iter()
            .map(|row| customer(row, &labels))
            .collect(),
    }
}

fn customer(row: CustomerStanding, labels: &[String]) -> CustomerResult {
    let mut shown = CustomerResult {
        customer: row.customer,
        member: None,
        label: None,
        value: None,
        next_change: row.next_change.map(|at| at.to_string()),
    };
    match row.standing {
        Standing::Member(member) => shown.member = Some(member),
        Standing::Label(label) => shown.label = labels.get(label as usize).cloned(),
        Standing::Value(value) => shown.value = Some(value),
    }
    shown
}
