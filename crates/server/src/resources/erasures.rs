//! Erasing a customer, and the receipts that are left.

use axum::Json;
use axum::extract::{Path, Query, State};
use fenqun_engine::forgetting::Forgotten;
use fenqun_engine::live::Cause;
use fenqun_engine::receipts::ErasureReceipt;

use crate::app::App;
use crate::caller::{Act, Caller, Right};
use crate::page::{Page, PageQuery};
use crate::problem::Problem;

/// Erases a customer: rows, identifiers and memberships. What is left is a receipt without personal
/// data; its `code` is shown this once.
#[utoipa::path(post, path = "/api/v1/customers/{customer}/forget", tag = "erasures",
    params(("customer" = String, Path, description = "Their `id`, or any identifier")),
    responses((status = 200, body = Forgotten), (status = "4XX", body = Problem)))]
pub(crate) async fn forget(
    State(app): State<App>,
    caller: Caller,
    Path(customer): Path<String>,
) -> Result<Json<Forgotten>, Problem> {
    caller.may(Right::Forget)?;
    let sees = caller.has(Right::SeePersonal);
    let forgotten = app.run(move |hub| {
        let meant = hub.read(|workspace| workspace.meant(&customer, &workspace.mask(sees)))?;
        hub.change(Cause::Erasure, |workspace| workspace.forget(&meant.name))
    });
    let forgotten = forgotten.await?;
    let what = format!("receipt/{}", forgotten.receipt);
    app.audit(&caller, Act::Forget, what).await?;
    Ok(Json(forgotten))
}

/// Lists the receipts of erasures, newest first.
#[utoipa::path(get, path = "/api/v1/receipts", tag = "erasures",
    params(PageQuery),
    responses((status = 200, body = Page<ErasureReceipt>), (status = "4XX", body = Problem)))]
pub(crate) async fn receipts(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<ErasureReceipt>>, Problem> {
    caller.may(Right::See)?;
    let limit = page.limit()?;
    let before: Option<u64> = page.after()?;
    let found = app.run(|hub| Ok(hub.read(fenqun_engine::Workspace::receipts)));
    let mut found = found.await?;
    found.reverse();
    found.retain(|one| before.is_none_or(|before| one.receipt < before));
    Ok(Json(Page::cut(found, limit, |last| last.receipt)))
}
