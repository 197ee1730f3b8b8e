//! Identity repair by hand.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use fenqun_engine::customers::Person;
use fenqun_engine::live::Cause;
use fenqun_engine::masking::Masked;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::caller::{Act, Caller, Right};
use crate::problem::Problem;

/// Two customers who are one after all.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MergeAsked {
    /// One of them: their `id`, or any identifier.
    #[schema(example = "C00132")]
    a: String,
    /// The other one.
    #[schema(example = "phone:+8613812345678")]
    b: String,
}

/// Two customers that are one now.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MergeAnswer {
    /// Takes it back: `DELETE /api/v1/merges/{id}`.
    id: u64,
    /// The one customer.
    customer: Person,
}

/// Joins two customers. Groups are right again when the answer comes.
#[utoipa::path(post, path = "/api/v1/merges", tag = "merges",
    request_body = MergeAsked,
    responses((status = 200, body = MergeAnswer), (status = "4XX", body = Problem)))]
pub(crate) async fn merge(
    State(app): State<App>,
    caller: Caller,
    Json(asked): Json<MergeAsked>,
) -> Result<Json<MergeAnswer>, Problem> {
    caller.may(Right::Merge)?;
    let sees = caller.has(Right::SeePersonal);
    let merged = app.run(move |hub| {
        let [a, b] = hub.read(|workspace| {
            let mask = workspace.mask(sees);
            let meant = |text: &str| workspace.meant(text, &mask);
            Ok::<_, fenqun_engine::Failure>([meant(&asked.a)?, meant(&asked.b)?])
        })?;
        let merged = hub.change(Cause::Merge, |workspace| workspace.merge(&a.name, &b.name))?;
        hub.read(|workspace| {
            let mask = workspace.mask(sees);
            let customer =
                workspace.meant(&merged.customer, &fenqun_engine::masking::Mask::open())?;
            Ok(MergeAnswer {
                id: merged.id,
                customer: workspace.person(&customer)?.masked(&mask),
            })
        })
    });
    let merged = merged.await?;
    let what = format!("merge/{}", merged.id);
    app.audit(&caller, Act::Merge, what).await?;
    Ok(Json(merged))
}

/// Takes a joining back: both customers are as they would be without it.
#[utoipa::path(delete, path = "/api/v1/merges/{id}", tag = "merges",
    params(("id" = u64, Path, description = "As the joining gave it")),
    responses((status = 204), (status = "4XX", body = Problem)))]
pub(crate) async fn unmerge(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<StatusCode, Problem> {
    caller.may(Right::Merge)?;
    let undone = app.run(move |hub| hub.change(Cause::Merge, |workspace| workspace.unmerge(id)));
    undone.await?;
    app.audit(&caller, Act::Unmerge, format!("merge/{id}"))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
