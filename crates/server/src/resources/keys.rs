//! Write keys: what clients of ingest show. They can bring events in and nothing else.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use fenqun_engine::access::{Act, Key, Right};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::caller::Caller;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;

/// A write key, without its secret.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WriteKey)]
pub(crate) struct KeyView {
    /// From 1.
    #[schema(example = 1)]
    id: u64,
    /// What people call it.
    #[schema(example = "web shop")]
    name: String,
    /// The source that its events belong to.
    #[schema(example = "web")]
    source: String,
    /// The last characters of the secret.
    #[schema(example = "x7Qk")]
    hint: String,
    /// When it was made.
    #[schema(format = DateTime, example = "2026-11-21T08:00:00Z")]
    created_at: String,
    /// When it was last used; null for never.
    #[schema(required = true, format = DateTime, example = "2026-11-21T09:00:00Z")]
    used_at: Option<String>,
}

/// A write key that was just made.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct KeyMade {
    /// The key.
    key: KeyView,
    /// Shown this once: the user name of Basic authentication.
    #[schema(example = "fq_wk_…")]
    secret: String,
}

/// A write key to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeyToMake {
    /// What people call it.
    #[schema(example = "web shop", min_length = 1, max_length = 100)]
    name: String,
    /// The source that its events belong to.
    #[schema(example = "web", min_length = 1, max_length = 100)]
    source: String,
}

/// Lists the write keys.
#[utoipa::path(get, path = "/api/v1/keys", tag = "keys", params(PageQuery),
    responses((status = 200, body = Page<KeyView>), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<KeyView>>, Problem> {
    caller.may(Right::ManageKeys)?;
    let (limit, after) = (page.limit()?, page.after::<u64>()?);
    let keys = app.access.write_keys().into_iter();
    let rest = keys.filter(|key| Some(key.id) > after);
    let fetched = rest.take(limit + 1).collect();
    let page = Page::cut(fetched, limit, |last: &Key| last.id);
    Ok(Json(page.map(view)))
}

/// Makes a write key; the answer has its secret.
#[utoipa::path(post, path = "/api/v1/keys", tag = "keys", request_body = KeyToMake,
    responses((status = 201, body = KeyMade), (status = "4XX", body = Problem)))]
pub(crate) async fn make(
    State(app): State<App>,
    caller: Caller,
    Json(given): Json<KeyToMake>,
) -> Result<(StatusCode, Json<KeyMade>), Problem> {
    caller.may(Right::ManageKeys)?;
    let person = caller.actor.person;
    let (key, secret) = app
        .with_access(move |access| access.make_write_key(person, &given.name, &given.source))
        .await?;
    let what = format!("key/{}", key.id);
    app.audit(&caller, Act::MakeKey, what).await?;
    let key = view(key);
    Ok((StatusCode::CREATED, Json(KeyMade { key, secret })))
}

/// Revokes a write key: from now on its events are refused.
#[utoipa::path(delete, path = "/api/v1/keys/{id}", tag = "keys",
    params(("id" = u64, Path, description = "Number of the write key.")),
    responses((status = 204), (status = "4XX", body = Problem)))]
pub(crate) async fn revoke(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<StatusCode, Problem> {
    caller.may(Right::ManageKeys)?;
    app.with_access(move |access| access.revoke_write_key(id))
        .await?;
    let what = format!("key/{id}");
    app.audit(&caller, Act::RevokeKey, what).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn view(key: Key) -> KeyView {
    KeyView {
        id: key.id,
        name: key.name,
        source: key.source,
        hint: key.hint,
        created_at: key.created_at.to_string(),
        used_at: key.used_at.map(|at| at.to_string()),
    }
}
