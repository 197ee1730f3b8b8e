//! Personal tokens: one's own, with no more rights than oneself.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use fenqun_engine::access::{Act, Key, NewToken};
use fenqun_model::{Instant, Message};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::caller::Caller;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::resources::people::RightName;

/// A token, without its secret.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Token {
    /// From 1.
    #[schema(example = 3)]
    id: u64,
    /// What one calls it.
    #[schema(example = "nightly report")]
    name: String,
    /// The last characters of the secret.
    #[schema(example = "x7Qk")]
    hint: String,
    /// What it may do, as long as its owner may.
    scopes: Vec<RightName>,
    /// When it was made.
    #[schema(format = DateTime, example = "2026-11-21T08:00:00Z")]
    created_at: String,
    /// From when on it is worth nothing; null for never.
    #[schema(required = true, format = DateTime, example = "2027-11-21T08:00:00Z")]
    expires_at: Option<String>,
    /// When it was last used; null for never.
    #[schema(required = true, format = DateTime, example = "2026-11-21T09:00:00Z")]
    used_at: Option<String>,
}

/// A token that was just made.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TokenMade {
    /// The token.
    token: Token,
    /// Shown this once: send it as `Authorization: Bearer …`.
    #[schema(example = "fq_pat_…")]
    secret: String,
}

/// A token to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TokenToMake {
    /// What one calls it.
    #[schema(example = "nightly report", min_length = 1, max_length = 100)]
    name: String,
    /// What it may do; nothing that one may not do oneself.
    #[schema(min_items = 1, example = json!(["see"]))]
    scopes: Vec<RightName>,
    /// From when on it is worth nothing; never when left out.
    #[serde(default)]
    #[schema(format = DateTime, example = "2099-11-21T08:00:00Z")]
    expires_at: Option<String>,
}

/// Lists one's own tokens.
#[utoipa::path(get, path = "/api/v1/tokens", tag = "tokens", params(PageQuery),
    responses((status = 200, body = Page<Token>), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Token>>, Problem> {
    caller.may_own()?;
    let (limit, after) = (page.limit()?, page.after::<u64>()?);
    let tokens = app.access.tokens(caller.actor.person).into_iter();
    let rest = tokens.filter(|token| Some(token.id) > after);
    let fetched = rest.take(limit + 1).collect();
    let page = Page::cut(fetched, limit, |last: &Key| last.id);
    Ok(Json(page.map(view)))
}

/// Makes a token; the answer has its secret.
#[utoipa::path(post, path = "/api/v1/tokens", tag = "tokens", request_body = TokenToMake,
    responses((status = 201, body = TokenMade), (status = "4XX", body = Problem)))]
pub(crate) async fn make(
    State(app): State<App>,
    caller: Caller,
    Json(given): Json<TokenToMake>,
) -> Result<(StatusCode, Json<TokenMade>), Problem> {
    caller.may_own()?;
    let expires_at = given.expires_at.as_deref().map(instant).transpose()?;
    let new = NewToken {
        name: given.name,
        scopes: given.scopes.iter().map(|scope| scope.0).collect(),
        expires_at,
    };
    let owner = caller.identity.clone();
    let (token, secret) = app
        .with_access(move |access| access.make_token(&owner, &new))
        .await?;
    let what = format!("token/{}", token.id);
    app.audit(&caller, Act::MakeToken, what).await?;
    let token = view(token);
    Ok((StatusCode::CREATED, Json(TokenMade { token, secret })))
}

/// Revokes one of one's own tokens.
#[utoipa::path(delete, path = "/api/v1/tokens/{id}", tag = "tokens",
    params(("id" = u64, Path, description = "Number of the token.")),
    responses((status = 204), (status = "4XX", body = Problem)))]
pub(crate) async fn revoke(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<StatusCode, Problem> {
    caller.may_own()?;
    let person = caller.actor.person;
    app.with_access(move |access| access.revoke_token(person, id))
        .await?;
    let what = format!("token/{id}");
    app.audit(&caller, Act::RevokeToken, what).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Reads an instant in RFC 3339.
pub(crate) fn instant(text: &str) -> Result<Instant, Problem> {
    Instant::parse_rfc3339(text).ok_or_else(|| {
        Problem::bad_request(Message::new("http-instant-malformed").with("text", text))
    })
}

fn view(key: Key) -> Token {
    Token {
        id: key.id,
        name: key.name,
        hint: key.hint,
        scopes: key.scopes.into_iter().map(Into::into).collect(),
        created_at: key.created_at.to_string(),
        expires_at: key.expires_at.map(|at| at.to_string()),
        used_at: key.used_at.map(|at| at.to_string()),
    }
}
