//! Groups laid over each other.

use axum::Json;
use axum::extract::State;
use fenqun_engine::overlap::{Overlap, OverlapOf, OverlapRequest};
use fenqun_model::Message;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::caller::{Caller, Right};
use crate::looking::Fresh;
use crate::problem::Problem;

/// Groups to lay over each other.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OverlapAsked {
    /// One to six of them.
    #[schema(min_items = 1, max_items = 6)]
    sets: Vec<OverlapSetAsked>,
    /// Instant: RFC 3339, a day, or `now`; now when left out.
    as_of: Option<String>,
}

/// A group: either saved, or a rule.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OverlapSetAsked {
    /// Name of a saved segment or list; `staticlist/name` or `segment/name` where both have it.
    #[schema(example = "vip")]
    segment: Option<String>,
    /// A rule as text.
    #[schema(example = "rfm = 'Champions'")]
    rule: Option<String>,
}

/// How up to six groups overlap: every combination of being in some and not in others, with the rule
/// that catches just those customers.
#[utoipa::path(post, path = "/api/v1/overlap", tag = "overlaps",
    request_body = OverlapAsked,
    responses((status = 200, body = Fresh<Overlap>), (status = "4XX", body = Problem)))]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Json(asked): Json<OverlapAsked>,
) -> Result<Json<Fresh<Overlap>>, Problem> {
    caller.may(Right::See)?;
    let sets = asked.sets.into_iter();
    let sets = sets.map(|set| match (set.segment, set.rule) {
        (Some(name), None) => Ok(OverlapOf::Saved(name)),
        (None, Some(rule)) => Ok(OverlapOf::Rule(rule)),
        _ => Err(Problem::bad_request(Message::new("http-segment-or-rule"))),
    });
    let request = OverlapRequest {
        sets: sets.collect::<Result<_, _>>()?,
        as_of: asked.as_of,
    };
    let found = app.look(&caller, move |workspace, mask| {
        for set in &request.sets {
            if let OverlapOf::Rule(rule) = set {
                workspace.may_read(rule, mask)?;
            }
        }
        workspace.overlap(&request)
    });
    Ok(Json(found.await?))
}
