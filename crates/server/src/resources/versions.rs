//! Every version of a definition.

use axum::Json;
use axum::extract::{Path, Query, State};
use fenqun_engine::define::{Version, VersionBody};
use fenqun_engine::parse_kind;

use crate::app::App;
use crate::caller::{Caller, Right};
use crate::page::{Page, PageQuery};
use crate::problem::Problem;

/// Lists the versions of a definition, newest first; of a deleted one too.
#[utoipa::path(get, path = "/api/v1/definitions/{kind}/{name}/versions", tag = "versions",
    params(("kind" = String, Path, description = "Its kind", example = "Segment"),
        ("name" = String, Path, description = "Its name"), PageQuery),
    responses((status = 200, body = Page<Version>), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Path((kind, name)): Path<(String, String)>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Version>>, Problem> {
    caller.may(Right::See)?;
    let limit = page.limit()?;
    let before: Option<u64> = page.after()?;
    let kind = parse_kind(&kind)?;
    let found = app.run(move |hub| hub.read(|workspace| workspace.versions(kind, &name)));
    let mut found = found.await?;
    found.reverse();
    found.retain(|one| before.is_none_or(|before| one.version < before));
    Ok(Json(Page::cut(found, limit, |last| last.version)))
}

/// Shows one version of a definition.
#[utoipa::path(get, path = "/api/v1/definitions/{kind}/{name}/versions/{version}",
    tag = "versions",
    params(("kind" = String, Path, description = "Its kind", example = "Segment"),
        ("name" = String, Path, description = "Its name"),
        ("version" = u64, Path, description = "From 1")),
    responses((status = 200, body = VersionBody), (status = "4XX", body = Problem)))]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path((kind, name, version)): Path<(String, String, u64)>,
) -> Result<Json<VersionBody>, Problem> {
    caller.may(Right::See)?;
    let kind = parse_kind(&kind)?;
    let found = app.look(&caller, move |workspace, mask| {
        let mut found = workspace.version(kind, &name, version)?;
        found.definition = found.definition.map(|definition| mask.json(&definition));
        found.yaml = mask.text(&found.yaml);
        Ok(found)
    });
    Ok(Json(found.await?.answer))
}
