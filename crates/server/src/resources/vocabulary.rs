//! What rules can speak of, for suggestions while a rule is built.

use axum::Json;
use axum::extract::{Query, State};
use fenqun_engine::vocabulary::{Values, ValuesOf, Vocabulary};
use fenqun_model::Message;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::app::App;
use crate::caller::{Caller, Right};
use crate::looking::Fresh;
use crate::page::PageQuery;
use crate::problem::Problem;

/// Which values.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ValuesQuery {
    /// Of this attribute of customers.
    #[param(example = "city")]
    attribute: Option<String>,
    /// Of a property of this event.
    #[param(example = "order")]
    event: Option<String>,
    /// Which property of the event.
    #[param(example = "channel")]
    property: Option<String>,
    /// Only values that begin so.
    q: Option<String>,
}

/// Events with their properties, attributes, metrics, groups and labels that rules can name.
#[utoipa::path(get, path = "/api/v1/schema", tag = "schema",
    responses((status = 200, body = Fresh<Vocabulary>), (status = "4XX", body = Problem)))]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<Fresh<Vocabulary>>, Problem> {
    caller.may(Right::See)?;
    let found = app.look(&caller, |workspace, mask| workspace.vocabulary(mask));
    Ok(Json(found.await?))
}

/// The most frequent values of an attribute or property, from the data; a sample of customers when
/// there are many.
#[utoipa::path(get, path = "/api/v1/schema/values", tag = "schema",
    params(ValuesQuery, ("limit" = Option<usize>, Query, minimum = 1, maximum = 500)),
    responses((status = 200, body = Fresh<Values>), (status = "4XX", body = Problem)))]
pub(crate) async fn values(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ValuesQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Fresh<Values>>, Problem> {
    caller.may(Right::See)?;
    let limit = page.limit()?;
    let of = match (query.attribute, query.event, query.property) {
        (Some(attribute), None, None) => ValuesOf::Attribute(attribute),
        (None, Some(event), Some(property)) => ValuesOf::Property { event, property },
        _ => return Err(Problem::bad_request(Message::new("http-values-of-what"))),
    };
    let prefix = query.q.unwrap_or_default();
    let found = app.look(&caller, move |workspace, mask| {
        workspace.values(&of, &prefix, limit, mask)
    });
    Ok(Json(found.await?))
}
