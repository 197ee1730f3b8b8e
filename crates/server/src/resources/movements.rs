//! Groups over time: sizes at many instants, and who moved between two.

use axum::Json;
use axum::extract::{Path, Query, State};
use fenqun_engine::customers::Person;
use fenqun_engine::flows::Flows;
use fenqun_engine::history::{History, HistoryRequest, RuleHistory, RuleHistoryRequest};
use fenqun_engine::masking::{Mask, Masked};
use fenqun_engine::members::{CellMembers, CellRequest};
use fenqun_model::Instant;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::members::Behind;
use super::rules::one_rule;
use crate::app::App;
use crate::caller::{Caller, Right};
use crate::looking::Fresh;
use crate::page::{PageQuery, encode};
use crate::problem::Problem;

/// Which stretch of time.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct HistoryQuery {
    /// First instant: RFC 3339 or a day; the day of the first event when left out.
    from: Option<String>,
    /// Last instant; now when left out.
    to: Option<String>,
    /// Step such as `7d` or `1mo`; a month when left out.
    #[param(example = "1mo")]
    step: Option<String>,
    /// From the change log, what was known then, instead of what is known now about then.
    #[param(default = false)]
    recorded: Option<bool>,
}

/// Over which stretch of time an unsaved rule is followed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleHistoryAsked {
    /// The rule as text.
    #[schema(example = "count(order, last 90d) >= 3")]
    rule: Option<String>,
    /// The rule as a tree.
    #[schema(value_type = Option<Object>)]
    tree: Option<Value>,
    /// First instant: RFC 3339 or a day; the day of the first event when left out.
    from: Option<String>,
    /// Last instant; now when left out.
    to: Option<String>,
    /// Step such as `7d` or `1mo`; a month when left out.
    #[schema(example = "1mo")]
    step: Option<String>,
}

/// Between which instants.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct FlowsQuery {
    /// The earlier instant: RFC 3339 or a day.
    #[param(example = "2024-01-01")]
    from: String,
    /// The later instant; now when left out.
    to: Option<String>,
}

/// Which past is meant.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct PastQuery {
    /// From the change log, what was known then; customers who were not members stand as `out`, and
    /// how many of them stayed out is not recorded.
    #[param(default = false)]
    recorded: Option<bool>,
}

/// Which cell of the matrix.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct CellQuery {
    /// Label at the earlier instant; `in` or `out` of a segment.
    from_label: String,
    /// Label at the later instant.
    to_label: String,
}

/// A page of the customers who moved from one label to another.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CellPage {
    /// The definition.
    definition: String,
    /// Its version.
    version: u64,
    /// The earlier instant, RFC 3339.
    #[schema(format = DateTime)]
    from: String,
    /// The later instant, RFC 3339.
    #[schema(format = DateTime)]
    to: String,
    /// All customers of the cell, on other pages too.
    total: u64,
    /// Sorted by customer.
    items: Vec<Person>,
    /// `cursor` of the next page; null on the last.
    #[schema(required = true)]
    next: Option<String>,
}

/// Sizes of a definition over time.
#[utoipa::path(get, path = "/api/v1/history/{definition}", tag = "movements",
    params(("definition" = String, Path, description = "A segment, list or segmentation"),
        HistoryQuery),
    responses((status = 200, body = Fresh<History>), (status = "4XX", body = Problem)))]
pub(crate) async fn history(
    State(app): State<App>,
    caller: Caller,
    Path(definition): Path<String>,
    Query(query): Query<HistoryQuery>,
) -> Result<Json<Fresh<History>>, Problem> {
    caller.may(Right::See)?;
    let request = HistoryRequest {
        name: definition,
        from: query.from,
        to: query.to,
        step: query.step,
        recorded: query.recorded.unwrap_or(false),
    };
    let found = app.look(&caller, move |workspace, _| workspace.history(&request));
    Ok(Json(found.await?))
}

