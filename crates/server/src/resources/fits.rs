//! Fits: what the cut points are, what they were, whom a step from one to another moves.

use axum::Json;
use axum::extract::{Path, Query, State};
use fenqun_engine::flows::Flows;
use fenqun_engine::live::Cause;
use fenqun_engine::refit::{FitListing, Refitted};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::caller::{Act, Caller, Right};
use crate::looking::Fresh;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;

/// Which fits are compared.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct CompareQuery {
    /// Number of the fit before.
    #[param(example = 1)]
    from: u64,
    /// Number of the fit after.
    #[param(example = 2)]
    to: u64,
    /// At which instant; now when left out.
    as_of: Option<String>,
}

/// What is to be fitted anew.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RefitAsked {
    /// As of when the population is taken; now when left out.
    as_of: Option<String>,
}

/// Lists the fits of a segmentation, newest first.
#[utoipa::path(get, path = "/api/v1/fits/{segmentation}", tag = "fits",
    params(("segmentation" = String, Path, description = "The segmentation"), PageQuery),
    responses((status = 200, body = Page<FitListing>), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(segmentation): Path<String>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<FitListing>>, Problem> {
    caller.may(Right::See)?;
    let limit = page.limit()?;
    let before: Option<u64> = page.after()?;
    let found = app.run(move |hub| hub.read(|workspace| workspace.fits(&segmentation)));
    let mut found = found.await?;
    found.reverse();
    found.retain(|fit| before.is_none_or(|before| fit.number < before));
    Ok(Json(Page::cut(found, limit, |last| last.number)))
}

/// Makes a new fit and puts it into force; whom it moves is in the answer.
#[utoipa::path(post, path = "/api/v1/fits/{segmentation}/refit", tag = "fits",
    params(("segmentation" = String, Path, description = "The segmentation")),
    request_body = RefitAsked,
    responses((status = 200, body = Refitted), (status = "4XX", body = Problem)))]
pub(crate) async fn refit(
    State(app): State<App>,
    caller: Caller,
    Path(segmentation): Path<String>,
    Json(asked): Json<RefitAsked>,
) -> Result<Json<Refitted>, Problem> {
    caller.may(Right::Define)?;
    let what = format!("segmentation/{segmentation}");
    let refitted = app.run(move |hub| {
        hub.change(Cause::Refit, |workspace| {
            workspace.refit(&segmentation, asked.as_of.as_deref())
        })
    });
    let refitted = refitted.await?;
    app.audit(&caller, Act::Refit, what).await?;
    Ok(Json(refitted))
}

/// Whom the step from one fit to another moves, at one instant.
#[utoipa::path(get, path = "/api/v1/fits/{segmentation}/compare", tag = "fits",
    params(("segmentation" = String, Path, description = "The segmentation"), CompareQuery),
    responses((status = 200, body = Fresh<Flows>), (status = "4XX", body = Problem)))]
pub(crate) async fn compare(
    State(app): State<App>,
    caller: Caller,
    Path(segmentation): Path<String>,
    Query(query): Query<CompareQuery>,
) -> Result<Json<Fresh<Flows>>, Problem> {
    caller.may(Right::See)?;
    let found = app.look(&caller, move |workspace, _| {
        let numbers = [query.from, query.to];
        workspace.compare_fits(&segmentation, numbers, query.as_of.as_deref())
    });
    Ok(Json(found.await?))
}
