//! Customers: found by what people know of them, and one of them in a few lines.

use axum::Json;
use axum::extract::{Path, Query, State};
use fenqun_engine::customers::{Attributes, Found, FoundCustomer, Profile, SearchRequest};
use fenqun_engine::masking::Masked;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::caller::{Caller, Right};
use crate::looking::{Fresh, named};
use crate::page::PageQuery;
use crate::problem::Problem;

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct SearchQuery {
    /// The beginning of a number or address, any digits of a telephone number, any part of a name.
    #[param(example = "王小")]
    q: String,
}

/// Who was found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SearchPage {
    /// The best first.
    items: Vec<FoundCustomer>,
    /// Always null: a longer text finds fewer.
    #[schema(required = true)]
    next: Option<String>,
    /// Nobody else matches; else a longer text would tell them apart.
    complete: bool,
}

/// Finds customers by any identifier or by name. Callers who see personal fields masked find
/// nobody by them.
#[utoipa::path(get, path = "/api/v1/customers", tag = "customers",
    params(SearchQuery, ("limit" = Option<usize>, Query, minimum = 1, maximum = 500)),
    responses((status = 200, body = Fresh<SearchPage>), (status = "4XX", body = Problem)))]
pub(crate) async fn search(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<SearchQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Fresh<SearchPage>>, Problem> {
    caller.may(Right::See)?;
    let request = SearchRequest {
        limit: page.limit()?,
        text: query.q,
    };
    let found = app.look(&caller, move |workspace, mask| {
        Ok(workspace.search(&request, mask)?.masked(mask))
    });
    let found = found.await?;
    if !found.answer.items.is_empty() {
        app.saw(&caller, "customers").await?;
    }
    Ok(Json(found.map(|Found { items, complete }| SearchPage {
        items,
        next: None,
        complete,
    })))
}

/// One customer: identifiers, since when they are known, how much there is.
#[utoipa::path(get, path = "/api/v1/customers/{customer}", tag = "customers",
    params(("customer" = String, Path, description = "Their `id`, or any identifier, with its \
        kind when it is ambiguous: `phone:+8613812345678`", example = "~17")),
    responses((status = 200, body = Fresh<Profile>), (status = "4XX", body = Problem)))]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(customer): Path<String>,
) -> Result<Json<Fresh<Profile>>, Problem> {
    caller.may(Right::See)?;
    let found = app.look(&caller, move |workspace, mask| {
        let customer = workspace.meant(&customer, mask)?;
        let profile = workspace.profile(&customer)?;
        Ok((named(&profile.person), profile.masked(mask)))
    });
    let found = found.await?;
    app.saw(&caller, found.answer.0.clone()).await?;
    Ok(Json(found.map(|(_, profile)| profile)))
}

/// Everything that is known about a customer, with all that it was before.
#[utoipa::path(get, path = "/api/v1/customers/{customer}/attributes", tag = "customers",
    params(("customer" = String, Path, description = "Their `id`, or any identifier")),
    responses((status = 200, body = Fresh<Attributes>), (status = "4XX", body = Problem)))]
pub(crate) async fn attributes(
    State(app): State<App>,
    caller: Caller,
    Path(customer): Path<String>,
) -> Result<Json<Fresh<Attributes>>, Problem> {
    caller.may(Right::See)?;
    let found = app.look(&caller, move |workspace, mask| {
        let customer = workspace.meant(&customer, mask)?;
        let person = workspace.person(&customer)?;
        let attributes = workspace.attributes(&customer)?;
        Ok((named(&person), attributes.masked(mask)))
    });
    let found = found.await?;
    app.saw(&caller, found.answer.0.clone()).await?;
    Ok(Json(found.map(|(_, attributes)| attributes)))
}