/// How many customers an unsaved rule would have caught over time, by what is known now.
#[utoipa::path(post, path = "/api/v1/history", tag = "movements",
    request_body = RuleHistoryAsked,
    responses((status = 200, body = Fresh<RuleHistory>), (status = "4XX", body = Problem)))]
pub(crate) async fn rule_history(
    State(app): State<App>,
    caller: Caller,
    Json(asked): Json<RuleHistoryAsked>,
) -> Result<Json<Fresh<RuleHistory>>, Problem> {
    caller.may(Right::See)?;
    let request = RuleHistoryRequest {
        rule: one_rule(asked.rule, asked.tree.as_ref())?,
        from: asked.from,
        to: asked.to,
        step: asked.step,
    };
    let found = app.look(&caller, move |workspace, mask| {
        workspace.may_read(&request.rule, mask)?;
        workspace.rule_history(&request)
    });
    Ok(Json(found.await?))
}

/// The migration matrix of a definition between two instants.
#[utoipa::path(get, path = "/api/v1/flows/{segmentation}", tag = "movements",
    params(("segmentation" = String, Path, description = "A segment, list or segmentation"),
        FlowsQuery, PastQuery),
    responses((status = 200, body = Fresh<Flows>), (status = "4XX", body = Problem)))]
pub(crate) async fn flows(
    State(app): State<App>,
    caller: Caller,
    Path(segmentation): Path<String>,
    Query(query): Query<FlowsQuery>,
    Query(past): Query<PastQuery>,
) -> Result<Json<Fresh<Flows>>, Problem> {
    caller.may(Right::See)?;
    let to = query.to.unwrap_or_else(|| "now".into());
    let found = app.look(&caller, move |workspace, _| match past.recorded {
        Some(true) => workspace.recorded_flows(&segmentation, &query.from, &to),
        _ => workspace.flows(&segmentation, &query.from, &to),
    });
    Ok(Json(found.await?))
}

/// Where a page of a cell begins: the customer, and the later instant of the first page.
#[utoipa::path(get, path = "/api/v1/flows/{segmentation}/customers", tag = "movements",
    summary = "Lists the customers in a cell of the migration matrix",
    description = "Sorted by name; later pages stay at the instants of the first.",
    params(("segmentation" = String, Path, description = "A segment, list or segmentation"),
        FlowsQuery, CellQuery, PageQuery),
    responses((status = 200, body = Fresh<CellPage>), (status = "4XX", body = Problem)))]
pub(crate) async fn cell(
    State(app): State<App>,
    caller: Caller,
    Path(segmentation): Path<String>,
    Query(query): Query<FlowsQuery>,
    Query(cell): Query<CellQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Fresh<CellPage>>, Problem> {
    caller.may(Right::See)?;
    let limit = page.limit()?;
    let behind: Option<Behind> = page.after()?;
    let audited = format!("flows/{segmentation}");
    let found = app.look(&caller, move |workspace, mask| {
        let after = behind.as_ref().map(|behind| behind.name(workspace, mask));
        let pinned = behind.map(|behind| Instant(behind.at).to_string());
        let found = workspace.cell_members(&CellRequest {
            name: segmentation,
            from: query.from,
            to: pinned.or(query.to).unwrap_or_else(|| "now".into()),
            from_label: cell.from_label,
            to_label: cell.to_label,
            after: after.transpose()?.flatten(),
            limit,
        })?;
        Ok(shown(found, mask))
    });
    let found = found.await?;
    if !found.answer.items.is_empty() {
        app.saw(&caller, audited).await?;
    }
    Ok(Json(found))
}

fn shown(found: CellMembers, mask: &Mask) -> CellPage {
    let last = found.members.last().map(|last| last.id.clone());
    let behind = found.next.zip(last);
    let behind = behind.map(|(name, id)| Behind::new(found.to, name, &id, mask));
    CellPage {
        definition: found.definition,
        version: found.version,
        from: found.from.to_string(),
        to: found.to.to_string(),
        total: found.total,
        items: found.members.masked(mask),
        next: behind.as_ref().map(encode),
    }
}
